"""A visit that was counted and turns out to be part of another leaves a chain as if it had never been told."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.chains import Chain
from api.obligations.circumstances import Circumstances
from api.obligations.rules import Managed
from tests.obligations.baseline import BASELINE

BEGAN = datetime(2026, 1, 1, 9, tzinfo=UTC)
Visit = tuple[int, int]  # its number, and the day after the beginning


def chain(mode: ManagementMode = ManagementMode.ACTIVE) -> Chain:
    some = UUID(int=1)
    managed = Managed(
        force_id=6,
        nominal_id=some,
        unit_id=some,
        owner_id=some,
        risk_level=RiskLevel.MEDIUM,
        management_mode=mode,
        opened_at=BEGAN,
    )
    made = Chain(managed=managed, in_force=(), circumstances=Circumstances(level=RiskLevel.MEDIUM))
    made.open_first(BASELINE)
    return made


def meet(made: Chain, *visits: Visit) -> Chain:
    for number, day in visits:
        made.meet(visit_id=UUID(int=number), visited_at=BEGAN + timedelta(days=day), policy=BASELINE)
    return made


def links(made: Chain) -> list[object]:
    return [(owed.opened_at, owed.due_at, owed.met_at, owed.met_by) for owed in made.in_force]


@given(st.lists(st.integers(1, 12), max_size=8), st.randoms(use_true_random=False), st.data())
def test_what_is_taken_back_was_never_there(days: list[int], chance: "st.random.Random", data: st.DataObject) -> None:
    told = list(enumerate(days, 1))
    taken = data.draw(st.lists(st.sampled_from(told), unique=True)) if told else []
    kept = [visit for visit in told if visit not in taken]
    made = meet(chain(), *chance.sample(told, len(told)))

    for number, day in taken:
        made.retract(visit_id=UUID(int=number), policy=BASELINE)
        at_that_instant = [visit for visit in kept if visit[1] == day]
        meet(made, *at_that_instant)

    assert links(made) == links(meet(chain(), *kept))
    assert sum(owed.ended_at is None for owed in made.in_force) == 1
