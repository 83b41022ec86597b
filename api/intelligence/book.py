"""Takes submissions in: read what they name, decide each in memory, write all at once. For one, and for a phone's many.

The source's identity goes into its own table and nowhere else. News of somebody managed reactively opens their
review, and what stands alone is joined with other weak signals.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import CASE_ITSELF, ITSELF, case_seen, seen
from api.alerts import joining
from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.cases.tables import case_access, ocait_case
from api.db.rows import among, insert_all
from api.identity import answering
from api.identity.principal import Principal
from api.intelligence import rules
from api.intelligence.commands import SubmitIntelligence
from api.intelligence.tables import (
    intelligence_item,
    intelligence_link,
    intelligence_mention,
    intelligence_person,
    intelligence_raw,
    intelligence_report,
    intelligence_source,
    intelligence_submission,
)
from api.intelligence.words import Handling, PersonState, ReportState
from api.nominals.carrying import Done, Refused, refused
from api.nominals.tables import nominal, nominal_access
from api.obligations import reactive
from api.obligations.commands import RecordKind
from api.obligations.held import Cause
from api.obligations.rules import Managed
from api.values import new_id

_NUMBERS_LOCK: Final = 7_003
# Parents before what hangs under them.
_ORDER: Final = (
    intelligence_report,
    intelligence_submission,
    intelligence_source,
    intelligence_item,
    intelligence_raw,
    intelligence_link,
    intelligence_mention,
    intelligence_person,
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """Who submits, by which request, and when it was written and taken in."""

    principal: Principal
    officer_id: UUID | None
    request_id: UUID
    now: datetime
    made_at: datetime | None = None
    device_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Known:
    """What submissions may name, what is taken, and the unit that answers for what each officer tells."""

    reports: frozenset[UUID]
    nominals: dict[UUID, dict[str, Any]]
    cases: dict[UUID, dict[str, Any]]
    granted: dict[UUID, frozenset[UUID]]
    units: Mapping[UUID, UUID]
    last_number: int


class Book:
    """`read` first, then `record` in order, then `write`."""

    def __init__(self, force_id: int, known: Known) -> None:
        self._force_id = force_id
        self._known = known
        self._reports = set(known.reports)
        self._number = known.last_number
        self._rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        self._news: list[tuple[Managed, UUID]] = []
        self._now: datetime | None = None
        self.events: list[ledger.AuditEvent] = []

    def record(self, told: Told, command: SubmitIntelligence) -> Done | Refused:
        """Note a submission, or say what stands against it."""
        errors = tuple(rules.of_submission(command, told.now))
        if errors:
            return Refused(errors)
        if told.officer_id is None:
            return refused("OFFICER_NEEDED", "id", "Only an officer submits intelligence: sign in as one.")
        if command.report_id in self._reports:
            return refused("ID_REUSED", "reportId", "Another report has this id: make a new one.")
        fault = self._unknown(told, command)
        if fault is not None:
            return fault
        self._note(told, told.officer_id, command)
        return Done(command.report_id, subject_ids=command.nominal_ids)

    def _unknown(self, told: Told, command: SubmitIntelligence) -> Refused | None:
        facts = told.principal.row_context().facts()
        facts |= {GRANTED: self._known.granted.get(told.officer_id or UUID(int=0), frozenset())}
        for key in command.nominal_ids:
            row = self._known.nominals.get(key)
            if row is None or not holds(seen(ITSELF), row, facts):
                return refused("UNKNOWN_NOMINAL", "nominalIds", "There is no such person that you may see: choose one.")
        for key in command.case_ids:
            row = self._known.cases.get(key)
            if row is None or not holds(case_seen(CASE_ITSELF), row, facts):
                return refused("UNKNOWN_CASE", "caseIds", "There is no such case that you may see: choose one.")
        return None

    def _note(self, told: Told, officer_id: UUID, command: SubmitIntelligence) -> None:
        self._now = told.now
        self._reports.add(command.report_id)
        self._number += 1
        submission, report = new_id(), {"report_id": command.report_id}
        self._add(
            intelligence_report,
            id=command.report_id,
            urn=f"{told.now.year}-{self._number:06d}",
            state=ReportState.TO_EVALUATE,
            information_at=command.information_at,
            received_at=told.now,
            source_evaluation=command.source_evaluation,
            handling=command.handling,
            conditions=command.conditions,
            marking=command.marking,
            priority=command.priority,
            is_conditional=command.handling is Handling.C,
        )
        self._add(
            intelligence_submission,
            **report,
            id=submission,
            officer_id=officer_id,
            principal_id=told.principal.id,
            provenance=command.provenance,
            has_source=bool(command.source.strip()),
            made_at=told.made_at,
            received_at=told.now,
        )
        if command.source.strip():
            self._add(intelligence_source, submission_id=submission, identity=command.source, recorded_at=told.now)
        for place, item in enumerate(command.items):
            key = new_id()
            self._add(intelligence_item, **report, id=key, position=place, assessment=item.assessment)
            own = {"item_id": key, "submission_id": submission, "officer_id": officer_id, "position": place}
            self._add(intelligence_raw, **own, **vars(item))
        for nominal_id in dict.fromkeys(command.nominal_ids):
            self._add(intelligence_link, **report, nominal_id=nominal_id, case_id=None)
            self._news.append((Managed.of(self._force_id, self._known.nominals[nominal_id]), command.report_id))
        for case_id in dict.fromkeys(command.case_ids):
            self._add(intelligence_link, **report, nominal_id=None, case_id=case_id)
        for mention in command.mentions:
            self._add(intelligence_mention, **report, kind=mention.kind, value=mention.value)
        stands = {"state": PersonState.TO_LINK, "priority": command.priority, "told_at": told.now}
        for place, person in enumerate(command.persons):
            unit = {"unit_id": self._known.units[officer_id], "position": place}
            self._add(intelligence_person, **report, **unit, **stands, **vars(person))
        self.events.append(_event(told, command))

    def _add(self, table: Table, **values: Any) -> None:
        self._rows[table].append({"force_id": self._force_id, "id": new_id()} | values)

    async def write(self, connection: AsyncConnection) -> None:
        """Write what was noted; the caller writes `events`."""
        for table in _ORDER:
            await insert_all(connection, table, self._rows[table])
        for managed, report_id in self._news:
            assert self._now is not None
            cause = Cause(kind=RecordKind.INTELLIGENCE, id=report_id)
            await reactive.heard(connection, managed, cause, At(self._now))
            await joining.heard(connection, managed, self._now)


@dataclass(frozen=True)
class At:
    """The time of this transaction, for rules that ask a clock."""

    at: datetime

    def now(self) -> datetime:
        return self.at


async def read(
    connection: AsyncConnection, force_id: int, commands: Sequence[SubmitIntelligence], officers: Sequence[UUID]
) -> Book:
    """The book for these commands. Numbers are given in turn: the lock is held until the commit."""
    if not commands:
        return Book(force_id, Known(reports=frozenset(), nominals={}, cases={}, granted={}, units={}, last_number=0))
    await connection.execute(select(func.pg_advisory_xact_lock(_NUMBERS_LOCK, force_id)))
    reports = await connection.execute(
        select(intelligence_report.c.id).where(
            intelligence_report.c.force_id == force_id,
            intelligence_report.c.id == among([command.report_id for command in commands]),
        )
    )
    number = await connection.scalar(
        select(func.max(func.right(intelligence_report.c.urn, 6))).where(intelligence_report.c.force_id == force_id)
    )
    return Book(
        force_id,
        Known(
            reports=frozenset(row.id for row in reports),
            nominals=await locked(connection, force_id, nominal, [k for one in commands for k in one.nominal_ids]),
            cases=await locked(connection, force_id, ocait_case, [k for one in commands for k in one.case_ids]),
            granted=await grants(connection, force_id, officers),
            units=await answering.units(connection, force_id, officers),
            last_number=int(number or 0),
        ),
    )


async def locked(
    connection: AsyncConnection, force_id: int, table: Table, keys: Sequence[UUID]
) -> dict[UUID, dict[str, Any]]:
    """What is named, locked against its being moved meanwhile, in one order for everybody."""
    if not keys:
        return {}
    rows = await connection.execute(
        select(table)
        .where(table.c.force_id == force_id, table.c.id == among(sorted(set(keys))))
        .order_by(table.c.id)
        .with_for_update(key_share=True)
    )
    return {row.id: dict(row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public name for it


async def grants(connection: AsyncConnection, force_id: int, officers: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """The nominals and cases that officers were granted need-to-know of."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for table, key in ((nominal_access, nominal_access.c.nominal_id), (case_access, case_access.c.case_id)):
        rows = await connection.execute(
            select(table.c.officer_id, key.label("key")).where(
                table.c.force_id == force_id,
                table.c.officer_id == among(officers),
                or_(table.c.until.is_(None), table.c.until > func.now()),
            )
        )
        for row in rows:
            found[row.officer_id].add(row.key)
    return {officer: frozenset(keys) for officer, keys in found.items()}


def _event(told: Told, command: SubmitIntelligence) -> ledger.AuditEvent:
    return ledger.by(
        told.principal,
        AuditOperation.COLLECTION,
        "submitIntelligence",
        device_id=told.device_id,
        request_id=told.request_id,
        object_type="intelligence_report",
        object_ids=(command.report_id,),
        subject_ids=command.nominal_ids,
        row_count=1,
    )
