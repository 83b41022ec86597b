"""Search a second time, in plain Python over the stored tokens: near spellings, ranking, reasons."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tests.makers import Owner

if TYPE_CHECKING:
    from tests.reading.oracle import Oracle

Row = dict[str, Any]
# What generated operations look for; the last two find nobody.
TEXTS = ("ada vale", "Vail Eda", "bo kwirk", "OHARA del", "gus marsh flo", "olm", "someone else", "xyzzy")
BORN = ("1980-05-17", "1981-05-17", "1970-01-01")
_ASKED = """
select a.place, a.upto, a.token, array(select s.key || ' ' || s.cost from doorstep.search_spellings(a.token) s) as keys
from doorstep.search_asked($1) a
"""
_SOUND = 3


async def read(owner: Owner) -> dict[str, list[Row]]:
    """What each text asks for, as the database reads it: tested by itself (tests/search)."""
    return {text: [dict(row) for row in await owner.fetch(_ASKED, text)] for text in TEXTS}


def matches(oracle: "Oracle", arguments: Mapping[str, Any]) -> list[Row]:
    """The matches, in no order."""
    asked = oracle.world["asked"][arguments["text"]] if arguments.get("text") else []  # type: ignore[index]
    born = arguments.get("dateOfBirth")
    hits = [*_by_tokens(oracle, asked), *(_by_date(oracle, date.fromisoformat(str(born))) if born else [])]
    kinds = arguments.get("kinds")
    of = len({row["place"] for row in asked}) + bool(born)
    found = []
    for key, group in groupby(sorted(hits, key=lambda hit: str(hit["id"])), lambda hit: hit["id"]):
        own = list(group)
        places = {place for hit in own for place in range(hit["place"], hit["upto"] + 1)}
        worth = sum(max(hit["worth"] for hit in own if hit["place"] <= at <= hit["upto"]) for at in places)
        score = worth // of
        kind = own[0]["kind"]
        if score >= 50 and (not kinds or kind in kinds):
            about = {"id": key, "nominal_id": key if kind == "NOMINAL" else None, "report_id": None, "kind": kind}
            found.append(about | {"score": score, "why": _why(own)})
    return found


def _by_tokens(oracle: "Oracle", asked: list[Row]) -> list[Row]:
    entries = list(oracle.rows("search_entry").values())
    near = [(row["place"], row["upto"], row["token"], 100, "EXACT", row["token"]) for row in asked]
    for row in asked:
        if row["place"] == row["upto"]:
            near += [
                (row["place"], row["upto"], token, 100 - off, "SOUND" if off == 20 else "SPELLING", row["token"])
                for token, off in _spelt(oracle, row)
            ]
    return [
        _about(entry)
        | {"place": place, "upto": upto, "worth": worth, "matchedBy": by}
        | {"field": entry["field"], "asked": said, "found": token}
        for place, upto, token, worth, by, said in near
        for entry in entries
        if entry["token"] == token
    ]


def _about(entry: Row) -> Row:
    of = {"NOMINAL": "nominal_id", "CASE": "case_id", "INTELLIGENCE": "report_id"}
    return next({"id": entry[column], "kind": kind} for kind, column in of.items() if entry[column])


def _spelt(oracle: "Oracle", row: Row) -> list[tuple[str, int]]:
    keys = {key: int(cost) for key, cost in (said.split() for said in row["keys"])}
    off: dict[str, int] = {}
    for known in oracle.world["search_spelling"].values():
        cost = keys.get(known["key"])
        if cost is None or (cost == _SOUND) is not (known["cost"] == _SOUND) or known["token"] == row["token"]:
            continue
        worth = 20 if known["cost"] == _SOUND else 15 * max(cost, known["cost"]) - 5
        off[known["token"]] = min(worth, off.get(known["token"], 100))
    return sorted(off.items(), key=lambda item: (item[1], item[0]))[:24]


def _by_date(oracle: "Oracle", born: date) -> list[Row]:
    def near(day: date) -> bool:
        swapped = (day.year, day.day, day.month) == (born.year, born.month, born.day)
        months = abs((day.year - born.year) * 12 + day.month - born.month)
        return swapped or (day.day == born.day and months in (1, 12)) or abs((day - born).days) == 1

    return [
        about
        | {"place": 0, "upto": 0, "field": "DATE_OF_BIRTH", "asked": str(born)}
        | {"worth": 100 if day == born else 70, "matchedBy": "EXACT" if day == born else "NEAR_DATE", "found": str(day)}
        for about, row in _people(oracle)
        if (day := row["date_of_birth"]) is not None and (day == born or near(day))
    ]


def _people(oracle: "Oracle") -> Iterator[tuple[Row, Row]]:
    """Whoever has a date of birth, with the record that is found by it."""
    for row in oracle.rows("nominal").values():
        yield {"id": row["id"], "kind": "NOMINAL"}, row
    for row in oracle.rows("case_subject").values():
        yield {"id": row["case_id"], "kind": "CASE"}, row


def _why(hits: list[Row]) -> list[Row]:
    """The best of each place where it was asked for."""
    best: dict[int, Row] = {}
    for hit in sorted(hits, key=lambda hit: (hit["place"], -hit["worth"], -hit["upto"], hit["field"], hit["found"])):
        best.setdefault(hit["place"], hit)
    return list(best.values())
