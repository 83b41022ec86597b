"""What an agency is told of a nominal, as rows: what the service would gather, redacted as the service would."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from api.assessments.words import StatementBasis, SubjectCategory
from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, FORCE_NAME, Row
from api.nominals.standing import standing_of
from api.sharing import ledger, rules
from api.sharing.agreement import Agreement
from api.sharing.ledger import POLICE_RECORD
from api.sharing.rules import Statement
from api.sharing.words import DisclosureDecision, SharedField, SharedRecord

_HEALTH: Final = frozenset({"CONTAGIOUS", "SUICIDAL", "MENTAL_HEALTH", "DRUGS", "AILMENT"})
_MEANINGS: Final = (
    "A child lives in the home: please assess.",
    "He visits a home with children at weekends.",
    "He asked to be housed near a school.",
    "Known triggers have been seen: joint visit proposed.",
    "For joint management; no new concern.",
)


def told(
    chance: Chance,
    nominal: Mapping[str, Any],
    agreement: Agreement,
    held: Sequence[Statement],
    *,
    key: UUID,
    by: str,
    at: datetime,
    acknowledge_by: datetime,
    acknowledged_at: datetime | None,
) -> Iterator[Row]:
    """One act of telling by the nominal's officer, named `by`; its own row comes first, then its statements."""
    about = {"nominal_id": nominal["id"], "case_id": None} | standing_of(nominal)
    what = {"record_kind": SharedRecord.NOMINAL, "subject_category": SubjectCategory.CONVICTED}
    yield from _act(
        chance, about | what | {"record_id": nominal["id"], "meaning": chance.one_of(_MEANINGS)}, agreement, held,
        key=key, by=by, officer_id=nominal["owner_id"], at=at, acknowledge_by=acknowledge_by,
        acknowledged_at=acknowledged_at,
    )  # fmt: skip


def told_of_case(
    chance: Chance,
    case: Mapping[str, Any],
    agreement: Agreement,
    held: Sequence[Statement],
    *,
    key: UUID,
    meaning: str,
    by: str,
    at: datetime,
    acknowledged_at: datetime,
) -> Iterator[Row]:
    """The same of a child abuse case."""
    stands = {"owner_id": case["owner_id"], "unit_id": case["unit_id"], "restricted": case["embargoed"]}
    about = {"nominal_id": None, "case_id": case["id"]} | standing_of(stands)
    what = {"record_kind": SharedRecord.CASE, "subject_category": SubjectCategory.SUSPECT, "record_id": case["id"]}
    yield from _act(
        chance, about | what | {"meaning": meaning}, agreement, held, key=key, by=by, officer_id=case["owner_id"],
        at=at, acknowledge_by=at + timedelta(days=2), acknowledged_at=acknowledged_at,
    )  # fmt: skip


def _act(
    chance: Chance,
    about: dict[str, Any],
    agreement: Agreement,
    held: Sequence[Statement],
    *,
    key: UUID,
    by: str,
    officer_id: UUID,
    at: datetime,
    acknowledge_by: datetime,
    acknowledged_at: datetime | None,
) -> Iterator[Row]:
    content = rules.redact(held, agreement)
    purpose = agreement.purposes[0]
    yield (
        "disclosure",
        {"force_id": FORCE_ID}
        | about
        | {
            "id": key,
            "agency_id": agreement.agency_id,
            "agreement_id": agreement.id,
            "record_version": 1,
            "decision": DisclosureDecision.SHARED_REDACTED if content.kept_back else DisclosureDecision.SHARED,
            "is_told": True,
            "purpose": purpose.purpose,
            "gateway": purpose.gateway,
            "reason": "",
            "grading": POLICE_RECORD,
            "conditions": "",
            "as_of": at,
            "verified_by": f"{by}, {FORCE_NAME}",
            "onward": agreement.onward,
            "kept_back": [each.value for each in content.kept_back],
            "content_digest": content.digest,
            "disclosed_at": at,
            "disclosed_by": officer_id,
            "officer_id": officer_id,
            "acknowledge_by": acknowledge_by,
            "acknowledged_at": acknowledged_at,
            "acknowledged_by": None if acknowledged_at is None else agreement.agency_id,
            "acknowledged_for": None,
            "is_recalled": False,
        },
    )
    for row in ledger.statements(FORCE_ID, key, content.told):
        yield "disclosed_statement", row | {"id": chance.identifier()}


def held(nominal: Mapping[str, Any], own: Sequence[Row], names: Mapping[UUID, str]) -> Iterator[Statement]:
    """What the service would gather (`api/sharing/content.py`), out of the rows that are about to be copied in."""
    document, convicted = StatementBasis.FACT_DOCUMENT, SubjectCategory.CONVICTED
    yield _said(SharedField.REFERENCE, nominal["reference"], document, convicted)
    yield _said(SharedField.NAME, nominal["name"], document, convicted)
    if nominal["date_of_birth"] is not None:
        yield _said(SharedField.DATE_OF_BIRTH, nominal["date_of_birth"].isoformat(), document, convicted)
    yield _said(SharedField.RISK_LEVEL, str(nominal["risk_level"]), StatementBasis.ASSESSMENT, convicted)
    yield _said(SharedField.MANAGEMENT_MODE, str(nominal["management_mode"]), document, convicted)
    for table, row in own:
        if table == "address" and row["until"] is None:
            place = SharedField.HOME_ADDRESS if row["kind"] == "HOME" else SharedField.OTHER_ADDRESSES
            yield _said(place, ", ".join((*row["lines"], row["postcode"])), document, convicted)
        elif table == "marker" and row.get("ended_on") is None:
            name = SharedField.HEALTH if row["code"] in _HEALTH else SharedField.WARNINGS
            detail = f": {row['detail']}" if row.get("detail") else ""
            yield _said(name, f"{_worded(row['code'])}{detail}", StatementBasis.THIRD_PARTY_SAID, convicted)
        elif table == "household_member" and row.get("ended_on") is None:
            yield _of_household(row)
    yield _said(SharedField.OFFICER, names[nominal["owner_id"]], document, SubjectCategory.OTHER)


def _of_household(row: Mapping[str, Any]) -> Statement:
    where = "lives there" if row["lives_there"] else "visits"
    seen = StatementBasis.FACT_OBSERVED
    if row["is_child"]:
        words = f"{row['first_name']}, {row['relationship']}, {_worded(row['age_band'])}, {where}"
        return _said(SharedField.CHILDREN, words, seen, SubjectCategory.CHILD_AT_RISK)
    words = f"{row['first_name']}, {row['relationship']}, {where}"
    return _said(SharedField.HOUSEHOLD, words, seen, SubjectCategory.HOUSEHOLD)


def _said(field: SharedField, text: str, basis: StatementBasis, subject: SubjectCategory) -> Statement:
    return Statement(field=field, text=text, basis=basis, subject_category=subject)


def _worded(code: str) -> str:
    return str(code).replace("_", " ").lower()


def held_of_case(case: Mapping[str, Any], own: Sequence[Row]) -> Iterator[Statement]:
    """What the service would gather of a case (`api/sharing/case_content.py`)."""
    document, suspect = StatementBasis.FACT_DOCUMENT, SubjectCategory.SUSPECT
    yield _said(SharedField.REFERENCE, case["reference"], document, suspect)
    yield _said(SharedField.CASE, case["summary"], StatementBasis.ASSESSMENT, suspect)
    for table, row in own:
        if table == "case_subject":
            yield _said(SharedField.NAME, row["name"], document, suspect)
            yield _said(SharedField.DATE_OF_BIRTH, row["date_of_birth"].isoformat(), document, suspect)
        elif table == "case_address":
            yield _said(SharedField.HOME_ADDRESS, ", ".join((*row["lines"], row["postcode"])), document, suspect)
        elif table == "case_child":
            words = f"{row['first_name']}, {row['relationship']}, {_worded(row['age_band'])}, lives there"
            said = StatementBasis.THIRD_PARTY_SAID
            yield _said(SharedField.CHILDREN, words, said, SubjectCategory.CHILD_AT_RISK)
