"""The caller's facts as row policy asks for them now: roles as bits, lists one cast away, grants by their officer.

`context_ids` and `context_role_bits` are plain expressions, which PostgreSQL writes into the policy that asks; what
they replace was a query of its own each time.
"""

from migrations.script import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Row policies that still name the old function go with it: they are made anew when the ladder ends.
_UP = """
set local lock_timeout = '4s';
drop function doorstep.context_roles() cascade;
create or replace function doorstep.context_ids(fact text) returns uuid[] language sql stable as
  $$ select (doorstep.context() ->> fact)::uuid[] $$;
create function doorstep.context_role_bits() returns int language sql stable as
  $$ select (doorstep.context() ->> 'role_bits')::int $$;

create index nominal_access_force_id_officer_id_idx on doorstep.nominal_access (force_id, officer_id);
create function doorstep.context_granted() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  caller jsonb := doorstep.context();
begin
  return array(
    select a.nominal_id from doorstep.nominal_access a
    where a.force_id = (caller ->> 'force_id')::int and a.officer_id = (caller ->> 'officer_id')::uuid
      and (a.until is null or a.until > now()));
end $$;
comment on function doorstep.context_granted() is 'The nominals of which the caller''s officer has need-to-know now.';

revoke all on function doorstep.context_role_bits(), doorstep.context_granted() from public;
grant execute on function doorstep.context_role_bits(), doorstep.context_granted() to doorstep_app;
"""

_DOWN = """
set local lock_timeout = '4s';
drop function doorstep.context_granted() cascade;
drop index doorstep.nominal_access_force_id_officer_id_idx;
drop function doorstep.context_role_bits() cascade;
create or replace function doorstep.context_ids(fact text) returns uuid[] language sql stable as
  $$ select coalesce(array(select jsonb_array_elements_text(doorstep.context() -> fact)), '{}')::uuid[] $$;
create function doorstep.context_roles() returns text[] language sql stable as
  $$ select coalesce(array(select jsonb_array_elements_text(doorstep.context() -> 'roles')), '{}') $$;
revoke all on function doorstep.context_roles() from public;
grant execute on function doorstep.context_roles() to doorstep_app;
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run(_DOWN)
