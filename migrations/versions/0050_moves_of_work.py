"""Moves of work that were proposed together, and what people decided of each."""

from migrations.script import run

revision = "0050"
down_revision = "0045"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.move_proposal (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  made_by UUID NOT NULL,
  unit_id UUID,
  most INTEGER NOT NULL,
  overdue INTEGER NOT NULL,
  attention FLOAT NOT NULL,
  weeks INTEGER NOT NULL,
  expected_as_it_is INTEGER NOT NULL,
  expected_with_moves INTEGER NOT NULL,
  CONSTRAINT move_proposal_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT move_proposal_made_by_fkey FOREIGN KEY(force_id, made_by) REFERENCES doorstep.principal (force_id,
    id),
  CONSTRAINT move_proposal_unit_id_fkey FOREIGN KEY(force_id, unit_id) REFERENCES doorstep.unit (force_id, id)
);
COMMENT ON TABLE doorstep.move_proposal IS
  'Moves of work that were proposed together: as of when, by which standard, with what effect expected.';
COMMENT ON COLUMN doorstep.move_proposal.made_at IS 'As of when it was made.';
COMMENT ON COLUMN doorstep.move_proposal.made_by IS 'The principal who asked for it.';
COMMENT ON COLUMN doorstep.move_proposal.unit_id IS
  'Whose work it moves; null: that of every unit the asker oversees.';
COMMENT ON COLUMN doorstep.move_proposal.most IS 'The standard it keeps to: nominals per officer.';
COMMENT ON COLUMN doorstep.move_proposal.overdue IS 'How many were overdue then, as its maker might see.';
COMMENT ON COLUMN doorstep.move_proposal.attention IS
  'How much more time the overdue get with its moves; 1: as much.';
COMMENT ON COLUMN doorstep.move_proposal.weeks IS 'After how many weeks it expects the two sizes below.';
CREATE INDEX move_proposal_force_id_made_at_idx ON doorstep.move_proposal (force_id, made_at);
CREATE TABLE doorstep.proposed_move (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  proposal_id UUID NOT NULL,
  position INTEGER NOT NULL,
  from_officer_id UUID NOT NULL,
  from_unit_id UUID NOT NULL,
  to_officer_id UUID NOT NULL,
  to_unit_id UUID NOT NULL,
  risk_level TEXT NOT NULL,
  days_overdue INTEGER NOT NULL,
  overdue INTEGER NOT NULL,
  why TEXT NOT NULL,
  state TEXT NOT NULL,
  given_at TIMESTAMP WITH TIME ZONE,
  given_by UUID,
  taken_at TIMESTAMP WITH TIME ZONE,
  taken_by UUID,
  closed_at TIMESTAMP WITH TIME ZONE,
  reason TEXT,
  CONSTRAINT proposed_move_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT proposed_move_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT proposed_move_risk_level_check CHECK (risk_level in ('VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW',
    'UNASSESSED')),
  CONSTRAINT proposed_move_why_length_check CHECK (char_length(why) <= 1000),
  CONSTRAINT proposed_move_state_check CHECK (state in ('PROPOSED', 'MOVED', 'REJECTED', 'STALE')),
  CONSTRAINT proposed_move_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT proposed_move_proposal_id_fkey FOREIGN KEY(force_id, proposal_id) REFERENCES doorstep.move_proposal
    (force_id, id),
  CONSTRAINT proposed_move_from_officer_id_fkey FOREIGN KEY(force_id, from_officer_id) REFERENCES
    doorstep.officer (force_id, id),
  CONSTRAINT proposed_move_from_unit_id_fkey FOREIGN KEY(force_id, from_unit_id) REFERENCES doorstep.unit
    (force_id, id),
  CONSTRAINT proposed_move_to_officer_id_fkey FOREIGN KEY(force_id, to_officer_id) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT proposed_move_to_unit_id_fkey FOREIGN KEY(force_id, to_unit_id) REFERENCES doorstep.unit (force_id,
    id),
  CONSTRAINT proposed_move_given_by_fkey FOREIGN KEY(force_id, given_by) REFERENCES doorstep.principal
    (force_id, id),
  CONSTRAINT proposed_move_taken_by_fkey FOREIGN KEY(force_id, taken_by) REFERENCES doorstep.principal
    (force_id, id),
  CONSTRAINT proposed_move_closed_check CHECK ((state = 'PROPOSED') = (closed_at is null)),
  CONSTRAINT proposed_move_force_id_proposal_id_nominal_id_key UNIQUE (force_id, proposal_id, nominal_id)
);
COMMENT ON TABLE doorstep.proposed_move IS
  'One nominal who was proposed to be given from one officer to another, and what people decided.';
COMMENT ON COLUMN doorstep.proposed_move.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.proposed_move.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.proposed_move.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.proposed_move.position IS 'The first matters most.';
COMMENT ON COLUMN doorstep.proposed_move.given_at IS
  'When the giving unit''s supervisor, or governance, agreed.';
COMMENT ON COLUMN doorstep.proposed_move.taken_at IS 'When the receiving unit''s supervisor agreed.';
CREATE INDEX proposed_move_force_id_nominal_id_idx ON doorstep.proposed_move (force_id, nominal_id);
CREATE INDEX proposed_move_force_id_state_idx ON doorstep.proposed_move (force_id, state);
create trigger proposed_move_stand before insert on doorstep.proposed_move
  for each row execute function doorstep.stand_as_nominal();
grant select, insert on doorstep.move_proposal to doorstep_app;
grant select, insert, update on doorstep.proposed_move to doorstep_app;
"""
_CODES = """
alter table doorstep.standard drop constraint standard_code_check,
  add constraint standard_code_check check (code in ({}));
"""
_BEFORE = "'AGE_BAND_FROM_DAYS', 'NOMINALS_PER_OFFICER'"
_NOW = "'AGE_BAND_FROM_DAYS', 'MOVES_TAKEN_PER_OFFICER', 'NOMINALS_PER_OFFICER'"
# A force that is there already starts with what `standards.csv` gives to one that is loaded.
_STANDARD = """
insert into doorstep.standard (force_id, id, code, value, valid_from, source)
select force_id, gen_random_uuid(), 'MOVES_TAKEN_PER_OFFICER', 5, '2004-05-01',
  'Doorstep: an officer can come to know about five people in a month; to be set by the force'
from doorstep.force
"""
_CLOSED = ("force", "standard")


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_CODES.format(_NOW))
    run(_TABLES)
    for table in _CLOSED:
        run(f"alter table doorstep.{table} no force row level security")
    run(_STANDARD)
    for table in _CLOSED:
        run(f"alter table doorstep.{table} force row level security")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("proposed_move", "move_proposal"):
        run(f"drop table doorstep.{table}")
    run("alter table doorstep.standard no force row level security")
    run("delete from doorstep.standard where code = 'MOVES_TAKEN_PER_OFFICER'")
    run("alter table doorstep.standard force row level security")
    run(_CODES.format(_BEFORE))
