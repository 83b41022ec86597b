"""What a visit makes owed beside the next visit: its write-up, a review, a breach to record, actions, a decision.

- VISIT_RECORD: the write-up goes on the national system (`writeups.py`).
- SUP_REVIEW: a supervisor reads what an officer submitted (`reviews.py`).
- BREACH_RECORD: a suspected breach is recorded nationally; the obligation also puts it before the supervisor.
- PLAN_ACTION: a contingency of the plan was fired by what was answered.
- S96B: after the second failed attempt a supervisor decides what follows (`attempts.py`).

A force that has no policy row for one of them on that day owes none: an officer at the door is never refused for it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.alerts import joining
from api.db.rows import among, insert_all
from api.obligations.calendar import london_day
from api.obligations.commands import CancelReason, ObligationKind, RecordKind
from api.obligations.engine import Ledger
from api.obligations.held import Cause, Held
from api.obligations.policy import PolicyInterval, rule_for
from api.obligations.reactive import review_for
from api.obligations.rules import Managed, Owed
from api.plans.in_force import Contingency
from api.plans.tables import plan_action
from api.plans.words import ContingencyOn
from api.values import new_id
from api.visits import attempts, rules
from api.visits.attempts import Attempt, Tried
from api.visits.commands import FAILED, RecordVisit, VisitOutcome
from api.visits.contributions import Moved
from api.visits.joining import Contribution
from api.visits.rules import VisitFacts

_WHY_CHARACTERS_MAX: Final = 500


class Consequences:
    """Of some visits of one transaction: gathered one after another, then written at once."""

    def __init__(
        self, ledgers: Mapping[UUID, Ledger], tried: Mapping[UUID, Tried], fired: Mapping[UUID, set[UUID]]
    ) -> None:
        self._ledgers = ledgers
        self._tried = dict(tried)
        # Contingencies, by the record that fired them.
        self._fired = dict(fired)
        self._actions: list[dict[str, Any]] = []
        self._shaken: dict[UUID, Managed] = {}

    @property
    def held(self) -> Iterator[Held]:
        """What is owed now, to be written together with the chains of visits."""
        yield from self._ledgers.values()

    def follow(self, known: VisitFacts, command: RecordVisit, acted_at: datetime, moved: Moved, now: datetime) -> None:
        """Note what this record makes owed. What others of its visit have made owed is not owed twice."""
        owed = self._ledgers[command.nominal_id]
        if any(answer.happened for answer in command.trigger_answers) and isinstance(owed.managed, Managed):
            self._shaken[command.nominal_id] = owed.managed
        self.count(command.nominal_id, moved, now)
        review_for(owed, Cause(kind=RecordKind.VISIT, id=command.visit_id), now)
        others = {each.visit_id for visit in moved.visits for each in visit if command.visit_id in _ids(visit)}
        fired = {key for visit_id in others for key in self._fired.get(visit_id, ())}
        for contingency in _fired(known, command, acted_at):
            if contingency.id not in fired:
                self._act(owed, contingency, command, acted_at)

    def count(self, nominal_id: UUID, moved: Moved, now: datetime) -> None:
        """Count visits and attempts anew where records were joined or parted, and what is owed for each visit."""
        owed = self._ledgers[nominal_id]
        for visit in moved.visits:
            self._owe_once(owed, ObligationKind.VISIT_RECORD, visit)
            self._owe_once(owed, ObligationKind.SUP_REVIEW, visit, now)
            self._owe_once(owed, ObligationKind.BREACH_RECORD, [each for each in visit if each.suspects_breach])
        for each in moved.goes:
            self._uncount(owed, each)
        for each in sorted(moved.comes, key=lambda record: record.began):
            self._count(owed, each)

    def _owe_once(
        self, owed: Ledger, kind: ObligationKind, records: Sequence[Contribution], at: datetime | None = None
    ) -> None:
        """One for each visit: the record that began first opens it, and what others opened is owed no longer.

        What was done for one of them was done for the visit.
        """
        if not records:
            return
        ids = _ids(records)
        live = [each for each in owed.in_force if each.kind is kind and each.opened_by in ids and not each.cancelled_at]
        first = min(records, key=lambda record: (record.began, record.visit_id))
        keeps = min(live, key=lambda each: (each.met_at is None, each.basis, each.id), default=None)
        if keeps is None or (keeps.met_at is None and (at or first.began) < keeps.basis):
            _open(owed, kind, at or first.began, Cause(kind=RecordKind.VISIT, id=first.visit_id))
            keeps = None
        for each in live:
            if each is not keeps and each.met_at is None:
                owed.cancel(each, each.opened_at, CancelReason.REPLACED)

    def _act(self, owed: Ledger, contingency: Contingency, command: RecordVisit, at: datetime) -> None:
        key = new_id()
        cause = Cause(kind=RecordKind.ACTION, id=key)
        _open(owed, ObligationKind.PLAN_ACTION, at, cause, applies_to=contingency.urgency)
        self._fired.setdefault(command.visit_id, set()).add(contingency.id)
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

    def _count(self, owed: Ledger, record: Contribution) -> None:
        """It speaks for a visit: an attempt that failed, or entry."""
        key, at = owed.nominal_id, record.began
        if record.is_successful:
            self._tried[key] = self._tried[key].after_entry(at)
            self._let_go(owed, owed.open_of(ObligationKind.S96B), at)
        if record.outcome not in FAILED:
            return
        self._tried[key] = self._tried[key].and_then(Attempt(at, record.qualifies, record.visit_id))
        if not owed.has_rule(ObligationKind.S96B, at) or owed.open_of(ObligationKind.S96B):
            return
        if self._are_enough(owed, at):
            owed.open(ObligationKind.S96B, at, Cause(kind=RecordKind.VISIT, id=record.visit_id))

    def _uncount(self, owed: Ledger, record: Contribution) -> None:
        """It no longer speaks for a visit: a decision that only its attempt demanded is owed no longer."""
        self._tried[owed.nominal_id] = self._tried[owed.nominal_id].without(record.visit_id)
        self._let_go(owed, owed.open_of(ObligationKind.S96B, opened_by=record.visit_id), record.began)

    def _let_go(self, owed: Ledger, waiting: Sequence[Owed], at: datetime) -> None:
        """A decision that attempts demanded is owed no longer where too few of them count now."""
        for each in waiting:
            if not self._are_enough(owed, each.basis):
                owed.cancel(each, at, CancelReason.NO_LONGER_APPLIES)

    def _are_enough(self, owed: Ledger, at: datetime) -> bool:
        enough = rule_for(owed.policy, ObligationKind.S96B, london_day(at), applies_to="ATTEMPTS").days or 0
        return self._tried[owed.nominal_id].undecided() >= enough

    def policy_of(self, nominal_id: UUID) -> Sequence[PolicyInterval]:
        """Every dated row of the nominal's force."""
        return self._ledgers[nominal_id].policy

    async def write(self, connection: AsyncConnection) -> None:
        """Write the actions that were fired; the obligations are written with the chains."""
        await insert_all(connection, plan_action, self._actions)

    async def join_signals(self, connection: AsyncConnection, now: datetime) -> None:
        """A trigger that happened is a weak signal: it is joined with others, once all else is written."""
        for managed in self._shaken.values():
            await joining.heard(connection, managed, now)


async def read(
    connection: AsyncConnection, force_id: int, ledgers: Sequence[Ledger], near: Collection[UUID]
) -> Consequences:
    """What must be known beforehand, of all the nominals at once. `near`: the records that lie near the new ones."""
    owed = {ledger.nominal_id: ledger for ledger in ledgers}
    fired: dict[UUID, set[UUID]] = {}
    if near:
        rows = await connection.execute(
            select(plan_action.c.visit_id, plan_action.c.contingency_id).where(
                plan_action.c.force_id == force_id, plan_action.c.visit_id == among(near)
            )
        )
        for row in rows:
            fired.setdefault(row.visit_id, set()).add(row.contingency_id)
    return Consequences(owed, await attempts.tried(connection, force_id, list(owed)), fired)


def _ids(records: Sequence[Contribution]) -> frozenset[UUID]:
    return frozenset(record.visit_id for record in records)


def _open(owed: Ledger, kind: ObligationKind, at: datetime, cause: Cause, applies_to: str | None = None) -> None:
    if owed.has_rule(kind, at, applies_to):
        owed.open(kind, at, cause, applies_to=applies_to)


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
