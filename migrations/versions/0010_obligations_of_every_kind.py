"""Obligations of every kind of the clock catalogue, met by any record; pauses; bank holidays; policy in other units.

What was written before keeps its meaning: it counted from when it opened, and visits met it.
"""

from migrations.script import run

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_KINDS = (
    "NOTIF_INITIAL NOTIF_CHANGE NOTIF_STAY7 NOTIF_ADVANCE_LAPSE NOTIF_ANNUAL NOTIF_NFA NOTIF_PERIOD_END TRAVEL_OUT"
    " TRAVEL_RETURN BREACH_RECORD VISIT_FIRST VISIT_ROUTINE VISIT_RECORD ARMS_INITIAL ARMS_REVIEW RMP_REVIEW SUP_REVIEW"
    " REACTIVE_REVIEW S96B KIRAT_ACTION SHARE_DECISION SHARE_REVIEW CSC_DECISION ICPC LADO SUSPECT_WELFARE MOPI_REVIEW"
    " BREACH_ICO SAR"
)
_SINGLE = (
    "NOTIF_INITIAL NOTIF_ANNUAL NOTIF_NFA NOTIF_PERIOD_END VISIT_FIRST VISIT_ROUTINE ARMS_INITIAL ARMS_REVIEW"
    " RMP_REVIEW S96B MOPI_REVIEW"
)
_RECORDS = (
    "ASSESSMENT CASE DECISION DISCLOSURE INTELLIGENCE MODE_CHANGE NOMINAL NOTIFICATION ORDER PLAN RECORD REVIEW VISIT"
)
_CANCELS = "MANAGEMENT_ENDED MODE_CHANGED NO_LONGER_APPLIES REPLACED RISK_CHANGED"
_REVISIONS = "VISIT_ARRIVED_LATE RISK_CHANGED MODE_CHANGED PLAN_CHANGED ORDER_CHANGED POLICY_CHANGED PAUSE_CHANGED"
_OPEN = "met_at is null and cancelled_at is null and superseded_at is null"


def _listed(words: str) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words.split()) + ")"


_POLICY = f"""
alter table doorstep.policy_row
  add column applies_to text,
  add column hours integer,
  add column working_days integer,
  add column unlimited boolean not null default false,
  add column counting text not null default 'AFTER',
  add column pause_rule text not null default 'RUNS_ON',
  add column extension_days integer,
  drop constraint policy_row_code_check,
  drop constraint policy_row_one_unit_check,
  add constraint policy_row_code_check check (code in {_listed(_KINDS)}),
  add constraint policy_row_applies_to_length_check check (char_length(applies_to) <= 60),
  add constraint policy_row_counting_check check (counting in ('AFTER', 'BEGINNING_WITH', 'BEFORE')),
  add constraint policy_row_pause_rule_check check (pause_rule in ('RUNS_ON', 'DISREGARDS', 'EXTENDS')),
  add constraint policy_row_extension_check check ((pause_rule = 'EXTENDS') = (extension_days is not null)),
  add constraint policy_row_one_unit_check
    check (num_nonnulls(months, days, hours, working_days) = case when unlimited then 0 else 1 end);
comment on column doorstep.policy_row.unlimited is 'Never ends: the only one without a unit.';
comment on column doorstep.policy_row.extension_days is
  'EXTENDS: how many days, beginning with the day on which the pause ends.';
update doorstep.policy_row set pause_rule = 'DISREGARDS' where code = 'VISIT_ROUTINE';
"""

_TABLES = """
create table doorstep.bank_holiday (
  force_id integer not null,
  id uuid not null,
  day date not null,
  name text not null,
  source text not null,
  constraint bank_holiday_pkey primary key (force_id, id),
  constraint bank_holiday_force_id_day_key unique (force_id, day),
  constraint bank_holiday_name_length_check check (char_length(name) <= 100),
  constraint bank_holiday_source_length_check check (char_length(source) <= 500)
);
comment on table doorstep.bank_holiday is 'A day that is no working day beside Saturdays and Sundays.';

create table doorstep.pause (
  force_id integer not null,
  id uuid not null,
  nominal_id uuid not null,
  access_owner_id uuid not null,
  access_unit_id uuid not null,
  access_restricted boolean not null,
  kind text not null,
  from_day date not null,
  to_day date,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  superseded_at timestamptz,
  constraint pause_pkey primary key (force_id, id),
  constraint pause_nominal_id_fkey
    foreign key (force_id, nominal_id, access_owner_id, access_unit_id, access_restricted)
    references doorstep.nominal (force_id, id, owner_id, unit_id, restricted) on update cascade,
  constraint pause_kind_check check (kind in ('CUSTODY', 'HOSPITAL', 'ABROAD')),
  constraint pause_source_length_check check (char_length(source) <= 500),
  constraint pause_period_check check (to_day is null or to_day >= from_day)
);
comment on table doorstep.pause is 'Time in custody, in hospital or abroad, that some clocks disregard.';
comment on column doorstep.pause.access_owner_id is 'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.pause.access_unit_id is 'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.pause.access_restricted is 'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.pause.from_day is 'The first day that does not count.';
comment on column doorstep.pause.to_day is 'The first day that counts again; null: it goes on.';
comment on column doorstep.pause.recorded_at is 'When this row was written.';
comment on column doorstep.pause.recorded_by is 'The principal who recorded it.';
comment on column doorstep.pause.superseded_at is 'When later knowledge replaced this row; null: it stands.';
create index pause_force_id_nominal_id_idx on doorstep.pause (force_id, nominal_id);
create trigger pause_stand before insert on doorstep.pause
  for each row execute function doorstep.stand_as_nominal();
grant select, insert, update on doorstep.bank_holiday, doorstep.pause to doorstep_app;
"""

_OBLIGATION = f"""
alter table doorstep.obligation
  add column opened_by uuid,
  add column opened_with text,
  add column basis timestamptz,
  add column explanation text,
  add column met_with text,
  add column revised_for text,
  alter column due_at drop not null,
  drop constraint obligation_met_by_fkey,
  drop constraint obligation_met_check,
  drop constraint obligation_met_recorded_check,
  drop constraint obligation_kind_check,
  drop constraint obligation_cancel_reason_check;
alter table doorstep.obligation disable trigger user;
update doorstep.obligation o set basis = o.opened_at, met_with = case when o.met_by is not null then 'VISIT' end,
  explanation = left('A home visit is due by the end of ' || (o.due_at at time zone 'Europe/London')::date
    || '. It counts from ' || (o.opened_at at time zone 'Europe/London')::date || '. Source: ' || p.source || '.', 1000)
  from doorstep.policy_row p where p.force_id = o.force_id and p.id = o.policy_row_id;
alter table doorstep.obligation enable trigger user;
alter table doorstep.obligation
  alter column basis set not null,
  alter column explanation set not null,
  add constraint obligation_kind_check check (kind in {_listed(_KINDS)}),
  add constraint obligation_cancel_reason_check check (cancel_reason in {_listed(_CANCELS)}),
  add constraint obligation_opened_with_check check (opened_with in {_listed(_RECORDS)}),
  add constraint obligation_met_with_check check (met_with in {_listed(_RECORDS)}),
  add constraint obligation_revised_for_check check (revised_for in {_listed(_REVISIONS)}),
  add constraint obligation_explanation_length_check check (char_length(explanation) <= 1000),
  add constraint obligation_met_check check (num_nulls(met_at, met_by, met_with, met_recorded_at) in (0, 4)),
  add constraint obligation_opened_check check ((opened_by is null) = (opened_with is null));
comment on table doorstep.obligation is
  'Something owed by a date. Of some kinds one is open for a nominal, of others one for each event.';
comment on column doorstep.obligation.opened_by is 'The record that opened it.';
comment on column doorstep.obligation.basis is
  'The instant that the period is counted from; before it, where policy counts BEFORE.';
comment on column doorstep.obligation.due_at is 'Null: its clock stands still.';
comment on column doorstep.obligation.met_by is 'The record that met it, of the kind met_with.';
drop index doorstep.obligation_one_open;
create unique index obligation_one_open on doorstep.obligation (force_id, nominal_id, kind)
  where {_OPEN} and kind in {_listed(_SINGLE)};
create unique index obligation_one_open_for_record on doorstep.obligation (force_id, nominal_id, kind, opened_by)
  where {_OPEN};
"""

# What only the wider tables can hold goes: the ladder down is for a step that went wrong, not for years of use.
_DOWN = f"""
drop index doorstep.obligation_one_open_for_record;
drop index doorstep.obligation_one_open;
alter table doorstep.obligation disable trigger user;
delete from doorstep.obligation where kind <> 'VISIT_ROUTINE' or due_at is null
  or met_with <> 'VISIT' or cancel_reason not in ('MANAGEMENT_ENDED', 'RISK_CHANGED');
alter table doorstep.obligation enable trigger user;
alter table doorstep.obligation
  drop constraint obligation_met_check,
  drop constraint obligation_kind_check,
  drop constraint obligation_cancel_reason_check,
  drop constraint obligation_opened_check,
  drop column opened_by, drop column opened_with, drop column basis, drop column explanation, drop column met_with,
  drop column revised_for,
  alter column due_at set not null,
  add constraint obligation_kind_check check (kind in ('VISIT_ROUTINE')),
  add constraint obligation_cancel_reason_check check (cancel_reason in ('MANAGEMENT_ENDED', 'RISK_CHANGED')),
  add constraint obligation_met_check check ((met_at is null) = (met_by is null)),
  add constraint obligation_met_recorded_check check ((met_at is null) = (met_recorded_at is null)),
  add constraint obligation_met_by_fkey foreign key (force_id, met_by) references doorstep.visit (force_id, id);
create unique index obligation_one_open on doorstep.obligation (force_id, nominal_id, kind) where {_OPEN};
comment on table doorstep.obligation is 'Something owed by a date. At most one of a kind is open for a nominal.';
comment on column doorstep.obligation.due_at is null;
comment on column doorstep.obligation.met_by is null;
drop table doorstep.pause;
drop table doorstep.bank_holiday;
delete from doorstep.policy_row where code <> 'VISIT_ROUTINE' or num_nonnulls(months, days) <> 1;
alter table doorstep.policy_row
  drop constraint policy_row_code_check,
  drop constraint policy_row_one_unit_check,
  drop constraint policy_row_extension_check,
  drop column applies_to, drop column hours, drop column working_days, drop column unlimited, drop column counting,
  drop column pause_rule, drop column extension_days,
  add constraint policy_row_code_check check (code in ('VISIT_ROUTINE')),
  add constraint policy_row_one_unit_check check ((months is null) <> (days is null));
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.policy_row no force row level security")
    run("alter table doorstep.obligation no force row level security")
    run(_POLICY)
    run(_TABLES)
    run(_OBLIGATION)
    run("alter table doorstep.policy_row force row level security")
    run("alter table doorstep.obligation force row level security")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.policy_row no force row level security")
    run("alter table doorstep.obligation no force row level security")
    run(_DOWN)
    run("alter table doorstep.policy_row force row level security")
    run("alter table doorstep.obligation force row level security")
