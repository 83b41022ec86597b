"""What one schedule knows while it runs: its phones, what was saved where, what the server was told, and the trace."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from tests.makers import Owner
from tests.simulation.backup import Backup
from tests.simulation.host import Host
from tests.simulation.world import Lab, World


class ViolationError(AssertionError):
    """An invariant does not hold."""


@dataclass
class Phone:
    """One phone in one officer's hand. `waiting` is the request that it waits for the answer of."""

    name: str
    person: int
    on: bool = True
    busy: bool = False
    waiting: tuple[str, dict[str, Any]] | None = None
    expects_breakage: bool = False
    key: str | None = None
    backed_up: bool = False
    revoked: bool = False
    revoked_at: datetime | None = None
    ended: str | None = None


@dataclass(frozen=True)
class Made:
    """A submission that an officer made; `kind` says what is wrong with it, if anything (visits.py, patches.py).

    `record_id`: of the visit, or of the household member. `written`: of each field that was changed, what the phone
    showed and what the officer wrote.
    """

    phone: str
    kind: str
    record_id: str
    written: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass
class Run:
    """The state of one schedule."""

    seed: int
    lab: Lab
    world: World
    host: Host
    writer: Owner
    chance: Random
    trace: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    phones: list[Phone] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)
    certain: dict[str, str] = field(default_factory=dict)
    forfeited: set[str] = field(default_factory=set)
    late: list[tuple[UUID, str, dict[str, Any]]] = field(default_factory=list)
    # What the server answered each phone, by phone and operation: a broken proxy gives an old one again.
    answers: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    backup: Backup | None = None
    # How often some fates are drawn, where it is not as usual (network.py).
    fates: Mapping[str, int] = field(default_factory=dict)
    # The nominals about whom the long transaction has written; empty when there is none.
    writing_about: set[int] = field(default_factory=set)
    reused: set[str] = field(default_factory=set)
    # The submissions of each group.
    groups: list[list[str]] = field(default_factory=list)
    drawn: int = 0
    rounds_to_quiesce: int = 0

    def note(self, *words: object) -> None:
        self.trace.append(" ".join(str(word) for word in words))

    def count(self, what: str) -> None:
        self.counts[what] += 1

    def count_in_flight(self, what: str) -> None:
        """Count a happening also as one that met a request on its way, or a phone between two pages."""
        self.count(what)
        if any(phone.waiting is not None for phone in self.phones):
            self.count(f"{what} in flight")

    def fail(self, words: str) -> None:
        raise ViolationError(words)

    def new_id(self) -> str:
        """An id that is the same for the same seed."""
        self.drawn += 1
        digest = bytearray(hashlib.sha256(f"{self.seed}/driver/{self.drawn}".encode()).digest()[:16])
        digest[6] = (digest[6] & 0x0F) | 0x70
        digest[8] = (digest[8] & 0x3F) | 0x80
        return str(UUID(bytes=bytes(digest)))

    async def ask(self, command: str, phone: Phone | None = None, **values: Any) -> Any:
        now = int(self.world.clock.at.timestamp() * 1000)
        return await self.host.ask(command, phone=phone.name if phone else "", now=now, **values)

    def officer(self, phone: Phone) -> Any:
        return self.world.officers[phone.person]
