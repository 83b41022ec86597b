"""The ground: schemas, the application's login, and the signed row context.

The application sets `doorstep.context` and `doorstep.signature` in each transaction. The functions below believe the
context only if its HMAC-SHA256 fits the key in `doorstep_gate`, a schema that the application's login cannot read.
HMAC is built from sha256(), since only PostgreSQL's core is there.
"""

from migrations.script import run

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_UP = """
create schema doorstep;
create schema doorstep_gate;
do $$ begin
  if not exists (select from pg_roles where rolname = 'doorstep_app') then
    create role doorstep_app nologin noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;
revoke all on schema doorstep_gate from public;
grant usage on schema doorstep to doorstep_app;

create table doorstep_gate.signing_key (
  one boolean constraint signing_key_pkey primary key,
  inner_pad bytea not null,
  outer_pad bytea not null,
  constraint signing_key_one_check check (one)
);
create table doorstep_gate.policy_in_force (
  one boolean constraint policy_in_force_pkey primary key,
  hash text not null,
  constraint policy_in_force_one_check check (one)
);

create function doorstep.context() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  said text := nullif(current_setting('doorstep.context', true), '');
  signed text := current_setting('doorstep.signature', true);
  pads doorstep_gate.signing_key;
begin
  if said is null then
    return null;
  end if;
  select * into strict pads from doorstep_gate.signing_key;
  if signed is distinct from
     encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(said, 'UTF8'))), 'hex') then
    raise exception 'the row context is not signed by the service' using errcode = '28000';
  end if;
  return said::jsonb;
end $$;

create function doorstep.context_force() returns int language sql stable as
  $$ select (doorstep.context() ->> 'force_id')::int $$;
create function doorstep.context_id(fact text) returns uuid language sql stable as
  $$ select (doorstep.context() ->> fact)::uuid $$;
create function doorstep.context_ids(fact text) returns uuid[] language sql stable as
  $$ select coalesce(array(select jsonb_array_elements_text(doorstep.context() -> fact)), '{}')::uuid[] $$;
create function doorstep.context_roles() returns text[] language sql stable as
  $$ select coalesce(array(select jsonb_array_elements_text(doorstep.context() -> 'roles')), '{}') $$;

create function doorstep.policy_in_force() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select hash from doorstep_gate.policy_in_force $$;

revoke all on all functions in schema doorstep from public;
grant execute on all functions in schema doorstep to doorstep_app;
"""

_DOWN = """
drop schema doorstep cascade;
drop schema doorstep_gate cascade;
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run(_DOWN)
