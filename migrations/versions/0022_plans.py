"""Risk management plans: pillars, triggers, contingencies, and the actions that visits fire.

A plan in force stands in its nominal's document on the phone: the change log follows it. What contingencies ask for is
owed as PLAN_ACTION.
"""

from migrations.script import run

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_KINDS = (
    "NOTIF_INITIAL NOTIF_CHANGE NOTIF_STAY7 NOTIF_ADVANCE_LAPSE NOTIF_ANNUAL NOTIF_NFA NOTIF_PERIOD_END "
    "TRAVEL_OUT TRAVEL_RETURN BREACH_RECORD VISIT_FIRST VISIT_ROUTINE VISIT_RECORD ARMS_INITIAL "
    "ARMS_REVIEW RMP_REVIEW PLAN_ACTION SUP_REVIEW REACTIVE_REVIEW S96B KIRAT_ACTION SHARE_DECISION "
    "SHARE_REVIEW CSC_DECISION ICPC LADO SUSPECT_WELFARE MOPI_REVIEW BREACH_ICO SAR"
).split()
_RECORDS = (
    "ACTION ASSESSMENT CASE DECISION DISCLOSURE INTELLIGENCE MODE_CHANGE NOMINAL NOTIFICATION ORDER PLAN "
    "RECORD REVIEW VISIT"
).split()
_NOT_THE_CASCADE = " and ".join(
    f"old.{column} = new.{column}" for column in ("access_owner_id", "access_unit_id", "access_restricted")
)

_TABLES = """
CREATE TABLE doorstep.plan (
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
  current_situation TEXT NOT NULL,
  supervision TEXT NOT NULL,
  monitoring_control TEXT NOT NULL,
  interventions_treatment TEXT NOT NULL,
  victim_safety TEXT NOT NULL,
  visit_every_months INTEGER,
  visit_interval_reason TEXT,
  ended_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT plan_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT plan_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT plan_state_check CHECK (state in ('DRAFT', 'SUBMITTED', 'COUNTERSIGNED', 'RETURNED')),
  CONSTRAINT plan_comment_length_check CHECK (char_length(comment) <= 2000),
  CONSTRAINT plan_author_id_fkey FOREIGN KEY(force_id, author_id) REFERENCES doorstep.officer (force_id, id),
  CONSTRAINT plan_decided_by_fkey FOREIGN KEY(force_id, decided_by) REFERENCES doorstep.officer (force_id, id),
  CONSTRAINT plan_number_key UNIQUE (force_id, nominal_id, number),
  CONSTRAINT plan_current_situation_length_check CHECK (char_length(current_situation) <= 4000),
  CONSTRAINT plan_supervision_length_check CHECK (char_length(supervision) <= 4000),
  CONSTRAINT plan_monitoring_control_length_check CHECK (char_length(monitoring_control) <= 4000),
  CONSTRAINT plan_interventions_treatment_length_check CHECK (char_length(interventions_treatment) <= 4000),
  CONSTRAINT plan_victim_safety_length_check CHECK (char_length(victim_safety) <= 4000),
  CONSTRAINT plan_visit_interval_reason_length_check CHECK (char_length(visit_interval_reason) <= 2000),
  CONSTRAINT plan_submitted_check CHECK (state = 'DRAFT' or submitted_at is not null),
  CONSTRAINT plan_decided_check CHECK ((state in ('COUNTERSIGNED', 'RETURNED')) = (decided_at is not null)),
  CONSTRAINT plan_visit_every_months_check CHECK (visit_every_months between 1 and 24),
  CONSTRAINT plan_interval_reason_check CHECK (visit_every_months is null or visit_interval_reason is not null)
);
COMMENT ON TABLE doorstep.plan IS 'One risk management plan of a nominal: a draft, or what was signed.';
COMMENT ON COLUMN doorstep.plan.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.plan.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.plan.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.plan.number IS '1 for the nominal''s first, then one more for each.';
COMMENT ON COLUMN doorstep.plan.version IS 'Raised by each change of the draft.';
COMMENT ON COLUMN doorstep.plan.decided_at IS 'When it was countersigned or returned.';
COMMENT ON COLUMN doorstep.plan.visit_every_months IS
  'How often to visit, if not as policy has it for the risk level.';
COMMENT ON COLUMN doorstep.plan.ended_at IS
  'When the next plan took its place; null: it is in force, if decided.';
CREATE INDEX plan_force_id_nominal_id_number_idx ON doorstep.plan (force_id, nominal_id, number);
CREATE UNIQUE INDEX plan_one_draft ON doorstep.plan (force_id, nominal_id) WHERE state = 'DRAFT';
CREATE UNIQUE INDEX plan_one_in_force ON doorstep.plan (force_id, nominal_id) WHERE state = 'COUNTERSIGNED' and
    ended_at is null;
CREATE TABLE doorstep.plan_trigger (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  plan_id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT plan_trigger_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT plan_trigger_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT plan_trigger_text_length_check CHECK (char_length(text) <= 500),
  CONSTRAINT plan_trigger_plan_id_fkey FOREIGN KEY(force_id, plan_id) REFERENCES doorstep.plan (force_id, id)
);
COMMENT ON TABLE doorstep.plan_trigger IS
  'Something that makes this nominal more dangerous, asked about by name at every visit.';
COMMENT ON COLUMN doorstep.plan_trigger.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.plan_trigger.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.plan_trigger.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
CREATE INDEX plan_trigger_force_id_nominal_id_idx ON doorstep.plan_trigger (force_id, nominal_id);
CREATE INDEX plan_trigger_force_id_plan_id_idx ON doorstep.plan_trigger (force_id, plan_id);
CREATE TABLE doorstep.contingency (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  plan_id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  position INTEGER NOT NULL,
  on_what TEXT NOT NULL,
  trigger_id UUID,
  if_text TEXT NOT NULL,
  then_text TEXT NOT NULL,
  who TEXT NOT NULL,
  urgency TEXT NOT NULL,
  CONSTRAINT contingency_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT contingency_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT contingency_on_what_check CHECK (on_what in ('TRIGGER_HAPPENED', 'SUSPECTED_BREACH',
    'FAILED_ATTEMPT', 'NOT_RESIDENT', 'OTHER')),
  CONSTRAINT contingency_if_text_length_check CHECK (char_length(if_text) <= 500),
  CONSTRAINT contingency_then_text_length_check CHECK (char_length(then_text) <= 500),
  CONSTRAINT contingency_who_check CHECK (who in ('OWNER', 'SUPERVISOR')),
  CONSTRAINT contingency_urgency_check CHECK (urgency in ('AT_ONCE', 'WITHIN_DAYS', 'WITHIN_A_WEEK')),
  CONSTRAINT contingency_plan_id_fkey FOREIGN KEY(force_id, plan_id) REFERENCES doorstep.plan (force_id, id),
  CONSTRAINT contingency_trigger_id_fkey FOREIGN KEY(force_id, trigger_id) REFERENCES doorstep.plan_trigger
    (force_id, id),
  CONSTRAINT contingency_trigger_check CHECK (trigger_id is null or on_what = 'TRIGGER_HAPPENED')
);
COMMENT ON TABLE doorstep.contingency IS 'If this happens, then that is done, by whom and by when.';
COMMENT ON COLUMN doorstep.contingency.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.contingency.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.contingency.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
CREATE INDEX contingency_force_id_nominal_id_idx ON doorstep.contingency (force_id, nominal_id);
CREATE INDEX contingency_force_id_plan_id_idx ON doorstep.contingency (force_id, plan_id);
CREATE TABLE doorstep.plan_action (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  plan_id UUID NOT NULL,
  contingency_id UUID NOT NULL,
  visit_id UUID NOT NULL,
  what TEXT NOT NULL,
  why TEXT NOT NULL,
  who TEXT NOT NULL,
  urgency TEXT NOT NULL,
  fired_at TIMESTAMP WITH TIME ZONE NOT NULL,
  done_at TIMESTAMP WITH TIME ZONE,
  done_by UUID,
  outcome TEXT,
  CONSTRAINT plan_action_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT plan_action_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT plan_action_what_length_check CHECK (char_length(what) <= 500),
  CONSTRAINT plan_action_why_length_check CHECK (char_length(why) <= 500),
  CONSTRAINT plan_action_who_check CHECK (who in ('OWNER', 'SUPERVISOR')),
  CONSTRAINT plan_action_urgency_check CHECK (urgency in ('AT_ONCE', 'WITHIN_DAYS', 'WITHIN_A_WEEK')),
  CONSTRAINT plan_action_outcome_length_check CHECK (char_length(outcome) <= 2000),
  CONSTRAINT plan_action_plan_id_fkey FOREIGN KEY(force_id, plan_id) REFERENCES doorstep.plan (force_id, id),
  CONSTRAINT plan_action_contingency_id_fkey FOREIGN KEY(force_id, contingency_id) REFERENCES
    doorstep.contingency (force_id, id),
  CONSTRAINT plan_action_done_by_fkey FOREIGN KEY(force_id, done_by) REFERENCES doorstep.officer (force_id, id),
  CONSTRAINT plan_action_done_check CHECK (num_nulls(done_at, done_by, outcome) in (0, 3))
);
COMMENT ON TABLE doorstep.plan_action IS
  'What a contingency asked for after a visit: the obligation PLAN_ACTION says by when.';
COMMENT ON COLUMN doorstep.plan_action.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.plan_action.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.plan_action.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.plan_action.visit_id IS 'The visit whose answers fired it.';
CREATE INDEX plan_action_force_id_nominal_id_fired_at_idx ON doorstep.plan_action (force_id, nominal_id,
    fired_at);
create trigger plan_stand before insert on doorstep.plan
  for each row execute function doorstep.stand_as_nominal();
create trigger plan_trigger_stand before insert on doorstep.plan_trigger
  for each row execute function doorstep.stand_as_nominal();
create trigger contingency_stand before insert on doorstep.contingency
  for each row execute function doorstep.stand_as_nominal();
create trigger plan_action_stand before insert on doorstep.plan_action
  for each row execute function doorstep.stand_as_nominal();
grant select, insert, update on doorstep.plan, doorstep.plan_action to doorstep_app;
grant select, insert, delete on doorstep.plan_trigger, doorstep.contingency to doorstep_app;
"""

_KEEP = f"""
create trigger plan_keep before update on doorstep.plan
  for each row execute function doorstep.keep_signed('ended_at');
create trigger plan_trigger_keep before insert or update or delete on doorstep.plan_trigger
  for each row execute function doorstep.keep_part_signed('plan', 'plan_id');
create trigger contingency_keep before insert or update or delete on doorstep.contingency
  for each row execute function doorstep.keep_part_signed('plan', 'plan_id');
create constraint trigger plan_change_sync after update on doorstep.plan deferrable initially deferred
  for each row when (new.state = 'COUNTERSIGNED' and {_NOT_THE_CASCADE})
  execute function doorstep.sync_nominal_part();
"""


def _listed(words: list[str]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


def _checks(kinds: list[str], records: list[str]) -> None:
    for table, column, words in (
        ("policy_row", "code", kinds),
        ("obligation", "kind", kinds),
        ("obligation", "opened_with", records),
        ("obligation", "met_with", records),
    ):
        name = f"{table}_{column}_check"
        run(
            f"alter table doorstep.{table} drop constraint {name},"
            f" add constraint {name} check ({column} in {_listed(words)})"
        )


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_KEEP)
    _checks(_KINDS, _RECORDS)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.obligation no force row level security")
    run("alter table doorstep.policy_row no force row level security")
    run("delete from doorstep.obligation where kind = 'PLAN_ACTION'")
    run("delete from doorstep.policy_row where code = 'PLAN_ACTION'")
    _checks([kind for kind in _KINDS if kind != "PLAN_ACTION"], [word for word in _RECORDS if word != "ACTION"])
    run("alter table doorstep.obligation force row level security")
    run("alter table doorstep.policy_row force row level security")
    for table in ("plan_action", "contingency", "plan_trigger", "plan"):
        run(f"drop table doorstep.{table}")
