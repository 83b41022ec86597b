"""The review of visits, step by step, and their write-up on the national system. The phone shows the last step."""

from migrations.script import run

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.visit_review (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  visit_id UUID NOT NULL,
  access_nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  access_officer_id UUID NOT NULL,
  access_second_officer_id UUID,
  step TEXT NOT NULL,
  comment TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  by_id UUID NOT NULL,
  CONSTRAINT visit_review_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT visit_review_visit_id_fkey FOREIGN KEY(force_id, visit_id, access_nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.visit (force_id, id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) ON UPDATE CASCADE,
  CONSTRAINT visit_review_step_check CHECK (step in ('REVIEWED', 'COUNTERSIGNED', 'RETURNED', 'REWORKED')),
  CONSTRAINT visit_review_comment_length_check CHECK (char_length(comment) <= 2000),
  CONSTRAINT visit_review_by_id_fkey FOREIGN KEY(force_id, by_id) REFERENCES doorstep.officer (force_id, id)
);
COMMENT ON TABLE doorstep.visit_review IS
  'One step of a visit''s review: returned, reworked, reviewed, countersigned.';
COMMENT ON COLUMN doorstep.visit_review.access_nominal_id IS 'The visit''s nominal: for row policy.';
COMMENT ON COLUMN doorstep.visit_review.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_review.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_review.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_review.access_officer_id IS 'The visit''s officer: for row policy.';
COMMENT ON COLUMN doorstep.visit_review.access_second_officer_id IS
  'The visit''s second officer: for row policy.';
CREATE INDEX visit_review_force_id_visit_id_at_idx ON doorstep.visit_review (force_id, visit_id, at);
CREATE TABLE doorstep.visit_writeup (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  visit_id UUID NOT NULL,
  access_nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  access_officer_id UUID NOT NULL,
  access_second_officer_id UUID,
  what TEXT NOT NULL,
  system TEXT NOT NULL,
  reference TEXT NOT NULL,
  keyed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  keyed_by UUID NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT visit_writeup_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT visit_writeup_visit_id_fkey FOREIGN KEY(force_id, visit_id, access_nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.visit (force_id, id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) ON UPDATE CASCADE,
  CONSTRAINT visit_writeup_what_check CHECK (what in ('VISIT', 'BREACH')),
  CONSTRAINT visit_writeup_system_check CHECK (system in ('VISOR', 'MAPPS')),
  CONSTRAINT visit_writeup_reference_length_check CHECK (char_length(reference) <= 100),
  CONSTRAINT visit_writeup_keyed_by_fkey FOREIGN KEY(force_id, keyed_by) REFERENCES doorstep.officer (force_id,
    id),
  CONSTRAINT visit_writeup_force_id_visit_id_what_key UNIQUE (force_id, visit_id, what)
);
COMMENT ON TABLE doorstep.visit_writeup IS
  'A visit, or a suspected breach, as it was keyed into the national system: by whom and when.';
COMMENT ON COLUMN doorstep.visit_writeup.access_nominal_id IS 'The visit''s nominal: for row policy.';
COMMENT ON COLUMN doorstep.visit_writeup.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_writeup.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_writeup.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_writeup.access_officer_id IS 'The visit''s officer: for row policy.';
COMMENT ON COLUMN doorstep.visit_writeup.access_second_officer_id IS
  'The visit''s second officer: for row policy.';
create trigger visit_review_stand before insert on doorstep.visit_review
  for each row execute function doorstep.stand_as_visit();
create trigger visit_writeup_stand before insert on doorstep.visit_writeup
  for each row execute function doorstep.stand_as_visit();
create trigger visit_review_keep before update or delete on doorstep.visit_review
  for each row execute function doorstep.keep_as_recorded();
create trigger visit_writeup_keep before update or delete on doorstep.visit_writeup
  for each row execute function doorstep.keep_as_recorded();
grant select, insert on doorstep.visit_review, doorstep.visit_writeup to doorstep_app;

create function doorstep.sync_visit_part() returns trigger language plpgsql as $$
begin
  perform doorstep.sync_mark_in_caseload(
    new.force_id, new.access_owner_id, new.access_unit_id, 'visit', new.visit_id, true);
  return null;
end $$;
revoke all on function doorstep.sync_visit_part() from public;
grant execute on function doorstep.sync_visit_part() to doorstep_app;
create constraint trigger visit_review_sync after insert on doorstep.visit_review deferrable initially deferred
  for each row execute function doorstep.sync_visit_part();
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("visit_writeup", "visit_review"):
        run(f"drop table doorstep.{table}")
    run("drop function doorstep.sync_visit_part()")
