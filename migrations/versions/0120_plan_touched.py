"""A trigger that happened is an event to agencies that work with the plan: their agreement covers the nominal and shows
TRIGGERS.

It is told at the commit, once of a visit: by then it is known which records are of one visit. The event says nothing of
what happened; where the agency was told of the nominal, it names what it was told last (decision 130).
"""

from migrations import words
from migrations.script import run

revision = "0120"
down_revision = "0118"
branch_labels = None
depends_on = None

_FUNCTIONS = """
-- What `api/sharing/agreement.py` decides as `covers`. A restricted nominal is in no agreement.
create function doorstep.agreement_covers(force int, agreement uuid, nominal uuid) returns boolean
language sql stable as $$
  select exists (
    select from doorstep.nominal n
    join doorstep.unit u on u.force_id = n.force_id and u.id = n.unit_id
    join doorstep.agreement_rows r on r.force_id = n.force_id and r.agreement_id = agreement
    where n.force_id = force and n.id = nominal and not n.restricted
      and (r.districts = '{}' or u.district = any (r.districts))
      and (r.risk_levels = '{}' or n.risk_level = any (r.risk_levels))
      and (r.modes = '{}' or n.management_mode = any (r.modes))
      and (not r.with_children or exists (
        select from doorstep.household_member h
        where h.force_id = n.force_id and h.nominal_id = n.id and h.is_child and h.ended_on is null)))
$$;

create function doorstep.partner_touched() returns trigger language plpgsql as $$
declare
  about uuid;
  lead uuid;
  holder record;
begin
  select v.nominal_id, coalesce(v.joined_to, v.id) into about, lead from doorstep.visit v
  where v.force_id = new.force_id and v.id = new.visit_id;
  -- Of all that the officers of one visit answered, the first speaks for it. Ids are made as answers are written.
  if exists (
    select from doorstep.trigger_answer t
    join doorstep.visit v on v.force_id = t.force_id and v.id = t.visit_id
    where v.force_id = new.force_id and v.nominal_id = about and (v.id = lead or v.joined_to = lead)
      and t.happened and t.id < new.id
  ) then
    return null;
  end if;
  for holder in
    select g.id as agency_id, (
        select d.id from doorstep.disclosure d
        where d.force_id = g.force_id and d.agency_id = g.id and d.nominal_id = about and d.is_told
          and not d.is_recalled and d.decision <> 'POINTER'
        order by d.disclosed_at desc, d.id desc limit 1) as item
    from doorstep.agency g
    join lateral (
      select a.id from doorstep.agreement a
      where a.force_id = g.force_id and a.agency_id = g.id and a.signed_at is not null
        and a.ended_at is null and a.valid_from <= now() and a.valid_to > now()
      order by a.version desc limit 1) a on true
    join doorstep.agreement_field f on f.force_id = g.force_id and f.agreement_id = a.id and f.field = 'TRIGGERS'
      and f.shown
    where g.force_id = new.force_id and doorstep.agreement_covers(g.force_id, a.id, about)
    order by g.id
  loop
    perform doorstep.partner_tell(new.force_id, holder.agency_id, about, 'PLAN_TOUCHED', holder.item);
  end loop;
  return null;
end $$;
create constraint trigger trigger_answer_event_sync after insert on doorstep.trigger_answer
  deferrable initially deferred for each row when (new.happened) execute function doorstep.partner_touched();
revoke all on function doorstep.agreement_covers(int, uuid, uuid), doorstep.partner_touched() from public;
grant execute on function doorstep.agreement_covers(int, uuid, uuid), doorstep.partner_touched() to doorstep_app
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    words.add("partner_event", "event_type", "PLAN_TOUCHED")
    run(_FUNCTIONS)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop trigger trigger_answer_event_sync on doorstep.trigger_answer")
    run("drop function doorstep.partner_touched(); drop function doorstep.agreement_covers(int, uuid, uuid)")
    run("alter table doorstep.partner_event no force row level security")
    run("delete from doorstep.partner_event where event_type = 'PLAN_TOUCHED'")
    run("alter table doorstep.partner_event force row level security")
    words.remove("partner_event", "event_type", "PLAN_TOUCHED")
