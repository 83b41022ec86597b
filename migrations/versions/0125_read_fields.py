"""The audit says which fields were told, so that an auditor reads them instead of a digest of the question."""

from migrations.script import run

revision = "0125"
down_revision = "0121"
branch_labels = None
depends_on = None


# Row security would keep the indexes of arrays from being used: PostgreSQL does not hold their operators for leakproof.
# So the keeper of the table looks, for an auditor of the force and for nobody else; `api/access/rls.py` lets it.
_ABOUT = """
create function doorstep.audit_about(asked uuid, reports uuid[]) returns setof doorstep.audit_event
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if doorstep.context_role_bits() & 1024 <> 0 then  -- auditor
    return query select e.* from doorstep.audit_event e
      where e.force_id = (select doorstep.context_force())
        and (e.subject_ids @> array[asked] or (e.row_count = 0 and e.object_ids @> array[asked])
          or (e.object_type = 'intelligence_report' and e.object_ids && reports));
  end if;
end $$;
revoke all on function doorstep.audit_about(uuid, uuid[]) from public;
grant execute on function doorstep.audit_about(uuid, uuid[]) to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("""
create table doorstep.read_fields (
  force_id integer not null,
  id uuid not null,
  fields text[] not null,
  constraint read_fields_pkey primary key (force_id, id)
);
comment on table doorstep.read_fields is
  'A set of fields that was told at once, kept once: its id follows from it. Names of fields, never content.';
comment on column doorstep.read_fields.fields is 'Type and field, for example Nominal.name; alphabetical.';
grant select, insert on doorstep.read_fields to doorstep_app;
alter table doorstep.audit_event add column fields_id uuid;
comment on column doorstep.audit_event.fields_id is
  'Which fields were told: a row of read_fields; null: as the action says.';
create index sync_holding_force_id_nominal_id_idx on doorstep.sync_holding (force_id, nominal_id);
create index audit_event_reports on doorstep.audit_event using gin (object_ids)
  where object_type = 'intelligence_report';
create index audit_event_missed on doorstep.audit_event using gin (object_ids) where row_count = 0;
""")
    run(_ABOUT)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("""
drop function doorstep.audit_about(uuid, uuid[]);
drop index doorstep.audit_event_missed;
drop index doorstep.audit_event_reports;
drop index doorstep.sync_holding_force_id_nominal_id_idx;
alter table doorstep.audit_event drop column fields_id;
drop table doorstep.read_fields;
""")
