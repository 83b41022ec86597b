"""Two officers' records of one visit: each is kept, and one of them names the other as the visit it is part of."""

from migrations.script import run

revision = "0035"
down_revision = "0030"
branch_labels = None
depends_on = None

_REVISIONS = (
    "'VISIT_ARRIVED_LATE', 'VISITS_JOINED', 'RISK_CHANGED', 'MODE_CHANGED', 'PLAN_CHANGED', 'ORDER_CHANGED',"
    " 'POLICY_CHANGED', 'PAUSE_CHANGED'"
)
_UP = f"""
alter table doorstep.visit add column joined_to uuid;
comment on column doorstep.visit.joined_to is
  'The record that speaks for the visit of which this is another officer''s; null: this one speaks for itself.';
alter table doorstep.visit
  add constraint visit_joined_to_fkey foreign key (force_id, joined_to) references doorstep.visit (force_id, id)
    not valid,
  add constraint visit_joined_to_check check (joined_to <> id) not valid;
alter table doorstep.visit validate constraint visit_joined_to_fkey;
alter table doorstep.visit validate constraint visit_joined_to_check;
create index visit_force_id_joined_to_idx on doorstep.visit (force_id, joined_to) where joined_to is not null;
-- What was said is never changed; to which visit it belongs is found out later.
grant update (joined_to) on doorstep.visit to doorstep_app;

create table doorstep.visit_pairing (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  one_id UUID NOT NULL,
  other_id UUID NOT NULL,
  likeness TEXT,
  outcomes_differ BOOLEAN NOT NULL,
  noticed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  verdict TEXT,
  lead_id UUID,
  note TEXT,
  decided_at TIMESTAMP WITH TIME ZONE,
  decided_by UUID,
  CONSTRAINT visit_pairing_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT visit_pairing_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT visit_pairing_likeness_check CHECK (likeness in ('SAME', 'MAYBE')),
  CONSTRAINT visit_pairing_verdict_check CHECK (verdict in ('JOINED', 'PARTED')),
  CONSTRAINT visit_pairing_note_length_check CHECK (char_length(note) <= 2000),
  CONSTRAINT visit_pairing_one_id_fkey FOREIGN KEY(force_id, one_id) REFERENCES doorstep.visit (force_id, id),
  CONSTRAINT visit_pairing_other_id_fkey FOREIGN KEY(force_id, other_id) REFERENCES doorstep.visit (force_id, id),
  CONSTRAINT visit_pairing_lead_id_fkey FOREIGN KEY(force_id, lead_id) REFERENCES doorstep.visit (force_id, id),
  CONSTRAINT visit_pairing_decided_by_fkey FOREIGN KEY(force_id, decided_by)
    REFERENCES doorstep.officer (force_id, id),
  CONSTRAINT visit_pairing_force_id_one_id_other_id_key UNIQUE (force_id, one_id, other_id),
  CONSTRAINT visit_pairing_order_check CHECK (one_id < other_id),
  CONSTRAINT visit_pairing_decided_check CHECK ((verdict is null) = (decided_at is null))
);
COMMENT ON TABLE doorstep.visit_pairing IS
  'Two records that are, or may be, of one visit: what the rule said, and what a supervisor decided.';
COMMENT ON COLUMN doorstep.visit_pairing.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_pairing.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_pairing.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_pairing.lead_id IS 'Which of the two speaks for the visit, if a supervisor said.';
CREATE INDEX visit_pairing_force_id_nominal_id_idx ON doorstep.visit_pairing (force_id, nominal_id);
create trigger visit_pairing_stand before insert on doorstep.visit_pairing
  for each row execute function doorstep.stand_as_nominal();
grant select, insert, update on doorstep.visit_pairing to doorstep_app;

alter table doorstep.obligation drop constraint obligation_revised_for_check;
alter table doorstep.obligation add constraint obligation_revised_for_check check (revised_for in ({_REVISIONS}))
  not valid;
alter table doorstep.obligation validate constraint obligation_revised_for_check;

-- A force that has a period for the write-up gets the two spans, too; one without policy joins nothing by itself.
insert into doorstep.policy_row
  (force_id, id, code, applies_to, hours, unlimited, counting, pause_rule, valid_from, source)
select had.force_id, gen_random_uuid(), 'VISIT_RECORD', spans.case_, spans.hours, false, 'AFTER', 'RUNS_ON',
  date '2004-05-01', 'Usual force policy: two records are of one visit within these hours; to be set by the force'
from (select distinct force_id from doorstep.policy_row where code = 'VISIT_RECORD') had
cross join (values ('SAME_VISIT', 1), ('MAYBE_SAME_VISIT', 12)) as spans (case_, hours);
"""
_DOWN = """
delete from doorstep.policy_row where code = 'VISIT_RECORD' and applies_to in ('SAME_VISIT', 'MAYBE_SAME_VISIT');
update doorstep.obligation set revised_for = 'VISIT_ARRIVED_LATE' where revised_for = 'VISITS_JOINED';
alter table doorstep.obligation drop constraint obligation_revised_for_check;
alter table doorstep.obligation add constraint obligation_revised_for_check check (revised_for in (
  'VISIT_ARRIVED_LATE', 'RISK_CHANGED', 'MODE_CHANGED', 'PLAN_CHANGED', 'ORDER_CHANGED', 'POLICY_CHANGED',
  'PAUSE_CHANGED'));
drop table doorstep.visit_pairing;
alter table doorstep.visit drop column joined_to;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_UP)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_DOWN)
