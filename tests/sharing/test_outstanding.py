"""What agencies owe: every number of the board is the length of the list of disclosures that its filter gives."""

from typing import Any
from uuid import UUID

from api.nominals.desk import Done
from api.sharing import receiving
from api.sharing.commands import AcknowledgeRecall
from api.values import new_id
from tests.sharing.conftest import Town
from tests.sharing.test_recalls import notices, proposal, recall, three_agencies

BOARD = "{ sharingOutstanding { agencyId name unacknowledged late recalls } }"
LIST = "query ($filter: DisclosureFilter) { disclosures(filter: $filter, first: 1) { totalCount } }"
EVER = "2000-01-01T00:00:00Z"


async def outstanding(town: Town) -> dict[str, tuple[int, int, int]]:
    """Each agency's numbers, compared with the lists behind them."""
    rows = (await town.ask(BOARD, caller=town.officer))["sharingOutstanding"]
    now = town.services.clock.now().isoformat()
    for row in rows:
        owed: dict[str, Any] = {"agencyId": row["agencyId"], "acknowledged": False, "recalled": False}
        behind = {
            "unacknowledged": owed | {"acknowledgeBy": {"from": EVER}},
            "late": owed | {"acknowledgeBy": {"from": EVER, "before": now}},
            "recalls": {"agencyId": row["agencyId"], "recallAcknowledged": False},
        }
        for name, asked in behind.items():
            listed = await town.ask(LIST, {"filter": asked}, caller=town.officer)
            assert listed["disclosures"]["totalCount"] == row[name], (row, name)
    return {row["name"]: (row["unacknowledged"], row["late"], row["recalls"]) for row in rows}


async def test_what_agencies_have_not_acknowledged_is_counted_and_listed_alike(town: Town) -> None:
    first, second = await three_agencies(town)
    told = await town.share(first, "A")
    await town.share(first, "B")
    await town.share(second, "A")
    assert await outstanding(town) == {"A": (2, 0, 0), "B": (1, 0, 0)}

    await recall(town, proposal(told))
    assert await outstanding(town) == {"A": (1, 0, 1), "B": (0, 0, 1)}

    partner = town.partners["A"]
    [notice] = await notices(town, "A")
    seen = AcknowledgeRecall(id=new_id(), notice_id=UUID(notice["id"]))
    assert isinstance(await receiving.acknowledge_recall(town.services, partner, seen), Done)
    town.clock.pass_(days=30)
    assert await outstanding(town) == {"B": (0, 0, 1), "A": (1, 1, 0)}
