"""Where a nominal stands, carried by every record about them: what row policy asks, on the row itself.

Policy asks four things of a nominal: who it is (for need-to-know), who owns it, which unit manages it, whether it is
restricted. Each record about a nominal repeats the last three in columns whose names start with `access_`. They say how
things stand *now*, whatever else the record says of the time when it was made.

Invariant: the repeated columns equal the nominal's, always. The database keeps it: they are part of the foreign key to
the nominal, which cascades, and triggers fill them in (`migrations`: 0007). Nobody writes them by hand.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKeyConstraint
from sqlalchemy.schema import SchemaItem

from api.db.columns import identifier

STANDING = ("access_owner_id", "access_unit_id", "access_restricted")
# The nominal's own columns, in the same order.
OWN_STANDING = ("owner_id", "unit_id", "restricted")


def standing() -> tuple[Column[Any], ...]:
    """The repeated columns."""
    comment = "The nominal's own, kept equal by the database: for row policy."
    return (
        identifier("access_owner_id", comment=comment),
        identifier("access_unit_id", comment=comment),
        Column("access_restricted", Boolean, nullable=False, comment=comment),
    )


def about_nominal(*, optional: bool = False) -> tuple[SchemaItem, ...]:
    """The columns and the foreign key of a record about a nominal; `optional`: of something else, it may name none."""
    return (
        identifier("nominal_id", optional=optional),
        *standing(),
        ForeignKeyConstraint(
            ["force_id", "nominal_id", *STANDING],
            [f"doorstep.nominal.{column}" for column in ("force_id", "id", *OWN_STANDING)],
            onupdate="CASCADE",
        ),
    )


def standing_of(nominal: Mapping[str, Any]) -> dict[str, Any]:
    """What a record about this nominal repeats: for a loader that copies rows in with the triggers off."""
    return {column: nominal[own] for column, own in zip(STANDING, OWN_STANDING, strict=True)}
