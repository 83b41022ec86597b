"""Recalls with their notices, partners' questions, what is owed of them; for whom a machine acted, in the audit."""

from migrations.script import run

revision = "0082"
down_revision = "0081"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.recall (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  case_id UUID,
  record_kind TEXT NOT NULL,
  record_id UUID NOT NULL,
  fields TEXT[] NOT NULL,
  kind TEXT NOT NULL,
  state TEXT DEFAULT 'PROPOSED' NOT NULL,
  reason TEXT NOT NULL,
  proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  proposed_by UUID,
  cause_id UUID,
  decided_at TIMESTAMP WITH TIME ZONE,
  decided_by UUID,
  dismissal TEXT,
  CONSTRAINT recall_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT recall_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT recall_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id, access_restricted)
    REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE CASCADE,
  CONSTRAINT recall_about_check CHECK (num_nonnulls(nominal_id, case_id) = 1),
  CONSTRAINT recall_record_kind_check CHECK (record_kind in ('NOMINAL', 'INTELLIGENCE', 'CASE', 'ANSWER')),
  CONSTRAINT recall_kind_check CHECK (kind in ('CORRECTION', 'WITHDRAWAL')),
  CONSTRAINT recall_state_check CHECK (state in ('PROPOSED', 'SENT', 'DISMISSED')),
  CONSTRAINT recall_reason_length_check CHECK (char_length(reason) <= 500),
  CONSTRAINT recall_dismissal_length_check CHECK (char_length(dismissal) <= 500),
  CONSTRAINT recall_decided_check CHECK ((state = 'PROPOSED') = (decided_at is null)),
  CONSTRAINT recall_dismissed_check CHECK ((state = 'DISMISSED') = (dismissal is not null))
);
comment on table doorstep.recall is
  'Something that was shared proves wrong: who has it is told, by a person''s word.';
comment on column doorstep.recall.access_owner_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.recall.access_unit_id is 'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.recall.access_restricted is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.recall.case_id is 'The case that it is about, where it is about no nominal.';
comment on column doorstep.recall.fields is 'What was wrong; empty: all of it.';
comment on column doorstep.recall.proposed_by is 'The principal who proposed it; null: a new grade did.';
comment on column doorstep.recall.cause_id is 'The regrading that proposed it.';
comment on column doorstep.recall.decided_by is 'The principal who sent it or let it be.';
CREATE INDEX recall_force_id_nominal_id_idx ON doorstep.recall (force_id, nominal_id);
CREATE INDEX recall_force_id_state_proposed_at_idx ON doorstep.recall (force_id, state, proposed_at);
CREATE INDEX recall_of_case ON doorstep.recall (force_id, case_id);
CREATE TABLE doorstep.recall_notice (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  recall_id UUID NOT NULL,
  disclosure_id UUID NOT NULL,
  nominal_id UUID,
  case_id UUID,
  agency_id UUID NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
  acknowledged_at TIMESTAMP WITH TIME ZONE,
  acknowledged_by UUID,
  acknowledged_for TEXT,
  CONSTRAINT recall_notice_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT recall_notice_kind_check CHECK (kind in ('CORRECTION', 'WITHDRAWAL')),
  CONSTRAINT recall_notice_reason_length_check CHECK (char_length(reason) <= 500),
  CONSTRAINT recall_notice_acknowledged_for_length_check CHECK (char_length(acknowledged_for) <= 200),
  CONSTRAINT recall_notice_recall_id_fkey FOREIGN KEY(force_id, recall_id) REFERENCES doorstep.recall (force_id,
    id),
  CONSTRAINT recall_notice_disclosure_id_fkey FOREIGN KEY(force_id, disclosure_id) REFERENCES doorstep.disclosure
    (force_id, id),
  CONSTRAINT recall_notice_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency (force_id,
    id),
  CONSTRAINT recall_notice_acknowledged_check CHECK ((acknowledged_at is null) = (acknowledged_by is null))
);
comment on table doorstep.recall_notice is 'One recipient of a recall, to be acknowledged.';
comment on column doorstep.recall_notice.nominal_id is 'Whom the disclosure is about: for the audit.';
comment on column doorstep.recall_notice.case_id is 'Or which case.';
CREATE INDEX recall_notice_force_id_agency_id_sent_at_idx ON doorstep.recall_notice (force_id, agency_id, sent_at);
CREATE INDEX recall_notice_force_id_disclosure_id_idx ON doorstep.recall_notice (force_id, disclosure_id);
CREATE INDEX recall_notice_force_id_recall_id_idx ON doorstep.recall_notice (force_id, recall_id);
CREATE TABLE doorstep.partner_question (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  disclosure_id UUID NOT NULL,
  nominal_id UUID,
  case_id UUID,
  agency_id UUID NOT NULL,
  text TEXT NOT NULL,
  asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  asked_by UUID NOT NULL,
  on_behalf_of TEXT,
  answered_at TIMESTAMP WITH TIME ZONE,
  answered_by UUID,
  answer_id UUID,
  CONSTRAINT partner_question_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT partner_question_text_length_check CHECK (char_length(text) <= 2000),
  CONSTRAINT partner_question_on_behalf_of_length_check CHECK (char_length(on_behalf_of) <= 200),
  CONSTRAINT partner_question_disclosure_id_fkey FOREIGN KEY(force_id, disclosure_id) REFERENCES doorstep.disclosure
    (force_id, id),
  CONSTRAINT partner_question_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency (force_id,
    id),
  CONSTRAINT partner_question_answer_id_fkey FOREIGN KEY(force_id, answer_id) REFERENCES doorstep.disclosure
    (force_id, id),
  CONSTRAINT partner_question_answered_check CHECK (num_nulls(answered_at, answered_by, answer_id) in (0, 3))
);
comment on table doorstep.partner_question is
  'What a partner asked about something shared. The answer is a disclosure like any other.';
comment on column doorstep.partner_question.nominal_id is 'Whom the disclosure is about: for the audit.';
comment on column doorstep.partner_question.case_id is 'Or which case.';
comment on column doorstep.partner_question.answered_by is 'The principal who answered.';
comment on column doorstep.partner_question.answer_id is 'The disclosure that is the answer.';
CREATE INDEX partner_question_force_id_agency_id_asked_at_idx ON doorstep.partner_question (force_id, agency_id,
    asked_at);
CREATE INDEX partner_question_force_id_disclosure_id_idx ON doorstep.partner_question (force_id, disclosure_id);
CREATE TABLE doorstep.intelligence_release (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  report_id UUID NOT NULL,
  agency_id UUID NOT NULL,
  conditions TEXT NOT NULL,
  released_at TIMESTAMP WITH TIME ZONE NOT NULL,
  released_by UUID NOT NULL,
  until TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT intelligence_release_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT intelligence_release_conditions_length_check CHECK (char_length(conditions) <= 500),
  CONSTRAINT intelligence_release_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES
    doorstep.intelligence_report (force_id, id),
  CONSTRAINT intelligence_release_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency
    (force_id, id)
);
comment on table doorstep.intelligence_release is
  'A report with conditions (C) may be shared with this agency until then.';
comment on column doorstep.intelligence_release.released_by is
  'The principal of the intelligence unit who released it.';
CREATE INDEX intelligence_release_force_id_report_id_agency_id_idx ON doorstep.intelligence_release (force_id,
    report_id, agency_id);
"""

_KEEP = """
create trigger recall_stand before insert on doorstep.recall
  for each row execute function doorstep.stand_as_nominal_or_case();
create trigger recall_keep before update on doorstep.recall
  for each row execute function doorstep.keep_all_but('state', 'decided_at', 'decided_by', 'dismissal');
create trigger recall_notice_keep before update on doorstep.recall_notice for each row execute function
  doorstep.keep_all_but('acknowledged_at', 'acknowledged_by', 'acknowledged_for');
create trigger partner_question_keep before update on doorstep.partner_question
  for each row execute function doorstep.keep_all_but('answered_at', 'answered_by', 'answer_id');
grant select, insert, update on doorstep.recall, doorstep.recall_notice, doorstep.partner_question to doorstep_app;
create trigger intelligence_release_keep before update or delete on doorstep.intelligence_release
  for each row execute function doorstep.keep_as_recorded();
grant select, insert on doorstep.intelligence_release to doorstep_app;
alter table doorstep.audit_event add column on_behalf_of text;
comment on column doorstep.audit_event.on_behalf_of is
  'The person at the agency for whom its machine acted, as the agency names them.';
"""

# A kind is added to whatever kinds there are.
_KINDS = "'DISCLOSURE_ACK'::text, 'RECALL_DECISION'::text, 'RECALL_ACK'::text, 'QUESTION_ANSWER'::text, "
_RECORDS = "'RECALL'::text, 'QUESTION'::text, "
_PLACES = (
    ("policy_row", "code", _KINDS),
    ("obligation", "kind", _KINDS),
    ("obligation", "opened_with", _RECORDS),
    ("obligation", "met_with", _RECORDS),
)
_CHANGE = """
do $$ begin
  execute (
    select format('alter table doorstep.{table} drop constraint %I, add constraint %I %s', conname, conname,
                  replace(pg_get_constraintdef(oid), {before}, {after}))
    from pg_constraint where conname = '{table}_{column}_check');
end $$;
"""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_KEEP)
    for table, column, words in _PLACES:
        before, after = _quoted("ARRAY["), _quoted(f"ARRAY[{words}")
        run(_CHANGE.format(table=table, column=column, before=before, after=after))


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("obligation", "policy_row"):
        run(f"alter table doorstep.{table} no force row level security")
    kinds = f"({_KINDS.rstrip(', ')})"
    run(f"delete from doorstep.obligation where kind in {kinds}")
    run(f"delete from doorstep.policy_row where code in {kinds}")
    for table, column, words in _PLACES:
        run(_CHANGE.format(table=table, column=column, before=_quoted(words), after="''"))
    for table in ("obligation", "policy_row"):
        run(f"alter table doorstep.{table} force row level security")
    run("alter table doorstep.audit_event drop column on_behalf_of")
    for table in ("intelligence_release", "partner_question", "recall_notice", "recall"):
        run(f"drop table doorstep.{table}")
