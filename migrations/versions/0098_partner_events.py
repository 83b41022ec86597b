"""The event queue of each agency: written in the transaction of what happened, numbered in the order of commits.

An event names no person and holds no content: an opaque reference that is the agency's own, what happened, and where it
may be read under the agency's own policy. Numbers are given at the commit under a lock, as the change log's are (0003):
so whoever has read up to a number has missed nothing below it (decision 102).
"""

from migrations import words
from migrations.script import run

revision = "0098"
down_revision = "0097"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.partner_subject (
  force_id INTEGER NOT NULL,
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  agency_id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  CONSTRAINT partner_subject_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT partner_subject_force_id_agency_id_nominal_id_key UNIQUE (force_id, agency_id, nominal_id),
  CONSTRAINT partner_subject_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency (force_id, id),
  CONSTRAINT partner_subject_nominal_id_fkey FOREIGN KEY(force_id, nominal_id) REFERENCES doorstep.nominal
    (force_id, id)
    ON DELETE CASCADE
);
comment on table doorstep.partner_subject is
  'How an agency''s events name somebody: by the row''s id, which says nothing to any other agency.';
CREATE TABLE doorstep.partner_event (
  force_id INTEGER NOT NULL,
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  agency_id UUID NOT NULL,
  ticket BIGINT,
  subject_ref UUID,
  event_type TEXT NOT NULL,
  node_id UUID,
  occurred_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT partner_event_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT partner_event_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency (force_id, id),
  CONSTRAINT partner_event_event_type_check CHECK (event_type in ('DISCLOSURE_MADE', 'DISCLOSURE_CORRECTED',
    'DISCLOSURE_RECALLED', 'QUESTION_ANSWERED', 'CONCERN_ANSWERED', 'AGREEMENT_CHANGED', 'RISK_LEVEL_CHANGED',
    'MANAGEMENT_MODE_CHANGED'))
);
comment on table doorstep.partner_event is 'Something happened that an agency may look at: no personal data.';
comment on column doorstep.partner_event.ticket is
  'Its place in the queue: given at the commit, in the order of commits.';
comment on column doorstep.partner_event.subject_ref is 'Whom it is about, in the agency''s own events; null: nobody.';
comment on column doorstep.partner_event.node_id is 'The record to read: an item, a notice, a question, a concern.';
CREATE UNIQUE INDEX partner_event_queue ON doorstep.partner_event (force_id, agency_id, ticket);
CREATE TABLE doorstep.partner_cursor (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  agency_id UUID NOT NULL,
  ticket BIGINT NOT NULL,
  moved_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT partner_cursor_pkey PRIMARY KEY (force_id, id)
);
comment on table doorstep.partner_cursor is 'How far one consumer has come: its id is the consumer''s principal.';
create sequence doorstep.partner_ticket cache 1;
grant usage on doorstep.partner_ticket to doorstep_app;
grant select, insert on doorstep.partner_subject to doorstep_app;
grant select, insert, update, delete on doorstep.partner_event to doorstep_app;
grant select, insert, update on doorstep.partner_cursor to doorstep_app;
"""
_FUNCTIONS = """
create function doorstep.partner_tell(force int, agency uuid, nominal uuid, what text, node uuid) returns void
language plpgsql as $$
declare
  subject uuid;
begin
  if nominal is not null then
    insert into doorstep.partner_subject (force_id, agency_id, nominal_id) values (force, agency, nominal)
    on conflict do nothing;
    select s.id into subject from doorstep.partner_subject s
    where s.force_id = force and s.agency_id = agency and s.nominal_id = nominal;
  end if;
  insert into doorstep.partner_event (force_id, agency_id, subject_ref, event_type, node_id)
  values (force, agency, subject, what, node);
end $$;

create function doorstep.partner_number() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7002);
  update doorstep.partner_event e set ticket = nextval('doorstep.partner_ticket')
  where e.force_id = new.force_id and e.id = new.id;
  perform pg_notify('doorstep_scope', new.force_id || ':partner:' || new.agency_id);
  return null;
end $$;
create constraint trigger partner_event_sync after insert on doorstep.partner_event
  deferrable initially deferred for each row execute function doorstep.partner_number();

-- What an agency asked for itself it has in hand: only what the force tells of its own accord is an event.
create function doorstep.partner_disclosed() returns trigger language plpgsql as $$
begin
  perform doorstep.partner_tell(new.force_id, new.agency_id, new.nominal_id,
    case when new.corrects_id is null then 'DISCLOSURE_MADE' else 'DISCLOSURE_CORRECTED' end, new.id);
  return null;
end $$;
create function doorstep.partner_recalled() returns trigger language plpgsql as $$
begin
  perform doorstep.partner_tell(new.force_id, new.agency_id, new.nominal_id, 'DISCLOSURE_RECALLED', new.id);
  return null;
end $$;
create function doorstep.partner_answered() returns trigger language plpgsql as $$
begin
  perform doorstep.partner_tell(new.force_id, new.agency_id, new.nominal_id, 'QUESTION_ANSWERED', new.id);
  return null;
end $$;
-- Of somebody who was only described, the agency is not told whom the force found.
create function doorstep.partner_concern() returns trigger language plpgsql as $$
begin
  perform doorstep.partner_tell(new.force_id, new.agency_id,
    case when new.disclosure_id is not null then new.nominal_id end, 'CONCERN_ANSWERED', new.id);
  return null;
end $$;
create function doorstep.partner_agreed() returns trigger language plpgsql as $$
begin
  perform doorstep.partner_tell(new.force_id, new.agency_id, null, 'AGREEMENT_CHANGED', new.id);
  return null;
end $$;
-- To those who were told it before, whose agreement in force shows it still.
create function doorstep.partner_changed() returns trigger language plpgsql as $$
declare
  holder uuid;
begin
  for holder in
    select distinct d.agency_id from doorstep.disclosure d
    join doorstep.disclosed_statement s on s.force_id = d.force_id and s.disclosure_id = d.id and s.field = tg_argv[0]
    where d.force_id = new.force_id and d.nominal_id = new.id and d.is_told and not d.is_recalled
      and (select f.shown from doorstep.agreement a
           join doorstep.agreement_field f on f.force_id = a.force_id and f.agreement_id = a.id and f.field = tg_argv[0]
           where a.force_id = d.force_id and a.agency_id = d.agency_id and a.signed_at is not null
             and a.ended_at is null and a.valid_from <= now() and a.valid_to > now()
           order by a.version desc limit 1)
    order by d.agency_id
  loop
    perform doorstep.partner_tell(new.force_id, holder, new.id, tg_argv[0] || '_CHANGED', null);
  end loop;
  return null;
end $$;
create trigger disclosure_event after insert on doorstep.disclosure for each row
  when (new.is_told and new.enquiry_id is null and new.record_kind <> 'ANSWER')
  execute function doorstep.partner_disclosed();
create trigger recall_notice_event after insert on doorstep.recall_notice
  for each row execute function doorstep.partner_recalled();
create trigger partner_question_event after update of answered_at on doorstep.partner_question for each row
  when (old.answered_at is null and new.answered_at is not null) execute function doorstep.partner_answered();
create trigger concern_event after update of answered_at on doorstep.concern for each row
  when (old.answered_at is null and new.answered_at is not null) execute function doorstep.partner_concern();
create trigger agreement_event after update of signed_at, ended_at on doorstep.agreement for each row
  when (old.signed_at is distinct from new.signed_at or old.ended_at is distinct from new.ended_at)
  execute function doorstep.partner_agreed();
create trigger nominal_risk_event after update of risk_level on doorstep.nominal for each row
  when (old.risk_level <> new.risk_level and not new.restricted)
  execute function doorstep.partner_changed('RISK_LEVEL');
create trigger nominal_mode_event after update of management_mode on doorstep.nominal for each row
  when (old.management_mode <> new.management_mode and not new.restricted)
  execute function doorstep.partner_changed('MANAGEMENT_MODE');
"""
_TRIGGERS = (
    ("disclosure", "disclosure_event"), ("recall_notice", "recall_notice_event"),
    ("partner_question", "partner_question_event"), ("concern", "concern_event"), ("agreement", "agreement_event"),
    ("nominal", "nominal_risk_event"), ("nominal", "nominal_mode_event"),
)  # fmt: skip
_NAMES = (
    "partner_changed()", "partner_agreed()", "partner_concern()", "partner_answered()", "partner_recalled()",
    "partner_disclosed()", "partner_number()", "partner_tell(int, uuid, uuid, text, uuid)",
)  # fmt: skip


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    words.add("retention", "code", "PARTNER_EVENTS")
    run(_FUNCTIONS)
    listed = ", ".join(f"doorstep.{name}" for name in _NAMES)
    run(f"revoke all on function {listed} from public; grant execute on function {listed} to doorstep_app")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table, trigger in _TRIGGERS:
        run(f"drop trigger {trigger} on doorstep.{table}")
    for table in ("partner_cursor", "partner_event", "partner_subject"):
        run(f"drop table doorstep.{table}")
    run("drop sequence doorstep.partner_ticket")
    run("; ".join(f"drop function doorstep.{name}" for name in _NAMES))
    run("alter table doorstep.retention no force row level security")
    run("delete from doorstep.retention where code = 'PARTNER_EVENTS'")
    words.remove("retention", "code", "PARTNER_EVENTS")
    run("alter table doorstep.retention force row level security")
