"""Strawberry's executor, which asks of plain answers no field by itself and lets JSON from PostgreSQL through."""

from contextlib import suppress
from typing import Any

import orjson
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.serving.telling import Unusual, told


class PassingFragments(StrawberryGraphQLCoreExecutionContext):
    """For operations that are not compiled whole: mutations, subscriptions, introspection, answers of services."""

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, *rest: Any
    ) -> Any:
        if isinstance(result, orjson.Fragment):
            return result
        if path.prev is None and not isinstance(result, Exception):
            with suppress(Unusual):
                return told(self, return_type, field_details_list, result)
        return super().complete_value(return_type, field_details_list, info, path, result, *rest)
