"""The notification register: why and how long a nominal must notify, what was notified, stays."""

from datetime import date, datetime

from strawberry import ID

from api.obligations.commands import Disposal, NotificationKind, ParticularKind
from schema.publish import publish_enum
from schema.reading.declare import column, records, to_many

publish_enum(
    NotificationKind,
    {
        "INITIAL": "The first notification (SOA 2003 s.83).",
        "ANNUAL": "The yearly notification (s.85).",
        "CHANGE": "A change: of name, address, or what else is prescribed (s.84).",
        "STAY": "A stay of 7 days in 12 months at one address (s.84).",
        "ADVANCE": "A change that is to come, with the day on which it is expected (s.84(2)).",
        "ADVANCE_LAPSED": "That a change notified in advance has not happened (s.84(4)).",
        "WEEKLY": "The weekly notification of somebody with no fixed abode.",
        "TRAVEL_OUT": "Travel abroad (s.86).",
        "TRAVEL_RETURN": "The return from abroad (s.86).",
    },
)
publish_enum(
    ParticularKind,
    {
        "NAME": "A name.",
        "ADDRESS": "The home address.",
        "OTHER_PREMISES": "Another address.",
        "CHILD_IN_HOUSEHOLD": "A household with somebody under 18.",
        "NATIONAL_INSURANCE": "The national insurance number.",
        "BANK_ACCOUNT": "A bank account.",
        "CARD": "A credit or debit card.",
        "PASSPORT": "A passport.",
        "IDENTITY_DOCUMENT": "Another identity document.",
        "TRAVEL": "Where, when and how somebody travels.",
        "VEHICLE": "A vehicle; where an order asks for it.",
        "PHONE": "A telephone number; where an order asks for it.",
        "EMAIL": "An email address; where an order asks for it.",
    },
)
publish_enum(
    Disposal,
    {
        "LIFE": "Imprisonment for life.",
        "IMPRISONMENT": "Imprisonment for a term.",
        "HOSPITAL_RESTRICTED": "Hospital with a restriction order.",
        "HOSPITAL": "Hospital without a restriction order.",
        "CAUTION": "A caution.",
        "CONDITIONAL_DISCHARGE": "A conditional discharge.",
        "OTHER": "Any other disposal.",
    },
)


@records("notification_period", subject="nominal_id")
class NotificationPeriod:
    """Why and how long somebody must notify (SOA 2003 s.82)."""

    id: ID = column("The entry's id: a UUID.")
    disposal: Disposal = column("How the case ended.")
    relevant_on: date = column("The relevant date.")
    discharge_ends_on: date | None = column("The last day of a conditional discharge; null: it is none.")
    last_day: date | None = column("The last day by s.82 alone; null: there is no end. An order may go beyond it.")
    explanation: str = column("Why, in plain words; at most 1,000 characters.")
    recorded_at: datetime = column("When this was written.")


@records("notified_particular", subject="nominal_id")
class NotifiedParticular:
    """One thing that was notified."""

    id: ID = column("The entry's id: a UUID.")
    kind: ParticularKind = column("What it is.")
    text: str = column("In words; at most 500 characters.")


@records("stay", subject="nominal_id")
class Stay:
    """Days at an address that was not notified: 7 in any 12 months must be (SOA 2003 s.84(6))."""

    id: ID = column("The stay's id: a UUID.")
    premises: str = column("The address; at most 300 characters. Ways of writing it that differ in case are one.")
    from_day: date = column("The first day.")
    to_day: date = column("The last day, itself counted.")
    child_hours: int | None = column("How many hours in a household with somebody under 18; null: none such.")
    source: str = column("How it is known; at most 500 characters.")
    recorded_at: datetime = column("When this was written.")
    withdrawn_at: datetime | None = column("When it was found to be recorded wrongly; null: it stands.")
    withdrawn_why: str | None = column("Why; at most 500 characters.")


@records("notification", subject="nominal_id")
class Notification:
    """An entry of the notification register: what a nominal notified, or is known to be bound to."""

    id: ID = column("The entry's id: a UUID.")
    kind: NotificationKind = column("What it is about.")
    event_on: date | None = column("The day of the change, stay, departure or return, or the day named in advance.")
    notified_at: datetime | None = column("When police were told; null: they have not been yet.")
    with_excuse: bool = column("Travel that was notified late for good reason.")
    details: str = column("What was said; at most 2,000 characters.")
    acknowledgement: str | None = column("The number of the written acknowledgement; at most 100 characters.")
    recorded_at: datetime = column("When this was written.")
    particulars: list[NotifiedParticular] = to_many(
        "What was notified, thing by thing, 40 at most.", "notification_id", "position", "id"
    )
