"""What was decided in a case: likenesses, bands, sharing, safeguarding, embargo, and who had it."""

from migrations.script import run

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.case_assignment (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  owner_id UUID NOT NULL,
  unit_id UUID NOT NULL,
  since TIMESTAMP WITH TIME ZONE NOT NULL,
  until TIMESTAMP WITH TIME ZONE,
  assigned_by UUID NOT NULL,
  CONSTRAINT case_assignment_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_assignment_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_assignment_owner_id_fkey FOREIGN KEY(force_id, owner_id) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT case_assignment_unit_id_fkey FOREIGN KEY(force_id, unit_id) REFERENCES doorstep.unit (force_id, id)
);
comment on table doorstep.case_assignment is 'Who had a case and when.';
comment on column doorstep.case_assignment.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_assignment.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_assignment.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_assignment.assigned_by is 'The principal who gave it.';
CREATE INDEX case_assignment_force_id_case_id_since_idx ON doorstep.case_assignment (force_id, case_id, since);
CREATE TABLE doorstep.case_embargo (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  reason TEXT NOT NULL,
  not_to_be_acted_on_until TIMESTAMP WITH TIME ZONE,
  warrant_planned_at TIMESTAMP WITH TIME ZONE,
  strategy_reference TEXT NOT NULL,
  set_at TIMESTAMP WITH TIME ZONE NOT NULL,
  set_by UUID NOT NULL,
  lifted_at TIMESTAMP WITH TIME ZONE,
  lifted_by UUID,
  lift_reason TEXT,
  CONSTRAINT case_embargo_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_embargo_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_embargo_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT case_embargo_strategy_reference_length_check CHECK (char_length(strategy_reference) <= 100),
  CONSTRAINT case_embargo_lift_reason_length_check CHECK (char_length(lift_reason) <= 2000),
  CONSTRAINT case_embargo_lifted_check CHECK (num_nulls(lifted_at, lifted_by, lift_reason) in (0, 3))
);
comment on table doorstep.case_embargo is 'A covert phase. A person ends it; that a day has passed does not.';
comment on column doorstep.case_embargo.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_embargo.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_embargo.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_embargo.set_by is 'The principal who set it.';
comment on column doorstep.case_embargo.lifted_by is 'The principal who lifted it.';
CREATE INDEX case_embargo_force_id_case_id_set_at_idx ON doorstep.case_embargo (force_id, case_id, set_at);
CREATE TABLE doorstep.kirat_result (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  band TEXT NOT NULL,
  version TEXT NOT NULL,
  assessor TEXT NOT NULL,
  trained_until DATE,
  band_as_of TIMESTAMP WITH TIME ZONE NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  recorded_by UUID NOT NULL,
  CONSTRAINT kirat_result_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT kirat_result_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT kirat_result_band_check CHECK (band in ('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'NOT_APPLICABLE',
    'PENDING')),
  CONSTRAINT kirat_result_version_length_check CHECK (char_length(version) <= 40),
  CONSTRAINT kirat_result_assessor_length_check CHECK (char_length(assessor) <= 200),
  CONSTRAINT kirat_result_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT kirat_result_recorded_by_fkey FOREIGN KEY(force_id, recorded_by) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT kirat_result_given_check CHECK (band <> 'PENDING'),
  CONSTRAINT kirat_result_reason_given_check CHECK (band <> 'NOT_APPLICABLE' or reason <> '')
);
comment on table doorstep.kirat_result is 'What KIRAT gave: every result is kept, the last one counts.';
comment on column doorstep.kirat_result.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.kirat_result.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.kirat_result.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.kirat_result.band_as_of is 'By what was known at this time it was given.';
comment on column doorstep.kirat_result.recorded_by is 'The officer who recorded it.';
CREATE INDEX kirat_result_force_id_case_id_recorded_at_idx ON doorstep.kirat_result (force_id, case_id,
    recorded_at);
CREATE TABLE doorstep.safeguarding_step (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  step TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  agency TEXT NOT NULL,
  reference TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  recorded_by UUID NOT NULL,
  CONSTRAINT safeguarding_step_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT safeguarding_step_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT safeguarding_step_step_check CHECK (step in ('CSC_REFERRAL', 'CSC_DECIDED',
    'STRATEGY_DISCUSSION', 'ICPC_HELD', 'ICPC_NOT_NEEDED', 'LADO_KNOWN', 'LADO_REFERRAL')),
  CONSTRAINT safeguarding_step_agency_length_check CHECK (char_length(agency) <= 200),
  CONSTRAINT safeguarding_step_reference_length_check CHECK (char_length(reference) <= 100),
  CONSTRAINT safeguarding_step_note_length_check CHECK (char_length(note) <= 2000),
  CONSTRAINT safeguarding_step_recorded_by_fkey FOREIGN KEY(force_id, recorded_by) REFERENCES doorstep.officer
    (force_id, id)
);
comment on table doorstep.safeguarding_step is 'A step to safeguard children, or something that calls for one.';
comment on column doorstep.safeguarding_step.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.safeguarding_step.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.safeguarding_step.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.safeguarding_step.recorded_by is 'The officer who recorded it.';
CREATE INDEX safeguarding_step_force_id_case_id_at_idx ON doorstep.safeguarding_step (force_id, case_id, at);
CREATE TABLE doorstep.share_decision (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  decision TEXT NOT NULL,
  meaning TEXT NOT NULL,
  told TEXT NOT NULL,
  withheld_for TEXT,
  reason TEXT NOT NULL,
  review_by_id UUID,
  disclosure_id UUID,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_by UUID NOT NULL,
  CONSTRAINT share_decision_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT share_decision_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT share_decision_decision_check CHECK (decision in ('PENDING', 'SHARED', 'SHARED_REDACTED',
    'WITHHELD')),
  CONSTRAINT share_decision_meaning_length_check CHECK (char_length(meaning) <= 500),
  CONSTRAINT share_decision_told_length_check CHECK (char_length(told) <= 500),
  CONSTRAINT share_decision_withheld_for_check CHECK (withheld_for in ('COVERT_PHASE', 'SOURCE_PROTECTION',
    'NO_IDENTIFIED_RECIPIENT', 'NO_GATEWAY', 'CHILD_SAFETY_RISK', 'OTHER')),
  CONSTRAINT share_decision_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT share_decision_review_by_id_fkey FOREIGN KEY(force_id, review_by_id) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT share_decision_decided_by_fkey FOREIGN KEY(force_id, decided_by) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT share_decision_decided_check CHECK (decision <> 'PENDING'),
  CONSTRAINT share_decision_withheld_check CHECK ((decision = 'WITHHELD') = (withheld_for is not null and
    review_by_id is not null and reason <> ''))
);
comment on table doorstep.share_decision is
  'Whether partners are told, by whom and why not: withholding is an exception with an owner and a review.';
comment on column doorstep.share_decision.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.share_decision.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.share_decision.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.share_decision.review_by_id is 'The officer who owes the review.';
comment on column doorstep.share_decision.disclosure_id is 'The act of telling, once there is one.';
comment on column doorstep.share_decision.decided_by is 'The officer who decided.';
CREATE INDEX share_decision_force_id_case_id_decided_at_idx ON doorstep.share_decision (force_id, case_id,
    decided_at);
CREATE TABLE doorstep.case_likeness (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_embargoed BOOLEAN NOT NULL,
  subject_id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_by UUID NOT NULL,
  CONSTRAINT case_likeness_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT case_likeness_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_embargoed) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT case_likeness_decision_check CHECK (decision in ('SAME', 'NOT_SAME', 'UNSURE')),
  CONSTRAINT case_likeness_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT case_likeness_subject_id_fkey FOREIGN KEY(force_id, subject_id) REFERENCES doorstep.case_subject
    (force_id, id),
  CONSTRAINT case_likeness_nominal_id_fkey FOREIGN KEY(force_id, nominal_id) REFERENCES doorstep.nominal
    (force_id, id),
  CONSTRAINT case_likeness_decided_by_fkey FOREIGN KEY(force_id, decided_by) REFERENCES doorstep.officer
    (force_id, id)
);
comment on table doorstep.case_likeness is
  'A person''s decision whether a subject of a case is a nominal. No machine decides it.';
comment on column doorstep.case_likeness.access_owner_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_likeness.access_unit_id is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_likeness.access_embargoed is
  'The case''s own, kept equal by the database: for row policy.';
comment on column doorstep.case_likeness.decided_by is 'The officer who decided.';
CREATE INDEX case_likeness_force_id_case_id_decided_at_idx ON doorstep.case_likeness (force_id, case_id,
    decided_at);
"""

_STAND = """
create trigger case_likeness_stand before insert on doorstep.case_likeness
  for each row execute function doorstep.stand_as_case();
create trigger case_assignment_stand before insert on doorstep.case_assignment
  for each row execute function doorstep.stand_as_case();
create trigger kirat_result_stand before insert on doorstep.kirat_result
  for each row execute function doorstep.stand_as_case();
create trigger share_decision_stand before insert on doorstep.share_decision
  for each row execute function doorstep.stand_as_case();
create trigger safeguarding_step_stand before insert on doorstep.safeguarding_step
  for each row execute function doorstep.stand_as_case();
create trigger case_embargo_stand before insert on doorstep.case_embargo
  for each row execute function doorstep.stand_as_case();
grant select, insert on doorstep.case_likeness, doorstep.case_assignment, doorstep.kirat_result,
  doorstep.share_decision, doorstep.safeguarding_step, doorstep.case_embargo to doorstep_app;
grant update on doorstep.case_assignment, doorstep.case_embargo to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_STAND)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in (
        "case_embargo",
        "safeguarding_step",
        "share_decision",
        "kirat_result",
        "case_assignment",
        "case_likeness",
    ):
        run(f"drop table doorstep.{table}")
