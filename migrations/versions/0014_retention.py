"""How long the marks of what left a scope are kept: dated policy, and when each mark was made."""

from migrations.script import run

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_MARK = """
create or replace function doorstep.sync_mark(
  force int, in_scope text, of_entity text, record uuid, is_present boolean, why text)
returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7001);
  insert into doorstep.sync_row (force_id, scope, entity, id, ticket, present, reason)
  values (force, in_scope, of_entity, record, nextval('doorstep.sync_ticket'), is_present, why)
  on conflict (force_id, scope, entity, id)
  do update set ticket = excluded.ticket, present = excluded.present, reason = excluded.reason{marked};
  perform pg_notify('doorstep_scope', force || ':' || in_scope);
end $$;
"""
_UP = """
set local lock_timeout = '4s';
alter table doorstep.sync_row add column marked_at timestamptz not null default now();
comment on column doorstep.sync_row.marked_at is 'By the database''s clock.';
create index sync_row_gone on doorstep.sync_row (force_id, marked_at) where not present;
grant delete on doorstep.sync_row to doorstep_app;

create table doorstep.retention (
  force_id int not null, id uuid not null,
  code text not null constraint retention_code_check check (code in ('TOMBSTONES')),
  days int not null constraint retention_days_check check (days > 0),
  valid_from date not null, valid_to date,
  source text not null constraint retention_source_length_check check (char_length(source) <= 500),
  constraint retention_pkey primary key (force_id, id),
  constraint retention_period_check check (valid_to is null or valid_to > valid_from)
);
comment on table doorstep.retention is
  'How long something is kept, from one date to another. Never a constant in code.';
comment on column doorstep.retention.valid_to is 'The first day on which it no longer holds; null: still in force.';
grant select, insert, update on doorstep.retention to doorstep_app;
"""
_DOWN = """
set local lock_timeout = '4s';
drop table doorstep.retention;
revoke delete on doorstep.sync_row from doorstep_app;
alter table doorstep.sync_row drop column marked_at;
"""


def upgrade() -> None:
    run(_UP)
    run(_MARK.format(marked=", marked_at = now()"))


def downgrade() -> None:
    run(_MARK.format(marked=""))
    run(_DOWN)
