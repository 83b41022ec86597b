"""A year of online child abuse cases, in every band, as inspectors found such teams and as they became.

Before the inspection only high-risk cases were shared at once, the rest after weeks; since then every case is shared
within a day, whatever its band (HMICFRS, Greater Manchester 2023-25). The mark is the one of `year.py`: three months
before the day on which the force is loaded. Nothing is stored of it: counting the cases shows it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from api.cases import history as _history  # noqa: F401 - what is copied in
from api.cases import tables as _tables  # noqa: F401
from api.cases.standing import OF_CASE, standing_of
from api.cases.words import KiratBand, ReferralSource, ShareDecision, WithholdReason
from api.demo import telling
from api.demo.chance import Chance
from api.demo.names import CHILD_NAMES, DISTRICTS
from api.demo.organisation import FORCE_ID, Organisation, Row
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.policy import rule_for
from api.obligations.reckoning import reckon
from api.sharing.agreement import Agreement
from api.sharing.words import SharedField

# A force of 4,407 nominals has some ten referrals a week.
_CASES_A_NOMINAL: Final = 0.115
_YEAR_DAYS: Final = 364
_SINCE_DAYS: Final = 92
_BANDS: Final = ((KiratBand.VERY_HIGH, 0.08), (KiratBand.HIGH, 0.30), (KiratBand.MEDIUM, 0.68), (KiratBand.LOW, 1.0))
_TARGET_DAYS: Final = {KiratBand.VERY_HIGH: 1, KiratBand.HIGH: 7, KiratBand.MEDIUM: 14, KiratBand.LOW: 30}
_AT_ONCE: Final = (KiratBand.VERY_HIGH, KiratBand.HIGH)
_SOURCES: Final = (
    *(ReferralSource.NCA,) * 6,
    ReferralSource.OTHER_FORCE,
    ReferralSource.PLATFORM,
    ReferralSource.PUBLIC,
)
_SUMMARIES: Final = (
    "A platform reported an account that shared files; the address was resolved to a home.",
    "An undercover officer was sent a link; the account was opened from a home connection.",
    "A parent found messages on a child's phone from an account that is not known.",
)
_MEANINGS: Final = (
    "Two children live there: they must be seen before anybody else comes.",
    "No child is known at the address; he coaches at a weekend club.",
    "A niece visits on Sundays: her school should know whom to call.",
)
_AGE_BANDS: Final = ("UNDER_5", "FROM_5_TO_9", "FROM_10_TO_15", "FROM_16_TO_17")


class Cases:
    """Makes the cases of the year."""

    def __init__(
        self, chance: Chance, organisation: Organisation, now: datetime, agreements: Sequence[Agreement]
    ) -> None:
        self.chance = chance
        self._telling = chance.own("telling")
        # Of cases are told those whose agreements show them, each in turn.
        self._told = [each for each in agreements if SharedField.CASE in each.shown]
        self._names = {row["id"]: row["name"] for table, row in organisation.rows if table == "officer"}
        self.organisation = organisation
        self.now = now
        self.recorder = chance.identifier()

    def of(self, nominals: int) -> Iterator[Row]:
        """All of them, the earliest first; the last came in today and are not scored yet."""
        count = max(12, round(nominals * _CASES_A_NOMINAL))
        for number in range(count):
            ago = _YEAR_DAYS * (1 - number / count)
            received = self.now - timedelta(days=ago, minutes=self.chance.between(5, 600))
            yield from self._case(number, received)

    def _case(self, number: int, received: datetime) -> Iterator[Row]:
        chance = self.chance
        draw = chance.random.random()
        band = next(band for band, up_to in _BANDS if draw < up_to)
        age = self.now - received
        scored = received + timedelta(hours=chance.between(1, 20))
        is_scored = scored < self.now
        shared = self._shared_at(band, received)
        acted = self._acted_at(band, received)
        is_covert = shared is None and chance.hits(0.7)
        owner = chance.one_of(self.organisation.online.analyst_ids)
        closed = None
        if acted is not None and shared is not None and age > timedelta(days=120) and chance.hits(0.6):
            closed = min(acted + timedelta(days=chance.between(30, 90)), self.now)
        case = {
            "force_id": FORCE_ID,
            "id": chance.identifier(),
            "source": chance.one_of(_SOURCES),
            "reference": f"{received:%Y}-{number + 1:05d}",
            "received_at": received,
            "summary": chance.one_of(_SUMMARIES),
            "state": "OPEN" if closed is None else "CLOSED",
            "unit_id": self.organisation.online.unit_id,
            "owner_id": owner,
            "embargoed": is_covert,
            "band": band if is_scored else KiratBand.PENDING,
            "band_as_of": scored if is_scored else None,
            "sharing": self._sharing(shared, is_covert=is_covert, age=age),
            "withheld_for": None,
            "first_shared_at": shared,
            "acted_at": acted,
            "outcome": None if closed is None else "NO_FURTHER_ACTION",
            "outcome_reason": None if closed is None else "Devices examined; nothing was found.",
            "closed_at": closed,
            "recorded_at": received + timedelta(minutes=20),
            "recorded_by": self.recorder,
        }
        if case["sharing"] == ShareDecision.WITHHELD:
            case["withheld_for"] = WithholdReason.COVERT_PHASE
        yield "ocait_case", case
        own = {"force_id": FORCE_ID, "case_id": case["id"]} | standing_of(case)
        people = list(self._people(own))
        yield from people
        if is_scored:
            yield "kirat_result", own | self._kirat(band, scored, owner)
        told = None if shared is None else self._told[number % len(self._told)]
        decision = self._decision(case, own, owner, told)
        yield from decision
        if told is not None:
            yield from self._tell(case, people, told, dict(decision)["share_decision"])
        yield from self._acting_on(case, band if is_scored else KiratBand.VERY_HIGH, own)

    def _shared_at(self, band: KiratBand, received: datetime) -> datetime | None:
        """When partners were first told: at once since the mark, before it at once only of the riskiest."""
        chance = self.chance
        late = self.now - received > timedelta(days=_SINCE_DAYS) and band not in _AT_ONCE
        hours = chance.between(24 * 6, 24 * 44) if late else chance.between(1, 22)
        if self.now - received < timedelta(days=30) and chance.hits(0.2):
            return None  # Withheld, or not decided yet.
        at = received + timedelta(hours=hours, minutes=chance.between(0, 59))
        return at if at < self.now else None

    def _acted_at(self, band: KiratBand, received: datetime) -> datetime | None:
        share = 1.6 if self.chance.hits(0.12) else 0.9
        days = _TARGET_DAYS[band] * share * (0.3 + 0.7 * self.chance.random.random())
        at = received + timedelta(days=days)
        return at if at < self.now else None

    def _sharing(self, shared: datetime | None, *, is_covert: bool, age: timedelta) -> ShareDecision:
        if shared is not None:
            return ShareDecision.SHARED
        return ShareDecision.WITHHELD if is_covert or age > timedelta(hours=24) else ShareDecision.PENDING

    def _people(self, own: dict[str, Any]) -> Iterator[Row]:
        chance, name = self.chance, self.chance.person()
        told = {"name": name, "other_names": [], "date_of_birth": chance.day_ago(7_000, 25_000)}
        key = chance.identifier()
        yield "case_subject", own | {"id": key, "category": "SUSPECT", "works_with_children": chance.hits(0.08)} | told
        handle = f"{name.split()[0].lower()}_{chance.between(10, 99)}"
        found = {"kind": "ONLINE", "platform": chance.one_of(("Chatter", "Picto", "Gamehall")), "value": handle}
        yield "case_identity", own | {"id": chance.identifier()} | found
        lines = chance.street(chance.one_of(DISTRICTS))
        yield "case_address", own | {"id": chance.identifier(), "lines": lines, "postcode": chance.postcode()}
        for _ in range(chance.between(1, 3) if chance.hits(0.45) else 0):
            child = {"first_name": chance.one_of(CHILD_NAMES), "age_band": chance.one_of(_AGE_BANDS)}
            yield "case_child", own | {"id": chance.identifier(), "relationship": "child", "lives_there": True} | child

    def _kirat(self, band: KiratBand, at: datetime, officer: UUID) -> dict[str, Any]:
        return {
            "id": self.chance.identifier(),
            "band": band,
            "version": "2",
            "assessor": "Trained assessor of the team",
            "trained_until": self.chance.today + timedelta(days=self.chance.between(-20, 700)),
            "band_as_of": at,
            "reason": "",
            "recorded_at": at,
            "recorded_by": officer,
        }

    def _tell(
        self, case: dict[str, Any], people: Sequence[Row], told: Agreement, decided: dict[str, Any]
    ) -> Iterator[Row]:
        """What came of the decision: an act of the ledger, acknowledged within a day and a half."""
        at = case["first_shared_at"]
        took = (self.now - at) * self._telling.random.random()
        yield from telling.told_of_case(
            self._telling, case, told, list(telling.held_of_case(case, people)), key=decided["disclosure_id"],
            meaning=decided["meaning"], by=self._names[case["owner_id"]], at=at,
            acknowledged_at=at + min(took, timedelta(hours=36)),
        )  # fmt: skip

    def _decision(self, case: dict[str, Any], own: dict[str, Any], officer: UUID, told: Agreement | None) -> list[Row]:
        """The decision about partners, and its own clock."""
        withheld = case["sharing"] == ShareDecision.WITHHELD
        at = case["first_shared_at"]
        if withheld:
            at = max(case["received_at"] + timedelta(hours=3), self.now - timedelta(hours=self.chance.between(4, 90)))
        decision = None if at is None else self.chance.identifier()
        owed = [self._owed(case, ObligationKind.SHARE_DECISION, case["received_at"], None, met=(at, decision))]
        if decision is None:
            return owed
        made = (
            "share_decision",
            own
            | {
                "id": decision,
                "decision": case["sharing"],
                "meaning": self.chance.one_of(_MEANINGS),
                "told": "" if told is None else told.title,
                "disclosure_id": None if told is None else self._telling.identifier(),
                "withheld_for": WithholdReason.COVERT_PHASE if withheld else None,
                "reason": "A warrant is planned; he would destroy devices." if withheld else "",
                "review_by_id": officer if withheld else None,
                "decided_at": at,
                "decided_by": officer,
            },
        )
        if withheld:
            owed.append(self._owed(case, ObligationKind.SHARE_REVIEW, at, None, opened=(decision, RecordKind.DECISION)))
        return [*owed, made]

    def _acting_on(self, case: dict[str, Any], band: KiratBand, own: dict[str, Any]) -> Iterator[Row]:
        """The target to act, the arrest that met it, and that somebody looked after the suspect."""
        at = case["acted_at"]
        event = None if at is None else self.chance.identifier()
        yield self._owed(case, ObligationKind.KIRAT_ACTION, case["received_at"], band, met=(at, event))
        if event is None or at is None:
            return
        recorded = {"note": "", "recorded_at": at, "recorded_by": case["owner_id"]}
        yield "case_event", own | {"id": event, "kind": "ARREST", "at": at} | recorded
        checked = at + timedelta(hours=self.chance.between(4, 60 if self.chance.hits(0.1) else 40))
        check = self.chance.identifier() if checked < self.now else None
        opened = (event, RecordKind.RECORD)
        met = (checked if check is not None else None, check)
        yield self._owed(case, ObligationKind.SUSPECT_WELFARE, at, "CONTACT", met=met, opened=opened)
        if check is not None:
            told = {"at": checked, "outcome": "Seen at home; family with him.", "checked_by": case["owner_id"]}
            yield "welfare_check", own | {"id": check, "event_id": event} | told

    def _owed(
        self,
        case: dict[str, Any],
        kind: ObligationKind,
        basis: datetime,
        applies_to: str | None,
        *,
        met: tuple[datetime | None, UUID | None] = (None, None),
        opened: tuple[UUID, RecordKind] | None = None,
    ) -> Row:
        row = rule_for(self.organisation.policy, kind, london_day(basis), applies_to=applies_to)
        reckoned = reckon(row, basis)
        at, by = met
        opened_by, opened_with = opened or (case["id"], RecordKind.CASE)
        stands = dict(zip(("access_owner_id", "access_unit_id", "access_restricted"), OF_CASE, strict=True))
        return (
            "obligation",
            {name: standing_of(case)[of] for name, of in stands.items()}
            | {
                "force_id": FORCE_ID,
                "id": self.chance.identifier(),
                "kind": kind,
                "case_id": case["id"],
                "unit_id": case["unit_id"],
                "owner_id": case["owner_id"],
                "policy_row_id": row.id,
                "opened_at": basis,
                "opened_by": opened_by,
                "opened_with": opened_with,
                "basis": basis,
                "due_at": reckoned.due_at,
                "explanation": reckoned.explanation,
                "met_at": at,
                "met_by": by,
                "met_with": None if at is None else RecordKind.RECORD,
                "recorded_at": basis,
                "met_recorded_at": at,
            },
        )
