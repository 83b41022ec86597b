"""The operation pipeline: text → prepared operation → guards → variables → plan → answer.

A query whose root fields are all compiled runs its statements and joins their bytes. Everything else goes through
Strawberry's executor, where compiled fields run the very same plans. Both ways answer alike (tests/reading).
"""

import contextlib
import time
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
from graphql import ExecutionResult, GraphQLError, GraphQLResolveInfo, OperationType, execute, subscribe
from graphql.pyutils import is_awaitable

from api.access.operations import admit
from api.audit.ledger import append_to_read, by
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.identity.principal import Principal
from api.refusals import Forbidden
from api.services import Services
from api.sync.wakes import Hub
from api.writing import json_bytes
from schema.context import Reads, RequestContext
from schema.reading.catalogue import Catalogue
from schema.reading.operation import OperationPlan, compile_operation
from schema.reading.plans import PlanCache
from schema.reading.roots import Plan, compile_record
from schema.reading.run import Reader
from schema.reading.selection import Document
from schema.scalars import write_instant
from schema.serving import faults
from schema.serving.answered import Answered
from schema.serving.budgets import admit_text
from schema.serving.executor import PassingFragments
from schema.serving.prepared import Documents, Fault, Operation
from schema.serving.rate import Charge
from schema.serving.telemetry import Telemetry, Told

SCHEMA_SCOPE = "schema:read"


@dataclass(frozen=True)
class Asked:
    """One request, read and authenticated."""

    principal: Principal
    request_id: UUID
    operation: Operation
    variables: dict[str, Any]
    given: Mapping[str, Any]
    charge: Charge


class Pipeline:
    """Answers operations of one schema with one process's services."""

    def __init__(
        self,
        services: Services,
        hub: Hub,
        catalogue: Catalogue,
        documents: Documents,
        *,
        telemetry: Telemetry,
        open_schema: bool,
    ) -> None:
        self._services = services
        self._hub = hub
        self._catalogue = catalogue
        self._open_schema = open_schema
        self.documents = documents
        self.plans: PlanCache[OperationPlan] = PlanCache()
        self.records: PlanCache[Plan] = PlanCache()
        self._known: set[UUID] = set()
        self.telemetry = telemetry
        for name, cache in (("documents", documents.kept), ("plans", self.plans), ("payload_plans", self.records)):
            telemetry.figures.watch(name, cache)

    async def guard(self, principal: Principal, operation: Operation, request_id: UUID) -> Fault | None:
        """Why the caller may not ask this; None if they may. A denial is in the audit before it is answered."""
        try:
            if not operation.is_trusted:
                admit_text(principal)
            if operation.asks_about_schema:
                self._admit_to_schema(principal)
            for name in sorted(operation.roots):
                if not name.startswith("__"):
                    admit(principal, name)
        except Forbidden as refusal:
            await self._note_denial(principal, operation, request_id, refusal)
            return faults.of_refusal(refusal)
        return None

    def _admit_to_schema(self, principal: Principal) -> None:
        if not self._open_schema and SCHEMA_SCOPE not in principal.scopes:
            raise Forbidden(f"Reading the schema needs the scope {SCHEMA_SCOPE}.", field="__schema")

    async def _note_denial(
        self, principal: Principal, operation: Operation, request_id: UUID, refusal: Forbidden
    ) -> None:
        reads = operation.kind is not OperationType.MUTATION
        event = by(
            principal,
            AuditOperation.CONSULTATION if reads else AuditOperation.ALTERATION,
            refusal.field or "graphql",
            decision=AuditDecision.DENY,
            document_hash=operation.document_hash,
            request_id=request_id,
            object_type="operation",
            row_count=0,
            reason=refusal.message,
        )
        async with self._services.database.reading(principal.row_context()) as connection:
            await append_to_read(connection, event)

    def plan(self, asked: Asked, told: Told) -> OperationPlan:
        """The compiled part of the operation."""
        operation = asked.operation
        if operation.kind is not OperationType.QUERY:
            return OperationPlan({})
        key = (operation.key, operation.shape_of(asked.variables))
        told.facts["doorstep.plan"] = "hit" if key in self.plans else "miss"
        return self.plans.get(key, lambda: self._compile(asked))

    def _compile(self, asked: Asked) -> OperationPlan:
        operation, begun = asked.operation, time.perf_counter()
        try:
            return compile_operation(
                self._catalogue, operation.fragments, operation.node.selection_set, asked.variables
            )
        finally:
            self.telemetry.figures.compile_seconds.inc(time.perf_counter() - begun)

    def reader(self, asked: Asked) -> Reader:
        """Runs plans for this request."""
        services = self._services
        return Reader(
            services.database,
            services.clock,
            asked.principal,
            asked.operation.document_hash,
            asked.request_id,
            self._known,
        )

    def is_compiled(self, operation: Operation) -> bool:
        """Whether the executor is not needed."""
        return operation.kind is OperationType.QUERY and all(
            name == "__typename" or name in self._catalogue.roots for name in operation.roots
        )

    async def answer(self, asked: Asked) -> bytes:
        """Run a query or a mutation."""
        reader = self.reader(asked)
        with self.telemetry.operation(asked.operation, asked.charge.requested) as told:
            plan = self.plan(asked, told)
            way = self.answer_compiled if self.is_compiled(asked.operation) else self.answer_executed
            answer = await way(asked, plan, reader)
            told.facts |= {"doorstep.statements": reader.statements, "doorstep.rows": reader.rows}
            told.answered(answer)
        return answer

    async def answer_compiled(self, asked: Asked, plan: OperationPlan, reader: Reader) -> bytes:
        """Run the statements and join their bytes."""
        found = await reader.run_all(plan, asked.variables)
        parts, errors = [], []
        for root in plan.roots.values():
            body = found[root.key] if root.plan is not None else '"Query"'
            if isinstance(body, Exception):
                errors.append(GraphQLError(type(body).__name__, nodes=root.nodes, path=[root.key], original_error=body))
                if not root.is_nullable:
                    return self._failed(errors, asked)
                body = None
            parts.append(f'"{root.key}":{body or "null"}')
        data = "{" + ",".join(parts) + "}"
        if errors:
            return _body(orjson.Fragment(data), self._faults(errors, asked))
        return f'{{"data":{data}}}'.encode()

    async def answer_executed(self, asked: Asked, plan: OperationPlan, reader: Reader) -> bytes:
        """Run through Strawberry's executor."""
        result = execute(
            self._catalogue.schema,
            asked.operation.document,
            context_value=self.context(asked, plan, reader),
            variable_values=dict(asked.given),
            operation_name=asked.operation.name,
            executor_class=PassingFragments,
            hide_suggestions=True,
        )
        found = await result if is_awaitable(result) else result
        assert isinstance(found, ExecutionResult)
        return self._written(asked, found)

    def _written(self, asked: Asked, result: ExecutionResult) -> bytes:
        return _body(result.data, self._faults(result.errors or [], asked))

    def with_cost(self, asked: Asked, answer: bytes) -> bytes:
        """An answer with what it cost in its extensions."""
        charge = asked.charge
        full_at = self._services.clock.now() + timedelta(seconds=charge.full_in_s)
        cost = {
            "requested": charge.requested,
            "limit": charge.limit,
            "remaining": charge.remaining,
            "resetAt": write_instant(full_at),
        }
        return answer[:-1] + b',"extensions":' + json_bytes({"cost": cost}) + b"}"

    async def results(self, asked: Asked) -> AsyncGenerator[bytes]:
        """The results of a subscription, as bytes. Where it cannot begin or go on, its errors are raised."""
        try:
            with self.telemetry.streaming(asked.operation, asked.charge.requested) as told:
                async with contextlib.aclosing(await self._source(asked)) as source:
                    async for result in source:
                        body = self._written(asked, result)
                        told.answered(body)
                        yield body
        except Answered:
            raise
        except Exception as error:
            raise Answered(500, [faults.of_bug(error)]) from error

    async def _source(self, asked: Asked) -> Any:
        begun = subscribe(
            self._catalogue.schema,
            asked.operation.document,
            context_value=self.context(asked, OperationPlan({}), self.reader(asked)),
            variable_values=dict(asked.given),
            operation_name=asked.operation.name,
            executor_class=PassingFragments,
            hide_suggestions=True,
        )
        found: Any = await begun if is_awaitable(begun) else begun
        if isinstance(found, ExecutionResult):
            raise Answered(400, self._faults(found.errors or [], asked))
        return found

    def context(self, asked: Asked, plan: OperationPlan, reader: Reader) -> RequestContext:
        """What resolvers are given."""
        return RequestContext(
            self._services,
            asked.principal,
            asked.request_id,
            reader,
            Reads(reader, plan, asked.variables),
            asked.variables,
            self._hub,
            self.telemetry.figures,
            lambda kind, info: self._record_plan(asked, kind, info),
        )

    def _record_plan(self, asked: Asked, kind: str, info: GraphQLResolveInfo[Any]) -> Plan:
        """The plan of a payload's record, by where it stands in the operation."""
        key = (asked.operation.key, asked.operation.shape_of(asked.variables), tuple(info.path.as_list()))
        document = Document(self._catalogue.schema, asked.operation.fragments, asked.variables)
        return self.records.get(key, lambda: compile_record(self._catalogue, document, kind, info.field_nodes))

    def _failed(self, errors: list[GraphQLError], asked: Asked) -> bytes:
        return _body(None, self._faults(errors, asked))

    def _faults(self, errors: list[GraphQLError], asked: Asked) -> list[Fault]:
        return [faults.execution_fault(error, asked.request_id, asked.operation.name) for error in errors]


def _body(data: Any, errors: list[Fault]) -> bytes:
    return json_bytes({"errors": errors, "data": data} if errors else {"data": data})
