"""Search: what matches a text and a date of birth, the best first, each with why; of any kind that may be found."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from operator import itemgetter
from typing import Annotated, Any

import strawberry

from api.identity.principal import Principal, Role
from api.refusals import BadInput
from api.search import ranking
from api.search.words import MatchedBy, SearchField, SearchKind
from api.sharing import searching
from api.sharing.words import Purpose
from schema import search_words as _words  # noqa: F401 - publishes them
from schema.cases import Case
from schema.intelligence import IntelligenceReport
from schema.nominals import Nominal
from schema.paging import connection_of
from schema.reading.declare import argument, column, compiled, paged, plain, records
from schema.reading.sources import Found, Listed, Parameters, SortKey, ToAny
from schema.reading.terms import Term, Values
from schema.shared import SharedItem

SearchRecord = Annotated[
    Nominal | Case | IntelligenceReport | SharedItem,
    strawberry.union(
        "SearchRecord",
        description="A record that search found: what it is says `__typename`, its fields its fragments.",
    ),
]
_RECORDS = {
    SearchKind.NOMINAL: Nominal,
    SearchKind.CASE: Case,
    SearchKind.INTELLIGENCE: IntelligenceReport,
    SearchKind.SHARED: SharedItem,
}


@plain
class SearchReason:
    """One thing that matched."""

    field: SearchField = column("What of the record matched.")
    matched_by: MatchedBy = column("How.")
    asked: str = column("What was asked, as search reads it: small Latin letters without marks; or a date.")
    found: str = column("What is held, read alike.")


@records("search_entry", subject="nominal_id")
class SearchMatch:
    """One record that matches."""

    score: int = column("How many percent of what was asked it holds: 50 to 100.")
    kind: SearchKind = column("What kind of record it is.")
    why: list[SearchReason] = compiled(
        Listed(
            lambda row, _: (
                f"(select 1) one cross join rows from (json_to_recordset({row['why']})"
                " as (field text, matched_by text, asked text, found text)) with ordinality"
                " as w(field, matched_by, asked, found, place)"
            )
        ),
        "What matched, one for each word that was asked and the date; 9 at most.",
    )
    record: SearchRecord = compiled(
        ToAny("kind", {kind.value: named.__name__ for kind, named in _RECORDS.items()}), "The record."
    )


@connection_of(SearchMatch, "matches")
class SearchMatchConnection:
    """A page of matches. There are 200 at most: ask more precisely."""


def _text(terms: Mapping[str, Term]) -> Callable[[Values], str]:
    def get(values: Values) -> str:
        said = str(terms["text"].get(values)) if "text" in terms else ""
        if len(said) > ranking.TEXT_MAX or "\0" in said:
            raise BadInput(f"text takes {ranking.TEXT_MAX} characters at most.", field="text")
        if not said.strip() and "dateOfBirth" not in terms:
            raise BadInput("Say what to look for: text, a date of birth, or both.", field="text")
        return said

    return get


def _kinds(term: Term) -> Callable[[Values], list[str]]:
    return lambda values: [str(item.value if isinstance(item, Enum) else item) for item in term.get(values)]


def _making(terms: Mapping[str, Term], binds: Parameters) -> str:
    born, kinds = terms.get("dateOfBirth"), terms.get("kinds")
    return ranking.found(
        ranking.Asked(
            force=binds.fact("force_id"),
            text=binds.value(_text(terms), "text"),
            born=binds.value(born.get, "date") if born else "null::date",
            kinds=binds.value(_kinds(kinds), "text[]") if kinds else "null::text[]",
        )
    )


def _always(value: Any) -> Callable[[Values], Any]:
    return lambda _: value


class _ForPartners:
    """A partner is told out of the ledger."""

    def applies(self, principal: Principal) -> bool:
        return not principal.roles.isdisjoint({Role.PARTNER_READER, Role.PARTNER_CONTRIBUTOR})

    async def tell(
        self, connection: Any, principal: Principal, arguments: Mapping[str, Any], now: datetime
    ) -> dict[str, Any]:
        for name in ("after", "before"):
            if arguments.get(name) is not None:
                words = f"What is told is one page, {searching.TOLD_MAX} at most: ask more precisely."
                raise BadInput(words, field=name)
        terms = {name: Term(_always(value)) for name, value in arguments.items()}
        asked = searching.Search(
            text=_text(terms)({}),
            date_of_birth=arguments.get("dateOfBirth"),
            purpose=None if arguments.get("purpose") is None else Purpose(arguments["purpose"]),
            reason=arguments.get("reason") or "",
        )
        return searching.as_variables(await searching.search(connection, principal, asked, now))

    def making(self, _: Mapping[str, Any], binds: Parameters) -> str:
        columns = {"ids": "uuid[]", "nominals": "uuid[]", "scores": "int[]", "whys": "text[]"}
        given = ", ".join(binds.value(itemgetter(name), kind) for name, kind in columns.items())
        return (
            f"found as (select {binds.fact('force_id')} as force_id, t.id, t.nominal_id, 'SHARED' as kind, t.score,"
            f" t.why::json as why from unnest({given}) t(id, nominal_id, score, why))"
        )


SEARCH = Found(
    orders={"BEST": SortKey(lambda row, _: row["score"], "int", descending=True)},
    default=("BEST",),
    making=_making,
    telling=_ForPartners(),
)
ARGUMENTS = [
    argument(
        "text",
        str | None,
        "Names, an address, a vehicle, a number, an online identity, a reference: in any order, letter case and"
        " alphabet, however spelt; at most 200 characters, of which the first 8 words are looked for.",
    ),
    argument("date_of_birth", date | None, "The date of birth, with the text or alone."),
    argument("kinds", list[SearchKind] | None, "Which kinds of record, each once, 4 at most; all if it is not given."),
    argument("purpose", Purpose | None, "For partner agencies, which must say it: what for."),
    argument(
        "reason",
        str | None,
        "For partner agencies, which must say it: why, at most 500 characters. The force reads it.",
    ),
    *paged()[:2],
]


@strawberry.type
class SearchQueries:
    search: SearchMatchConnection = compiled(
        SEARCH,
        "Records that match, the best first; of what the caller may see, and of nothing else. A partner agency is told"
        " who somebody may be, 10 at most, as its agreement allows, and each telling stands in the ledger.",
        *ARGUMENTS,
    )
