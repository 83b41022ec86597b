"""Is a subject of a case somebody whom the force knows? The system finds likenesses; a person decides about each.

Who says that a subject is, or may be, somebody managed reactively opens that nominal's review at once. Likenesses are
looked for among the nominals that the caller may see: of one that is restricted nothing is told here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import ITSELF, seen
from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.cases import rules
from api.cases.commands import TEXT_MAX, DecideLikeness
from api.cases.desk import Desk, act
from api.cases.history import case_likeness
from api.cases.tables import case_subject
from api.cases.words import Deconfliction
from api.clock import Clock
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, refused
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.tables import nominal
from api.obligations import reactive
from api.obligations.commands import RecordKind
from api.obligations.held import Cause
from api.obligations.rules import Managed
from api.services import Services

CANDIDATES_MAX: Final = 50
# Alike by the whole name, by how each word of it is spelt or sounds in whatever alphabet (as search finds it, decision
# 100), by the last name on the same day of birth, or by an identity. Row policy bounds both sides.
_ALIKE: Final = """
with subject as (
  select s.id, s.name, s.date_of_birth, array_append(s.other_names, s.name) as names
  from doorstep.ocait_case c join doorstep.case_subject s on s.force_id = c.force_id and s.case_id = c.id
  where c.force_id = $1 and c.id = $2
), named as (
  select n.id, n.name from doorstep.nominal n where n.force_id = $1
  union all
  select o.nominal_id, o.name from doorstep.nominal_name o where o.force_id = $1
), called as (
  select s.id, c.name, doorstep.search_words(c.name) as words from subject s cross join unnest(s.names) c(name)
), spelt as (
  select c.id, e.nominal_id
  from called c cross join unnest(c.words) w(word)
  cross join lateral (
    select w.word as token
    union select v.token from doorstep.search_spellings(w.word) k
    join doorstep.search_spelling v on v.force_id = $1 and v.key = k.key and (k.cost = 3) = (v.cost = 3)
  ) near
  join doorstep.search_entry e on e.force_id = $1 and e.token = near.token and e.nominal_id is not null
    and e.field in ('NAME', 'OTHER_NAMES')
  where cardinality(c.words) > 1
  group by c.id, c.name, c.words, e.nominal_id
  having count(distinct w.word) = (select count(distinct word) from unnest(c.words) every(word))
), alike as (
  select s.id as subject_id, n.id as nominal_id, 'NAME' as why
  from subject s cross join unnest(s.names) called join named n on lower(n.name) = lower(called)
  union
  select s.id, n.id, 'BORN_AND_LAST_NAME' from subject s join doorstep.nominal n
    on n.force_id = $1 and n.date_of_birth = s.date_of_birth
    and lower(regexp_replace(n.name, '^.* ', '')) = lower(regexp_replace(s.name, '^.* ', ''))
  union
  select id, nominal_id, 'SPELLING' from spelt
  union
  select s.id, k.nominal_id, 'IDENTITY' from subject s
  join doorstep.case_identity i on i.force_id = $1 and i.case_id = $2
  join doorstep.known_identity k on k.force_id = $1 and k.kind = i.kind and lower(k.value) = lower(i.value)
)
select a.subject_id, s.name as subject_name, n.id as nominal_id, n.reference, n.name, n.date_of_birth, n.risk_level,
  n.management_mode, array_agg(distinct a.why order by a.why) as why,
  (select l.decision from doorstep.case_likeness l where l.force_id = $1 and l.subject_id = a.subject_id
     and l.nominal_id = n.id order by l.decided_at desc limit 1) as decision
from alike a join subject s on s.id = a.subject_id join doorstep.nominal n on n.force_id = $1 and n.id = a.nominal_id
group by a.subject_id, s.name, n.id, n.reference, n.name, n.date_of_birth, n.risk_level, n.management_mode
order by count(distinct a.why) desc, n.name, n.id limit $3
"""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A nominal whom a subject of a case may be, by what, and what a person last decided of it."""

    subject_id: UUID
    subject_name: str
    nominal_id: UUID
    reference: str
    name: str
    date_of_birth: date | None
    risk_level: RiskLevel
    management_mode: ManagementMode
    why: list[str]
    decision: Deconfliction | None


async def candidates(services: Services, principal: Principal, case_id: UUID) -> list[Candidate]:
    """Whom the subjects of a case may be, the likeliest first; nothing of a case that the caller may not see."""
    async with services.database.reading(principal.row_context()) as connection:
        rows = await connection.fetch(_ALIKE, principal.force_id, case_id, CANDIDATES_MAX)
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            "caseCandidates",
            object_type="ocait_case",
            object_ids=(case_id,),
            subject_ids=tuple(dict.fromkeys(row["nominal_id"] for row in rows)),
            row_count=len(rows),
        )
        await ledger.append_to_read(connection, event)
    return [_candidate(dict(row)) for row in rows]


def _candidate(told: dict[str, object]) -> Candidate:
    decision, why = told["decision"], list(told["why"])  # type: ignore[call-overload]
    words = {
        "risk_level": RiskLevel(str(told["risk_level"])),
        "management_mode": ManagementMode(str(told["management_mode"])),
        "decision": None if decision is None else Deconfliction(str(decision)),
        # Who is called the same is spelt alike as well.
        "why": [each for each in why if each != "SPELLING" or "NAME" not in why],
    }
    return Candidate(**(told | words))  # type: ignore[arg-type]


async def decide_likeness(services: Services, principal: Principal, command: DecideLikeness) -> Done | Refused:
    """Keep what a person decided; the last decision about the two counts."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.texts(command, reason=TEXT_MAX))
        if errors:
            return Refused(errors)
        if await desk.find(case_subject, command.subject_id) is None:
            return refused("UNKNOWN_SUBJECT", "subjectId", "The case has no such subject: choose one of it.")
        known = await locked(desk.connection, principal, command.nominal_id)
        if known is None:
            return refused(
                "UNKNOWN_NOMINAL", "nominalId", "There is no such person that you may see: choose one found."
            )
        told = {name: value for name, value in vars(command).items() if name != "case_id"}
        await desk.add(case_likeness, **told, decided_at=desk.now, decided_by=desk.officer_id)
        await _link(desk, command)
        if command.decision is not Deconfliction.NOT_SAME:
            await _heard(desk.connection, known, command.case_id, services.clock)
        return Done(desk.case.id, subject_ids=(known.nominal_id,))

    return await act(services, principal, command, action="decideLikeness", decide=decide)


async def _link(desk: Desk, command: DecideLikeness) -> None:
    """Whom a subject is: the nominal if the same, nobody if that is taken back."""
    this = (case_subject.c.force_id == desk.principal.force_id, case_subject.c.id == command.subject_id)
    if command.decision is Deconfliction.SAME:
        change = update(case_subject).where(*this).values(nominal_id=command.nominal_id)
    else:
        change = update(case_subject).where(*this, case_subject.c.nominal_id == command.nominal_id)
        change = change.values(nominal_id=None)
    await desk.connection.execute(change)


async def _heard(connection: AsyncConnection, known: Managed, case_id: UUID, clock: Clock) -> None:
    await reactive.heard(connection, known, Cause(kind=RecordKind.CASE, id=case_id), clock)


async def locked(connection: AsyncConnection, principal: Principal, key: UUID) -> Managed | None:
    """A nominal whom the caller may see, locked."""
    row = (
        await connection.execute(
            select(nominal)
            .where(nominal.c.force_id == principal.force_id, nominal.c.id == key)
            .with_for_update(key_share=True)
        )
    ).one_or_none()
    if row is None:
        return None
    found = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    if not holds(seen(ITSELF), found, principal.row_context().facts() | {GRANTED: []}):
        return None
    return Managed.of(principal.force_id, found)
