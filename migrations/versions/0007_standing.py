"""Where a nominal stands, repeated on every record about them, so that row policy looks at the row alone.

The repeated columns are part of the foreign key to the nominal, which cascades: an update of the nominal's owner, unit
or restriction carries through, and no other value can stand in them. Triggers fill them in whatever was said. They take
the lock that the foreign key would take next, so a record never comes in beside a reassignment with what was before it.

An update that changes them is the cascade's own and changes nothing else: the change log passes over it.
"""

from collections.abc import Iterator

from migrations.script import run

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OF_NOMINAL = (
    "address", "assignment", "household_member", "marker", "nominal_name", "nominal_order", "obligation",
    "order_condition", "visit",
)  # fmt: skip
_OF_VISIT = ("condition_check", "visit_device", "visit_person", "visit_room")
_LOGGED = {
    "address": "sync_nominal_part",
    "household_member": "sync_nominal_part",
    "marker": "sync_nominal_part",
    "nominal_name": "sync_nominal_part",
    "nominal_order": "sync_nominal_part",
    "obligation": "sync_obligation",
    "order_condition": "sync_nominal_part",
    "visit": "sync_visit",
}
_STANDING = {
    "access_owner_id": "uuid",
    "access_unit_id": "uuid",
    "access_restricted": "boolean",
}
_OFFICERS = {"access_officer_id": "officer_id", "access_second_officer_id": "second_officer_id"}
_LIST = ", ".join(_STANDING)
_COMMENTS = dict.fromkeys(_STANDING, "The nominal''s own, kept equal by the database: for row policy.")
_COMMENTS_OF_VISIT = _COMMENTS | {
    "access_nominal_id": "The visit''s nominal: for row policy.",
    "access_officer_id": "The visit''s officer: for row policy.",
    "access_second_officer_id": "The visit''s second officer: for row policy.",
}

_FUNCTIONS = """
create function doorstep.stand_as_nominal() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select n.owner_id, n.unit_id, n.restricted
  into new.access_owner_id, new.access_unit_id, new.access_restricted
  from doorstep.nominal n where n.force_id = new.force_id and n.id = new.nominal_id
  for key share;
  if not found then
    raise exception 'no such nominal' using errcode = '23503';
  end if;
  return new;
end $$;

create function doorstep.stand_as_visit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select v.nominal_id, v.access_owner_id, v.access_unit_id, v.access_restricted, v.officer_id, v.second_officer_id
  into new.access_nominal_id, new.access_owner_id, new.access_unit_id, new.access_restricted,
       new.access_officer_id, new.access_second_officer_id
  from doorstep.visit v where v.force_id = new.force_id and v.id = new.visit_id
  for key share;
  if not found then
    raise exception 'no such visit' using errcode = '23503';
  end if;
  return new;
end $$;

revoke all on function doorstep.stand_as_nominal(), doorstep.stand_as_visit() from public;
grant execute on function doorstep.stand_as_nominal(), doorstep.stand_as_visit() to doorstep_app;
"""
_LOG = "create constraint trigger {table}_{kind} after {event} on doorstep.{table} deferrable initially deferred"
_NOT_THE_CASCADE = "(" + " and ".join(f"old.{column} = new.{column}" for column in _STANDING) + ")"


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("\n".join(f"drop trigger {table}_sync on doorstep.{table};" for table in _LOGGED))
    run("\n".join(_row_security("no force")))
    run("\n".join(_columns()))
    run("\n".join(_keys()))
    run(_FUNCTIONS)
    run("\n".join(_triggers()))
    run("\n".join(_row_security("force")))


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("\n".join(f"drop trigger {table}_sync on doorstep.{table};" for table in _LOGGED))
    run("\n".join(f"drop trigger {table}_change_sync on doorstep.{table};" for table in _LOGGED))
    run("drop function doorstep.stand_as_nominal() cascade; drop function doorstep.stand_as_visit() cascade;")
    for table in _OF_VISIT:
        run(
            f"alter table doorstep.{table} drop constraint {table}_visit_id_fkey,"
            f" {', '.join(f'drop column {name}' for name in ('access_nominal_id', *_STANDING, *_OFFICERS))},"
            f" add constraint {table}_visit_id_fkey foreign key (force_id, visit_id)"
            " references doorstep.visit (force_id, id)"
        )
    run("alter table doorstep.visit drop constraint visit_standing_key")
    for table in _OF_NOMINAL:
        run(
            f"alter table doorstep.{table} drop constraint {table}_nominal_id_fkey,"
            f" {', '.join(f'drop column {name}' for name in _STANDING)},"
            f" add constraint {table}_nominal_id_fkey foreign key (force_id, nominal_id)"
            " references doorstep.nominal (force_id, id)"
        )
    run("alter table doorstep.nominal drop constraint nominal_standing_key")
    for table, function in _LOGGED.items():
        run(
            f"{_LOG.format(table=table, kind='sync', event='insert or update')}"
            f" for each row execute function doorstep.{function}()"
        )


def _row_security(force: str) -> Iterator[str]:
    """Row security binds the owner of the tables too, and would hide every row from what fills them in."""
    for table in ("nominal", *_OF_NOMINAL, *_OF_VISIT):
        yield f"alter table doorstep.{table} {force} row level security;"


def _columns() -> Iterator[str]:
    for table in _OF_NOMINAL:
        yield f"alter table doorstep.{table} {_added(_STANDING)};"
        yield (
            f"update doorstep.{table} t set ({_LIST}) = (n.owner_id, n.unit_id, n.restricted)"
            " from doorstep.nominal n where n.force_id = t.force_id and n.id = t.nominal_id;"
        )
        yield _filled(table, _STANDING)
        yield from _commented(table, _COMMENTS)
    for table in _OF_VISIT:
        yield f"alter table doorstep.{table} {_added({'access_nominal_id': 'uuid'} | _STANDING)};"
        yield f"alter table doorstep.{table} {_added(dict.fromkeys(_OFFICERS, 'uuid'))};"
        yield (
            f"update doorstep.{table} t set (access_nominal_id, {_LIST}, {', '.join(_OFFICERS)})"
            f" = (v.nominal_id, {', '.join(f'v.{name}' for name in (*_STANDING, *_OFFICERS.values()))})"
            " from doorstep.visit v where v.force_id = t.force_id and v.id = t.visit_id;"
        )
        yield _filled(table, ("access_nominal_id", *_STANDING, "access_officer_id"))
        yield from _commented(table, _COMMENTS_OF_VISIT)


def _added(columns: dict[str, str]) -> str:
    return ", ".join(f"add column {name} {kind}" for name, kind in columns.items())


def _filled(table: str, columns: "tuple[str, ...] | dict[str, str]") -> str:
    return f"alter table doorstep.{table} {', '.join(f'alter column {name} set not null' for name in columns)};"


def _commented(table: str, comments: dict[str, str]) -> Iterator[str]:
    for column, comment in comments.items():
        yield f"comment on column doorstep.{table}.{column} is '{comment}';"


def _keys() -> Iterator[str]:
    yield (
        "alter table doorstep.nominal add constraint nominal_standing_key"
        " unique (force_id, id, owner_id, unit_id, restricted);"
    )
    yield (f"alter table doorstep.visit add constraint visit_standing_key unique (force_id, id, nominal_id, {_LIST});")
    for table in _OF_NOMINAL:
        yield (
            f"alter table doorstep.{table} drop constraint {table}_nominal_id_fkey,"
            f" add constraint {table}_nominal_id_fkey foreign key (force_id, nominal_id, {_LIST})"
            " references doorstep.nominal (force_id, id, owner_id, unit_id, restricted) on update cascade;"
        )
    for table in _OF_VISIT:
        yield (
            f"alter table doorstep.{table} drop constraint {table}_visit_id_fkey,"
            f" add constraint {table}_visit_id_fkey foreign key (force_id, visit_id, access_nominal_id, {_LIST})"
            f" references doorstep.visit (force_id, id, nominal_id, {_LIST}) on update cascade;"
        )


def _triggers() -> Iterator[str]:
    for tables, parent in ((_OF_NOMINAL, "nominal"), (_OF_VISIT, "visit")):
        for table in tables:
            yield (
                f"create trigger {table}_stand before insert on doorstep.{table}"
                f" for each row execute function doorstep.stand_as_{parent}();"
            )
    for table, function in _LOGGED.items():
        yield (
            f"{_LOG.format(table=table, kind='sync', event='insert')} for each row execute function"
            f" doorstep.{function}();"
        )
        yield (
            f"{_LOG.format(table=table, kind='change_sync', event='update')} for each row when {_NOT_THE_CASCADE}"
            f" execute function doorstep.{function}();"
        )
