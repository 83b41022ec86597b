"""Transfers, orders and what waits, as a program writes and reads them."""

from api.identity.principal import Principal, Role
from api.values import new_id
from tests.contract.counter import Counter
from tests.makers import Owner, make_baseline, make_officer, make_principal, make_unit

PROPOSE = """mutation P($i: ProposeTransferInput!) { proposeTransfer(input: $i) {
  transfer { state kind fromOwner { name } toUnit { name } nominal { name } } userErrors { code field } } }"""
LIST = "{ transfers { nodes { state reference name nominal { name } } totalCount } }"
ASSIGN = "mutation A($i: AssignNominalInput!) { assignNominal(input: $i) { userErrors { code field } } }"
LEVEL = "mutation L($i: SetRiskLevelInput!) { setRiskLevel(input: $i) { waits } }"
WAITING = "{ waiting { nodes { kind openedWith openedById nominal { id } } } }"
ORDER = """mutation O($i: RecordOrderInput!) { recordOrder(input: $i) {
  order { kind conditions { text position } changes { step } } userErrors { code field } } }"""


async def western(owner: Owner) -> tuple[Principal, str, str]:
    """Another unit: its supervisor, its id, and one of its officers."""
    west = await make_unit(owner, name="SOMU West")
    supervisor = await make_principal(owner, Role.SUPERVISOR, unit_ids=(west,))
    return supervisor, str(west), str(await make_officer(owner, west))


async def test_the_receiving_side_sees_what_it_must_know_and_not_who_is_restricted(
    counter: Counter, owner: Owner
) -> None:
    await make_baseline(owner)
    supervisor, west, _ = await western(owner)
    await owner.execute("update doorstep.nominal set restricted = true, name = 'Invented Secret'")
    asked = {"id": str(new_id()), "transferId": str(new_id()), "nominalId": str(counter.nominal_id)}

    proposed = (await counter.ask(PROPOSE, {"i": asked | {"toUnitId": west, "reason": "He moved."}}))["data"]

    assert proposed["proposeTransfer"]["userErrors"] == []
    assert proposed["proposeTransfer"]["transfer"]["toUnit"] == {"name": "SOMU West"}
    assert proposed["proposeTransfer"]["transfer"]["nominal"] == {"name": "Invented Secret"}
    counter.caller = supervisor
    [seen] = (await counter.ask(LIST))["data"]["transfers"]["nodes"]
    assert (seen["state"], seen["name"], seen["nominal"]) == ("PROPOSED", None, None)
    await owner.execute("update doorstep.nominal set restricted = false")
    [seen] = (await counter.ask(LIST))["data"]["transfers"]["nodes"]
    assert (seen["name"], seen["nominal"]) == ("Invented Secret", None)
    counter.caller = await make_principal(owner, Role.SUPERVISOR, unit_ids=(await make_unit(owner),))
    assert (await counter.ask(LIST))["data"]["transfers"]["totalCount"] == 0


async def test_another_unit_is_asked_and_never_given_a_nominal_at_once(counter: Counter, owner: Owner) -> None:
    _, _, taker = await western(owner)
    counter.caller = counter.supervisor
    asked = {"id": str(new_id()), "nominalId": str(counter.nominal_id), "ownerId": taker}

    answer = (await counter.ask(ASSIGN, {"i": asked}))["data"]["assignNominal"]

    assert answer["userErrors"] == [{"code": "ANOTHER_UNIT", "field": "ownerId"}]


async def test_what_waits_is_listed_for_the_units_supervisor_and_for_nobody_else(
    counter: Counter, owner: Owner
) -> None:
    await make_baseline(owner)
    asked = {"id": str(new_id()), "nominalId": str(counter.nominal_id), "level": "LOW", "reason": "Stable."}
    assert (await counter.ask(LEVEL, {"i": asked}))["data"]["setRiskLevel"] == {"waits": True}

    refused = await counter.ask(WAITING)
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    counter.caller = counter.supervisor
    [row] = (await counter.ask(WAITING))["data"]["waiting"]["nodes"]
    assert (row["kind"], row["openedWith"], row["openedById"]) == ("SUP_REVIEW", "DECISION", asked["id"])
    counter.caller, _, _ = await western(owner)
    assert (await counter.ask(WAITING))["data"]["waiting"]["nodes"] == []


async def test_an_order_comes_back_with_its_conditions_and_its_first_step(counter: Counter) -> None:
    condition = {"id": str(new_id()), "kind": "DEVICE", "text": "No phone.", "position": "3"}
    asked = {"id": str(new_id()), "orderId": str(new_id()), "nominalId": str(counter.nominal_id)}
    asked |= {"kind": "SHPO", "madeOn": "2026-01-05", "conditions": [condition]}

    answer = (await counter.ask(ORDER, {"i": asked}))["data"]["recordOrder"]

    order = {"kind": "SHPO", "conditions": [{"text": "No phone.", "position": "3"}], "changes": [{"step": "RECORDED"}]}
    assert answer == {"order": order, "userErrors": []}
