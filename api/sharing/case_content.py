"""What the force holds of a child abuse case, as single statements; its files, devices and network addresses never."""

from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.assessments.words import StatementBasis, SubjectCategory
from api.sharing.commands import TEXT_MAX
from api.sharing.rules import Statement
from api.sharing.words import SharedField

_HELD: Final = text(
    f"""
with held (field, place, said, basis, subject, as_of, id) as (
  select 'REFERENCE', 1, c.reference, 'FACT_DOCUMENT', 'SUSPECT', c.received_at, c.id
  from doorstep.ocait_case c where c.force_id = :force and c.id = :case
  union all select 'CASE', 2, c.summary, 'ASSESSMENT', 'SUSPECT', c.received_at, c.id
  from doorstep.ocait_case c where c.force_id = :force and c.id = :case
  union all select 'NAME', 3, s.name, 'FACT_DOCUMENT', s.category, null, s.id
  from doorstep.case_subject s where s.force_id = :force and s.case_id = :case
  union all select 'DATE_OF_BIRTH', 4, s.date_of_birth::text, 'FACT_DOCUMENT', s.category, null, s.id
  from doorstep.case_subject s where s.force_id = :force and s.case_id = :case and s.date_of_birth is not null
  union all select 'HOME_ADDRESS', 5, array_to_string(a.lines, ', ') || ', ' || a.postcode, 'FACT_DOCUMENT', 'SUSPECT',
    null, a.id
  from doorstep.case_address a where a.force_id = :force and a.case_id = :case
  union all select 'CHILDREN', 6, k.first_name || ', ' || k.relationship || ', ' || lower(replace(k.age_band, '_', ' '))
    || case when k.lives_there then ', lives there' else ', visits' end, 'THIRD_PARTY_SAID', 'CHILD_AT_RISK', null, k.id
  from doorstep.case_child k where k.force_id = :force and k.case_id = :case
)
select field, left(said, {TEXT_MAX}) as text, basis, subject as subject_category, as_of
from held where said <> '' order by place, said collate "C", id
"""  # noqa: S608 - our own limit
)


async def held(connection: AsyncConnection, force_id: int, case_id: UUID) -> tuple[Statement, ...]:
    """Everything that could ever be shared of the case, in the order in which it is told."""
    rows = await connection.execute(_HELD, {"force": force_id, "case": case_id})
    return tuple(
        Statement(
            field=SharedField(row.field),
            text=row.text,
            basis=StatementBasis(row.basis),
            subject_category=SubjectCategory(row.subject_category),
            as_of=row.as_of,
        )
        for row in rows
    )
