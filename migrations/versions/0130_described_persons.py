"""Whom a report describes: persons whom the submitter could not look up, before somebody links them."""

from migrations.script import run

revision = "0130"
down_revision = "0126"
branch_labels = None
depends_on = None

_TABLE = """
CREATE TABLE doorstep.intelligence_person (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  unit_id UUID NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  date_of_birth DATE,
  age INTEGER,
  address TEXT NOT NULL,
  description TEXT NOT NULL,
  priority TEXT NOT NULL,
  told_at TIMESTAMP WITH TIME ZONE NOT NULL,
  state TEXT NOT NULL,
  nominal_id UUID,
  reason TEXT,
  settled_at TIMESTAMP WITH TIME ZONE,
  settled_by UUID,
  CONSTRAINT intelligence_person_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_person_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id),
  CONSTRAINT intelligence_person_unit_id_fkey FOREIGN KEY(force_id, unit_id) REFERENCES doorstep.unit (force_id, id),
  CONSTRAINT intelligence_person_nominal_id_fkey FOREIGN KEY(force_id, nominal_id) REFERENCES doorstep.nominal
    (force_id, id),
  CONSTRAINT intelligence_person_force_id_report_id_position_key UNIQUE (force_id, report_id, position),
  CONSTRAINT intelligence_person_name_length_check CHECK (char_length(name) <= 200),
  CONSTRAINT intelligence_person_address_length_check CHECK (char_length(address) <= 500),
  CONSTRAINT intelligence_person_description_length_check CHECK (char_length(description) <= 2000),
  CONSTRAINT intelligence_person_priority_check CHECK (priority in ('HIGH', 'MEDIUM', 'LOW')),
  CONSTRAINT intelligence_person_state_check CHECK (state in ('TO_LINK', 'LINKED', 'NOBODY', 'NOT_KEPT')),
  CONSTRAINT intelligence_person_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT intelligence_person_linked_check CHECK ((state = 'LINKED') = (nominal_id is not null)),
  CONSTRAINT intelligence_person_settled_check CHECK ((state = 'TO_LINK') = (settled_at is null)),
  CONSTRAINT intelligence_person_reason_given_check CHECK ((state = 'NOBODY') = (reason is not null))
);
comment on table doorstep.intelligence_person is
  'Somebody whom the submitter described and could not look up; priority is as it was told.';
comment on column doorstep.intelligence_person.unit_id is
  'Whose supervisor is asked beside the intelligence unit: for row policy.';
comment on column doorstep.intelligence_person.age is 'In years, as it seemed.';
comment on column doorstep.intelligence_person.told_at is 'When the server had it.';
comment on column doorstep.intelligence_person.nominal_id is 'Who it is: the report is linked to them.';
comment on column doorstep.intelligence_person.settled_by is 'The principal who settled it.';
CREATE INDEX intelligence_person_force_id_nominal_id_idx ON doorstep.intelligence_person (force_id, nominal_id);
CREATE INDEX intelligence_person_force_id_state_told_at_idx ON doorstep.intelligence_person (force_id, state, told_at);
grant select, insert, update on doorstep.intelligence_person to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLE)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop table doorstep.intelligence_person")
