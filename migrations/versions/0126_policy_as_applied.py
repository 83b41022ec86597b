"""Row policies are kept with a fingerprint of what the catalogue holds, so that a start changes only what differs."""

from migrations.script import run

revision = "0126"
down_revision = "0125"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("""
alter table doorstep_gate.policy_in_force add column fingerprint text;
comment on column doorstep_gate.policy_in_force.fingerprint is
  'What the catalogue held once this policy had been applied; null before it was noted.';
create function doorstep.policy_as_applied() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select fingerprint from doorstep_gate.policy_in_force $$;
revoke all on function doorstep.policy_as_applied() from public;
grant execute on function doorstep.policy_as_applied() to doorstep_app;
""")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("""
drop function doorstep.policy_as_applied();
alter table doorstep_gate.policy_in_force drop column fingerprint;
""")
