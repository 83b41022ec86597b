"""Strawberry's executor, which asks of plain answers no field by itself and lets JSON from PostgreSQL through."""

from typing import Any

import orjson
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.serving.telling import writer


class PassingFragments(StrawberryGraphQLCoreExecutionContext):
    """For operations that are not compiled whole: mutations, subscriptions, introspection, answers of services."""

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, *rest: Any
    ) -> Any:
        if isinstance(result, orjson.Fragment):
            return result
        if path.prev is None and not isinstance(result, Exception):
            try:
                return writer(self, return_type, field_details_list)(result)
            except Exception:  # noqa: BLE001, S110 - whatever it is, the executor says it with its path
                pass
        return super().complete_value(return_type, field_details_list, info, path, result, *rest)
