"""Writes gradings, twins, reviews and news of a report."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.assessments.words import StatementBasis, SubjectCategory
from api.db.rows import among, insert_all
from api.intelligence.commands import GradedItem, ReviewReport, SanitisedItem, SanitiseReport
from api.intelligence.desk import Desk
from api.intelligence.tables import (
    intelligence_grading,
    intelligence_item,
    intelligence_link,
    intelligence_news,
    intelligence_person,
    intelligence_raw,
    intelligence_review,
    intelligence_text,
    intelligence_twin,
)
from api.intelligence.words import Graded, NewsKind, PersonState
from api.values import new_id


async def grade(
    desk: Desk, what: Graded, before: StrEnum, after: StrEnum, reason: str, *, item_id: UUID | None = None
) -> None:
    """Keep a change of a grade; nothing where it stays."""
    if before is after:
        return
    said = {"before": before.value, "after": after.value, "reason": reason}
    by = {"graded_at": desk.now, "graded_by": desk.principal.id}
    await desk.add(intelligence_grading, id=new_id(), graded=what, item_id=item_id, **said, **by)


async def grade_items(desk: Desk, items: Iterable[GradedItem], reason: str) -> None:
    """Give items their grades, with what they were before."""
    for item in items:
        await grade(desk, Graded.ITEM, desk.items[item.item_id], item.assessment, reason, item_id=item.item_id)
        await desk.connection.execute(
            update(intelligence_item)
            .where(intelligence_item.c.force_id == desk.principal.force_id, intelligence_item.c.id == item.item_id)
            .values(assessment=item.assessment)
        )


async def as_submitted(desk: Desk, command: SanitiseReport) -> SanitiseReport:
    """The same twin, each item with what the submitter said that it is, and whom it is about, where it says neither."""
    raw = intelligence_raw.c
    rows = await desk.connection.execute(
        select(raw.item_id, raw.basis, raw.subject_category).where(
            raw.force_id == desk.principal.force_id, raw.item_id == among(list(desk.items))
        )
    )
    said = {row.item_id: row for row in rows}
    return replace(command, items=tuple(_whole(item, said.get(item.item_id)) for item in command.items))


def _whole(item: SanitisedItem, said: Any) -> SanitisedItem:
    basis, about = (None, None) if said is None else (said.basis, said.subject_category)
    return replace(
        item,
        basis=item.basis or (basis and StatementBasis(basis)),
        subject_category=item.subject_category or (about and SubjectCategory(about)),
    )


async def write_twin(desk: Desk, command: SanitiseReport, version: int) -> None:
    """A version of the sanitised twin, with the items that are left in it."""
    written = {"written_at": desk.now, "written_by": desk.principal.id}
    await desk.add(intelligence_twin, id=command.id, version=version, **written)
    rows: list[dict[str, Any]] = [
        {
            "force_id": desk.principal.force_id,
            "id": new_id(),
            "twin_id": command.id,
            "report_id": desk.report.id,
            "item_id": item.item_id,
            "version": version,
            "position": desk.places[item.item_id],
            "text": item.text.strip(),
            "basis": item.basis,
            "subject_category": item.subject_category,
        }
        for item in command.items
        if item.text.strip()
    ]
    await insert_all(desk.connection, intelligence_text, rows)


async def show_links(desk: Desk) -> None:
    """From now on whoever works with a linked nominal or case sees the report."""
    await desk.connection.execute(
        update(intelligence_link)
        .where(intelligence_link.c.force_id == desk.principal.force_id, intelligence_link.c.report_id == desk.report.id)
        .values(is_ready=True)
    )


async def drop_persons(desk: Desk) -> None:
    """Who is described in no intelligence need not be found."""
    person = intelligence_person
    await desk.connection.execute(
        update(person)
        .where(
            person.c.force_id == desk.principal.force_id,
            person.c.report_id == desk.report.id,
            person.c.state == PersonState.TO_LINK,
        )
        .values(state=PersonState.NOT_KEPT, settled_at=desk.now, settled_by=desk.principal.id)
    )


async def reports_about(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> list[UUID]:
    """The reports about a nominal, ready or not."""
    rows = await connection.scalars(
        select(intelligence_link.c.report_id)
        .where(intelligence_link.c.force_id == force_id, intelligence_link.c.nominal_id == nominal_id)
        .distinct()
    )
    return list(rows)


async def keep_review(desk: Desk, command: ReviewReport) -> None:
    """That somebody looked at it again."""
    said = {"reason": command.reason, "reviewed_at": desk.now, "reviewed_by": desk.principal.id}
    await desk.add(intelligence_review, id=command.id, **said)


async def tell(desk: Desk, kind: NewsKind, cause_id: UUID, version: int) -> None:
    """Put into the outbox what whoever has the report must be told."""
    told = {"sanitised_version": version, "at": desk.now, "cause_id": cause_id}
    await desk.add(intelligence_news, id=new_id(), kind=kind, **told)
