"""Obligations of one nominal or case while they are decided: what changes is held here until all is written. Pure."""

from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from api.obligations.commands import CancelReason, RecordKind, Revision
from api.obligations.reckoning import Reckoned
from api.obligations.rules import Investigated, Managed, Opening, Owed, is_same
from api.values import new_id


@dataclass(frozen=True, kw_only=True)
class Cause:
    """The record that opens or meets something."""

    kind: RecordKind
    id: UUID


# Asked of the class at each obligation they would cost as much as the obligation.
_PARTS: Final = tuple(part.name for part in fields(Opening))


def as_opening(owed: Owed) -> Opening:
    """The same obligation without its id: to be written anew."""
    return Opening(**{part: getattr(owed, part) for part in _PARTS})


@dataclass(kw_only=True)
class Held:
    """`in_force` is what would stand, oldest first; the rest is what must be written for it to stand so.

    `met` and `superseded` are stored ones; `opened` holds the new ones, set aside (`discarded`) or not.
    """

    managed: Managed | Investigated
    in_force: tuple[Owed, ...]
    met: dict[UUID, Owed] = field(default_factory=dict)
    superseded: list[UUID] = field(default_factory=list)
    opened: dict[UUID, Owed] = field(default_factory=dict)
    discarded: set[UUID] = field(default_factory=set)

    def add(self, new: Opening) -> Owed:
        """Open an obligation, or write one anew."""
        owed = Owed(id=new_id(), **{part: getattr(new, part) for part in _PARTS})
        self.opened[owed.id] = owed
        place = bisect(self.in_force, place_of(owed), key=place_of)
        self.in_force = (*self.in_force[:place], owed, *self.in_force[place:])
        return owed

    def end(self, owed: Owed) -> None:
        """It is met: `owed` says when and by what."""
        store = self.opened if owed.id in self.opened else self.met
        store[owed.id] = owed
        self.in_force = tuple([owed if each.id == owed.id else each for each in self.in_force])

    def set_aside(self, key: UUID) -> None:
        """Later knowledge replaces it."""
        self.in_force = tuple([each for each in self.in_force if each.id != key])
        if key in self.opened:
            self.discarded.add(key)
        else:
            # If it was met before in this transaction, that is still told of it, as where each came in one of its own.
            self.superseded.append(key)

    def cancel(self, owed: Owed, at: datetime, reason: CancelReason) -> None:
        """It is owed no longer from this instant, if not from before it opened.

        Written as a new row, so that it can still be told when that became known.
        """
        self.set_aside(owed.id)
        self.add(replace(as_opening(owed), cancelled_at=max(at, owed.opened_at), cancel_reason=reason))

    def reckon_anew(self, reckon: Callable[[Owed], Reckoned], reason: Revision) -> None:
        """Replace whatever would now be due at another time or by another rule; what has ended stays ended."""
        for owed in self.in_force:
            reckoned = reckon(owed)
            if not is_same(owed, reckoned):
                self.rewrite(owed, reckoned, reason)

    def rewrite(self, owed: Owed, reckoned: Reckoned, reason: Revision) -> None:
        """Write it anew as it is reckoned now."""
        self.set_aside(owed.id)
        self.add(
            replace(
                as_opening(owed),
                due_at=reckoned.due_at,
                policy_row_id=reckoned.row.id,
                explanation=reckoned.explanation,
                revised_for=reason,
            )
        )


def place_of(owed: Owed) -> tuple[datetime, UUID]:
    """Where it stands among the others: by when it opened, which never changes."""
    return owed.opened_at, owed.id
