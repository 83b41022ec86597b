"""What was done about each order, step by step. The order and its conditions stand with the nominals' tables.

Nothing is overwritten: a condition that falls away keeps its text and gets a day, an end that is moved stays readable
in the step that set it.
"""

from sqlalchemy import CheckConstraint, Column, Date, Index

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.standing import about_nominal
from api.orders.commands import REASON_CHARACTERS_MAX, OrderEnd, OrderStep

order_change = record(
    "order_change",
    identifier("order_id"),
    *about_nominal(),
    *choice("step", OrderStep),
    Column("from_day", Date, nullable=False, comment="The first day on which it counts."),
    Column("expires_on", Date, comment="The last day of the order, as this step left it; null: until further order."),
    *choice("why", OrderEnd, optional=True),
    *limited("reason", REASON_CHARACTERS_MAX),
    instant("recorded_at"),
    identifier("recorded_by", comment="The principal who recorded it."),
    belongs_to("order_id", "nominal_order"),
    CheckConstraint("(step = 'ENDED') = (why is not null)", name="ended"),
    Index(None, "force_id", "order_id", "recorded_at"),
    Index(None, "force_id", "nominal_id"),
    comment="One step in the life of an order: recorded, varied, left to end, ended.",
)
