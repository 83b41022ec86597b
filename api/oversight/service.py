"""The board as a caller may see it: each answer is one statement in the caller's row context, and its audit event.

A number is consultation like the list behind it: the event says what was asked for and how many were counted, and
names the nominals that the answer shows.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from api.audit.ledger import append_to_read, by
from api.audit.vocabulary import AuditOperation
from api.db.database import Reading
from api.identity.principal import Principal
from api.oversight import board as boards
from api.oversight import export as exports
from api.oversight import measures, rules, store
from api.oversight import practised as behind
from api.oversight.commands import (
    Board,
    Caseloads,
    Change,
    Decisions,
    Export,
    Knowledge,
    OverdueList,
    Practice,
    TrendPoint,
    Which,
)
from api.oversight.practised import Behind, Carried, PractisedVisit
from api.oversight.words import EVERY_PART, Part, PracticePart
from api.refusals import BadInput
from api.services import Services

ROWS_MAX = 100
_COUNTED = {"visitPractice": "visit", "visitPracticeList": "visit", "caseloadList": "nominal"}
EXPORT_MAX = 20_000


async def board(
    services: Services,
    principal: Principal,
    which: Which,
    at: datetime | None,
    known_at: datetime | None,
    *,
    parts: frozenset[Part] = EVERY_PART,
) -> Board:
    """The backlog at `at` as known at `known_at`, both now unless said; only the parts that are asked for."""
    asked = rules.when(at, known_at, services.clock.now())
    async with services.database.reading(principal.row_context()) as connection:
        answer = await boards.board(connection, principal.force_id, asked, which, parts)
        shown = [answer.most_overdue.nominal_id] if answer.most_overdue else []
        await _consulted(connection, principal, "overdueBoard", answer.size, shown)
    return answer


async def overdue(
    services: Services,
    principal: Principal,
    which: Which,
    at: datetime | None,
    known_at: datetime | None,
    *,
    first: int,
    after: UUID | None,
) -> OverdueList:
    """What is behind a number of the board, a page at a time, the oldest first."""
    _refuse_rows(first)
    asked = rules.when(at, known_at, services.clock.now())
    async with services.database.reading(principal.row_context()) as connection:
        answer = await store.overdue(connection, principal.force_id, asked, which, after=after, first=first)
        await _consulted(connection, principal, "overdueList", answer.size, (row.nominal_id for row in answer.rows))
    return answer


async def trend(
    services: Services, principal: Principal, which: Which, *, first: date, last: date, known: Knowledge
) -> tuple[TrendPoint, ...]:
    """The backlog week by week, from one day to another."""
    rules.refuse_ages(which)
    instants = rules.weekly(first, last, services.clock.now())
    async with services.database.reading(principal.row_context()) as connection:
        answer = await store.points(connection, principal.force_id, instants, known, which)
        await _consulted(connection, principal, "overdueTrend", len(answer), ())
    return answer


async def change(
    services: Services,
    principal: Principal,
    which: Which,
    *,
    before: datetime,
    after: datetime | None,
    known: Knowledge,
) -> Change:
    """The backlog at two times, the later one now unless said, and the change in per cent."""
    now = services.clock.now()
    after = after or now
    if not before < after <= now:
        raise BadInput("A change goes from one time to a later one, and not beyond now.", field="before")
    rules.refuse_ages(which)
    async with services.database.reading(principal.row_context()) as connection:
        answer = await measures.change(connection, principal.force_id, (before, after), known, which)
        await _consulted(connection, principal, "overdueChange", answer.size_after, ())
    return answer


async def export(
    services: Services, principal: Principal, which: Which, at: datetime | None, known_at: datetime | None
) -> Export:
    """The whole backlog as a file. It leaves the service: the audit has it as a disclosure, with every row's id."""
    asked = rules.when(at, known_at, services.clock.now())
    async with services.database.reading(principal.row_context()) as connection:
        found = await store.everything(connection, principal.force_id, asked, which, limit=EXPORT_MAX + 1)
        if len(found) > EXPORT_MAX:
            raise BadInput(f"An export has {EXPORT_MAX:,} rows at most: ask for less.", field="which")
        event = by(
            principal,
            AuditOperation.DISCLOSURE,
            "overdueExport",
            object_type="obligation",
            object_ids=[row["id"] for row in found],
            subject_ids=list(dict.fromkeys(row["nominal_id"] for row in found)),
            row_count=len(found),
        )
        await append_to_read(connection, event)
    return exports.export(asked, found)


async def practice(
    services: Services, principal: Principal, *, since: datetime, until: datetime, unit_id: UUID | None
) -> Practice:
    """How the visits of a period were made: to nominals whom the unit, or any unit, manages now."""
    if not since < until:
        raise BadInput("A period goes from one time to a later one.", field="from")
    async with services.database.reading(principal.row_context()) as connection:
        answer = await measures.practice(connection, principal.force_id, since, until, unit_id)
        await _consulted(connection, principal, "visitPractice", answer.visits, ())
    return answer


async def practised(
    services: Services,
    principal: Principal,
    part: PracticePart,
    *,
    since: datetime,
    until: datetime,
    unit_id: UUID | None,
    first: int,
    after: UUID | None,
) -> Behind[PractisedVisit]:
    """The attempts behind one number of `practice`, the latest first."""
    _refuse_rows(first)
    if not since < until:
        raise BadInput("A period goes from one time to a later one.", field="from")
    async with services.database.reading(principal.row_context()) as connection:
        answer = await behind.visits(
            connection,
            principal.force_id,
            part,
            since=since,
            until=until,
            unit_id=unit_id,
            first=first,
            after=after,
        )
        shown = (row.nominal_id for row in answer.rows)
        await _consulted(connection, principal, "visitPracticeList", answer.size, shown)
    return answer


async def carried(
    services: Services, principal: Principal, owner_id: UUID, unit_id: UUID | None, *, first: int, after: UUID | None
) -> Behind[Carried]:
    """The nominals behind the number of one officer's caseload."""
    _refuse_rows(first)
    async with services.database.reading(principal.row_context()) as connection:
        answer = await behind.carried(connection, principal.force_id, owner_id, unit_id, first=first, after=after)
        shown = (row.nominal_id for row in answer.rows)
        await _consulted(connection, principal, "caseloadList", answer.size, shown)
    return answer


async def decisions(
    services: Services, principal: Principal, unit_id: UUID | None, *, first: int, after: UUID | None = None
) -> Decisions:
    """Failed attempts that demand a decision, the longest unseen first."""
    _refuse_rows(first)
    now, force = services.clock.now(), principal.force_id
    async with services.database.reading(principal.row_context()) as connection:
        answer = await measures.decisions(connection, force, now, unit_id, first=first, after=after)
        await _consulted(
            connection, principal, "decisionsDemanded", answer.size, (row.nominal_id for row in answer.rows)
        )
    return answer


async def caseloads(services: Services, principal: Principal, unit_id: UUID | None) -> Caseloads:
    """Every officer's caseload now."""
    now = rules.when(None, None, services.clock.now())
    async with services.database.reading(principal.row_context()) as connection:
        answer = await measures.caseloads(connection, principal.force_id, now, unit_id)
        await _consulted(connection, principal, "caseloads", len(answer.officers), ())
    return answer


def _refuse_rows(first: int) -> None:
    if not 1 <= first <= ROWS_MAX:
        raise BadInput(f"first is from 1 to {ROWS_MAX}.", field="first")


async def _consulted(
    connection: Reading, principal: Principal, action: str, count: int, nominals: Iterable[UUID]
) -> None:
    event = by(
        principal,
        AuditOperation.CONSULTATION,
        action,
        object_type=_COUNTED.get(action, "obligation"),
        subject_ids=list(dict.fromkeys(nominals)),
        row_count=count,
    )
    await append_to_read(connection, event)
