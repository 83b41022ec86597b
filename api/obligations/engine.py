"""What else is owed of one nominal, or of a case: opened, met, cancelled and reckoned anew, by dated policy. Pure.

Routine visits are a chain of their own (`chains.py`), because phones deliver visits late. All else is recorded in the
order in which the force learns of it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.obligations.calendar import london_day
from api.obligations.circumstances import Circumstances
from api.obligations.commands import ONE_AT_A_TIME, CancelReason, ObligationKind, Revision
from api.obligations.held import Cause, Held, as_opening, place_of
from api.obligations.policy import PolicyInterval, rule_for
from api.obligations.reckoning import Reckoned, reckon
from api.obligations.rules import Managed, Opening, Owed, is_same


@dataclass(kw_only=True)
class Ledger(Held):
    """The obligations in force but for routine visits, and the rules they follow."""

    circumstances: Circumstances
    policy: Sequence[PolicyInterval]
    holidays: Collection[date] = ()

    @property
    def nominal_id(self) -> UUID:
        """The nominal of whom it is; what is owed of a case has none."""
        assert isinstance(self.managed, Managed), "it is owed of a nominal"
        return self.managed.nominal_id

    def open(
        self,
        kind: ObligationKind,
        basis: datetime,
        cause: Cause,
        *,
        opened_at: datetime | None = None,
        applies_to: str | None = None,
        named: UUID | None = None,
    ) -> Owed:
        """Open what counts from `basis`, owed by the officer who was `named`, if one was. Of a kind that is owed one at
        a time, the older one is replaced.
        """
        begins = opened_at or basis
        if kind in ONE_AT_A_TIME:
            self.cancel_all(kind, begins, CancelReason.REPLACED)
        reckoned = self._reckon(kind, basis, applies_to)
        return self.add(
            Opening(
                kind=kind,
                opened_at=begins,
                basis=basis,
                due_at=reckoned.due_at,
                policy_row_id=reckoned.row.id,
                explanation=reckoned.explanation,
                opened_by=cause.id,
                opened_with=cause.kind,
                named_owner_id=named,
            )
        )

    def has_rule(self, kind: ObligationKind, basis: datetime, applies_to: str | None = None) -> bool:
        """Whether policy of that day knows the kind, and this case of it: a force without such a row owes none."""
        day = london_day(basis)
        return any(
            row.code is kind and row.holds_on(day) and row.applies_to in (None, applies_to) for row in self.policy
        )

    def rebase(self, owed: Owed, basis: datetime, reason: Revision, *, applies_to: str | None = None) -> Owed:
        """The same obligation counts from another instant: what it was due by before is kept as superseded."""
        reckoned = self._reckon(owed.kind, basis, applies_to)
        if (owed.basis, owed.due_at, owed.policy_row_id) == (basis, reckoned.due_at, reckoned.row.id):
            return owed
        self.set_aside(owed.id)
        told: dict[str, Any] = {"basis": basis, "due_at": reckoned.due_at, "policy_row_id": reckoned.row.id}
        told |= {"explanation": reckoned.explanation, "revised_for": reason}
        return self.add(replace(as_opening(owed), **told))

    def release(self, officers: Collection[UUID]) -> int:
        """These officers owe by name no longer: whoever has the nominal or the case does. Gives how much they owed."""
        theirs = [owed for owed in self.in_force if owed.ended_at is None and owed.named_owner_id in officers]
        for owed in theirs:
            self.set_aside(owed.id)
            self.add(replace(as_opening(owed), named_owner_id=None, revised_for=Revision.NAMED_OFFICER_GONE))
        return len(theirs)

    def open_of(self, kind: ObligationKind, *, opened_by: UUID | None = None) -> tuple[Owed, ...]:
        """What is open of a kind, the oldest first; only what one record opened, if it is named."""
        return tuple(
            owed
            for owed in self.in_force
            if owed.kind is kind and owed.ended_at is None and opened_by in (None, owed.opened_by)
        )

    def meet(self, owed: Owed, at: datetime, cause: Cause) -> None:
        """It was done at this instant; after its due date is late, and is still done."""
        self.end(replace(owed, met_at=at, met_by=cause.id, met_with=cause.kind))

    def cancel_all(self, kind: ObligationKind, at: datetime, reason: CancelReason) -> None:
        """What is open of a kind is owed no longer."""
        for owed in self.open_of(kind):
            self.cancel(owed, at, reason)

    def stop(self, at: datetime, reason: CancelReason, *, kinds: Collection[ObligationKind]) -> None:
        """What is open of these kinds is owed no longer."""
        for kind in kinds:
            self.cancel_all(kind, at, reason)

    def recount(self, owed: Owed, applies_to: str, reason: Revision) -> None:
        """Reckon one anew as another case of the same thing, from its own basis: another band of a case, say."""
        reckoned = self._reckon(owed.kind, owed.basis, applies_to)
        if not is_same(owed, reckoned):
            self.rewrite(owed, reckoned, reason)

    def recompute(self, reason: Revision) -> None:
        """Reckon anew whatever is open, each from its own basis. What has ended keeps what it was due by."""
        cases = {row.id: row.applies_to for row in self.policy}
        ended = [owed for owed in self.in_force if owed.ended_at is not None]
        self.in_force = tuple(owed for owed in self.in_force if owed.ended_at is None)
        self.reckon_anew(lambda owed: self._reckon(owed.kind, owed.basis, cases.get(owed.policy_row_id)), reason)
        self.in_force = tuple(sorted((*ended, *self.in_force), key=place_of))

    def _reckon(self, kind: ObligationKind, basis: datetime, applies_to: str | None) -> Reckoned:
        row = rule_for(self.policy, kind, london_day(basis), risk=self.circumstances.level, applies_to=applies_to)
        return reckon(row, basis, pauses=self.circumstances.pauses, holidays=self.holidays)
