"""The event queue of each agency. Triggers write it, in the transaction of what happened (`migrations`: 0098, 0120).

Invariant: tickets become visible in their order, for they are given at the commit, under a lock. So whoever has read up
to a ticket has missed nothing below it; and what is told of one person is told in the order in which it happened.
"""

from enum import StrEnum

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Index, UniqueConstraint

from api.db.columns import belongs_to, choice, identifier, instant, record


class PartnerEventType(StrEnum):
    """What happened."""

    DISCLOSURE_MADE = "DISCLOSURE_MADE"
    DISCLOSURE_CORRECTED = "DISCLOSURE_CORRECTED"
    DISCLOSURE_RECALLED = "DISCLOSURE_RECALLED"
    QUESTION_ANSWERED = "QUESTION_ANSWERED"
    CONCERN_ANSWERED = "CONCERN_ANSWERED"
    AGREEMENT_CHANGED = "AGREEMENT_CHANGED"
    RISK_LEVEL_CHANGED = "RISK_LEVEL_CHANGED"
    MANAGEMENT_MODE_CHANGED = "MANAGEMENT_MODE_CHANGED"
    ALERT_OPENED = "ALERT_OPENED"
    PLAN_TOUCHED = "PLAN_TOUCHED"


partner_subject = record(
    "partner_subject",
    identifier("agency_id"),
    identifier("nominal_id"),
    belongs_to("agency_id", "agency"),
    ForeignKeyConstraint(
        ["force_id", "nominal_id"], ["doorstep.nominal.force_id", "doorstep.nominal.id"], ondelete="CASCADE"
    ),
    UniqueConstraint("force_id", "agency_id", "nominal_id"),
    comment="How an agency's events name somebody: by the row's id, which says nothing to any other agency.",
)
partner_event = record(
    "partner_event",
    identifier("agency_id"),
    Column("ticket", BigInteger, comment="Its place in the queue: given at the commit, in the order of commits."),
    identifier("subject_ref", optional=True, comment="Whom it is about, in the agency's own events; null: nobody."),
    *choice("event_type", PartnerEventType),
    identifier("node_id", optional=True, comment="The record to read: an item, a notice, a question, a concern."),
    instant("occurred_at", default="now()"),
    belongs_to("agency_id", "agency"),
    Index("partner_event_queue", "force_id", "agency_id", "ticket", unique=True),
    comment="Something happened that an agency may look at: no personal data.",
)
partner_cursor = record(
    "partner_cursor",
    identifier("agency_id"),
    Column("ticket", BigInteger, nullable=False),
    instant("moved_at"),
    comment="How far one consumer has come: its id is the consumer's principal.",
)
