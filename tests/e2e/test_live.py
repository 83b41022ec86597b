"""A supervisor's change reaches an online phone by itself: nobody touches the phone, and no timer is waited for."""

from functools import partial

from playwright.sync_api import expect

from api.values import new_id
from tests.e2e.phones import Station

_COLLEAGUES = "query { colleagues(first: 50) { nodes { id name } } }"
_ASSIGN = "mutation ($input: AssignNominalInput!) { assignNominal(input: $input) { userErrors { message } } }"


def test_somebody_who_is_given_away_leaves_an_online_phone_at_once(station: Station) -> None:
    with station.phone() as page:
        # The stream is had once the phone has asked a second time: nothing moved before it is missed.
        expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
        row = page.get_by_test_id("caseload").get_by_role("link").last
        name, address = row.locator(".app-row__name").inner_text(), row.get_attribute("href") or ""
        ask = partial(station.server.ask, "supervisor")
        officers = ask(_COLLEAGUES)["colleagues"]["nodes"]
        another = next(each["id"] for each in officers if "Bramhope" not in each["name"])

        given = {"id": str(new_id()), "nominalId": address.rpartition("/")[2], "ownerId": another}
        assert ask(_ASSIGN, input=given)["assignNominal"]["userErrors"] == []

        expect(page.get_by_test_id("caseload").get_by_text(name, exact=True)).to_have_count(0)
