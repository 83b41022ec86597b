"""How long somebody must notify: SOA 2003 s.82, from the disposal, the terms and the age on the relevant date. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from api.nominals.commands import OrderKind
from api.obligations.calendar import add_months
from api.obligations.commands import Disposal, ObligationKind
from api.obligations.policy import PolicyInterval, rule_for
from api.obligations.words import day_words, rule_words

_KIND = ObligationKind.NOTIF_PERIOD_END
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term of imprisonment: the day it begins, and its length as it was passed."""

    begins: date
    months: int = 0
    days: int = 0

    @property
    def ends(self) -> date:
        """The first day after it."""
        return add_months(self.begins, self.months) + timedelta(days=self.days)


@dataclass(frozen=True, kw_only=True)
class OrderLasting:
    """An order as far as the duty to notify depends on it. `last_day` None: until further order."""

    kind: OrderKind
    made_on: date
    last_day: date | None


@dataclass(frozen=True, kw_only=True)
class Period:
    """The last day of the duty to notify; None: it has no end. With why, in plain words."""

    last_day: date | None
    explanation: str


def with_orders(last_day: date | None, orders: Iterable[OrderLasting], policy: Sequence[PolicyInterval]) -> date | None:
    """The last day of the duty, orders considered; None: it has no end.

    Where policy has a row WHILE_ and the order's kind, somebody who must notify when it is made goes on as long as it
    has effect. In law that is a sexual harm prevention order (SOA 2003 s.103G; to be verified by the force).
    """
    for order in sorted(orders, key=lambda order: order.made_on):
        keeps = any(
            row.code is _KIND and row.applies_to == f"WHILE_{order.kind}" and row.holds_on(order.made_on)
            for row in policy
        )
        if keeps and last_day is not None and order.made_on <= last_day:
            last_day = None if order.last_day is None else max(last_day, order.last_day)
    return last_day


def served_days(terms: Sequence[Term]) -> int:
    """The length of all terms together: consecutive ones add up, time that overlaps counts once (s.82(3), (4))."""
    total, reached = 0, date.min
    for term in sorted(terms, key=lambda term: (term.begins, term.ends)):
        total += max(0, (term.ends - max(term.begins, reached)).days)
        reached = max(reached, term.ends)
    return total


def notification_period(
    policy: Sequence[PolicyInterval],
    disposal: Disposal,
    relevant: date,
    *,
    born: date | None,
    terms: Sequence[Term] = (),
    discharge_ends: date | None = None,
) -> Period:
    """The period that begins with the relevant date. Fixed periods are halved for whoever was under 18 on that date.

    Whose date of birth is not known is taken for an adult: the longer period, until somebody knows better.
    """
    if disposal is Disposal.CONDITIONAL_DISCHARGE:
        assert discharge_ends is not None, "a conditional discharge has a last day"
        words = f"The duty to notify lasts as long as the conditional discharge, to {day_words(discharge_ends)}."
        return Period(last_day=discharge_ends, explanation=words)
    row = rule_for(policy, _KIND, relevant, applies_to=_case(policy, disposal, relevant, terms))
    if row.unlimited:
        return Period(last_day=None, explanation=f"The duty to notify has no end. {rule_words(row)}")
    young = born is not None and _is_under(born, relevant, rule_for(policy, _KIND, relevant, applies_to="ADULT_FROM"))
    months = (row.months or 0) // (2 if young else 1)
    last = add_months(relevant, months) - _DAY
    halved = ", half of the period for adults," if young else ""
    words = (
        f"The duty to notify lasts {months} months{halved} beginning with {day_words(relevant)}, to {day_words(last)}."
        f" {rule_words(row)}"
    )
    return Period(last_day=last, explanation=words)


def _case(policy: Sequence[PolicyInterval], disposal: Disposal, relevant: date, terms: Sequence[Term]) -> str:
    if disposal is not Disposal.IMPRISONMENT:
        return disposal.value
    begins = min((term.begins for term in terms), default=relevant)
    served = begins + timedelta(days=served_days(terms))
    if served >= add_months(begins, _months(policy, relevant, "INDEFINITE_FROM")):
        return "IMPRISONMENT_INDEFINITE"
    long_over = add_months(begins, _months(policy, relevant, "LONG_OVER"))
    return "IMPRISONMENT_LONG" if served > long_over else "IMPRISONMENT_SHORT"


def _months(policy: Sequence[PolicyInterval], day: date, case: str) -> int:
    return rule_for(policy, _KIND, day, applies_to=case).months or 0


def _is_under(born: date, day: date, age: PolicyInterval) -> bool:
    """Whether somebody had not reached the age. Who was born on 29 February reaches it on 1 March of other years."""
    had = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    return had < (age.months or 0)
