"""A change is marked by two statements and no longer by six: a push of 100 visits leaves some 600 marks at its commit.

The lock is taken in the statement that draws the ticket, and before it: the row that is to be inserted comes from it.
"""

from migrations.script import run

revision = "0118"
down_revision = "0117"
branch_labels = None
depends_on = None

_IN_CASELOAD = """
set local lock_timeout = '4s';
create or replace function doorstep.sync_mark_in_caseload(
  force int, owner uuid, unit uuid, of_entity text, record uuid, is_present boolean)
returns void language plpgsql as $$
begin
{body}
end $$;
"""
_TWO = """\
  insert into doorstep.sync_row (force_id, scope, entity, id, ticket, present, reason)
  select force, 'caseload:' || owner, of_entity, record, nextval('doorstep.sync_ticket'), is_present,
         case when not is_present then 'DELETED' end
  from pg_advisory_xact_lock(7001)
  on conflict (force_id, scope, entity, id)
  do update set ticket = excluded.ticket, present = excluded.present, reason = excluded.reason, marked_at = now();
  perform pg_notify('doorstep_scope', force || ':caseload:' || owner),
          pg_notify('doorstep_scope', force || ':unit:' || unit);"""
_SIX = """\
  perform doorstep.sync_mark(force, 'caseload:' || owner, of_entity, record, is_present,
                             case when not is_present then 'DELETED' end);
  perform pg_notify('doorstep_scope', force || ':unit:' || unit);"""


def upgrade() -> None:
    run(_IN_CASELOAD.format(body=_TWO))


def downgrade() -> None:
    run(_IN_CASELOAD.format(body=_SIX))
