"""Events are numbered under the change log's lock as well, so that both are always taken in one order.

Both are taken at the commit and held to its end, and a transaction may number in either order: one that discloses
queues its event before what it makes owed, one that records a visit its visit before the event. Two such met in a
deadlock.
"""

from migrations.script import run

revision = "0121"
down_revision = "0120"
branch_labels = None
depends_on = None

_NUMBER = """
create or replace function doorstep.partner_number() returns trigger language plpgsql as $$
begin
  {locks}
  update doorstep.partner_event e set ticket = nextval('doorstep.partner_ticket')
  where e.force_id = new.force_id and e.id = new.id;
  perform pg_notify('doorstep_scope', new.force_id || ':partner:' || new.agency_id);
  return null;
end $$
"""
_QUEUE = "perform pg_advisory_xact_lock(7002);"


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_NUMBER.format(locks=f"perform pg_advisory_xact_lock(7001); {_QUEUE}"))


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_NUMBER.format(locks=_QUEUE))
