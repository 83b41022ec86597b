"""A phone's log is taken in once and in its order, and a visit is judged by when it was made."""

from datetime import timedelta

from api.sync.commands import HeldReason, PushStatus
from api.sync.tables import MutationState
from api.values import new_id
from tests.makers import make_nominal, make_officer, make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit

HELD = MutationState.QUARANTINED


async def test_a_failed_attempt_is_kept_and_meets_nothing(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW, outcome="NO_REPLY", nominalSeen=False))

    result = await phone.push()

    assert result.results[0].state is MutationState.APPLIED
    assert await scene.rows("select id from doorstep.obligation where met_at is not null") == []
    assert (await scene.rows("select last_successful_visit_at as at from doorstep.nominal"))[0]["at"] is None


async def test_visits_that_arrive_out_of_order_leave_one_chain(scene: Scene) -> None:
    first, second = await scene.phone(), await scene.phone()
    early, late = NOW - timedelta(days=9), NOW - timedelta(days=2)
    first.save(record_visit(scene.nominal, early))
    second.save(record_visit(scene.nominal, late))

    await second.push()
    await first.push()

    chain = await scene.rows(
        "select opened_at, met_at from doorstep.obligation where superseded_at is null order by opened_at"
    )
    assert [row["met_at"] for row in chain] == [early, late, None]
    assert [row["opened_at"] for row in chain[1:]] == [early, late]
    assert len(await scene.rows("select id from doorstep.obligation where superseded_at is not null")) == 1
    assert (await scene.rows("select last_successful_visit_at as at from doorstep.nominal"))[0]["at"] == late


async def test_two_submissions_of_one_visit_are_one_visit(scene: Scene) -> None:
    phone = await scene.phone()
    payload = record_visit(scene.nominal, NOW)
    phone.save(payload)
    phone.save(payload)
    phone.save(payload | {"notes": "Something else."})

    result = await phone.push()

    assert [receipt.state for receipt in result.results] == [MutationState.APPLIED, MutationState.APPLIED, HELD]
    assert result.results[2].reason == HeldReason.KEY_REUSED
    assert len(await scene.rows("select id from doorstep.visit")) == 1


async def test_a_gap_stops_the_batch_and_tells_where_to_go_on(scene: Scene) -> None:
    phone = await scene.phone()
    for _ in range(3):
        phone.save(record_visit(scene.nominal, NOW))
    first, _, third = phone.batch()

    result = await phone.send([first, third])

    assert (result.status, result.last_seq, len(result.results)) == (PushStatus.GAP, 1, 1)


async def test_what_is_known_already_does_not_fill_a_hole(scene: Scene) -> None:
    phone = await scene.phone()
    for _ in range(2):
        phone.save(record_visit(scene.nominal, NOW))
    known = phone.outbox[1]
    await phone.push()
    other = await scene.phone()
    other.key = phone.key
    other.save(record_visit(scene.nominal, NOW))
    other.outbox.append(known)
    _, second = other.batch()

    result = await other.send([second])

    assert [receipt.id for receipt in result.results] == [known.id]
    assert result.last_seq == 0


async def test_a_log_that_goes_on_from_another_entry_is_a_fork(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    await phone.push()
    phone.save(record_visit(scene.nominal, NOW))
    [following] = phone.batch()

    result = await phone.send([following | {"prevId": str(new_id())}])

    assert (result.status, result.last_seq, result.results) == (PushStatus.FORK, 1, ())


async def test_a_cloned_phone_is_noticed_and_loses_nothing(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    await phone.push()
    clone = phone.copy()
    phone.save(record_visit(scene.nominal, NOW, outcome="NO_REPLY"))
    clone.save(record_visit(scene.nominal, NOW, outcome="ENTRY_REFUSED"))
    await phone.push()

    forked = await clone.push()
    await clone.push()

    assert forked.status is PushStatus.FORK
    assert clone.device_id != phone.device_id
    assert len(await scene.rows("select id from doorstep.visit")) == 3


async def test_nothing_is_read_after_the_server_was_put_back(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    await scene.owner.execute("update doorstep_gate.epoch set restores = restores + 1")

    result = await phone.push()

    assert (result.status, result.results) == (PushStatus.EPOCH_CHANGED, ())
    assert len(phone.outbox) == 1


async def test_another_persons_phone_is_answered_like_one_that_does_not_exist(scene: Scene) -> None:
    phone = await scene.phone()
    thief = Phone(scene.services, scene.colleague, device_id=phone.device_id, hello=phone.hello)
    thief.save(record_visit(scene.nominal, NOW))
    unknown = Phone(scene.services, scene.colleague, hello=phone.hello)
    unknown.save(record_visit(scene.nominal, NOW))

    answers = [await one.send(one.batch()) for one in (thief, unknown)]

    assert [answer.status for answer in answers] == [PushStatus.DEVICE_UNKNOWN, PushStatus.DEVICE_UNKNOWN]


async def test_more_than_a_batch_is_taken_in_as_far_as_the_limit(scene: Scene) -> None:
    phone = await scene.phone()
    for _ in range(101):
        phone.save({"nonsense": True})

    result = await phone.send(phone.batch(most=101))

    assert (result.status, len(result.results), result.last_seq) == (PushStatus.OK, 100, 100)


async def test_a_visit_to_a_nominal_given_to_another_meanwhile_is_kept_and_marked(scene: Scene) -> None:
    phone = await scene.phone()
    unit = await make_unit(scene.owner, name="SOMU West")
    stranger = await make_officer(scene.owner, unit)
    at = NOW - timedelta(hours=5)
    phone.save(record_visit(scene.nominal, at))
    elsewhere = await make_nominal(scene.owner, unit, stranger)
    phone.save(record_visit(elsewhere, at))
    await scene.owner.execute("update doorstep.assignment set until = $1 where nominal_id = $2", NOW, scene.nominal)
    await scene.owner.execute(
        "update doorstep.nominal set owner_id = $1, unit_id = $2 where id = $3", stranger, unit, scene.nominal
    )

    result = await phone.push()

    assert [receipt.state for receipt in result.results] == [MutationState.APPLIED] * 2
    flags = await scene.rows("select nominal_id, flags from doorstep.visit")
    assert {row["nominal_id"]: row["flags"] for row in flags} == {
        scene.nominal: ["LATE_AUTHORISED"],
        elsewhere: ["OUT_OF_SCOPE"],
    }


async def test_a_clock_that_runs_ahead_is_kept_as_told_and_buys_no_time(scene: Scene) -> None:
    phone = await scene.phone()
    ahead = NOW + timedelta(hours=3)
    phone.save(record_visit(scene.nominal, ahead))

    await phone.send(phone.batch(), device_now=ahead)

    [visit] = await scene.rows("select started_at, flags, clock_skew_seconds from doorstep.visit")
    assert (visit["started_at"], visit["flags"], visit["clock_skew_seconds"]) == (ahead, ["CLOCK_SKEWED"], -10_800)
    [met] = await scene.rows("select met_at from doorstep.obligation where met_at is not null")
    assert met["met_at"] == NOW
