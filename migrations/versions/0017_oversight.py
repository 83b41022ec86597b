"""Oversight: when a cancellation was recorded, until when a row could be taken for overdue, and the dated
numbers that a board compares with.

What was cancelled before is taken as recorded when it took effect: nothing better is known of it.
"""

from migrations.script import run

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_OBLIGATION = """
alter table doorstep.obligation add column cancelled_recorded_at timestamptz;
alter table doorstep.obligation disable trigger user;
update doorstep.obligation set cancelled_recorded_at = cancelled_at where cancelled_at is not null;
alter table doorstep.obligation enable trigger user;
alter table doorstep.obligation
  drop constraint obligation_cancelled_check,
  add constraint obligation_cancelled_check
    check (num_nulls(cancelled_at, cancel_reason, cancelled_recorded_at) in (0, 3)),
  add column overdue_until timestamptz generated always as (
    least(coalesce(superseded_at, 'infinity'),
      coalesce(greatest(met_at, met_recorded_at), 'infinity'),
      coalesce(greatest(cancelled_at, cancelled_recorded_at), 'infinity'))) stored;
comment on column doorstep.obligation.overdue_until is
  'The last anybody could take it for overdue: its end and the record of its end, or its being replaced.';
create index obligation_was_overdue on doorstep.obligation (force_id, overdue_until, due_at)
  where due_at < overdue_until;
"""

_STANDARD = """
create table doorstep.standard (
  force_id integer not null,
  id uuid not null,
  code text not null,
  value integer not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  constraint standard_pkey primary key (force_id, id),
  constraint standard_code_check check (code in ('AGE_BAND_FROM_DAYS', 'NOMINALS_PER_OFFICER')),
  constraint standard_value_check check (value >= 0),
  constraint standard_period_check check (valid_to is null or valid_to > valid_from),
  constraint standard_source_length_check check (char_length(source) <= 500)
);
comment on table doorstep.standard is
  'A number that oversight compares with, from one date to another, with who says so.';
comment on column doorstep.standard.valid_to is 'The first day on which it no longer holds; null: still in force.';
create index standard_force_id_code_valid_from_idx on doorstep.standard (force_id, code, valid_from);
grant select, insert, update on doorstep.standard to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.obligation no force row level security")
    run(_OBLIGATION)
    run("alter table doorstep.obligation force row level security")
    run(_STANDARD)
    run("create index assignment_force_id_since_idx on doorstep.assignment (force_id, since)")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop index doorstep.assignment_force_id_since_idx")
    run("drop table doorstep.standard")
    run(
        "drop index doorstep.obligation_was_overdue;"
        " alter table doorstep.obligation drop column overdue_until, drop constraint obligation_cancelled_check,"
        " add constraint obligation_cancelled_check check ((cancelled_at is null) = (cancel_reason is null)),"
        " drop column cancelled_recorded_at"
    )
