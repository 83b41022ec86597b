"""Graded intelligence as it may be shared: the sanitised twin alone, never the submission, never a source.

With conditions (handling C) it is shared only with an agency to which the intelligence unit has released it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.assessments.words import StatementBasis, SubjectCategory
from api.intelligence.words import Handling, SourceEvaluation
from api.refusals import UserError
from api.sharing.ledger import Shared
from api.sharing.rules import Statement
from api.sharing.words import SharedField, SharedRecord

_NUMBER: Final = {SourceEvaluation.RELIABLE: 1, SourceEvaluation.UNTESTED: 2, SourceEvaluation.NOT_RELIABLE: 3}
_REPORT = text("""
select r.id, r.is_ready, r.restricted, r.handling, r.conditions, r.source_evaluation, r.sanitised_version,
  r.information_at,
  (select coalesce(json_agg(json_build_object('text', t.text, 'grade', i.assessment) order by t.position), '[]')
   from doorstep.intelligence_text t
   join doorstep.intelligence_item i on i.force_id = t.force_id and i.id = t.item_id
   where t.force_id = r.force_id and t.report_id = r.id and t.version = r.sanitised_version and t.text <> '') as items,
  exists (select from doorstep.intelligence_release e where e.force_id = r.force_id and e.report_id = r.id
          and e.agency_id = :agency and e.until > :now) as is_released
from doorstep.intelligence_report r
where r.force_id = :force and r.id = :report and r.state = 'READY'
  and exists (select from doorstep.intelligence_link k where k.force_id = r.force_id and k.report_id = r.id
              and :about in (k.nominal_id, k.case_id))
""")


@dataclass(frozen=True, kw_only=True)
class Report:
    """What may be told of a report, and what stands against it."""

    shared: Shared
    held: tuple[Statement, ...]
    conditions: str
    errors: tuple[UserError, ...]


async def read(
    connection: AsyncConnection, force_id: int, report_id: UUID, *, about: UUID, agency_id: UUID, now: datetime
) -> Report | None:
    """A report about the nominal or case with its newest twin; None if there is none that could be shared."""
    asked = {"force": force_id, "report": report_id, "about": about, "agency": agency_id, "now": now}
    row = (await connection.execute(_REPORT, asked)).one_or_none()
    if row is None or not row.is_ready:
        return None
    number, handling = _NUMBER[SourceEvaluation(row.source_evaluation)], Handling(row.handling)
    shared = Shared(
        kind=SharedRecord.INTELLIGENCE,
        id=row.id,
        version=row.sanitised_version,
        grading=f"3x5x2: source {number}, items as graded, handling {handling}",
    )
    held = tuple(
        Statement(
            field=SharedField.INTELLIGENCE,
            text=f"{number}{item['grade']}{handling} {item['text']}"[:2000],
            basis=StatementBasis.THIRD_PARTY_SAID,
            subject_category=SubjectCategory.CONVICTED,
            as_of=row.information_at,
        )
        for item in row.items
    )
    errors = tuple(_faults(handling, released=row.is_released, restricted=row.restricted))
    return Report(shared=shared, held=held, conditions=row.conditions, errors=errors)


def _faults(handling: Handling, *, released: bool, restricted: bool) -> Iterator[UserError]:
    if restricted:
        yield UserError(code="RESTRICTED", field="reportId", message="This report is restricted: it is not shared.")
    if handling is Handling.C and not released:
        words = "This report has conditions (C): ask the intelligence unit to release it to this agency first."
        yield UserError(code="RELEASE_NEEDED", field="reportId", message=words)
