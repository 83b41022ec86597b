"""When each visit was joined to another record, or parted: so that what was known on a past day does not change."""

from migrations.script import run

revision = "0115"
down_revision = "0111"
branch_labels = None
depends_on = None

_UP = """
CREATE TABLE doorstep.visit_joining (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  visit_id UUID NOT NULL,
  access_nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  access_officer_id UUID NOT NULL,
  access_second_officer_id UUID,
  joined_to UUID,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT visit_joining_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT visit_joining_visit_id_fkey FOREIGN KEY(force_id, visit_id, access_nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.visit (force_id, id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) ON UPDATE CASCADE,
  CONSTRAINT visit_joining_joined_to_fkey FOREIGN KEY(force_id, joined_to) REFERENCES doorstep.visit (force_id, id)
);
COMMENT ON TABLE doorstep.visit_joining IS
  'Each time a visit was joined to another record, or parted: what was known then does not change.';
COMMENT ON COLUMN doorstep.visit_joining.access_nominal_id IS 'The visit''s nominal: for row policy.';
COMMENT ON COLUMN doorstep.visit_joining.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_joining.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_joining.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_joining.access_officer_id IS 'The visit''s officer: for row policy.';
COMMENT ON COLUMN doorstep.visit_joining.access_second_officer_id IS
  'The visit''s second officer: for row policy.';
COMMENT ON COLUMN doorstep.visit_joining.joined_to IS 'As of then; null: it spoke for itself again.';
CREATE INDEX visit_joining_force_id_visit_id_recorded_at_id_idx ON doorstep.visit_joining
  (force_id, visit_id, recorded_at, id);
create trigger visit_joining_stand before insert on doorstep.visit_joining
  for each row execute function doorstep.stand_as_visit();
grant select, insert on doorstep.visit_joining to doorstep_app;
"""
_BACK = """
-- Of what was joined before, the pair says when; where none does, the record's arrival, which is when the rule joins.
insert into doorstep.visit_joining (force_id, id, visit_id, joined_to, recorded_at)
select v.force_id, gen_random_uuid(), v.id, v.joined_to, coalesce((
  select max(coalesce(p.decided_at, p.noticed_at)) from doorstep.visit_pairing p
  where p.force_id = v.force_id and p.nominal_id = v.nominal_id and v.id in (p.one_id, p.other_id)
    and p.verdict is distinct from 'PARTED'
), v.received_at)
from doorstep.visit v where v.joined_to is not null;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_UP)
    # Row security holds for the owner too, who has no force: the rows of all forces are read here.
    for table in ("visit", "visit_pairing"):
        run(f"alter table doorstep.{table} no force row level security")
    run(_BACK)
    for table in ("visit", "visit_pairing"):
        run(f"alter table doorstep.{table} force row level security")


def downgrade() -> None:
    run("drop table doorstep.visit_joining")
