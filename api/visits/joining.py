"""Which records are of one visit, and which of them speaks for it. Pure.

Two officers at one door with no signal both write: each record is kept as it was written, and they are joined, so that
what took place once counts once. The same records give the same visits in whatever order they arrive.

- *Same*: each names the other as second officer, and their times overlap or they begin within policy's SAME_VISIT
  hours of each other. These are joined by themselves.
- *Maybe the same*: one names the other, or their times overlap, within policy's MAYBE_SAME_VISIT hours. A supervisor
  joins or parts them. Without policy nothing is joined, and nobody is asked.

No two records of one officer are of one visit. A person's word goes before the rule's, and parts as well as joins.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations
from typing import Final
from uuid import UUID

from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind
from api.obligations.policy import PolicyInterval
from api.visits.commands import VisitOutcome

SAME_VISIT: Final = "SAME_VISIT"
MAYBE_SAME_VISIT: Final = "MAYBE_SAME_VISIT"
# Cases of VISIT_RECORD that say how near records lie, and not by when a visit is written up.
SPANS: Final = frozenset({SAME_VISIT, MAYBE_SAME_VISIT})


class Likeness(StrEnum):
    """What the rule says of two records."""

    SAME = "SAME"
    MAYBE = "MAYBE"


class Verdict(StrEnum):
    """What a supervisor decided about two records."""

    JOINED = "JOINED"
    PARTED = "PARTED"


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """One officer's record, as far as joining and counting ask. `began` and `ended` are by the server's clock."""

    visit_id: UUID
    officer_id: UUID
    second_officer_id: UUID | None
    began: datetime
    ended: datetime | None
    outcome: VisitOutcome
    suspects_breach: bool = False
    # Whether it counts under SOA 2003 s.96B, if it counts at all.
    qualifies: bool = False

    @property
    def is_successful(self) -> bool:
        return self.outcome is VisitOutcome.SUCCESSFUL


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """Two records, `one_id` the smaller: what the rule said, and what a person did."""

    id: UUID
    one_id: UUID
    other_id: UUID
    likeness: Likeness | None = None
    verdict: Verdict | None = None
    lead_id: UUID | None = None
    decided_at: datetime | None = None

    @property
    def ids(self) -> frozenset[UUID]:
        return frozenset((self.one_id, self.other_id))


@dataclass(frozen=True)
class Spans:
    """How far apart two records of one visit may begin, by the policy of that day; None: policy does not say."""

    same: timedelta | None
    maybe: timedelta | None


SpansOn = Callable[[datetime], Spans]


def spans_of(policy: Sequence[PolicyInterval]) -> SpansOn:
    """The spans by the day on which the earlier record begins."""
    rows = [row for row in policy if row.code is ObligationKind.VISIT_RECORD and row.hours is not None]

    def on(at: datetime) -> Spans:
        day = london_day(at)
        hours = {row.applies_to: timedelta(hours=row.hours or 0) for row in rows if row.holds_on(day)}
        return Spans(hours.get(SAME_VISIT), hours.get(MAYBE_SAME_VISIT))

    return on


def likeness(one: Contribution, other: Contribution, spans_on: SpansOn) -> Likeness | None:
    """What the rule says of two records of one nominal; None: they are two visits."""
    if one.officer_id == other.officer_id:
        return None
    spans = spans_on(min(one.began, other.began))
    apart = abs(one.began - other.began)
    names = (one.second_officer_id == other.officer_id, other.second_officer_id == one.officer_id)
    overlaps = _overlap(one, other)
    if (
        spans.same is not None
        and all(names)
        and (apart <= spans.same or (overlaps and apart <= (spans.maybe or apart)))
    ):
        return Likeness.SAME
    if spans.maybe is not None and apart <= spans.maybe and (any(names) or overlaps):
        return Likeness.MAYBE
    return None


def found(contributions: Sequence[Contribution], spans_on: SpansOn) -> dict[frozenset[UUID], Likeness]:
    """Every pair that the rule says something of."""
    pairs = ((one, other, likeness(one, other, spans_on)) for one, other in combinations(contributions, 2))
    return {frozenset((one.visit_id, other.visit_id)): said for one, other, said in pairs if said is not None}


def visits(
    contributions: Sequence[Contribution], pairings: Iterable[Pairing], spans_on: SpansOn
) -> list[tuple[Contribution, ...]]:
    """The records of each visit, the one that speaks for it first."""
    decided = [pairing for pairing in pairings if pairing.verdict is not None]
    by_id = {each.visit_id: each for each in contributions}
    groups = {each.visit_id: frozenset((each.visit_id,)) for each in contributions}
    parted = {pairing.ids for pairing in decided if pairing.verdict is Verdict.PARTED}
    for pair in (*_by_word(decided, by_id), *_by_rule(contributions, by_id, spans_on)):
        together = frozenset().union(*(groups[key] for key in pair))
        if not any(frozenset(two) in parted for two in combinations(together, 2)) and _may_be_one(pair, groups, by_id):
            groups |= dict.fromkeys(together, together)
    made = {min(group): group for group in groups.values()}
    return [_led([by_id[key] for key in group], decided) for group in made.values()]


def _by_word(decided: Iterable[Pairing], known: Mapping[UUID, Contribution]) -> Iterator[tuple[UUID, UUID]]:
    joined = [each for each in decided if each.verdict is Verdict.JOINED and each.ids <= known.keys()]
    for each in sorted(joined, key=lambda pairing: (pairing.one_id, pairing.other_id)):
        yield each.one_id, each.other_id


def _by_rule(
    contributions: Sequence[Contribution], known: Mapping[UUID, Contribution], spans_on: SpansOn
) -> Iterator[tuple[UUID, UUID]]:
    """The nearest first, so that of two visits on one day each gets its own."""
    same = [(min(pair), max(pair)) for pair, said in found(contributions, spans_on).items() if said is Likeness.SAME]
    yield from sorted(same, key=lambda pair: (abs(known[pair[0]].began - known[pair[1]].began), pair))


def _may_be_one(
    pair: tuple[UUID, UUID], groups: Mapping[UUID, frozenset[UUID]], known: Mapping[UUID, Contribution]
) -> bool:
    one, other = (groups[key] for key in pair)
    return one == other or {known[key].officer_id for key in one}.isdisjoint(known[key].officer_id for key in other)


def _led(group: Sequence[Contribution], decided: Iterable[Pairing]) -> tuple[Contribution, ...]:
    """Whom a supervisor named; else one that says the visit succeeded, for that was seen by an officer who signs for
    it; else the earliest.
    """
    ids = {each.visit_id for each in group}
    named = [each for each in decided if each.verdict is Verdict.JOINED and each.lead_id in ids and each.ids <= ids]
    last = max(named, key=lambda each: (each.decided_at, each.id)).lead_id if named else None
    return tuple(
        sorted(group, key=lambda each: (each.visit_id != last, not each.is_successful, each.began, each.visit_id))
    )


def _overlap(one: Contribution, other: Contribution) -> bool:
    first, second = sorted((one, other), key=lambda each: (each.began, each.visit_id))
    return first.ended is not None and first.ended >= second.began
