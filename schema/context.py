"""What a resolver is given: factories and the caller, never a connection. Sibling fields run at the same time."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from graphql import GraphQLResolveInfo
from strawberry import Info

from api.identity.principal import Principal
from api.services import Services
from api.sync.wakes import Hub
from schema.reading.operation import OperationPlan
from schema.reading.roots import Plan
from schema.reading.run import Found, Reader
from schema.serving.figures import Figures


class Reads:
    """The compiled roots of one operation: read together when the first of them is asked for."""

    def __init__(self, reader: Reader, plan: OperationPlan, variables: Mapping[str, Any]) -> None:
        self._reader = reader
        self._plan = plan
        self._variables = variables
        self._turn = asyncio.Lock()
        self._found: dict[str, Found] | None = None

    async def of(self, key: str) -> str | None:
        """What one root answers."""
        async with self._turn:
            if self._found is None:
                self._found = await self._reader.run_all(self._plan, self._variables)
        found = self._found[key]
        if isinstance(found, Exception):
            raise found
        return found


@dataclass(frozen=True)
class RequestContext:
    """One request, as resolvers see it."""

    services: Services
    principal: Principal
    request_id: UUID
    reader: Reader
    reads: Reads
    variables: Mapping[str, Any]
    hub: Hub
    figures: Figures
    plan_record: Callable[[str, GraphQLResolveInfo[Any]], Plan]

    async def read_root(self, info: GraphQLResolveInfo[Any]) -> orjson.Fragment | None:
        """The compiled root field that stands at this place of the operation."""
        body = await self.reads.of(str(info.path.key))
        return None if body is None else orjson.Fragment(body)

    async def read_record(self, kind: str, key: UUID, info: GraphQLResolveInfo[Any]) -> orjson.Fragment | None:
        """The selected fields of one record, for a mutation's payload; null if the caller may not see it."""
        plan = self.plan_record(kind, info)
        body = await self.reader.run(plan, {**self.variables, "id": key}, action=info.field_name)
        return None if body is None else orjson.Fragment(body)


# How a resolver is given the request.
Asking = Info[RequestContext, None]
