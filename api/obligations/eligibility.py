"""What speaks against managing somebody reactively, by dated policy. Pure: a person decides, and this only lists.

Source: NPCC reactive management 2017: assessed low for three years, no offence for three years, no civil order in
force, no intelligence that they may offend; usual force policy: adults only, nothing overdue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from api.nominals.commands import RiskLevel
from api.obligations.calendar import add_months, london_day
from api.obligations.circumstances import Circumstances
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.policy import PolicyInterval
from api.obligations.rules import Owed
from api.obligations.words import OWED, day_words

_KIND = ObligationKind.REACTIVE_REVIEW
_NEWS = frozenset({RecordKind.INTELLIGENCE, RecordKind.CASE})


class Against(StrEnum):
    """What may speak against it."""

    NOT_LOW = "NOT_LOW"
    NOT_LOW_LONG_ENOUGH = "NOT_LOW_LONG_ENOUGH"
    ORDER_IN_FORCE = "ORDER_IN_FORCE"
    SUSPECTED_BREACH = "SUSPECTED_BREACH"
    OPEN_NEWS = "OPEN_NEWS"
    NOT_ADULT = "NOT_ADULT"
    OVERDUE = "OVERDUE"


@dataclass(frozen=True)
class Ground:
    """One thing that speaks against it."""

    code: Against
    words: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of a nominal. `owed` are all obligations in force, open or ended; `opened_at` is since when the
    force manages them.
    """

    circumstances: Circumstances
    owed: Sequence[Owed]
    born: date | None
    opened_at: datetime
    policy: Sequence[PolicyInterval]


def against(facts: Facts, today: date) -> tuple[Ground, ...]:
    """What speaks against it today; nothing: a supervisor may well approve."""
    return (*_level(facts, today), *_orders(facts), *_owed(facts, today), *_age(facts, today))


def low_since(facts: Facts) -> date | None:
    """Since when a person has held the level low, without a break; None: it is not low."""
    if facts.circumstances.level is not RiskLevel.LOW:
        return None
    changes = facts.circumstances.levels
    became = next((each.at for each in reversed(changes) if each.after is RiskLevel.LOW), facts.opened_at)
    return london_day(became)


def _level(facts: Facts, today: date) -> Iterator[Ground]:
    since = low_since(facts)
    if since is None:
        yield Ground(Against.NOT_LOW, "The risk level is not low.")
        return
    months = _months(facts, today, "LOW_FOR")
    if months is not None and add_months(since, months) > today:
        words = f"Low since {day_words(since)}: policy asks for {months} months."
        yield Ground(Against.NOT_LOW_LONG_ENOUGH, words)


def _orders(facts: Facts) -> Iterator[Ground]:
    for order in facts.circumstances.orders:
        if order.holds_at(None):
            words = f"{order.kind.replace('_', ' ').capitalize()} made on {day_words(order.from_day)} is in force."
            yield Ground(Against.ORDER_IN_FORCE, words)


def _owed(facts: Facts, today: date) -> Iterator[Ground]:
    months = _months(facts, today, "NO_BREACH_FOR")
    for owed in facts.owed:
        if owed.kind is ObligationKind.BREACH_RECORD and months is not None:
            day = london_day(owed.opened_at)
            if add_months(day, months) > today:
                yield Ground(Against.SUSPECTED_BREACH, f"A breach was suspected on {day_words(day)}.")
        if owed.ended_at is not None:
            continue
        if owed.opened_with in _NEWS or owed.kind is ObligationKind.REACTIVE_REVIEW:
            yield Ground(Against.OPEN_NEWS, f"News waits: {OWED[owed.kind].lower()}.")
        elif owed.due_at is not None and london_day(owed.due_at) < today:
            words = f"Overdue since {day_words(london_day(owed.due_at))}: {OWED[owed.kind].lower()}."
            yield Ground(Against.OVERDUE, words)


def _age(facts: Facts, today: date) -> Iterator[Ground]:
    months = _months(facts, today, "ADULT_FROM")
    if months is None:
        return
    if facts.born is None:
        yield Ground(Against.NOT_ADULT, "The date of birth is not known.")
    elif add_months(facts.born, months) > today:
        yield Ground(Against.NOT_ADULT, "Not an adult.")


def _months(facts: Facts, today: date, case: str) -> int | None:
    """How long, by the row of that day; None: the force has none, and does not ask for it."""
    rows = [row for row in facts.policy if row.code is _KIND and row.applies_to == case and row.holds_on(today)]
    return rows[0].months if rows else None
