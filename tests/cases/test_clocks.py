"""The clocks of a case: to act by the band, to decide about sharing whatever the band, to safeguard, to look after."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.cases import measures, service, transfers
from api.cases.commands import (
    AnswerCaseTransfer,
    CloseCase,
    DecideSharing,
    OfferCaseTransfer,
    RecordKirat,
)
from api.cases.desk import Desk, act
from api.cases.words import (
    CaseOutcome,
    CaseTransferAnswer,
    KiratBand,
    ReferralSource,
    ShareDecision,
    WithholdReason,
)
from api.nominals.carrying import Done, Refused
from api.obligations.calendar import end_of_london_day, london_day
from api.values import new_id
from tests.cases.conftest import OnlineTeam, codes
from tests.sync.conftest import NOW

_DAYS = {KiratBand.HIGH: 7, KiratBand.MEDIUM: 14, KiratBand.LOW: 30}


def kirat(desk: OnlineTeam, case_id: UUID, band: KiratBand, **said: Any) -> RecordKirat:
    given = {"id": new_id(), "case_id": case_id, "band": band, "version": "2", "assessor": "DC Invented"}
    when = {"trained_until": None, "band_as_of": desk.scene.clock.now(), "reason": "As scored."}
    return RecordKirat(**(given | when | said))


def shared(case_id: UUID, **said: Any) -> DecideSharing:
    given = {"id": new_id(), "case_id": case_id, "decision": ShareDecision.SHARED, "meaning": "Two children at home."}
    return DecideSharing(**(given | {"told": "Children's social care"} | said))


async def telling(desk: OnlineTeam, case_id: UUID) -> Done | Refused:
    """What telling an agency does to the case, in its own transaction (api/sharing/case_sharing.py)."""
    command = shared(case_id)

    async def decide(at: Desk) -> Done | Refused:
        return await service.sharing_decided(at, command)

    return await act(desk.services, desk.analyst, command, action="discloseCase", decide=decide)


def withheld(desk: OnlineTeam, case_id: UUID, **said: Any) -> DecideSharing:
    why = {"withheld_for": WithholdReason.COVERT_PHASE, "reason": "A warrant is planned.", "told": ""}
    by = {"decision": ShareDecision.WITHHELD, "review_by_id": desk.analyst.officer_id}
    return shared(case_id, **(why | by | said))


async def test_until_a_band_is_known_the_shortest_target_holds(desk: OnlineTeam) -> None:
    case_id = await desk.receive()

    assert await desk.due(case_id, "KIRAT_ACTION") == NOW + timedelta(hours=24)
    assert await desk.due(case_id, "SHARE_DECISION") == NOW + timedelta(hours=24)


@pytest.mark.parametrize("band", list(_DAYS))
async def test_a_band_counts_from_the_receipt_and_leaves_sharing_alone(desk: OnlineTeam, band: KiratBand) -> None:
    case_id = await desk.receive()
    desk.scene.clock.pass_(days=3)

    await desk.done(service.record_kirat(desk.services, desk.analyst, kirat(desk, case_id, band)))

    target = end_of_london_day(london_day(NOW) + timedelta(days=_DAYS[band]))
    assert await desk.due(case_id, "KIRAT_ACTION") == target
    assert await desk.due(case_id, "SHARE_DECISION") == NOW + timedelta(hours=24)


async def test_a_medium_case_is_late_on_day_15_though_it_was_shared_on_day_0(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    await desk.done(service.record_kirat(desk.services, desk.analyst, kirat(desk, case_id, KiratBand.MEDIUM)))
    await desk.done(telling(desk, case_id))
    desk.scene.clock.pass_(days=15)

    due = await desk.due(case_id, "KIRAT_ACTION")
    assert due is not None
    assert due < desk.scene.clock.now()
    assert (await desk.case(case_id))["first_shared_at"] == NOW
    assert await desk.due(case_id, "SHARE_DECISION") is None


async def test_a_band_given_with_older_knowledge_is_kept_and_does_not_count(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    await desk.done(service.record_kirat(desk.services, desk.analyst, kirat(desk, case_id, KiratBand.HIGH)))
    older = kirat(desk, case_id, KiratBand.LOW, band_as_of=NOW - timedelta(days=1))

    await desk.done(service.record_kirat(desk.services, desk.analyst, older))

    assert (await desk.case(case_id))["band"] == "HIGH"
    assert len(await desk.scene.rows("select id from doorstep.kirat_result where case_id = $1", case_id)) == 2


async def test_where_kirat_does_not_apply_a_reason_is_needed_and_no_target_is_left(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    bare = kirat(desk, case_id, KiratBand.NOT_APPLICABLE, reason="")
    assert codes(await service.record_kirat(desk.services, desk.analyst, bare)) == [("MISSING", "reason")]

    given = kirat(desk, case_id, KiratBand.NOT_APPLICABLE, reason="No image offence.")
    await desk.done(service.record_kirat(desk.services, desk.analyst, given))

    [row] = await desk.owed(case_id, "KIRAT_ACTION")
    assert row["cancel_reason"] == "NO_LONGER_APPLIES"
    assert await desk.due(case_id, "SHARE_DECISION") is not None


async def test_what_is_withheld_has_a_reason_an_owner_and_a_review_in_48_hours(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    bare = withheld(desk, case_id, withheld_for=None, reason="", review_by_id=None)
    outcome = await service.decide_sharing(desk.services, desk.analyst, bare)
    assert codes(outcome) == [("MISSING", "reason"), ("MISSING", "withheldFor"), ("MISSING", "reviewById")]

    await desk.done(service.decide_sharing(desk.services, desk.analyst, withheld(desk, case_id)))

    assert await desk.due(case_id, "SHARE_REVIEW") == NOW + timedelta(hours=48)
    assert (await desk.case(case_id))["first_shared_at"] is None


async def test_what_was_never_shared_is_counted_by_band_and_reason(desk: OnlineTeam) -> None:
    told, hidden, _ = [await desk.receive() for _ in range(3)]
    await desk.done(service.decide_sharing(desk.services, desk.analyst, withheld(desk, told)))
    await desk.done(telling(desk, told))
    await desk.done(service.decide_sharing(desk.services, desk.analyst, withheld(desk, hidden)))
    day = london_day(NOW)

    found = await measures.never_shared(desk.services, desk.governance, day, day)
    times = await measures.sharing_times(desk.services, desk.governance, day, day)

    assert {(one.band, one.withheld_for, one.size) for one in found} == {
        (KiratBand.PENDING, None, 1),
        (KiratBand.PENDING, WithholdReason.COVERT_PHASE, 1),
    }
    assert sum(one.size for one in found) == sum(one.received - one.shared for one in times)
    assert (await desk.case(told))["withheld_for"] is None


async def test_that_partners_are_told_is_decided_by_telling_them_and_by_no_word(desk: OnlineTeam) -> None:
    case_id = await desk.receive()

    for decision in (ShareDecision.SHARED, ShareDecision.SHARED_REDACTED):
        said = shared(case_id, decision=decision, disclosure_id=new_id())
        outcome = await service.decide_sharing(desk.services, desk.analyst, said)
        assert codes(outcome) == [("TELL_THE_AGENCY", "decision")]

    assert await desk.due(case_id, "SHARE_DECISION") == NOW + timedelta(hours=24)
    assert (await desk.case(case_id))["first_shared_at"] is None


async def test_a_missed_review_is_the_supervisors_and_sharing_stays_open_to_all(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    await desk.done(service.decide_sharing(desk.services, desk.analyst, withheld(desk, case_id)))
    desk.scene.clock.pass_(hours=49)

    again = await service.decide_sharing(desk.services, desk.analyst, withheld(desk, case_id))
    assert codes(again) == [("SUPERVISOR_NEEDED", "decision")]
    await desk.done(service.decide_sharing(desk.services, desk.sergeant, withheld(desk, case_id)))
    desk.scene.clock.pass_(hours=49)
    await desk.done(telling(desk, case_id))

    assert await desk.due(case_id, "SHARE_REVIEW") is None


async def test_a_case_of_another_force_shows_both_receipts_and_its_clocks_run_from_ours(desk: OnlineTeam) -> None:
    there = NOW - timedelta(days=5)
    offered = {"source": ReferralSource.OTHER_FORCE, "origin_received_at": there, "origin_force": "Elsewhere Police"}
    case_id = await desk.receive(**offered)
    case = await desk.case(case_id)
    assert (case["state"], case["origin_received_at"], case["received_at"]) == ("TRANSFER_IN_PENDING", there, NOW)
    assert await desk.due(case_id, "SHARE_DECISION") == NOW + timedelta(hours=24)

    [transfer] = await desk.scene.rows("select id from doorstep.case_transfer")
    accept = AnswerCaseTransfer(
        id=new_id(), case_id=case_id, transfer_id=transfer["id"], answer=CaseTransferAnswer.ACCEPTED, by="DS Invented"
    )
    await desk.done(transfers.answer(desk.services, desk.sergeant, accept))
    assert (await desk.case(case_id))["state"] == "OPEN"


async def test_a_case_that_is_offered_has_an_owner_until_the_other_force_accepts(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    offer = OfferCaseTransfer(id=new_id(), case_id=case_id, force="Elsewhere Police", reason="He moved.")
    await desk.done(transfers.offer(desk.services, desk.analyst, offer))
    assert await desk.due(case_id, "SHARE_DECISION") is not None

    said = AnswerCaseTransfer(
        id=new_id(), case_id=case_id, transfer_id=offer.id, answer=CaseTransferAnswer.ACCEPTED, by="DI Elsewhere"
    )
    await desk.done(transfers.answer(desk.services, desk.analyst, said))

    assert (await desk.case(case_id))["state"] == "TRANSFERRED"
    assert await desk.due(case_id, "SHARE_DECISION") is None
    late = await service.decide_sharing(desk.services, desk.analyst, shared(case_id))
    assert codes(late) == [("CASE_TRANSFERRED", "caseId")]


async def test_no_case_ends_while_partners_are_not_told(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    end = CloseCase(id=new_id(), case_id=case_id, outcome=CaseOutcome.NO_FURTHER_ACTION, reason="No evidence.")
    assert codes(await transfers.close(desk.services, desk.analyst, end)) == [("SHARING_OPEN", "outcome")]

    await desk.done(telling(desk, case_id))
    await desk.done(transfers.close(desk.services, desk.analyst, end))

    assert (await desk.case(case_id))["outcome"] == "NO_FURTHER_ACTION"


@pytest.mark.parametrize(
    ("why", "ends"),
    [
        (WithholdReason.NO_IDENTIFIED_RECIPIENT, True),
        (WithholdReason.NO_GATEWAY, True),
        (WithholdReason.COVERT_PHASE, False),
        (WithholdReason.OTHER, False),
    ],
)
async def test_where_nobody_can_be_told_the_supervisor_alone_may_end_the_case(
    desk: OnlineTeam, why: WithholdReason, ends: bool
) -> None:
    case_id = await desk.receive()
    end = CloseCase(id=new_id(), case_id=case_id, outcome=CaseOutcome.NO_FURTHER_ACTION, reason="Nobody identified.")
    await desk.done(service.decide_sharing(desk.services, desk.analyst, withheld(desk, case_id, withheld_for=why)))
    assert codes(await transfers.close(desk.services, desk.analyst, end)) == [("SHARING_OPEN", "outcome")]

    outcome = await transfers.close(desk.services, desk.sergeant, replace(end, id=new_id()))

    assert isinstance(outcome, Done) is ends
    assert (await desk.due(case_id, "SHARE_REVIEW") is None) is ends
