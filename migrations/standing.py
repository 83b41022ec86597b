"""What every table about a nominal has: columns that say where the nominal stands, their key, what fills them in."""

_NAMES = ("access_owner_id", "access_unit_id", "access_restricted")
COLUMNS = (
    "nominal_id uuid not null, access_owner_id uuid not null, access_unit_id uuid not null,"
    " access_restricted boolean not null"
)


def key(table: str) -> str:
    """The table's foreign key to its nominal, as a constraint."""
    return (
        f"constraint {table}_nominal_id_fkey foreign key (force_id, nominal_id, {', '.join(_NAMES)})"
        " references doorstep.nominal (force_id, id, owner_id, unit_id, restricted) on update cascade"
    )


def after(table: str, *, kept: bool) -> str:
    """Statements that follow the table: comments, the trigger that fills the columns in, rights.

    `kept`: its rows are never changed.
    """
    comment = "is 'The nominal''s own, kept equal by the database: for row policy.';"
    said = [f"comment on column doorstep.{table}.{name} {comment}" for name in _NAMES]
    said.append(
        f"create trigger {table}_stand before insert on doorstep.{table}"
        " for each row execute function doorstep.stand_as_nominal();"
    )
    if kept:
        said.append(
            f"create trigger {table}_keep before update or delete on doorstep.{table}"
            " for each row execute function doorstep.keep_as_recorded();"
        )
    rights = "select, insert" if kept else "select, insert, update"
    said.append(f"grant {rights} on doorstep.{table} to doorstep_app;")
    return "\n".join(said)
