"""Which work should move to whom, so that the riskiest backlog is cleared first. Pure: people decide on it.

Riskiest first, then the longest overdue. A nominal moves only to an officer who has room under the force's standard,
less overdue and a smaller caseload than the officer who gives; and who has need-to-know, where the nominal is
restricted. The nearest such officer is chosen: of the same unit, else of the same district, else of the force; of those
the one with the least overdue. The same facts give the same proposal.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from uuid import UUID

from api.nominals.commands import RiskLevel

RISKIEST_FIRST: Final = (
    RiskLevel.VERY_HIGH,
    RiskLevel.HIGH,
    RiskLevel.MEDIUM,
    RiskLevel.UNASSESSED,
    RiskLevel.LOW,
)
_RISK_WORDS: Final = {
    RiskLevel.VERY_HIGH: "Very high risk",
    RiskLevel.HIGH: "High risk",
    RiskLevel.MEDIUM: "Medium risk",
    RiskLevel.UNASSESSED: "Risk not assessed",
    RiskLevel.LOW: "Low risk",
}


class Nearness(StrEnum):
    """How near the officer who takes is to the one who gives. In this order they are preferred."""

    SAME_UNIT = "SAME_UNIT"
    SAME_DISTRICT = "SAME_DISTRICT"
    SAME_FORCE = "SAME_FORCE"


_NEARNESS_WORDS: Final = {
    Nearness.SAME_UNIT: "of the same unit",
    Nearness.SAME_DISTRICT: "of the same district",
    Nearness.SAME_FORCE: "of another district",
}


@dataclass(frozen=True, kw_only=True)
class Burden:
    """A nominal of whom something is overdue: how many things, and since how many days the oldest."""

    nominal_id: UUID
    owner_id: UUID
    risk_level: RiskLevel
    days_overdue: int
    overdue: int
    restricted: bool


@dataclass(frozen=True, kw_only=True)
class Carrier:
    """An officer who manages nominals: how many, and how many things of them are overdue."""

    officer_id: UUID
    name: str
    unit_id: UUID
    district: str | None
    nominals: int
    overdue: int


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The force's standards: how many nominals an officer should have at most, and take from one proposal at most."""

    most: int
    taken_most: int
    moves_most: int


@dataclass(frozen=True, kw_only=True)
class Move:
    """One nominal to be given from one officer to another, and why, in plain words."""

    nominal: Burden
    giver: Carrier
    taker: Carrier
    why: str


def propose(
    burdens: Sequence[Burden],
    carriers: Sequence[Carrier],
    need_to_know: Mapping[UUID, AbstractSet[UUID]],
    limits: Limits,
) -> tuple[Move, ...]:
    """The moves, in the order in which they matter. `need_to_know` has the officers who may know of each nominal."""
    now = {carrier.officer_id: carrier for carrier in carriers}
    taken: dict[UUID, int] = {}
    moves: list[Move] = []
    for nominal in sorted(burdens, key=_worst_first):
        giver = now.get(nominal.owner_id)
        if giver is None or len(moves) == limits.moves_most:
            continue
        fit = [
            taker
            for taker in now.values()
            if taken.get(taker.officer_id, 0) < limits.taken_most
            and _may_take(taker, giver, nominal, need_to_know.get(nominal.nominal_id, frozenset()), limits)
        ]
        if not fit:
            continue
        taker = min(fit, key=lambda found: _nearest_first(found, giver))
        moves.append(Move(nominal=nominal, giver=giver, taker=taker, why=_why(nominal, giver, taker, limits)))
        taken[taker.officer_id] = taken.get(taker.officer_id, 0) + 1
        now[giver.officer_id] = _with(giver, -1, -nominal.overdue)
        now[taker.officer_id] = _with(taker, 1, nominal.overdue)
    return tuple(moves)


def attention(burdens: Sequence[Burden], carriers: Sequence[Carrier], moves: Sequence[Move], most: int) -> float:
    """How much more of an officer's time the overdue get once the moves are made: 1.1 is a tenth more.

    Assumed: up to the standard an officer gives each nominal what is due; beyond it, as much less as there are more.
    """
    after = {carrier.officer_id: carrier.nominals for carrier in carriers}
    owners = {burden.nominal_id: burden.owner_id for burden in burdens if burden.owner_id in after}
    before = _mean_share(burdens, owners, after, most)
    for move in moves:
        after[move.giver.officer_id] -= 1
        after[move.taker.officer_id] += 1
        owners[move.nominal.nominal_id] = move.taker.officer_id
    return _mean_share(burdens, owners, after, most) / before if before else 1.0


def _mean_share(
    burdens: Sequence[Burden], owners: Mapping[UUID, UUID], nominals: Mapping[UUID, int], most: int
) -> float:
    parts = [
        burden.overdue * min(1.0, most / max(1, nominals[owners[burden.nominal_id]]))
        for burden in burdens
        if burden.nominal_id in owners
    ]
    count = sum(burden.overdue for burden in burdens if burden.nominal_id in owners)
    return sum(parts) / count if count else 0.0


def _worst_first(nominal: Burden) -> tuple[int, int, UUID]:
    return (RISKIEST_FIRST.index(nominal.risk_level), -nominal.days_overdue, nominal.nominal_id)


def _may_take(taker: Carrier, giver: Carrier, nominal: Burden, may_know: AbstractSet[UUID], limits: Limits) -> bool:
    if nominal.restricted and (taker.officer_id not in may_know or taker.unit_id != giver.unit_id):
        return False
    return (
        taker.nominals < limits.most
        and taker.nominals + 1 < giver.nominals
        and taker.overdue + nominal.overdue <= giver.overdue
        and taker.officer_id != giver.officer_id
    )


def nearness(taker: Carrier, giver: Carrier) -> Nearness:
    """How near they are; officers of units that serve the whole force share no district."""
    if taker.unit_id == giver.unit_id:
        return Nearness.SAME_UNIT
    return Nearness.SAME_DISTRICT if giver.district and taker.district == giver.district else Nearness.SAME_FORCE


def _nearest_first(taker: Carrier, giver: Carrier) -> tuple[int, int, int, UUID]:
    return (list(Nearness).index(nearness(taker, giver)), taker.overdue, taker.nominals, taker.officer_id)


def _with(carrier: Carrier, nominals: int, overdue: int) -> Carrier:
    return replace(carrier, nominals=carrier.nominals + nominals, overdue=carrier.overdue + overdue)


def _why(nominal: Burden, giver: Carrier, taker: Carrier, limits: Limits) -> str:
    """No caseload in numbers: of restricted nominals whom a reader may not see they would tell."""
    days = "1 day" if nominal.days_overdue == 1 else f"{nominal.days_overdue:,} days"
    heavy = (
        f"carries more people than the standard of {limits.most}"
        if giver.nominals > limits.most
        else "carries more, and has more overdue"
    )
    where = _NEARNESS_WORDS[nearness(taker, giver)]
    return (
        f"{_RISK_WORDS[nominal.risk_level]}, {days} overdue. {giver.name} {heavy}."
        f" {taker.name}, {where}, has room under {limits.most} and less overdue."
    )
