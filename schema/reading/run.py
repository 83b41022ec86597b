"""Runs plans: a statement each, and their audit, in one transaction. What was read leaves only after the commit.

The roots of one operation are read in one snapshot, so that what they say of the same records agrees.
"""

import contextlib
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg

from api.audit.ledger import AuditEvent, append_to_read, by
from api.audit.vocabulary import AuditOperation
from api.clock import Clock
from api.db.context import role_bits
from api.db.database import Database, Reading
from api.identity.principal import Principal
from api.refusals import BadInput
from schema.pace import on_the_beat
from schema.reading.binds import Asking
from schema.reading.operation import OperationPlan
from schema.reading.roots import Plan, Told

# A root's JSON text, None for null, or why it could not be read.
Found = str | None | Exception
_KNOWN_MAX = 20_000


@dataclass
class Reader:
    """One caller's one request, able to run plans. Counts its statements, and the records that they answered."""

    database: Database
    clock: Clock
    principal: Principal
    document_hash: str
    request_id: UUID
    # Ids of sets of fields that the audit keeps already: of the whole process.
    known: set[UUID] = field(default_factory=set)
    statements: int = 0
    rows: int = 0

    async def run(self, plan: Plan, variables: Mapping[str, Any], *, action: str) -> str | None:
        """The JSON text of a plan, or None for null. Fails if the audit event cannot be written."""
        filled = self._fill(plan, variables, action)
        async with self.database.reading(self.principal.row_context()) as connection:
            body, events = await self._read(connection, filled)
            await append_to_read(connection, *events, known=self.known)
        self._keep(events)
        return body

    async def run_all(self, operation: OperationPlan, variables: Mapping[str, Any]) -> dict[str, Found]:
        """What each root of an operation answers. If the audit cannot be written, none of them does."""
        filled: dict[str, _Filled | Exception] = {}
        told: dict[str, Found] = {}
        for key, root in operation.roots.items():
            if root.plan is not None:
                try:
                    plan = root.wanted()
                    if plan.telling is not None and plan.telling.telling.applies(self.principal):
                        told[key] = await self._tell(plan.telling, variables, root.name)
                    else:
                        filled[key] = self._fill(plan, variables, root.name)
                except Exception as error:  # noqa: BLE001 - told under its root
                    filled[key] = error
        ready = {key: one for key, one in filled.items() if isinstance(one, _Filled)}
        try:
            found = await self._together(ready) if ready else {}
        except Exception as error:  # noqa: BLE001 - told under each root
            found = dict.fromkeys(ready, error)
        return told | {key: one if isinstance(one, Exception) else found[key] for key, one in filled.items()}

    async def _tell(self, told: Told, variables: Mapping[str, Any], action: str) -> str | None:
        """Write what the caller is told, then answer it as they may see it: one transaction."""
        arguments = {name: term.get(variables) for name, term in told.arguments.items()}
        async with on_the_beat(), self.database.writing(self.principal.service_context()) as connection:
            given = await told.telling.tell(connection, self.principal, arguments, self.clock.now())
            driver = (await connection.get_raw_connection()).driver_connection
            await self.database.change_context(driver, self.principal.row_context())
            filled = self._fill(told.plan, {**variables, **given}, action)
            body, events = await self._read(driver, filled)
            await append_to_read(driver, *events, known=self.known)
        self._keep(events)
        return body

    async def _together(self, filled: "Mapping[str, _Filled]") -> dict[str, Found]:
        are_several = len(filled) > 1
        found: dict[str, Found] = {}
        events: list[AuditEvent] = []
        isolation = "repeatable_read" if are_several else None
        async with self.database.reading(self.principal.row_context(), isolation=isolation) as connection:
            for key, one in filled.items():
                try:
                    async with _apart(connection, are_several=are_several):
                        found[key], touched = await self._read(connection, one)
                    events += touched
                except Exception as error:
                    if not are_several:
                        raise
                    found[key] = error
            if events:
                await append_to_read(connection, *events, known=self.known)
        self._keep(events)
        return found

    def _keep(self, events: Sequence[AuditEvent]) -> None:
        """Once it is committed: what is asked again and again is then not written again and again."""
        if len(self.known) > _KNOWN_MAX:
            self.known.clear()
        self.known.update(key for event in events if (key := event.fields_id) is not None)

    def _fill(self, plan: Plan, variables: Mapping[str, Any], action: str) -> "_Filled":
        asking = Asking(facts_of(self.principal), variables, self.clock.now())
        return _Filled(plan, plan.statement.fill(asking), plan.asked(variables), action)

    async def _read(self, connection: Reading, filled: "_Filled") -> tuple[str | None, list[AuditEvent]]:
        self.statements += 1
        try:
            row = await connection.fetchrow(filled.plan.statement.text, *filled.values)
        except asyncpg.DataError as error:
            raise BadInput("A value is out of range for the field it is compared with.") from error
        self.rows += len(row["objects"]) if row else 0
        return row["body"] if row else None, self._events(filled, row)

    def _events(self, filled: "_Filled", row: Any) -> list[AuditEvent]:
        """What was read; and what was asked for by id and not found, or not seen by this caller."""
        plan, objects = filled.plan, row["objects"] if row else ()
        missing = [key for key in filled.asked if key not in objects]
        events = []
        if objects or not missing:
            # What is about a case names no nominal.
            subjects = [key for key in dict.fromkeys(row["subjects"]) if key is not None] if row else ()
            kind = row["kind"] if row else plan.object_type
            events.append(self._event(filled.action, kind, objects, subjects, len(objects), fields=plan.fields))
        if missing:
            events.append(self._event(filled.action, plan.object_type, missing, (), 0))
        return events

    def _event(
        self, action: str, kind: str, objects: Any, subjects: Any, count: int, *, fields: tuple[str, ...] = ()
    ) -> AuditEvent:
        return by(
            self.principal,
            AuditOperation.CONSULTATION,
            action,
            document_hash=self.document_hash,
            request_id=self.request_id,
            object_type=kind,
            object_ids=objects,
            subject_ids=subjects,
            row_count=count,
            fields=fields if count else (),
        )


@dataclass(frozen=True)
class _Filled:
    """A plan with one request's parameters, and the ids that it asks for."""

    plan: Plan
    values: list[Any]
    asked: list[UUID]
    action: str


def _apart(connection: Reading, *, are_several: bool) -> AbstractAsyncContextManager[Any]:
    """A savepoint where a sibling goes on after a failure: two round trips for each root of several."""
    return connection.transaction() if are_several else contextlib.nullcontext()


def facts_of(principal: Principal) -> dict[str, Any]:
    """What a statement may ask about its caller."""
    return {
        "agency_id": principal.agency_id,
        "force_id": principal.force_id,
        "force_name": principal.force_name,
        "name": principal.name,
        "officer_id": principal.officer_id,
        "principal_id": principal.id,
        "role_bits": role_bits(principal.roles),
        "roles": sorted(role.value for role in principal.roles),
        "scopes": sorted(principal.scopes),
        "unit_id": principal.unit_ids[0] if principal.unit_ids else None,
        "unit_ids": list(principal.unit_ids),
    }
