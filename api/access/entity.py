"""The policy of one table, as `policy.py` and the pages it is joined from write it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.access.language import Always, Rule
from api.access.rules import THE_SERVICE


@dataclass(frozen=True)
class EntityPolicy:
    """The policy of one table: rows, writes, and each field that may be published of it."""

    read: Rule
    fields: Mapping[str, Rule]
    write: Rule = THE_SERVICE
    append: Rule | None = None  # who may insert, where that is wider than who may write


def shown(names: str, **ruled: Rule) -> Mapping[str, Rule]:
    """`names`, apart by spaces, are shown with the row; a named rule shows its field only where it holds."""
    return MappingProxyType({name: Always() for name in names.split()} | ruled)
