"""Where a case stands, carried by every record about it: what row policy asks, on the row itself.

The same as for nominals (api/nominals/standing.py): the columns are part of the foreign key, which cascades, and
triggers fill them in (`migrations`: 0060). An embargo hides the case and all its records in one statement.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKeyConstraint
from sqlalchemy.schema import SchemaItem

from api.db.columns import identifier

OF_CASE = ("access_owner_id", "access_unit_id", "access_embargoed")
# The case's own columns, in the same order.
OWN = ("owner_id", "unit_id", "embargoed")
_COMMENT = "The case's own, kept equal by the database: for row policy."


def about_case() -> tuple[SchemaItem, ...]:
    """The columns and the foreign key of a record about a case."""
    return (
        identifier("case_id"),
        identifier("access_owner_id", comment=_COMMENT),
        identifier("access_unit_id", comment=_COMMENT),
        Column("access_embargoed", Boolean, nullable=False, comment=_COMMENT),
        ForeignKeyConstraint(
            ["force_id", "case_id", *OF_CASE],
            [f"doorstep.ocait_case.{column}" for column in ("force_id", "id", *OWN)],
            onupdate="CASCADE",
        ),
    )


def standing_of(case: Mapping[str, Any]) -> dict[str, Any]:
    """What a record about this case repeats: for a loader that copies rows in with the triggers off."""
    return {column: case[own] for column, own in zip(OF_CASE, OWN, strict=True)}
