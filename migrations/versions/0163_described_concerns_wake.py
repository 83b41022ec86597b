"""A concern about somebody described wakes the pages of the units that may have to find out who it is."""

from migrations.script import run

revision = "0163"
down_revision = "0162"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("""
create function doorstep.sync_described_concern() returns trigger language plpgsql as $$
begin
  perform pg_notify('doorstep_scope', u.force_id || ':unit:' || u.id)
  from doorstep.unit u where u.force_id = new.force_id and u.kind = 'SOMU';
  return null;
end $$;
comment on function doorstep.sync_described_concern() is
  'Whoever is described is nobody''s yet: every unit that manages registered offenders is woken, when it comes and when'
  ' somebody has linked or answered it.';
revoke all on function doorstep.sync_described_concern() from public;
grant execute on function doorstep.sync_described_concern() to doorstep_app;
create trigger concern_told after insert on doorstep.concern for each row
  when (new.nominal_id is null and new.case_id is null) execute function doorstep.sync_described_concern();
create trigger concern_settled after update on doorstep.concern for each row
  when (old.nominal_id is null and old.case_id is null and old.answered_at is null)
  execute function doorstep.sync_described_concern();
""")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop trigger concern_settled on doorstep.concern; drop trigger concern_told on doorstep.concern")
    run("drop function doorstep.sync_described_concern()")
