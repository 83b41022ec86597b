"""A report about somebody restricted is opened again when nothing that it is about is hidden any more.

As with cases (0161). Both ways take the report's lock first: of two restrictions that end at once, the one that comes
second sees that the first has ended; and where one begins as another ends, the report stays shut.
"""

from migrations.script import run

revision = "0181"
down_revision = "0180"
branch_labels = None
depends_on = None

_SHUT = """
create or replace function doorstep.restrict_report() returns trigger language plpgsql as $$
begin {lock}
  update doorstep.intelligence_report r set restricted = true
  where r.force_id = new.force_id and r.id = new.report_id and not r.restricted;
  return null;
end $$;
"""
_OPEN = """
create or replace function doorstep.open_report() returns trigger language plpgsql as $$
begin {lock}
  update doorstep.intelligence_report r set restricted = false
  where r.force_id = new.force_id and r.id = new.report_id and r.restricted
    and not exists (select from doorstep.intelligence_link k where k.force_id = r.force_id and k.report_id = r.id
                    and k.access_restricted);
  return null;
end $$;
comment on function doorstep.open_report() is
  'No case or nominal that the report is about is hidden any more: {why} is a decision of a person.';
drop trigger intelligence_link_open on doorstep.intelligence_link;
create trigger intelligence_link_open after update on doorstep.intelligence_link for each row
  when ({of}old.access_restricted and not new.access_restricted) execute function doorstep.open_report();
"""
# Each statement of a function sees what was committed before it began: what follows the lock sees the other's.
_LOCK = """
  perform from doorstep.intelligence_report r where r.force_id = new.force_id and r.id = new.report_id
    for no key update;"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_SHUT.format(lock=_LOCK) + _OPEN.format(lock=_LOCK, why="ending a restriction", of=""))


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_SHUT.format(lock="") + _OPEN.format(lock="", why="lifting an embargo", of="new.case_id is not null and "))
