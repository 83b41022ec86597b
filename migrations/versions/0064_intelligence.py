"""Intelligence: what was submitted, the sealed source, the report with its items and sanitised twins."""

from migrations.script import run

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.intelligence_report (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  urn TEXT NOT NULL,
  state TEXT NOT NULL,
  information_at TIMESTAMP WITH TIME ZONE NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  source_evaluation TEXT NOT NULL,
  handling TEXT NOT NULL,
  conditions TEXT NOT NULL,
  marking TEXT NOT NULL,
  priority TEXT NOT NULL,
  is_ready BOOLEAN DEFAULT 'false' NOT NULL,
  is_conditional BOOLEAN DEFAULT 'false' NOT NULL,
  restricted BOOLEAN DEFAULT 'false' NOT NULL,
  sanitised_version INTEGER DEFAULT '0' NOT NULL,
  version INTEGER DEFAULT '1' NOT NULL,
  evaluated_by UUID,
  evaluated_at TIMESTAMP WITH TIME ZONE,
  not_kept_for TEXT,
  review_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT intelligence_report_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_report_urn_length_check CHECK (char_length(urn) <= 30),
  CONSTRAINT intelligence_report_state_check CHECK (state in ('TO_EVALUATE', 'TO_SANITISE', 'READY',
    'NOT_KEPT')),
  CONSTRAINT intelligence_report_source_evaluation_check CHECK (source_evaluation in ('RELIABLE', 'UNTESTED',
    'NOT_RELIABLE')),
  CONSTRAINT intelligence_report_handling_check CHECK (handling in ('P', 'C')),
  CONSTRAINT intelligence_report_conditions_length_check CHECK (char_length(conditions) <= 500),
  CONSTRAINT intelligence_report_marking_check CHECK (marking in ('OFFICIAL', 'OFFICIAL_SENSITIVE', 'SECRET',
    'TOP_SECRET')),
  CONSTRAINT intelligence_report_priority_check CHECK (priority in ('HIGH', 'MEDIUM', 'LOW')),
  CONSTRAINT intelligence_report_not_kept_for_length_check CHECK (char_length(not_kept_for) <= 2000),
  CONSTRAINT intelligence_report_force_id_urn_key UNIQUE (force_id, urn),
  CONSTRAINT intelligence_report_marking_held_check CHECK (marking in ('OFFICIAL', 'OFFICIAL_SENSITIVE')),
  CONSTRAINT intelligence_report_conditions_given_check CHECK (handling = 'P' or conditions <> ''),
  CONSTRAINT intelligence_report_standing_check CHECK (is_ready = (sanitised_version > 0) and is_conditional =
    (handling = 'C')),
  CONSTRAINT intelligence_report_not_kept_check CHECK ((state = 'NOT_KEPT') = (not_kept_for is not null))
);
comment on table doorstep.intelligence_report is
  'A report by its number, graded: shareable once somebody has written its sanitised twin.';
comment on column doorstep.intelligence_report.information_at is 'When it was so, or was learned.';
comment on column doorstep.intelligence_report.is_ready is 'It has a sanitised twin.';
comment on column doorstep.intelligence_report.is_conditional is 'Its handling is C.';
comment on column doorstep.intelligence_report.restricted is 'About a restricted nominal or case.';
comment on column doorstep.intelligence_report.version is 'Raised by each command about it.';
comment on column doorstep.intelligence_report.evaluated_by is
  'The principal of the intelligence unit who graded it.';
comment on column doorstep.intelligence_report.review_at is 'When somebody is to look at it again.';
CREATE INDEX intelligence_report_force_id_state_received_at_idx ON doorstep.intelligence_report (force_id,
    state, received_at);
CREATE TABLE doorstep.intelligence_item (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  position INTEGER NOT NULL,
  assessment TEXT NOT NULL,
  CONSTRAINT intelligence_item_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_item_assessment_check CHECK (assessment in ('A', 'B', 'C', 'D', 'E')),
  CONSTRAINT intelligence_item_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id),
  CONSTRAINT intelligence_item_force_id_report_id_position_key UNIQUE (force_id, report_id, position)
);
comment on table doorstep.intelligence_item is
  'One item of a report with its grade; its words stand in the submission and in the sanitised twin.';
CREATE TABLE doorstep.intelligence_twin (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  version INTEGER NOT NULL,
  written_at TIMESTAMP WITH TIME ZONE NOT NULL,
  written_by UUID NOT NULL,
  CONSTRAINT intelligence_twin_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_twin_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id),
  CONSTRAINT intelligence_twin_force_id_report_id_version_key UNIQUE (force_id, report_id, version)
);
comment on table doorstep.intelligence_twin is 'One version of the sanitised twin; all versions are kept.';
comment on column doorstep.intelligence_twin.written_by is 'The principal who wrote it: never who submitted it.';
CREATE TABLE doorstep.intelligence_submission (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  officer_id UUID NOT NULL,
  principal_id UUID NOT NULL,
  provenance TEXT NOT NULL,
  has_source BOOLEAN NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT intelligence_submission_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_submission_provenance_length_check CHECK (char_length(provenance) <= 500),
  CONSTRAINT intelligence_submission_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id),
  CONSTRAINT intelligence_submission_officer_id_fkey FOREIGN KEY(force_id, officer_id) REFERENCES
    doorstep.officer (force_id, id),
  CONSTRAINT intelligence_submission_force_id_report_id_key UNIQUE (force_id, report_id)
);
comment on table doorstep.intelligence_submission is
  'What an officer told, in the officer''s own words: never shared as it is.';
comment on column doorstep.intelligence_submission.officer_id is 'Who submitted it.';
comment on column doorstep.intelligence_submission.has_source is 'The source register knows who the source is.';
comment on column doorstep.intelligence_submission.made_at is 'By the phone''s clock.';
CREATE INDEX intelligence_submission_force_id_officer_id_idx ON doorstep.intelligence_submission (force_id,
    officer_id);
CREATE TABLE doorstep.intelligence_text (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  twin_id UUID NOT NULL,
  report_id UUID NOT NULL,
  item_id UUID NOT NULL,
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT intelligence_text_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_text_text_length_check CHECK (char_length(text) <= 2000),
  CONSTRAINT intelligence_text_twin_id_fkey FOREIGN KEY(force_id, twin_id) REFERENCES
    doorstep.intelligence_twin (force_id, id),
  CONSTRAINT intelligence_text_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id),
  CONSTRAINT intelligence_text_item_id_fkey FOREIGN KEY(force_id, item_id) REFERENCES
    doorstep.intelligence_item (force_id, id)
);
comment on table doorstep.intelligence_text is 'One item of a sanitised twin.';
CREATE INDEX intelligence_text_force_id_report_id_idx ON doorstep.intelligence_text (force_id, report_id);
CREATE INDEX intelligence_text_force_id_twin_id_idx ON doorstep.intelligence_text (force_id, twin_id);
CREATE TABLE doorstep.intelligence_raw (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  item_id UUID NOT NULL,
  submission_id UUID NOT NULL,
  officer_id UUID NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  assessment TEXT NOT NULL,
  CONSTRAINT intelligence_raw_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_raw_text_length_check CHECK (char_length(text) <= 2000),
  CONSTRAINT intelligence_raw_assessment_check CHECK (assessment in ('A', 'B', 'C', 'D', 'E')),
  CONSTRAINT intelligence_raw_item_id_fkey FOREIGN KEY(force_id, item_id) REFERENCES
    doorstep.intelligence_item (force_id, id),
  CONSTRAINT intelligence_raw_submission_id_fkey FOREIGN KEY(force_id, submission_id) REFERENCES
    doorstep.intelligence_submission (force_id, id)
);
comment on table doorstep.intelligence_raw is
  'An item in the submitter''s words, with the grade the submitter gave.';
comment on column doorstep.intelligence_raw.officer_id is 'Who submitted it.';
CREATE INDEX intelligence_raw_force_id_submission_id_idx ON doorstep.intelligence_raw (force_id, submission_id);
CREATE TABLE doorstep.intelligence_source (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  submission_id UUID NOT NULL,
  identity TEXT NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT intelligence_source_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_source_identity_length_check CHECK (char_length(identity) <= 500),
  CONSTRAINT intelligence_source_submission_id_fkey FOREIGN KEY(force_id, submission_id) REFERENCES
    doorstep.intelligence_submission (force_id, id)
);
comment on table doorstep.intelligence_source is
  'Who the source of a submission is: for the source register alone.';
CREATE INDEX intelligence_source_force_id_submission_id_idx ON doorstep.intelligence_source (force_id,
    submission_id);
"""

_GRANTS = """
grant select, insert on doorstep.intelligence_report, doorstep.intelligence_submission,
  doorstep.intelligence_source, doorstep.intelligence_item, doorstep.intelligence_raw,
  doorstep.intelligence_twin, doorstep.intelligence_text to doorstep_app;
grant update on doorstep.intelligence_report, doorstep.intelligence_item to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_GRANTS)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in (
        "intelligence_text",
        "intelligence_twin",
        "intelligence_raw",
        "intelligence_item",
        "intelligence_source",
        "intelligence_submission",
        "intelligence_report",
    ):
        run(f"drop table doorstep.{table}")
