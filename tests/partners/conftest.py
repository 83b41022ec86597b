"""The room of the search tests: a force, its people, and a partner with an agreement."""

from tests.search.conftest import room

__all__ = ["room"]
