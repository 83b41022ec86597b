"""For whom a partner's machine asks, over the wire: the header is needed, read, kept in the audit and in the ledger."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

import pytest

from api.demo.organisation import FORCE_ID
from tests.e2e.agency import rows
from tests.e2e.server import Server

PERSON = "4711; social worker"
SEARCH = """
{ search(text: "%s", purpose: CHILD_SAFEGUARDING, reason: "A referral") {
  nodes { record { ... on SharedItem { id } } } } }
"""
# Somebody whom the council's agreement covers: of its district, with a child in the home.
_COVERED = """
select n.name from doorstep.nominal n join doorstep.unit u on u.force_id = n.force_id and u.id = n.unit_id
where n.force_id = $1 and u.district = 'Ashvale' and not n.restricted
  and exists (select from doorstep.household_member h where h.force_id = n.force_id
    and h.nominal_id = n.id and h.is_child and h.ended_on is null)
order by n.id limit 1
"""


@pytest.fixture(scope="module")
def machine(server: Server) -> str:
    return server.token("council-system")


def _ask(server: Server, token: str, query: str, headers: Mapping[str, str]) -> tuple[int, Any]:
    request = urllib.request.Request(
        f"{server.url}/graphql",
        json.dumps({"query": query}).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json", **headers},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.loads(refused.read())


def test_a_machine_that_names_the_person_is_answered_and_both_stand_in_audit_and_ledger(
    server: Server, machine: str
) -> None:
    (covered,) = rows(server, _COVERED, FORCE_ID)

    status, said = _ask(server, machine, SEARCH % covered["name"], {"Doorstep-On-Behalf-Of": PERSON})

    assert status == 200, said
    key = said["data"]["search"]["nodes"][0]["record"]["id"]
    enquiries = rows(
        server,
        "select e.on_behalf_of, p.subject from doorstep.disclosure d join doorstep.enquiry e on e.id = d.enquiry_id"
        " join doorstep.principal p on p.id = e.principal_id where d.id = $1::text::uuid",
        key,
    )
    assert enquiries == [{"on_behalf_of": PERSON, "subject": "council-system"}]
    acknowledged = rows(server, "select acknowledged_for from doorstep.disclosure where id = $1::text::uuid", key)
    assert acknowledged == [{"acknowledged_for": PERSON}]
    audited = rows(
        server,
        "select distinct on_behalf_of from doorstep.audit_event a join doorstep.principal p on p.id = a.principal_id"
        " where p.subject = 'council-system' and a.decision = 'permit'",
    )
    assert audited == [{"on_behalf_of": PERSON}]


def test_a_machine_that_names_nobody_is_refused_with_what_to_send(server: Server, machine: str) -> None:
    before = rows(server, "select count(*) from doorstep.enquiry")

    status, said = _ask(server, machine, SEARCH % "Anybody", {})

    assert status == 403
    assert said["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "Send the header Doorstep-On-Behalf-Of" in said["errors"][0]["message"]
    assert rows(server, "select count(*) from doorstep.enquiry") == before


@pytest.mark.parametrize(
    "said", ["4711", "; social worker", "social worker", "a b; social worker", "4711;x", "4711; " + "x" * 101, ""]
)
def test_a_header_that_cannot_be_read_is_refused(server: Server, machine: str, said: str) -> None:
    status, answer = _ask(
        server, machine, "{ sharedItems(first: 1) { nodes { id } } }", {"Doorstep-On-Behalf-Of": said}
    )

    assert status == 403, answer
    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert "cannot be read" in answer["errors"][0]["message"]


@pytest.mark.parametrize("persona", ["partner", "officer", "integrator"])
def test_nobody_else_speaks_for_somebody(server: Server, persona: str) -> None:
    status, answer = _ask(server, server.token(persona), "{ me { name } }", {"Doorstep-On-Behalf-Of": PERSON})

    assert status == 403
    assert "leave the header out" in answer["errors"][0]["message"]
