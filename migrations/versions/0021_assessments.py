"""Assessments: ARMS with its factors and evidence, whether it applies, and what other tools gave."""

from migrations.script import run

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.arms_assessment (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  author_id UUID NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE NOT NULL,
  submitted_at TIMESTAMP WITH TIME ZONE,
  decided_at TIMESTAMP WITH TIME ZONE,
  decided_by UUID,
  comment TEXT,
  formulation TEXT NOT NULL,
  priority TEXT,
  CONSTRAINT arms_assessment_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT arms_assessment_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT arms_assessment_state_check CHECK (state in ('DRAFT', 'SUBMITTED', 'COUNTERSIGNED', 'RETURNED')),
  CONSTRAINT arms_assessment_comment_length_check CHECK (char_length(comment) <= 2000),
  CONSTRAINT arms_assessment_author_id_fkey FOREIGN KEY(force_id, author_id) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT arms_assessment_decided_by_fkey FOREIGN KEY(force_id, decided_by) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT arms_assessment_number_key UNIQUE (force_id, nominal_id, number),
  CONSTRAINT arms_assessment_formulation_length_check CHECK (char_length(formulation) <= 8000),
  CONSTRAINT arms_assessment_priority_check CHECK (priority in ('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW')),
  CONSTRAINT arms_assessment_submitted_check CHECK (state = 'DRAFT' or (submitted_at is not null and priority is
    not null)),
  CONSTRAINT arms_assessment_decided_check CHECK ((state in ('COUNTERSIGNED', 'RETURNED')) = (decided_at is not
    null))
);
COMMENT ON TABLE doorstep.arms_assessment IS 'One ARMS assessment of a nominal: a draft, or what was signed.';
COMMENT ON COLUMN doorstep.arms_assessment.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_assessment.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_assessment.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_assessment.number IS '1 for the nominal''s first, then one more for each.';
COMMENT ON COLUMN doorstep.arms_assessment.version IS 'Raised by each change of the draft.';
COMMENT ON COLUMN doorstep.arms_assessment.decided_at IS 'When it was countersigned or returned.';
CREATE INDEX arms_assessment_force_id_nominal_id_number_idx ON doorstep.arms_assessment (force_id, nominal_id,
    number);
CREATE UNIQUE INDEX arms_assessment_one_draft ON doorstep.arms_assessment (force_id, nominal_id) WHERE state =
    'DRAFT';
CREATE TABLE doorstep.arms_factor (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  assessment_id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  factor TEXT NOT NULL,
  rating TEXT,
  CONSTRAINT arms_factor_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT arms_factor_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT arms_factor_factor_check CHECK (factor in ('OPPORTUNITY', 'SEXUAL_PREOCCUPATION',
    'OFFENCE_RELATED_INTEREST', 'EMOTIONAL_CONGRUENCE', 'HOSTILE_ORIENTATION', 'POOR_SELF_MANAGEMENT',
    'ANTISOCIAL_INFLUENCES', 'COMMITMENT_TO_DESIST', 'INTIMATE_RELATIONSHIP', 'POSITIVE_ROUTINE',
    'SOCIAL_INVESTMENT')),
  CONSTRAINT arms_factor_rating_check CHECK (rating in ('HIGH', 'MEDIUM', 'LOW', 'NOT_KNOWN')),
  CONSTRAINT arms_factor_assessment_id_fkey FOREIGN KEY(force_id, assessment_id) REFERENCES
    doorstep.arms_assessment (force_id, id),
  CONSTRAINT arms_factor_force_id_assessment_id_factor_key UNIQUE (force_id, assessment_id, factor)
);
COMMENT ON TABLE doorstep.arms_factor IS 'One factor of an ARMS assessment with its rating.';
COMMENT ON COLUMN doorstep.arms_factor.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_factor.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_factor.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
CREATE INDEX arms_factor_force_id_nominal_id_idx ON doorstep.arms_factor (force_id, nominal_id);
CREATE TABLE doorstep.arms_evidence (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  assessment_id UUID NOT NULL,
  factor_id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  basis TEXT NOT NULL,
  source TEXT NOT NULL,
  statement_id UUID,
  CONSTRAINT arms_evidence_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT arms_evidence_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT arms_evidence_text_length_check CHECK (char_length(text) <= 1000),
  CONSTRAINT arms_evidence_basis_check CHECK (basis in ('FACT_OBSERVED', 'FACT_DOCUMENT', 'SUBJECT_SAID',
    'THIRD_PARTY_SAID', 'ASSESSMENT')),
  CONSTRAINT arms_evidence_source_check CHECK (source in ('VISIT', 'INTERVIEW', 'POLICE_RECORD', 'AGENCY',
    'THIRD_PARTY', 'OTHER')),
  CONSTRAINT arms_evidence_assessment_id_fkey FOREIGN KEY(force_id, assessment_id) REFERENCES
    doorstep.arms_assessment (force_id, id),
  CONSTRAINT arms_evidence_factor_id_fkey FOREIGN KEY(force_id, factor_id) REFERENCES doorstep.arms_factor
    (force_id, id)
);
COMMENT ON TABLE doorstep.arms_evidence IS
  'One piece of evidence for a factor, with its source and whether it is fact or opinion.';
COMMENT ON COLUMN doorstep.arms_evidence.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_evidence.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_evidence.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_evidence.statement_id IS 'The statement of a visit that it is taken from.';
CREATE INDEX arms_evidence_force_id_assessment_id_idx ON doorstep.arms_evidence (force_id, assessment_id);
CREATE INDEX arms_evidence_force_id_factor_id_idx ON doorstep.arms_evidence (force_id, factor_id);
CREATE INDEX arms_evidence_force_id_nominal_id_idx ON doorstep.arms_evidence (force_id, nominal_id);
CREATE TABLE doorstep.arms_applicability (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  applies TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_by UUID NOT NULL,
  CONSTRAINT arms_applicability_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT arms_applicability_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted)
    ON UPDATE CASCADE,
  CONSTRAINT arms_applicability_applies_check CHECK (applies in ('APPLIES', 'NOT_AN_ADULT', 'NOT_A_MAN',
    'NOT_CONVICTED', 'TOO_LITTLE_KNOWN', 'OTHER')),
  CONSTRAINT arms_applicability_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT arms_applicability_decided_by_fkey FOREIGN KEY(force_id, decided_by) REFERENCES doorstep.officer
    (force_id, id)
);
COMMENT ON TABLE doorstep.arms_applicability IS
  'Whether ARMS applies to a nominal, from one decision to the next.';
COMMENT ON COLUMN doorstep.arms_applicability.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_applicability.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.arms_applicability.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
CREATE INDEX arms_applicability_force_id_nominal_id_decided_at_idx ON doorstep.arms_applicability (force_id,
    nominal_id, decided_at);
CREATE TABLE doorstep.tool_result (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  tool TEXT NOT NULL,
  tool_version TEXT NOT NULL,
  band TEXT NOT NULL,
  score TEXT,
  assessed_on DATE NOT NULL,
  assessor TEXT NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  recorded_by UUID NOT NULL,
  replaces_id UUID,
  CONSTRAINT tool_result_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT tool_result_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT tool_result_tool_check CHECK (tool in ('OSP_DC', 'OSP_IIC', 'OSP_C', 'OSP_I', 'RM2000', 'KIRAT')),
  CONSTRAINT tool_result_tool_version_length_check CHECK (char_length(tool_version) <= 30),
  CONSTRAINT tool_result_band_check CHECK (band in ('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'NOT_APPLICABLE')),
  CONSTRAINT tool_result_score_length_check CHECK (char_length(score) <= 30),
  CONSTRAINT tool_result_assessor_length_check CHECK (char_length(assessor) <= 200),
  CONSTRAINT tool_result_recorded_by_fkey FOREIGN KEY(force_id, recorded_by) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT tool_result_replaces_id_fkey FOREIGN KEY(force_id, replaces_id) REFERENCES doorstep.tool_result
    (force_id, id),
  CONSTRAINT tool_result_force_id_replaces_id_key UNIQUE (force_id, replaces_id)
);
COMMENT ON TABLE doorstep.tool_result IS
  'What a tool gave for a nominal: recorded, never scored here, never overwritten.';
COMMENT ON COLUMN doorstep.tool_result.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.tool_result.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.tool_result.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.tool_result.replaces_id IS
  'The result that was recorded wrongly, and that this replaces.';
CREATE INDEX tool_result_force_id_nominal_id_assessed_on_idx ON doorstep.tool_result (force_id, nominal_id,
    assessed_on);
create trigger arms_assessment_stand before insert on doorstep.arms_assessment
  for each row execute function doorstep.stand_as_nominal();
create trigger arms_factor_stand before insert on doorstep.arms_factor
  for each row execute function doorstep.stand_as_nominal();
create trigger arms_evidence_stand before insert on doorstep.arms_evidence
  for each row execute function doorstep.stand_as_nominal();
create trigger arms_applicability_stand before insert on doorstep.arms_applicability
  for each row execute function doorstep.stand_as_nominal();
create trigger tool_result_stand before insert on doorstep.tool_result
  for each row execute function doorstep.stand_as_nominal();
grant select, insert on doorstep.arms_applicability, doorstep.tool_result to doorstep_app;
grant select, insert, update on doorstep.arms_assessment to doorstep_app;
grant select, insert, delete on doorstep.arms_factor, doorstep.arms_evidence to doorstep_app;
create trigger arms_assessment_keep before update on doorstep.arms_assessment
  for each row execute function doorstep.keep_signed();
create trigger arms_factor_keep before insert or update or delete on doorstep.arms_factor
  for each row execute function doorstep.keep_part_signed('arms_assessment', 'assessment_id');
create trigger arms_evidence_keep before insert or update or delete on doorstep.arms_evidence
  for each row execute function doorstep.keep_part_signed('arms_assessment', 'assessment_id');
create trigger arms_applicability_keep before update or delete on doorstep.arms_applicability
  for each row execute function doorstep.keep_as_recorded();
create trigger tool_result_keep before update or delete on doorstep.tool_result
  for each row execute function doorstep.keep_as_recorded();
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("tool_result", "arms_applicability", "arms_evidence", "arms_factor", "arms_assessment"):
        run(f"drop table doorstep.{table}")
