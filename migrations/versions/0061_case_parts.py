"""What belongs to a case: addresses, children, devices, documents, events, welfare, transfers."""

from migrations.script import run

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.case_address (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  lines TEXT[] NOT NULL,
  postcode TEXT NOT NULL,
  CONSTRAINT case_address_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_address_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_address_postcode_length_check CHECK (char_length(postcode) <= 10)
);
comment on table doorstep.case_address is 'Where a case leads.';
comment on column doorstep.case_address.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_address.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_address.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
CREATE INDEX case_address_force_id_case_id_idx ON doorstep.case_address (force_id, case_id);
CREATE TABLE doorstep.case_child (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  first_name TEXT NOT NULL,
  age_band TEXT NOT NULL,
  relationship TEXT NOT NULL,
  lives_there BOOLEAN NOT NULL,
  CONSTRAINT case_child_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_child_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_child_first_name_length_check CHECK (char_length(first_name) <= 100),
  CONSTRAINT case_child_age_band_check CHECK (age_band in ('UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_15',
    'FROM_16_TO_17', 'ADULT', 'UNKNOWN')),
  CONSTRAINT case_child_relationship_length_check CHECK (char_length(relationship) <= 100)
);
comment on table doorstep.case_child is
  'A child in the household or within reach: first name and age band, no more.';
comment on column doorstep.case_child.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_child.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_child.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
CREATE INDEX case_child_force_id_case_id_idx ON doorstep.case_child (force_id, case_id);
CREATE TABLE doorstep.case_device (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  description TEXT NOT NULL,
  exhibit TEXT NOT NULL,
  seized_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT case_device_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_device_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_device_description_length_check CHECK (char_length(description) <= 500),
  CONSTRAINT case_device_exhibit_length_check CHECK (char_length(exhibit) <= 100)
);
comment on table doorstep.case_device is 'A device that was seized. What is on it stays with the evidence.';
comment on column doorstep.case_device.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_device.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_device.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
CREATE INDEX case_device_force_id_case_id_idx ON doorstep.case_device (force_id, case_id);
CREATE TABLE doorstep.case_document (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content BYTEA NOT NULL,
  added_at TIMESTAMP WITH TIME ZONE NOT NULL,
  added_by UUID NOT NULL,
  CONSTRAINT case_document_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_document_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_document_name_length_check CHECK (char_length(name) <= 200),
  CONSTRAINT case_document_kind_length_check CHECK (char_length(kind) <= 40)
);
comment on table doorstep.case_document is 'A file that passed the gate: no picture, and nothing that carries one.';
comment on column doorstep.case_document.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_document.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_document.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_document.added_by is 'The principal who added it.';
CREATE INDEX case_document_force_id_case_id_idx ON doorstep.case_document (force_id, case_id);
CREATE TABLE doorstep.case_event (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  kind TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  note TEXT NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  recorded_by UUID NOT NULL,
  CONSTRAINT case_event_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_event_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_event_kind_check CHECK (kind in ('WARRANT', 'ARREST', 'VOLUNTARY_INTERVIEW', 'RELEASE',
    'BAIL_RETURN', 'CHARGE', 'HEARING', 'SENTENCE')),
  CONSTRAINT case_event_note_length_check CHECK (char_length(note) <= 2000),
  CONSTRAINT case_event_recorded_by_fkey FOREIGN KEY(force_id, recorded_by) REFERENCES doorstep.officer
    (force_id, id)
);
comment on table doorstep.case_event is
  'Something that happened to the suspect, or is to happen at a time that is known.';
comment on column doorstep.case_event.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_event.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_event.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_event.recorded_by is 'The officer who recorded it.';
CREATE INDEX case_event_force_id_case_id_at_idx ON doorstep.case_event (force_id, case_id, at);
CREATE TABLE doorstep.case_transfer (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  direction TEXT NOT NULL,
  force TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  asked_by UUID NOT NULL,
  answer TEXT,
  answered_by TEXT,
  reference TEXT,
  answered_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT case_transfer_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_transfer_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_transfer_direction_check CHECK (direction in ('IN', 'OUT')),
  CONSTRAINT case_transfer_force_length_check CHECK (char_length(force) <= 200),
  CONSTRAINT case_transfer_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT case_transfer_answer_check CHECK (answer in ('ACCEPTED', 'DECLINED')),
  CONSTRAINT case_transfer_answered_by_length_check CHECK (char_length(answered_by) <= 200),
  CONSTRAINT case_transfer_reference_length_check CHECK (char_length(reference) <= 100),
  CONSTRAINT case_transfer_answered_check CHECK (num_nulls(answer, answered_by, answered_at) in (0, 3))
);
comment on table doorstep.case_transfer is
  'A case that goes to another force, or came from one: it has an owner until the other accepts.';
comment on column doorstep.case_transfer.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_transfer.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_transfer.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_transfer.asked_by is 'The principal who recorded it.';
CREATE INDEX case_transfer_force_id_case_id_asked_at_idx ON doorstep.case_transfer (force_id, case_id,
    asked_at);
CREATE TABLE doorstep.welfare_plan (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  text TEXT NOT NULL,
  written_at TIMESTAMP WITH TIME ZONE NOT NULL,
  written_by UUID NOT NULL,
  CONSTRAINT welfare_plan_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT welfare_plan_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT welfare_plan_text_length_check CHECK (char_length(text) <= 2000),
  CONSTRAINT welfare_plan_written_by_fkey FOREIGN KEY(force_id, written_by) REFERENCES doorstep.officer
    (force_id, id)
);
comment on table doorstep.welfare_plan is 'How the suspect is looked after; the last one holds.';
comment on column doorstep.welfare_plan.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.welfare_plan.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.welfare_plan.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.welfare_plan.written_by is 'The officer who wrote it.';
CREATE INDEX welfare_plan_force_id_case_id_written_at_idx ON doorstep.welfare_plan (force_id, case_id,
    written_at);
CREATE TABLE doorstep.welfare_check (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  event_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  outcome TEXT NOT NULL,
  checked_by UUID NOT NULL,
  CONSTRAINT welfare_check_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT welfare_check_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT welfare_check_outcome_length_check CHECK (char_length(outcome) <= 2000),
  CONSTRAINT welfare_check_event_id_fkey FOREIGN KEY(force_id, event_id) REFERENCES doorstep.case_event
    (force_id, id),
  CONSTRAINT welfare_check_checked_by_fkey FOREIGN KEY(force_id, checked_by) REFERENCES doorstep.officer
    (force_id, id)
);
comment on table doorstep.welfare_check is 'Somebody looked after the suspect''s welfare after an event.';
comment on column doorstep.welfare_check.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.welfare_check.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.welfare_check.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.welfare_check.checked_by is 'The officer who did it.';
CREATE INDEX welfare_check_force_id_case_id_at_idx ON doorstep.welfare_check (force_id, case_id, at);
"""

_STAND = """
create trigger case_address_stand before insert on doorstep.case_address
  for each row execute function doorstep.stand_as_case();
create trigger case_child_stand before insert on doorstep.case_child
  for each row execute function doorstep.stand_as_case();
create trigger case_device_stand before insert on doorstep.case_device
  for each row execute function doorstep.stand_as_case();
create trigger case_document_stand before insert on doorstep.case_document
  for each row execute function doorstep.stand_as_case();
create trigger case_event_stand before insert on doorstep.case_event
  for each row execute function doorstep.stand_as_case();
create trigger welfare_plan_stand before insert on doorstep.welfare_plan
  for each row execute function doorstep.stand_as_case();
create trigger welfare_check_stand before insert on doorstep.welfare_check
  for each row execute function doorstep.stand_as_case();
create trigger case_transfer_stand before insert on doorstep.case_transfer
  for each row execute function doorstep.stand_as_case();
grant select, insert on doorstep.case_address, doorstep.case_child, doorstep.case_device,
  doorstep.case_document, doorstep.case_event, doorstep.welfare_plan, doorstep.welfare_check,
  doorstep.case_transfer to doorstep_app;
grant update on doorstep.case_transfer to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_STAND)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in (
        "case_transfer",
        "welfare_check",
        "welfare_plan",
        "case_event",
        "case_document",
        "case_device",
        "case_child",
        "case_address",
    ):
        run(f"drop table doorstep.{table}")
