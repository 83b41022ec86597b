"""Forecasts as a caller may see them: drawn from the weeks that the caller may count, and laid beside what came."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from api.audit.ledger import append_to_read, by
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.obligations.calendar import london_day, start_of_london_day
from api.oversight import rules, store
from api.oversight.commands import Forecast, Knowledge, TrendPoint, Which
from api.oversight.forecast import WEEKS_MAX, forecast
from api.refusals import BadInput
from api.services import Services

# Half a year of weeks: enough to draw from, and near enough to today to be today's rate.
WEEKS_DRAWN = 26
_WEEK = timedelta(days=7)
_OFFICERS = """
select count(distinct owner_id)::int from doorstep.nominal
where force_id = $1 and management_mode <> 'CLOSED' and ($2::uuid is null or unit_id = $2)
"""


@dataclass(frozen=True, kw_only=True)
class Supposition:
    """What is supposed beside the records: how many weeks, more officers or fewer, more nominals in per cent a year."""

    weeks: int = 26
    more_officers: int = 0
    intake_percent_a_year: int = 0
    seed: int = 1


async def foresee(
    services: Services, principal: Principal, which: Which, supposed: Supposition, on: date | None = None
) -> Forecast:
    """What is to come after today, or after a past day by what was recorded then: beside what came in truth."""
    if not 1 <= supposed.weeks <= WEEKS_MAX:
        raise BadInput(f"weeks is from 1 to {WEEKS_MAX}.", field="weeks")
    rules.refuse_ages(which)
    now = services.clock.now()
    day = on or london_day(now)
    past = rules.weekly(day - WEEKS_DRAWN * _WEEK, day, now)
    force = principal.force_id
    async with services.database.reading(principal.row_context()) as connection:
        points = await store.points(connection, force, past, Knowledge.AT_THE_TIME, which)
        officers = await connection.fetchval(_OFFICERS, force, which.unit_id)
        later = _later(day, supposed.weeks, now)
        counted = await store.points(connection, force, later, Knowledge.NOW, which) if len(later) > 1 else ()
        event = by(
            principal,
            AuditOperation.CONSULTATION,
            "overdueForecast",
            object_type="obligation",
            row_count=points[-1].size,
        )
        await append_to_read(connection, event)
    if officers + supposed.more_officers <= 0:
        raise BadInput("Nobody would be left to visit: take away fewer officers.", field="moreOfficers")
    found = forecast(
        points,
        weeks=supposed.weeks,
        strength=(officers + supposed.more_officers) / officers,
        intake_percent_a_year=supposed.intake_percent_a_year,
        seed=supposed.seed,
    )
    return replace(
        _beside(found, counted),
        officers=officers,
        more_officers=supposed.more_officers,
        intake_percent_a_year=supposed.intake_percent_a_year,
        seed=supposed.seed,
    )


async def with_attention(
    services: Services, principal: Principal, which: Which, attention: float, weeks: int
) -> tuple[int, int]:
    """How many are overdue after so many weeks in the middle future: as it is, and where what is overdue gets
    `attention` times an officer's time (`moving.attention`).
    """
    now = services.clock.now()
    day = london_day(now)
    past = rules.weekly(day - WEEKS_DRAWN * _WEEK, day, now)
    async with services.database.reading(principal.row_context()) as connection:
        points = await store.points(connection, principal.force_id, past, Knowledge.AT_THE_TIME, which)
    as_it_is, helped = [forecast(points, weeks=weeks, strength=strength) for strength in (1.0, attention)]
    return as_it_is.weeks[-1].middle, helped.weeks[-1].middle


def _later(day: date, weeks: int, now: datetime) -> tuple[datetime, ...]:
    """The ends of the weeks after the day that are over by now, after the day itself."""
    days = (day + number * _WEEK for number in range(weeks + 1))
    return tuple(at for at in map(start_of_london_day, days) if at <= now)


def _beside(found: Forecast, counted: Sequence[TrendPoint]) -> Forecast:
    truth = dict(enumerate((point.size for point in counted[1:]), start=1))
    return replace(found, weeks=[replace(week, counted=truth.get(week.week)) for week in found.weeks])
