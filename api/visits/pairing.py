"""A supervisor says whether two officers' records are of one visit: joins them, or parts them, with a note.

What was counted is counted anew in the same transaction: the chain of routine visits, the attempts, what is owed for
each visit. Parting undoes joining, and the other way round; the records themselves are never changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from api.identity.principal import Principal
from api.nominals.desk import Desk, Done, Place, Refused, act
from api.nominals.signing import officer_required
from api.obligations import store as obligation_store
from api.obligations.owing import managed
from api.refusals import UserError
from api.services import Services
from api.visits import consequences, contribution_store, contributions, counting, joining
from api.visits.commands import REASON_CHARACTERS_MAX
from api.visits.contributions import Contributions
from api.visits.joining import Pairing, Verdict
from api.visits.tables import visit, visit_pairing


@dataclass(frozen=True, kw_only=True)
class DecidePairing:
    """Two records are of one visit, or of two. `lead_id`: which of them speaks for the visit; None: as the rule says
    (one that succeeded, else the earlier).
    """

    id: UUID
    visit_id: UUID
    other_visit_id: UUID
    verdict: Verdict
    lead_id: UUID | None = None
    note: str


async def decide_pairing(services: Services, principal: Principal, command: DecidePairing) -> Done | Refused:
    """Join two records or part them. Never by one of their officers."""

    async def decide(desk: Desk) -> Done | Refused:
        around = await contribution_store.of_nominal(desk.connection, principal.force_id, desk.subject.id)
        errors = tuple(_errors(desk, command, around))
        if errors:
            return Refused(errors)
        pairing = contributions.decided(
            around.pairings.get(desk.subject.id, ()),
            frozenset((command.visit_id, command.other_visit_id)),
            command.verdict,
            command.lead_id,
            desk.now,
        )
        await _write(desk, command, around, pairing)
        await _count_anew(desk, around, pairing)
        return Done(pairing.id)

    at = Place(field="visitId", key=command.visit_id, table=visit)
    record = "visit_pairing"
    return await act(services, principal, command, action="decidePairing", record=record, at=at, decide=decide)


async def _count_anew(desk: Desk, around: Contributions, pairing: Pairing) -> None:
    force_id, nominal_id = desk.principal.force_id, desk.subject.id
    (owed,) = await obligation_store.everything(desk.connection, force_id, [managed(desk)])
    follow_ups = await consequences.read(desk.connection, force_id, [owed.ledger], ())
    policy = follow_ups.policy_of(nominal_id)
    moved = around.decide(nominal_id, pairing, joining.spans_of(policy))
    counting.in_chain(owed.chain, moved, policy, around.leads(nominal_id))
    follow_ups.count(nominal_id, moved, desk.now)
    await contribution_store.write(desk.connection, force_id, around, desk.now)
    await contribution_store.see_anew(desk.connection, force_id, [nominal_id])
    await obligation_store.write(desk.connection, (owed.chain, *follow_ups.held), desk.now)


async def _write(desk: Desk, command: DecidePairing, around: Contributions, pairing: Pairing) -> None:
    said: dict[str, Any] = {
        "verdict": pairing.verdict,
        "lead_id": pairing.lead_id,
        "note": command.note,
        "decided_at": desk.now,
        "decided_by": desk.principal.officer_id,
    }
    new = insert(visit_pairing).values(
        **desk.about(),
        id=pairing.id,
        one_id=pairing.one_id,
        other_id=pairing.other_id,
        outcomes_differ=around.differ(pairing),
        noticed_at=desk.now,
        **said,
    )
    await desk.connection.execute(new.on_conflict_do_update(constraint="visit_pairing_pkey", set_=said))


def _errors(desk: Desk, command: DecidePairing, around: Contributions) -> Iterator[UserError]:
    records = {record.visit_id: record for record in around.near.get(desk.subject.id, ())}
    one, other = records.get(command.visit_id), records.get(command.other_visit_id)
    if not desk.supervises:
        yield UserError("NOT_SUPERVISOR", "visitId", "Only a supervisor of the unit joins records or parts them.")
    if one is None or other is None or one is other:
        yield UserError("UNKNOWN_RECORD", "otherVisitId", "Name two different records of visits to the same person.")
        return
    if desk.principal.officer_id is None:
        yield officer_required()
    elif desk.principal.officer_id in _crew(one) | _crew(other):
        yield UserError("FOUR_EYES", "visitId", "Another supervisor must decide: you made one of the visits yourself.")
    if command.verdict is Verdict.JOINED and one.officer_id == other.officer_id:
        yield UserError("SAME_OFFICER", "otherVisitId", "Both are one officer's records: they are of two visits.")
    if command.lead_id not in (None, one.visit_id, other.visit_id):
        yield UserError("UNKNOWN_RECORD", "leadId", "One of the two records speaks for the visit: name one of them.")
    if not command.note.strip():
        yield UserError("REQUIRED", "note", "note is needed: say how you know.")
    elif len(command.note) > REASON_CHARACTERS_MAX:
        yield UserError("TOO_LONG", "note", f"note may have {REASON_CHARACTERS_MAX} characters. Shorten it.")


def _crew(record: joining.Contribution) -> frozenset[UUID]:
    return frozenset(member for member in (record.officer_id, record.second_officer_id) if member is not None)
