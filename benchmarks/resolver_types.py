"""The measured part of the contract as Strawberry's manual writes it: a type a record, a resolver a relation."""

from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

import strawberry
from strawberry import ID, Info

from api.clock import system_clock
from api.identity import tables as people
from api.nominals import tables as nominals
from api.obligations import tables as obligations
from api.visits import tables as visits
from benchmarks.resolver_loaders import Loaders, Row

_LONDON = ZoneInfo("Europe/London")
Asking = Info[Loaders, None]


class Record:
    """A type whose fields are columns of the same names."""

    @classmethod
    def of(cls, row: Row) -> Self:
        """The record of a row."""
        return cls(**{name: getattr(row, name) for name in _columns(cls)})

    @classmethod
    def each(cls, rows: list[Row]) -> list[Self]:
        """The records of rows."""
        return [cls.of(row) for row in rows]


@cache
def _columns(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


@strawberry.type
class Unit(Record):
    id: ID
    name: str


@strawberry.type
class Officer(Record):
    id: ID
    name: str
    collar_number: str


@strawberry.type
class Address(Record):
    id: ID
    kind: str
    lines: list[str]
    postcode: str
    since: date
    until: date | None


@strawberry.type
class Marker(Record):
    id: ID
    code: str
    detail: str | None
    since: date
    reviewed_on: date


@strawberry.type
class HouseholdMember(Record):
    id: ID
    first_name: str
    relationship: str
    is_child: bool
    age_band: str
    lives_there: bool


@strawberry.type
class OrderCondition(Record):
    id: ID
    kind: str
    text: str
    check_method: str | None
    position: str


@strawberry.type
class Order(Record):
    id: ID
    kind: str
    made_on: date
    expires_on: date | None

    @strawberry.field
    async def conditions(self, info: Asking) -> list[OrderCondition]:
        table = nominals.order_condition
        loader = info.context.many(table, "order_id", table.c.position.collate("C"), table.c.id)
        return OrderCondition.each(await loader.load(_key(self.id)))


@strawberry.type
class Room(Record):
    id: ID
    name: str
    seen: bool
    note: str | None


@strawberry.type
class Visit(Record):
    id: ID
    visit_type: str
    outcome: str
    started_at: datetime
    ended_at: datetime | None
    announced: bool
    crew_mode: str
    notes: str
    officer_id: strawberry.Private[UUID]
    second_officer_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def officer(self, info: Asking) -> Officer:
        return Officer.of(await info.context.one(people.officer).load(self.officer_id))

    @strawberry.field
    async def second_officer(self, info: Asking) -> Officer | None:
        if self.second_officer_id is None:
            return None
        return Officer.of(await info.context.one(people.officer).load(self.second_officer_id))

    @strawberry.field
    async def rooms(self, info: Asking) -> list[Room]:
        table = visits.visit_room
        return Room.each(await info.context.many(table, "visit_id", table.c.position).load(_key(self.id)))


@strawberry.type
class VisitConnection:
    nodes: list[Visit]


@strawberry.type
class Nominal(Record):
    id: ID
    reference: str
    name: str
    date_of_birth: date | None
    risk_level: str
    management_mode: str
    last_successful_visit_at: datetime | None
    owner_id: strawberry.Private[UUID]
    unit_id: strawberry.Private[UUID]

    @strawberry.field
    async def owner(self, info: Asking) -> Officer:
        return Officer.of(await info.context.one(people.officer).load(self.owner_id))

    @strawberry.field
    async def unit(self, info: Asking) -> Unit:
        return Unit.of(await info.context.one(people.unit).load(self.unit_id))

    @strawberry.field
    async def other_names(self, info: Asking) -> list[str]:
        table = nominals.nominal_name
        loader = info.context.many(table, "nominal_id", table.c.name.collate("C"), table.c.id)
        return [row.name for row in await loader.load(_key(self.id))]

    @strawberry.field
    async def addresses(self, info: Asking) -> list[Address]:
        table = nominals.address
        loader = info.context.many(table, "nominal_id", table.c.since.desc(), table.c.id)
        return Address.each(await loader.load(_key(self.id)))

    @strawberry.field
    async def current_address(self, info: Asking) -> Address | None:
        table = nominals.address
        loader = info.context.many(table, "nominal_id", table.c.since.desc(), table.c.id)
        rows = await loader.load(_key(self.id))
        return next((Address.of(row) for row in rows if row.kind == "HOME" and row.until is None), None)

    @strawberry.field
    async def markers(self, info: Asking) -> list[Marker]:
        table = nominals.marker
        order = (table.c.since.desc(), table.c.id)
        loader = info.context.many(table, "nominal_id", *order, where=table.c.ended_on.is_(None))
        return Marker.each(await loader.load(_key(self.id)))

    @strawberry.field
    async def orders(self, info: Asking) -> list[Order]:
        table = nominals.nominal_order
        loader = info.context.many(table, "nominal_id", table.c.made_on.desc(), table.c.id)
        return Order.each(await loader.load(_key(self.id)))

    @strawberry.field
    async def household(self, info: Asking) -> list[HouseholdMember]:
        table = nominals.household_member
        order = (table.c.is_child.desc(), table.c.first_name.collate("C"), table.c.id)
        loader = info.context.many(table, "nominal_id", *order, where=table.c.ended_on.is_(None))
        return HouseholdMember.each(await loader.load(_key(self.id)))

    @strawberry.field
    async def next_visit_due_at(self, info: Asking) -> datetime | None:
        table = obligations.obligation
        is_next = (table.c.kind == "VISIT_ROUTINE") & is_open()
        rows = await info.context.many(table, "nominal_id", table.c.id, where=is_next).load(_key(self.id))
        return rows[0].due_at if rows else None

    @strawberry.field
    async def visits(self, info: Asking, first: int = 50) -> VisitConnection:
        table = visits.visit
        order = (table.c.started_at.desc(), table.c.id.desc())
        loader = info.context.many(table, "nominal_id", *order, first=first)
        return VisitConnection(nodes=Visit.each(await loader.load(_key(self.id))))

    @strawberry.field
    async def obligations(self, info: Asking, first: int = 50) -> "ObligationConnection":
        table = obligations.obligation
        order = (table.c.due_at.desc().nulls_first(), table.c.id.desc())
        in_force = table.c.superseded_at.is_(None)
        loader = info.context.many(table, "nominal_id", *order, where=in_force, first=first)
        return ObligationConnection(nodes=Obligation.each(await loader.load(_key(self.id))))


@strawberry.type
class NominalConnection:
    nodes: list[Nominal]


@strawberry.type
class Obligation(Record):
    id: ID
    kind: str
    opened_at: datetime
    due_at: datetime | None
    met_at: datetime | None
    owner_id: strawberry.Private[UUID]
    nominal_id: strawberry.Private[UUID]

    @strawberry.field
    def days_overdue(self) -> int:
        assert self.due_at is not None
        return (system_clock.now().astimezone(_LONDON).date() - self.due_at.astimezone(_LONDON).date()).days

    @strawberry.field
    async def owner(self, info: Asking) -> Officer:
        return Officer.of(await info.context.one(people.officer).load(self.owner_id))

    @strawberry.field
    async def nominal(self, info: Asking) -> Nominal:
        return Nominal.of(await info.context.one(nominals.nominal).load(self.nominal_id))


@strawberry.type
class ObligationConnection:
    nodes: list[Obligation]


def is_open() -> Any:
    """What is owed still."""
    owed = obligations.obligation.c
    return owed.met_at.is_(None) & owed.cancelled_at.is_(None) & owed.superseded_at.is_(None)


def _key(key: Any) -> UUID:
    return key if isinstance(key, UUID) else UUID(key)
