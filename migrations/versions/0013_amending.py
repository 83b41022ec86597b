"""What officers amend at the door: who changed which field and when, and the conflicts that a person decides.

A conflict is told to its author and to the supervisors of the nominal's unit: it follows the nominal from unit to unit.
"""

from migrations.script import run

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_STANDING = """
  access_owner_id uuid not null, access_unit_id uuid not null, access_restricted boolean not null"""
_ABOUT = """
    foreign key (force_id, nominal_id, access_owner_id, access_unit_id, access_restricted)
    references doorstep.nominal (force_id, id, owner_id, unit_id, restricted) on update cascade"""

_UP = f"""
set local lock_timeout = '4s';
alter table doorstep.household_member add column ended_on date;
comment on column doorstep.household_member.ended_on is 'From which day they neither live there nor visit; null: now.';
alter table doorstep.sync_mutation add column group_id uuid;
comment on column doorstep.sync_mutation.group_id is 'Applied with the others of this group, all or none.';

create table doorstep.amendment (
  force_id int not null, id uuid not null, nominal_id uuid not null,{_STANDING},
  entity text not null constraint amendment_entity_length_check check (char_length(entity) <= 50),
  record_id uuid not null,
  field text not null constraint amendment_field_length_check check (char_length(field) <= 50),
  before jsonb, after jsonb, author_id uuid not null, officer_id uuid, submission_id uuid not null, made_at timestamptz,
  recorded_at timestamptz not null,
  constraint amendment_pkey primary key (force_id, id),
  constraint amendment_author_id_fkey foreign key (force_id, author_id) references doorstep.principal (force_id, id),
  constraint amendment_officer_id_fkey foreign key (force_id, officer_id) references doorstep.officer (force_id, id),
  constraint amendment_nominal_id_fkey{_ABOUT}
);
create index amendment_force_id_record_id_field_idx on doorstep.amendment (force_id, record_id, field);
create index amendment_force_id_nominal_id_idx on doorstep.amendment (force_id, nominal_id);
comment on table doorstep.amendment is
  'One change of one field of a record about a nominal: who made it, when, and what it was before.';
comment on column doorstep.amendment.made_at is 'By the phone''s clock; null if it could not be read.';

create table doorstep.sync_conflict (
  force_id int not null, id uuid not null, nominal_id uuid not null,{_STANDING},
  submission_id uuid not null, author_id uuid not null, officer_id uuid,
  entity text not null constraint sync_conflict_entity_length_check check (char_length(entity) <= 50),
  record_id uuid not null,
  field text not null constraint sync_conflict_field_length_check check (char_length(field) <= 50),
  base jsonb not null, mine jsonb not null, theirs jsonb not null,
  mine_at timestamptz, theirs_by uuid, theirs_officer_id uuid, theirs_at timestamptz, opened_at timestamptz not null,
  resolved_at timestamptz, resolved_by uuid, resolution_id uuid,
  choice text constraint sync_conflict_choice_check check (choice in ('MINE', 'THEIRS', 'OTHER')),
  chosen jsonb,
  note text constraint sync_conflict_note_length_check check (char_length(note) <= 2000),
  constraint sync_conflict_pkey primary key (force_id, id),
  constraint sync_conflict_resolved_check check ((resolved_at is null) = (choice is null)),
  constraint sync_conflict_submission_id_fkey
    foreign key (force_id, submission_id) references doorstep.sync_mutation (force_id, id),
  constraint sync_conflict_author_id_fkey
    foreign key (force_id, author_id) references doorstep.principal (force_id, id),
  constraint sync_conflict_officer_id_fkey
    foreign key (force_id, officer_id) references doorstep.officer (force_id, id),
  constraint sync_conflict_theirs_officer_id_fkey
    foreign key (force_id, theirs_officer_id) references doorstep.officer (force_id, id),
  constraint sync_conflict_nominal_id_fkey{_ABOUT}
);
create index sync_conflict_force_id_submission_id_idx on doorstep.sync_conflict (force_id, submission_id);
create index sync_conflict_force_id_nominal_id_idx on doorstep.sync_conflict (force_id, nominal_id);
create index sync_conflict_force_id_access_unit_id_opened_at_idx
  on doorstep.sync_conflict (force_id, access_unit_id, opened_at) where resolved_at is null;
comment on table doorstep.sync_conflict is
  'Two people changed the same field: both values are kept until a person decides.';
comment on column doorstep.sync_conflict.base is 'What the author''s phone showed.';
comment on column doorstep.sync_conflict.mine is 'What the author wrote.';
comment on column doorstep.sync_conflict.theirs is 'What the record held, and holds until somebody decides.';
comment on column doorstep.sync_conflict.mine_at is 'By the phone''s clock.';
comment on column doorstep.sync_conflict.resolution_id is 'The submission or request by which it was decided.';

create function doorstep.sync_conflict_marks() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7001);
  perform doorstep.sync_mark(new.force_id, 'user:' || new.author_id, 'conflict', new.id, true, null);
  perform doorstep.sync_mark(new.force_id, 'oversight:' || new.access_unit_id, 'unitConflict', new.id, true, null);
  if tg_op = 'UPDATE' and old.access_unit_id <> new.access_unit_id then
    perform doorstep.sync_mark(new.force_id, 'oversight:' || old.access_unit_id, 'unitConflict', new.id, false,
                               'LEFT_SCOPE');
  end if;
  return null;
end $$;
revoke all on function doorstep.sync_conflict_marks() from public;
grant execute on function doorstep.sync_conflict_marks() to doorstep_app;

create trigger amendment_stand before insert on doorstep.amendment
  for each row execute function doorstep.stand_as_nominal();
create trigger sync_conflict_stand before insert on doorstep.sync_conflict
  for each row execute function doorstep.stand_as_nominal();
-- A reassignment reaches it as an update by the foreign key's cascade, and moves it with the nominal.
create constraint trigger sync_conflict_sync after insert or update on doorstep.sync_conflict
  deferrable initially deferred for each row execute function doorstep.sync_conflict_marks();
grant select, insert, update on doorstep.amendment, doorstep.sync_conflict to doorstep_app;
"""

_DOWN = """
set local lock_timeout = '4s';
drop table doorstep.sync_conflict;
drop table doorstep.amendment;
drop function doorstep.sync_conflict_marks();
delete from doorstep.sync_row where entity in ('conflict', 'unitConflict');
alter table doorstep.sync_mutation drop column group_id;
alter table doorstep.household_member drop column ended_on;
"""


_COMMENT = "The nominal''s own, kept equal by the database: for row policy."


def upgrade() -> None:
    run(_UP)
    for table in ("amendment", "sync_conflict"):
        for column in ("access_owner_id", "access_unit_id", "access_restricted"):
            run(f"comment on column doorstep.{table}.{column} is '{_COMMENT}'")


def downgrade() -> None:
    run(_DOWN)
