"""How compiled reads write values that PostgreSQL's JSON would write otherwise."""

from tests.reading.conftest import Desk, desk

__all__ = ["desk"]


async def test_a_whole_number_of_hours_is_still_a_float(desk: Desk) -> None:
    answer = await desk.ask("{ cases(first: 50) { nodes { hoursToFirstShare } } }", {}, desk.scene.analyst)

    hours = {case["hoursToFirstShare"] for case in answer["data"]["cases"]["nodes"]}
    assert {str(each) for each in hours} >= {"1.5", "40.0", "None"}
