"""Items of intelligence say what they are and whom they are about (DPA 2018 s.38(2) and (3)), like all statements.

What is there says neither, and nothing is made up for it: the desk says it with the next version of the twin.
"""

from migrations.script import run

revision = "0171"
down_revision = "0170"
branch_labels = None
depends_on = None

_BASIS = "('FACT_OBSERVED', 'FACT_DOCUMENT', 'SUBJECT_SAID', 'THIRD_PARTY_SAID', 'ASSESSMENT')"
_ABOUT = "('SUSPECT', 'CONVICTED', 'VICTIM', 'WITNESS', 'CHILD_AT_RISK', 'ASSOCIATE', 'HOUSEHOLD', 'OTHER')"
_TABLES = ("intelligence_raw", "intelligence_text")


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in _TABLES:
        run(f"""
alter table doorstep.{table} add column basis text, add column subject_category text;
alter table doorstep.{table} add constraint {table}_basis_check check (basis in {_BASIS});
alter table doorstep.{table} add constraint {table}_subject_category_check check (subject_category in {_ABOUT});
""")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in _TABLES:
        run(f"alter table doorstep.{table} drop column basis, drop column subject_category")
