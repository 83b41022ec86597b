"""What belongs to a nominal: addresses, warnings, orders with their conditions, household."""

from datetime import date, datetime

from strawberry import ID

from api.nominals.commands import AddressKind, AgeBand, ConditionKind, MarkerCode, OrderKind
from api.orders.commands import OrderEnd, OrderStep
from schema.publish import publish_enum
from schema.reading.declare import column, expression, records, to_many

publish_enum(
    AddressKind,
    {
        "HOME": "The registered home address (SOA 2003 s.83(7)).",
        "OTHER": "Another place where the nominal stays.",
        "WHERE_FOUND": "Where the nominal can regularly be found, where there is no home.",
    },
)
publish_enum(
    MarkerCode,
    {
        "VIOLENT": "May be violent.",
        "WEAPONS": "May have weapons.",
        "DOGS": "Dangerous dogs.",
        "CONTAGIOUS": "A contagious disease.",
        "ESCAPER": "May run.",
        "SUICIDAL": "May attempt suicide.",
        "MENTAL_HEALTH": "Mental ill-health.",
        "DRUGS": "Drugs.",
        "AILMENT": "An ailment that needs care.",
        "THIRD_PARTY_THREAT": "Under threat from someone else.",
    },
)
publish_enum(
    OrderKind,
    {
        "SHPO": "A sexual harm prevention order.",
        "SRO": "A sexual risk order.",
        "NOTIFICATION_ORDER": "A notification order, after a conviction abroad.",
        "LICENCE": "A licence after release.",
        "BAIL": "Bail with conditions.",
    },
)
publish_enum(
    ConditionKind,
    {
        "PROHIBITION": "What the nominal must not do.",
        "REQUIREMENT": "What the nominal must do.",
        "FOREIGN_TRAVEL": "About travel abroad.",
        "DEVICE": "About phones, computers and other devices.",
    },
)
publish_enum(
    OrderStep,
    {
        "RECORDED": "It was recorded.",
        "VARIED": "Its conditions or its last day were changed.",
        "LEFT_TO_END": "It was decided that it may end by itself.",
        "ENDED": "It came to an end.",
    },
)
publish_enum(
    OrderEnd,
    {
        "EXPIRED": "Its last day had passed.",
        "DISCHARGED": "A court discharged it.",
        "QUASHED": "A court quashed it.",
        "REPLACED": "Another order took its place.",
    },
)
publish_enum(
    AgeBand,
    {
        "UNDER_5": "Under 5 years.",
        "FROM_5_TO_9": "5 to 9 years.",
        "FROM_10_TO_15": "10 to 15 years.",
        "FROM_16_TO_17": "16 to 17 years.",
        "ADULT": "18 years or older.",
        "UNKNOWN": "Not known.",
    },
)


@records("address", subject="nominal_id")
class Address:
    """Where a nominal lives, stays or may be found."""

    id: ID = column("The address's id: a UUID.")
    kind: AddressKind = column("What the nominal does there.")
    lines: list[str] = column("The address without the postcode, each entry one line.")
    postcode: str = column("The postcode; at most 10 characters.")
    since: date = column("From which day.")
    until: date | None = column("To which day; null: now.")


@records("marker", subject="nominal_id")
class Marker:
    """A warning about a nominal, with how fresh it is."""

    id: ID = column("The warning's id: a UUID.")
    code: MarkerCode = column("What it warns of.")
    detail: str | None = column("What a visitor should know of it; at most 500 characters.")
    since: date = column("From which day it holds.")
    reviewed_on: date = column("When somebody last made sure of it.")


@records("order_condition", subject="nominal_id")
class OrderCondition:
    """One condition of an order: the visit form asks about each."""

    id: ID = column("The condition's id: a UUID.")
    kind: ConditionKind = column("What it demands.")
    text: str = column("The condition as the order has it; at most 2,000 characters.")
    check_method: str | None = column("How it is checked at a visit; at most 500 characters.")
    position: str = column("Its number in the order, as printed.")
    since: date | None = column("The first day on which it holds; null: since the order was made.")
    ended_on: date | None = column("The first day on which it holds no longer; null: it holds.")
    last_checked_on: date | None = expression(
        "On which day, in London, it was last checked; null if never.",
        lambda row, _: f"({row['last_checked_at']} at time zone 'Europe/London')::date",
    )


@records("order_change", subject="nominal_id")
class OrderChange:
    """One step in the life of an order. Nothing is overwritten: each step keeps what it set."""

    id: ID = column("The step's id: a UUID.")
    step: OrderStep = column("What was done.")
    from_day: date = column("The first day on which it counts.")
    expires_on: date | None = column("The last day of the order as this step left it; null: until further order.")
    why: OrderEnd | None = column("How it came to an end; null while it goes on.")
    reason: str = column("Why, or who made it; at most 2,000 characters.")
    recorded_at: datetime = column("When this was written.")


@records("nominal_order", subject="nominal_id")
class Order:
    """An order, licence or bail that imposes conditions on a nominal."""

    id: ID = column("The order's id: a UUID.")
    kind: OrderKind = column("What kind of order it is.")
    made_on: date = column("When it was made.")
    expires_on: date | None = column("The day on which it ends; null: until further order.")
    court: str | None = column("Who made it; at most 200 characters.")
    ended_on: date | None = column("The first day on which it holds no longer; null: it holds.")
    conditions: list[OrderCondition] = to_many(
        "The conditions that hold, in the order in which they are printed, 200 at most.",
        "order_id",
        'position collate "C"',
        "id",
        where="c.ended_on is null",
    )
    past_conditions: list[OrderCondition] = to_many(
        "The conditions that hold no longer, the latest end first, 200 at most.",
        "order_id",
        "ended_on desc",
        "id",
        where="c.ended_on is not null",
    )
    changes: list[OrderChange] = to_many(
        "What was done about it, the latest first, 200 at most.", "order_id", "recorded_at desc", "id"
    )


@records("household_member", subject="nominal_id")
class HouseholdMember:
    """Someone who lives in or visits the nominal's home. A child is a first name and an age band, no more."""

    id: ID = column("The member's id: a UUID.")
    first_name: str = column("The first name; at most 100 characters.")
    relationship: str = column("What they are to the nominal; at most 100 characters.")
    is_child: bool = column("Under 18 years.")
    age_band: AgeBand = column("How old, as far as it needs to be known.")
    lives_there: bool = column("Lives there, or visits.")
