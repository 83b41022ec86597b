"""What an agency is told of a nominal, as rows: what the service would gather, redacted as the service would."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
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
    content = rules.redact(held, agreement)
    purpose = agreement.purposes[0]
    about = {"force_id": FORCE_ID, "nominal_id": nominal["id"], "case_id": None} | standing_of(nominal)
    yield (
        "disclosure",
        about
        | {
            "id": key,
            "agency_id": agreement.agency_id,
            "agreement_id": agreement.id,
            "record_kind": SharedRecord.NOMINAL,
            "record_id": nominal["id"],
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
            "subject_category": SubjectCategory.CONVICTED,
            "meaning": chance.one_of(_MEANINGS),
            "onward": agreement.onward,
            "kept_back": [each.value for each in content.kept_back],
            "content_digest": content.digest,
            "disclosed_at": at,
            "disclosed_by": nominal["owner_id"],
            "officer_id": nominal["owner_id"],
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
