"""What a case hands over on conviction beside what it knows: its files, and how the suspect was looked after."""

from migrations.script import run

revision = "0160"
down_revision = "0152"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.nominal_document (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content BYTEA NOT NULL,
  added_at TIMESTAMP WITH TIME ZONE NOT NULL,
  case_id UUID,
  CONSTRAINT nominal_document_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT nominal_document_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT nominal_document_name_length_check CHECK (char_length(name) <= 200),
  CONSTRAINT nominal_document_kind_length_check CHECK (char_length(kind) <= 40)
);
comment on table doorstep.nominal_document is
  'A file about a nominal that a case handed over: it passed the gate there, and is no picture.';
comment on column doorstep.nominal_document.access_owner_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_document.access_unit_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_document.access_restricted is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_document.case_id is 'The case that it came from.';
CREATE INDEX nominal_document_force_id_nominal_id_idx ON doorstep.nominal_document (force_id, nominal_id);
create trigger nominal_document_stand before insert on doorstep.nominal_document
  for each row execute function doorstep.stand_as_nominal();
grant select, insert on doorstep.nominal_document to doorstep_app;
CREATE TABLE doorstep.nominal_welfare_plan (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  text TEXT NOT NULL,
  written_at TIMESTAMP WITH TIME ZONE NOT NULL,
  written_by UUID NOT NULL,
  case_id UUID,
  CONSTRAINT nominal_welfare_plan_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT nominal_welfare_plan_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT nominal_welfare_plan_written_by_fkey FOREIGN KEY(force_id, written_by) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT nominal_welfare_plan_text_length_check CHECK (char_length(text) <= 2000)
);
comment on table doorstep.nominal_welfare_plan is
  'How somebody was looked after while they were a suspect; the last one holds.';
comment on column doorstep.nominal_welfare_plan.access_owner_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_welfare_plan.access_unit_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_welfare_plan.access_restricted is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.nominal_welfare_plan.case_id is 'The case that it came from.';
CREATE INDEX nominal_welfare_plan_force_id_nominal_id_idx ON doorstep.nominal_welfare_plan (force_id, nominal_id);
create trigger nominal_welfare_plan_stand before insert on doorstep.nominal_welfare_plan
  for each row execute function doorstep.stand_as_nominal();
grant select, insert on doorstep.nominal_welfare_plan to doorstep_app;
comment on column doorstep.nominal_welfare_plan.written_by is 'The officer who wrote it.';
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop table doorstep.nominal_welfare_plan; drop table doorstep.nominal_document")
