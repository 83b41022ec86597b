"""The chain of routine visits of one nominal: each link ends with a successful visit and opens the next. Pure.

Several visits of one nominal may be decided one after another, each seeing what the one before it changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from api.obligations.circumstances import Circumstances
from api.obligations.commands import CancelReason, ObligationKind, RecordKind, Revision
from api.obligations.held import Cause, Held, as_opening
from api.obligations.policy import PolicyInterval
from api.obligations.reckoning import Reckoned
from api.obligations.rules import Managed, Owed, VisitDue, ended_like, is_visited, opening, plan, revised

# What a chain holds: the routine visits, and a first visit beside them.
VISITS: Final = (ObligationKind.VISIT_ROUTINE, ObligationKind.VISIT_FIRST)


@dataclass(kw_only=True)
class Chain(Held):
    """The links in force, and what changes them."""

    managed: Managed
    circumstances: Circumstances

    def open_first(self, policy: Sequence[PolicyInterval]) -> None:
        """Open what is owed from the day management began; nothing if there is a chain, or if no visit is owed."""
        owed_none = all(owed.kind is not ObligationKind.VISIT_ROUTINE for owed in self.in_force)
        if owed_none and is_visited(self.managed.management_mode):
            self.open_from(self.managed.opened_at, policy)

    def open_from(self, at: datetime, policy: Sequence[PolicyInterval]) -> None:
        """Open a link that counts from this instant, unless one is open."""
        if all(owed.ended_at is not None for owed in self._of(ObligationKind.VISIT_ROUTINE)):
            self.add(opening(at, self._due(policy)(at, None)))

    def open_first_visit(self, at: datetime, cause: Cause, policy: Sequence[PolicyInterval]) -> None:
        """Open the first visit after release or reinstatement, which counts from this instant."""
        self._stop(ObligationKind.VISIT_FIRST, at, CancelReason.REPLACED)
        reckoned = self.circumstances.first_visit_due(policy, at)
        self.add(replace(opening(at, reckoned), kind=reckoned.row.code, opened_by=cause.id, opened_with=cause.kind))

    def meet(self, *, visit_id: UUID, visited_at: datetime, policy: Sequence[PolicyInterval]) -> None:
        """A successful visit took place at `visited_at`: meet what it meets and open what follows."""
        self.open_first(policy)
        self._meet_first(visit_id, visited_at)
        changes = plan(
            self._of(ObligationKind.VISIT_ROUTINE),
            visit_id=visit_id,
            visited_at=visited_at,
            mode=self.managed.management_mode,
            due=self._due(policy),
        )
        if changes.meets is not None:
            self.end(changes.meets)
        for key in changes.supersedes:
            self.set_aside(key)
        for new in changes.opens:
            self.add(new)

    def retract(self, *, visit_id: UUID, policy: Sequence[PolicyInterval]) -> None:
        """A visit that was counted turns out to be part of another: the chain becomes as if it had never been told.

        Another visit at the same instant, which had nothing left to meet, must be met again afterwards.
        """
        links = self._of(ObligationKind.VISIT_ROUTINE)
        met = next((owed for owed in links if owed.met_by == visit_id), None)
        if met is not None:
            self._merge(met, next((owed for owed in links if owed.opened_at == met.met_at), None), policy)
        else:
            ends = {owed.ended_at for owed in links}
            for owed in links:  # nothing was ever owed, and the chain began with this visit
                if owed.opened_by == visit_id and owed.opened_at not in ends:
                    self.set_aside(owed.id)
        self._retract_first(visit_id)

    def _merge(self, met: Owed, following: Owed | None, policy: Sequence[PolicyInterval]) -> None:
        """A link and the one that its visit opened become one again, which ends as the later did."""
        self.set_aside(met.id)
        due = self._due(policy)
        if following is None:
            self.add(revised(met, due(met.basis, None), Revision.VISITS_JOINED))
            return
        self.set_aside(following.id)
        whole = revised(met, due(met.basis, following.ended_at), Revision.VISITS_JOINED)
        self.add(ended_like(following, whole))

    def _retract_first(self, visit_id: UUID) -> None:
        """The first visit is owed again, unless another that is known came after it opened."""
        for owed in self._of(ObligationKind.VISIT_FIRST):
            if owed.met_by != visit_id:
                continue
            self.set_aside(owed.id)
            self.add(
                replace(as_opening(owed), revised_for=Revision.VISITS_JOINED, met_at=None, met_by=None, met_with=None)
            )
            others = [
                (link.met_at, link.met_by)
                for link in self._of(ObligationKind.VISIT_ROUTINE)
                if link.met_at is not None and link.met_by is not None and link.met_at > owed.opened_at
            ]
            if others:
                at, by = min(others)
                self._meet_first(by, at)

    def stop(self, at: datetime, reason: CancelReason) -> None:
        """No visit is owed from this instant."""
        for kind in VISITS:
            self._stop(kind, at, reason)

    def recompute(self, policy: Sequence[PolicyInterval], reason: Revision) -> None:
        """Reckon every link anew from the visit it counts from, never from today."""
        due = self._due(policy)

        def link_due(owed: Owed) -> Reckoned:
            if owed.kind is ObligationKind.VISIT_FIRST:
                return self.circumstances.first_visit_due(policy, owed.basis, owed.ended_at)
            return due(owed.basis, owed.ended_at)

        self.reckon_anew(link_due, reason)

    def _meet_first(self, visit_id: UUID, visited_at: datetime) -> None:
        """The first visit is met by the earliest after it opened, whichever arrives first."""
        told: dict[str, Any] = {"met_at": visited_at, "met_by": visit_id, "met_with": RecordKind.VISIT}
        for owed in self._of(ObligationKind.VISIT_FIRST):
            if owed.cancelled_at is not None or visited_at <= owed.opened_at:
                continue
            if owed.met_at is None or owed.met_by is None:
                self.end(replace(owed, **told))
            elif (visited_at, visit_id) < (owed.met_at, owed.met_by):
                self.set_aside(owed.id)
                self.add(replace(as_opening(owed), revised_for=Revision.VISIT_ARRIVED_LATE, **told))

    def _of(self, kind: ObligationKind) -> tuple[Owed, ...]:
        return tuple([owed for owed in self.in_force if owed.kind is kind])

    def _stop(self, kind: ObligationKind, at: datetime, reason: CancelReason) -> None:
        for owed in self._of(kind):
            if owed.ended_at is None:
                self.cancel(owed, at, reason)

    def _due(self, policy: Sequence[PolicyInterval]) -> VisitDue:
        return lambda basis, ended: self.circumstances.visit_due(policy, basis, ended)
