"""Paging through records while others come and go."""

from typing import Any
from uuid import UUID

import pytest

from tests.makers import Owner, make_nominal
from tests.reading.conftest import Desk

PAGE = """
query Page($first: Int, $after: String, $last: Int, $before: String) {
  caseload(first: $first, after: $after, last: $last, before: $before, orderBy: [NAME]) {
    nodes { id name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""


@pytest.mark.parametrize("forwards", [True, False])
async def test_who_was_there_all_along_is_seen_once_whoever_comes_between_the_pages(
    desk: Desk, owner: Owner, *, forwards: bool
) -> None:
    whole = await page(desk, first=100)
    expected = [node["id"] for node in whole["nodes"]]
    seen: list[str] = []
    said: dict[str, Any] = {"first": 2} if forwards else {"last": 2}
    while True:
        found = await page(desk, **said)
        ids = [node["id"] for node in found["nodes"]]
        seen = [*seen, *ids] if forwards else [*ids, *seen]
        for name in ("Aaron Early", "Zoe Late"):
            await newcomer(desk, owner, name)
        info = found["pageInfo"]
        if not info["hasNextPage" if forwards else "hasPreviousPage"] or len(seen) > len(expected):
            break
        said = {"first": 2, "after": info["endCursor"]} if forwards else {"last": 2, "before": info["startCursor"]}

    assert len(seen) == len(set(seen))
    assert [key for key in seen if key in expected] == expected


async def page(desk: Desk, **said: Any) -> Any:
    answer = await desk.ask(PAGE, said)
    assert "errors" not in answer, answer
    return answer["data"]["caseload"]


async def newcomer(desk: Desk, owner: Owner, name: str) -> UUID:
    manager = desk.scene.manager
    assert manager.officer_id is not None
    return await make_nominal(owner, manager.unit_ids[0], manager.officer_id, name=name)
