"""A concern about a case that an agency was told of stands where the case stands: with whoever may know of it.

Until now it was like one about somebody described: every officer of the force could read it, of a covert case as well.
"""

from migrations.script import run

revision = "0151"
down_revision = "0150"
branch_labels = None
depends_on = None

_COLUMN = """
alter table doorstep.concern add column case_id uuid;
comment on column doorstep.concern.case_id is
  'The case that it is about, where the agency named one that it was told of.';
alter table doorstep.concern add constraint concern_case_id_fkey foreign key (force_id, case_id, access_owner_id,
  access_unit_id, access_restricted) references doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed)
  on update cascade;
alter table doorstep.concern add constraint concern_one_check check (num_nonnulls(nominal_id, case_id) <= 1);
create index concern_of_case on doorstep.concern (force_id, case_id);
create trigger concern_stand_as_case before insert on doorstep.concern
  for each row when (new.case_id is not null) execute function doorstep.stand_as_nominal_or_case();
"""
_BACK = """
alter table doorstep.concern disable trigger user;
update doorstep.concern c set case_id = k.id, access_owner_id = k.owner_id, access_unit_id = k.unit_id,
  access_restricted = k.embargoed
from doorstep.disclosure d join doorstep.ocait_case k on k.force_id = d.force_id and k.id = d.case_id
where d.force_id = c.force_id and d.id = c.disclosure_id and c.nominal_id is null;
alter table doorstep.concern enable trigger user;
"""
_TABLES = ("concern", "disclosure", "ocait_case")


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_COLUMN)
    # Row security holds for the owner too, who has no force: the concerns of all forces are placed here.
    for table in _TABLES:
        run(f"alter table doorstep.{table} no force row level security")
    run(_BACK)
    for table in _TABLES:
        run(f"alter table doorstep.{table} force row level security")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop trigger concern_stand_as_case on doorstep.concern")
    run("alter table doorstep.concern drop column case_id cascade")
