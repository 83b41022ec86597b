"""What is told of a report with conditions (handling C) is seen by an agency while it is released to it, and no longer.

A disclosure carries whether its report has conditions, kept equal by triggers, since no partner reads a report. The
trigger of the insert takes no lock on the report: a report that gets conditions in that very moment is recalled by its
news (`api/sharing/regrading.py`).
"""

from migrations.script import run

revision = "0150"
down_revision = "0141"
branch_labels = None
depends_on = None

_KEPT = """'acknowledged_at', 'acknowledged_by', 'acknowledged_for', 'is_recalled', 'kept_from_subject',
  'kept_from_subject_reason'"""
_COLUMN = """
alter table doorstep.disclosure add column is_conditional boolean default 'false' not null;
comment on column doorstep.disclosure.is_conditional is
  'The shared report''s handling is C: its own, kept equal by the database.';
"""
_KEEP = """
drop trigger disclosure_keep on doorstep.disclosure;
create trigger disclosure_keep before update on doorstep.disclosure for each row execute function
  doorstep.keep_all_but({columns});
"""
_EQUAL = """
create function doorstep.disclosure_conditional() returns trigger language plpgsql as $$
begin
  new.is_conditional := coalesce((select r.is_conditional from doorstep.intelligence_report r
    where r.force_id = new.force_id and r.id = new.record_id), false);
  return new;
end $$;
create trigger disclosure_conditional before insert on doorstep.disclosure for each row
  when (new.record_kind = 'INTELLIGENCE') execute function doorstep.disclosure_conditional();
create function doorstep.report_conditional() returns trigger language plpgsql as $$
begin
  update doorstep.disclosure d set is_conditional = new.is_conditional
  where d.force_id = new.force_id and d.record_kind = 'INTELLIGENCE' and d.record_id = new.id;
  return null;
end $$;
create trigger report_conditional after update of is_conditional on doorstep.intelligence_report for each row
  when (old.is_conditional <> new.is_conditional) execute function doorstep.report_conditional();
create function doorstep.context_released() returns uuid[] language plpgsql stable as $$
begin
  if doorstep.context_id('agency_id') is null then
    return '{}';
  end if;
  return array(
    select r.report_id from doorstep.intelligence_release r
    where r.force_id = doorstep.context_force() and r.agency_id = doorstep.context_id('agency_id') and r.until > now());
end $$;
comment on function doorstep.context_released() is
  'The reports with conditions that are released to the caller''s agency now.';
create index intelligence_release_of_agency on doorstep.intelligence_release (force_id, agency_id, until);
revoke all on function doorstep.disclosure_conditional(), doorstep.report_conditional(), doorstep.context_released()
  from public;
grant execute on function doorstep.disclosure_conditional(), doorstep.report_conditional(), doorstep.context_released()
  to doorstep_app;
"""
_BACK = """
update doorstep.disclosure d set is_conditional = true from doorstep.intelligence_report r
where r.force_id = d.force_id and r.id = d.record_id and d.record_kind = 'INTELLIGENCE' and r.is_conditional;
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_COLUMN + _KEEP.format(columns=f"{_KEPT}, 'is_conditional'") + _EQUAL)
    # Row security holds for the owner too, who has no force: what all forces disclosed is marked here.
    for table in ("disclosure", "intelligence_report"):
        run(f"alter table doorstep.{table} no force row level security")
    run(_BACK)
    for table in ("disclosure", "intelligence_report"):
        run(f"alter table doorstep.{table} force row level security")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    # Policies that ask it go with it; the ones of before are applied anew.
    run("drop function doorstep.context_released() cascade")
    run("drop index doorstep.intelligence_release_of_agency")
    run("drop trigger report_conditional on doorstep.intelligence_report; drop function doorstep.report_conditional()")
    run("drop trigger disclosure_conditional on doorstep.disclosure; drop function doorstep.disclosure_conditional()")
    run(_KEEP.format(columns=_KEPT))
    run("alter table doorstep.disclosure drop column is_conditional cascade")
