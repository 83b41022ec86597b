"""Chance with a seed: the same seed and day make the same force, to the last identifier."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from api.demo.names import FIRST_NAMES, LAST_NAMES, POSTCODE_AREA, POSTCODE_LETTERS, STREET_KINDS, STREETS

Thing = TypeVar("Thing")


class Chance:
    """A seeded source of the choices that the demo force is made of. Not for secrets."""

    def __init__(self, seed: int | str, today: date) -> None:
        self.random = random.Random(seed)  # noqa: S311 - invented people, not keys
        self.seed = seed
        self.today = today
        self._milliseconds = int(datetime.combine(today, time(), UTC).timestamp() * 1000) << 80

    def own(self, name: str) -> "Chance":
        """A source of its own for one maker: what another maker comes to draw more of leaves this one as it was."""
        return Chance(f"{self.seed} {name}", self.today)

    def identifier(self) -> UUID:
        """A UUID version 7 dated today, its random part from the seed."""
        bits = self.random.getrandbits(74)
        high, low = bits >> 62, bits & ((1 << 62) - 1)
        return UUID(int=self._milliseconds | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)

    def hits(self, share: float) -> bool:
        """True in this share of cases."""
        return self.random.random() < share

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """One of them, each as likely."""
        return things[int(self.random.random() * len(things))]

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.random.random() * (high - low + 1))

    def person(self) -> str:
        """An invented name."""
        return f"{self.one_of(FIRST_NAMES)} {self.one_of(LAST_NAMES)}"

    def street(self, district: str) -> list[str]:
        """The lines of an address that does not exist."""
        road = f"{self.between(1, 180)} {self.one_of(STREETS)} {self.one_of(STREET_KINDS)}"
        flat = [f"Flat {self.between(1, 24)}"] if self.hits(0.3) else []
        return [*flat, road, district]

    def postcode(self) -> str:
        """A postcode that cannot exist."""
        letters = self.one_of(POSTCODE_LETTERS) + self.one_of(POSTCODE_LETTERS)
        return f"{POSTCODE_AREA}{self.between(1, 45)} {self.between(1, 9)}{letters}"

    def day_ago(self, least: int, most: int) -> date:
        """A day that many days before today."""
        return self.today - timedelta(days=self.between(least, most))

    def at_work(self, day: date) -> datetime:
        """An instant on that day when officers visit: mostly daytime, some evenings."""
        hour = self.between(17, 20) if self.hits(0.25) else self.between(8, 16)
        return datetime.combine(day, time(hour, self.between(0, 59)), UTC)
