"""The change log: every committed change gets a ticket, in the order of commits.

The triggers are deferred to the commit and take a lock there, held only while tickets are written. So tickets become
visible in their order: a reader whose snapshot holds ticket n holds every ticket below n. A sequence or timestamp read
without that lock loses rows that commit late (docs/sync.md).
"""

from migrations.script import run

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Parts of a nominal are read with it: a change of one is a change of the nominal's document.
_PARTS = ("nominal_name", "address", "marker", "nominal_order", "order_condition", "household_member")

_FUNCTIONS = """
create sequence doorstep.sync_ticket cache 1;
grant usage on doorstep.sync_ticket to doorstep_app;

create function doorstep.sync_mark(force int, in_scope text, of_entity text, record uuid, is_present boolean, why text)
returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7001);
  insert into doorstep.sync_row (force_id, scope, entity, id, ticket, present, reason)
  values (force, in_scope, of_entity, record, nextval('doorstep.sync_ticket'), is_present, why)
  on conflict (force_id, scope, entity, id)
  do update set ticket = excluded.ticket, present = excluded.present, reason = excluded.reason;
  perform pg_notify('doorstep_scope', force || ':' || in_scope);
end $$;

create function doorstep.sync_mark_in_caseload(force int, nominal uuid, of_entity text, record uuid, is_present boolean)
returns void language plpgsql as $$
declare
  home doorstep.nominal;
begin
  select * into home from doorstep.nominal n where n.force_id = force and n.id = nominal;
  perform doorstep.sync_mark(force, 'caseload:' || home.owner_id, of_entity, record, is_present,
                             case when not is_present then 'DELETED' end);
  perform pg_notify('doorstep_scope', force || ':unit:' || home.unit_id);
end $$;

create function doorstep.sync_nominal() returns trigger language plpgsql as $$
declare
  moved boolean := tg_op = 'UPDATE' and old.owner_id is distinct from new.owner_id;
  mine text := 'caseload:' || new.owner_id;
  item record;
begin
  perform doorstep.sync_mark(new.force_id, mine, 'nominal', new.id, true, null);
  perform pg_notify('doorstep_scope', new.force_id || ':unit:' || new.unit_id);
  if moved then
    perform doorstep.sync_mark(new.force_id, 'caseload:' || old.owner_id, 'nominal', new.id, false, 'LEFT_SCOPE');
    perform pg_notify('doorstep_scope', new.force_id || ':unit:' || old.unit_id);
    for item in
      select 'visit' as entity, id from doorstep.visit where force_id = new.force_id and nominal_id = new.id
      union all
      select 'obligation', id from doorstep.obligation
      where force_id = new.force_id and nominal_id = new.id and superseded_at is null
    loop
      perform doorstep.sync_mark(new.force_id, 'caseload:' || old.owner_id, item.entity, item.id, false, 'LEFT_SCOPE');
      perform doorstep.sync_mark(new.force_id, mine, item.entity, item.id, true, null);
    end loop;
  end if;
  return null;
end $$;

create function doorstep.sync_nominal_part() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(new.force_id, new.nominal_id, 'nominal', new.nominal_id, true);
  return null;
end $$;

create function doorstep.sync_visit() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(new.force_id, new.nominal_id, 'visit', new.id, true);
  return null;
end $$;

create function doorstep.sync_obligation() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(new.force_id, new.nominal_id, 'obligation', new.id,
                                         new.superseded_at is null);
  return null;
end $$;

create function doorstep.sync_officer() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.unit_id is distinct from new.unit_id then
    perform doorstep.sync_mark(new.force_id, 'unit:' || old.unit_id, 'officer', new.id, false, 'LEFT_SCOPE');
  end if;
  perform doorstep.sync_mark(new.force_id, 'unit:' || new.unit_id, 'officer', new.id, new.is_active,
                             case when not new.is_active then 'DELETED' end);
  return null;
end $$;

create function doorstep.sync_submission() returns trigger language plpgsql as $$
begin
  if new.state <> 'APPLIED' then
    perform doorstep.sync_mark(new.force_id, 'user:' || new.principal_id, 'submission', new.id, true, null);
  end if;
  return null;
end $$;

revoke all on all functions in schema doorstep from public;
grant execute on all functions in schema doorstep to doorstep_app;
"""

_DOWN = """
drop function doorstep.sync_nominal cascade;
drop function doorstep.sync_nominal_part cascade;
drop function doorstep.sync_visit cascade;
drop function doorstep.sync_obligation cascade;
drop function doorstep.sync_officer cascade;
drop function doorstep.sync_submission cascade;
drop function doorstep.sync_mark_in_caseload;
drop function doorstep.sync_mark;
drop sequence doorstep.sync_ticket;
"""


def _trigger(table: str, function: str) -> str:
    return (
        f"create constraint trigger {table}_sync after insert or update on doorstep.{table}"
        f" deferrable initially deferred for each row execute function doorstep.{function}();"
    )


def upgrade() -> None:
    run(_FUNCTIONS)
    for table in _PARTS:
        run(_trigger(table, "sync_nominal_part"))
    run(_trigger("nominal", "sync_nominal"))
    run(_trigger("visit", "sync_visit"))
    run(_trigger("obligation", "sync_obligation"))
    run(_trigger("officer", "sync_officer"))
    run(_trigger("sync_mutation", "sync_submission"))


def downgrade() -> None:
    run(_DOWN)
