"""A case says why it is withheld, beside that it is: so that reasons are counted and listed by whoever counts cases."""

from migrations.script import run

revision = "0117"
down_revision = "0116"
branch_labels = None
depends_on = None

_BACK = """
update doorstep.ocait_case c set withheld_for = (
  select d.withheld_for from doorstep.share_decision d
  where d.force_id = c.force_id and d.case_id = c.id order by d.decided_at desc, d.id desc limit 1
) where c.sharing = 'WITHHELD';
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("""
alter table doorstep.ocait_case add column withheld_for text;
alter table doorstep.ocait_case add constraint ocait_case_withheld_for_check check (withheld_for in
  ('COVERT_PHASE', 'SOURCE_PROTECTION', 'NO_IDENTIFIED_RECIPIENT', 'NO_GATEWAY', 'CHILD_SAFETY_RISK', 'OTHER'));
""")
    # Row security holds for the owner too, who has no force: the cases of all forces are read here.
    for table in ("ocait_case", "share_decision"):
        run(f"alter table doorstep.{table} no force row level security")
    run(_BACK)
    for table in ("ocait_case", "share_decision"):
        run(f"alter table doorstep.{table} force row level security")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.ocait_case drop column withheld_for")
