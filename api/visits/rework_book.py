"""What phones add to returned visits, for some of one transaction: read for all, decide in memory, write once.

A step of the review is added for each. A supervisor's review is owed again, where none is owed of the visit already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import ITSELF, seen, whole
from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.db.rows import among, insert_all
from api.nominals.carrying import Refused
from api.nominals.tables import nominal
from api.obligations import store as obligation_store
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.held import Cause
from api.obligations.rules import Managed
from api.values import new_id
from api.visits import rework
from api.visits.book import Telling
from api.visits.commands import RecordVisit
from api.visits.following import ReviewStep
from api.visits.rework import Added, Rework, Standing
from api.visits.tables import visit_review

# Every officer's record of a visit is of one visit: its officers and the steps of its review are those of all of them.
_FACTS: Final = text("""
select asked.id, asked.lead, asked.nominal_id,
  array(select unnest(array_remove(array[r.officer_id, r.second_officer_id], null)) from doorstep.visit r
        where r.force_id = asked.force_id and (r.id = asked.lead or r.joined_to = asked.lead)) as officers,
  array(select r.id from doorstep.visit r
        where r.force_id = asked.force_id and (r.id = asked.lead or r.joined_to = asked.lead)) as records,
  (select s.step from doorstep.visit_review s
   join doorstep.visit r on r.force_id = s.force_id and r.id = s.visit_id
   where s.force_id = asked.force_id and r.nominal_id = asked.nominal_id
     and (r.id = asked.lead or r.joined_to = asked.lead)
   order by s.at desc, s.id desc limit 1) as last
from (select v.force_id, v.id, v.nominal_id, coalesce(v.joined_to, v.id) as lead
      from doorstep.visit v where v.force_id = :force and v.id = any (:visits)) asked
""")
_GRANTED: Final = text("""
select a.nominal_id from doorstep.nominal_access a
where a.force_id = :force and a.nominal_id = any (:nominals) and a.officer_id = any (:officers)
  and (a.until is null or a.until > now())
""")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the answers name: the visits as they stand, their nominals' rows, and which of these were granted."""

    visits: Mapping[UUID, Standing]
    nominals: Mapping[UUID, Mapping[str, Any]]
    granted: frozenset[UUID]


class Book:
    """`read` first, then `record` in order, then `write`, once the visits of the same transaction are written."""

    def __init__(self, force_id: int, known: Known) -> None:
        self._force_id = force_id
        self._known = known
        # The visits, by the record that speaks for them, to which something was added here.
        self._added: set[UUID] = set()
        self._told: list[tuple[Telling, Rework]] = []
        self.events: list[ledger.AuditEvent] = []

    def record(self, telling: Telling, asked: Rework, just_told: RecordVisit | None) -> Added | Refused:
        """Note what is added, or say what stands against it. `just_told`: the visit, if it comes here too."""
        standing = self._known.visits.get(asked.visit_id) or _of(just_told)
        if standing is not None:
            last = ReviewStep.REWORKED if standing.lead_id in self._added else standing.last
            works_with = self._works_with(telling, standing.nominal_id)
            standing = replace(standing, last=last, works_with=works_with)
        outcome = rework.judge(standing, asked, telling.officer_id)
        if isinstance(outcome, Added) and standing is not None:
            self._added.add(standing.lead_id)
            self._told.append((telling, asked))
            self.events.append(_event(telling, asked))
        return outcome

    def _works_with(self, telling: Telling, nominal_id: UUID) -> bool:
        row = self._known.nominals.get(nominal_id)
        if row is None:
            return False
        facts = telling.principal.row_context().facts() | {GRANTED: self._known.granted}
        return holds(seen(ITSELF) & whole(ITSELF), row, facts)

    async def write(self, connection: AsyncConnection) -> None:
        """Write the steps, and the reviews that are owed again; the caller writes `events`."""
        await insert_all(connection, visit_review, [self._step(*told) for told in self._told])
        if not self._told:
            return
        now = self._told[0][0].now
        records = {row.id: frozenset(row.records) for row in await _facts(connection, self._force_id, self._told)}
        about = [self._known.nominals[key] for key in sorted({asked.nominal_id for _, asked in self._told})]
        standings = await obligation_store.everything(
            connection, self._force_id, [Managed.of(self._force_id, row) for row in about]
        )
        owed = {each.ledger.nominal_id: each.ledger for each in standings}
        for _, asked in self._told:
            held = owed[asked.nominal_id]
            waits = any(each.opened_by in records[asked.visit_id] for each in held.open_of(ObligationKind.SUP_REVIEW))
            if held.has_rule(ObligationKind.SUP_REVIEW, now) and not waits:
                held.open(ObligationKind.SUP_REVIEW, now, Cause(kind=RecordKind.VISIT, id=asked.visit_id))
        await obligation_store.write(connection, owed.values(), now)

    def _step(self, telling: Telling, asked: Rework) -> dict[str, Any]:
        return {
            "force_id": self._force_id,
            "id": new_id(),
            "visit_id": asked.visit_id,
            "step": ReviewStep.REWORKED,
            "comment": asked.comment,
            "at": telling.now,
            "by_id": telling.officer_id,
        }


async def read(connection: AsyncConnection, force_id: int, asked: Sequence[Rework], officers: Sequence[UUID]) -> Book:
    """The book for these answers. Locks their nominals until the commit, as whoever writes a record does."""
    if not asked:
        return Book(force_id, Known(visits={}, nominals={}, granted=frozenset()))
    named = sorted({each.nominal_id for each in asked})
    rows = await connection.execute(
        select(nominal)
        .where(nominal.c.force_id == force_id, nominal.c.id == among(named))
        .order_by(nominal.c.id)
        .with_for_update(key_share=True)
    )
    granted = await connection.execute(_GRANTED, {"force": force_id, "nominals": named, "officers": list(officers)})
    visits = {
        row.id: Standing(
            lead_id=row.lead,
            nominal_id=row.nominal_id,
            officers=frozenset(row.officers),
            last=None if row.last is None else ReviewStep(row.last),
            works_with=False,
        )
        for row in await _facts(connection, force_id, [(None, each) for each in asked])
    }
    nominals = {row["id"]: dict(row) for row in rows.mappings()}
    return Book(force_id, Known(visits=visits, nominals=nominals, granted=frozenset(granted.scalars())))


async def _facts(
    connection: AsyncConnection, force_id: int, told: Sequence[tuple[Telling | None, Rework]]
) -> Sequence[Any]:
    visits = sorted({asked.visit_id for _, asked in told})
    return (await connection.execute(_FACTS, {"force": force_id, "visits": visits})).all()


def _of(just_told: RecordVisit | None) -> Standing | None:
    """A visit that the same transaction keeps: nobody has looked at it yet."""
    if just_told is None:
        return None
    crew = (just_told.officer_id, just_told.second_officer_id)
    officers = frozenset(key for key in crew if key is not None)
    return Standing(
        lead_id=just_told.visit_id,
        nominal_id=just_told.nominal_id,
        officers=officers,
        last=None,
        works_with=False,
    )


def _event(telling: Telling, asked: Rework) -> ledger.AuditEvent:
    return ledger.by(
        telling.principal,
        AuditOperation.ALTERATION,
        "reworkVisit",
        device_id=telling.device_id,
        request_id=telling.submission_id,
        object_type="visit",
        object_ids=(asked.visit_id,),
        subject_ids=(asked.nominal_id,),
        row_count=1,
    )
