"""The notification register: why and how long somebody must notify, what was notified in particulars, stays.

An interval of visits may come with a plan, and then ends with it.
"""

from migrations import standing
from migrations.script import run

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

_UP = f"""
set local lock_timeout = '4s';
alter table doorstep.visit_interval add column plan_id uuid;
comment on column doorstep.visit_interval.proposed_by is
  'The principal who proposed it; with a plan, the officer who signed the plan.';
comment on column doorstep.visit_interval.plan_id is 'The plan that it came with; null: it was set by itself.';

create table doorstep.notification_period (
  force_id int not null, id uuid not null, {standing.COLUMNS},
  disposal text not null constraint notification_period_disposal_check check (disposal in ('LIFE', 'IMPRISONMENT',
    'HOSPITAL_RESTRICTED', 'HOSPITAL', 'CAUTION', 'CONDITIONAL_DISCHARGE', 'OTHER')),
  relevant_on date not null, terms jsonb not null default '[]', discharge_ends_on date, last_day date,
  explanation text not null
    constraint notification_period_explanation_length_check check (char_length(explanation) <= 1000),
  recorded_at timestamptz not null, recorded_by uuid not null,
  constraint notification_period_pkey primary key (force_id, id),
  {standing.key("notification_period")}
);
comment on table doorstep.notification_period is
  'Why and how long somebody must notify (SOA 2003 s.82). The latest recorded counts.';
comment on column doorstep.notification_period.relevant_on is 'The relevant date (SOA 2003 s.82(6)).';
comment on column doorstep.notification_period.terms is 'Terms of imprisonment as they were passed.';
comment on column doorstep.notification_period.last_day is
  'The last day of the duty by s.82 alone; null: it has no end.';
comment on column doorstep.notification_period.recorded_by is 'The principal who recorded it.';
create index notification_period_force_id_nominal_id_recorded_at_idx
  on doorstep.notification_period (force_id, nominal_id, recorded_at);
{standing.after("notification_period", kept=True)}

create table doorstep.notified_particular (
  force_id int not null, id uuid not null, notification_id uuid not null, {standing.COLUMNS},
  position int not null,
  kind text not null constraint notified_particular_kind_check check (kind in ('NAME', 'ADDRESS', 'OTHER_PREMISES',
    'CHILD_IN_HOUSEHOLD', 'NATIONAL_INSURANCE', 'BANK_ACCOUNT', 'CARD', 'PASSPORT', 'IDENTITY_DOCUMENT', 'TRAVEL',
    'VEHICLE', 'PHONE', 'EMAIL')),
  text text not null constraint notified_particular_text_length_check check (char_length(text) <= 500),
  constraint notified_particular_pkey primary key (force_id, id),
  constraint notified_particular_notification_id_fkey
    foreign key (force_id, notification_id) references doorstep.notification (force_id, id),
  {standing.key("notified_particular")}
);
comment on table doorstep.notified_particular is
  'One thing that was notified: a name, an account, a passport, a vehicle.';
create index notified_particular_force_id_notification_id_idx
  on doorstep.notified_particular (force_id, notification_id);
create index notified_particular_force_id_nominal_id_idx on doorstep.notified_particular (force_id, nominal_id);
{standing.after("notified_particular", kept=True)}

create table doorstep.stay (
  force_id int not null, id uuid not null, {standing.COLUMNS},
  premises text not null constraint stay_premises_length_check check (char_length(premises) <= 300),
  from_day date not null, to_day date not null, child_hours int,
  source text not null constraint stay_source_length_check check (char_length(source) <= 500),
  recorded_at timestamptz not null, recorded_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_why text constraint stay_withdrawn_why_length_check check (char_length(withdrawn_why) <= 500),
  constraint stay_pkey primary key (force_id, id),
  constraint stay_period_check check (to_day >= from_day),
  constraint stay_withdrawn_check check ((withdrawn_at is null) = (withdrawn_why is null)),
  {standing.key("stay")}
);
comment on table doorstep.stay is
  'Days at an address that is not notified: 7 in 12 months must be (SOA 2003 s.84(6)).';
comment on column doorstep.stay.to_day is 'The last day of the stay, itself counted.';
comment on column doorstep.stay.child_hours is
  'Hours in a household where somebody under 18 lives or stays; null: none.';
comment on column doorstep.stay.recorded_by is 'The principal who recorded it.';
comment on column doorstep.stay.withdrawn_at is 'When it was found to be recorded wrongly; null: it stands.';
create index stay_force_id_nominal_id_from_day_idx on doorstep.stay (force_id, nominal_id, from_day);
{standing.after("stay", kept=False)}
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("stay", "notified_particular", "notification_period"):
        run(f"drop table doorstep.{table}")
    run(
        "comment on column doorstep.visit_interval.proposed_by is 'The principal who proposed it.';"
        " alter table doorstep.visit_interval drop column plan_id"
    )
