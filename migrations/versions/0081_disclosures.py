"""The ledger of disclosures, what partners asked, and the notices that tell the force of whom an agreement hides."""

from migrations.script import run

revision = "0081"
down_revision = "0080"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.enquiry (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  agency_id UUID NOT NULL,
  agreement_id UUID,
  principal_id UUID NOT NULL,
  on_behalf_of TEXT,
  purpose TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT enquiry_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT enquiry_on_behalf_of_length_check CHECK (char_length(on_behalf_of) <= 200),
  CONSTRAINT enquiry_purpose_check CHECK (purpose in ('PUBLIC_PROTECTION', 'CHILD_SAFEGUARDING',
    'PREVENT_AND_DETECT_CRIME', 'OFFENDER_MANAGEMENT', 'HEALTH_CARE', 'HOUSING')),
  CONSTRAINT enquiry_reason_length_check CHECK (char_length(reason) <= 500),
  CONSTRAINT enquiry_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency (force_id, id)
);
comment on table doorstep.enquiry is
  'A partner asked about somebody. Whom it asked for is kept only with what it was told.';
CREATE INDEX enquiry_force_id_agency_id_asked_at_idx ON doorstep.enquiry (force_id, agency_id, asked_at);
CREATE TABLE doorstep.silent_notice (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  enquiry_id UUID NOT NULL,
  agency_id UUID NOT NULL,
  nominal_id UUID,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  seen_at TIMESTAMP WITH TIME ZONE,
  seen_by UUID,
  CONSTRAINT silent_notice_pkey PRIMARY KEY (force_id, id)
);
comment on table doorstep.silent_notice is
  'As many rows of each enquiry, whatever was found: so that writing them tells nothing (decision 92).';
comment on column doorstep.silent_notice.nominal_id is 'Whom the agreement hides; null, in most rows: nobody.';
CREATE INDEX silent_notice_force_id_nominal_id_idx ON doorstep.silent_notice (force_id, nominal_id);
CREATE TABLE doorstep.disclosure (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  case_id UUID,
  agency_id UUID NOT NULL,
  agreement_id UUID,
  record_kind TEXT NOT NULL,
  record_id UUID NOT NULL,
  record_version INTEGER NOT NULL,
  decision TEXT NOT NULL,
  is_told BOOLEAN NOT NULL,
  purpose TEXT,
  gateway TEXT,
  withhold_reason TEXT,
  reason TEXT NOT NULL,
  review_by_id UUID,
  review_at TIMESTAMP WITH TIME ZONE,
  grading TEXT NOT NULL,
  conditions TEXT NOT NULL,
  as_of TIMESTAMP WITH TIME ZONE NOT NULL,
  verified_by TEXT NOT NULL,
  subject_category TEXT NOT NULL,
  meaning TEXT NOT NULL,
  onward TEXT NOT NULL,
  kept_back TEXT[] NOT NULL,
  content_digest TEXT NOT NULL,
  disclosed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  disclosed_by UUID NOT NULL,
  officer_id UUID,
  enquiry_id UUID,
  corrects_id UUID,
  acknowledge_by TIMESTAMP WITH TIME ZONE,
  acknowledged_at TIMESTAMP WITH TIME ZONE,
  acknowledged_by UUID,
  acknowledged_for TEXT,
  is_recalled BOOLEAN DEFAULT 'false' NOT NULL,
  kept_from_subject BOOLEAN DEFAULT 'false' NOT NULL,
  kept_from_subject_reason TEXT,
  CONSTRAINT disclosure_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT disclosure_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT disclosure_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON UPDATE
    CASCADE,
  CONSTRAINT disclosure_about_check CHECK (num_nonnulls(nominal_id, case_id) = 1),
  CONSTRAINT disclosure_record_kind_check CHECK (record_kind in ('NOMINAL', 'INTELLIGENCE', 'CASE', 'ANSWER')),
  CONSTRAINT disclosure_decision_check CHECK (decision in ('SHARED', 'SHARED_REDACTED', 'WITHHELD', 'POINTER')),
  CONSTRAINT disclosure_purpose_check CHECK (purpose in ('PUBLIC_PROTECTION', 'CHILD_SAFEGUARDING',
    'PREVENT_AND_DETECT_CRIME', 'OFFENDER_MANAGEMENT', 'HEALTH_CARE', 'HOUSING')),
  CONSTRAINT disclosure_gateway_check CHECK (gateway in ('CJA2003_S325_4', 'CDA1998_S115', 'OMA2007_S14',
    'CHILDREN_ACT_2004', 'NCA_GATEWAY', 'COMMON_LAW', 'COURT_ORDER', 'CONSENT')),
  CONSTRAINT disclosure_withhold_reason_check CHECK (withhold_reason in ('COVERT_PHASE', 'SOURCE_PROTECTION',
    'NO_IDENTIFIED_RECIPIENT', 'NO_GATEWAY', 'CHILD_SAFETY_RISK', 'OTHER')),
  CONSTRAINT disclosure_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT disclosure_grading_length_check CHECK (char_length(grading) <= 500),
  CONSTRAINT disclosure_conditions_length_check CHECK (char_length(conditions) <= 500),
  CONSTRAINT disclosure_verified_by_length_check CHECK (char_length(verified_by) <= 500),
  CONSTRAINT disclosure_subject_category_check CHECK (subject_category in ('SUSPECT', 'CONVICTED', 'VICTIM',
    'WITNESS', 'CHILD_AT_RISK', 'ASSOCIATE', 'HOUSEHOLD', 'OTHER')),
  CONSTRAINT disclosure_meaning_length_check CHECK (char_length(meaning) <= 500),
  CONSTRAINT disclosure_onward_check CHECK (onward in ('NONE', 'ASK_FIRST', 'TO_SAFEGUARD_A_CHILD')),
  CONSTRAINT disclosure_acknowledged_for_length_check CHECK (char_length(acknowledged_for) <= 200),
  CONSTRAINT disclosure_kept_from_subject_reason_length_check CHECK (char_length(kept_from_subject_reason) <= 500),
  CONSTRAINT disclosure_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency (force_id, id),
  CONSTRAINT disclosure_agreement_id_fkey FOREIGN KEY(force_id, agreement_id) REFERENCES doorstep.agreement
    (force_id, id),
  CONSTRAINT disclosure_enquiry_id_fkey FOREIGN KEY(force_id, enquiry_id) REFERENCES doorstep.enquiry (force_id,
    id),
  CONSTRAINT disclosure_corrects_id_fkey FOREIGN KEY(force_id, corrects_id) REFERENCES doorstep.disclosure
    (force_id, id),
  CONSTRAINT disclosure_told_check CHECK (is_told = (decision <> 'WITHHELD')),
  CONSTRAINT disclosure_withheld_check CHECK ((decision = 'WITHHELD') = (withhold_reason is not null and
    review_by_id is not null and review_at is not null and reason <> '')),
  CONSTRAINT disclosure_lawful_check CHECK (not is_told or (agreement_id is not null and purpose is not null and
    gateway is not null)),
  CONSTRAINT disclosure_acknowledged_check CHECK ((acknowledged_at is null) = (acknowledged_by is null)),
  CONSTRAINT disclosure_kept_from_subject_check CHECK (kept_from_subject = (kept_from_subject_reason is not null))
);
comment on table doorstep.disclosure is 'One act of sharing, or of not sharing: the ledger.';
comment on column doorstep.disclosure.access_owner_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.disclosure.access_unit_id is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.disclosure.access_restricted is
  'The nominal''s own, kept equal by the database: for row policy.';
comment on column doorstep.disclosure.case_id is 'The case that it is about, where it is about no nominal.';
comment on column doorstep.disclosure.agreement_id is 'Null: withheld without one.';
comment on column doorstep.disclosure.record_id is
  'The record that was shared: the nominal, the report, the case, the question.';
comment on column doorstep.disclosure.is_told is 'Something reached the agency: all but WITHHELD.';
comment on column doorstep.disclosure.review_by_id is 'The officer who owes the review of what was withheld.';
comment on column doorstep.disclosure.kept_back is 'Fields that hold something and were not told.';
comment on column doorstep.disclosure.disclosed_by is 'The principal who shared it, or asked.';
comment on column doorstep.disclosure.officer_id is 'The officer who shared it; null: an enquiry was answered.';
comment on column doorstep.disclosure.corrects_id is 'The recalled disclosure whose place it takes.';
CREATE INDEX disclosure_force_id_agency_id_disclosed_at_idx ON doorstep.disclosure (force_id, agency_id,
    disclosed_at);
CREATE INDEX disclosure_force_id_enquiry_id_idx ON doorstep.disclosure (force_id, enquiry_id);
CREATE INDEX disclosure_force_id_nominal_id_idx ON doorstep.disclosure (force_id, nominal_id);
CREATE INDEX disclosure_force_id_officer_id_disclosed_at_idx ON doorstep.disclosure (force_id, officer_id,
    disclosed_at);
CREATE INDEX disclosure_force_id_record_kind_record_id_idx ON doorstep.disclosure (force_id, record_kind,
    record_id);
CREATE INDEX disclosure_of_case ON doorstep.disclosure (force_id, case_id);
CREATE TABLE doorstep.disclosed_statement (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  disclosure_id UUID NOT NULL,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  basis TEXT NOT NULL,
  subject_category TEXT NOT NULL,
  as_of TIMESTAMP WITH TIME ZONE,
  CONSTRAINT disclosed_statement_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT disclosed_statement_field_check CHECK (field in ('REFERENCE', 'NAME', 'OTHER_NAMES', 'DATE_OF_BIRTH',
    'RISK_LEVEL', 'MANAGEMENT_MODE', 'HOME_ADDRESS', 'OTHER_ADDRESSES', 'WARNINGS', 'HEALTH', 'CONDITIONS',
    'CHILDREN', 'HOUSEHOLD', 'LAST_SEEN', 'OFFICER', 'TRIGGERS', 'INTELLIGENCE', 'CASE', 'ANSWER')),
  CONSTRAINT disclosed_statement_text_length_check CHECK (char_length(text) <= 2000),
  CONSTRAINT disclosed_statement_basis_check CHECK (basis in ('FACT_OBSERVED', 'FACT_DOCUMENT', 'SUBJECT_SAID',
    'THIRD_PARTY_SAID', 'ASSESSMENT')),
  CONSTRAINT disclosed_statement_subject_category_check CHECK (subject_category in ('SUSPECT', 'CONVICTED',
    'VICTIM', 'WITNESS', 'CHILD_AT_RISK', 'ASSOCIATE', 'HOUSEHOLD', 'OTHER')),
  CONSTRAINT disclosed_statement_disclosure_id_fkey FOREIGN KEY(force_id, disclosure_id) REFERENCES
    doorstep.disclosure (force_id, id)
);
comment on table doorstep.disclosed_statement is
  'One statement as it was told: of a field, fact or opinion, about whom, as of when (DPA 2018 s.38).';
CREATE INDEX disclosed_statement_force_id_disclosure_id_position_idx ON doorstep.disclosed_statement (force_id,
    disclosure_id, position);
"""

_KEEP = """
create trigger disclosure_stand before insert on doorstep.disclosure
  for each row execute function doorstep.stand_as_nominal_or_case();
create trigger disclosure_keep before update on doorstep.disclosure for each row execute function
  doorstep.keep_all_but('acknowledged_at', 'acknowledged_by', 'acknowledged_for', 'is_recalled', 'kept_from_subject',
                        'kept_from_subject_reason');
create trigger disclosed_statement_keep before update or delete on doorstep.disclosed_statement
  for each row execute function doorstep.keep_as_recorded();
create trigger enquiry_keep before update or delete on doorstep.enquiry
  for each row execute function doorstep.keep_as_recorded();
create trigger silent_notice_keep before update on doorstep.silent_notice
  for each row execute function doorstep.keep_all_but('seen_at', 'seen_by');
grant select, insert on doorstep.enquiry, doorstep.silent_notice, doorstep.disclosure, doorstep.disclosed_statement
  to doorstep_app;
grant update on doorstep.silent_notice, doorstep.disclosure to doorstep_app;
-- A partner names somebody by name and date of birth; in a force as large as there is that is some people.
create index nominal_born on doorstep.nominal (force_id, date_of_birth);
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_KEEP)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop index doorstep.nominal_born")
    for table in ("disclosed_statement", "disclosure", "silent_notice", "enquiry"):
        run(f"drop table doorstep.{table}")
