"""The clock of a child's assessment after a section 47 enquiry, with its steps and the statutory guidance as policy."""

from migrations.script import run

revision = "0162"
down_revision = "0161"
branch_labels = None
depends_on = None

_PLACES = (
    ("policy_row", "code", "'CHILD_ASSESSMENT'::text, "),
    ("obligation", "kind", "'CHILD_ASSESSMENT'::text, "),
    ("safeguarding_step", "step", "'SECTION_47'::text, 'ASSESSMENT_DONE'::text, "),
)
_CHANGE = """
do $$ begin
  execute (
    select format('alter table doorstep.{table} drop constraint %I, add constraint %I %s', conname, conname,
                  replace(pg_get_constraintdef(oid), {before}, {after}))
    from pg_constraint where conname = '{table}_{column}_check');
end $$;
"""
# For forces that have a policy: a force that is set up later has it from the baseline.
_POLICY = """
insert into doorstep.policy_row (force_id, id, code, working_days, unlimited, counting, pause_rule, valid_from, source)
select force_id, gen_random_uuid(), 'CHILD_ASSESSMENT', 45, false, 'AFTER', 'RUNS_ON', date '2013-04-15',
  'Working Together to Safeguard Children: an assessment is concluded within 45 working days of the referral'
from (select distinct force_id from doorstep.policy_row) force
"""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table, column, words in _PLACES:
        run(_CHANGE.format(table=table, column=column, before=_quoted("ARRAY["), after=_quoted(f"ARRAY[{words}")))
    # Row security holds for the owner too, who has no force.
    run("alter table doorstep.policy_row no force row level security")
    run(_POLICY)
    run("alter table doorstep.policy_row force row level security")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    gone = (
        ("obligation", "kind = 'CHILD_ASSESSMENT'"),
        ("policy_row", "code = 'CHILD_ASSESSMENT'"),
        ("safeguarding_step", "step in ('SECTION_47', 'ASSESSMENT_DONE')"),
    )
    for table, which in gone:
        run(f"alter table doorstep.{table} no force row level security")
        run(f"delete from doorstep.{table} where {which}")
    for table, column, words in _PLACES:
        run(_CHANGE.format(table=table, column=column, before=_quoted(words), after="''"))
    for table, _ in gone:
        run(f"alter table doorstep.{table} force row level security")
