"""The scene's cases and reports: open and covert, with parts and clocks; ready and not, about some nominals."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from api.cases.words import KiratBand
from tests.makers import Owner, insert
from tests.reading.scene_of_sync import NOW

_STATEMENT = {"basis": "SUBJECT_SAID", "subject_category": "HOUSEHOLD"}
_SOMEBODY = UUID(int=1)


async def make_cases(
    owner: Owner, chance: random.Random, unit: UUID, officers: Sequence[UUID], policy: UUID, nominals: Sequence[UUID]
) -> list[UUID]:
    """Six cases, two of them covert; one officer is named of one of those."""
    made = []
    for number in range(6):
        received = NOW - timedelta(days=number, hours=number)
        case = await insert(
            owner, "ocait_case", source="NCA", reference=f"N-{number}", received_at=received, summary="s",
            unit_id=unit, owner_id=officers[number % 2], embargoed=number in (2, 3), band=list(KiratBand)[number].value,
            first_shared_at=received + timedelta(hours=1.5 if number == 1 else 40) if number in (1, 4) else None,
            withheld_for="NO_GATEWAY" if number == 5 else None, recorded_at=received,
            recorded_by=_SOMEBODY,
        )  # fmt: skip
        made.append(case)
        about = {"case_id": case}
        subject = await insert(
            owner, "case_subject", **about, name="Ada Vale", other_names=["A."], category="SUSPECT",
            nominal_id=nominals[number] if number % 2 else None,
        )  # fmt: skip
        await insert(owner, "case_identity", **about, kind="ONLINE", platform="P", value=f"v{number}")
        await insert(owner, "case_address", **about, lines=["1 Invented Street"], postcode="NX1 1CC")
        await insert(
            owner, "case_child", **about, first_name="Ida", age_band="UNDER_5", relationship="", lives_there=True
        )
        await insert(
            owner, "case_likeness", **about, subject_id=subject, nominal_id=nominals[number], decision="UNSURE",
            reason="r", decided_at=NOW, decided_by=officers[0],
        )  # fmt: skip
        event = await insert(
            owner, "case_event", **about, kind="ARREST", at=NOW, note="", recorded_at=NOW, recorded_by=officers[0]
        )
        for kind, opened in (("KIRAT_ACTION", case), ("SHARE_REVIEW", case), ("SUSPECT_WELFARE", event)):
            if chance.random() < 0.7:
                due = NOW + timedelta(days=chance.randrange(-3, 4))
                await insert(
                    owner, "obligation", **about, kind=kind, unit_id=unit, owner_id=officers[0], policy_row_id=policy,
                    opened_at=received, opened_by=opened, opened_with="CASE", basis=received, due_at=due,
                    explanation="Because.", recorded_at=received,
                )  # fmt: skip
    for number, nominal in enumerate(nominals[:6]):
        about = {"nominal_id": nominal, "case_id": made[number]}
        kept = {"name": "n.txt", "kind": "TEXT", "bytes": 1, "sha256": "0", "content": b"x", "added_at": NOW}
        await insert(owner, "nominal_document", **about, **kept)
        written = {"text": "p", "written_at": NOW, "written_by": officers[number % 2]}
        await insert(owner, "nominal_welfare_plan", **about, **written)
    await insert(owner, "case_access", case_id=made[2], officer_id=officers[1], reason="Named", granted_at=NOW)
    return made


async def make_reports(
    owner: Owner, units: Sequence[UUID], officers: Sequence[UUID], cases: Sequence[UUID], nominals: Sequence[UUID]
) -> None:
    """Reports about nominals of every unit and about cases: half of them ready, some with conditions."""
    for number, nominal in enumerate(nominals[:8]):
        ready, conditional = number % 2 == 0, number % 3 == 0
        report = await insert(
            owner, "intelligence_report", urn=f"2026-{number:06d}", state="READY" if ready else "TO_EVALUATE",
            information_at=NOW, received_at=NOW - timedelta(days=number // 2), source_evaluation="UNTESTED",
            handling="C" if conditional else "P", conditions="Ask." if conditional else "", marking="OFFICIAL",
            priority=("HIGH", "LOW", "MEDIUM")[number % 3], is_ready=ready, is_conditional=conditional,
            sanitised_version=int(ready), review_at=NOW if number % 4 == 0 else None,
        )  # fmt: skip
        submission = await insert(
            owner, "intelligence_submission", report_id=report, officer_id=officers[number % 4],
            principal_id=_SOMEBODY, provenance="p", has_source=True, received_at=NOW,
        )  # fmt: skip
        await insert(owner, "intelligence_source", submission_id=submission, identity="Somebody", recorded_at=NOW)
        item = await insert(owner, "intelligence_item", report_id=report, position=0, assessment="B")
        await insert(
            owner, "intelligence_raw", item_id=item, submission_id=submission, officer_id=officers[number % 4],
            position=0, text="Said.", assessment="C", **({} if number % 3 else _STATEMENT),
        )  # fmt: skip
        await insert(owner, "intelligence_link", report_id=report, nominal_id=nominal, is_ready=ready)
        await insert(owner, "intelligence_link", report_id=report, case_id=cases[number % len(cases)], is_ready=ready)
        await insert(owner, "intelligence_mention", report_id=report, kind="PHONE", value="07700 900123")
        await _persons(owner, report, nominal, units[number % 2], number)
        if ready:
            twin = await insert(
                owner, "intelligence_twin", report_id=report, version=1, written_at=NOW, written_by=_SOMEBODY
            )
            said = {"twin_id": twin, "report_id": report, "item_id": item, "version": 1, "position": 0}
            await insert(owner, "intelligence_text", **said, text="To be shared.", **({} if number % 5 else _STATEMENT))


async def _persons(owner: Owner, report: UUID, nominal: UUID, unit: UUID, number: int) -> None:
    """Some whom the report describes: linked, nobody known, and waiting."""
    settled = {"settled_at": NOW - timedelta(hours=number), "settled_by": _SOMEBODY}
    stands = (
        {"state": "TO_LINK"},
        {"state": "LINKED", "nominal_id": nominal, **settled},
        {"state": "NOBODY", "reason": "r", **settled},
    )
    for position in range(number % 4):
        named = {"name": "Ada Vale", "date_of_birth": date(1980, 5, 17)} if position % 2 else {"name": "", "age": 44}
        await insert(
            owner, "intelligence_person", report_id=report, unit_id=unit, position=position, address="",
            description='A "tall" man', priority=("HIGH", "LOW", "MEDIUM")[(number + position) % 3],
            told_at=NOW - timedelta(days=number // 2), **named, **stands[position % 3],
        )  # fmt: skip
