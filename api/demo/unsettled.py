"""What is not settled in sharing: told and not acknowledged in time, recalled, asked about, asked for in vain.

A fixed few of each, whatever the size of the force: partners are chased, so that little waits. Each is about somebody
else. A recall reaches everybody who has what it is of. What is owed of each is owed by policy, as if the service had
written it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import Enum, auto
from typing import Any, Final
from uuid import UUID

from api.demo import telling
from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, Organisation, Row
from api.demo.owing import owed
from api.nominals.standing import standing_of
from api.obligations.commands import ObligationKind, RecordKind
from api.sharing.agreement import Agreement, Covered, covers
from api.sharing.commands import MATCHES_MAX
from api.sharing.rules import Statement
from api.sharing.words import RecallKind, RecallState, SharedRecord


class What(Enum):
    """What is not settled."""

    RECALLED = auto()
    PROPOSED = auto()
    ASKED = auto()
    LATE = auto()
    HIDDEN = auto()


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One thing that waits: of somebody who was told to these agencies; for `HIDDEN`, of somebody who may not be.

    `days` ago it began to wait; `text` says why, or asks. Where a `district` is named, they are managed there.
    """

    what: What
    agencies: tuple[str, ...]
    days: int
    text: str = ""
    district: str = ""


_COUNCIL: Final = "Ashvale Council children's social care"
_HEALTH: Final = "Northmoor Integrated Care Board"
_NCA: Final = "National Crime Agency"
_NEIGHBOUR: Final = "Westmarch Police"
# Working days are owed: these many days ago is late over any bank holiday.
_LATE_DAYS: Final = (9, 11, 12)
WANTED: Final = (
    Wanted(
        what=What.RECALLED,
        agencies=(_COUNCIL, _NCA),
        days=4,
        text="The address was his brother's: he has not lived there since March.",
    ),
    Wanted(
        what=What.PROPOSED,
        agencies=(_NCA,),
        district="Ashvale",
        days=1,
        text="The date of birth may be that of another man of the same name.",
    ),
    Wanted(what=What.ASKED, agencies=(_COUNCIL,), days=1, text="Has the grandmother been told who he is?"),
    Wanted(what=What.ASKED, agencies=(_NEIGHBOUR,), days=6, text="He says that he will move here: when, and where to?"),
    Wanted(what=What.ASKED, agencies=(_HEALTH,), days=1, text="May his practice nurse know of the warnings?"),
    *(Wanted(what=What.LATE, agencies=(_COUNCIL,), days=days) for days in _LATE_DAYS[:2]),
    *(Wanted(what=What.LATE, agencies=(_HEALTH,), days=days) for days in _LATE_DAYS),
    *(Wanted(what=What.LATE, agencies=("Saltreach Constabulary",), days=days) for days in _LATE_DAYS[1:]),
    # Its agreement reaches no further than its own district, and gives no pointers: it was told nothing.
    Wanted(
        what=What.HIDDEN,
        agencies=("Coldmere Council children's social care",),
        district="Ashvale",
        days=2,
        text="His new partner has moved here with two children.",
    ),
)


class Unsettled:
    """Makes what waits of one nominal after another, until all that is wanted is made."""

    def __init__(self, chance: Chance, organisation: Organisation, names: Mapping[UUID, str]) -> None:
        self.chance = chance
        self.organisation = organisation
        self._names = names
        self._wanted = list(WANTED)

    def of(
        self,
        nominal: dict[str, Any],
        person: Covered,
        held: Sequence[Statement],
        agreements: Mapping[str, Agreement],
        before: Sequence[dict[str, Any]],
    ) -> Iterator[Row]:
        """The first thing wanted that can be of this nominal; `before`: the disclosures that were made of them."""
        for wanted in self._wanted:
            of_them = [agreements[name] for name in wanted.agencies]
            began = self.chance.today - timedelta(days=wanted.days)
            if _fits(wanted, person, of_them) and all(each["acknowledged_at"].date() < began for each in before):
                self._wanted.remove(wanted)
                yield from self._made(wanted, nominal, of_them, held, before)
                return

    def _made(
        self,
        wanted: Wanted,
        nominal: dict[str, Any],
        agreements: Sequence[Agreement],
        held: Sequence[Statement],
        before: Sequence[dict[str, Any]],
    ) -> Iterator[Row]:
        at = self._ago(wanted.days)
        if wanted.what is What.HIDDEN:
            yield from self._asked_in_vain(wanted, nominal, agreements[0], at)
            return
        told = []
        for agreement in agreements:
            rows = list(self._told(nominal, agreement, held, at, is_late=wanted.what is What.LATE))
            told.append(rows[0][1])
            yield from rows
        if wanted.what is What.ASKED:
            yield from self._question(wanted, nominal, told[0], at)
        elif wanted.what is not What.LATE:
            yield from self._recall(wanted, nominal, [*told, *before], at)

    def _told(
        self,
        nominal: dict[str, Any],
        agreement: Agreement,
        held: Sequence[Statement],
        at: datetime,
        *,
        is_late: bool,
    ) -> Iterator[Row]:
        """What is late was told then; what was asked about or recalled then was told and acknowledged before."""
        told_at = at if is_late else at - timedelta(days=self.chance.between(5, 20))
        read_at = None if is_late else told_at + timedelta(hours=self.chance.between(1, 20))
        key = self.chance.identifier()
        owes = self._owed(nominal, ObligationKind.DISCLOSURE_ACK, told_at, (RecordKind.DISCLOSURE, key), met_at=read_at)
        yield from telling.told(
            self.chance,
            nominal,
            agreement,
            held,
            key=key,
            by=self._names[nominal["owner_id"]],
            at=told_at,
            acknowledge_by=owes[1]["due_at"],
            acknowledged_at=read_at,
        )
        yield owes

    def _question(self, wanted: Wanted, nominal: dict[str, Any], told: dict[str, Any], at: datetime) -> Iterator[Row]:
        key = self.chance.identifier()
        yield (
            "partner_question",
            {
                "force_id": FORCE_ID,
                "id": key,
                "disclosure_id": told["id"],
                "nominal_id": nominal["id"],
                "agency_id": told["agency_id"],
                "text": wanted.text,
                "asked_at": at,
                "asked_by": told["agency_id"],
                "on_behalf_of": None,
            },
        )
        yield self._owed(nominal, ObligationKind.QUESTION_ANSWER, at, (RecordKind.QUESTION, key))

    def _recall(
        self, wanted: Wanted, nominal: dict[str, Any], told: Sequence[dict[str, Any]], at: datetime
    ) -> Iterator[Row]:
        """Proposed then; and if it was sent, the first of its recipients is the one that has not acknowledged it."""
        key = self.chance.identifier()
        sent_at = at + timedelta(hours=self.chance.between(1, 5)) if wanted.what is What.RECALLED else None
        yield (
            "recall",
            {"force_id": FORCE_ID, "nominal_id": nominal["id"]}
            | standing_of(nominal)
            | {
                "id": key,
                "record_kind": SharedRecord.NOMINAL,
                "record_id": nominal["id"],
                "fields": [],
                "kind": RecallKind.WITHDRAWAL,
                "state": RecallState.PROPOSED if sent_at is None else RecallState.SENT,
                "reason": wanted.text,
                "proposed_at": at,
                "proposed_by": nominal["owner_id"],
                "decided_at": sent_at,
                "decided_by": None if sent_at is None else nominal["owner_id"],
            },
        )
        yield self._owed(nominal, ObligationKind.RECALL_DECISION, at, (RecordKind.RECALL, key), met_at=sent_at)
        if sent_at is not None:
            for place, each in enumerate(told):
                yield from self._notice(wanted, key, nominal, each, sent_at, is_acknowledged=place > 0)

    def _notice(
        self,
        wanted: Wanted,
        recall: UUID,
        nominal: dict[str, Any],
        told: dict[str, Any],
        at: datetime,
        *,
        is_acknowledged: bool,
    ) -> Iterator[Row]:
        key = self.chance.identifier()
        read_at = at + timedelta(hours=self.chance.between(1, 15)) if is_acknowledged else None
        told["is_recalled"] = True
        yield (
            "recall_notice",
            {
                "force_id": FORCE_ID,
                "id": key,
                "recall_id": recall,
                "disclosure_id": told["id"],
                "nominal_id": nominal["id"],
                "agency_id": told["agency_id"],
                "kind": RecallKind.WITHDRAWAL,
                "reason": wanted.text,
                "sent_at": at,
                "acknowledged_at": read_at,
                "acknowledged_by": None if read_at is None else told["agency_id"],
                "acknowledged_for": None,
            },
        )
        yield self._owed(nominal, ObligationKind.RECALL_ACK, at, (RecordKind.RECALL, key), met_at=read_at)

    def _asked_in_vain(
        self, wanted: Wanted, nominal: dict[str, Any], agreement: Agreement, at: datetime
    ) -> Iterator[Row]:
        """The enquiry with as many notices as any has: who is hidden stands in one of them (decision 92)."""
        asked = self.chance.identifier()
        own = {"force_id": FORCE_ID, "agency_id": agreement.agency_id}
        yield (
            "enquiry",
            own
            | {
                "id": asked,
                "agreement_id": agreement.id,
                "principal_id": agreement.agency_id,
                "on_behalf_of": None,
                "purpose": agreement.purposes[0].purpose,
                "reason": wanted.text,
                "asked_at": at,
            },
        )
        for place in range(MATCHES_MAX):
            hidden = nominal["id"] if place == 0 else None
            notice = {"id": self.chance.identifier(), "enquiry_id": asked, "nominal_id": hidden, "at": at}
            yield "silent_notice", own | notice

    def _owed(
        self,
        nominal: dict[str, Any],
        kind: ObligationKind,
        at: datetime,
        opened: tuple[RecordKind, UUID],
        *,
        met_at: datetime | None = None,
    ) -> Row:
        return owed(self.chance, self.organisation, nominal, kind, at, opened=opened, met_at=met_at)

    def _ago(self, days: int) -> datetime:
        day = self.chance.today - timedelta(days=days)
        return datetime.combine(day, time(self.chance.between(9, 15), self.chance.between(0, 59)), UTC)


def _fits(wanted: Wanted, person: Covered, agreements: Sequence[Agreement]) -> bool:
    if wanted.district not in ("", person.district):
        return False
    if wanted.what is What.HIDDEN:
        return not person.restricted and not any(covers(agreement, person) for agreement in agreements)
    return all(covers(agreement, person) for agreement in agreements)
