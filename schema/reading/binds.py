"""The bind parameters of one statement, and how each is filled when a request comes.

Everything that differs between callers and requests is a parameter here: facts, time, variables. The text never is.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.access.language import DATABASE_FACTS

FACT_KINDS: Mapping[str, str] = {
    "agency_id": "uuid",
    "force_id": "int",
    "force_name": "text",
    "name": "text",
    "officer_id": "uuid",
    "principal_id": "uuid",
    "role_bits": "int",
    "roles": "text[]",
    "scopes": "text[]",
    "unit_id": "uuid",
    "unit_ids": "uuid[]",
}


@dataclass(frozen=True)
class Asking:
    """One request, as a plan needs it: the caller's facts, the coerced variables, the time."""

    facts: Mapping[str, Any]
    variables: Mapping[str, Any]
    now: datetime


# No text of a caller's is ever in a statement, so a dollar sign is always a parameter.
_PLACE = re.compile(r"\$(\d+)")
Filler = Callable[[Asking], Any]


@dataclass(frozen=True)
class Statement:
    """SQL text with its parameters' fillers."""

    text: str
    sent: tuple[Filler, ...]
    checked_only: tuple[Filler, ...]

    def fill(self, asking: Asking) -> list[Any]:
        """The parameters of one request, in order."""
        for filler in self.checked_only:
            filler(asking)
        return [filler(asking) for filler in self.sent]


class Binds:
    """Collects parameters while a statement is made. The same fact is one parameter, however often it is named."""

    def __init__(self) -> None:
        self.fillers: list[Filler] = []
        self._known: dict[str, str] = {}

    def fact(self, name: str) -> str:
        if name in DATABASE_FACTS:
            return DATABASE_FACTS[name]
        return self._once(f"fact {name}", lambda asking: asking.facts[name], FACT_KINDS[name])

    def now(self) -> str:
        return self._once("now", lambda asking: asking.now, "timestamptz")

    def value(self, get: Callable[[Mapping[str, Any]], Any], kind: str) -> str:
        self.fillers.append(lambda asking: get(asking.variables))
        return f"${len(self.fillers)}::{kind}"

    def statement(self, sql: str) -> "Statement":
        """The finished statement. A parameter that came to be used nowhere is still read, so that it is checked."""
        used = list(dict.fromkeys(_PLACE.findall(sql)))
        places = {number: f"${place}" for place, number in enumerate(used, 1)}
        text = _PLACE.sub(lambda found: places[found.group(1)], sql)
        sent = tuple(self.fillers[int(number) - 1] for number in used)
        unused = tuple(filler for number, filler in enumerate(self.fillers, 1) if str(number) not in places)
        return Statement(text, sent, unused)

    def _once(self, key: str, filler: Filler, kind: str) -> str:
        if key not in self._known:
            self.fillers.append(filler)
            self._known[key] = f"${len(self.fillers)}::{kind}"
        return self._known[key]
