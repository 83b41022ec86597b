"""Concerns of partners, and alerts that join weak signals on one nominal."""

from migrations.script import run

revision = "0097"
down_revision = "0096"
branch_labels = None
depends_on = None

_OWN = "'The nominal''s own, kept equal by the database: for row policy.'"
_TABLES = f"""
CREATE TABLE doorstep.concern (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID,
  access_owner_id UUID,
  access_unit_id UUID,
  access_restricted BOOLEAN,
  agency_id UUID NOT NULL,
  told_by UUID NOT NULL,
  on_behalf_of TEXT,
  disclosure_id UUID,
  about_name TEXT,
  about_born DATE,
  about TEXT,
  text TEXT NOT NULL,
  happened_at TIMESTAMP WITH TIME ZONE,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  linked_at TIMESTAMP WITH TIME ZONE,
  linked_by UUID,
  answered_at TIMESTAMP WITH TIME ZONE,
  answer TEXT,
  CONSTRAINT concern_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT concern_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT concern_agency_id_fkey FOREIGN KEY(force_id, agency_id) REFERENCES doorstep.agency (force_id, id),
  CONSTRAINT concern_disclosure_id_fkey FOREIGN KEY(force_id, disclosure_id) REFERENCES doorstep.disclosure
    (force_id, id),
  CONSTRAINT concern_on_behalf_of_length_check CHECK (char_length(on_behalf_of) <= 200),
  CONSTRAINT concern_about_name_length_check CHECK (char_length(about_name) <= 200),
  CONSTRAINT concern_about_length_check CHECK (char_length(about) <= 500),
  CONSTRAINT concern_text_length_check CHECK (char_length(text) <= 2000),
  CONSTRAINT concern_answer_length_check CHECK (char_length(answer) <= 500),
  CONSTRAINT concern_about_check CHECK (num_nonnulls(disclosure_id, about_name, about) > 0),
  CONSTRAINT concern_linked_check CHECK ((nominal_id is null) = (linked_at is null)),
  CONSTRAINT concern_answered_check CHECK ((answered_at is null) = (answer is null))
);
comment on table doorstep.concern is 'What a partner tells the force about somebody.';
comment on column doorstep.concern.nominal_id is 'Whom it is about; null: nobody has linked it yet.';
comment on column doorstep.concern.access_owner_id is {_OWN};
comment on column doorstep.concern.access_unit_id is {_OWN};
comment on column doorstep.concern.access_restricted is {_OWN};
comment on column doorstep.concern.told_by is 'The principal who told.';
comment on column doorstep.concern.disclosure_id is 'What the agency had been told of whom it is about.';
comment on column doorstep.concern.linked_by is 'The principal who linked it; null: the agency named whom.';
CREATE INDEX concern_force_id_agency_id_received_at_idx ON doorstep.concern (force_id, agency_id, received_at);
CREATE INDEX concern_force_id_nominal_id_idx ON doorstep.concern (force_id, nominal_id);
CREATE TABLE doorstep.alert (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  joined_at TIMESTAMP WITH TIME ZONE NOT NULL,
  answered_at TIMESTAMP WITH TIME ZONE,
  answered_by UUID,
  answer TEXT,
  reason TEXT,
  CONSTRAINT alert_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT alert_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT alert_answer_check CHECK (answer in ('ACTED', 'VISIT_ARRANGED', 'RISK_REVIEWED', 'NOTHING_FURTHER')),
  CONSTRAINT alert_reason_length_check CHECK (char_length(reason) <= 2000),
  CONSTRAINT alert_answered_check CHECK (num_nulls(answered_at, answered_by, answer, reason) in (0, 4))
);
comment on table doorstep.alert is 'Weak signals on one nominal, put before a person together.';
comment on column doorstep.alert.access_owner_id is {_OWN};
comment on column doorstep.alert.access_unit_id is {_OWN};
comment on column doorstep.alert.access_restricted is {_OWN};
comment on column doorstep.alert.joined_at is 'When the last signal joined it.';
comment on column doorstep.alert.answered_by is 'The principal who answered.';
CREATE INDEX alert_force_id_nominal_id_idx ON doorstep.alert (force_id, nominal_id);
CREATE UNIQUE INDEX alert_one_open ON doorstep.alert (force_id, nominal_id) WHERE answered_at is null;
CREATE TABLE doorstep.alert_signal (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  alert_id UUID NOT NULL,
  kind TEXT NOT NULL,
  record_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  says TEXT NOT NULL,
  CONSTRAINT alert_signal_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT alert_signal_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON UPDATE CASCADE,
  CONSTRAINT alert_signal_kind_check CHECK (kind in ('CONCERN', 'TRIGGER', 'INTELLIGENCE', 'NOTIFICATION')),
  CONSTRAINT alert_signal_says_length_check CHECK (char_length(says) <= 500),
  CONSTRAINT alert_signal_alert_id_fkey FOREIGN KEY(force_id, alert_id) REFERENCES doorstep.alert (force_id, id),
  CONSTRAINT alert_signal_force_id_alert_id_kind_record_id_key UNIQUE (force_id, alert_id, kind, record_id)
);
comment on table doorstep.alert_signal is 'One signal of an alert.';
comment on column doorstep.alert_signal.access_owner_id is {_OWN};
comment on column doorstep.alert_signal.access_unit_id is {_OWN};
comment on column doorstep.alert_signal.access_restricted is {_OWN};
comment on column doorstep.alert_signal.record_id is
  'The concern, the answer to a trigger, the report, or what was owed.';
create trigger alert_stand before insert on doorstep.alert
  for each row execute function doorstep.stand_as_nominal();
create trigger alert_signal_stand before insert on doorstep.alert_signal
  for each row execute function doorstep.stand_as_nominal();
create trigger concern_stand before insert or update of nominal_id on doorstep.concern
  for each row when (new.nominal_id is not null) execute function doorstep.stand_as_nominal();
create trigger alert_keep before update on doorstep.alert for each row execute function
  doorstep.keep_all_but('joined_at', 'answered_at', 'answered_by', 'answer', 'reason');
create trigger alert_signal_keep before update or delete on doorstep.alert_signal
  for each row execute function doorstep.keep_as_recorded();
create trigger concern_keep before update on doorstep.concern for each row execute function
  doorstep.keep_all_but('nominal_id', 'linked_at', 'linked_by', 'answered_at', 'answer');
grant select, insert, update on doorstep.alert, doorstep.concern to doorstep_app;
grant select, insert on doorstep.alert_signal to doorstep_app;
-- The officer's phone and the unit's pages hear of an alert.
create function doorstep.sync_alert() returns trigger language plpgsql as $$
begin
  perform pg_notify('doorstep_scope', new.force_id || ':caseload:' || new.access_owner_id);
  perform pg_notify('doorstep_scope', new.force_id || ':unit:' || new.access_unit_id);
  return null;
end $$;
revoke all on function doorstep.sync_alert() from public;
grant execute on function doorstep.sync_alert() to doorstep_app;
create trigger alert_sync after insert or update on doorstep.alert for each row execute function doorstep.sync_alert();
"""

_PLACES = (
    ("policy_row", "code", "'ALERT_ANSWER'::text, "),
    ("obligation", "kind", "'ALERT_ANSWER'::text, "),
    ("obligation", "opened_with", "'ALERT'::text, 'CONCERN'::text, "),
    ("obligation", "met_with", "'ALERT'::text, 'CONCERN'::text, "),
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
    for table, column, words in _PLACES:
        run(_CHANGE.format(table=table, column=column, before=_quoted("ARRAY["), after=_quoted(f"ARRAY[{words}")))


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table, column in (("obligation", "kind"), ("policy_row", "code")):
        run(f"alter table doorstep.{table} no force row level security")
        run(f"delete from doorstep.{table} where {column} = 'ALERT_ANSWER'")
    run("delete from doorstep.obligation where opened_with in ('ALERT', 'CONCERN')")
    for table, column, words in _PLACES:
        run(_CHANGE.format(table=table, column=column, before=_quoted(words), after="''"))
    for table in ("obligation", "policy_row"):
        run(f"alter table doorstep.{table} force row level security")
    for table in ("alert_signal", "alert", "concern"):
        run(f"drop table doorstep.{table}")
    run("drop function doorstep.sync_alert()")
