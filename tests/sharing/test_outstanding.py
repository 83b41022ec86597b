"""What agencies owe, and how soon they were told: every number is the length of the list that its filter gives."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from api.access.role_scopes import ROLE_SCOPES
from api.cases import covert
from api.cases.commands import SetEmbargo
from api.identity.principal import Principal, Role
from api.nominals.desk import Done
from api.sharing import case_sharing, receiving
from api.sharing.commands import AcknowledgeRecall
from api.values import new_id
from tests.makers import make_principal
from tests.sharing.conftest import AD_HOC, Town
from tests.sharing.test_cases import analyst, asking, received, share_report
from tests.sharing.test_intelligence import report
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


TIMES = """query ($from: CalendarDate!, $to: CalendarDate!) { sharingTimesByAgency(from: $from, to: $to) {
  agencyId name shared withinADay medianHours longestHours } }"""


async def told_times(town: Town, by: Principal, day: str) -> list[tuple[str, int, int, float, float]]:
    """Each agency's numbers of cases received that day, compared with the lists behind them."""
    rows = (await town.ask(TIMES, {"from": day, "to": day}, caller=by))["sharingTimesByAgency"]
    during = {"from": f"{day}T00:00:00Z", "before": f"{day}T23:59:59Z"}
    for row in rows:
        first = {"agencyId": row["agencyId"], "firstOfCase": True, "caseReceivedAt": during}
        for name, asked in {"shared": first, "withinADay": first | {"caseWithinADay": True}}.items():
            listed = await town.ask(LIST, {"filter": asked}, caller=by)
            assert listed["disclosures"]["totalCount"] == row[name], (row, name)
    return [(row["name"], row["shared"], row["withinADay"], row["medianHours"], row["longestHours"]) for row in rows]


async def tell(town: Town, by: Principal, case: UUID, agency: str) -> None:
    asked = asking(town, case, agency)
    seen = await case_sharing.preview(town.services, by, asked)
    told = await case_sharing.disclose(town.services, by, replace(asked, content_digest=seen.content.digest))
    assert isinstance(told, Done), told


async def test_how_soon_each_agency_was_told_of_cases_is_counted_and_listed_alike(town: Town) -> None:
    for name in ("A", "B", "C"):
        await town.agency(name)
        await town.agree(name)
    by = await analyst(town)
    overseer = await make_principal(town.owner, Role.GOVERNANCE)
    overseer = replace(overseer, scopes=ROLE_SCOPES[Role.GOVERNANCE] | AD_HOC)
    day = town.clock.now().date().isoformat()
    first, second, third = [await received(town, by, reference=f"NCA-{number}") for number in range(3)]
    assert await told_times(town, overseer, day) == []

    await tell(town, by, first, "A")
    town.clock.pass_(hours=10)
    await tell(town, by, first, "A")  # again: the first counts
    await tell(town, by, second, "A")
    town.clock.pass_(hours=30)
    await tell(town, by, first, "B")
    key, _ = await report(town, case_id=third)
    assert isinstance(await share_report(town, by, third, key, "C"), Done)
    town.clock.pass_(days=1)
    await received(town, by, reference="NCA-later")

    for caller in (by, overseer):
        assert await told_times(town, caller, day) == [("B", 1, 0, 40.0, 40.0), ("A", 2, 2, 5.0, 10.0)]

    hidden = SetEmbargo(id=new_id(), case_id=second, reason="A warrant is planned.", officer_ids=())
    assert isinstance(await covert.set_embargo(town.services, by, hidden), Done)
    assert await told_times(town, overseer, day) == [("B", 1, 0, 40.0, 40.0), ("A", 1, 1, 0.0, 0.0)]
    assert (await told_times(town, by, day))[1] == ("A", 2, 2, 5.0, 10.0), "the case's own officer knows of it"
