"""Information sharing agreements as data; what is in force for a caller, as row policy asks for it."""

from migrations.script import run

revision = "0080"
down_revision = "0065"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.agreement (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  agency_id UUID NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  valid_to TIMESTAMP WITH TIME ZONE NOT NULL,
  contact_name TEXT NOT NULL,
  contact TEXT NOT NULL,
  onward TEXT NOT NULL,
  pointer BOOLEAN NOT NULL,
  names_person BOOLEAN NOT NULL,
  schedule_8 TEXT NOT NULL,
  drafted_at TIMESTAMP WITH TIME ZONE NOT NULL,
  drafted_by UUID,
  signed_at TIMESTAMP WITH TIME ZONE,
  signed_by UUID,
  signature TEXT,
  ended_at TIMESTAMP WITH TIME ZONE,
  ended_by UUID,
  end_reason TEXT,
  CONSTRAINT agreement_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT agreement_title_length_check CHECK (char_length(title) <= 200),
  CONSTRAINT agreement_contact_name_length_check CHECK (char_length(contact_name) <= 200),
  CONSTRAINT agreement_contact_length_check CHECK (char_length(contact) <= 200),
  CONSTRAINT agreement_onward_check CHECK (onward in ('NONE', 'ASK_FIRST', 'TO_SAFEGUARD_A_CHILD')),
  CONSTRAINT agreement_schedule_8_length_check CHECK (char_length(schedule_8) <= 500),
  CONSTRAINT agreement_signature_length_check CHECK (char_length(signature) <= 200),
  CONSTRAINT agreement_end_reason_length_check CHECK (char_length(end_reason) <= 500),
  CONSTRAINT agreement_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency (force_id, id),
  CONSTRAINT agreement_force_id_agency_id_version_key UNIQUE (force_id, agency_id, version),
  CONSTRAINT agreement_period_check CHECK (valid_to > valid_from),
  CONSTRAINT agreement_signed_check CHECK (num_nulls(signed_at, signed_by, signature) in (0, 3)),
  CONSTRAINT agreement_ended_check CHECK (num_nulls(ended_at, ended_by, end_reason) in (0, 3))
);
comment on table doorstep.agreement is
  'One version of an information sharing agreement between the force and an agency.';
comment on column doorstep.agreement.version is '1, 2, 3 … of the agency''s agreement with this force.';
comment on column doorstep.agreement.valid_to is
  'The first instant at which it holds no longer: no agreement is without an end.';
comment on column doorstep.agreement.pointer is 'Of whom it does not cover, it may be told that police hold.';
comment on column doorstep.agreement.names_person is 'The agency''s machines must name the person they ask for.';
comment on column doorstep.agreement.drafted_by is 'The principal who drafted it; null: from the command line.';
comment on column doorstep.agreement.signed_by is 'The data-protection officer''s principal.';
comment on column doorstep.agreement.ended_at is 'When somebody ended it before its time.';
CREATE TABLE doorstep.agreement_purpose (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  agreement_id UUID NOT NULL,
  agency_id UUID NOT NULL,
  position INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  gateway TEXT,
  necessity TEXT NOT NULL,
  CONSTRAINT agreement_purpose_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT agreement_purpose_purpose_check CHECK (purpose in ('PUBLIC_PROTECTION', 'CHILD_SAFEGUARDING',
    'PREVENT_AND_DETECT_CRIME', 'OFFENDER_MANAGEMENT', 'HEALTH_CARE', 'HOUSING')),
  CONSTRAINT agreement_purpose_gateway_check CHECK (gateway in ('CJA2003_S325_4', 'CDA1998_S115', 'OMA2007_S14',
    'CHILDREN_ACT_2004', 'NCA_GATEWAY', 'COMMON_LAW', 'COURT_ORDER', 'CONSENT')),
  CONSTRAINT agreement_purpose_necessity_length_check CHECK (char_length(necessity) <= 500),
  CONSTRAINT agreement_purpose_agreement_id_fkey FOREIGN KEY(force_id, agreement_id) REFERENCES doorstep.agreement
    (force_id, id)
);
comment on table doorstep.agreement_purpose is
  'What an agreement shares for, and the gateway of the law that allows it.';
CREATE INDEX agreement_purpose_force_id_agreement_id_idx ON doorstep.agreement_purpose (force_id, agreement_id);
CREATE TABLE doorstep.agreement_rows (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  agreement_id UUID NOT NULL,
  agency_id UUID NOT NULL,
  position INTEGER NOT NULL,
  districts TEXT[] NOT NULL,
  risk_levels TEXT[] NOT NULL,
  modes TEXT[] NOT NULL,
  with_children BOOLEAN NOT NULL,
  CONSTRAINT agreement_rows_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT agreement_rows_agreement_id_fkey FOREIGN KEY(force_id, agreement_id) REFERENCES doorstep.agreement
    (force_id, id)
);
comment on table doorstep.agreement_rows is
  'Whom an agreement covers: all that a line says must hold; any line is enough.';
CREATE INDEX agreement_rows_force_id_agreement_id_idx ON doorstep.agreement_rows (force_id, agreement_id);
CREATE TABLE doorstep.agreement_field (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  agreement_id UUID NOT NULL,
  agency_id UUID NOT NULL,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  shown BOOLEAN NOT NULL,
  category TEXT,
  clause TEXT NOT NULL,
  reason TEXT NOT NULL,
  told BOOLEAN NOT NULL,
  CONSTRAINT agreement_field_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT agreement_field_field_check CHECK (field in ('REFERENCE', 'NAME', 'OTHER_NAMES', 'DATE_OF_BIRTH',
    'RISK_LEVEL', 'MANAGEMENT_MODE', 'HOME_ADDRESS', 'OTHER_ADDRESSES', 'WARNINGS', 'HEALTH', 'CONDITIONS',
    'CHILDREN', 'HOUSEHOLD', 'LAST_SEEN', 'OFFICER', 'TRIGGERS', 'INTELLIGENCE', 'CASE', 'ANSWER')),
  CONSTRAINT agreement_field_category_check CHECK (category in ('HEALTH', 'CHILDREN', 'THIRD_PARTY',
    'POLICE_TACTICS', 'INTELLIGENCE', 'NOT_NECESSARY')),
  CONSTRAINT agreement_field_clause_length_check CHECK (char_length(clause) <= 60),
  CONSTRAINT agreement_field_reason_length_check CHECK (char_length(reason) <= 500),
  CONSTRAINT agreement_field_agreement_id_fkey FOREIGN KEY(force_id, agreement_id) REFERENCES doorstep.agreement
    (force_id, id)
);
comment on table doorstep.agreement_field is 'Whether an agreement shows a field, and why not.';
comment on column doorstep.agreement_field.told is 'The partner is told that the field is withheld.';
CREATE INDEX agreement_field_force_id_agreement_id_idx ON doorstep.agreement_field (force_id, agreement_id);
"""

_KEEP = """
-- What was said is never changed but in the columns that the trigger names.
create function doorstep.keep_all_but() returns trigger language plpgsql as $$
begin
  if doorstep.says(to_jsonb(old)) - tg_argv::text[] is distinct from doorstep.says(to_jsonb(new)) - tg_argv::text[] then
    raise exception 'what was recorded is never changed' using errcode = '23000';
  end if;
  return new;
end $$;
create function doorstep.keep_agreed() returns trigger language plpgsql as $$
begin
  if exists (select from doorstep.agreement a where a.force_id = new.force_id and a.id = new.agreement_id
             and a.signed_at is not null) then
    raise exception 'a signed agreement is never changed: make a new version' using errcode = '23000';
  end if;
  return new;
end $$;
create trigger agreement_keep before update on doorstep.agreement for each row execute function
  doorstep.keep_all_but('signed_at', 'signed_by', 'signature', 'ended_at', 'ended_by', 'end_reason');
create trigger agreement_keep_signature before update on doorstep.agreement for each row
  when (old.signed_at is not null) execute function doorstep.keep_all_but('ended_at', 'ended_by', 'end_reason');
create trigger agreement_keep_end before update on doorstep.agreement for each row
  when (old.ended_at is not null) execute function doorstep.keep_as_recorded();
create trigger agreement_purpose_keep before insert on doorstep.agreement_purpose
  for each row execute function doorstep.keep_agreed();
create trigger agreement_rows_keep before insert on doorstep.agreement_rows
  for each row execute function doorstep.keep_agreed();
create trigger agreement_field_keep before insert on doorstep.agreement_field
  for each row execute function doorstep.keep_agreed();
grant select, insert on doorstep.agreement, doorstep.agreement_purpose, doorstep.agreement_rows,
  doorstep.agreement_field to doorstep_app;
grant update on doorstep.agreement to doorstep_app;
"""

_FACTS = """
create function doorstep.agreement_in_force() returns uuid language sql stable as $$
  select a.id from doorstep.agreement a
  where a.force_id = doorstep.context_force() and a.agency_id = doorstep.context_id('agency_id')
    and a.signed_at is not null and a.ended_at is null and a.valid_from <= now() and a.valid_to > now()
    and (not a.names_person or (doorstep.context() ->> 'names_person')::boolean)
  order by a.version desc limit 1 $$;
comment on function doorstep.agreement_in_force() is
  'The agreement with the caller''s agency that holds now. If it asks for that, a machine must say for whom it asks.';
create function doorstep.context_agreed() returns uuid[] language plpgsql stable as $$
begin
  if doorstep.context_id('agency_id') is null or doorstep.agreement_in_force() is null then
    return '{}';
  end if;
  return array[doorstep.context_id('agency_id')];
end $$;
comment on function doorstep.context_agreed() is 'The caller''s agency, while an agreement with it is in force.';
create function doorstep.context_shown() returns text[] language plpgsql stable as $$
begin
  if doorstep.context_id('agency_id') is null then
    return '{}';
  end if;
  return array(
    select f.field from doorstep.agreement_field f
    where f.force_id = doorstep.context_force() and f.agreement_id = doorstep.agreement_in_force() and f.shown);
end $$;
comment on function doorstep.context_shown() is
  'The fields that the agreement in force with the caller''s agency shows.';
revoke all on function doorstep.keep_all_but(), doorstep.keep_agreed(), doorstep.agreement_in_force(),
  doorstep.context_agreed(), doorstep.context_shown() from public;
grant execute on function doorstep.keep_all_but(), doorstep.keep_agreed(), doorstep.agreement_in_force(),
  doorstep.context_agreed(), doorstep.context_shown() to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_KEEP + _FACTS)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for name in ("context_shown", "context_agreed"):
        run(f"drop function doorstep.{name}() cascade")
    run("drop function doorstep.agreement_in_force()")
    for table in ("agreement_field", "agreement_rows", "agreement_purpose", "agreement"):
        run(f"drop table doorstep.{table}")
    run("drop function doorstep.keep_agreed(); drop function doorstep.keep_all_but()")
