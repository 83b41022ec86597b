"""The visits and obligations that one statement touches are marked together at the commit, not one by one.

A push of 100 visits touches some 600 obligations, and marking each by itself took a fifth of the push: the row policy
of the change log was worked out anew for each. Only triggers for each row can be deferred. So a trigger for the
statement notes what it touched in one row of `sync_touch`, and that row's trigger is the deferred one: it marks them
all by one statement, under the commit lock as before, and lets go of the row.

A note outlives no transaction, so the table is not logged. What is rolled back to a savepoint takes its notes along.
"""

from migrations.script import run

revision = "0172"
down_revision = "0171"
branch_labels = None
depends_on = None

_TABLE = """
create unlogged table doorstep.sync_touch (
  force_id integer not null,
  id uuid default gen_random_uuid() not null,
  entity text not null,
  ids uuid[] not null,
  owner_ids uuid[] not null,
  unit_ids uuid[] not null,
  stand boolean[] not null,
  constraint sync_touch_pkey primary key (force_id, id)
);
comment on table doorstep.sync_touch is
  'The records of caseloads that one statement touched, until the commit marks them. Nothing stays here.';
comment on column doorstep.sync_touch.stand is 'Which of them are part of the caseload still.';
grant select, insert, delete on doorstep.sync_touch to doorstep_app;
"""
_MARK = """
create function doorstep.sync_mark_touched() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7001);
  insert into doorstep.sync_row (force_id, scope, entity, id, ticket, present, reason)
  select new.force_id, 'caseload:' || touched.owner_id, new.entity, touched.id, nextval('doorstep.sync_ticket'),
         touched.stands, case when not touched.stands then 'DELETED' end
  from unnest(new.ids, new.owner_ids, new.stand) touched (id, owner_id, stands)
  on conflict (force_id, scope, entity, id)
  do update set ticket = excluded.ticket, present = excluded.present, reason = excluded.reason, marked_at = now();
  perform pg_notify('doorstep_scope', new.force_id || ':caseload:' || owner_id)
  from (select distinct unnest(new.owner_ids)) theirs (owner_id);
  perform pg_notify('doorstep_scope', new.force_id || ':unit:' || unit_id)
  from (select distinct unnest(new.unit_ids)) theirs (unit_id);
  delete from doorstep.sync_touch t where t.force_id = new.force_id and t.id = new.id;
  return null;
end $$;
create constraint trigger sync_touch_sync after insert on doorstep.sync_touch
  deferrable initially deferred for each row execute function doorstep.sync_mark_touched();
"""
# An update that changes where the nominal stands is the cascade's own: the change log passes over it (0007).
_TOUCH = """
create function doorstep.sync_touch_{table}() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into doorstep.sync_touch (force_id, entity, ids, owner_ids, unit_ids, stand)
    select {touch}
    from touched where nominal_id is not null group by force_id;
  else
    insert into doorstep.sync_touch (force_id, entity, ids, owner_ids, unit_ids, stand)
    select {touch}
    from touched join was using (force_id, id, nominal_id, access_owner_id, access_unit_id, access_restricted)
    group by force_id;
  end if;{besides}
  return null;
end $$;
drop trigger {table}_sync on doorstep.{table};
drop trigger {table}_change_sync on doorstep.{table};
create trigger {table}_sync after insert on doorstep.{table}
  referencing new table as touched for each statement execute function doorstep.sync_touch_{table}();
create trigger {table}_change_sync after update on doorstep.{table}
  referencing old table as was new table as touched
  for each statement execute function doorstep.sync_touch_{table}();
drop function doorstep.sync_{table}();
"""
_TOUCHED = (
    "force_id, '{table}', array_agg(id), array_agg(access_owner_id), array_agg(access_unit_id), array_agg({stands})"
)
# What is owed of a case is on no phone: the desk of its unit hears of it.
_OF_CASES = """
  perform pg_notify('doorstep_scope', force_id || ':unit:' || access_unit_id)
  from (select distinct force_id, access_unit_id from touched where nominal_id is null) theirs;"""
_STAND = {"visit": "true", "obligation": "touched.superseded_at is null"}

_ONE_BY_ONE = """
create function doorstep.sync_visit() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(
    new.force_id, new.access_owner_id, new.access_unit_id, 'visit', new.id, true);
  return null;
end $$;
create function doorstep.sync_obligation() returns trigger language plpgsql as $$
begin
  if new.nominal_id is null then
    perform pg_notify('doorstep_scope', new.force_id || ':unit:' || new.access_unit_id);
    return null;
  end if;
  perform doorstep.sync_mark_in_caseload(
    new.force_id, new.access_owner_id, new.access_unit_id, 'obligation', new.id, new.superseded_at is null);
  return null;
end $$;
"""
_TRIGGERS_ONE_BY_ONE = """
drop trigger {table}_sync on doorstep.{table};
drop trigger {table}_change_sync on doorstep.{table};
create constraint trigger {table}_sync after insert on doorstep.{table} deferrable initially deferred
  for each row execute function doorstep.sync_{table}();
create constraint trigger {table}_change_sync after update on doorstep.{table} deferrable initially deferred
  for each row when (old.access_owner_id = new.access_owner_id and old.access_unit_id = new.access_unit_id
    and old.access_restricted = new.access_restricted)
  execute function doorstep.sync_{table}();
drop function doorstep.sync_touch_{table}();
"""


def _granted(*functions: str) -> str:
    listed = ", ".join(f"doorstep.{name}()" for name in functions)
    return f"revoke all on function {listed} from public; grant execute on function {listed} to doorstep_app"


def _touch(table: str) -> str:
    touch = _TOUCHED.format(table=table, stands=_STAND[table])
    return _TOUCH.format(table=table, touch=touch, besides=_OF_CASES if table == "obligation" else "")


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLE)
    run(_MARK)
    for table in _STAND:
        run(_touch(table))
    run(_granted("sync_mark_touched", *(f"sync_touch_{table}" for table in _STAND)))


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_ONE_BY_ONE)
    for table in _STAND:
        run(_TRIGGERS_ONE_BY_ONE.format(table=table))
    run("drop table doorstep.sync_touch; drop function doorstep.sync_mark_touched()")
    run(_granted("sync_visit", "sync_obligation"))
