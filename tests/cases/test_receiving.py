"""Referrals come one by one, many at once and as files; the same one twice is one case."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.cases import files, receiving
from api.cases.commands import ReceiveReferral, ReferredChild
from api.cases.files import Unreadable
from api.identity.principal import Role
from api.nominals.carrying import Done, Refused
from api.nominals.commands import AgeBand
from api.values import new_id
from tests.cases.conftest import OnlineTeam, codes
from tests.makers import make_principal
from tests.sync.conftest import NOW

_LINES = """{"source": "NCA", "reference": "N-1", "receivedAt": "2026-03-10T09:00:00Z", "summary": "A."}
{"source": "NCA", "reference": "N-1", "receivedAt": "2026-03-10T09:00:00Z", "summary": "The same again."}
{"source": "NOBODY", "reference": "N-2", "receivedAt": "yesterday", "summary": "B.", "colour": "red"}
not json
{"source": "PUBLIC", "reference": "N-3", "receivedAt": "2026-03-10T09:00:00Z", "summary": "C.",
"""


async def test_the_same_command_and_the_same_reference_are_one_case(desk: OnlineTeam) -> None:
    said = desk.referral(reference="NCA-1")
    again = replace(said, id=new_id(), summary="Sent once more.")

    first = await receiving.receive(desk.services, desk.analyst, said)
    assert first == await receiving.receive(desk.services, desk.analyst, said) == Done(said.id)
    assert await receiving.receive(desk.services, desk.colleague, again) == Done(said.id)
    assert len(await desk.scene.rows("select id from doorstep.ocait_case")) == 1


async def test_whoever_may_not_know_of_a_covert_case_is_told_that_it_is_in_hand_and_no_more(desk: OnlineTeam) -> None:
    said = desk.referral(reference="NCA-1", embargo="A warrant is planned.")
    await desk.done(receiving.receive(desk.services, desk.analyst, said))
    again, others = replace(said, id=new_id()), desk.referral()

    assert codes(await receiving.receive(desk.services, desk.colleague, again)) == [("IN_HAND", "reference")]
    many = await receiving.receive_many(desk.services, desk.colleague, [again, others])
    assert [type(one.outcome) for one in many] == [Refused, Done], "nothing of the case, and the others are taken in"
    for person in (desk.analyst, desk.sergeant):
        own = replace(said, id=new_id(), owner_id=desk.analyst.officer_id)
        assert await receiving.receive(desk.services, person, own) == Done(said.id), "they know of it"
    assert len(await desk.scene.rows("select id from doorstep.ocait_case where reference = 'NCA-1'")) == 1


async def test_a_program_is_told_the_same_of_a_covert_case_and_of_any_other(desk: OnlineTeam) -> None:
    program = await make_principal(desk.scene.owner, Role.INTEGRATOR, is_machine=True)
    program = replace(program, is_machine=True)
    for covert in (None, "A warrant is planned."):
        said = desk.referral(owner_id=desk.analyst.officer_id, embargo=covert)
        assert await receiving.receive(desk.services, desk.analyst, said) == Done(said.id)
        again = replace(said, id=new_id(), embargo=None)
        assert await receiving.receive(desk.services, program, again) == Done(said.id)


async def test_two_who_take_in_the_same_referral_at_once_make_one_case(desk: OnlineTeam) -> None:
    both = [desk.referral(reference="NCA-1"), desk.referral(reference="NCA-1")]

    outcomes = await asyncio.gather(*(receiving.receive(desk.services, desk.analyst, one) for one in both))

    assert len({outcome.record_id for outcome in outcomes if isinstance(outcome, Done)}) == 1
    assert len(await desk.scene.rows("select id from doorstep.ocait_case")) == 1


async def test_of_many_each_is_taken_in_or_refused_by_itself(desk: OnlineTeam) -> None:
    good = desk.referral()
    bad = desk.referral(received_at=NOW + timedelta(days=1), summary="")
    child = ReferredChild(first_name="Ida Example", age_band=AgeBand.UNDER_5)

    taken = await receiving.receive_many(desk.services, desk.analyst, [bad, good, desk.referral(children=(child,))])

    assert [one.place for one in taken] == [0, 1, 2]
    assert codes(taken[0].outcome) == [("MISSING", "summary"), ("IN_FUTURE", "receivedAt")]
    assert taken[1].outcome == Done(good.id)
    assert codes(taken[2].outcome) == [("FIRST_NAME_ONLY", "children.0.firstName")]


async def test_a_program_names_the_officer_who_has_the_case(desk: OnlineTeam) -> None:
    program = await make_principal(desk.scene.owner, Role.INTEGRATOR, is_machine=True)
    program = replace(program, is_machine=True)
    assert codes(await receiving.receive(desk.services, program, desk.referral())) == [("OFFICER_NEEDED", "ownerId")]
    manager = desk.referral(owner_id=desk.scene.officer.officer_id)
    assert codes(await receiving.receive(desk.services, program, manager)) == [("UNKNOWN_OFFICER", "ownerId")]

    said = desk.referral(owner_id=desk.analyst.officer_id)
    assert await receiving.receive(desk.services, program, said) == Done(said.id)


def test_each_line_of_a_file_is_a_referral_or_words() -> None:
    key = new_id()
    rows = files.read(key, _LINES.encode())

    assert [type(row) for row in rows] == [ReceiveReferral, ReceiveReferral, Unreadable, Unreadable, Unreadable]
    assert isinstance(rows[2], Unreadable)
    assert [(error.code, error.field) for error in rows[2].errors] == [
        ("UNREADABLE", "source"),
        ("UNREADABLE", "receivedAt"),
        ("UNKNOWN_MEMBER", "colour"),
    ]
    assert rows == files.read(key, _LINES.encode())


def test_a_spreadsheet_s_line_is_a_referral_with_one_of_each() -> None:
    text = (
        "source,reference,receivedAt,summary,name,dateOfBirth,platform,identity,address,postcode,child,childAgeBand\n"
        "PLATFORM,P-1,2026-03-10T09:00:00+00:00,Shared files,Bert Example,1980-01-31,Chatter,bert_77,"
        '"1 Invented Street, Ashby",NX1 1CC,Ida,FROM_5_TO_9\n'
    )
    [row] = files.read(new_id(), text.encode())

    assert isinstance(row, ReceiveReferral)
    assert (row.subjects[0].name, row.identities[0].value, row.addresses[0].lines, row.children[0].age_band) == (
        "Bert Example",
        "bert_77",
        ("1 Invented Street", "Ashby"),
        AgeBand.FROM_5_TO_9,
    )


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(sent=st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=10))
async def test_in_bulk_twice_is_once(desk: OnlineTeam, sent: "list[tuple[int, bool]]") -> None:
    run = new_id()
    first = {n: desk.referral(reference=f"{run}-{n}") for n in range(4)}
    given_ = [first[n] if same else replace(first[n], id=new_id()) for n, same in sent]

    for _ in range(2):
        taken = await receiving.receive_many(desk.services, desk.analyst, given_)
        assert all(isinstance(one.outcome, Done) for one in taken)

    rows = await desk.scene.rows(
        "select reference from doorstep.ocait_case where reference like $1 order by reference", f"{run}%"
    )
    assert [row["reference"] for row in rows] == sorted({f"{run}-{n}" for n, _ in sent})
