"""A report about a covert case is opened again by whoever lifts the embargo, for a reason that is kept."""

from migrations.script import run

revision = "0161"
down_revision = "0160"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("""
create function doorstep.open_report() returns trigger language plpgsql as $$
begin
  update doorstep.intelligence_report r set restricted = false
  where r.force_id = new.force_id and r.id = new.report_id and r.restricted
    and not exists (select from doorstep.intelligence_link k where k.force_id = r.force_id and k.report_id = r.id
                    and k.access_restricted);
  return null;
end $$;
comment on function doorstep.open_report() is
  'No case or nominal that the report is about is hidden any more: lifting an embargo is a decision of a person.';
revoke all on function doorstep.open_report() from public;
grant execute on function doorstep.open_report() to doorstep_app;
create trigger intelligence_link_open after update on doorstep.intelligence_link for each row
  when (new.case_id is not null and old.access_restricted and not new.access_restricted)
  execute function doorstep.open_report();
""")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop trigger intelligence_link_open on doorstep.intelligence_link; drop function doorstep.open_report()")
