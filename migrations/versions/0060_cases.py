"""Online child abuse cases: the case, who may know of a covert one, and what belongs to it.

Each part repeats where its case stands, as records about nominals do (0007): filled by a trigger, kept by the key.
"""

from migrations.script import run

revision = "0060"
down_revision = "0052"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.ocait_case (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  source TEXT NOT NULL,
  reference TEXT NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  origin_received_at TIMESTAMP WITH TIME ZONE,
  origin_force TEXT,
  summary TEXT NOT NULL,
  state TEXT DEFAULT 'OPEN' NOT NULL,
  unit_id UUID NOT NULL,
  owner_id UUID NOT NULL,
  embargoed BOOLEAN DEFAULT 'false' NOT NULL,
  band TEXT DEFAULT 'PENDING' NOT NULL,
  band_as_of TIMESTAMP WITH TIME ZONE,
  sharing TEXT DEFAULT 'PENDING' NOT NULL,
  first_shared_at TIMESTAMP WITH TIME ZONE,
  acted_at TIMESTAMP WITH TIME ZONE,
  outcome TEXT,
  outcome_reason TEXT,
  closed_at TIMESTAMP WITH TIME ZONE,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  recorded_by UUID NOT NULL,
  version INTEGER DEFAULT '1' NOT NULL,
  CONSTRAINT ocait_case_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT ocait_case_source_check CHECK (source in ('NCA', 'OTHER_FORCE', 'PLATFORM', 'PARTNER', 'PUBLIC',
    'OWN_WORK')),
  CONSTRAINT ocait_case_reference_length_check CHECK (char_length(reference) <= 60),
  CONSTRAINT ocait_case_origin_force_length_check CHECK (char_length(origin_force) <= 200),
  CONSTRAINT ocait_case_summary_length_check CHECK (char_length(summary) <= 2000),
  CONSTRAINT ocait_case_state_check CHECK (state in ('OPEN', 'TRANSFER_IN_PENDING', 'TRANSFER_OUT_PENDING',
    'TRANSFERRED', 'CLOSED')),
  CONSTRAINT ocait_case_band_check CHECK (band in ('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'NOT_APPLICABLE',
    'PENDING')),
  CONSTRAINT ocait_case_sharing_check CHECK (sharing in ('PENDING', 'SHARED', 'SHARED_REDACTED', 'WITHHELD')),
  CONSTRAINT ocait_case_outcome_check CHECK (outcome in ('CONVICTED', 'ACQUITTED', 'CAUTION',
    'NO_FURTHER_ACTION', 'NOT_OURS')),
  CONSTRAINT ocait_case_outcome_reason_length_check CHECK (char_length(outcome_reason) <= 2000),
  CONSTRAINT ocait_case_unit_id_fkey FOREIGN KEY(force_id, unit_id) REFERENCES doorstep.unit (force_id, id),
  CONSTRAINT ocait_case_owner_id_fkey FOREIGN KEY(force_id, owner_id) REFERENCES doorstep.officer (force_id,
    id),
  CONSTRAINT ocait_case_force_id_source_reference_key UNIQUE (force_id, source, reference),
  CONSTRAINT ocait_case_standing_key UNIQUE (force_id, id, owner_id, unit_id, embargoed),
  CONSTRAINT ocait_case_closed_check CHECK ((outcome is null) = (closed_at is null))
);
comment on table doorstep.ocait_case is 'An online child abuse case, from receipt to outcome.';
comment on column doorstep.ocait_case.received_at is
  'Receipt in this force: every clock of the case counts from it.';
comment on column doorstep.ocait_case.origin_received_at is 'Receipt where it came from: shown beside ours.';
comment on column doorstep.ocait_case.embargoed is 'Covert: see case_access.';
comment on column doorstep.ocait_case.band_as_of is 'By what was known at this time the band was given.';
comment on column doorstep.ocait_case.first_shared_at is 'When partners were first told; null: never yet.';
comment on column doorstep.ocait_case.acted_at is
  'When the suspect was first met: by warrant, arrest or interview.';
comment on column doorstep.ocait_case.recorded_by is 'The principal who recorded it.';
comment on column doorstep.ocait_case.version is 'Raised by each command about the case.';
CREATE INDEX ocait_case_force_id_owner_id_idx ON doorstep.ocait_case (force_id, owner_id);
CREATE INDEX ocait_case_force_id_received_at_idx ON doorstep.ocait_case (force_id, received_at);
CREATE TABLE doorstep.case_access (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  officer_id UUID NOT NULL,
  reason TEXT NOT NULL,
  granted_at TIMESTAMP WITH TIME ZONE NOT NULL,
  until TIMESTAMP WITH TIME ZONE,
  CONSTRAINT case_access_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_access_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_access_reason_length_check CHECK (char_length(reason) <= 500),
  CONSTRAINT case_access_officer_id_fkey FOREIGN KEY(force_id, officer_id) REFERENCES doorstep.officer
    (force_id, id)
);
comment on table doorstep.case_access is 'Who may know of a covert case beside its officer and their supervisor.';
comment on column doorstep.case_access.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_access.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_access.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
CREATE INDEX case_access_force_id_case_id_idx ON doorstep.case_access (force_id, case_id);
CREATE INDEX case_access_force_id_officer_id_idx ON doorstep.case_access (force_id, officer_id);
CREATE TABLE doorstep.case_identity (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  kind TEXT NOT NULL,
  platform TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT case_identity_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_identity_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_identity_kind_check CHECK (kind in ('ONLINE', 'EMAIL', 'PHONE', 'NETWORK_ADDRESS',
    'VEHICLE')),
  CONSTRAINT case_identity_platform_length_check CHECK (char_length(platform) <= 100),
  CONSTRAINT case_identity_value_length_check CHECK (char_length(value) <= 200)
);
comment on table doorstep.case_identity is
  'A name on a platform, an address or a number by which a suspect was found.';
comment on column doorstep.case_identity.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_identity.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_identity.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
CREATE INDEX case_identity_force_id_case_id_idx ON doorstep.case_identity (force_id, case_id);
CREATE INDEX case_identity_value ON doorstep.case_identity (force_id, kind, value);
CREATE TABLE doorstep.case_subject (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  name TEXT NOT NULL,
  other_names TEXT[] NOT NULL,
  date_of_birth DATE,
  category TEXT NOT NULL,
  works_with_children BOOLEAN DEFAULT 'false' NOT NULL,
  nominal_id UUID,
  CONSTRAINT case_subject_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_subject_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_subject_name_length_check CHECK (char_length(name) <= 200),
  CONSTRAINT case_subject_category_check CHECK (category in ('SUSPECT', 'CONVICTED', 'VICTIM', 'WITNESS',
    'CHILD_AT_RISK', 'ASSOCIATE', 'HOUSEHOLD', 'OTHER')),
  CONSTRAINT case_subject_nominal_id_fkey FOREIGN KEY(force_id, nominal_id) REFERENCES doorstep.nominal
    (force_id, id)
);
comment on table doorstep.case_subject is 'Somebody whom a case is about.';
comment on column doorstep.case_subject.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_subject.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_subject.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_subject.nominal_id is 'Whom a person found them to be.';
CREATE INDEX case_subject_force_id_case_id_idx ON doorstep.case_subject (force_id, case_id);
CREATE INDEX case_subject_force_id_nominal_id_idx ON doorstep.case_subject (force_id, nominal_id);
"""

_STAND = """
create function doorstep.stand_as_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select c.owner_id, c.unit_id, c.embargoed
  into new.access_owner_id, new.access_unit_id, new.access_embargoed
  from doorstep.ocait_case c where c.force_id = new.force_id and c.id = new.case_id
  for key share;
  if not found then
    raise exception 'no such case' using errcode = '23503';
  end if;
  return new;
end $$;
revoke all on function doorstep.stand_as_case() from public;
grant execute on function doorstep.stand_as_case() to doorstep_app;
create trigger case_access_stand before insert on doorstep.case_access
  for each row execute function doorstep.stand_as_case();
create trigger case_subject_stand before insert on doorstep.case_subject
  for each row execute function doorstep.stand_as_case();
create trigger case_identity_stand before insert on doorstep.case_identity
  for each row execute function doorstep.stand_as_case();
grant select, insert, update on doorstep.ocait_case, doorstep.case_access, doorstep.case_subject,
  doorstep.case_identity to doorstep_app;
-- Ids are unique among all records: one list of what the caller was granted serves nominals and cases.
create or replace function doorstep.context_granted() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  caller jsonb := doorstep.context();
begin
  return array(
    select a.nominal_id from doorstep.nominal_access a
    where a.force_id = (caller ->> 'force_id')::int and a.officer_id = (caller ->> 'officer_id')::uuid
      and (a.until is null or a.until > now())
    union all
    select a.case_id from doorstep.case_access a
    where a.force_id = (caller ->> 'force_id')::int and a.officer_id = (caller ->> 'officer_id')::uuid
      and (a.until is null or a.until > now()));
end $$;
comment on function doorstep.context_granted() is
  'The nominals and cases of which the caller''s officer has need-to-know now.';
"""

_UNGRANT = """
create or replace function doorstep.context_granted() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  caller jsonb := doorstep.context();
begin
  return array(
    select a.nominal_id from doorstep.nominal_access a
    where a.force_id = (caller ->> 'force_id')::int and a.officer_id = (caller ->> 'officer_id')::uuid
      and (a.until is null or a.until > now()));
end $$;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_STAND)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_UNGRANT)
    for table in ("case_identity", "case_subject", "case_access", "ocait_case"):
        run(f"drop table doorstep.{table}")
    run("drop function doorstep.stand_as_case()")
