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


async def test_an_officer_has_no_board(desk: Desk) -> None:
    answer = await desk.ask(BOARD, {}, desk.scene.manager)

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
