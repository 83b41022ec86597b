"""Decisions about a nominal (risk level, mode, visit interval) and the notification register."""

from migrations.script import run

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.risk_decision (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  previous_level TEXT NOT NULL,
  level TEXT NOT NULL,
  tool_level TEXT,
  reason TEXT NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_by UUID NOT NULL,
  countersigned_at TIMESTAMP WITH TIME ZONE,
  countersigned_by UUID,
  effective_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT risk_decision_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT risk_decision_nominal_id_fkey
    FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id, access_restricted)
    REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT risk_decision_previous_level_check CHECK (previous_level in ('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW',
    'UNASSESSED')),
  CONSTRAINT risk_decision_level_check CHECK (level in ('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'UNASSESSED')),
  CONSTRAINT risk_decision_tool_level_check CHECK (tool_level in ('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'UNASSESSED')),
  CONSTRAINT risk_decision_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT risk_decision_countersigned_check CHECK ((countersigned_at is null) = (countersigned_by is null))
);
COMMENT ON TABLE doorstep.risk_decision IS
  'A person''s decision about a nominal''s risk level, with what was before it.';
COMMENT ON COLUMN doorstep.risk_decision.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.risk_decision.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.risk_decision.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.risk_decision.decided_by IS 'The principal who decided.';
COMMENT ON COLUMN doorstep.risk_decision.countersigned_by IS 'The supervisor who countersigned.';
COMMENT ON COLUMN doorstep.risk_decision.effective_at IS 'From when it counts; null: it waits for a countersignature.';
CREATE INDEX risk_decision_force_id_nominal_id_decided_at_idx ON doorstep.risk_decision (force_id, nominal_id,
    decided_at);
create trigger risk_decision_stand before insert on doorstep.risk_decision
  for each row execute function doorstep.stand_as_nominal();
CREATE TABLE doorstep.mode_change (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  previous_mode TEXT NOT NULL,
  mode TEXT NOT NULL,
  from_day DATE NOT NULL,
  reason TEXT NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_by UUID NOT NULL,
  CONSTRAINT mode_change_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT mode_change_nominal_id_fkey
    FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id, access_restricted)
    REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT mode_change_previous_mode_check CHECK (previous_mode in ('ACTIVE', 'REACTIVE', 'CUSTODY', 'HOSPITAL',
    'ABROAD', 'MISSING', 'TRANSFER_OUT_PENDING', 'TRANSFER_IN_PENDING', 'CLOSED')),
  CONSTRAINT mode_change_mode_check CHECK (mode in ('ACTIVE', 'REACTIVE', 'CUSTODY', 'HOSPITAL', 'ABROAD', 'MISSING',
    'TRANSFER_OUT_PENDING', 'TRANSFER_IN_PENDING', 'CLOSED')),
  CONSTRAINT mode_change_reason_length_check CHECK (char_length(reason) <= 2000)
);
COMMENT ON TABLE doorstep.mode_change IS 'A change of how a nominal is managed, with what was before it.';
COMMENT ON COLUMN doorstep.mode_change.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.mode_change.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.mode_change.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.mode_change.from_day IS 'The first day on which it counts.';
COMMENT ON COLUMN doorstep.mode_change.decided_by IS 'The principal who decided.';
CREATE INDEX mode_change_force_id_nominal_id_decided_at_idx ON doorstep.mode_change (force_id, nominal_id, decided_at);
create trigger mode_change_stand before insert on doorstep.mode_change
  for each row execute function doorstep.stand_as_nominal();
CREATE TABLE doorstep.visit_interval (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  months INTEGER,
  days INTEGER,
  is_longer BOOLEAN NOT NULL,
  reason TEXT NOT NULL,
  proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  proposed_by UUID NOT NULL,
  approved_at TIMESTAMP WITH TIME ZONE,
  approved_by UUID,
  since TIMESTAMP WITH TIME ZONE,
  until TIMESTAMP WITH TIME ZONE,
  CONSTRAINT visit_interval_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT visit_interval_nominal_id_fkey
    FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id, access_restricted)
    REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT visit_interval_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT visit_interval_one_unit_check CHECK (num_nonnulls(months, days) = 1),
  CONSTRAINT visit_interval_approved_check CHECK ((approved_at is null) = (approved_by is null))
);
COMMENT ON TABLE doorstep.visit_interval IS
  'An interval of routine visits for one nominal, instead of the one of their risk level.';
COMMENT ON COLUMN doorstep.visit_interval.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_interval.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_interval.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_interval.is_longer IS 'Longer than policy''s: a supervisor must approve it.';
COMMENT ON COLUMN doorstep.visit_interval.proposed_by IS 'The principal who proposed it.';
COMMENT ON COLUMN doorstep.visit_interval.approved_by IS 'The supervisor who approved it.';
COMMENT ON COLUMN doorstep.visit_interval.since IS 'From when it counts; null: it waits for approval.';
COMMENT ON COLUMN doorstep.visit_interval.until IS 'When another took its place; null: it holds, or waits.';
CREATE INDEX visit_interval_force_id_nominal_id_idx ON doorstep.visit_interval (force_id, nominal_id);
create trigger visit_interval_stand before insert on doorstep.visit_interval
  for each row execute function doorstep.stand_as_nominal();
CREATE TABLE doorstep.notification (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  kind TEXT NOT NULL,
  event_on DATE,
  notified_at TIMESTAMP WITH TIME ZONE,
  with_excuse BOOLEAN DEFAULT 'false' NOT NULL,
  details TEXT NOT NULL,
  acknowledgement TEXT,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  recorded_by UUID NOT NULL,
  CONSTRAINT notification_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT notification_nominal_id_fkey
    FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id, access_restricted)
    REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT notification_kind_check CHECK (kind in ('INITIAL', 'ANNUAL', 'CHANGE', 'STAY', 'ADVANCE',
    'ADVANCE_LAPSED', 'WEEKLY', 'TRAVEL_OUT', 'TRAVEL_RETURN')),
  CONSTRAINT notification_details_length_check CHECK (char_length(details) <= 2000),
  CONSTRAINT notification_acknowledgement_length_check CHECK (char_length(acknowledgement) <= 100)
);
COMMENT ON TABLE doorstep.notification IS
  'The notification register: what a nominal notified, and what they were bound to.';
COMMENT ON COLUMN doorstep.notification.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.notification.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.notification.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.notification.event_on IS
  'The day of the change, stay, departure or return, or the day named in advance.';
COMMENT ON COLUMN doorstep.notification.notified_at IS
  'When police were told; null: the duty is known, and not done yet.';
COMMENT ON COLUMN doorstep.notification.with_excuse IS 'Travel told late, for good reason.';
COMMENT ON COLUMN doorstep.notification.recorded_by IS 'The principal who recorded it.';
CREATE INDEX notification_force_id_nominal_id_recorded_at_idx ON doorstep.notification (force_id, nominal_id,
    recorded_at);
create trigger notification_stand before insert on doorstep.notification
  for each row execute function doorstep.stand_as_nominal();
grant select, insert, update on doorstep.risk_decision, doorstep.mode_change, doorstep.visit_interval,
    doorstep.notification
  to doorstep_app;
alter table doorstep.nominal add column version integer not null default 1;
comment on column doorstep.nominal.version is 'Raised by each decision about the nominal.';
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.nominal drop column version")
    for table in ("notification", "visit_interval", "mode_change", "risk_decision"):
        run(f"drop table doorstep.{table}")
