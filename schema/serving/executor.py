"""Strawberry's executor, which lets JSON that PostgreSQL made through untouched."""

from typing import Any

import orjson
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext


class PassingFragments(StrawberryGraphQLCoreExecutionContext):
    """For operations that are not compiled whole: mutations, subscriptions, introspection."""

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, *rest: Any
    ) -> Any:
        if isinstance(result, orjson.Fragment):
            return result
        return super().complete_value(return_type, field_details_list, info, path, result, *rest)
