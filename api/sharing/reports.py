"""Graded intelligence as it may be shared: the sanitised twin alone, never the submission, never a source.

Each item tells what it is and whom it is about, as the desk wrote it (DPA 2018 s.38), beside its grade. With conditions
(handling C) it is shared only with an agency to which the intelligence unit has released it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
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
  (select coalesce(json_agg(json_build_object('text', t.text, 'grade', i.assessment,
      'basis', t.basis, 'subject', t.subject_category) order by t.position), '[]')
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
            basis=StatementBasis(item["basis"]),
            subject_category=SubjectCategory(item["subject"]),
            as_of=row.information_at,
        )
        for item in row.items
        if _says_what_it_is(item)
    )
    errors = (
        *_faults(handling, released=row.is_released, restricted=row.restricted),
        *_unsaid(row.items),
    )
    return Report(shared=shared, held=held, conditions=row.conditions, errors=errors)


def _says_what_it_is(item: Mapping[str, Any]) -> bool:
    return item["basis"] is not None and item["subject"] is not None


def _unsaid(items: Iterable[Mapping[str, Any]]) -> Iterator[UserError]:
    """A twin from before this was asked (migration 0171) is not shared until the desk has said it."""
    if not all(_says_what_it_is(item) for item in items):
        words = "This report does not say what each item is and whom it is about: the intelligence unit writes it anew."
        yield UserError(code="BASIS_NEEDED", field="reportId", message=words)


def _faults(handling: Handling, *, released: bool, restricted: bool) -> Iterator[UserError]:
    if restricted:
        yield UserError(code="RESTRICTED", field="reportId", message="This report is restricted: it is not shared.")
    if handling is Handling.C and not released:
        words = "This report has conditions (C): ask the intelligence unit to release it to this agency first."
        yield UserError(code="RELEASE_NEEDED", field="reportId", message=words)
