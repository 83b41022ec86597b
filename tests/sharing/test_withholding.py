"""Not telling an agency is an exception: a reason, an owner, a review that ends by withholding anew or by telling."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from api.cases.words import WithholdReason
from api.nominals.desk import Done
from api.sharing import disclosing
from api.sharing.commands import Withhold
from api.values import new_id
from tests.sharing.conftest import Town
from tests.sharing.test_disclosing import codes, owed, two_councils


def withholding(town: Town, nominal: UUID, agency: str, **said: Any) -> Withhold:
    ids = {"id": new_id(), "disclosure_id": new_id(), "nominal_id": nominal, "agency_id": town.agencies[agency]}
    why = {"withhold_reason": WithholdReason.COVERT_PHASE, "reason": "A warrant is planned."}
    return Withhold(**(ids | why | said))


async def test_withholding_has_a_reason_an_owner_and_a_review_and_is_never_seen(town: Town) -> None:
    nominal = await two_councils(town)
    command = Withhold(
        id=new_id(),
        disclosure_id=new_id(),
        nominal_id=nominal,
        agency_id=town.agencies["A"],
        withhold_reason=WithholdReason.COVERT_PHASE,
        reason=" ",
    )
    assert codes(await disclosing.withhold(town.services, town.officer, command)) == ["REQUIRED"]
    outcome = await disclosing.withhold(town.services, town.officer, replace(command, reason="A warrant is planned."))

    assert outcome == Done(command.disclosure_id)
    assert await owed(town) == [("SHARE_REVIEW", False)]
    rows = await town.rows("select review_by_id, review_at from doorstep.disclosure")
    assert rows[0]["review_by_id"] == town.officer.officer_id
    assert rows[0]["review_at"].isoformat() == "2026-03-12T12:00:00+00:00"
    items = "{ sharedItems { totalCount nodes { id } } }"
    assert (await town.ask(items, caller=town.partners["A"]))["sharedItems"] == {"totalCount": 0, "nodes": []}


async def test_what_was_withheld_is_reviewed_by_withholding_anew_or_by_telling(town: Town) -> None:
    nominal = await two_councils(town)
    for agency in ("A", "A", "B"):
        outcome = await disclosing.withhold(town.services, town.officer, withholding(town, nominal, agency))
        assert isinstance(outcome, Done), outcome
        town.clock.pass_(hours=1)
    assert await owed(town) == [("SHARE_REVIEW", True), ("SHARE_REVIEW", False), ("SHARE_REVIEW", False)]

    await town.share(nominal, "A")

    assert await owed(town) == [
        ("SHARE_REVIEW", True),
        ("SHARE_REVIEW", True),
        ("SHARE_REVIEW", False),
        ("DISCLOSURE_ACK", False),
    ]


async def test_withholding_names_an_agency_and_an_officer_who_are_there(town: Town) -> None:
    nominal = await two_councils(town)
    for said, code in (({"agency_id": new_id()}, "UNKNOWN_AGENCY"), ({"review_by_id": new_id()}, "UNKNOWN_OFFICER")):
        command = withholding(town, nominal, "A", **said)
        assert codes(await disclosing.withhold(town.services, town.officer, command)) == [code]
    assert await owed(town) == []
