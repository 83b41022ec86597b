"""The year that inspectors reported of a large metropolitan force, as a plan for the records of each nominal.

From January 2023 to the inspection in July overdue visits fell by 81 % and overdue specialist risk assessments by 83 %,
and by a further 14 % and 62 % in the three months after it; 163 visits were overdue when inspectors counted (HMICFRS,
Greater Manchester 2023-25). So 858, 163, 140 visits and 418, 71, 27 assessments, while the nominals rose from 4,114 to
4,407 in a year (MAPPA annual reports). The demo force has these figures at three marks: nine months and three months
before the day it is loaded, and on that day. They are stored nowhere: counting its records gives them.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from api.demo.chance import Chance
from api.obligations.calendar import add_months

_FORCE = 4_407
_MARKS_DAYS_AGO = (273, 92, 0)
_VISITS = (858, 163, 140)
_ASSESSMENTS = (418, 71, 27)
_NEWCOMERS = 293
_HISTORY_DAYS = 730
# Of those overdue at one mark, how many were so at the mark before and have not been seen since.
_LINGER = 0.3
# A last visit this near to a mark might be told after it, or fall due a day later where a month is short.
_MARGIN_DAYS = 8
_OVERDUE_DAYS_MEAN = 45
_DAY = timedelta(days=1)

Flags = tuple[bool, bool, bool]


@dataclass(frozen=True)
class Plan:
    """What the marks shall show of one nominal: whether a visit, and an assessment, is overdue at each."""

    visits: Flags
    assessments: Flags
    is_newcomer: bool
    is_unseen: bool = False


def plans(chance: Chance, count: int) -> list[Plan]:
    """The plans of that many nominals. The first is one whom nobody has seen for years."""
    newcomers = round(count * _NEWCOMERS / _FORCE)
    settled = count - newcomers
    visits, assessments = [
        _overdue(chance, settled, [round(count * n / _FORCE) for n in numbers]) for numbers in (_VISITS, _ASSESSMENTS)
    ]
    none = (False, False, False)
    known = [Plan(visits[n], assessments[n], is_newcomer=False, is_unseen=n == 0) for n in range(settled)]
    return [*known, *[Plan(none, none, is_newcomer=True)] * newcomers]


def _overdue(chance: Chance, settled: int, sizes: list[int]) -> list[Flags]:
    chosen: list[set[int]] = []
    for size in sizes:
        before = sorted(chosen[-1] - {0}) if chosen else []
        members = {0} | set(chance.random.sample(before, min(round(_LINGER * size), len(before), max(0, size - 1))))
        # Seldom seen people cannot be overdue, then not, then overdue again within the year.
        others = [number for number in range(settled) if not any(number in earlier for earlier in [members, *chosen])]
        members |= set(chance.random.sample(others, max(0, size - len(members))))
        chosen.append(members if size else set())
    first, second, third = chosen
    return [(n in first, n in second, n in third) for n in range(settled)]


class Calendar:
    """The days on which one thing was done for one nominal, every so many months, so that the marks show the plan."""

    def __init__(self, chance: Chance, flags: Flags, months: int) -> None:
        self.chance = chance
        self.flags = flags
        self.months = months
        self.marks = [chance.today - days * _DAY for days in _MARKS_DAYS_AGO]

    def days(self) -> list[date]:
        """Oldest first, over two years."""
        found: list[date] = []
        for place in reversed(range(len(self.marks))):
            if found and found[0] < self.marks[place]:
                continue
            last = self._last(place)
            found = [last, *(self._between(last, place, found[0]) if found else ()), *found]
        while found[0] > self.chance.today - _HISTORY_DAYS * _DAY:
            found.insert(0, found[0] - self._gap())
        return found

    def since(self, first: date) -> list[date]:
        """For a newcomer: from the first day on, always in time."""
        found = [first]
        while (following := found[-1] + self._gap()) < self.chance.today - _DAY:
            found.append(following)
        return found

    def _last(self, place: int) -> date:
        """The last day before a mark."""
        mark = self.marks[place]
        if not self.flags[place]:
            low = add_months(mark, -self.months) + 4 * _DAY
            for earlier in range(place):
                if self.flags[earlier]:
                    low = max(low, self.marks[earlier] + 2 * _DAY)
            return low + self.chance.between(0, (mark - low).days - 2) * _DAY
        since = place
        while since and self.flags[since - 1]:
            since -= 1
        least = (mark - self.marks[since]).days + 1
        most = (mark - self.marks[since - 1]).days - _MARGIN_DAYS if since else least + 400
        days = least + int(self.chance.random.expovariate(1 / _OVERDUE_DAYS_MEAN)) % (most - least)
        return add_months(mark - days * _DAY, -self.months)

    def _between(self, last: date, place: int, following: date) -> list[date]:
        """What was done from the last day before a mark to the first day that is settled after it, neither included."""
        mark = self.marks[place]
        if self.flags[place]:
            most = (self.marks[place + 1] - mark).days - _MARGIN_DAYS
        else:
            most = max(1, (add_months(last, self.months) - mark).days - 1)
        day = mark + self.chance.between(1, most) * _DAY
        found = []
        while day < following - 4 * _DAY:
            found.append(day)
            day += self._gap()
        return found

    def _gap(self) -> timedelta:
        return max(5, int(30.4 * self.months * (0.70 + 0.26 * self.chance.random.random()))) * _DAY
