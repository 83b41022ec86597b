"""Two years of visits for each nominal, with the attempts that failed, and the obligations that follow from them.

The obligations come from the very rule that the service uses. Ages of overdue look like those that inspectors
reported: most a matter of days or weeks, a tail of many months, and one nominal whom nobody has seen in years.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from api.demo.chance import Chance
from api.demo.names import FAILED_NOTES, NOTES
from api.demo.organisation import FORCE_ID, Organisation, Row, Team
from api.nominals.commands import RiskLevel
from api.nominals.standing import STANDING, standing_of
from api.obligations.rules import due

_INTERVAL_DAYS = {"VERY_HIGH": 30, "HIGH": 91, "MEDIUM": 182, "LOW": 365}
_HISTORY_DAYS = 730
# Of all nominals, how many have an overdue visit today. Inspectors found 163 of about 4,200 in July 2023, and from
# the reported fall of 81 % some 860 that January; the demo stands between the two, so that there is work to see.
_OVERDUE_SHARE = 0.07
_OVERDUE_DAYS_MEAN = 40
_OVERDUE_DAYS_MAX = 420
_ROOMS = ("Hall", "Kitchen", "Living room", "Bedroom")
_FAILED = (
    *("NO_REPLY",) * 5,
    *("OTHERS_PRESENT_ONLY",) * 2,
    "PARTIAL_NO_ENTRY",
    "ENTRY_REFUSED",
    "NOT_RESIDENT",
)


class History:
    """Makes the visits and obligations of one nominal after another."""

    def __init__(self, chance: Chance, organisation: Organisation, now: datetime) -> None:
        self.chance = chance
        self.now = now
        self.policy = organisation.policy

    def of(self, nominal: dict[str, Any], team: Team) -> Iterator[Row]:
        """The nominal's history, oldest first. Sets `last_successful_visit_at` on the nominal's row."""
        successes = [
            self._visit(nominal, team, at, "SUCCESSFUL", NOTES) for at in self._successes(nominal["risk_level"])
        ]
        nominal["last_successful_visit_at"] = successes[-1]["started_at"]
        attempts = [attempt for visit in successes for attempt in self._before(nominal, team, visit)]
        attempts += self._since(nominal, team, successes[-1])
        yield from (("visit", visit) for visit in [*attempts, *successes])
        yield from self._obligations(nominal, successes)
        yield from self._seen(successes[-1])

    def _successes(self, level: str) -> list[datetime]:
        """When the nominal was seen, the last at a distance from today that makes the wanted state, back two years."""
        interval = _INTERVAL_DAYS[level]
        if self.chance.hits(_OVERDUE_SHARE):
            overdue = min(1 + int(self.chance.random.expovariate(1 / _OVERDUE_DAYS_MEAN)), _OVERDUE_DAYS_MAX)
            back = interval + overdue + 1
        else:
            back = self.chance.between(1, interval - 2)
        times = [back]
        while times[-1] < _HISTORY_DAYS:
            times.append(times[-1] + max(5, int(interval * (0.72 + 0.32 * self.chance.random.random()))))
        today = self.chance.today
        return [self.chance.at_work(today - timedelta(days=days)) for days in reversed(times)]

    def _before(self, nominal: dict[str, Any], team: Team, visit: dict[str, Any]) -> list[dict[str, Any]]:
        if not self.chance.hits(0.35):
            return []
        day = visit["started_at"].date() - timedelta(days=self.chance.between(1, 4))
        return [self._visit(nominal, team, self.chance.at_work(day), self.chance.one_of(_FAILED), FAILED_NOTES)]

    def _since(self, nominal: dict[str, Any], team: Team, last: dict[str, Any]) -> list[dict[str, Any]]:
        """Attempts that failed after the visit fell due: what makes an overdue visit worse than a late one."""
        days = (self.now - last["started_at"]).days - _INTERVAL_DAYS[nominal["risk_level"]]
        tries = self.chance.between(0, min(6, 1 + days // 15)) if days > 0 else 0
        return [
            self._visit(
                nominal,
                team,
                self.chance.at_work(self.chance.day_ago(1, max(1, days))),
                self.chance.one_of(_FAILED),
                FAILED_NOTES,
            )
            for _ in range(tries)
        ]

    def _visit(
        self, nominal: dict[str, Any], team: Team, at: datetime, outcome: str, notes: tuple[str, ...]
    ) -> dict[str, Any]:
        chance, done = self.chance, outcome == "SUCCESSFUL"
        announced = chance.hits(0.08)
        second = chance.one_of((team.supervisor_id, *team.officer_ids)) if chance.hits(0.92) else None
        alone = second is None or second == nominal["owner_id"]
        return {
            "force_id": FORCE_ID,
            "id": chance.identifier(),
            "nominal_id": nominal["id"],
            **standing_of(nominal),
            "officer_id": nominal["owner_id"],
            "second_officer_id": None if alone else second,
            "visit_type": "ROUTINE",
            "outcome": outcome,
            "started_at": at,
            "ended_at": at + timedelta(minutes=chance.between(20, 70) if done else chance.between(3, 15)),
            "received_at": at + timedelta(minutes=chance.between(30, 400)),
            "announced": announced,
            "announced_reason": chance.one_of(("ARMS_INTERVIEW", "INTERPRETER", "WELFARE")) if announced else None,
            "announced_reason_text": None,
            "crew_mode": "SINGLE_AUTHORISED" if alone else "DOUBLE",
            "nominal_seen": done or outcome in {"PARTIAL_NO_ENTRY", "ENTRY_REFUSED"},
            "entry_sought_to_search": outcome == "ENTRY_REFUSED" and chance.hits(0.5),
            "notes": chance.one_of(notes),
            "flags": [],
            "clock_skew_seconds": None,
        }

    def _obligations(self, nominal: dict[str, Any], successes: list[dict[str, Any]]) -> Iterator[Row]:
        following: list[dict[str, Any] | None] = [*successes[1:], None]
        for visit, met in zip(successes, following, strict=True):
            due_at, interval = due(visit["started_at"], self.policy, RiskLevel(nominal["risk_level"]))
            yield (
                "obligation",
                {
                    "force_id": FORCE_ID,
                    "id": self.chance.identifier(),
                    "kind": "VISIT_ROUTINE",
                    "nominal_id": nominal["id"],
                    **standing_of(nominal),
                    "unit_id": nominal["unit_id"],
                    "owner_id": nominal["owner_id"],
                    "policy_row_id": interval.id,
                    "opened_at": visit["started_at"],
                    "due_at": due_at,
                    "met_at": met and met["started_at"],
                    "met_by": met and met["id"],
                    "recorded_at": visit["received_at"],
                    "met_recorded_at": met and met["received_at"],
                },
            )

    def _seen(self, visit: dict[str, Any]) -> Iterator[Row]:
        for position, name in enumerate(_ROOMS):
            seen = name != "Bedroom" or self.chance.hits(0.8)
            yield (
                "visit_room",
                {
                    "force_id": FORCE_ID,
                    "id": self.chance.identifier(),
                    "visit_id": visit["id"],
                    **_standing_of_part(visit),
                    "position": position,
                    "name": name,
                    "seen": seen,
                    "note": None if seen else "Partner asleep.",
                },
            )


def _standing_of_part(visit: dict[str, Any]) -> dict[str, Any]:
    own = {f"access_{column}": visit[column] for column in ("nominal_id", "officer_id", "second_officer_id")}
    return own | {column: visit[column] for column in STANDING}
