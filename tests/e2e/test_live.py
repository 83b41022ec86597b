"""A supervisor's change reaches an online phone by itself: nobody touches the phone, and no timer is waited for."""

import json
import urllib.request
from typing import Any

from playwright.sync_api import expect

from api.values import new_id
from tests.e2e.phones import Station
from tests.e2e.server import doorstep

_COLLEAGUES = "query { colleagues(first: 50) { nodes { id name } } }"
_ASSIGN = "mutation ($input: AssignNominalInput!) { assignNominal(input: $input) { userErrors { message } } }"


def test_somebody_who_is_given_away_leaves_an_online_phone_at_once(station: Station) -> None:
    with station.phone() as page:
        # The stream is had once the phone has asked a second time: nothing moved before it is missed.
        expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
        row = page.get_by_test_id("caseload").get_by_role("link").last
        name, address = row.locator(".app-row__name").inner_text(), row.get_attribute("href") or ""
        token = doorstep("token", "--persona", "supervisor", data=station.server.data).stdout.strip()
        officers = _ask(station, token, _COLLEAGUES)["colleagues"]["nodes"]
        another = next(each["id"] for each in officers if "Bramhope" not in each["name"])

        given = {"id": str(new_id()), "nominalId": address.rpartition("/")[2], "ownerId": another}
        assert _ask(station, token, _ASSIGN, {"input": given})["assignNominal"]["userErrors"] == []

        expect(page.get_by_test_id("caseload").get_by_text(name, exact=True)).to_have_count(0)


def _ask(station: Station, token: str, document: str, variables: dict[str, Any] | None = None) -> Any:
    request = urllib.request.Request(
        f"{station.server.url}/graphql",
        json.dumps({"query": document, "variables": variables or {}}).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["data"]
