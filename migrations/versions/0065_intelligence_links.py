"""Whom intelligence is about, its gradings and reviews, and what recipients must be told of; a new kind of duty."""

from migrations.script import run

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.intelligence_mention (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT intelligence_mention_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_mention_kind_check CHECK (kind in ('ADDRESS', 'VEHICLE', 'PHONE', 'ONLINE_IDENTITY',
    'DEVICE')),
  CONSTRAINT intelligence_mention_value_length_check CHECK (char_length(value) <= 200),
  CONSTRAINT intelligence_mention_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id)
);
comment on table doorstep.intelligence_mention is
  'An address, vehicle, phone, online identity or device that a report names.';
CREATE INDEX intelligence_mention_force_id_report_id_idx ON doorstep.intelligence_mention (force_id, report_id);
CREATE INDEX intelligence_mention_value ON doorstep.intelligence_mention (force_id, kind, value);
CREATE TABLE doorstep.intelligence_news (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  kind TEXT NOT NULL,
  sanitised_version INTEGER NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  cause_id UUID NOT NULL,
  CONSTRAINT intelligence_news_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_news_kind_check CHECK (kind in ('REGRADED', 'SANITISED_AGAIN')),
  CONSTRAINT intelligence_news_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id)
);
comment on table doorstep.intelligence_news is
  'What whoever was given a report must be told of: an outbox, in the order of its ids'' times.';
comment on column doorstep.intelligence_news.cause_id is 'The command that made it so.';
CREATE INDEX intelligence_news_force_id_at_idx ON doorstep.intelligence_news (force_id, at);
CREATE TABLE doorstep.intelligence_review (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  reason TEXT NOT NULL,
  reviewed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  reviewed_by UUID NOT NULL,
  CONSTRAINT intelligence_review_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_review_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT intelligence_review_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id)
);
comment on table doorstep.intelligence_review is 'Somebody looked at a report again and left it as it is.';
comment on column doorstep.intelligence_review.reviewed_by is 'The principal who reviewed it.';
CREATE INDEX intelligence_review_force_id_report_id_idx ON doorstep.intelligence_review (force_id, report_id);
CREATE TABLE doorstep.intelligence_grading (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  graded TEXT NOT NULL,
  item_id UUID,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  reason TEXT NOT NULL,
  graded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  graded_by UUID NOT NULL,
  CONSTRAINT intelligence_grading_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_grading_graded_check CHECK (graded in ('SOURCE', 'ITEM', 'HANDLING')),
  CONSTRAINT intelligence_grading_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT intelligence_grading_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id),
  CONSTRAINT intelligence_grading_item_id_fkey FOREIGN KEY(force_id, item_id) REFERENCES
    doorstep.intelligence_item (force_id, id),
  CONSTRAINT intelligence_grading_of_item_check CHECK ((graded = 'ITEM') = (item_id is not null))
);
comment on table doorstep.intelligence_grading is 'A change of a grade, with what was before it.';
comment on column doorstep.intelligence_grading.graded_by is 'The principal who graded.';
CREATE INDEX intelligence_grading_force_id_report_id_graded_at_idx ON doorstep.intelligence_grading (force_id,
    report_id, graded_at);
CREATE TABLE doorstep.intelligence_link (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  nominal_id UUID,
  case_id UUID,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  is_ready BOOLEAN DEFAULT 'false' NOT NULL,
  CONSTRAINT intelligence_link_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_link_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id),
  CONSTRAINT intelligence_link_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id,
    restricted) ON UPDATE CASCADE,
  CONSTRAINT intelligence_link_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT intelligence_link_about_check CHECK (num_nonnulls(nominal_id, case_id) = 1)
);
comment on table doorstep.intelligence_link is 'Whom or which case a report is about.';
comment on column doorstep.intelligence_link.access_owner_id is 'The nominal''s or case''s own: for row policy.';
comment on column doorstep.intelligence_link.access_unit_id is 'The nominal''s or case''s own: for row policy.';
comment on column doorstep.intelligence_link.access_restricted is 'The nominal''s or case''s own: for row policy.';
comment on column doorstep.intelligence_link.is_ready is 'The report''s own: for row policy.';
CREATE INDEX intelligence_link_force_id_case_id_idx ON doorstep.intelligence_link (force_id, case_id);
CREATE INDEX intelligence_link_force_id_nominal_id_idx ON doorstep.intelligence_link (force_id, nominal_id);
CREATE INDEX intelligence_link_force_id_report_id_idx ON doorstep.intelligence_link (force_id, report_id);
"""

_LINKS = """
create trigger intelligence_link_stand before insert on doorstep.intelligence_link
  for each row execute function doorstep.stand_as_nominal_or_case();
-- A report about somebody restricted, or a covert case, is restricted from then on: a person opens it again.
create function doorstep.restrict_report() returns trigger language plpgsql as $$
begin
  update doorstep.intelligence_report r set restricted = true
  where r.force_id = new.force_id and r.id = new.report_id and not r.restricted;
  return null;
end $$;
revoke all on function doorstep.restrict_report() from public;
grant execute on function doorstep.restrict_report() to doorstep_app;
create trigger intelligence_link_restrict after insert or update on doorstep.intelligence_link
  for each row when (new.access_restricted) execute function doorstep.restrict_report();
grant select, insert on doorstep.intelligence_grading, doorstep.intelligence_link,
  doorstep.intelligence_mention, doorstep.intelligence_review, doorstep.intelligence_news to doorstep_app;
grant update on doorstep.intelligence_link to doorstep_app;
"""

# A kind is added to whatever kinds there are.
_KIND = """
do $$ declare place record; begin
  for place in
    select * from (values ('policy_row', 'code'), ('obligation', 'kind')) as known(of_table, of_column)
  loop
    execute (
      select format('alter table doorstep.%I drop constraint %I, add constraint %I %s', place.of_table,
                    conname, conname, replace(pg_get_constraintdef(oid), 'ARRAY[', 'ARRAY[''INTEL_REVIEW''::text, '))
      from pg_constraint where conname = place.of_table || '_' || place.of_column || '_check');
  end loop;
end $$;
"""
_NO_KIND = _KIND.replace("'ARRAY[', 'ARRAY[''INTEL_REVIEW''::text, '", "'''INTEL_REVIEW''::text, ', ''")


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_LINKS + _KIND)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("obligation", "policy_row"):
        run(f"alter table doorstep.{table} no force row level security")
    run("delete from doorstep.obligation where kind = 'INTEL_REVIEW'")
    run("delete from doorstep.policy_row where code = 'INTEL_REVIEW'")
    run(_NO_KIND)
    for table in ("obligation", "policy_row"):
        run(f"alter table doorstep.{table} force row level security")
    for table in (
        "intelligence_news",
        "intelligence_review",
        "intelligence_mention",
        "intelligence_link",
        "intelligence_grading",
    ):
        run(f"drop table doorstep.{table}")
    run("drop function doorstep.restrict_report()")
