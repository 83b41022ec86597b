"""Receipts of commands, and the functions that keep what was signed or recorded from ever being changed.

A record's standing (the `access_` columns) is no part of what it says, and follows the nominal.
"""

from migrations.script import run

revision = "0020"
down_revision = "0017"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.command_receipt (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  action TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  record_id UUID NOT NULL,
  principal_id UUID NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT command_receipt_pkey PRIMARY KEY (force_id, id)
);
COMMENT ON TABLE doorstep.command_receipt IS
  'One command that was carried out, under the id that its client gave it.';
COMMENT ON COLUMN doorstep.command_receipt.content_digest IS 'SHA-256 of what was said.';
COMMENT ON COLUMN doorstep.command_receipt.record_id IS 'The record that came of it.';
grant select, insert on doorstep.command_receipt to doorstep_app;
"""

_FUNCTIONS = """
create function doorstep.says(line jsonb) returns jsonb language sql immutable as
  $$ select line - array['access_owner_id', 'access_unit_id', 'access_restricted'] $$;

create function doorstep.keep_as_recorded() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or doorstep.says(to_jsonb(old)) is distinct from doorstep.says(to_jsonb(new)) then
    raise exception 'what was recorded is never changed' using errcode = '23000';
  end if;
  return new;
end $$;

create function doorstep.keep_signed() returns trigger language plpgsql as $$
declare
  open_still text[] := case when old.state = 'SUBMITTED'
    then array['state', 'version', 'decided_at', 'decided_by', 'comment'] else array[]::text[] end || tg_argv::text[];
begin
  if old.state <> 'DRAFT'
     and doorstep.says(to_jsonb(old)) - open_still is distinct from doorstep.says(to_jsonb(new)) - open_still then
    raise exception 'what was signed is never changed' using errcode = '23000';
  end if;
  return new;
end $$;

create function doorstep.keep_part_signed() returns trigger language plpgsql as $$
declare
  part jsonb := to_jsonb(case when tg_op = 'INSERT' then new else old end);
  how text;
begin
  if tg_op = 'UPDATE' then
    if doorstep.says(to_jsonb(old)) is distinct from doorstep.says(to_jsonb(new)) then
      raise exception 'a part is written anew, never changed' using errcode = '23000';
    end if;
    return new;
  end if;
  execute format('select state from doorstep.%I where force_id = $1 and id = $2', tg_argv[0]) into how
    using (part ->> 'force_id')::int, (part ->> tg_argv[1])::uuid;
  if how is distinct from 'DRAFT' then
    raise exception 'what was signed is never changed' using errcode = '23000';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

revoke all on function doorstep.says(jsonb), doorstep.keep_as_recorded(), doorstep.keep_signed(),
  doorstep.keep_part_signed() from public;
grant execute on function doorstep.says(jsonb), doorstep.keep_as_recorded(), doorstep.keep_signed(),
  doorstep.keep_part_signed() to doorstep_app;

create trigger command_receipt_keep before update or delete on doorstep.command_receipt
  for each row execute function doorstep.keep_as_recorded();
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_FUNCTIONS)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("command_receipt",):
        run(f"drop table doorstep.{table}")
    run("drop function doorstep.keep_as_recorded(), doorstep.keep_signed(), doorstep.keep_part_signed()")
    run("drop function doorstep.says(jsonb)")
