"""Partner agencies, an agreement with each (a readable file each, in `agreements/`), and a year of disclosures.

Agreements are copied in as drafts and signed by `SIGN` at the end: what is signed takes no more lines. What is told
follows each agreement, by the same rules that the service uses.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final
from uuid import UUID

from api.assessments.words import StatementBasis, SubjectCategory
from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, FORCE_NAME, Organisation, Row, Team
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.standing import standing_of
from api.sharing import agreement_tables as _agreements  # noqa: F401 - what is copied in
from api.sharing import ledger, page, rules, store
from api.sharing import tables as _tables  # noqa: F401
from api.sharing.agreement import Agreement, Covered, covers
from api.sharing.ledger import POLICE_RECORD
from api.sharing.rules import Statement
from api.sharing.words import DisclosureDecision, SharedField, SharedRecord

_DPO: Final = UUID(int=0xD90)
SIGN: Final = f"""
update doorstep.agreement set signed_at = drafted_at + interval '2 days', signed_by = '{_DPO}',
  signature = 'R. Ashworth-Penn, data-protection officer'
where force_id = $1
"""  # noqa: S608 - our own id
# How many of a hundred covered nominals an agency was told of within the year.
_TOLD_OF_100: Final = 22
# Acknowledgements began to be chased so many days ago.
_CHASED_DAYS: Final = 180
_HEALTH: Final = frozenset({"CONTAGIOUS", "SUICIDAL", "MENTAL_HEALTH", "DRUGS", "AILMENT"})
_MEANINGS: Final = (
    "A child lives in the home: please assess.",
    "He visits a home with children at weekends.",
    "He asked to be housed near a school.",
    "Known triggers have been seen: joint visit proposed.",
    "For joint management; no new concern.",
)


@cache
def pages() -> tuple[page.Page, ...]:
    """The agreements as their files say, by file name."""
    folder = files("api.demo").joinpath("agreements")
    named = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(page.read(entry.read_text(encoding="utf-8")) for _, entry in named)


class Sharing:
    """Makes agencies and agreements, and what was told of one nominal after another. It has chances of its own."""

    def __init__(self, chance: Chance, organisation: Organisation) -> None:
        self.chance = chance
        self.rows: list[Row] = []
        self.agreements: dict[UUID, Agreement] = {}
        known = {row["name"]: row["id"] for table, row in organisation.rows if table == "agency"}
        self._names = {row["id"]: row["name"] for table, row in organisation.rows if table == "officer"}
        self._agree(known)

    def _agree(self, known: Mapping[str, UUID]) -> None:
        begins = datetime.combine(self.chance.today - timedelta(days=400), time(), UTC)
        for number, read in enumerate(pages()):
            agency_id = known.get(read.agency) or self.chance.identifier()
            if read.agency not in known:
                told = {"force_id": FORCE_ID, "id": agency_id, "name": read.agency, "kind": read.agreement.agency_kind}
                self.rows.append(("agency", told))
            # The files' periods are of the year they were written; the demo's force agreed 400 days ago.
            ends = begins + (read.agreement.valid_to - read.agreement.valid_from) + timedelta(days=30 * number)
            said = replace(
                read.agreement, id=self.chance.identifier(), agency_id=agency_id, valid_from=begins, valid_to=ends
            )
            self.agreements[agency_id] = said
            drafted = begins - timedelta(days=self.chance.between(10, 60))
            self.rows += store.as_rows(
                FORCE_ID, said, version=1, drafted_at=drafted, drafted_by=None, make_id=self.chance.identifier
            )

    def of(self, nominal: dict[str, Any], team: Team, own: Sequence[Row]) -> Iterator[Row]:
        """What was told of this nominal within the year, and was acknowledged."""
        held = list(_held(nominal, own, self._names))
        person = Covered(
            id=nominal["id"],
            restricted=nominal["restricted"],
            risk_level=RiskLevel(nominal["risk_level"]),
            management_mode=ManagementMode(nominal["management_mode"]),
            district=team.district,
            has_children=any(each.field is SharedField.CHILDREN for each in held),
        )
        for agreement in self.agreements.values():
            if self.chance.between(1, 100) <= _TOLD_OF_100 and covers(agreement, person):
                yield from self._told(nominal, agreement, held)

    def _told(self, nominal: dict[str, Any], agreement: Agreement, held: Sequence[Statement]) -> Iterator[Row]:
        days = self.chance.between(5, 360)
        at = datetime.combine(
            self.chance.today - timedelta(days=days), time(self.chance.between(9, 16), self.chance.between(0, 59)), UTC
        )
        content = rules.redact(held, agreement)
        purpose = agreement.purposes[0]
        took = self.chance.between(2, 40) if days <= _CHASED_DAYS else self.chance.between(20, 400)
        key = self.chance.identifier()
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
                "verified_by": f"{self._names[nominal['owner_id']]}, {FORCE_NAME}",
                "subject_category": SubjectCategory.CONVICTED,
                "meaning": self.chance.one_of(_MEANINGS),
                "onward": agreement.onward,
                "kept_back": [each.value for each in content.kept_back],
                "content_digest": content.digest,
                "disclosed_at": at,
                "disclosed_by": nominal["owner_id"],
                "officer_id": nominal["owner_id"],
                "acknowledge_by": at + timedelta(days=2),
                "acknowledged_at": min(at + timedelta(hours=took), at + timedelta(days=4)),
                "acknowledged_by": agreement.agency_id,
                "acknowledged_for": None,
            },
        )
        for row in ledger.statements(FORCE_ID, key, content.told):
            yield "disclosed_statement", row | {"id": self.chance.identifier()}


def _held(nominal: Mapping[str, Any], own: Sequence[Row], names: Mapping[UUID, str]) -> Iterator[Statement]:
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
