"""Starting and ending clocks that no other record starts."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import ID, field

from api.obligations.commands import StartedKind
from api.obligations.decisions import EndClock, StartClock
from schema.context import Asking
from schema.deciding import NominalDecisionPayload, decided
from schema.inputs import command_of

_ID = "Made by the client; names this request for ever. The same again is not done twice."
_NOMINAL = "The nominal: of the caller's caseload, or of their unit for its supervisor."
_VERSION = "The nominal's version as the caller saw it; left out: whatever it is."


@strawberry.input(description="Say that a clock runs which no other record starts.")
class StartClockInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    kind: StartedKind = field(description="What is owed.")
    began_at: datetime = field(description="Since when: of the request, of knowing of the breach, of the last review.")
    reason: str = field(description="Why, in words; from 3 to 2,000 characters.")


@strawberry.input(description="Say that what was owed by such a clock was done.")
class EndClockInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    clock_id: ID = field(description="The clock.")
    ended_at: datetime = field(description="When it was done; not after now.")
    outcome: str = field(description="What came of it, in words; from 3 to 2,000 characters.")


async def start_clock(
    info: Asking, asked: Annotated[StartClockInput, strawberry.argument(name="input", description="Which, and why.")]
) -> NominalDecisionPayload:
    return await decided(info, command_of(StartClock, asked))


async def end_clock(
    info: Asking, asked: Annotated[EndClockInput, strawberry.argument(name="input", description="What came of it.")]
) -> NominalDecisionPayload:
    return await decided(info, command_of(EndClock, asked))


@strawberry.type
class ClockMutations:
    start_clock: NominalDecisionPayload = strawberry.mutation(
        resolver=start_clock,
        graphql_type=NominalDecisionPayload,
        description="Say that a clock runs which no other record starts: it is owed by policy. Scope visits:write.",
    )
    end_clock: NominalDecisionPayload = strawberry.mutation(
        resolver=end_clock,
        graphql_type=NominalDecisionPayload,
        description="Say that what was owed by such a clock was done. A retention review begins the next one. Scope"
        " visits:write.",
    )
