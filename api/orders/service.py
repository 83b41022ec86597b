"""Carries out what is asked about orders: each step is kept, and what is owed follows in the same transaction.

The phone's form is made from the conditions in force, so a step reaches the next form with the phone's next pull. What
is owed of an order is ORDER_END: before its last day a person decides what follows it. An order of a kind for which
policy has visits of its own moves the routine visit; an SHPO keeps the duty to notify alive (`obligations/lasting.py`).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.nominals.desk import Decide, Desk, Done, Place, Refused, act, refused
from api.nominals.signing import officer_required
from api.nominals.tables import nominal_order
from api.obligations import lasting
from api.obligations.calendar import london_day, start_of_london_day
from api.obligations.commands import CancelReason, ObligationKind, RecordKind, Revision
from api.obligations.held import Cause
from api.obligations.owing import owing, recompute
from api.obligations.reactive import review_for
from api.orders import rules, store
from api.orders.commands import EndOrder, LetOrderEnd, OrderStep, RecordOrder, VaryOrder
from api.refusals import UserError
from api.services import Services


async def record(services: Services, principal: Principal, command: RecordOrder) -> Done | Refused:
    """Keep a new order with its conditions."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = [*rules.of_recording(command, london_day(desk.now)), *_by_officer(desk)]
        if errors:
            return Refused(tuple(errors))
        if not await store.add(desk, command):
            return refused("ID_REUSED", "orderId", "There is an order of this id: make a new id.")
        if not await store.add_conditions(desk, command.order_id, command.conditions, command.made_on):
            return refused("ID_REUSED", "conditions", "There is a condition of this id: make a new id for each.")
        told: dict[str, Any] = {"from_day": command.made_on, "expires_on": command.expires_on, "reason": command.court}
        await store.add_step(desk, command.id, command.order_id, OrderStep.RECORDED, **told)
        await _follow(desk, command.order_id)
        return Done(command.order_id)

    at = Place(field="nominalId", key=command.nominal_id)
    return await act(
        services,
        principal,
        command,
        action="recordOrder",
        record="nominal_order",
        at=at,
        decide=decide,
        operation=AuditOperation.COLLECTION,
    )


async def vary(services: Services, principal: Principal, command: VaryOrder) -> Done | Refused:
    """Keep a variation: conditions that fall away, conditions that come, another last day."""

    async def decide(desk: Desk) -> Done | Refused:
        known = await store.known(desk, command.order_id)
        errors = [*rules.of_varying(known, command, london_day(desk.now)), *_by_officer(desk)]
        if errors:
            return Refused(tuple(errors))
        await store.end_conditions(desk, command.ends, command.from_day)
        if not await store.add_conditions(desk, command.order_id, command.adds, command.from_day):
            return refused("ID_REUSED", "adds", "There is a condition of this id: make a new id for each.")
        await store.change(desk, command.order_id, expires_on=command.expires_on)
        told: dict[str, Any] = {"from_day": command.from_day, "expires_on": command.expires_on}
        await store.add_step(desk, command.id, command.order_id, OrderStep.VARIED, reason=command.reason, **told)
        await _follow(desk, command.order_id)
        return Done(command.order_id)

    return await _of_order(services, principal, command, action="varyOrder", decide=decide)


async def let_end(services: Services, principal: Principal, command: LetOrderEnd) -> Done | Refused:
    """Keep that nothing is applied for: it meets what was owed before the order's last day."""

    async def decide(desk: Desk) -> Done | Refused:
        known = await store.known(desk, command.order_id)
        errors = [*rules.of_leaving(known, command), *_by_officer(desk)]
        if errors:
            return Refused(tuple(errors))
        told: dict[str, Any] = {"from_day": london_day(desk.now), "expires_on": known.expires_on}
        await store.add_step(desk, command.id, command.order_id, OrderStep.LEFT_TO_END, reason=command.reason, **told)
        async with owing(desk) as owed:
            for asked in owed.open_of(ObligationKind.ORDER_END, opened_by=command.order_id):
                owed.meet(asked, max(desk.now, asked.opened_at), Cause(kind=RecordKind.DECISION, id=command.id))
        return Done(command.order_id)

    return await _of_order(services, principal, command, action="letOrderEnd", decide=decide)


async def end(services: Services, principal: Principal, command: EndOrder) -> Done | Refused:
    """Keep its end: its conditions hold no longer, and are asked about no longer."""

    async def decide(desk: Desk) -> Done | Refused:
        known = await store.known(desk, command.order_id)
        errors = [*rules.of_ending(known, command, london_day(desk.now)), *_by_officer(desk)]
        if errors:
            return Refused(tuple(errors))
        await store.end_conditions(desk, known.conditions, command.from_day)
        await store.change(desk, command.order_id, ended_on=command.from_day)
        told: dict[str, Any] = {"from_day": command.from_day, "expires_on": known.expires_on}
        await store.add_step(
            desk, command.id, command.order_id, OrderStep.ENDED, why=command.why, reason=command.reason, **told
        )
        await _follow(desk, command.order_id)
        return Done(command.order_id)

    return await _of_order(services, principal, command, action="endOrder", decide=decide)


async def _of_order(
    services: Services,
    principal: Principal,
    command: VaryOrder | LetOrderEnd | EndOrder,
    *,
    action: str,
    decide: Decide,
) -> Done | Refused:
    at = Place(field="orderId", key=command.order_id, table=nominal_order)
    return await act(services, principal, command, action=action, record="nominal_order", at=at, decide=decide)


async def _follow(desk: Desk, order_id: UUID) -> None:
    """What is owed, as it follows from the order as it now stands."""
    order = await store.known(desk, order_id)
    async with owing(desk) as owed:
        review_for(owed, Cause(kind=RecordKind.ORDER, id=order_id), desk.now)
        asked = owed.open_of(ObligationKind.ORDER_END, opened_by=order_id)
        if order.ended_on is not None or order.expires_on is None:
            for each in asked:
                owed.cancel(each, desk.now, CancelReason.NO_LONGER_APPLIES)
        elif asked:
            owed.rebase(asked[0], start_of_london_day(order.expires_on), Revision.ORDER_CHANGED)
        elif owed.has_rule(ObligationKind.ORDER_END, start_of_london_day(order.expires_on)):
            cause = Cause(kind=RecordKind.ORDER, id=order_id)
            owed.open(ObligationKind.ORDER_END, start_of_london_day(order.expires_on), cause, opened_at=desk.now)
    await lasting.follow(desk, Revision.ORDER_CHANGED)
    await recompute(desk, Revision.ORDER_CHANGED)


def _by_officer(desk: Desk) -> Iterator[UserError]:
    if desk.principal.officer_id is None:
        yield officer_required()
