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

from api.demo import telling
from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, Organisation, Row, Team
from api.demo.unsettled import Unsettled
from api.nominals.commands import ManagementMode, RiskLevel
from api.sharing import agreement_tables as _agreements  # noqa: F401 - what is copied in
from api.sharing import page, store
from api.sharing import tables as _tables  # noqa: F401
from api.sharing.agreement import Agreement, Covered, covers
from api.sharing.rules import Statement
from api.sharing.words import SharedField

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
        # By the agency's name.
        self.agreements: dict[str, Agreement] = {}
        known = {row["name"]: row["id"] for table, row in organisation.rows if table == "agency"}
        self._names = {row["id"]: row["name"] for table, row in organisation.rows if table == "officer"}
        self._agree(known)
        self._unsettled = Unsettled(chance.own("unsettled"), organisation, self._names)

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
            self.agreements[read.agency] = said
            drafted = begins - timedelta(days=self.chance.between(10, 60))
            self.rows += store.as_rows(
                FORCE_ID, said, version=1, drafted_at=drafted, drafted_by=None, make_id=self.chance.identifier
            )

    def of(self, nominal: dict[str, Any], team: Team, own: Sequence[Row]) -> Iterator[Row]:
        """What was told of this nominal within the year and was acknowledged, and the little that is not settled."""
        held = list(telling.held(nominal, own, self._names))
        person = Covered(
            id=nominal["id"],
            restricted=nominal["restricted"],
            risk_level=RiskLevel(nominal["risk_level"]),
            management_mode=ManagementMode(nominal["management_mode"]),
            district=team.district,
            has_children=any(each.field is SharedField.CHILDREN for each in held),
        )
        told: list[Row] = []
        for agreement in self.agreements.values():
            if self.chance.between(1, 100) <= _TOLD_OF_100 and covers(agreement, person):
                told.extend(self._told(nominal, agreement, held))
        yield from told
        before = [row for table, row in told if table == "disclosure"]
        yield from self._unsettled.of(nominal, person, held, self.agreements, before)

    def _told(self, nominal: dict[str, Any], agreement: Agreement, held: Sequence[Statement]) -> Iterator[Row]:
        chance, days = self.chance, self.chance.between(5, 360)
        at = datetime.combine(
            chance.today - timedelta(days=days), time(chance.between(9, 16), chance.between(0, 59)), UTC
        )
        took = chance.between(2, 40) if days <= _CHASED_DAYS else chance.between(20, 400)
        yield from telling.told(
            chance,
            nominal,
            agreement,
            held,
            key=chance.identifier(),
            by=self._names[nominal["owner_id"]],
            at=at,
            acknowledge_by=at + timedelta(days=2),
            acknowledged_at=min(at + timedelta(hours=took), at + timedelta(days=4)),
        )
