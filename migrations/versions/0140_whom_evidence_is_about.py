"""Evidence of an ARMS assessment says whom it is about (DPA 2018 s.38(3)), as the statements of visits do.

Evidence that was taken from a visit has it from there; all other is about the nominal, who was convicted. Whatever was
signed stays as it was signed, but for this.
"""

from migrations.script import run

revision = "0140"
down_revision = "0130"
branch_labels = None
depends_on = None

_FROM_VISITS = """
update doorstep.arms_evidence e set subject_category = s.subject_category
from doorstep.visit_statement s
where s.force_id = e.force_id and s.id = e.statement_id and s.subject_category <> e.subject_category;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("""
alter table doorstep.arms_evidence add column subject_category text not null default 'CONVICTED';
alter table doorstep.arms_evidence alter column subject_category drop default;
alter table doorstep.arms_evidence add constraint arms_evidence_subject_category_check check (subject_category in
  ('SUSPECT', 'CONVICTED', 'VICTIM', 'WITNESS', 'CHILD_AT_RISK', 'ASSOCIATE', 'HOUSEHOLD', 'OTHER'));
comment on table doorstep.arms_evidence is
  'One piece of evidence for a factor, with its source, whom it is about and whether it is fact or opinion.';
""")
    # Row security holds for the owner too, who has no force; and what is signed is otherwise kept from any change.
    for table in ("arms_evidence", "visit_statement"):
        run(f"alter table doorstep.{table} no force row level security")
    run("alter table doorstep.arms_evidence disable trigger arms_evidence_keep")
    run(_FROM_VISITS)
    run("alter table doorstep.arms_evidence enable trigger arms_evidence_keep")
    for table in ("arms_evidence", "visit_statement"):
        run(f"alter table doorstep.{table} force row level security")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.arms_evidence drop column subject_category")
    run("""
comment on table doorstep.arms_evidence is
  'One piece of evidence for a factor, with its source and whether it is fact or opinion.';
""")
