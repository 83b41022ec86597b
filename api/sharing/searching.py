"""A partner searches: it is told who it may be, as far as its agreement allows, out of the ledger.

It looks through the fields that its agreement shows and no others, and is told of those whom the agreement covers who
they are, and nothing else: what more is held it asks for by an enquiry. Whom the agreement hides is answered like whom
nobody knows, by the same statements in the same number (decision 101); the force is told of it in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal
from api.obligations.calendar import london_day
from api.refusals import BadInput, Forbidden
from api.search import ranking
from api.search.words import SearchField
from api.sharing import content, enquiring, ledger, rules, store
from api.sharing.agreement import Agreement
from api.sharing.commands import LINE_MAX, Enquire
from api.sharing.ledger import Act, Shared
from api.sharing.words import Purpose, SharedField, SharedRecord
from api.values import new_id
from api.writing import json_text

# No more are told of in one search, the nearest first; who would be told of more asks more precisely.
TOLD_MAX: Final = 10
# Of 100: a name that is half alike is nobody's business.
SCORE_MIN: Final = 75
WHO: Final = frozenset({SharedField.REFERENCE, SharedField.NAME, SharedField.OTHER_NAMES, SharedField.DATE_OF_BIRTH})
# What a field of search is made of: it is looked through where all of that is shown. What stands nowhere, never is.
_MADE_OF: Final[Mapping[SearchField, frozenset[SharedField]]] = {
    SearchField.REFERENCE: frozenset({SharedField.REFERENCE}),
    SearchField.NAME: frozenset({SharedField.NAME}),
    SearchField.OTHER_NAMES: frozenset({SharedField.OTHER_NAMES}),
    SearchField.ADDRESS: frozenset({SharedField.HOME_ADDRESS, SharedField.OTHER_ADDRESSES}),
    SearchField.VEHICLE: frozenset({SharedField.VEHICLES}),
    SearchField.PHONE: frozenset({SharedField.PHONES}),
    SearchField.ONLINE: frozenset({SharedField.ONLINE_IDENTITIES}),
}
_ASKED: Final = ranking.Asked(
    force="cast(:force as int)",
    text="cast(:text as text)",
    born="cast(:born as date)",
    kinds="cast('{NOMINAL}' as text[])",
    shown="cast(:shown as text[])",
)
_FIND: Final = text(
    f"with {ranking.found(_ASKED)} select id, score, why::text from found where score >= {SCORE_MIN}"  # noqa: S608
    f" order by score desc, id limit {TOLD_MAX}"
)


@dataclass(frozen=True, kw_only=True)
class Search:
    """What a partner asks: for whom, what for, and why."""

    text: str
    purpose: Purpose | None
    reason: str
    date_of_birth: date | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One thing told: the disclosure, of whom, how near what was asked, and how it matched."""

    disclosure_id: UUID
    nominal_id: UUID
    score: int
    why: str


async def search(connection: AsyncConnection, principal: Principal, asked: Search, now: datetime) -> list[Answer]:
    """Find, write the enquiry and what is told, and give that. BadInput and Forbidden say what to mend."""
    agreement = await store.current(connection, principal.force_id, principal.agency_id, now)
    if agreement is None:
        raise Forbidden(rules.no_agreement().message, field="search")
    command = _command(principal, asked, agreement)
    found = await _find(connection, principal, asked, agreement)
    looked = await content.all_covered(connection, principal.force_id, list(found), most=TOLD_MAX)
    who = rules.sort(looked.people, agreement, looked.found)
    await enquiring.note(connection, principal, command, agreement=agreement, hidden=who.hidden, now=now, most=TOLD_MAX)
    held = await content.held(connection, principal.force_id, who.covered, today=london_day(now))
    told = []
    for nominal_id in (key for key in found if key in who.covered or key in who.pointed):
        score, why = found[nominal_id]
        is_pointer = nominal_id not in held
        act = Act(
            nominal_id=nominal_id,
            agreement=agreement,
            record=Shared(kind=SharedRecord.NOMINAL, id=nominal_id),
            content=rules.redact(held.get(nominal_id, ()), agreement, set(SharedField) - WHO),
            purpose=command.purpose,
            meaning=f"Searched for by the agency: {command.reason}"[:LINE_MAX],
            verified_by=f"Records of {principal.force_name}",
            is_pointer=is_pointer,
            enquiry_id=command.id,
        )
        key = await ledger.tell(connection, principal, act, now)
        told.append(Answer(disclosure_id=key, nominal_id=nominal_id, score=score, why="[]" if is_pointer else why))
    return told


def _command(principal: Principal, asked: Search, agreement: Agreement) -> Enquire:
    if asked.purpose is None:
        raise BadInput("Say what for: one of the purposes of your agreement.", field="purpose")
    if agreement.gateway_for(asked.purpose) is None:
        raise BadInput(rules.not_agreed(agreement).message, field="purpose")
    for fault in rules.needed("reason", asked.reason, LINE_MAX, "Say in a line why you search."):
        raise BadInput(fault.message, field="reason")
    if agreement.names_person and principal.is_machine and not principal.on_behalf_of:
        raise Forbidden(enquiring.PERSON_REQUIRED, field="search")
    return Enquire(id=new_id(), purpose=asked.purpose, reason=asked.reason.strip())


async def _find(
    connection: AsyncConnection, principal: Principal, asked: Search, agreement: Agreement
) -> dict[UUID, tuple[int, str]]:
    shown = [field.value for field, made_of in _MADE_OF.items() if made_of <= agreement.shown]
    given: dict[str, Any] = {
        "force": principal.force_id,
        "text": asked.text,
        "born": asked.date_of_birth if SharedField.DATE_OF_BIRTH in agreement.shown else None,
        "shown": shown,
    }
    return {row.id: (row.score, row.why) for row in await connection.execute(_FIND, given)}


def as_variables(told: list[Answer]) -> dict[str, Any]:
    """What was told, in columns."""
    return {
        "ids": [each.disclosure_id for each in told],
        "nominals": [each.nominal_id for each in told],
        "scores": [each.score for each in told],
        "whys": [json_text(orjson.loads(each.why)) for each in told],
    }
