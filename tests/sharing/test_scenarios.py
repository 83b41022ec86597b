"""Acceptance scenarios of sharing that go through several rooms, from end to end."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from api.access.role_scopes import ROLE_SCOPES
from api.identity.principal import Principal, Role
from api.intelligence.commands import GradedItem, RegradeReport
from api.intelligence.words import IntelligenceAssessment
from api.nominals.desk import Done
from api.sharing import recalls, receiving, regrading
from api.sharing.commands import AcknowledgeRecall, SendRecall
from api.sharing.words import SharedField, WithheldCategory
from api.values import digest, new_id
from tests.makers import make_principal
from tests.sharing.conftest import AD_HOC, Town, describe
from tests.sharing.test_enquiring import ENQUIRE, about
from tests.sharing.test_intelligence import shared_with_two
from tests.sharing.test_outstanding import outstanding
from tests.sharing.test_recalls import notices
from tests.sync.phone import Phone

_ITEMS = """
{ sharedItems { nodes { statements { field text } withheld { field category clause reason } agreement { contact } } } }
"""
_LEDGER = """
query Ledger($id: ID!) { disclosures(filter: { nominalId: $id }) {
  nodes { agency { name } decision keptBack officer { id } purpose gateway meaning } } }
"""
_PROPOSED = "{ recalls(filter: { state: [PROPOSED] }) { nodes { id } } }"
_READ = "query Read($id: ID!) { nominal(id: $id) { name riskLevel } }"
_WHO_LOOKED = """
select split_part(actor, '|', 2) as who, at, operation, action, document_hash, device_id, on_behalf_of
from doorstep.audit_event where subject_ids @> array[$1::uuid] order by seq
"""


async def test_one_council_is_told_that_health_is_withheld_and_by_what_and_the_other_sees_it(town: Town) -> None:
    """Acceptance scenario 10."""
    nominal = await town.nominal(name="Covered Person")
    await describe(town.owner, nominal, health="Takes insulin")
    for name, withheld in (("A", {SharedField.HEALTH: WithheldCategory.HEALTH}), ("B", {})):
        await town.agency(name)
        await town.agree(name, withheld)
        await town.share(nominal, name)

    (told_a,) = (await town.ask(_ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]
    (told_b,) = (await town.ask(_ITEMS, caller=town.partners["B"]))["sharedItems"]["nodes"]

    assert told_a["withheld"] == [
        {"field": "HEALTH", "category": "HEALTH", "clause": "4.2", "reason": "Not for this agency."}
    ]
    assert told_a["agreement"] == {"contact": "lead@agency.example"}
    assert "Takes insulin" not in str(told_a)
    assert told_b["withheld"] == []
    assert {"field": "HEALTH", "text": "mental health: Takes insulin"} in told_b["statements"]
    ledger = (await town.ask(_LEDGER, {"id": str(nominal)}, caller=town.officer))["disclosures"]["nodes"]
    assert {each["agency"]["name"]: (each["decision"], each["keptBack"]) for each in ledger} == {
        "A": ("SHARED_REDACTED", ["HEALTH"]),
        "B": ("SHARED", []),
    }
    assert {each["officer"]["id"] for each in ledger} == {str(town.officer.officer_id)}


async def test_what_is_graded_down_is_told_to_everybody_who_has_it_and_who_has_not_acknowledged_is_listed(
    town: Town,
) -> None:
    """Acceptance scenario 11."""
    _, key, item = await shared_with_two(town)
    false = RegradeReport(
        id=new_id(), report_id=key, expected_version=1, reason="It proved false.",
        items=(GradedItem(item_id=item, assessment=IntelligenceAssessment.E),),
    )  # fmt: skip
    unit = await make_principal(town.owner, Role.INTELLIGENCE_UNIT)
    assert isinstance(await regrading.regrade(town.services, unit, false), Done)
    (proposed,) = (await town.ask(_PROPOSED, caller=town.officer))["recalls"]["nodes"]
    assert await outstanding(town) == {"A": (1, 0, 0), "B": (1, 0, 0), "C": (1, 0, 0)}, "a person sends it"

    sent = SendRecall(id=new_id(), recall_id=UUID(proposed["id"]))
    assert isinstance(await recalls.send(town.services, town.officer, sent), Done)

    assert await outstanding(town) == {"A": (1, 0, 1), "B": (1, 0, 1), "C": (1, 0, 0)}
    [notice] = await notices(town, "A")
    assert "B to E" in notice["reason"]
    seen = AcknowledgeRecall(id=new_id(), notice_id=UUID(notice["id"]))
    assert isinstance(await receiving.acknowledge_recall(town.services, town.partners["A"], seen), Done)
    assert await outstanding(town) == {"A": (1, 0, 0), "B": (1, 0, 1), "C": (1, 0, 0)}
    assert await notices(town, "C") == []


async def _audited(town: Town, caller: Principal, nominal: Any) -> list[dict[str, Any]]:
    """What the caller's own row policy shows of the audit of one nominal."""
    async with town.services.database.reading(caller.row_context()) as connection:
        return [dict(row) for row in await connection.fetch(_WHO_LOOKED, nominal)]


async def test_an_auditor_sees_who_looked_at_somebody_on_a_phone_and_at_an_agency_too(town: Town) -> None:
    """Acceptance scenario 23: person, time and fields; what went onto a phone was looked at there, signal or none."""
    nominal, other = await town.nominal(name="Covered Person"), await town.nominal(name="Other Person")
    await town.agency("A")
    await town.agree("A")
    machine = replace(await town.partner(town.agencies["A"], is_machine=True), on_behalf_of="4711; social worker")
    auditor = await make_principal(town.owner, Role.AUDITOR)
    auditor = replace(auditor, scopes=AD_HOC | ROLE_SCOPES[Role.AUDITOR])
    phone = await Phone(town.services, town.officer).connect()

    await town.ask(_READ, {"id": str(nominal)}, caller=town.supervisor)
    await phone.pull()
    assert len((await town.ask(ENQUIRE, about("Covered Person"), caller=machine))["enquire"]["items"]) == 1
    await town.ask(_READ, {"id": str(other)}, caller=town.supervisor)

    seen = await _audited(town, auditor, nominal)
    assert {(each["who"], each["action"]) for each in seen} >= {
        (town.supervisor.subject, "nominal"),
        (town.officer.subject, "syncPull"),
    }
    assert {each["who"] for each in seen} == {town.supervisor.subject, town.officer.subject, machine.subject}
    assert all(each["at"] is not None for each in seen)
    by_action = {each["action"]: each for each in seen}
    assert by_action["nominal"]["document_hash"] == digest(_READ), "the document names the fields"
    assert by_action["syncPull"]["device_id"] == phone.device_id
    assert {each["on_behalf_of"] for each in seen if each["who"] == machine.subject} == {"4711; social worker"}
    assert sum(each["action"] == "nominal" for each in seen) == 1, "another's reading is not among them"
    held = await town.rows("select principal_id from doorstep.sync_holding where nominal_id = $1", nominal)
    assert held == [{"principal_id": town.officer.id}]
    assert await _audited(town, town.officer, nominal) == []
