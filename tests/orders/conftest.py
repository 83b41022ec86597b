"""Plans are tested in the scene of the sync tests: a unit, its people, one nominal."""

from tests.sync.conftest import scene

__all__ = ["scene"]
