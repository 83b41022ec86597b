"""How long it took until partners were first told, by band: what inspectors asked of every band, not only the highest.

Counted from the cases themselves, as far as the caller may know of them: a covert case is in nobody's number who was
not named.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.cases.words import KiratBand, WithholdReason
from api.identity.principal import Principal
from api.obligations.calendar import start_of_london_day
from api.refusals import BadInput
from api.services import Services

_TIMES: Final = """
select band, count(*)::int as received, count(first_shared_at)::int as shared,
  count(*) filter (where first_shared_at <= received_at + interval '24 hours')::int as within_a_day,
  percentile_cont(0.5) within group (
    order by extract(epoch from first_shared_at - received_at) / 3600)::float8 as median_hours,
  (max(extract(epoch from first_shared_at - received_at)) / 3600)::float8 as longest_hours
from doorstep.ocait_case
where force_id = $1 and received_at >= $2 and received_at < $3
group by band
order by array_position('{VERY_HIGH,HIGH,MEDIUM,LOW,PENDING,NOT_APPLICABLE}'::text[], band)
"""

_NEVER: Final = """
select band, withheld_for, count(*)::int as size from doorstep.ocait_case
where force_id = $1 and received_at >= $2 and received_at < $3 and first_shared_at is null
group by band, withheld_for
order by array_position('{VERY_HIGH,HIGH,MEDIUM,LOW,PENDING,NOT_APPLICABLE}'::text[], band), size desc, withheld_for
"""


@dataclass(frozen=True, kw_only=True)
class NeverShared:
    """The cases of one band, received in a time, of which partners were never told, for one reason; None: undecided."""

    band: KiratBand
    withheld_for: WithholdReason | None
    size: int


@dataclass(frozen=True, kw_only=True)
class SharingTime:
    """The cases of one band that were received in a time: how many, and how soon partners were told of them."""

    band: KiratBand
    received: int
    shared: int
    within_a_day: int
    median_hours: float | None
    longest_hours: float | None


async def sharing_times(services: Services, principal: Principal, first: date, last: date) -> list[SharingTime]:
    """By the band that counts now, of cases received from the first day to the last, both included, in London."""
    rows = await _counted(services, principal, _TIMES, "sharingTimes", (first, last))
    return [SharingTime(**(row | {"band": KiratBand(row["band"])})) for row in rows]


async def never_shared(services: Services, principal: Principal, first: date, last: date) -> list[NeverShared]:
    """The same cases, as far as partners were never told, by band and why not."""
    rows = await _counted(services, principal, _NEVER, "neverShared", (first, last))
    return [
        NeverShared(
            band=KiratBand(row["band"]),
            withheld_for=None if row["withheld_for"] is None else WithholdReason(row["withheld_for"]),
            size=row["size"],
        )
        for row in rows
    ]


async def _counted(
    services: Services, principal: Principal, sql: str, action: str, days: tuple[date, date]
) -> list[dict[str, Any]]:
    first, last = days
    if last < first:
        raise BadInput("The last day is before the first: swap them.", field="to")
    begins = start_of_london_day(first)
    ends = start_of_london_day(date.fromordinal(last.toordinal() + 1))
    async with services.database.reading(principal.row_context()) as connection:
        rows = [dict(row) for row in await connection.fetch(sql, principal.force_id, begins, ends)]
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            action,
            object_type="ocait_case",
            row_count=sum(row.get("received", row.get("size")) for row in rows),
        )
        await ledger.append_to_read(connection, event)
    return rows
