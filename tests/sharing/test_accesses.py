"""An auditor asks who looked at somebody: everybody, with a signal or without, of the force or of a partner.

Acceptance scenario 23: complete in one place, with person, time and fields.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
import pytest

from api.access.operations import OPERATIONS
from api.access.role_scopes import ROLE_SCOPES
from api.identity.principal import Principal, Role
from api.nominals.commands import AssignNominal, NominalAssigned
from api.obligations.handover import assign
from api.values import new_id
from tests.makers import make_officer, make_principal
from tests.sharing.conftest import AD_HOC, Town, describe
from tests.sharing.test_enquiring import ENQUIRE, about
from tests.sharing.test_intelligence import report
from tests.sync.phone import Phone

ASK = """query Ask($reference: String, $id: ID, $reason: String!, $filter: AccessFilter, $first: Int, $after: String) {
  accesses(reference: $reference, nominalId: $id, reason: $reason, filter: $filter, first: $first, after: $after) {
    nodes { id kind at until decision who agency { name } onBehalfOf clientId phone action fields reason }
    pageInfo { hasNextPage endCursor } totalCount } }"""
READ = "query Read($id: ID!) { nominal(id: $id) { name riskLevel addresses { postcode } } }"
# A query with a root that is no compiled read goes through the executor.
EXECUTED = """query Read($id: ID!, $agency: ID!) { nominal(id: $id) { reference }
  disclosurePreview(nominalId: $id, agencyId: $agency, purpose: CHILD_SAFEGUARDING) { contentDigest } }"""
REASON = "A complaint of the person concerned."


async def auditor_of(town: Town, *roles: Role, **values: Any) -> Principal:
    made = await make_principal(town.owner, Role.AUDITOR, *roles, name="A. Auditor", **values)
    return replace(made, scopes=AD_HOC.union(*(ROLE_SCOPES[role] for role in made.roles)))


async def asked(town: Town, auditor: Principal, nominal: UUID, **said: Any) -> list[dict[str, Any]]:
    found = await town.ask(ASK, {"id": str(nominal), "reason": REASON} | said, caller=auditor)
    nodes: list[dict[str, Any]] = found["accesses"]["nodes"]
    return nodes


def of(nodes: Sequence[dict[str, Any]], action: str, kind: str = "CONSULTATION") -> dict[str, Any]:
    (found,) = (each for each in nodes if (each["action"], each["kind"]) == (action, kind))
    return found


async def test_who_read_it_is_told_with_when_and_which_fields_whichever_way_it_was_answered(town: Town) -> None:
    nominal, other = await town.nominal(name="Covered Person"), await town.nominal(name="Other Person")
    agency = await town.agency("A")
    await town.agree("A")
    auditor = await auditor_of(town)

    await town.ask(READ, {"id": str(nominal)}, caller=town.supervisor)
    await town.ask(READ, {"id": str(other)}, caller=town.supervisor)
    await town.ask(EXECUTED, {"id": str(nominal), "agency": str(agency)}, caller=town.officer)

    nodes = await asked(town, auditor, nominal)
    compiled, executed = (
        next(each for each in nodes if each["action"] == "nominal" and each["who"] and fields <= set(each["fields"]))
        for fields in ({"Nominal.name"}, {"Nominal.reference"})
    )
    assert compiled["fields"] == ["Address.postcode", "Nominal.addresses", "Nominal.name", "Nominal.riskLevel"]
    assert executed["fields"] == ["Nominal.reference"]
    preview = of(nodes, "disclosurePreview")
    assert preview["who"] == town.officer.name
    assert {"SharedField.NAME", "SharedField.RISK_LEVEL"} <= set(preview["fields"])
    assert all(each["at"] and each["decision"] == "PERMIT" for each in (compiled, executed))
    assert [each["action"] for each in nodes].count("nominal") == 2, "another's reading is not among them"
    asking = next(each for each in nodes if each["action"] == "accesses")
    assert (asking["who"], asking["reason"]) == ("A. Auditor", REASON), "the asking is itself in the answer"


async def test_what_was_on_a_phone_is_told_from_when_to_when(town: Town) -> None:
    nominal, auditor = await town.nominal(name="Covered Person"), await auditor_of(town)
    colleague = await make_officer(town.owner, town.east)
    phone = await Phone(town.services, town.officer).connect()
    begun = town.clock.now()
    await phone.pull()
    (held,) = [each for each in await asked(town, auditor, nominal) if each["kind"] == "HELD"]
    assert (held["phone"], held["until"], held["who"]) == ("A phone", None, town.officer.name)
    assert held["at"][:19] == begun.isoformat()[:19]

    town.clock.pass_(hours=30)
    given = AssignNominal(new_id(), nominal, colleague)
    assert isinstance(await assign(town.services, town.supervisor, given), NominalAssigned)
    await phone.pull()

    nodes = await asked(town, auditor, nominal)
    (held,) = [each for each in nodes if each["kind"] == "HELD"]
    assert held["until"][:19] == town.clock.now().isoformat()[:19]
    pulled = of(nodes, "syncPull")
    assert pulled["phone"] == "A phone"
    assert {"Nominal.name", "Nominal.household", "HouseholdMember.firstName"} <= set(pulled["fields"])


async def test_what_partners_were_told_and_what_they_asked_in_vain_is_told_with_for_whom(town: Town) -> None:
    covered = await town.nominal(name="Covered Person")
    hidden = await town.nominal(name="Hidden Person", unit_id=town.west)
    agency = await town.agency("A")
    await town.agree("A")
    await describe(town.owner, covered)
    machine = replace(await town.partner(agency, is_machine=True), on_behalf_of="4711; social worker")
    auditor = await auditor_of(town)

    await town.share(covered, "A")
    for name in ("Covered Person", "Hidden Person"):
        await town.ask(ENQUIRE, about(name), caller=machine)

    told = [each for each in await asked(town, auditor, covered) if each["kind"] == "DISCLOSURE"]
    assert {each["who"] for each in told} == {town.officer.name, machine.name}
    by_machine = next(each for each in told if each["agency"])
    assert (by_machine["agency"], by_machine["onBehalfOf"]) == ({"name": "A"}, "4711; social worker")
    assert all({"SharedField.NAME", "SharedField.HOME_ADDRESS"} <= set(each["fields"]) for each in told)
    in_vain = of(await asked(town, auditor, hidden), "enquire", "HIDDEN")
    assert (in_vain["agency"], in_vain["onBehalfOf"]) == ({"name": "A"}, "4711; social worker")
    assert (in_vain["fields"], in_vain["reason"]) == ([], "A child was referred.")


async def test_who_asked_by_id_and_was_shown_nothing_is_told_too(town: Town) -> None:
    nominal, auditor = await town.nominal(name="Restricted Person", restricted=True), await auditor_of(town)
    stranger = await make_officer(town.owner, town.west)
    curious = await make_principal(
        town.owner, Role.OFFENDER_MANAGER, officer_id=stranger, unit_ids=(town.west,), name="A. Curious"
    )

    assert (await town.ask(READ, {"id": str(nominal)}, caller=curious))["nominal"] is None

    tried = of(await asked(town, auditor, nominal), "nominal", "NOT_FOUND")
    assert (tried["who"], tried["fields"]) == ("A. Curious", [])


async def test_who_read_a_report_about_them_is_told(town: Town) -> None:
    nominal, auditor = await town.nominal(name="Covered Person"), await auditor_of(town)
    key, _ = await report(town, nominal)
    read = "query Read($id: ID!) { intelligenceReport(id: $id) { urn items { assessment } } }"

    await town.ask(read, {"id": str(key)}, caller=town.officer)

    found = of(await asked(town, auditor, nominal), "intelligenceReport")
    assert (found["who"], found["fields"]) == (
        town.officer.name,
        ["IntelligenceItem.assessment", "IntelligenceReport.items", "IntelligenceReport.urn"],
    )


async def test_of_somebody_restricted_the_answer_is_as_complete_and_names_nobody(town: Town) -> None:
    nominal, auditor = await town.nominal(name="Restricted Person", restricted=True), await auditor_of(town)
    (row,) = await town.rows("select reference from doorstep.nominal where id = $1", nominal)
    await town.ask(READ, {"id": str(nominal)}, caller=town.officer)

    by_reference = {"reference": f" {row['reference']} ", "reason": REASON}
    found = await town.ask(ASK, by_reference, caller=auditor)

    assert of(found["accesses"]["nodes"], "nominal")["who"] == town.officer.name
    assert "Restricted Person" not in str(found)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
async def test_nobody_without_the_role_is_answered_and_the_asking_is_in_the_audit(town: Town, role: Role) -> None:
    nominal = await town.nominal(name="Covered Person")
    made = await make_principal(town.owner, role)
    caller = replace(made, scopes=AD_HOC | ROLE_SCOPES[role] | {"audit:read"})

    answer = (await town.send(ASK, {"id": str(nominal), "reason": REASON}, caller)).json()

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert answer.get("data") is None
    denied = await town.rows("select decision, action from doorstep.audit_event where principal_id = $1", made.id)
    assert denied == [{"decision": "deny", "action": "accesses"}]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 501}, "reason"),
        ({"id": None}, "reference"),
        ({"reference": "N1"}, "reference"),
        ({"id": None, "reference": "N-NOBODY"}, "reference"),
        ({"id": str(UUID(int=1))}, "nominalId"),
        ({"id": "nobody"}, "nominalId"),
    ],
)
async def test_what_is_asked_wrongly_is_said_at_its_field(town: Town, said: dict[str, Any], field: str) -> None:
    nominal, auditor = await town.nominal(name="Covered Person"), await auditor_of(town)

    answer = (await town.send(ASK, {"id": str(nominal), "reason": REASON} | said, auditor)).json()

    assert (answer["errors"][0]["extensions"]["code"], answer["errors"][0]["extensions"]["field"]) == (
        "BAD_USER_INPUT",
        field,
    )


async def test_pages_come_newest_first_and_none_is_left_out_or_told_twice(town: Town) -> None:
    nominal, auditor = await town.nominal(name="Covered Person"), await auditor_of(town)
    for _ in range(7):
        await town.ask(READ, {"id": str(nominal)}, caller=town.officer)
    said = {"id": str(nominal), "reason": REASON, "first": 3, "filter": {"kind": ["CONSULTATION"]}}

    seen: list[dict[str, Any]] = []
    after = None
    while True:
        page = (await town.ask(ASK, said | {"after": after}, caller=auditor))["accesses"]
        assert len(page["nodes"]) <= 3
        seen += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    reads = [each for each in seen if each["action"] == "nominal"]
    assert len({each["id"] for each in reads}) == len(reads) == 7
    assert [each["at"] for each in seen] == sorted((each["at"] for each in seen), reverse=True)


async def test_fields_that_are_told_again_and_again_are_kept_once(town: Town) -> None:
    nominal, other = await town.nominal(name="Covered Person"), await town.nominal(name="Other Person")
    for key in (nominal, other, nominal):
        await town.ask(READ, {"id": str(key)}, caller=town.officer)

    kept = await town.rows("select fields from doorstep.read_fields")
    named = await town.rows("select distinct fields_id from doorstep.audit_event where action = 'nominal'")

    assert (len(kept), len(named)) == (1, 1)


async def test_the_answer_is_found_by_index_however_long_the_audit_is(town: Town) -> None:
    nominal, auditor = await town.nominal(name="Covered Person"), await auditor_of(town)
    await town.ask(READ, {"id": str(nominal)}, caller=town.officer)
    await town.owner.execute(
        "insert into doorstep.audit_event (force_id, operation, decision, actor, action, object_type, object_ids,"
        " subject_ids, row_count) select $1, 'consultation', 'permit', 'a|b', 'nominal', 'nominal',"
        " array[gen_random_uuid()], array[gen_random_uuid()], n % 2 from generate_series(1, 40000) n",
        auditor.force_id,
    )
    await town.owner.execute("vacuum analyze doorstep.audit_event")
    (size,) = await town.rows("select pg_relation_size('doorstep.audit_event') / 8192 as blocks")

    sql = "explain (analyze, buffers, format json) select * from doorstep.audit_about($1, $2)"
    async with town.services.database.reading(auditor.row_context()) as connection:
        (plan,) = orjson.loads((await connection.fetchrow(sql, nominal, [new_id()]))[0])

    assert plan["Plan"]["Actual Rows"] == 1
    assert plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"] < size["blocks"] / 3


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
async def test_the_database_itself_tells_nobody_but_an_auditor_of_the_force(town: Town, role: Role) -> None:
    nominal = await town.nominal(name="Covered Person")
    await town.ask(READ, {"id": str(nominal)}, caller=town.officer)
    caller = await make_principal(town.owner, role)
    auditor = await auditor_of(town)

    for context, rows in ((caller.row_context(), 0), (replace(auditor.row_context(), force_id=7), 0)):
        async with town.services.database.reading(context) as connection:
            assert len(await connection.fetch("select * from doorstep.audit_about($1, '{}')", nominal)) == rows


def test_only_an_auditor_may_ask() -> None:
    assert OPERATIONS["accesses"].roles == {Role.AUDITOR}
