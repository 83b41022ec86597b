"""What visits say in statements, answers to triggers, and what supervisors decide after failed attempts."""

from migrations.script import run

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.visit_statement (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  visit_id UUID NOT NULL,
  access_nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  access_officer_id UUID NOT NULL,
  access_second_officer_id UUID,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  basis TEXT NOT NULL,
  subject_category TEXT NOT NULL,
  CONSTRAINT visit_statement_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT visit_statement_visit_id_fkey FOREIGN KEY(force_id, visit_id, access_nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.visit (force_id, id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) ON UPDATE CASCADE,
  CONSTRAINT visit_statement_text_length_check CHECK (char_length(text) <= 1000),
  CONSTRAINT visit_statement_basis_check CHECK (basis in ('FACT_OBSERVED', 'FACT_DOCUMENT', 'SUBJECT_SAID',
    'THIRD_PARTY_SAID', 'ASSESSMENT')),
  CONSTRAINT visit_statement_subject_category_check CHECK (subject_category in ('SUSPECT', 'CONVICTED',
    'VICTIM', 'WITNESS', 'CHILD_AT_RISK', 'ASSOCIATE', 'HOUSEHOLD', 'OTHER'))
);
COMMENT ON TABLE doorstep.visit_statement IS
  'One thing seen, read or heard at a visit: fact or opinion, and about whom.';
COMMENT ON COLUMN doorstep.visit_statement.access_nominal_id IS 'The visit''s nominal: for row policy.';
COMMENT ON COLUMN doorstep.visit_statement.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_statement.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_statement.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_statement.access_officer_id IS 'The visit''s officer: for row policy.';
COMMENT ON COLUMN doorstep.visit_statement.access_second_officer_id IS
  'The visit''s second officer: for row policy.';
CREATE INDEX visit_statement_force_id_visit_id_idx ON doorstep.visit_statement (force_id, visit_id);
CREATE TABLE doorstep.statement_factor (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  visit_id UUID NOT NULL,
  access_nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  access_officer_id UUID NOT NULL,
  access_second_officer_id UUID,
  statement_id UUID NOT NULL,
  position INTEGER NOT NULL,
  factor TEXT NOT NULL,
  direction TEXT NOT NULL,
  CONSTRAINT statement_factor_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT statement_factor_visit_id_fkey FOREIGN KEY(force_id, visit_id, access_nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.visit (force_id, id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) ON UPDATE CASCADE,
  CONSTRAINT statement_factor_factor_check CHECK (factor in ('OPPORTUNITY', 'SEXUAL_PREOCCUPATION',
    'OFFENCE_RELATED_INTEREST', 'EMOTIONAL_CONGRUENCE', 'HOSTILE_ORIENTATION', 'POOR_SELF_MANAGEMENT',
    'ANTISOCIAL_INFLUENCES', 'COMMITMENT_TO_DESIST', 'INTIMATE_RELATIONSHIP', 'POSITIVE_ROUTINE',
    'SOCIAL_INVESTMENT')),
  CONSTRAINT statement_factor_direction_check CHECK (direction in ('UP', 'SAME', 'DOWN')),
  CONSTRAINT statement_factor_statement_id_fkey FOREIGN KEY(force_id, statement_id) REFERENCES
    doorstep.visit_statement (force_id, id)
);
COMMENT ON TABLE doorstep.statement_factor IS 'For which ARMS factor a statement speaks.';
COMMENT ON COLUMN doorstep.statement_factor.access_nominal_id IS 'The visit''s nominal: for row policy.';
COMMENT ON COLUMN doorstep.statement_factor.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.statement_factor.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.statement_factor.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.statement_factor.access_officer_id IS 'The visit''s officer: for row policy.';
COMMENT ON COLUMN doorstep.statement_factor.access_second_officer_id IS
  'The visit''s second officer: for row policy.';
CREATE INDEX statement_factor_force_id_access_nominal_id_factor_idx ON doorstep.statement_factor (force_id,
    access_nominal_id, factor);
CREATE INDEX statement_factor_force_id_statement_id_idx ON doorstep.statement_factor (force_id, statement_id);
CREATE INDEX statement_factor_force_id_visit_id_idx ON doorstep.statement_factor (force_id, visit_id);
CREATE TABLE doorstep.trigger_answer (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  visit_id UUID NOT NULL,
  access_nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  access_officer_id UUID NOT NULL,
  access_second_officer_id UUID,
  trigger_id UUID NOT NULL,
  happened BOOLEAN NOT NULL,
  action TEXT,
  no_action_reason TEXT,
  CONSTRAINT trigger_answer_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT trigger_answer_visit_id_fkey FOREIGN KEY(force_id, visit_id, access_nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.visit (force_id, id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) ON UPDATE CASCADE,
  CONSTRAINT trigger_answer_action_length_check CHECK (char_length(action) <= 500),
  CONSTRAINT trigger_answer_no_action_reason_length_check CHECK (char_length(no_action_reason) <= 500),
  CONSTRAINT trigger_answer_trigger_id_fkey FOREIGN KEY(force_id, trigger_id) REFERENCES doorstep.plan_trigger
    (force_id, id)
);
COMMENT ON TABLE doorstep.trigger_answer IS
  'What was answered to an individual trigger of the plan at one visit.';
COMMENT ON COLUMN doorstep.trigger_answer.access_nominal_id IS 'The visit''s nominal: for row policy.';
COMMENT ON COLUMN doorstep.trigger_answer.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.trigger_answer.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.trigger_answer.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.trigger_answer.access_officer_id IS 'The visit''s officer: for row policy.';
COMMENT ON COLUMN doorstep.trigger_answer.access_second_officer_id IS
  'The visit''s second officer: for row policy.';
CREATE INDEX trigger_answer_force_id_trigger_id_idx ON doorstep.trigger_answer (force_id, trigger_id);
CREATE INDEX trigger_answer_force_id_visit_id_idx ON doorstep.trigger_answer (force_id, visit_id);
CREATE TABLE doorstep.attempt_decision (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  qualifying INTEGER NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_by UUID NOT NULL,
  CONSTRAINT attempt_decision_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT attempt_decision_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT attempt_decision_decision_check CHECK (decision in ('WARRANT', 'ARREST', 'MISSING_PROCEDURE',
    'FURTHER_ATTEMPT')),
  CONSTRAINT attempt_decision_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT attempt_decision_decided_by_fkey FOREIGN KEY(force_id, decided_by) REFERENCES doorstep.officer
    (force_id, id)
);
COMMENT ON TABLE doorstep.attempt_decision IS 'What a supervisor decided after attempts that failed.';
COMMENT ON COLUMN doorstep.attempt_decision.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.attempt_decision.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.attempt_decision.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.attempt_decision.attempts IS
  'Failed attempts since the last successful visit, by then.';
COMMENT ON COLUMN doorstep.attempt_decision.qualifying IS 'Those of them that count under SOA 2003 s.96B.';
CREATE INDEX attempt_decision_force_id_nominal_id_decided_at_idx ON doorstep.attempt_decision (force_id,
    nominal_id, decided_at);
create trigger visit_statement_stand before insert on doorstep.visit_statement
  for each row execute function doorstep.stand_as_visit();
create trigger statement_factor_stand before insert on doorstep.statement_factor
  for each row execute function doorstep.stand_as_visit();
create trigger trigger_answer_stand before insert on doorstep.trigger_answer
  for each row execute function doorstep.stand_as_visit();
create trigger attempt_decision_stand before insert on doorstep.attempt_decision
  for each row execute function doorstep.stand_as_nominal();
create trigger attempt_decision_keep before update or delete on doorstep.attempt_decision
  for each row execute function doorstep.keep_as_recorded();
grant select, insert on doorstep.visit_statement, doorstep.statement_factor, doorstep.trigger_answer,
  doorstep.attempt_decision to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("attempt_decision", "trigger_answer", "statement_factor", "visit_statement"):
        run(f"drop table doorstep.{table}")
