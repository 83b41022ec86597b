"""How many attempts a warrant needs is law of a day like the rest: a row for forces that have a policy without it."""

from migrations.script import run

revision = "0170"
down_revision = "0163"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    # Row security holds for the owner too, who has no force: without this nothing would be found, nor said.
    run("alter table doorstep.policy_row no force row level security")
    run("""
insert into doorstep.policy_row (force_id, id, code, applies_to, days, unlimited, counting, pause_rule, valid_from,
  source)
select force.force_id, gen_random_uuid(), 'S96B', 'WARRANT', 2, false, 'AFTER', 'RUNS_ON', date '2006-05-31',
  'Sexual Offences Act 2003 s.96B(5): a warrant needs attempts on at least two occasions'
from (select distinct force_id from doorstep.policy_row) force
where not exists (
  select from doorstep.policy_row had
  where had.force_id = force.force_id and had.code = 'S96B' and had.applies_to = 'WARRANT')
""")
    run("alter table doorstep.policy_row force row level security")


def downgrade() -> None:
    """What it added is law like any other: it stays."""
