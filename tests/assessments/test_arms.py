"""An ARMS assessment from the first draft to the countersignature, and what it meets and opens."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from asyncpg import IntegrityConstraintViolationError

from api.assessments import service
from api.assessments.commands import (
    DecideArms,
    DecideArmsApplies,
    Evidence,
    FactorAssessed,
    RecordToolResult,
    SaveArms,
    SubmitArms,
)
from api.assessments.words import (
    ArmsApplies,
    ArmsFactor,
    Band,
    EvidenceSource,
    FactorRating,
    Priority,
    StatementBasis,
    Tool,
)
from api.identity.principal import Role
from api.nominals.desk import Done, Refused
from api.nominals.signing import Verdict
from api.obligations.calendar import london_day
from api.obligations.commands import NotificationKind
from api.obligations.decisions import RecordNotification
from api.obligations.managing import decide
from api.values import new_id
from tests.makers import make_baseline, make_principal
from tests.sync.conftest import NOW, Scene

SEEN = Evidence(text="Seen at home.", basis=StatementBasis.FACT_OBSERVED, source=EvidenceSource.INTERVIEW)
WHOLE = tuple(FactorAssessed(factor=factor, rating=FactorRating.LOW, evidence=(SEEN,)) for factor in ArmsFactor)


def draft(scene: Scene, **said: Any) -> SaveArms:
    whole = {"factors": WHOLE, "formulation": "It hangs together.", "priority": Priority.MEDIUM}
    ids = {"id": new_id(), "assessment_id": new_id(), "nominal_id": scene.nominal}
    return SaveArms(**(ids | {"expected_version": 0} | whole | said))


async def submitted(scene: Scene) -> UUID:
    """An assessment that waits for a supervisor."""
    first = draft(scene)
    assert await service.save(scene.services, scene.officer, first) == Done(first.assessment_id)
    sign = SubmitArms(id=new_id(), assessment_id=first.assessment_id, expected_version=1)
    assert await service.submit(scene.services, scene.officer, sign) == Done(first.assessment_id)
    return first.assessment_id


def verdict(key: UUID, said: Verdict = Verdict.COUNTERSIGN, **rest: Any) -> DecideArms:
    return DecideArms(**({"id": new_id(), "assessment_id": key, "expected_version": 2, "verdict": said} | rest))


def codes(outcome: Done | Refused) -> list[str]:
    assert isinstance(outcome, Refused)
    return [error.code for error in outcome.errors]


async def owed(scene: Scene) -> list[tuple[str, bool]]:
    """Kinds in force, and whether each is still open."""
    rows = await scene.rows(
        "select kind, met_at is null and cancelled_at is null as open from doorstep.obligation"
        " where superseded_at is null order by recorded_at, kind"
    )
    return [(row["kind"], row["open"]) for row in rows]


async def test_a_countersigned_assessment_meets_its_review_and_opens_the_next_from_when_it_was_signed(
    scene: Scene,
) -> None:
    await make_baseline(scene.owner)
    key = await submitted(scene)
    assert await owed(scene) == [("SUP_REVIEW", True)]
    scene.clock.pass_(days=5)

    assert await service.decide_arms(scene.services, scene.supervisor, verdict(key)) == Done(key)

    assert await owed(scene) == [("SUP_REVIEW", False), ("ARMS_REVIEW", True)]
    [review] = await scene.rows("select basis, opened_at from doorstep.obligation where kind = 'ARMS_REVIEW'")
    assert (review["basis"], review["opened_at"]) == (NOW, NOW + timedelta(days=5))
    [nominal] = await scene.rows("select risk_level from doorstep.nominal")
    assert nominal["risk_level"] == "MEDIUM", "a priority proposes; a person sets the level"
    actions = await scene.rows("select action from doorstep.audit_event where operation = 'alteration' order by at")
    assert [row["action"] for row in actions] == ["saveArms", "submitArms", "decideArms"]


async def test_nobody_countersigns_their_own_assessment(scene: Scene) -> None:
    await make_baseline(scene.owner)
    both = await make_principal(
        scene.owner,
        Role.OFFENDER_MANAGER,
        Role.SUPERVISOR,
        officer_id=scene.officer.officer_id,
        unit_ids=(scene.unit,),
    )
    key = await submitted(scene)

    assert codes(await service.decide_arms(scene.services, both, verdict(key))) == ["FOUR_EYES"]
    assert codes(await service.decide_arms(scene.services, scene.officer, verdict(key)))[0] == "NOT_SUPERVISOR"


async def test_what_is_signed_is_never_changed_not_even_by_sql(scene: Scene) -> None:
    await make_baseline(scene.owner)
    key = await submitted(scene)

    again = draft(scene, assessment_id=key, expected_version=2)
    assert codes(await service.save(scene.services, scene.officer, again)) == ["NOT_A_DRAFT"]
    for change in (
        "update doorstep.arms_assessment set formulation = 'x'",
        "delete from doorstep.arms_evidence",
        "update doorstep.arms_factor set rating = 'HIGH'",
    ):
        with pytest.raises(IntegrityConstraintViolationError):
            await scene.owner.execute(change)
    # But whoever has the nominal now has the assessment.
    await scene.owner.execute("update doorstep.nominal set owner_id = $1", scene.colleague.officer_id)
    [stands] = await scene.rows("select distinct access_owner_id from doorstep.arms_evidence")
    assert stands["access_owner_id"] == scene.colleague.officer_id


async def test_a_returned_assessment_stays_and_the_next_one_has_the_next_number(scene: Scene) -> None:
    await make_baseline(scene.owner)
    key = await submitted(scene)
    back = verdict(key, Verdict.RETURN)
    assert codes(await service.decide_arms(scene.services, scene.supervisor, back)) == ["COMMENT_REQUIRED"]
    back = verdict(key, Verdict.RETURN, comment="More on routine.")
    assert await service.decide_arms(scene.services, scene.supervisor, back) == Done(key)

    await service.save(scene.services, scene.officer, draft(scene))

    rows = await scene.rows("select number, state from doorstep.arms_assessment order by number")
    assert [(row["number"], row["state"]) for row in rows] == [(1, "RETURNED"), (2, "DRAFT")]
    assert codes(await service.save(scene.services, scene.officer, draft(scene))) == ["DRAFT_EXISTS"]


async def test_every_factor_needs_a_rating_and_every_rating_its_evidence(scene: Scene) -> None:
    await make_baseline(scene.owner)
    special = (ArmsFactor.OPPORTUNITY, ArmsFactor.SOCIAL_INVESTMENT)
    rest = [one for one in WHOLE if one.factor not in special]
    bare = (
        FactorAssessed(factor=ArmsFactor.OPPORTUNITY, rating=FactorRating.HIGH),
        FactorAssessed(factor=ArmsFactor.SOCIAL_INVESTMENT, rating=FactorRating.NOT_KNOWN),
        *rest[1:],
    )
    first = draft(scene, factors=bare, formulation=" ", priority=None)
    await service.save(scene.services, scene.officer, first)

    sign = SubmitArms(id=new_id(), assessment_id=first.assessment_id, expected_version=1)
    outcome = await service.submit(scene.services, scene.officer, sign)

    assert codes(outcome) == ["EVIDENCE_REQUIRED", "RATING_REQUIRED", "FORMULATION_REQUIRED", "PRIORITY_REQUIRED"]


async def test_a_draft_changed_meanwhile_is_not_overwritten_and_the_same_request_is_done_once(scene: Scene) -> None:
    first = draft(scene)
    await service.save(scene.services, scene.officer, first)
    second = draft(scene, assessment_id=first.assessment_id, expected_version=1, formulation="Better.")
    assert isinstance(await service.save(scene.services, scene.supervisor, second), Done)

    assert isinstance(await service.save(scene.services, scene.supervisor, second), Done), "the same again"
    stale = draft(scene, assessment_id=first.assessment_id, expected_version=1, formulation="Mine.")
    assert codes(await service.save(scene.services, scene.officer, stale)) == ["STALE_VERSION"]
    other = replace(second, formulation="Another text.")
    assert codes(await service.save(scene.services, scene.supervisor, other)) == ["ID_REUSED"]
    [kept] = await scene.rows("select formulation, version from doorstep.arms_assessment")
    assert (kept["formulation"], kept["version"]) == ("Better.", 2)


async def test_whom_one_does_not_work_with_is_answered_like_nobody(scene: Scene) -> None:
    west = await make_principal(scene.owner, Role.SUPERVISOR, officer_id=scene.officer.officer_id, unit_ids=(new_id(),))

    assert codes(await service.save(scene.services, west, draft(scene))) == ["UNKNOWN_RECORD"]
    nobody = draft(scene, nominal_id=new_id())
    assert codes(await service.save(scene.services, scene.officer, nobody)) == ["UNKNOWN_RECORD"]


async def applies(scene: Scene, which: ArmsApplies) -> None:
    said = DecideArmsApplies(id=new_id(), nominal_id=scene.nominal, applies=which, reason="As is known.")
    assert isinstance(await service.decide_applies(scene.services, scene.supervisor, said), Done)


async def test_whoever_arms_does_not_apply_to_owes_none_until_it_does_again(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await applies(scene, ArmsApplies.APPLIES)
    assert await owed(scene) == [("ARMS_INITIAL", True)]
    scene.clock.pass_(days=1)
    await applies(scene, ArmsApplies.NOT_A_MAN)
    assert await owed(scene) == [("ARMS_INITIAL", False)]


async def test_leaving_somebody_out_and_taking_them_in_again_gives_nobody_more_time(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await applies(scene, ArmsApplies.APPLIES)
    scene.clock.pass_(days=20)
    for which in (ArmsApplies.TOO_LITTLE_KNOWN, ArmsApplies.APPLIES):
        await applies(scene, which)
    asked = "select kind, basis from doorstep.obligation where met_at is null and cancelled_at is null and kind = $1"
    [first] = await scene.rows(f"{asked} and superseded_at is null", "ARMS_INITIAL")
    assert first["basis"] == NOW

    key = await submitted(scene)
    assert await service.decide_arms(scene.services, scene.supervisor, verdict(key)) == Done(key)
    signed = scene.clock.now()
    scene.clock.pass_(days=300)
    for which in (ArmsApplies.OTHER, ArmsApplies.APPLIES):
        await applies(scene, which)

    [review] = await scene.rows(f"{asked} and superseded_at is null", "ARMS_REVIEW")
    assert review["basis"] == signed, "the year counts from the last assessment, not from the decision"


async def test_the_first_notification_owes_the_first_assessment_once_and_of_nobody_left_out(scene: Scene) -> None:
    await make_baseline(scene.owner)

    async def notified(nominal: UUID) -> None:
        first = RecordNotification(
            id=new_id(),
            nominal_id=nominal,
            kind=NotificationKind.INITIAL,
            event_on=scene.clock.now().date(),
            notified_at=scene.clock.now(),
        )
        assert isinstance(await decide(scene.services, scene.officer, first), Done)

    await notified(scene.nominal)
    await notified(scene.nominal)
    [first] = await scene.rows("select basis, due_at from doorstep.obligation where kind = 'ARMS_INITIAL'")
    assert first["basis"] == NOW
    assert london_day(first["due_at"]) == NOW.date() + timedelta(days=28)

    other = await scene.make_nominal()
    left_out = DecideArmsApplies(id=new_id(), nominal_id=other, applies=ArmsApplies.NOT_A_MAN, reason="A woman.")
    assert isinstance(await service.decide_applies(scene.services, scene.supervisor, left_out), Done)
    await notified(other)
    assert len(await scene.rows("select 1 from doorstep.obligation where kind = 'ARMS_INITIAL'")) == 1


async def test_a_tools_result_is_recorded_as_it_was_and_replaced_only_once(scene: Scene) -> None:
    result = RecordToolResult(
        id=new_id(),
        nominal_id=scene.nominal,
        tool=Tool.OSP_DC,
        tool_version="2.1",
        band=Band.HIGH,
        score="3.62%",
        assessed_on=NOW.date(),
        assessor="Probation, Ashby",
    )
    assert await service.record_result(scene.services, scene.officer, result) == Done(result.id)
    mended = replace(result, id=new_id(), band=Band.MEDIUM, replaces_id=result.id)
    assert isinstance(await service.record_result(scene.services, scene.officer, mended), Done)

    twice = replace(mended, id=new_id())
    assert codes(await service.record_result(scene.services, scene.officer, twice)) == ["UNKNOWN_RESULT"]
    tomorrow = replace(result, id=new_id(), assessed_on=NOW.date() + timedelta(days=1))
    assert codes(await service.record_result(scene.services, scene.officer, tomorrow)) == ["IN_THE_FUTURE"]
    with pytest.raises(IntegrityConstraintViolationError):
        await scene.owner.execute("update doorstep.tool_result set band = 'LOW'")
