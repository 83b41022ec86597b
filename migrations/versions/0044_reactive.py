"""Reactive management: what spoke against it is kept with the decision, and so is what a supervisor says to news."""

from migrations import standing
from migrations.script import run

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

_UP = f"""
set local lock_timeout = '4s';
alter table doorstep.mode_change add column spoke_against text[];
comment on column doorstep.mode_change.spoke_against is
  'What spoke against reactive management, as it was decided.';
create table doorstep.reactive_review (
  force_id int not null, id uuid not null, {standing.COLUMNS},
  verdict text not null constraint reactive_review_verdict_check check (verdict in ('KEEP', 'REINSTATE')),
  reason text not null constraint reactive_review_reason_length_check check (char_length(reason) <= 2000),
  reviews int not null, decided_at timestamptz not null, decided_by uuid not null,
  constraint reactive_review_pkey primary key (force_id, id),
  {standing.key("reactive_review")}
);
comment on table doorstep.reactive_review is
  'What a supervisor said to news of somebody managed reactively: no review is dismissed without a reason.';
comment on column doorstep.reactive_review.reviews is 'How many records of news it answers.';
comment on column doorstep.reactive_review.decided_by is 'The principal who decided.';
create index reactive_review_force_id_nominal_id_decided_at_idx
  on doorstep.reactive_review (force_id, nominal_id, decided_at);
{standing.after("reactive_review", kept=True)}
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run(
        "set local lock_timeout = '4s'; drop table doorstep.reactive_review;"
        " alter table doorstep.mode_change drop column spoke_against"
    )
