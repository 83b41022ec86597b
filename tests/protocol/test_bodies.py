"""Bodies made to hurt."""

import pytest

from tests.protocol.line import Line

FILTER = "query Q($f: NominalFilter) { caseload(filter: $f) { totalCount } }"


@pytest.mark.parametrize("depth", [60, 200, 500, 1_000])
async def test_deep_variables_are_refused_and_not_a_bug(bare: Line, depth: int) -> None:
    deep = b'{"not":' * depth + b"{}" + b"}" * depth
    raw = b'{"query":"' + FILTER.encode() + b'","variables":{"f":' + deep + b"}}"

    answer = await bare.client.post("/graphql", content=raw, headers={"content-type": "application/json"})

    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
