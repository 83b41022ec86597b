"""What oversight is measured by: dated numbers of the force, such as how many nominals one officer should manage."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer

from api.db.columns import choice, limited, record
from api.oversight.commands import StandardCode

standard = record(
    "standard",
    *choice("code", StandardCode),
    Column("value", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, comment="The first day on which it no longer holds; null: still in force."),
    *limited("source", 500),
    CheckConstraint("value >= 0", name="value"),
    CheckConstraint("valid_to is null or valid_to > valid_from", name="period"),
    Index(None, "force_id", "code", "valid_from"),
    comment="A number that oversight compares with, from one date to another, with who says so.",
)
