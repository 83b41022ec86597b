"""Transfers, orders and what waits, as a program writes and reads them."""

from api.identity.principal import Principal, Role
from api.values import new_id
from tests.contract.counter import Counter
from tests.makers import Owner, make_baseline, make_officer, make_principal, make_unit

PROPOSE = """mutation P($i: ProposeTransferInput!) { proposeTransfer(input: $i) {
  transfer { state kind fromOwner { name } toUnit { name } nominal { name } } userErrors { code field } } }"""
LIST = "{ transfers { nodes { state reference name nominal { name } } totalCount } }"
OFFERED = "{ transfers(filter: { state: [PROPOSED] }) { nodes { mayAnswer mayWithdraw } } }"
REPLY = "mutation R($i: AnswerTransferInput!) { answerTransfer(input: $i) { userErrors { code } } }"
WITHDRAW = "mutation W($i: WithdrawTransferInput!) { withdrawTransfer(input: $i) { userErrors { code } } }"
ASSIGN = "mutation A($i: AssignNominalInput!) { assignNominal(input: $i) { userErrors { code field } } }"
LEVEL = "mutation L($i: SetRiskLevelInput!) { setRiskLevel(input: $i) { waits } }"
WAITING = "{ waiting { nodes { kind openedWith openedById nominal { id } } } }"
WAITING_PAGE = """query P($after: String) { waiting(first: 2, after: $after) {
  nodes { openedById } pageInfo { hasNextPage endCursor } totalCount } }"""
REVIEW = "mutation V($i: ReviewVisitInput!) { reviewVisit(input: $i) { userErrors { code } } }"
REWORK = "mutation K($i: ReworkVisitInput!) { reworkVisit(input: $i) { userErrors { code } } }"
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


async def test_each_side_of_a_transfer_is_offered_what_it_may_do_and_no_more(counter: Counter, owner: Owner) -> None:
    """What a page offers is what the service takes: each who is offered nothing is refused."""
    await make_baseline(owner)
    supervisor, west, _ = await western(owner)
    asked = {"id": str(new_id()), "transferId": str(new_id()), "nominalId": str(counter.nominal_id)}
    counter.caller = counter.supervisor
    await counter.ask(PROPOSE, {"i": asked | {"toUnitId": west, "reason": "He moved."}})
    outsider = await make_principal(owner, Role.SUPERVISOR, unit_ids=(await make_unit(owner),))
    answer = {"transferId": asked["transferId"], "reason": "No room.", "answer": "REFUSE"}

    offered = {}
    for who, caller in {"giving": counter.supervisor, "owner": counter.officer, "receiving": supervisor}.items():
        counter.caller = caller
        [seen] = (await counter.ask(OFFERED))["data"]["transfers"]["nodes"]
        offered[who] = (seen["mayAnswer"], seen["mayWithdraw"])
    refused = {}
    for who, caller in {"giving": counter.supervisor, "nobody": outsider}.items():
        counter.caller = caller
        said = (await counter.ask(REPLY, {"i": answer | {"id": str(new_id())}}))["data"]["answerTransfer"]["userErrors"]
        refused[who] = [error["code"] for error in said]
    counter.caller = supervisor
    back = {"id": str(new_id()), "transferId": asked["transferId"], "reason": "Not ours."}
    withdrawn = (await counter.ask(WITHDRAW, {"i": back}))["data"]["withdrawTransfer"]["userErrors"]
    taken = (await counter.ask(REPLY, {"i": answer | {"id": str(new_id())}}))["data"]["answerTransfer"]["userErrors"]

    assert offered == {"giving": (False, True), "owner": (False, True), "receiving": (True, False)}
    assert refused == {"giving": ["SUPERVISOR_NEEDED", "OWN_PROPOSAL"], "nobody": ["UNKNOWN_RECORD"]}
    assert [error["code"] for error in withdrawn] == ["UNKNOWN_RECORD"]
    assert taken == []
    [seen] = (await counter.ask(OFFERED.replace("PROPOSED", "REFUSED")))["data"]["transfers"]["nodes"]
    assert (seen["mayAnswer"], seen["mayWithdraw"]) == (False, False)


async def test_a_transfer_within_the_unit_is_offered_to_its_supervisor_unless_they_proposed_it(
    counter: Counter, owner: Owner
) -> None:
    await make_baseline(owner)
    [unit] = counter.supervisor.unit_ids
    colleague = await make_officer(owner, unit)
    for proposer, may_answer in ((counter.officer, True), (counter.supervisor, False)):
        asked = {"id": str(new_id()), "transferId": str(new_id()), "nominalId": str(counter.nominal_id)}
        counter.caller = proposer
        await counter.ask(PROPOSE, {"i": asked | {"toOwnerId": str(colleague), "reason": "On leave."}})
        counter.caller = counter.supervisor
        [seen] = (await counter.ask(OFFERED))["data"]["transfers"]["nodes"]
        assert (seen["mayAnswer"], seen["mayWithdraw"]) == (may_answer, True)
        back = {"id": str(new_id()), "transferId": asked["transferId"], "reason": "Not after all."}
        assert (await counter.ask(WITHDRAW, {"i": back}))["data"]["withdrawTransfer"]["userErrors"] == []


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


async def test_a_submitted_visit_waits_under_its_own_id_until_a_supervisor_has_read_it(
    counter: Counter, owner: Owner
) -> None:
    """By that id the page of what waits leads to the visit; returned, it waits for its officer and not for them."""
    await make_baseline(owner)
    [unit] = counter.supervisor.unit_ids
    reader = await make_officer(owner, unit)
    asked = counter.visit()
    await counter.submit(**asked)
    counter.caller = await make_principal(owner, Role.SUPERVISOR, officer_id=reader, unit_ids=(unit,))

    [row] = (await counter.ask(WAITING))["data"]["waiting"]["nodes"]

    assert (row["kind"], row["openedWith"], row["openedById"]) == ("SUP_REVIEW", "VISIT", asked["visitId"])
    assert row["nominal"] == {"id": str(counter.nominal_id)}
    said = {"id": str(new_id()), "visitId": row["openedById"], "step": "RETURNED", "comment": "Who was there?"}
    assert (await counter.ask(REVIEW, {"i": said}))["data"]["reviewVisit"]["userErrors"] == []
    assert (await counter.ask(WAITING))["data"]["waiting"]["nodes"] == []
    counter.caller = counter.officer
    mended = {"id": str(new_id()), "visitId": row["openedById"], "comment": "His sister."}
    assert (await counter.ask(REWORK, {"i": mended}))["data"]["reworkVisit"]["userErrors"] == []
    counter.caller = counter.supervisor
    [again] = (await counter.ask(WAITING))["data"]["waiting"]["nodes"]
    assert (again["openedWith"], again["openedById"]) == ("VISIT", asked["visitId"])


async def test_what_waits_is_read_a_page_at_a_time_and_none_of_it_is_left_out(counter: Counter, owner: Owner) -> None:
    await make_baseline(owner)
    days = [f"2026-02-{day}T10:00:00+00:00" for day in range(11, 16)]
    visits = [(await counter.submit(startedAt=day))["visit"]["id"] for day in days]
    counter.caller = counter.supervisor

    found, after = [], None
    while after is not None or not found:
        page = (await counter.ask(WAITING_PAGE, {"after": after}))["data"]["waiting"]
        assert page["totalCount"] == len(visits)
        found += [node["openedById"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None

    assert sorted(found) == sorted(visits)


async def test_an_order_comes_back_with_its_conditions_and_its_first_step(counter: Counter) -> None:
    condition = {"id": str(new_id()), "kind": "DEVICE", "text": "No phone.", "position": "3"}
    asked = {"id": str(new_id()), "orderId": str(new_id()), "nominalId": str(counter.nominal_id)}
    asked |= {"kind": "SHPO", "madeOn": "2026-01-05", "conditions": [condition]}

    answer = (await counter.ask(ORDER, {"i": asked}))["data"]["recordOrder"]

    order = {"kind": "SHPO", "conditions": [{"text": "No phone.", "position": "3"}], "changes": [{"step": "RECORDED"}]}
    assert answer == {"order": order, "userErrors": []}
