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
  overdueList(which: $which, at: $at) { size rows { id } next }
  overdueObligations { totalCount }
}
"""


async def test_the_board_is_the_list_that_was_there_before_it(desk: Desk, owner: Owner) -> None:
    for row in standards.rows():
        await insert(owner, "standard", **row)

    answer = await desk.ask(BOARD, {}, desk.scene.supervisor)

    board = answer["data"]["overdueBoard"]
    assert board["size"] == answer["data"]["overdueList"]["size"] == answer["data"]["overdueObligations"]["totalCount"]
    assert sum(band["size"] for band in board["bands"]) == board["size"] > 0


async def test_an_officer_has_no_board(desk: Desk) -> None:
    answer = await desk.ask(BOARD, {}, desk.scene.manager)

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
