"""Nothing that an agreement hides leaves, whatever a partner sends: generated operations, judged by plain Python.

Each thing that is held bears a mark of its own. The oracle knows, from the agreements as they were written and the acts
as they were done, which marks each agency may see; an answer that bears any other is a leak.
"""

import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from api.cases import covert
from api.cases.commands import ReferredChild, ReferredSubject, SetEmbargo
from api.cases.words import WithholdReason
from api.clock import system_clock
from api.identity.organisation import AgencyKind
from api.identity.principal import Role
from api.nominals.commands import AgeBand
from api.nominals.desk import Done
from api.sharing import answering, disclosing, enquiring, recalls, receiving, releasing
from api.sharing.commands import (
    Acknowledge,
    AskQuestion,
    Enquire,
    KeepFromSubject,
    ProposeRecall,
    ReleaseReport,
    SendRecall,
    Withhold,
)
from api.sharing.words import Purpose, RecallKind, SharedField, WithheldCategory
from api.values import new_id
from tests.makers import make_principal
from tests.sharing.conftest import BORN, Town, describe
from tests.sharing.leaks import Asker, cursors_of
from tests.sharing.test_cases import analyst, received
from tests.sharing.test_cases import share as share_case
from tests.sharing.test_intelligence import lapse, report

_MARK = re.compile(rb"TK\d{5}")
_WITHHELD = {
    "A": {SharedField.HEALTH: WithheldCategory.HEALTH},
    "B": {SharedField.CHILDREN: WithheldCategory.CHILDREN, SharedField.NAME: WithheldCategory.NOT_NECESSARY},
    "N": {SharedField.HOME_ADDRESS: WithheldCategory.NOT_NECESSARY},
    "Ended": {},
}
_FIELDS = {
    "home": SharedField.HOME_ADDRESS,
    "child": SharedField.CHILDREN,
    "health": SharedField.HEALTH,
    "warning": SharedField.WARNINGS,
}
EVERYTHING = """query Everything($after: String) { sharedItems(first: 100, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { name reference meaning statements { text }
  questions { text } withheld { field } recallNotices { reason } } } }"""


@dataclass
class Oracle:
    """Which marks each agency may see, by what was agreed and what was done."""

    town: Town
    chance: random.Random
    number: int = 10_000
    marks: dict[UUID, dict[SharedField, str]] = field(default_factory=lambda: defaultdict(dict))
    covered: set[UUID] = field(default_factory=set)
    restricted: set[UUID] = field(default_factory=set)
    told: dict[UUID, tuple[str, UUID, set[SharedField]]] = field(default_factory=dict)
    recalled: set[UUID] = field(default_factory=set)
    envelopes: dict[str, list[tuple[UUID, str]]] = field(default_factory=lambda: defaultdict(list))
    notices: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    # What was told of reports and cases, by agency; of sources, raw words, what is covert or not released: nothing.
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def mark(self) -> str:
        self.number += 1
        return f"TK{self.number}"

    def allowed(self, agency: str) -> set[str]:
        """The marks that this agency may see now."""
        seen = set(self.notices[agency])
        if agency == "Ended":
            return seen
        seen |= self.others[agency]
        for key, (to, nominal, fields) in self.told.items():
            if to == agency and nominal not in self.restricted and key not in self.recalled:
                seen |= {self.marks[nominal][name] for name in fields if name in self.marks[nominal]}
        return seen | {mark for key, mark in self.envelopes[agency] if self.told[key][1] not in self.restricted}

    async def person(self, *, covered: bool, restricted: bool = False) -> UUID:
        unit = self.town.east if covered else self.town.west
        name = f"Person {self.mark()}"
        reference = f"R{self.mark()}"
        key = await self.town.nominal(unit_id=unit, name=name, restricted=restricted, reference=reference)
        texts = {place: self.mark() for place in _FIELDS}
        await describe(self.town.owner, key, **texts)
        self.marks[key] = {_FIELDS[place]: mark for place, mark in texts.items()}
        self.marks[key] |= {SharedField.NAME: name.split()[1], SharedField.REFERENCE: reference[1:]}
        if covered:
            self.covered.add(key)
        if restricted:
            self.restricted.add(key)
        return key

    async def share(self, nominal: UUID, agency: str) -> UUID:
        meaning, left = self.mark(), self.chance.choice([(), (SharedField.WARNINGS,)])
        key = await self.town.share(nominal, agency, meaning=f"It means {meaning}", leave_out=left)
        self.told[key] = (agency, nominal, set(SharedField) - set(_WITHHELD[agency]) - set(left))
        self.envelopes[agency].append((key, meaning))
        return key

    async def enquire(self, agency: str, name: str) -> None:
        reason = self.mark()
        command = Enquire(
            id=new_id(), purpose=Purpose.CHILD_SAFEGUARDING, reason=f"Asks {reason}", name=name, date_of_birth=BORN
        )
        outcome = await enquiring.enquire(self.town.services, self.town.partners[agency], command)
        found = [key for key, marks in self.marks.items() if name.endswith(marks[SharedField.NAME])]
        if not isinstance(outcome, Done):
            assert agency == "Ended"
            return
        rows = await self.town.rows("select id, nominal_id from doorstep.disclosure where enquiry_id = $1", command.id)
        expected = [key for key in found if key in self.covered and key not in self.restricted]
        assert [row["nominal_id"] for row in rows if agency != "N"] == (expected if agency != "N" else [])
        for row in rows:
            fields = set(SharedField) - set(_WITHHELD[agency]) if row["nominal_id"] in expected else set()
            self.told[row["id"]] = (agency, row["nominal_id"], fields)
            self.envelopes[agency].append((row["id"], reason))


async def build(town: Town, seed: int) -> Oracle:
    oracle = Oracle(town, random.Random(seed))
    for name, withheld in _WITHHELD.items():
        await town.agency(name, AgencyKind.NCA if name == "N" else AgencyKind.CHILDRENS_SOCIAL_CARE)
        await town.agree(name, withheld, pointer=name == "N")
    people = [await oracle.person(covered=True) for _ in range(4)]
    await oracle.person(covered=False)
    await oracle.person(covered=True, restricted=True)
    late = await oracle.person(covered=True)
    for agency in _WITHHELD:
        for nominal in (*oracle.chance.sample(people, 3), late):
            key = await oracle.share(nominal, agency)
            question = AskQuestion(id=new_id(), disclosure_id=key, text=f"Is it {(mark := oracle.mark())}?")
            assert isinstance(await receiving.ask(town.services, town.partners[agency], question), Done)
            oracle.envelopes[agency].append((key, mark))
    await _recall(oracle)
    for agency, nominal in (("A", people[0]), ("B", people[1])):
        withheld = Withhold(
            id=new_id(), disclosure_id=new_id(), nominal_id=nominal, agency_id=town.agencies[agency],
            withhold_reason=WithholdReason.OTHER, reason=f"Because {oracle.mark()}",
        )  # fmt: skip
        assert isinstance(await disclosing.withhold(town.services, town.officer, withheld), Done)
        kept = next(key for key, (to, *_) in oracle.told.items() if to == agency)
        keep = KeepFromSubject(id=new_id(), disclosure_id=kept, reason=f"Since {oracle.mark()}")
        assert isinstance(await answering.keep_from_subject(town.services, town.officer, keep), Done)
    await _reports(oracle, people[2])
    await _cases(oracle)
    await town.owner.execute("update doorstep.nominal set restricted = true where id = $1", late)
    oracle.restricted.add(late)
    version = await town.owner.fetchval(
        "select id from doorstep.agreement where agency_id = $1", town.agencies["Ended"]
    )
    await town.owner.execute(
        "update doorstep.agreement set ended_at = $2, ended_by = $3, end_reason = 'Over' where id = $1",
        version, datetime(2026, 1, 1, tzinfo=UTC), town.dpo.id,
    )  # fmt: skip
    return oracle


async def _reports(oracle: Oracle, about: UUID) -> None:
    """Reports about somebody who is told of: with conditions or without, released, released no longer, or never."""
    town = oracle.town
    town.clock.at = system_clock.now()  # a release holds by the database's clock, too
    unit = await make_principal(town.owner, Role.INTELLIGENCE_UNIT)
    for handling, is_told, is_released in (
        ("P", True, False), ("P", False, False), ("C", True, True), ("C", True, False), ("C", False, False),
    ):  # fmt: skip
        twin, raw, source = oracle.mark(), oracle.mark(), oracle.mark()
        key, _ = await report(town, about, handling=handling, said=f"Seen {twin}", raw=raw, source=source)
        if not is_told:
            continue
        if handling == "C":
            release = ReleaseReport(id=new_id(), report_id=key, agency_id=town.agencies["A"], days=7)
            assert isinstance(await releasing.release(town.services, unit, release), Done)
        told = await town.share(about, "A", report_id=key, meaning=f"It means {(meaning := oracle.mark())}")
        oracle.told[told] = ("A", about, {SharedField.NAME, SharedField.REFERENCE})
        if handling == "P" or is_released:
            oracle.others["A"] |= {twin, meaning}
        else:
            oracle.told.pop(told)
            await lapse(town, key)


async def _cases(oracle: Oracle) -> None:
    """A case that is told, one that was told and is covert since, and one that was covert from the first moment."""
    town, by = oracle.town, await analyst(oracle.town)
    for number, (embargo, is_open) in enumerate(((None, True), (None, False), ("A warrant is planned.", False))):
        marks = [oracle.mark() for _ in range(4)]
        case = await received(
            town, by, reference=f"NCA-{marks[0]}", summary=f"Files {marks[1]}", embargo=embargo,
            subjects=(ReferredSubject(name=f"Suspect {marks[2]}"),),
            children=(ReferredChild(first_name=marks[3], age_band=AgeBand.UNDER_5),),
        )  # fmt: skip
        if embargo is None:
            await share_case(town, by, case)
        if is_open:
            oracle.others["A"] |= set(marks)
        elif number == 1:
            covert_now = SetEmbargo(id=new_id(), case_id=case, reason=f"Since {oracle.mark()}")
            assert isinstance(await covert.set_embargo(town.services, by, covert_now), Done)


async def _recall(oracle: Oracle) -> None:
    town = oracle.town
    key, (_, nominal, _) = next(iter(oracle.told.items()))
    reason = oracle.mark()
    command = ProposeRecall(id=new_id(), disclosure_id=key, kind=RecallKind.WITHDRAWAL, reason=f"Wrong {reason}")
    assert isinstance(await recalls.propose(town.services, town.officer, command), Done)
    sent = SendRecall(id=new_id(), recall_id=command.id)
    assert isinstance(await recalls.send(town.services, town.officer, sent), Done)
    for told, (agency, about, _) in oracle.told.items():
        if about == nominal:
            oracle.recalled.add(told)
            oracle.notices[agency].add(reason)


async def everything(oracle: Oracle, agency: str) -> set[str]:
    """The marks of all that the agency reads, page after page."""
    told, after, is_more = b"", None, True
    while is_more:
        answer = await oracle.town.send(EVERYTHING, {"after": after}, oracle.town.partners[agency])
        page = answer.json()["data"]["sharedItems"]["pageInfo"]
        told, after, is_more = told + answer.content, page["endCursor"], page["hasNextPage"]
    notices = await oracle.town.send("{ recallNotices { nodes { reason } } }", None, oracle.town.partners[agency])
    return {mark.decode() for mark in _MARK.findall(told + notices.content)}


async def test_generated_operations_of_partners_leak_nothing(town: Town, soak: bool) -> None:
    oracle = await build(town, 16)
    agencies = list(_WITHHELD)
    for agency in agencies:
        assert await everything(oracle, agency) == oracle.allowed(agency), agency
    ids = [
        str(row["id"])
        for table in (
            "nominal",
            "disclosure",
            "agreement",
            "recall",
            "partner_question",
            "recall_notice",
            "officer",
            "intelligence_report",
            "intelligence_submission",
            "intelligence_source",
            "ocait_case",
            "case_subject",
        )
        for row in await town.rows(f"select id from doorstep.{table}")
    ]
    names = [f"Person {marks[SharedField.NAME]}" for marks in oracle.marks.values()] + ["Nobody", "Suspect"]
    asker = Asker(17, ids, names)
    seen, refused, answered = 0, 0, 0

    for number in range(20_000 if soak else 500):
        agency = oracle.chance.choice(agencies)
        if number % 10 == 9:
            await oracle.enquire(agency, oracle.chance.choice(names))
        if number % 25 == 24:
            read = Acknowledge(id=new_id(), disclosure_id=oracle.chance.choice(list(oracle.told)))
            await receiving.acknowledge(town.services, town.partners[agency], read)
        query = asker.query()
        answer = await town.send(query, None, town.partners[agency])
        said = answer.content + repr(answer.headers).encode()
        found = {mark.decode() for mark in _MARK.findall(said)} - {m.decode() for m in _MARK.findall(query.encode())}
        assert found <= oracle.allowed(agency), (found - oracle.allowed(agency), agency, query)
        seen += len(found)
        refused += b'"errors"' in answer.content
        answered += b'"errors"' not in answer.content
        asker.cursors = (asker.cursors + cursors_of(answer.json()))[-50:]

    assert seen > 50, "the operations read something, so that a leak could be seen"
    assert min(answered, refused) > 50, "some are answered, and some are refused"
    for agency in agencies:
        assert await everything(oracle, agency) == oracle.allowed(agency), agency
