"""The scene's agreements and ledger: in force, ended and drafted; told, withheld, recalled, asked about, hidden."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from api.identity.principal import Principal, Role
from tests.makers import Owner, insert, make_principal
from tests.reading.scene_of_sync import NOW

# By the database's clock too, which no test sets.
_BEGINS, _ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
_FIELDS = ("NAME", "REFERENCE", "HEALTH", "WARNINGS")
_SOMEBODY = UUID(int=1)


async def make_sharing(
    owner: Owner, officers: Sequence[UUID], nominals: Sequence[UUID], cases: Sequence[UUID]
) -> Principal:
    """Two agencies; gives somebody of the first."""
    agencies = [await insert(owner, "agency", name=f"Agency {name}", kind="PROBATION") for name in "AB"]
    versions = [
        await _agreement(owner, agencies[0], 1, {"NAME", "REFERENCE", "HEALTH"}),
        await _agreement(owner, agencies[0], 2, {"REFERENCE", "WARNINGS"}),
        await _agreement(owner, agencies[0], 3, set(_FIELDS), signed=False),
        await _agreement(owner, agencies[1], 1, {"NAME"}, ended=True),
    ]
    for number, nominal in enumerate(nominals):
        await _told(owner, agencies[number % 2], versions[1 if number % 2 == 0 else 3], officers, nominal, number)
    for number, case in enumerate([*cases, *cases[:3]]):
        await _told_of_case(owner, agencies[number % 2], versions[0], case, number)
    partner = await make_principal(owner, Role.PARTNER_READER, agency_id=agencies[0])
    scopes = partner.scopes | {"shared:read", "agreements:read"}
    return replace(partner, agency_id=agencies[0], scopes=scopes)


async def _told_of_case(owner: Owner, agency: UUID, agreement: UUID, case: UUID, number: int) -> None:
    """Of some twice, of one but a report about it, some the day after the receipt."""
    lawful = {"agreement_id": agreement, "purpose": "HOUSING", "gateway": "COMMON_LAW", "reason": ""}
    await insert(
        owner, "disclosure", case_id=case, agency_id=agency, record_kind="INTELLIGENCE" if number == 1 else "CASE",
        record_id=case, record_version=1, decision="SHARED", is_told=True, grading="g", conditions="", as_of=NOW,
        verified_by="v", subject_category="SUSPECT", meaning="m", onward="NONE", kept_back=[], content_digest="d",
        disclosed_at=NOW - timedelta(days=number // 2), disclosed_by=_SOMEBODY, **lawful,
    )  # fmt: skip


async def _agreement(
    owner: Owner, agency: UUID, version: int, shown: set[str], *, signed: bool = True, ended: bool = False
) -> UUID:
    key = await insert(
        owner, "agreement", agency_id=agency, version=version, title=f"Version {version}", valid_from=_BEGINS,
        valid_to=_ENDS, contact_name="Lead", contact="lead@agency.example", onward="NONE", pointer=version == 2,
        names_person=False, schedule_8="", drafted_at=NOW - timedelta(days=version % 2),
    )  # fmt: skip
    under = {"agreement_id": key, "agency_id": agency}
    await insert(
        owner, "agreement_purpose", **under, position=0, purpose="HOUSING", gateway="COMMON_LAW", necessity="Needed."
    )
    await insert(
        owner, "agreement_rows", **under, position=0, districts=["Ashby"], risk_levels=["HIGH"], modes=[],
        with_children=False,
    )  # fmt: skip
    for position, field in enumerate(_FIELDS):
        why = {} if field in shown else {"category": "HEALTH"}
        await insert(
            owner, "agreement_field", **under, position=position, field=field, shown=field in shown, clause="4",
            reason="r", told=field != "NAME", **why,
        )  # fmt: skip
    if signed:
        signature = "update doorstep.agreement set signed_at = $2, signed_by = $3, signature = 'D' where id = $1"
        await owner.execute(signature, key, NOW, _SOMEBODY)
    if ended:
        end = "update doorstep.agreement set ended_at = $2, ended_by = $3, end_reason = 'Over' where id = $1"
        await owner.execute(end, key, NOW, _SOMEBODY)
    return key


async def _told(
    owner: Owner, agency: UUID, agreement: UUID, officers: Sequence[UUID], nominal: UUID, number: int
) -> None:
    withheld = number % 5 == 4
    decision = "WITHHELD" if withheld else ("SHARED", "SHARED_REDACTED", "POINTER")[number % 3]
    lawful = {"agreement_id": agreement, "purpose": "HOUSING", "gateway": "COMMON_LAW"}
    excused = {
        "withhold_reason": "OTHER", "reason": "Because.", "review_by_id": officers[0], "review_at": NOW,
    }  # fmt: skip
    asked = await insert(
        owner, "enquiry", agency_id=agency, principal_id=_SOMEBODY, purpose="HOUSING", reason="r", asked_at=NOW
    )
    await insert(owner, "silent_notice", enquiry_id=asked, agency_id=agency, at=NOW,
                 nominal_id=nominal if number % 2 else None)  # fmt: skip
    key = await insert(
        owner, "disclosure", nominal_id=nominal, agency_id=agency, record_kind="NOMINAL", record_id=nominal,
        record_version=1, decision=decision, is_told=not withheld, grading="g", conditions="", as_of=NOW,
        verified_by="v", subject_category="CONVICTED", meaning="m", onward="NONE", kept_back=["HEALTH"],
        content_digest="d", disclosed_at=NOW - timedelta(days=number // 2), disclosed_by=_SOMEBODY,
        officer_id=officers[number % 2] if number % 3 else None, enquiry_id=asked if number % 3 == 0 else None,
        acknowledge_by=NOW + timedelta(days=number) if number % 2 else None,
        acknowledged_at=NOW if number % 4 == 0 else None, acknowledged_by=_SOMEBODY if number % 4 == 0 else None,
        is_recalled=number % 6 == 3, **({"reason": ""} | (excused if withheld else lawful)),
    )  # fmt: skip
    for position, field in enumerate(_FIELDS):
        await insert(
            owner, "disclosed_statement", disclosure_id=key, position=position, field=field, text=f"{field} {number}",
            basis="FACT_DOCUMENT", subject_category="CONVICTED",
        )  # fmt: skip
    recall = await insert(
        owner, "recall", nominal_id=nominal, record_kind="NOMINAL", record_id=nominal, fields=["NAME"],
        kind="WITHDRAWAL", state="SENT", reason="Wrong.", proposed_at=NOW, decided_at=NOW,
    )  # fmt: skip
    about = {"disclosure_id": key, "nominal_id": nominal, "agency_id": agency}
    await insert(
        owner, "recall_notice", recall_id=recall, **about, kind="WITHDRAWAL", reason="Wrong.",
        sent_at=NOW - timedelta(hours=number // 2),
    )  # fmt: skip
    await insert(owner, "partner_question", **about, text=f"Why {number}?", asked_at=NOW, asked_by=_SOMEBODY)
    await _warned(owner, agency, nominal, number, key)


async def _warned(owner: Owner, agency: UUID, nominal: UUID, number: int, told: UUID) -> None:
    """A concern, linked or not, answered or not; and an alert with its signal."""
    linked = {"nominal_id": nominal, "linked_at": NOW, "disclosure_id": told} if number % 2 else {"about_name": "Bo"}
    heard = {"answered_at": NOW, "answer": "Dealt with."} if number % 3 == 0 else {}
    concern = await insert(
        owner, "concern", agency_id=agency, told_by=_SOMEBODY, text=f"Seen {number}",
        received_at=NOW - timedelta(days=number // 2), **linked, **heard,
    )  # fmt: skip
    done = {"answered_at": NOW, "answered_by": _SOMEBODY, "answer": "ACTED", "reason": "So."} if number % 3 == 1 else {}
    alert = await insert(
        owner, "alert", nominal_id=nominal, opened_at=NOW, joined_at=NOW - timedelta(hours=number // 3), **done
    )
    await insert(
        owner,
        "alert_signal",
        nominal_id=nominal,
        alert_id=alert,
        kind="CONCERN",
        record_id=concern,
        at=NOW,
        says="Of it",
    )
