"""The chain of one nominal while visits are decided: what they change is held here until all is written. Pure.

Several visits of one nominal may be decided one after another, each seeing what the one before it changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from uuid import UUID

from api.obligations.rules import Changes, Managed, Opening, Owed, PolicyInterval, is_visited, opening, plan
from api.values import new_id


@dataclass(kw_only=True)
class Chain:
    """`in_force` is the chain as it would stand, oldest first; the rest is what must be written for it to stand so.

    `met` and `superseded` are stored links; `opened` holds the new ones, set aside (`discarded`) or not.
    """

    managed: Managed
    in_force: tuple[Owed, ...]
    met: dict[UUID, Owed] = field(default_factory=dict)
    superseded: list[UUID] = field(default_factory=list)
    opened: dict[UUID, Owed] = field(default_factory=dict)
    discarded: set[UUID] = field(default_factory=set)

    def open_first(self, policy: Sequence[PolicyInterval]) -> None:
        """Open what is owed from the day management began; nothing if there is a chain, or if no visit is owed."""
        if self.in_force or not is_visited(self.managed.management_mode):
            return
        self._apply(Changes(opens=(opening(self.managed.opened_at, policy, self.managed.risk_level),)))

    def meet(self, *, visit_id: UUID, visited_at: datetime, policy: Sequence[PolicyInterval]) -> None:
        """A successful visit took place at `visited_at`: meet what it meets and open what follows."""
        self.open_first(policy)
        changes = plan(
            self.in_force,
            visit_id=visit_id,
            visited_at=visited_at,
            mode=self.managed.management_mode,
            policy=policy,
            risk=self.managed.risk_level,
        )
        self._apply(changes)

    def _apply(self, changes: Changes) -> None:
        links = {owed.id: owed for owed in self.in_force}
        if changes.meets is not None:
            links[changes.meets.id] = changes.meets
            store = self.opened if changes.meets.id in self.opened else self.met
            store[changes.meets.id] = changes.meets
        for key in changes.supersedes:
            del links[key]
            if key in self.opened:
                self.discarded.add(key)
            else:
                self.superseded.append(key)
        for new in changes.opens:
            owed = _named(new)
            links[owed.id] = self.opened[owed.id] = owed
        self.in_force = tuple(sorted(links.values(), key=lambda owed: (owed.opened_at, owed.id)))


def _named(new: Opening) -> Owed:
    return Owed(id=new_id(), **{part.name: getattr(new, part.name) for part in fields(Opening)})
