"""Decisions are tested in the scene of the sync tests, with the baseline's policy beside it."""

import pytest_asyncio

from api.obligations import baseline
from tests.conftest import Place
from tests.makers import Owner, insert
from tests.sync.conftest import Scene, scene

__all__ = ["ruled", "scene"]


@pytest_asyncio.fixture
async def ruled(scene: Scene, place: Place, owner: Owner) -> Scene:
    await owner.execute("delete from doorstep.policy_row")
    for row in baseline.policy_rows():
        await insert(owner, "policy_row", **row)
    for row in baseline.bank_holidays():
        await insert(owner, "bank_holiday", **row)
    return scene
