"""Transfers between officers, units and forces: proposed, answered, taken back. At most one waits for a nominal."""

from migrations import standing
from migrations.script import run

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

_LEVELS = "('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'UNASSESSED')"
_MODES = """('ACTIVE', 'REACTIVE', 'CUSTODY', 'HOSPITAL', 'ABROAD', 'MISSING', 'TRANSFER_OUT_PENDING',
    'TRANSFER_IN_PENDING', 'CLOSED')"""
_UP = f"""
set local lock_timeout = '4s';
create table doorstep.transfer (
  force_id int not null, id uuid not null, {standing.COLUMNS},
  kind text not null constraint transfer_kind_check check (kind in ('OFFICER', 'UNIT', 'FORCE_OUT', 'FORCE_IN')),
  state text not null
    constraint transfer_state_check check (state in ('PROPOSED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'OVERTAKEN')),
  from_unit_id uuid not null, from_owner_id uuid not null, to_unit_id uuid, to_owner_id uuid,
  other_force text constraint transfer_other_force_length_check check (char_length(other_force) <= 200),
  reference text not null, name text not null,
  risk_level text not null constraint transfer_risk_level_check check (risk_level in {_LEVELS}),
  mode_before text not null constraint transfer_mode_before_check check (mode_before in {_MODES}),
  visit_due_at timestamptz, answer_by timestamptz,
  reason text not null constraint transfer_reason_length_check check (char_length(reason) <= 2000),
  proposed_at timestamptz not null, proposed_by uuid not null,
  contact text constraint transfer_contact_length_check check (char_length(contact) <= 200),
  contact_reference text
    constraint transfer_contact_reference_length_check check (char_length(contact_reference) <= 100),
  decided_at timestamptz, decided_by uuid,
  decision text constraint transfer_decision_length_check check (char_length(decision) <= 2000),
  constraint transfer_pkey primary key (force_id, id),
  constraint transfer_decided_check check ((state = 'PROPOSED') = (decided_at is null)),
  constraint transfer_force_check check ((kind in ('FORCE_OUT', 'FORCE_IN')) = (other_force is not null)),
  constraint transfer_from_unit_id_fkey foreign key (force_id, from_unit_id) references doorstep.unit (force_id, id),
  constraint transfer_from_owner_id_fkey
    foreign key (force_id, from_owner_id) references doorstep.officer (force_id, id),
  constraint transfer_to_unit_id_fkey foreign key (force_id, to_unit_id) references doorstep.unit (force_id, id),
  constraint transfer_to_owner_id_fkey
    foreign key (force_id, to_owner_id) references doorstep.officer (force_id, id),
  {standing.key("transfer")}
);
comment on table doorstep.transfer is
  'A nominal is proposed to be managed by another officer, unit or force.';
comment on column doorstep.transfer.to_unit_id is 'Null: another force.';
comment on column doorstep.transfer.to_owner_id is 'Null: the receiving supervisor chooses, or another force.';
comment on column doorstep.transfer.reference is 'The nominal''s, for who may not see the nominal yet.';
comment on column doorstep.transfer.name is 'The nominal''s; of a restricted one for need to know only.';
comment on column doorstep.transfer.visit_due_at is 'When their visit was due, as it was proposed.';
comment on column doorstep.transfer.answer_by is 'By when it is to be answered, by policy.';
comment on column doorstep.transfer.proposed_by is 'The principal who proposed it.';
comment on column doorstep.transfer.decided_by is 'The principal who answered it, took it back or overtook it.';
create unique index transfer_one_open on doorstep.transfer (force_id, nominal_id) where state = 'PROPOSED';
create index transfer_open_to on doorstep.transfer (force_id, to_unit_id, proposed_at) where state = 'PROPOSED';
create index transfer_force_id_nominal_id_idx on doorstep.transfer (force_id, nominal_id);
{standing.after("transfer", kept=False)}
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run("set local lock_timeout = '4s'; drop table doorstep.transfer")
