"""What is owed of a case (decision 8), and what else is known of a nominal."""

from migrations.script import run

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.agency_reference (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  agency TEXT NOT NULL,
  reference TEXT NOT NULL,
  what TEXT NOT NULL,
  since TIMESTAMP WITH TIME ZONE NOT NULL,
  case_id UUID,
  CONSTRAINT agency_reference_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT agency_reference_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id,
    restricted) ON UPDATE CASCADE,
  CONSTRAINT agency_reference_agency_length_check CHECK (char_length(agency) <= 200),
  CONSTRAINT agency_reference_reference_length_check CHECK (char_length(reference) <= 100)
);
comment on table doorstep.agency_reference is 'Another agency''s reference about a nominal.';
comment on column doorstep.agency_reference.access_owner_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.agency_reference.access_unit_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.agency_reference.access_restricted is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.agency_reference.what is 'What it is of, as a code.';
comment on column doorstep.agency_reference.case_id is 'The case that it came from.';
CREATE INDEX agency_reference_force_id_nominal_id_idx ON doorstep.agency_reference (force_id, nominal_id);
CREATE TABLE doorstep.known_device (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  description TEXT NOT NULL,
  exhibit TEXT NOT NULL,
  seized_at TIMESTAMP WITH TIME ZONE,
  case_id UUID,
  CONSTRAINT known_device_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT known_device_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT known_device_description_length_check CHECK (char_length(description) <= 500),
  CONSTRAINT known_device_exhibit_length_check CHECK (char_length(exhibit) <= 100)
);
comment on table doorstep.known_device is 'A device that a nominal has or had. What is on it is never kept here.';
comment on column doorstep.known_device.access_owner_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.known_device.access_unit_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.known_device.access_restricted is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.known_device.case_id is 'The case that it came from.';
CREATE INDEX known_device_force_id_nominal_id_idx ON doorstep.known_device (force_id, nominal_id);
CREATE TABLE doorstep.known_identity (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  kind TEXT NOT NULL,
  platform TEXT NOT NULL,
  value TEXT NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  case_id UUID,
  CONSTRAINT known_identity_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT known_identity_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT known_identity_kind_check CHECK (kind in ('ONLINE', 'EMAIL', 'PHONE', 'NETWORK_ADDRESS',
    'VEHICLE')),
  CONSTRAINT known_identity_platform_length_check CHECK (char_length(platform) <= 100),
  CONSTRAINT known_identity_value_length_check CHECK (char_length(value) <= 200)
);
comment on table doorstep.known_identity is
  'A name on a platform, an address or a number by which a nominal is known.';
comment on column doorstep.known_identity.access_owner_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.known_identity.access_unit_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.known_identity.access_restricted is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.known_identity.case_id is 'The case that it came from.';
CREATE INDEX known_identity_force_id_nominal_id_idx ON doorstep.known_identity (force_id, nominal_id);
CREATE INDEX known_identity_value ON doorstep.known_identity (force_id, kind, value);
CREATE TABLE doorstep.nominal_category (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  category TEXT NOT NULL,
  since DATE NOT NULL,
  until DATE,
  source TEXT NOT NULL,
  case_id UUID,
  CONSTRAINT nominal_category_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT nominal_category_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id,
    restricted) ON UPDATE CASCADE,
  CONSTRAINT nominal_category_category_check CHECK (category in ('SUSPECT', 'CONVICTED')),
  CONSTRAINT nominal_category_source_length_check CHECK (char_length(source) <= 500),
  CONSTRAINT nominal_category_period_check CHECK (until is null or until >= since)
);
comment on table doorstep.nominal_category is
  'What a nominal was to the law and when: nothing before a conviction is told of a convicted person.';
comment on column doorstep.nominal_category.access_owner_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_category.access_unit_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_category.access_restricted is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_category.until is 'The first day on which it holds no longer; null: it holds.';
comment on column doorstep.nominal_category.case_id is 'The case that says so.';
CREATE INDEX nominal_category_force_id_nominal_id_idx ON doorstep.nominal_category (force_id, nominal_id);
"""

_STAND = """
create trigger known_identity_stand before insert on doorstep.known_identity
  for each row execute function doorstep.stand_as_nominal();
create trigger known_device_stand before insert on doorstep.known_device
  for each row execute function doorstep.stand_as_nominal();
create trigger agency_reference_stand before insert on doorstep.agency_reference
  for each row execute function doorstep.stand_as_nominal();
create trigger nominal_category_stand before insert on doorstep.nominal_category
  for each row execute function doorstep.stand_as_nominal();
grant select, insert on doorstep.known_identity, doorstep.known_device, doorstep.agency_reference,
  doorstep.nominal_category to doorstep_app;
grant update on doorstep.nominal_category to doorstep_app;
"""

_OBLIGATION = """
-- What is owed of a case stands where the case stands; of a nominal, as before.
create function doorstep.stand_as_nominal_or_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.nominal_id is not null then
    select n.owner_id, n.unit_id, n.restricted
    into new.access_owner_id, new.access_unit_id, new.access_restricted
    from doorstep.nominal n where n.force_id = new.force_id and n.id = new.nominal_id
    for key share;
  else
    select c.owner_id, c.unit_id, c.embargoed
    into new.access_owner_id, new.access_unit_id, new.access_restricted
    from doorstep.ocait_case c where c.force_id = new.force_id and c.id = new.case_id
    for key share;
  end if;
  if not found then
    raise exception 'no such nominal or case' using errcode = '23503';
  end if;
  return new;
end $$;
revoke all on function doorstep.stand_as_nominal_or_case() from public;
grant execute on function doorstep.stand_as_nominal_or_case() to doorstep_app;
drop trigger obligation_stand on doorstep.obligation;
alter table doorstep.obligation
  alter column nominal_id drop not null,
  add column case_id uuid,
  add constraint obligation_case_id_fkey
    foreign key (force_id, case_id, access_owner_id, access_unit_id, access_restricted)
    references doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) on update cascade,
  add constraint obligation_about_check check (num_nonnulls(nominal_id, case_id) = 1);
comment on column doorstep.obligation.case_id is 'The case that it is about, where it is about no nominal.';
create index obligation_of_case on doorstep.obligation (force_id, case_id) where case_id is not null;
create unique index obligation_one_open_for_record_of_case
  on doorstep.obligation (force_id, case_id, kind, opened_by)
  where met_at is null and cancelled_at is null and superseded_at is null and case_id is not null;
create trigger obligation_stand before insert on doorstep.obligation
  for each row execute function doorstep.stand_as_nominal_or_case();
-- Cases are not on phones: only the unit's pages are woken.
create or replace function doorstep.sync_obligation() returns trigger language plpgsql as $$
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

_UNDO = """
drop index doorstep.obligation_one_open_for_record_of_case;
drop index doorstep.obligation_of_case;
drop trigger obligation_stand on doorstep.obligation;
alter table doorstep.obligation drop constraint obligation_about_check, drop column case_id;
alter table doorstep.obligation alter column nominal_id set not null;
create trigger obligation_stand before insert on doorstep.obligation
  for each row execute function doorstep.stand_as_nominal();
drop function doorstep.stand_as_nominal_or_case();
create or replace function doorstep.sync_obligation() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(
    new.force_id, new.access_owner_id, new.access_unit_id, 'obligation', new.id, new.superseded_at is null);
  return null;
end $$;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_STAND + _OBLIGATION)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.obligation no force row level security")
    run("delete from doorstep.obligation where nominal_id is null")
    run(_UNDO)
    run("alter table doorstep.obligation force row level security")
    for table in ("nominal_category", "agency_reference", "known_device", "known_identity"):
        run(f"drop table doorstep.{table}")
