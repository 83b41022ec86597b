"""An alert is an event to agencies that work with triggers and were told of the nominal: probation hears of it too.

The event names nobody and says nothing of what was heard. Whoever told the concern is left out: where it only described
somebody, it must not learn from an event whom the force found (decision 0112).
"""

from migrations import words
from migrations.script import run

revision = "0111"
down_revision = "0110"
branch_labels = None
depends_on = None

_FUNCTION = """
create function doorstep.partner_alerted() returns trigger language plpgsql as $$
declare
  holder uuid;
begin
  for holder in
    select distinct d.agency_id from doorstep.disclosure d
    join doorstep.nominal n on n.force_id = d.force_id and n.id = d.nominal_id and not n.restricted
    where d.force_id = new.force_id and d.nominal_id = new.nominal_id and d.is_told and not d.is_recalled
      and (select f.shown from doorstep.agreement a
           join doorstep.agreement_field f on f.force_id = a.force_id and f.agreement_id = a.id and f.field = 'TRIGGERS'
           where a.force_id = d.force_id and a.agency_id = d.agency_id and a.signed_at is not null
             and a.ended_at is null and a.valid_from <= now() and a.valid_to > now()
           order by a.version desc limit 1)
      and not exists (select from doorstep.concern c where c.force_id = d.force_id and c.nominal_id = d.nominal_id
                      and c.agency_id = d.agency_id and c.answered_at is null)
    order by d.agency_id
  loop
    perform doorstep.partner_tell(new.force_id, holder, new.nominal_id, 'ALERT_OPENED', null);
  end loop;
  return null;
end $$;
revoke all on function doorstep.partner_alerted() from public;
grant execute on function doorstep.partner_alerted() to doorstep_app
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    words.add("partner_event", "event_type", "ALERT_OPENED")
    run(_FUNCTION)
    run(
        "create trigger alert_opened_event after insert on doorstep.alert"
        " for each row execute function doorstep.partner_alerted()"
    )
    run(
        "create trigger alert_joined_event after update of joined_at on doorstep.alert"
        " for each row execute function doorstep.partner_alerted()"
    )


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for trigger in ("alert_opened_event", "alert_joined_event"):
        run(f"drop trigger {trigger} on doorstep.alert")
    run("drop function doorstep.partner_alerted()")
    run("alter table doorstep.partner_event no force row level security")
    run("delete from doorstep.partner_event where event_type = 'ALERT_OPENED'")
    run("alter table doorstep.partner_event force row level security")
    words.remove("partner_event", "event_type", "ALERT_OPENED")
