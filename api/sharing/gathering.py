"""What is held of what is to be shared, under its lock: a nominal's record, a report about them, or a case."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from api.obligations.calendar import london_day
from api.refusals import UserError
from api.sharing import case_content, content, reports
from api.sharing.agreement import Agreement, covers
from api.sharing.ledger import Shared
from api.sharing.matter import Matter
from api.sharing.rules import Statement
from api.sharing.words import SharedField, SharedRecord

# A report is told with these of its nominal or case, so that the reader knows of whom.
_NAMED: Final = (SharedField.REFERENCE, SharedField.NAME, SharedField.DATE_OF_BIRTH)


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What could be told, before any agreement; with conditions of its own, and what stands against telling it."""

    shared: Shared
    statements: tuple[Statement, ...]
    conditions: str = ""
    errors: tuple[UserError, ...] = ()


async def gather(matter: Matter, kind: SharedRecord, record_id: UUID, *, agency_id: UUID) -> Gathered | None:
    """Everything that is held of the record; None if there is no such record about this nominal or case."""
    force_id = matter.principal.force_id
    if matter.case_id is not None:
        own = SharedRecord.CASE
        held = await case_content.held(matter.connection, force_id, matter.case_id)
    else:
        own = SharedRecord.NOMINAL
        found = await content.held(matter.connection, force_id, [matter.key], today=london_day(matter.now))
        held = tuple(found[matter.key])
    if kind is not SharedRecord.INTELLIGENCE:
        return Gathered(shared=Shared(kind=own, id=matter.key), statements=held)
    report = await reports.read(
        matter.connection, force_id, record_id, about=matter.key, agency_id=agency_id, now=matter.now
    )
    if report is None:
        return None
    named = tuple(each for each in held if each.field in _NAMED)
    return Gathered(
        shared=report.shared,
        statements=(*named, *report.held),
        conditions=report.conditions,
        errors=report.errors,
    )


async def is_covered(matter: Matter, agreement: Agreement) -> bool:
    """Whether an agreement covers whom or what this is about as things stand now, whatever was told before."""
    if matter.case_id is not None:
        return SharedField.CASE in agreement.shown and not matter.restricted
    person = await content.covered(matter.connection, matter.principal.force_id, matter.key)
    return person is not None and covers(agreement, person)
