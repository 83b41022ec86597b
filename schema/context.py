"""What a resolver is given: factories and the caller, never a connection. Sibling fields run at the same time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from graphql import GraphQLResolveInfo

from api.identity.principal import Principal
from api.services import Services
from api.sync.wakes import Hub
from schema.reading.operation import OperationPlan
from schema.reading.roots import Plan
from schema.reading.run import Reader


@dataclass(frozen=True)
class RequestContext:
    """One request, as resolvers see it."""

    services: Services
    principal: Principal
    request_id: UUID
    reader: Reader
    plan: OperationPlan
    variables: Mapping[str, Any]
    hub: Hub
    plan_record: Callable[[str, GraphQLResolveInfo[Any]], Plan]

    async def read_root(self, info: GraphQLResolveInfo[Any]) -> orjson.Fragment | None:
        """The compiled root field that stands at this place of the operation."""
        root = self.plan.roots[str(info.path.key)]
        body = await self.reader.run(root.wanted(), self.variables, action=root.name)
        return None if body is None else orjson.Fragment(body)

    async def read_record(self, kind: str, key: UUID, info: GraphQLResolveInfo[Any]) -> orjson.Fragment | None:
        """The selected fields of one record, for a mutation's payload; null if the caller may not see it."""
        plan = self.plan_record(kind, info)
        body = await self.reader.run(plan, {**self.variables, "id": key}, action=info.field_name)
        return None if body is None else orjson.Fragment(body)
