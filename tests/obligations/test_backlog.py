"""Whatever happens, and whenever the force learns of it: due dates and the backlog follow from what happened alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.calendar import london_day
from api.obligations.chains import Chain
from api.obligations.circumstances import Circumstances, LevelChange
from api.obligations.commands import PauseKind, Revision
from api.obligations.reckoning import Pause
from api.obligations.rules import Managed, Owed
from tests.obligations.baseline import BASELINE

BEGAN = datetime(2026, 2, 1, 9, tzinfo=UTC)
LEVELS = (RiskLevel.VERY_HIGH, RiskLevel.HIGH, RiskLevel.MEDIUM)


@dataclass(frozen=True)
class Visited:
    """A visit, and how many days later the server had it."""

    day: int
    late: int
    number: int

    @property
    def at(self) -> datetime:
        return BEGAN + timedelta(days=self.day, minutes=self.number)

    @property
    def known(self) -> int:
        return self.day + self.late


@dataclass(frozen=True)
class Changed:
    """A decision of that day about the risk level."""

    day: int
    level: RiskLevel

    @property
    def at(self) -> datetime:
        return BEGAN + timedelta(days=self.day, hours=5)

    @property
    def known(self) -> int:
        return self.day


@dataclass(frozen=True)
class Jailed:
    """Custody, and how many days after its end the force learned of it."""

    day: int
    days: int
    late: int

    @property
    def known(self) -> int:
        return self.day + self.days + self.late

    @property
    def pause(self) -> Pause:
        begins = london_day(BEGAN) + timedelta(days=self.day)
        return Pause(kind=PauseKind.CUSTODY, from_day=begins, to_day=begins + timedelta(days=self.days))


Event = Visited | Changed | Jailed


@dataclass
class Kept:
    """A row as the table has it, and from when to when it stood there, in days."""

    owed: Owed
    recorded: int
    met_recorded: int | None = None
    superseded: int | None = None


@dataclass
class Table:
    """Takes events in as the service does: each one reads the chain, decides, and writes what changed."""

    level: RiskLevel = RiskLevel.MEDIUM
    rows: dict[UUID, Kept] = field(default_factory=dict)
    changes: list[LevelChange] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)

    def take(self, event: Event) -> None:
        match event:
            case Visited():
                chain = self._chain()
                chain.meet(visit_id=UUID(int=event.number), visited_at=event.at, policy=BASELINE)
            case Changed():
                self.changes.append(LevelChange(at=event.at, before=self.level, after=event.level))
                self.level = event.level
                chain = self._chain()
                chain.recompute(BASELINE, Revision.RISK_CHANGED)
            case Jailed():
                self.pauses.append(event.pause)
                chain = self._chain()
                chain.recompute(BASELINE, Revision.PAUSE_CHANGED)
        self._write(chain, event.known)

    def begin(self) -> "Table":
        chain = self._chain()
        chain.open_first(BASELINE)
        self._write(chain, 0)
        return self

    def overdue(self, at: datetime, known: int) -> set[datetime]:
        """What counted as overdue at an instant, as the table showed it at the end of the day `known`."""
        return {
            kept.owed.basis
            for kept in self.rows.values()
            if kept.recorded <= known
            and (kept.superseded is None or kept.superseded > known)
            and kept.owed.due_at is not None
            and kept.owed.due_at < at
            and (
                kept.owed.met_at is None
                or kept.met_recorded is None
                or kept.met_recorded > known
                or kept.owed.met_at > at
            )
        }

    def dues(self) -> list[tuple[datetime, datetime | None, datetime | None]]:
        standing = [kept.owed for kept in self.rows.values() if kept.superseded is None]
        return sorted(((owed.basis, owed.due_at, owed.met_at) for owed in standing), key=lambda each: each[0])

    def _chain(self) -> Chain:
        managed = Managed(
            force_id=1,
            nominal_id=UUID(int=1),
            unit_id=UUID(int=2),
            owner_id=UUID(int=3),
            risk_level=self.level,
            management_mode=ManagementMode.ACTIVE,
            opened_at=BEGAN,
        )
        standing = sorted((kept.owed for kept in self.rows.values() if kept.superseded is None), key=_place)
        return Chain(managed=managed, in_force=tuple(standing), circumstances=self._circumstances())

    def _circumstances(self) -> Circumstances:
        return Circumstances(level=self.level, levels=tuple(self.changes), pauses=tuple(self.pauses))

    def _write(self, chain: Chain, day: int) -> None:
        for key, owed in chain.met.items():
            self.rows[key] = replace(self.rows[key], owed=owed, met_recorded=day)
        for key in chain.superseded:
            self.rows[key] = replace(self.rows[key], superseded=day)
        for key, owed in chain.opened.items():
            self.rows[key] = Kept(
                owed, day, day if owed.met_at is not None else None, day if key in chain.discarded else None
            )


def _place(owed: Owed) -> tuple[datetime, UUID]:
    return owed.opened_at, owed.id


def told_by_events(events: Sequence[Event], at: datetime, known: int) -> set[datetime]:
    """The backlog from what happened alone, told a second way: no rows, no order of arrival."""
    facts = [event for event in events if event.known <= known]
    changes = sorted((fact for fact in facts if isinstance(fact, Changed)), key=lambda fact: fact.at)
    level, levels = RiskLevel.MEDIUM, []
    for change in changes:
        levels.append(LevelChange(at=change.at, before=level, after=change.level))
        level = change.level
    pauses = tuple(fact.pause for fact in facts if isinstance(fact, Jailed))
    circumstances = Circumstances(level=level, levels=tuple(levels), pauses=pauses)
    visits = sorted(fact.at for fact in facts if isinstance(fact, Visited))
    overdue = set()
    for basis, met in zip([BEGAN, *visits], [*visits, None], strict=True):
        due_at = circumstances.visit_due(BASELINE, basis, met).due_at
        if due_at is not None and due_at < at and (met is None or met > at):
            overdue.add(basis)
    return overdue


visited = st.tuples(st.integers(1, 400), st.integers(0, 60))
changed = st.tuples(st.integers(1, 400), st.sampled_from(LEVELS))
jailed = st.tuples(st.integers(1, 400), st.integers(0, 90), st.integers(0, 30))


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    made = draw(st.lists(visited, max_size=6))
    decided = dict(draw(st.lists(changed, max_size=3)))
    events: list[Event] = [Visited(day, late, number) for number, (day, late) in enumerate(made, start=1)]
    events += [Changed(day, level) for day, level in decided.items()]
    events += [Jailed(*told) for told in draw(st.lists(jailed, max_size=2))]
    return sorted(events, key=lambda event: event.known)


@settings(max_examples=200, deadline=None)
@given(histories(), st.integers(0, 500), st.integers(0, 500))
def test_the_backlog_at_any_time_as_known_at_any_time_follows_from_what_happened(
    events: list[Event], at: int, known: int
) -> None:
    table = Table().begin()
    for event in events:
        table.take(event)
    moment = BEGAN + timedelta(days=at, hours=7)

    assert table.overdue(moment, known) == told_by_events(events, moment, known)


@settings(max_examples=200, deadline=None)
@given(histories().flatmap(lambda events: st.tuples(st.just(events), st.permutations(events))))
def test_due_dates_do_not_depend_on_when_offline_visits_arrive(orders: tuple[list[Event], list[Event]]) -> None:
    """Decisions are taken at the server, in their order; visits and news of custody arrive at any time between them."""
    one, other = Table().begin(), Table().begin()
    for event in orders[0]:
        one.take(event)
    decisions = iter(sorted((event for event in orders[1] if isinstance(event, Changed)), key=lambda event: event.at))
    for event in orders[1]:
        other.take(next(decisions) if isinstance(event, Changed) else event)

    decided = sorted((event for event in orders[0] if isinstance(event, Changed)), key=lambda event: event.at)
    straight = Table().begin()
    for event in [*decided, *(event for event in orders[0] if not isinstance(event, Changed))]:
        straight.take(event)
    assert one.dues() == other.dues() == straight.dues()


@settings(deadline=None)
@given(histories())
def test_every_row_that_is_set_aside_is_followed_by_one_that_says_why(events: list[Event]) -> None:
    table = Table().begin()
    for event in events:
        table.take(event)

    for kept in table.rows.values():
        if kept.superseded is not None:
            assert any(
                other.owed.revised_for is not None and other.owed.basis == kept.owed.basis
                for other in table.rows.values()
            )


def test_a_lower_level_counts_from_the_last_visit_and_says_so() -> None:
    table = Table().begin()
    table.take(Visited(10, 0, 1))
    table.take(Changed(40, RiskLevel.VERY_HIGH))

    (standing,) = [kept.owed for kept in table.rows.values() if kept.superseded is None and kept.owed.met_at is None]
    assert standing.due_at is not None
    assert london_day(standing.due_at) == date(2026, 3, 11)
    assert standing.revised_for is Revision.RISK_CHANGED
    assert "after 11 February 2026" in standing.explanation
