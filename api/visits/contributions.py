"""The records around those of one transaction: which are joined, and what that changes. Read first, written at the end.

Held in memory while visits are decided one after another, so that each sees what the ones before it did.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from api.values import new_id
from api.visits import joining
from api.visits.joining import Contribution, Pairing, SpansOn, Verdict


@dataclass(frozen=True)
class Moved:
    """What one record, or one decision, changed: who speaks for a visit now, who no longer does, and of which visits
    there are other records than before. Each visit is its records, the one that speaks for it first.
    """

    comes: tuple[Contribution, ...] = ()
    goes: tuple[Contribution, ...] = ()
    visits: tuple[tuple[Contribution, ...], ...] = ()


@dataclass(kw_only=True)
class Contributions:
    """Of some nominals, each with the records that lie near enough to matter."""

    near: dict[UUID, list[Contribution]]
    pairings: dict[UUID, list[Pairing]]
    # As stored: which record each is joined to.
    joined_to: Mapping[UUID, UUID | None]
    noticed: dict[UUID, list[Pairing]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._leads: dict[UUID, UUID] = {key: lead or key for key, lead in self.joined_to.items()}

    def tell(self, nominal_id: UUID, told: Contribution, spans_on: SpansOn) -> Moved:
        """A record arrives."""
        near = self.near.setdefault(nominal_id, [])
        for each in near:
            said = joining.likeness(each, told, spans_on)
            if said is not None:
                one, other = sorted((each.visit_id, told.visit_id))
                pairing = Pairing(id=new_id(), one_id=one, other_id=other, likeness=said)
                self.noticed.setdefault(nominal_id, []).append(pairing)
        near.append(told)
        if not self._pairings(nominal_id):  # nothing to join, as nearly always
            self._leads[told.visit_id] = told.visit_id
            return Moved((told,), (), ((told,),))
        return self._regroup(nominal_id, spans_on)

    def decide(self, nominal_id: UUID, decided: Pairing, spans_on: SpansOn) -> Moved:
        """A supervisor joins two records, or parts them."""
        others = [each for each in self._pairings(nominal_id) if each.ids != decided.ids]
        self.pairings[nominal_id], self.noticed[nominal_id] = [*others, decided], []
        return self._regroup(nominal_id, spans_on)

    def of(self, visit_id: UUID) -> UUID | None:
        """The record that this one is joined to; None: it speaks for itself."""
        lead = self._leads.get(visit_id, visit_id)
        return None if lead == visit_id else lead

    def leads(self, nominal_id: UUID) -> list[Contribution]:
        """The records that speak for a visit."""
        return [each for each in self.near.get(nominal_id, ()) if self.of(each.visit_id) is None]

    def changed(self) -> dict[UUID, UUID | None]:
        """The stored records that are joined to another than is stored."""
        return {key: self.of(key) for key, stored in self.joined_to.items() if self.of(key) != stored}

    def regrouped(self) -> Iterator[tuple[UUID, UUID | None]]:
        """Every record, stored or new, that is joined to another than was known, with which."""
        for near in self.near.values():
            for each in near:
                if self.of(each.visit_id) != self.joined_to.get(each.visit_id):
                    yield each.visit_id, self.of(each.visit_id)

    def differ(self, pairing: Pairing) -> bool:
        """Whether the two say different things of what came of it."""
        told = [each for near in self.near.values() for each in near if each.visit_id in pairing.ids]
        return len({each.outcome for each in told}) > 1

    def _pairings(self, nominal_id: UUID) -> list[Pairing]:
        return [*self.pairings.get(nominal_id, ()), *self.noticed.get(nominal_id, ())]

    def _regroup(self, nominal_id: UUID, spans_on: SpansOn) -> Moved:
        near = self.near[nominal_id]
        before = dict(self._leads)
        spoke = {key for key, lead in before.items() if key == lead}
        visits = joining.visits(near, self._pairings(nominal_id), spans_on)
        self._leads |= {each.visit_id: visit[0].visit_id for visit in visits for each in visit}
        comes = tuple(visit[0] for visit in visits if visit[0].visit_id not in spoke)
        goes = tuple(each for each in near if each.visit_id in spoke and self.of(each.visit_id) is not None)
        return Moved(comes, goes, tuple(visit for visit in visits if self._is_new(visit, before)))

    def _is_new(self, visit: Sequence[Contribution], before: Mapping[UUID, UUID]) -> bool:
        """Whether these records were not one visit, exactly, before."""
        leads = {before.get(each.visit_id) for each in visit}
        if len(leads) > 1 or None in leads:
            return True
        return sum(1 for lead in before.values() if lead in leads) != len(visit)


def decided(
    known: Iterable[Pairing], ids: frozenset[UUID], verdict: Verdict, lead_id: UUID | None, at: datetime
) -> Pairing:
    """The pairing of two records with a person's verdict, new or as it was noticed."""
    one, other = sorted(ids)
    had = next((each for each in known if each.ids == ids), Pairing(id=new_id(), one_id=one, other_id=other))
    return replace(had, verdict=verdict, lead_id=lead_id, decided_at=at)
