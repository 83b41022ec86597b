"""The room of the search tests: a force, its people, and a partner with an agreement. The town of the sharing tests:
several agencies whose agreements differ.
"""

from tests.search.conftest import room
from tests.sharing.conftest import town

__all__ = ["room", "town"]
