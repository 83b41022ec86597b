"""What sending needs: who a held submission waits for, what a visit was told by, and the epoch of the history.

`sync_mark_in_caseload` now takes the commit lock before it reads where a nominal is: read before it, a record written
while the nominal was being reassigned could be marked in the old caseload only.
"""

from migrations.script import run

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_UP = """
set local lock_timeout = '4s';

alter table doorstep.visit
  add column submission_id uuid,
  add column content_digest text,
  add constraint visit_force_id_submission_id_key unique (force_id, submission_id);
comment on column doorstep.visit.submission_id is 'The submission that told of it: the client''s idempotency key.';
comment on column doorstep.visit.content_digest is 'SHA-256 of what was said, so that an id reused is noticed.';

alter table doorstep.sync_mutation
  add column unit_id uuid,
  add column author_id uuid,
  add column claimed_id uuid,
  add column nominal_unknown boolean not null generated always as (nominal_id is null) stored,
  add constraint sync_mutation_unit_id_fkey
    foreign key (force_id, unit_id) references doorstep.unit (force_id, id);
create index sync_mutation_force_id_unit_id_state_idx on doorstep.sync_mutation (force_id, unit_id, state);
create index sync_mutation_force_id_claimed_id_idx on doorstep.sync_mutation (force_id, claimed_id)
  where claimed_id is not null;
comment on column doorstep.sync_mutation.unit_id is 'The unit whose supervisor a held submission waits for.';
comment on column doorstep.sync_mutation.author_id is 'Who the opened item says wrote it; null if it was not opened.';
comment on column doorstep.sync_mutation.claimed_id is
  'The id it came under, where another submission already held that id.';

create table doorstep_gate.epoch (
  one boolean constraint epoch_pkey primary key,
  restores int not null,
  constraint epoch_one_check check (one)
);
comment on table doorstep_gate.epoch is 'Raised by one after a restore, so that phones send again what they keep.';
insert into doorstep_gate.epoch (one, restores) values (true, 0);

create function doorstep.sync_epoch() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select system_identifier from pg_control_system()) || '-' || substr(pg_walfile_name(
           case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end), 1, 8)
         || '-' || (select restores from doorstep_gate.epoch)
$$;
revoke all on function doorstep.sync_epoch() from public;
grant execute on function doorstep.sync_epoch() to doorstep_app;

create or replace function doorstep.sync_mark_in_caseload(
  force int, nominal uuid, of_entity text, record uuid, is_present boolean)
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

create or replace function doorstep.sync_submission() returns trigger language plpgsql as $$
begin
  if new.state <> 'APPLIED' then
    perform doorstep.sync_mark(new.force_id, 'user:' || new.principal_id, 'submission', new.id, true, null);
    if new.unit_id is not null then
      perform pg_notify('doorstep_scope', new.force_id || ':unit:' || new.unit_id);
    end if;
  end if;
  return null;
end $$;
"""

_DOWN = """
set local lock_timeout = '4s';
create or replace function doorstep.sync_submission() returns trigger language plpgsql as $$
begin
  if new.state <> 'APPLIED' then
    perform doorstep.sync_mark(new.force_id, 'user:' || new.principal_id, 'submission', new.id, true, null);
  end if;
  return null;
end $$;
create or replace function doorstep.sync_mark_in_caseload(
  force int, nominal uuid, of_entity text, record uuid, is_present boolean)
returns void language plpgsql as $$
declare
  home doorstep.nominal;
begin
  select * into home from doorstep.nominal n where n.force_id = force and n.id = nominal;
  perform doorstep.sync_mark(force, 'caseload:' || home.owner_id, of_entity, record, is_present,
                             case when not is_present then 'DELETED' end);
  perform pg_notify('doorstep_scope', force || ':unit:' || home.unit_id);
end $$;
drop function doorstep.sync_epoch();
drop table doorstep_gate.epoch;
alter table doorstep.sync_mutation drop column nominal_unknown, drop column claimed_id, drop column author_id,
  drop column unit_id;
alter table doorstep.visit drop column content_digest, drop column submission_id;
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run(_DOWN)
