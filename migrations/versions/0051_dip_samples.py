"""Dip samples: some records drawn by chance, and what was found of each."""

from migrations.script import run

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.dip_sample (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  sampled TEXT NOT NULL,
  drawn_at TIMESTAMP WITH TIME ZONE NOT NULL,
  drawn_by UUID NOT NULL,
  begins_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
  known_at TIMESTAMP WITH TIME ZONE NOT NULL,
  unit_id UUID,
  risk_levels TEXT[],
  seed INTEGER NOT NULL,
  size INTEGER NOT NULL,
  population INTEGER NOT NULL,
  digest TEXT NOT NULL,
  CONSTRAINT dip_sample_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT dip_sample_sampled_check CHECK (sampled in ('VISITS', 'ASSESSMENTS', 'PLANS')),
  CONSTRAINT dip_sample_drawn_by_fkey FOREIGN KEY(force_id, drawn_by) REFERENCES doorstep.principal (force_id,
    id),
  CONSTRAINT dip_sample_unit_id_fkey FOREIGN KEY(force_id, unit_id) REFERENCES doorstep.unit (force_id, id)
);
COMMENT ON TABLE doorstep.dip_sample IS
  'Some records drawn by chance from all of a period, to be looked at for their quality.';
COMMENT ON COLUMN doorstep.dip_sample.drawn_by IS 'The principal who drew it.';
COMMENT ON COLUMN doorstep.dip_sample.begins_at IS 'Drawn of what was done from here on.';
COMMENT ON COLUMN doorstep.dip_sample.ends_at IS 'Drawn of what was done before this.';
COMMENT ON COLUMN doorstep.dip_sample.known_at IS 'Drawn of what was recorded by then.';
COMMENT ON COLUMN doorstep.dip_sample.size IS 'How many were asked for.';
COMMENT ON COLUMN doorstep.dip_sample.population IS 'Of how many it was drawn.';
COMMENT ON COLUMN doorstep.dip_sample.digest IS 'SHA-256 of the ids drawn, in their order.';
CREATE INDEX dip_sample_force_id_drawn_at_idx ON doorstep.dip_sample (force_id, drawn_at);
CREATE TABLE doorstep.sample_item (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  sample_id UUID NOT NULL,
  position INTEGER NOT NULL,
  record_id UUID NOT NULL,
  officer_id UUID NOT NULL,
  done_at TIMESTAMP WITH TIME ZONE NOT NULL,
  finding TEXT,
  comment TEXT,
  found_at TIMESTAMP WITH TIME ZONE,
  found_by UUID,
  returned BOOLEAN DEFAULT 'false' NOT NULL,
  CONSTRAINT sample_item_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT sample_item_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE
    CASCADE,
  CONSTRAINT sample_item_finding_check CHECK (finding in ('GOOD', 'NEEDS_WORK')),
  CONSTRAINT sample_item_comment_length_check CHECK (char_length(comment) <= 2000),
  CONSTRAINT sample_item_sample_id_fkey FOREIGN KEY(force_id, sample_id) REFERENCES doorstep.dip_sample
    (force_id, id),
  CONSTRAINT sample_item_officer_id_fkey FOREIGN KEY(force_id, officer_id) REFERENCES doorstep.officer
    (force_id, id),
  CONSTRAINT sample_item_found_by_fkey FOREIGN KEY(force_id, found_by) REFERENCES doorstep.principal (force_id,
    id),
  CONSTRAINT sample_item_found_check CHECK (num_nulls(finding, found_at, found_by) in (0, 3)),
  CONSTRAINT sample_item_force_id_sample_id_record_id_key UNIQUE (force_id, sample_id, record_id)
);
COMMENT ON TABLE doorstep.sample_item IS 'One record of a dip sample, and what was found.';
COMMENT ON COLUMN doorstep.sample_item.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.sample_item.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.sample_item.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.sample_item.record_id IS 'The visit, assessment or plan.';
COMMENT ON COLUMN doorstep.sample_item.officer_id IS 'Who made or wrote it.';
COMMENT ON COLUMN doorstep.sample_item.done_at IS 'When it was made, or submitted.';
COMMENT ON COLUMN doorstep.sample_item.returned IS 'It went back to its officer.';
CREATE INDEX sample_item_force_id_nominal_id_idx ON doorstep.sample_item (force_id, nominal_id);
CREATE INDEX sample_item_force_id_record_id_idx ON doorstep.sample_item (force_id, record_id);
create trigger sample_item_stand before insert on doorstep.sample_item
  for each row execute function doorstep.stand_as_nominal();
grant select, insert on doorstep.dip_sample to doorstep_app;
grant select, insert, update on doorstep.sample_item to doorstep_app;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("sample_item", "dip_sample"):
        run(f"drop table doorstep.{table}")
