"""What a visit makes owed beside the next visit: its write-up, a review, a breach to record, actions, a decision.

- VISIT_RECORD: the write-up goes on the national system (`writeups.py`).
- SUP_REVIEW: a supervisor reads what an officer submitted (`reviews.py`).
- BREACH_RECORD: a suspected breach is recorded nationally; the obligation also puts it before the supervisor.
- PLAN_ACTION: a contingency of the plan was fired by what was answered.
- S96B: after the second failed attempt a supervisor decides what follows (`attempts.py`).

A force that has no policy row for one of them on that day owes none: an officer at the door is never refused for it.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.alerts import joining
from api.db.rows import insert_all
from api.obligations import store as obligation_store
from api.obligations.calendar import london_day
from api.obligations.commands import CancelReason, ObligationKind, RecordKind
from api.obligations.engine import Ledger
from api.obligations.held import Cause, Held
from api.obligations.policy import rule_for
from api.obligations.rules import Managed
from api.plans.in_force import Contingency
from api.plans.tables import plan_action
from api.plans.words import ContingencyOn
from api.values import new_id
from api.visits import attempts, rules
from api.visits.attempts import Attempt, Tried
from api.visits.commands import FAILED, RecordVisit, VisitOutcome
from api.visits.rules import VisitFacts

_WHY_CHARACTERS_MAX: Final = 500


class Consequences:
    """Of some visits of one transaction: gathered one after another, then written at once."""

    def __init__(
        self, ledgers: Mapping[UUID, Ledger], tried: Mapping[UUID, Tried], constables: Collection[UUID]
    ) -> None:
        self._ledgers = ledgers
        self._tried = dict(tried)
        self._constables = constables
        self._actions: list[dict[str, Any]] = []
        self._shaken: dict[UUID, Managed] = {}

    @property
    def held(self) -> Iterator[Held]:
        """What is owed now, to be written together with the chains of visits."""
        yield from self._ledgers.values()

    def follow(self, known: VisitFacts, command: RecordVisit, acted_at: datetime, now: datetime) -> None:
        """Note what this visit makes owed."""
        owed = self._ledgers[command.nominal_id]
        cause = Cause(kind=RecordKind.VISIT, id=command.visit_id)
        _open(owed, ObligationKind.VISIT_RECORD, acted_at, cause)
        _open(owed, ObligationKind.SUP_REVIEW, now, cause)
        if rules.breaches(command):
            _open(owed, ObligationKind.BREACH_RECORD, acted_at, cause)
        if any(answer.happened for answer in command.trigger_answers) and isinstance(owed.managed, Managed):
            self._shaken[command.nominal_id] = owed.managed
        for contingency in _fired(known, command, acted_at):
            self._act(owed, contingency, command, acted_at)
        self._count(owed, known, command, acted_at)

    def _act(self, owed: Ledger, contingency: Contingency, command: RecordVisit, at: datetime) -> None:
        key = new_id()
        cause = Cause(kind=RecordKind.ACTION, id=key)
        _open(owed, ObligationKind.PLAN_ACTION, at, cause, applies_to=contingency.urgency)
        self._actions.append(
            {
                "force_id": owed.managed.force_id,
                "id": key,
                "nominal_id": command.nominal_id,
                "plan_id": contingency.plan_id,
                "contingency_id": contingency.id,
                "visit_id": command.visit_id,
                "what": contingency.then_text,
                "why": contingency.if_text[:_WHY_CHARACTERS_MAX],
                "who": contingency.who,
                "urgency": contingency.urgency,
                "fired_at": at,
            }
        )

    def _count(self, owed: Ledger, known: VisitFacts, command: RecordVisit, at: datetime) -> None:
        tried = self._tried[command.nominal_id]
        if rules.is_successful(command):
            self._tried[command.nominal_id] = tried.after_entry(at)
            for waiting in owed.open_of(ObligationKind.S96B):
                if waiting.opened_at <= at:
                    owed.cancel(waiting, at, CancelReason.NO_LONGER_APPLIES)
        if command.outcome not in FAILED:
            return
        counts = attempts.qualifies(
            command.outcome,
            sought_to_search=command.entry_sought_to_search,
            by_constable=any(member.id in self._constables for member in known.crew),
        )
        tried = tried.and_then(Attempt(at, counts))
        self._tried[command.nominal_id] = tried
        if not _has_policy(owed, ObligationKind.S96B, at) or owed.open_of(ObligationKind.S96B):
            return
        enough = rule_for(owed.policy, ObligationKind.S96B, london_day(at), applies_to="ATTEMPTS").days or 0
        if tried.undecided() >= enough:
            owed.open(ObligationKind.S96B, at, Cause(kind=RecordKind.VISIT, id=command.visit_id))

    async def write(self, connection: AsyncConnection) -> None:
        """Write the actions that were fired; the obligations are written with the chains."""
        await insert_all(connection, plan_action, self._actions)

    async def join_signals(self, connection: AsyncConnection, now: datetime) -> None:
        """A trigger that happened is a weak signal: it is joined with others, once all else is written."""
        for managed in self._shaken.values():
            await joining.heard(connection, managed, now)


async def read(
    connection: AsyncConnection, force_id: int, nominals: Mapping[UUID, Managed], constables: Collection[UUID]
) -> Consequences:
    """What must be known beforehand, of all the nominals at once."""
    ledgers = await obligation_store.ledgers(connection, force_id, tuple(nominals.values()))
    return Consequences(ledgers, await attempts.tried(connection, force_id, list(nominals)), constables)


def _open(owed: Ledger, kind: ObligationKind, at: datetime, cause: Cause, applies_to: str | None = None) -> None:
    if _has_policy(owed, kind, at):
        owed.open(kind, at, cause, applies_to=applies_to)


def _has_policy(owed: Ledger, kind: ObligationKind, at: datetime) -> bool:
    day = london_day(at)
    return any(row.code is kind and row.holds_on(day) for row in owed.policy)


def _fired(known: VisitFacts, command: RecordVisit, at: datetime) -> Iterator[Contingency]:
    plan = known.plan_at(at)
    events = set(_events(command))
    happened = {answer.trigger_id for answer in command.trigger_answers if answer.happened}
    for contingency in plan.contingencies if plan else ():
        if contingency.is_fired(events, happened):
            yield contingency


def _events(command: RecordVisit) -> Iterator[ContingencyOn]:
    if rules.breaches(command):
        yield ContingencyOn.SUSPECTED_BREACH
    if command.outcome in FAILED:
        yield ContingencyOn.FAILED_ATTEMPT
    if command.outcome is VisitOutcome.NOT_RESIDENT:
        yield ContingencyOn.NOT_RESIDENT
