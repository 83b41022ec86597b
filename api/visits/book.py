"""Decides visits one after another, each seeing what the ones before it did, and then writes all of them at once.

The facts of all are read first (`facts.py`), the rules decide in memory (`rules.py`), the store writes (`store.py`).
What comes of it is the same as if each visit had been read, decided and written by itself; it costs a fixed number of
statements instead of a dozen for each visit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.obligations import store as obligation_store
from api.obligations.chains import Chain
from api.obligations.policy import PolicyInterval
from api.refusals import UserError
from api.visits import consequences, contribution_store, counting, facts, joining, rules, store, validation
from api.visits.commands import RecordVisit, VisitRecorded, VisitRefused
from api.visits.consequences import Consequences
from api.visits.contributions import Contributions
from api.visits.facts import Known, Told
from api.visits.rules import VisitFacts
from api.visits.store import Kept
from api.writing import json_digest

ID_REUSED = "ID_REUSED"
_SINCE_VERSION_2 = ("statements", "trigger_answers", "attachments")


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Who tells of a visit, by which submission, and what the server knows of its arrival.

    `principal` acts (a supervisor may apply another's held submission); the officer who made it is in the command.
    `received_at` is when the server first had it, `now` when it is written: for a held submission they differ.
    """

    principal: Principal
    submission_id: UUID
    now: datetime
    received_at: datetime
    policy: tuple[PolicyInterval, ...]
    skew_seconds: int | None = None
    device_id: UUID | None = None
    # Who wrote the submission, where that is another than who acts; and when, by the phone's clock.
    author_id: UUID | None = None
    officer_id: UUID | None = None
    at: datetime | None = None


class Book:
    """Some visits of one transaction. `read` first, then `record` in order, then `write`."""

    def __init__(
        self,
        force_id: int,
        known: Known,
        told: Sequence[Told],
        chains: dict[UUID, Chain],
        *,
        follow_ups: Consequences,
        around: Contributions,
    ) -> None:
        self._force_id = force_id
        self._follow_ups = follow_ups
        self._around = around
        # Nominals of whom a visit that was counted is part of another.
        self._seen_anew: set[UUID] = set()
        self._known = known
        self._told_by_visit: dict[UUID, Told] = {}
        self._told_by_submission: dict[UUID, Told] = {}
        for one in told:
            self._tell(one)
        self._chains = chains
        self._promised: set[UUID] = set()
        self._kept: list[Kept] = []
        self._now: datetime | None = None
        self.events: list[ledger.AuditEvent] = []

    def facts(self, telling: Telling, command: RecordVisit) -> VisitFacts:
        """What the rules must know of a visit that was among those read."""
        known = self._known.of(command, telling.skew_seconds)
        if not command.attachments:
            return known
        own = {promised.id for promised in command.attachments}
        return replace(known, attachments_taken=known.attachments_taken | (self._promised & own))

    def record(self, telling: Telling, command: RecordVisit) -> VisitRecorded | VisitRefused:
        """Keep a visit. Refuses only what cannot be kept at all, or an id with other content."""
        repeated = self.repeated(telling, command)
        if repeated is not None:
            return repeated
        known = self.facts(telling, command)
        faults = validation.unkeepable(known, command)
        return VisitRefused(faults) if faults else self.keep(telling, known, command)

    def repeated(self, telling: Telling, command: RecordVisit) -> VisitRecorded | VisitRefused | None:
        """The answer to a visit that was told before: the same to the same content, else a refusal."""
        by_visit = self._told_by_visit.get(command.visit_id)
        by_submission = self._told_by_submission.get(telling.submission_id)
        before = [told for told in (by_visit, by_submission) if told is not None]
        if not before:
            return None
        said = content_digest(command)
        if all(told.visit_id == command.visit_id and told.content_digest == said for told in before):
            return VisitRecorded(command.visit_id, before[0].flags)
        field = "visitId" if by_submission is None else "id"
        message = "This id was used before with other content: make a new id for a new visit."
        return VisitRefused((UserError(code=ID_REUSED, field=field, message=message),))

    def keep(self, telling: Telling, known: VisitFacts, command: RecordVisit) -> VisitRecorded:
        """Keep a visit of a known nominal, with what it meets and opens, and its audit event."""
        accepted = rules.judge(known, command, telling.received_at)
        said = content_digest(command)
        record = contribution_store.told(
            command, accepted.acted_at, by_constable=any(member.is_constable for member in known.crew)
        )
        spans = joining.spans_of(self._follow_ups.policy_of(command.nominal_id))
        moved = self._around.tell(command.nominal_id, record, spans)
        if counting.in_chain(
            self._chains.get(command.nominal_id), moved, telling.policy, self._around.leads(command.nominal_id)
        ):
            self._seen_anew.add(command.nominal_id)
        self._follow_ups.follow(known, command, accepted.acted_at, moved, telling.now)
        self._tell(Told(command.visit_id, telling.submission_id, said, accepted.flags))
        self._promised.update(promised.id for promised in command.attachments)
        self._kept.append(
            Kept(
                command=command,
                accepted=accepted,
                submission_id=telling.submission_id,
                content_digest=said,
                skew_seconds=telling.skew_seconds,
                received_at=telling.received_at,
                told_by=telling.author_id or telling.principal.id,
            )
        )
        self.events.append(_event(telling, command))
        self._now = telling.now
        return VisitRecorded(command.visit_id, accepted.flags)

    def kept(self, visit_id: UUID) -> RecordVisit | None:
        """The visit, if this book keeps it."""
        return next((kept.command for kept in self._kept if kept.command.visit_id == visit_id), None)

    def _tell(self, told: Told) -> None:
        self._told_by_visit[told.visit_id] = told
        if told.submission_id is not None:
            self._told_by_submission[told.submission_id] = told

    async def write(self, connection: AsyncConnection) -> None:
        """Write what was kept; the caller writes `events`, in the order of its own. Nothing may be kept after."""
        if self._now is None:
            return
        joined = {kept.command.visit_id: self._around.of(kept.command.visit_id) for kept in self._kept}
        await store.write(connection, self._force_id, self._kept, joined)
        await contribution_store.write(connection, self._force_id, self._around, self._now)
        await store.mark_seen(
            connection, self._force_id, [kept for kept in self._kept if not joined[kept.command.visit_id]]
        )
        await contribution_store.see_anew(connection, self._force_id, sorted(self._seen_anew))
        await self._follow_ups.write(connection)
        await obligation_store.write(connection, (*self._chains.values(), *self._follow_ups.held), self._now)
        await store.mark_checked(connection, self._force_id, self._kept)
        await self._follow_ups.join_signals(connection, self._now)


async def read(
    connection: AsyncConnection,
    force_id: int,
    asked: Sequence[tuple[UUID, RecordVisit]],
    *,
    received_at: datetime,
    skew_seconds: int | None = None,
) -> Book:
    """The book for these visits, each with its submission's id. Locks the nominals' rows until the commit."""
    commands = [command for _, command in asked]
    known = await facts.known(connection, force_id, commands)
    told = await facts.told_before(
        connection, force_id, [command.visit_id for command in commands], [submission_id for submission_id, _ in asked]
    )
    around = await contribution_store.near(
        connection, force_id, commands, skew_seconds=skew_seconds, received_at=received_at
    )
    owed = await obligation_store.everything(connection, force_id, tuple(known.nominals.values()))
    chains = {each.chain.managed.nominal_id: each.chain for each in owed}
    follow_ups = await consequences.read(connection, force_id, [each.ledger for each in owed], around.joined_to.keys())
    return Book(force_id, known, told, chains, follow_ups=follow_ups, around=around)


def _event(telling: Telling, command: RecordVisit) -> ledger.AuditEvent:
    return ledger.by(
        telling.principal,
        AuditOperation.COLLECTION,
        "recordVisit",
        device_id=telling.device_id,
        request_id=telling.submission_id,
        object_type="visit",
        object_ids=(command.visit_id,),
        subject_ids=(command.nominal_id,),
        row_count=1,
    )


def content_digest(command: RecordVisit) -> str:
    """Names what was said: equal for equal content, whatever offset the times were written in.

    What version 1 did not have counts only where it says something: visits told before keep their digest.
    """
    said = {field.name: getattr(command, field.name) for field in fields(RecordVisit)}
    for name in _SINCE_VERSION_2:
        if not said[name]:
            del said[name]
    for name in ("started_at", "ended_at"):
        if said[name] is not None and said[name].tzinfo is not None:
            said[name] = said[name].astimezone(UTC)
    # `default`: the database driver has a UUID type of its own.
    return json_digest(said, default=str)
