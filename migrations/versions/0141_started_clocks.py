"""Clocks that no other record starts: a retention review, a request for one's own data, a breach of data."""

from migrations import standing
from migrations.script import run

revision = "0141"
down_revision = "0140"
branch_labels = None
depends_on = None

_UP = f"""
set local lock_timeout = '4s';
create table doorstep.started_clock (
  force_id int not null, id uuid not null, {standing.COLUMNS},
  kind text not null constraint started_clock_kind_check check (kind in ('MOPI_REVIEW', 'BREACH_ICO', 'SAR')),
  began_at timestamptz not null,
  reason text not null constraint started_clock_reason_length_check check (char_length(reason) <= 2000),
  recorded_at timestamptz not null, recorded_by uuid not null,
  ended_at timestamptz,
  outcome text constraint started_clock_outcome_length_check check (char_length(outcome) <= 2000),
  ended_by uuid,
  constraint started_clock_pkey primary key (force_id, id),
  constraint started_clock_ended_check check (num_nulls(ended_at, outcome, ended_by) in (0, 3)),
  {standing.key("started_clock")}
);
comment on table doorstep.started_clock is
  'A clock that no other record starts: a retention review, a request for data, a breach of data.';
comment on column doorstep.started_clock.recorded_by is 'The principal who recorded it.';
comment on column doorstep.started_clock.ended_at is 'When it was done; null: it is still owed.';
comment on column doorstep.started_clock.ended_by is 'The principal who recorded that it was done.';
create index started_clock_force_id_nominal_id_began_at_idx
  on doorstep.started_clock (force_id, nominal_id, began_at);
{standing.after("started_clock", kept=False)}
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run("set local lock_timeout = '4s'; drop table doorstep.started_clock")
