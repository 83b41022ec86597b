"""A suspect is convicted, and whoever manages them from that day finds on their page what the case held."""

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from api.values import new_id
from tests.e2e.agency import rows
from tests.e2e.browser import DESK, PHONE, choose_passphrase, opened, sign_in, unlock
from tests.e2e.looking import look, look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_cases import take_in

_PLAN = "His brother stays with him until the hearing.\nThe duty officer rings on Sundays."
_REFERENCE = "E2E-CARRIED"


def _seize(page: Page, server: Server) -> None:
    """What the team's own systems tell: a device, and children's social care's reference."""
    case = {"caseId": page.url.rsplit("/", 1)[1]}
    told = {
        "seizeDevice": {"description": "A phone", "exhibit": "EX/1", "seizedAt": "2026-01-06T09:00:00Z"},
        "recordSafeguarding": {
            "step": "CSC_REFERRAL", "at": "2026-01-06T10:00:00Z", "agency": "Ashvale Council", "reference": "CSC-7",
        },
    }  # fmt: skip
    for name, said in told.items():
        kind = f"{name[0].upper()}{name[1:]}Input"
        asked = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ code }} }} }}"
        assert server.ask("ocait", asked, input={"id": str(new_id())} | case | said)[name]["userErrors"] == []


def _convict(page: Page, server: Server) -> None:
    """Hand the suspect over to the officer of the demo force."""
    me = server.ask("officer", "{ me { officer { name collarNumber unit { name } } } }")["me"]["officer"]
    page.get_by_text("Record the conviction of Nobody Known").click()
    page.get_by_label("Unit", exact=True).last.select_option(label=me["unit"]["name"])
    page.get_by_text("Hand over to an officer").click()
    page.get_by_label("Day of the conviction").fill("2026-01-20")
    page.get_by_label("Which court", exact=True).fill("Northmoor Crown Court")
    page.get_by_label("Who manages them").select_option(label=f"{me['name']}, {me['collarNumber']}")
    page.get_by_label("Reference of the new nominal").fill(_REFERENCE)
    page.get_by_role("button", name="Record the conviction").click()
    expect(page.get_by_test_id("convicted")).to_contain_text("is managed as a registered offender")


def _hold(team: Page) -> None:
    """Give the case a file and a welfare plan."""
    statement = {"name": "statement.txt", "mimeType": "text/plain", "buffer": b"What the interview said."}
    team.get_by_label("Add a file").set_input_files(statement)  # type: ignore[arg-type]
    expect(team.get_by_test_id("documents")).to_contain_text("statement.txt")
    expect(team.get_by_text("No plan is written.")).to_be_visible()
    team.get_by_text("Write a plan").click()
    team.get_by_role("button", name="Keep the plan").click()
    expect(team.get_by_text("Say it in words")).to_be_visible()
    look_everywhere(team, "case-welfare-errors")
    team.get_by_label("How they are looked after from now on").fill(_PLAN)
    team.get_by_role("button", name="Keep the plan").click()
    expect(team.get_by_test_id("welfare-plans")).to_contain_text("His brother stays with him")
    look_everywhere(team, "case-welfare")


def _save(desk: Page) -> None:
    """A file comes as it was given; without a network the page says that it did not."""
    with desk.expect_download() as saved:
        desk.get_by_role("button", name="Save statement.txt").click()
    assert Path(saved.value.path()).read_bytes() == b"What the interview said."
    desk.context.set_offline(True)
    desk.get_by_role("button", name="Save statement.txt").click()
    expect(desk.get_by_role("alert")).to_have_text("statement.txt could not be fetched. Try again.")
    desk.context.set_offline(False)


def _see_the_same_of_somebody_else(desk: Page) -> None:
    """Of whom no case handed anything over there is neither a heading nor a list."""
    expect(desk.get_by_test_id("known")).to_contain_text("Devices")
    expect(desk.get_by_role("heading", name="Documents")).to_have_count(0)
    expect(desk.get_by_test_id("welfare-plans")).to_have_count(0)
    look_everywhere(desk, "known-of-no-case")


def test_the_files_and_the_welfare_plan_of_a_case_are_on_the_page_of_whom_it_convicted(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "carried-team", shape=DESK) as team:
        sign_in(team, server.url, "ocait")
        expect(team.get_by_test_id("cases")).to_be_visible()
        take_in(team, server, "carried")
        team.get_by_role("link", name="Open the case").click()
        _hold(team)
        _seize(team, server)
        _convict(team, server)

    (made,) = rows(server, "select id::text from doorstep.nominal where reference = $1", _REFERENCE)
    known = f"{server.url}/app/nominals/{made['id']}/known"
    with opened(playwright, folder / "carried-unit", shape=DESK) as desk:
        sign_in(desk, server.url, "supervisor")
        overdue = desk.get_by_test_id("overdue").get_by_role("link").first
        expect(overdue).to_be_visible()
        somebody = (overdue.get_attribute("href") or "").removesuffix("/records")
        desk.goto(known)
        expect(desk.get_by_role("heading", name="Documents")).to_be_visible()
        expect(desk.get_by_test_id("welfare-plans")).to_contain_text("The duty officer rings on Sundays.")
        expect(desk.get_by_test_id("known")).to_contain_text("Convicted since 20 January 2026 (Northmoor Crown Court)")
        expect(desk.get_by_test_id("known")).to_contain_text("A phone, EX/1, seized 6 January 2026")
        expect(desk.get_by_test_id("known")).to_contain_text(
            "Ashvale Council, CSC-7 (referred to children's social care"
        )
        look_everywhere(desk, "known-carried")
        desk.get_by_test_id("welfare-plans").scroll_into_view_if_needed()
        look_everywhere(desk, "known-carried-below")
        _save(desk)
        desk.goto(f"{server.url}{somebody}/known")
        _see_the_same_of_somebody_else(desk)

    with opened(playwright, folder / "carried-manager", shape=PHONE) as phone:
        sign_in(phone, server.url, "officer")
        choose_passphrase(phone)
        phone.get_by_test_id("caseload").get_by_role("link", name="Nobody Known").first.click()
        phone.get_by_role("link", name="What is known").click()
        expect(phone.get_by_test_id("documents")).to_contain_text("statement.txt")
        expect(phone.get_by_test_id("welfare-plans")).to_contain_text("His brother stays with him")

    with opened(playwright, folder / "carried-colleague", shape=PHONE) as phone:
        sign_in(phone, server.url, "officer2")
        choose_passphrase(phone)
        expect(phone.get_by_test_id("caseload")).to_be_visible()
        phone.goto(known)
        unlock(phone)
        expect(phone.get_by_text("is read by their officer")).to_be_visible()
        expect(phone.get_by_test_id("known")).to_have_count(0)
        look(phone, "known-withheld")
