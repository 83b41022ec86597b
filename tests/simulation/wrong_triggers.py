"""Seeded defects of the change log: what its functions and triggers would be, had they been written wrongly."""

from typing import Final

# The ticket is taken when the transaction begins (the long transaction reserves some), and nothing keeps the order.
TICKETS_AT_THE_BEGINNING: Final = """
create or replace function doorstep.sync_mark(
  force int, in_scope text, of_entity text, record uuid, is_present boolean, why text)
returns void language plpgsql as $$
declare
  early text := nullif(current_setting('simulation.ticket', true), '');
  taken bigint;
begin
  if early is null then
    taken := nextval('doorstep.sync_ticket');
  else
    taken := early::bigint;
    perform set_config('simulation.ticket', (taken + 1)::text, true);
  end if;
  insert into doorstep.sync_row (force_id, scope, entity, id, ticket, present, reason)
  values (force, in_scope, of_entity, record, taken, is_present, why)
  on conflict (force_id, scope, entity, id)
  do update set ticket = excluded.ticket, present = excluded.present, reason = excluded.reason;
end $$;
create or replace function doorstep.sync_mark_in_caseload(
  force int, owner uuid, unit uuid, of_entity text, record uuid, is_present boolean)
returns void language plpgsql as $$
begin
  perform doorstep.sync_mark(force, 'caseload:' || owner, of_entity, record, is_present,
                             case when not is_present then 'DELETED' end);
end $$;
create or replace function doorstep.sync_mark_touched() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(new.force_id, owner_id, unit_id, new.entity, record, stands)
  from unnest(new.ids, new.owner_ids, new.unit_ids, new.stand) touched (record, owner_id, unit_id, stands);
  delete from doorstep.sync_touch t where t.force_id = new.force_id and t.id = new.id;
  return null;
end $$
"""
NOTHING_LEAVES: Final = """
create or replace function doorstep.sync_nominal() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark(new.force_id, 'caseload:' || new.owner_id, 'nominal', new.id, true, null);
  return null;
end $$
"""
DECISIONS_STAY: Final = """
create or replace function doorstep.sync_submission() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.state <> 'APPLIED' then
    perform doorstep.sync_mark(new.force_id, 'user:' || new.principal_id, 'submission', new.id, true, null);
  end if;
  return null;
end $$
"""
SAME_EPOCH: Final = (
    "create or replace function doorstep.sync_epoch() returns text language sql stable as $$ select 'one' $$"
)
ONLY_NEW_OBLIGATIONS: Final = "drop trigger obligation_change_sync on doorstep.obligation"
