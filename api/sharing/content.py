"""What the force holds of a nominal, as single statements: the one place from which anything is ever shared.

Each statement says whether it is fact or opinion, about whom it is and as of when (DPA 2018 s.38). There is one
statement of SQL for any number of people, none included, so that asking of nobody takes the same work.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.assessments.words import StatementBasis, SubjectCategory
from api.nominals.commands import ManagementMode, MarkerCode, RiskLevel
from api.sharing.agreement import Covered
from api.sharing.commands import MATCHES_MAX, TEXT_MAX
from api.sharing.rules import Statement
from api.sharing.words import SharedField

_HEALTH: Final = (
    MarkerCode.CONTAGIOUS,
    MarkerCode.SUICIDAL,
    MarkerCode.MENTAL_HEALTH,
    MarkerCode.DRUGS,
    MarkerCode.AILMENT,
)
_HEALTH_LISTED = ", ".join(f"'{code.value}'" for code in _HEALTH)
_WORDED = "lower(replace({}, '_', ' '))"
_HELD = text(
    f"""
with asked as (
  select n.*, o.name as owner_name, u.name as unit_name,
    coalesce((select c.category from doorstep.nominal_category c where c.force_id = n.force_id and c.nominal_id = n.id
              and c.until is null order by c.since desc, c.id limit 1), 'CONVICTED') as category
  from doorstep.nominal n
  join doorstep.officer o on o.force_id = n.force_id and o.id = n.owner_id
  join doorstep.unit u on u.force_id = n.force_id and u.id = n.unit_id
  where n.force_id = :force and n.id = any (:nominals)
), held (nominal_id, field, place, said, basis, subject, as_of, id) as (
  select id, 'REFERENCE', 1, reference, 'FACT_DOCUMENT', category, null::timestamptz, id from asked
  union all select id, 'NAME', 2, name, 'FACT_DOCUMENT', category, null, id from asked
  union all select a.id, 'OTHER_NAMES', 3, m.name, 'FACT_DOCUMENT', category, null, m.id
    from asked a join doorstep.nominal_name m on m.force_id = a.force_id and m.nominal_id = a.id
  union all select id, 'DATE_OF_BIRTH', 4, date_of_birth::text, 'FACT_DOCUMENT', category, null, id
    from asked where date_of_birth is not null
  union all select a.id, 'RISK_LEVEL', 5, risk_level, 'ASSESSMENT', category,
      (select max(d.effective_at) from doorstep.risk_decision d where d.force_id = a.force_id and d.nominal_id = a.id),
      a.id from asked a
  union all select id, 'MANAGEMENT_MODE', 6, management_mode, 'FACT_DOCUMENT', category, null, id from asked
  union all select a.id, case p.kind when 'HOME' then 'HOME_ADDRESS' else 'OTHER_ADDRESSES' end, 7,
      array_to_string(p.lines, ', ') || ', ' || p.postcode, 'FACT_DOCUMENT', category, p.since::timestamptz, p.id
    from asked a join doorstep.address p on p.force_id = a.force_id and p.nominal_id = a.id and p.until is null
  union all select a.id, case when m.code in ({_HEALTH_LISTED}) then 'HEALTH' else 'WARNINGS' end, 8,
      {_WORDED.format("m.code")} || coalesce(': ' || m.detail, ''), 'THIRD_PARTY_SAID', category,
      m.reviewed_on::timestamptz, m.id
    from asked a join doorstep.marker m on m.force_id = a.force_id and m.nominal_id = a.id and m.ended_on is null
  union all select a.id, 'CONDITIONS', 9, {_WORDED.format("o.kind")} || ' ' || c.position || ': ' || c.text,
      'FACT_DOCUMENT', category, o.made_on::timestamptz, c.id
    from asked a
    join doorstep.nominal_order o on o.force_id = a.force_id and o.nominal_id = a.id
      and (o.expires_on is null or o.expires_on > :today)
    join doorstep.order_condition c on c.force_id = o.force_id and c.order_id = o.id
  union all select a.id, case when h.is_child then 'CHILDREN' else 'HOUSEHOLD' end, 10,
      h.first_name || ', ' || h.relationship
        || case when h.is_child then ', ' || {_WORDED.format("h.age_band")} else '' end
        || case when h.lives_there then ', lives there' else ', visits' end,
      'FACT_OBSERVED', case when h.is_child then 'CHILD_AT_RISK' else 'HOUSEHOLD' end, null, h.id
    from asked a
    join doorstep.household_member h on h.force_id = a.force_id and h.nominal_id = a.id and h.ended_on is null
  union all select a.id,
      case k.kind when 'VEHICLE' then 'VEHICLES' when 'PHONE' then 'PHONES' else 'ONLINE_IDENTITIES' end, 11,
      case when k.platform = '' then k.value else k.platform || ': ' || k.value end, 'FACT_DOCUMENT', category,
      k.recorded_at, k.id
    from asked a join doorstep.known_identity k on k.force_id = a.force_id and k.nominal_id = a.id
  union all select id, 'LAST_SEEN', 12, to_char(last_successful_visit_at at time zone 'Europe/London', 'YYYY-MM-DD'),
      'FACT_OBSERVED', category, last_successful_visit_at, id
    from asked where last_successful_visit_at is not null
  union all select id, 'OFFICER', 13, owner_name || ', ' || unit_name, 'FACT_DOCUMENT', 'OTHER', null, id from asked
  union all select a.id, 'TRIGGERS', 14, t.text, 'ASSESSMENT', category, p.decided_at, t.id
    from asked a
    join doorstep.plan p on p.force_id = a.force_id and p.nominal_id = a.id and p.state = 'COUNTERSIGNED'
      and p.ended_at is null
    join doorstep.plan_trigger t on t.force_id = p.force_id and t.plan_id = p.id
)
select nominal_id, field, left(said, {TEXT_MAX}) as text, basis, subject as subject_category, as_of
from held order by place, as_of desc nulls last, said collate "C", id
"""  # noqa: S608 - our own codes
)
_COVERED = """
select n.id, n.restricted, n.risk_level, n.management_mode, u.district,
  exists (select from doorstep.household_member h where h.force_id = n.force_id and h.nominal_id = n.id
          and h.is_child and h.ended_on is null) as has_children
"""
_PLACED = "join doorstep.unit u on u.force_id = n.force_id and u.id = n.unit_id"
_BY_ID = text(f"{_COVERED} from doorstep.nominal n {_PLACED} where n.force_id = :force and n.id = :id")
# Whoever was found, and others of the force up to the same number: looking at nobody is as much work (decision 92).
_AMONG_OTHERS = f"""
{_COVERED}, p.is_found from (
  select all_of.id, all_of.is_found from (
    select f.id, true as is_found from found f
    union all (select o.id, false from doorstep.nominal o where o.force_id = :force order by o.id limit :most)
  ) all_of order by all_of.is_found desc, all_of.id limit :most
) p join doorstep.nominal n on n.force_id = :force and n.id = p.id {_PLACED}
order by n.id, p.is_found
"""  # noqa: S608 - our own text
_BY_IDS = text(
    "with found as (select n.id from doorstep.nominal n where n.force_id = :force and n.id = any (:ids))"  # noqa: S608
    + _AMONG_OTHERS
)
_BY_NAME = text(
    f"""
with found as (
  select n.id from doorstep.nominal n
  where n.force_id = :force and (n.reference = :reference or (n.date_of_birth = :born and (
    lower(n.name) = lower(:name) or exists (
      select from doorstep.nominal_name m where m.force_id = n.force_id and m.nominal_id = n.id
      and lower(m.name) = lower(:name)))))
  order by n.id limit {MATCHES_MAX}
){_AMONG_OTHERS}
"""  # noqa: S608 - our own limits
)


@dataclass(frozen=True)
class LookedAt:
    """People of the force in a number that says nothing; those among them whom a question found."""

    people: tuple[Covered, ...]
    found: frozenset[UUID]


async def held(
    connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID], *, today: date
) -> dict[UUID, list[Statement]]:
    """Everything that could ever be shared of these people, in the order in which it is told."""
    asked = {"force": force_id, "nominals": list(nominal_ids), "today": today}
    found: dict[UUID, list[Statement]] = defaultdict(list)
    for row in await connection.execute(_HELD, asked):
        found[row.nominal_id].append(
            Statement(
                field=SharedField(row.field),
                text=row.text,
                basis=StatementBasis(row.basis),
                subject_category=SubjectCategory(row.subject_category),
                as_of=row.as_of,
            )
        )
    return found


async def covered(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> Covered | None:
    """What decides whether an agreement covers somebody."""
    row = (await connection.execute(_BY_ID, {"force": force_id, "id": nominal_id})).one_or_none()
    return None if row is None else _covered(row)


async def all_covered(connection: AsyncConnection, force_id: int, ids: Sequence[UUID], *, most: int) -> LookedAt:
    """The same of several people, `most` at most; of none, with as much work."""
    asked = {"force": force_id, "ids": list(ids), "most": most}
    return _looked_at((await connection.execute(_BY_IDS, asked)).all())


async def named(
    connection: AsyncConnection, force_id: int, *, name: str | None, born: date | None, reference: str | None
) -> LookedAt:
    """Who is known by this name with this date of birth, or by this reference; at most as many as are answered."""
    asked = {"force": force_id, "name": name, "born": born, "reference": reference, "most": MATCHES_MAX}
    return _looked_at((await connection.execute(_BY_NAME, asked)).all())


def _looked_at(rows: Sequence[Any]) -> LookedAt:
    people = {row.id: _covered(row) for row in rows}
    return LookedAt(tuple(people.values()), frozenset(row.id for row in rows if row.is_found))


def _covered(row: object) -> Covered:
    told = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name for it
    told.pop("is_found", None)
    words = {"risk_level": RiskLevel(told["risk_level"]), "management_mode": ManagementMode(told["management_mode"])}
    return Covered(**(told | words))
