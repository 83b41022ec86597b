"""A record's change is marked in the caseload that its own row names, without asking for the nominal.

Since a record repeats its nominal's owner (0007), the row says where it belongs. It cannot be out of date: whoever
writes a record holds its nominal's key until the commit, and a reassignment carries through to the record or waits.
Where one transaction writes a record and then gives its nominal away, the nominal's own change comes after the record's
and moves it. So the commit lock need not be taken before anything is read, and nothing is read.

What is superseded in the transaction that gives the nominal away leaves the old caseload, too.
"""

from migrations.script import run

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_UP = """
set local lock_timeout = '4s';
create function doorstep.sync_mark_in_caseload(
  force int, owner uuid, unit uuid, of_entity text, record uuid, is_present boolean)
returns void language plpgsql as $$
begin
  perform doorstep.sync_mark(force, 'caseload:' || owner, of_entity, record, is_present,
                             case when not is_present then 'DELETED' end);
  perform pg_notify('doorstep_scope', force || ':unit:' || unit);
end $$;
revoke all on function doorstep.sync_mark_in_caseload(int, uuid, uuid, text, uuid, boolean) from public;
grant execute on function doorstep.sync_mark_in_caseload(int, uuid, uuid, text, uuid, boolean) to doorstep_app;

create or replace function doorstep.sync_nominal_part() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(
    new.force_id, new.access_owner_id, new.access_unit_id, 'nominal', new.nominal_id, true);
  return null;
end $$;

create or replace function doorstep.sync_visit() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(
    new.force_id, new.access_owner_id, new.access_unit_id, 'visit', new.id, true);
  return null;
end $$;

create or replace function doorstep.sync_obligation() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(
    new.force_id, new.access_owner_id, new.access_unit_id, 'obligation', new.id, new.superseded_at is null);
  return null;
end $$;
drop function doorstep.sync_mark_in_caseload(int, uuid, text, uuid, boolean);

create or replace function doorstep.sync_nominal() returns trigger language plpgsql as $$
declare
  moved boolean := tg_op = 'UPDATE' and old.owner_id is distinct from new.owner_id;
  mine text := 'caseload:' || new.owner_id;
  theirs text;
  item record;
begin
  perform doorstep.sync_mark(new.force_id, mine, 'nominal', new.id, true, null);
  perform pg_notify('doorstep_scope', new.force_id || ':unit:' || new.unit_id);
  if moved then
    theirs := 'caseload:' || old.owner_id;
    perform doorstep.sync_mark(new.force_id, theirs, 'nominal', new.id, false, 'LEFT_SCOPE');
    perform pg_notify('doorstep_scope', new.force_id || ':unit:' || old.unit_id);
    for item in
      select 'visit' as entity, id, true as stands from doorstep.visit
      where force_id = new.force_id and nominal_id = new.id
      union all
      select 'obligation', o.id, o.superseded_at is null from doorstep.obligation o
      where o.force_id = new.force_id and o.nominal_id = new.id and (o.superseded_at is null or exists (
        select from doorstep.sync_row r
        where r.force_id = o.force_id and r.scope = theirs and r.entity = 'obligation' and r.id = o.id and r.present))
    loop
      perform doorstep.sync_mark(new.force_id, theirs, item.entity, item.id, false, 'LEFT_SCOPE');
      if item.stands then
        perform doorstep.sync_mark(new.force_id, mine, item.entity, item.id, true, null);
      end if;
    end loop;
  end if;
  return null;
end $$;
"""

_DOWN = """
set local lock_timeout = '4s';
create function doorstep.sync_mark_in_caseload(force int, nominal uuid, of_entity text, record uuid, is_present boolean)
returns void language plpgsql as $$
declare
  home doorstep.nominal;
begin
  perform pg_advisory_xact_lock(7001);
  select * into home from doorstep.nominal n where n.force_id = force and n.id = nominal;
  perform doorstep.sync_mark(force, 'caseload:' || home.owner_id, of_entity, record, is_present,
                             case when not is_present then 'DELETED' end);
  perform pg_notify('doorstep_scope', force || ':unit:' || home.unit_id);
end $$;
revoke all on function doorstep.sync_mark_in_caseload(int, uuid, text, uuid, boolean) from public;
grant execute on function doorstep.sync_mark_in_caseload(int, uuid, text, uuid, boolean) to doorstep_app;

create or replace function doorstep.sync_nominal_part() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(new.force_id, new.nominal_id, 'nominal', new.nominal_id, true);
  return null;
end $$;

create or replace function doorstep.sync_visit() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(new.force_id, new.nominal_id, 'visit', new.id, true);
  return null;
end $$;

create or replace function doorstep.sync_obligation() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(new.force_id, new.nominal_id, 'obligation', new.id,
                                         new.superseded_at is null);
  return null;
end $$;
drop function doorstep.sync_mark_in_caseload(int, uuid, uuid, text, uuid, boolean);

create or replace function doorstep.sync_nominal() returns trigger language plpgsql as $$
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
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run(_DOWN)
