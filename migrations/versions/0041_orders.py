"""Orders live: recorded, varied, left to end, ended; nothing is overwritten. What must be decided before one ends."""

from migrations import standing, words
from migrations.script import run

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_UP = f"""
set local lock_timeout = '4s';
alter table doorstep.nominal_order
  add column court text constraint nominal_order_court_length_check check (char_length(court) <= 200),
  add column ended_on date;
comment on column doorstep.nominal_order.expires_on is 'Its last day; null: until further order.';
comment on column doorstep.nominal_order.ended_on is 'The first day on which it holds no longer; null: it holds.';
alter table doorstep.order_condition add column since date, add column ended_on date;
comment on column doorstep.order_condition.since is 'The first day on which it holds; null: since the order was made.';
comment on column doorstep.order_condition.ended_on is 'The first day on which it holds no longer; null: it holds.';

create table doorstep.order_change (
  force_id int not null, id uuid not null, order_id uuid not null, {standing.COLUMNS},
  step text not null
    constraint order_change_step_check check (step in ('RECORDED', 'VARIED', 'LEFT_TO_END', 'ENDED')),
  from_day date not null, expires_on date,
  why text constraint order_change_why_check check (why in ('EXPIRED', 'DISCHARGED', 'QUASHED', 'REPLACED')),
  reason text not null constraint order_change_reason_length_check check (char_length(reason) <= 2000),
  recorded_at timestamptz not null, recorded_by uuid not null,
  constraint order_change_pkey primary key (force_id, id),
  constraint order_change_ended_check check ((step = 'ENDED') = (why is not null)),
  constraint order_change_order_id_fkey
    foreign key (force_id, order_id) references doorstep.nominal_order (force_id, id),
  {standing.key("order_change")}
);
comment on table doorstep.order_change is 'One step in the life of an order: recorded, varied, left to end, ended.';
comment on column doorstep.order_change.from_day is 'The first day on which it counts.';
comment on column doorstep.order_change.expires_on is
  'The last day of the order, as this step left it; null: until further order.';
comment on column doorstep.order_change.recorded_by is 'The principal who recorded it.';
create index order_change_force_id_order_id_recorded_at_idx on doorstep.order_change (force_id, order_id, recorded_at);
create index order_change_force_id_nominal_id_idx on doorstep.order_change (force_id, nominal_id);
{standing.after("order_change", kept=True)}
"""
_DOWN = """
set local lock_timeout = '4s';
drop table doorstep.order_change;
alter table doorstep.order_condition drop column since, drop column ended_on;
comment on column doorstep.nominal_order.expires_on is 'Null: until further order.';
alter table doorstep.nominal_order drop column court, drop column ended_on;
"""
_KINDS, _RECORDS, _REVISIONS = "ORDER_END TRANSFER", "STAY TRANSFER", "RECORD_CORRECTED"


def upgrade() -> None:
    run(_UP)
    words.add("obligation", "kind", _KINDS)
    words.add("policy_row", "code", _KINDS)
    words.add("obligation", "opened_with", _RECORDS)
    words.add("obligation", "met_with", _RECORDS)
    words.add("obligation", "revised_for", _REVISIONS)


def downgrade() -> None:
    run(
        "delete from doorstep.obligation where kind in ('ORDER_END', 'TRANSFER') or opened_with in ('STAY', 'TRANSFER')"
        " or met_with in ('STAY', 'TRANSFER') or revised_for = 'RECORD_CORRECTED';"
        " delete from doorstep.policy_row where code in ('ORDER_END', 'TRANSFER')"
    )
    words.remove("obligation", "revised_for", _REVISIONS)
    words.remove("obligation", "met_with", _RECORDS)
    words.remove("obligation", "opened_with", _RECORDS)
    words.remove("policy_row", "code", _KINDS)
    words.remove("obligation", "kind", _KINDS)
    run(_DOWN)
