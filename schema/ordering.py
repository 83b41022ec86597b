"""Commands on orders and their conditions."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.nominals.commands import ConditionKind, OrderKind
from api.orders import service
from api.orders.commands import EndOrder, LetOrderEnd, OrderEnd, RecordOrder, VaryOrder
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.nominal_parts import Order
from schema.outcomes import changed, told
from schema.reading.declare import plain

_ORDER = "The order."
_REASON = "Why, or by what; at most 2,000 characters."
_FROM = "The first day on which it counts: today or before."


@strawberry.input(description="One condition of an order.")
class OrderConditionInput:
    id: ID = field(description="Made by the client; names the condition for ever.")
    kind: ConditionKind = field(description="What it demands.")
    text: str = field(description="The condition as the order has it; at most 2,000 characters.")
    position: str = field(description="Its number in the order, as printed; at most 10 characters.")
    check_method: str | None = field(default=None, description="How it is checked at a visit; at most 500 characters.")


@strawberry.input(description="An order that was made.")
class RecordOrderInput:
    id: ID = field(description=REQUEST_ID)
    order_id: ID = field(description="Made by the client; names the order for ever.")
    nominal_id: ID = field(description="Whom it is about.")
    kind: OrderKind = field(description="What kind of order it is.")
    made_on: date = field(description="When it was made.")
    expires_on: date | None = field(default=None, description="Its last day; left out: until further order.")
    court: str = field(default="", description="Who made it; at most 200 characters.")
    conditions: list[OrderConditionInput] = field(default_factory=list, description="Its conditions, 60 at most.")


@strawberry.input(description="A change of an order that holds. What it was stays readable.")
class VaryOrderInput:
    id: ID = field(description=REQUEST_ID)
    order_id: ID = field(description=_ORDER)
    from_day: date = field(description=_FROM)
    reason: str = field(description=_REASON)
    expires_on: date | None = field(
        default=None, description="Its last day from then on, whole; left out: until further order."
    )
    ends: list[ID] = field(default_factory=list, description="Conditions that hold no longer, 60 at most.")
    adds: list[OrderConditionInput] = field(default_factory=list, description="Conditions that come, 60 at most.")
    expected_version: int | None = field(
        default=None,
        description="How many changes of the order the caller has read: if there are others by now, nothing is done."
        " Left out: whatever there is.",
    )


@strawberry.input(description="Say that an order may end by itself on its last day.")
class LetOrderEndInput:
    id: ID = field(description=REQUEST_ID)
    order_id: ID = field(description=_ORDER)
    reason: str = field(description=_REASON)


@strawberry.input(description="An order holds no longer.")
class EndOrderInput:
    id: ID = field(description=REQUEST_ID)
    order_id: ID = field(description=_ORDER)
    from_day: date = field(description=_FROM)
    why: OrderEnd = field(description="How it came to an end.")
    reason: str = field(description=_REASON)


@plain
class OrderPayload:
    """What came of a command on an order: the order as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=Order | None, description="The order; null if nothing was changed.")
    async def order(self, info: Asking) -> object:
        return await changed(info, "Order", self.key)


async def record_order(
    info: Asking, asked: Annotated[RecordOrderInput, strawberry.argument(name="input", description="The order.")]
) -> OrderPayload:
    given = info.context
    return OrderPayload(**told(await service.record(given.services, given.principal, command_of(RecordOrder, asked))))


async def vary_order(
    info: Asking, asked: Annotated[VaryOrderInput, strawberry.argument(name="input", description="The change.")]
) -> OrderPayload:
    given = info.context
    return OrderPayload(**told(await service.vary(given.services, given.principal, command_of(VaryOrder, asked))))


async def let_order_end(
    info: Asking, asked: Annotated[LetOrderEndInput, strawberry.argument(name="input", description="Which.")]
) -> OrderPayload:
    given = info.context
    return OrderPayload(**told(await service.let_end(given.services, given.principal, command_of(LetOrderEnd, asked))))


async def end_order(
    info: Asking, asked: Annotated[EndOrderInput, strawberry.argument(name="input", description="Which, and how.")]
) -> OrderPayload:
    given = info.context
    return OrderPayload(**told(await service.end(given.services, given.principal, command_of(EndOrder, asked))))


_WHO = "For officers who work with the nominal. Scope visits:write."


@strawberry.type
class OrderMutations:
    record_order: OrderPayload = strawberry.mutation(
        resolver=record_order,
        graphql_type=OrderPayload,
        description=f"Record an order with its conditions: the next visit's form asks about each. {_WHO}",
    )
    vary_order: OrderPayload = strawberry.mutation(
        resolver=vary_order,
        graphql_type=OrderPayload,
        description=f"Record that an order was varied; what was owed of it is reckoned anew. {_WHO}",
    )
    let_order_end: OrderPayload = strawberry.mutation(
        resolver=let_order_end,
        graphql_type=OrderPayload,
        description=f"Say that an order may end by itself: it meets what is owed before its last day. {_WHO}",
    )
    end_order: OrderPayload = strawberry.mutation(
        resolver=end_order, graphql_type=OrderPayload, description=f"Record that an order has ended. {_WHO}"
    )
