"""The board as clients ask for it: who may, and that it agrees with the list of obligations."""

from api.oversight import standards
from tests.makers import Owner, insert
from tests.reading.conftest import Desk, desk

__all__ = ["desk"]

BOARD = """
query ($which: OverdueWhich, $at: Instant) {
  overdueBoard(which: $which, at: $at) {
    at knownAt size
    bands { daysFrom daysTo size } byKind { kind size } byRiskLevel { riskLevel size } byUnit { unitId name size }
    byDistrict { district size } byOfficer { ownerId name size oldestDueAt }
    mostOverdue { id daysOverdue riskLevel markers failedAttempts daysSinceLastSuccessfulVisit children orders }
  }
  overdueList(which: $which, at: $at) { size rows { id caseId } next }
  overdueObligations { totalCount }
}
"""


async def test_the_board_is_the_list_that_was_there_before_it(desk: Desk, owner: Owner) -> None:
    for row in standards.rows():
        await insert(owner, "standard", **row)

    answer = await desk.ask(BOARD, {}, desk.scene.supervisor)

    board = answer["data"]["overdueBoard"]
    listed = answer["data"]["overdueList"]
    # What is owed of cases is on the board and in its list; the obligations of nominals are a list of their own.
    of_nominals = [row for row in listed["rows"] if row["caseId"] is None]
    assert board["size"] == listed["size"] == len(listed["rows"])
    assert len(of_nominals) == answer["data"]["overdueObligations"]["totalCount"] > 0
    assert sum(band["size"] for band in board["bands"]) == board["size"] > 0


PIECES = """
query ($no: Boolean!) {
  overdueBoard { ...Sizes kinds: byKind { kind size } ... on OverdueBoard { byUnit @skip(if: $no) { size } } }
}
fragment Sizes on OverdueBoard { size ...Deeper }
fragment Deeper on OverdueBoard { byOfficer { size } ... { mostOverdue { id } } }
"""


async def test_a_part_is_counted_however_it_is_asked_for(desk: Desk, owner: Owner) -> None:
    for row in standards.rows():
        await insert(owner, "standard", **row)
    whole = (await desk.ask(BOARD, {}, desk.scene.supervisor))["data"]["overdueBoard"]

    for leaves_out in (True, False):
        board = (await desk.ask(PIECES, {"no": leaves_out}, desk.scene.supervisor))["data"]["overdueBoard"]

        assert board["size"] == whole["size"]
        assert board["kinds"] == whole["byKind"] != []
        assert [row["size"] for row in board["byOfficer"]] == [row["size"] for row in whole["byOfficer"]] != []
        assert board["mostOverdue"]["id"] == whole["mostOverdue"]["id"]
        assert ("byUnit" in board) is not leaves_out
        assert [row["size"] for row in board.get("byUnit", whole["byUnit"])] == [row["size"] for row in whole["byUnit"]]


async def test_an_officer_has_no_board(desk: Desk) -> None:
    answer = await desk.ask(BOARD, {}, desk.scene.manager)

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
