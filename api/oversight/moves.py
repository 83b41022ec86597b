"""Moves of work, proposed and decided: the system proposes, people decide, and the ordinary hand-over carries it out.

Two sides agree: for the unit that gives its supervisor, or governance; for the unit that takes its supervisor. Inside
one unit they are one, so a move goes through at once. What has changed meanwhile makes a move stale; nothing is forced.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger, receipts
from api.audit.receipts import Receipt, content_digest
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal, Role
from api.nominals.commands import AssignNominal, AssignRefused, RiskLevel
from api.nominals.desk import Done, Refused, refused
from api.nominals.rules import Agreed
from api.obligations import handover
from api.oversight import foresight, move_store, moving, rules
from api.oversight.commands import StandardCode, Which
from api.oversight.moving import Limits, Move
from api.oversight.proposals import DecideMoves, MoveProposal, ProposedMove, ProposeMoves
from api.oversight.tables import move_proposal
from api.oversight.words import REASON_CHARACTERS_MAX, MoveState
from api.refusals import Misconfigured, UserError
from api.services import Services
from api.values import new_id

MOVES_MOST: Final = 50
PROPOSALS_MOST: Final = 20
_WEEKS: Final = 13
_REUSED: Final = refused("ID_REUSED", "id", "This id was used before for something else: make a new id.")


async def propose(services: Services, principal: Principal, command: ProposeMoves) -> Done | Refused:
    """Work out moves as of now, keep them, and give the proposal's id: that of the command."""
    oversees = Role.GOVERNANCE in principal.roles or command.unit_id in (None, *principal.unit_ids)
    if not oversees:
        return refused("UNKNOWN_UNIT", "unitId", "You oversee no such unit: choose one of yours.")
    said = content_digest("proposeMoves", command)
    moves, facts = await _worked_out(services, principal, command)
    force = principal.force_id
    async with services.database.writing(principal.service_context()) as connection:
        before = await receipts.find(connection, force, command.id)
        if before is not None:
            return Done(before.record_id) if before.content_digest == said else _REUSED
        taken = await move_store.proposed_already(connection, force)
        own = [move for move in moves if move.nominal.nominal_id not in taken]
        await connection.execute(
            insert(move_proposal).values(force_id=force, id=command.id, made_by=principal.id, **facts)
        )
        await move_store.keep(connection, force, command.id, [(new_id(services.clock), move) for move in own])
        subjects = [move.nominal.nominal_id for move in own]
        await _note(connection, principal, command, [command.id], subjects)
        receipt = Receipt(said, command.id, principal.id)
        await receipts.give(connection, force, command.id, action="proposeMoves", receipt=receipt, now=facts["made_at"])
    return Done(command.id)


async def _worked_out(
    services: Services, principal: Principal, command: ProposeMoves
) -> tuple[tuple[Move, ...], dict[str, Any]]:
    """The moves, and what the proposal says beside them. Whose moves they are is the caller's row policy; who has room
    is counted by the service, over every nominal, so that no officer comes over the standard.
    """
    now = rules.when(None, None, services.clock.now())
    force = principal.force_id
    async with services.database.reading(principal.row_context()) as connection:
        burdens = await move_store.burdens(connection, force, now, command.unit_id)
        standards = await move_store.standards(connection, force, now.at)
        await services.database.change_context(connection, principal.service_context())
        carriers = await move_store.carriers(connection, force, now)
        closed = [burden.nominal_id for burden in burdens if burden.restricted]
        known = await move_store.knowing(connection, force, closed, now.at)
    limits = Limits(
        most=_standard(standards, StandardCode.NOMINALS_PER_OFFICER),
        taken_most=_standard(standards, StandardCode.MOVES_TAKEN_PER_OFFICER),
        moves_most=MOVES_MOST,
    )
    moves = moving.propose(burdens, carriers, known, limits)
    attention = moving.attention(burdens, carriers, moves, limits.most)
    as_it_is, with_moves = await foresight.with_attention(
        services, principal, Which(kinds=move_store.MOVABLE, unit_id=command.unit_id), attention, _WEEKS
    )
    return moves, {
        "made_at": now.at,
        "unit_id": command.unit_id,
        "most": limits.most,
        "overdue": sum(burden.overdue for burden in burdens),
        "attention": attention,
        "weeks": _WEEKS,
        "expected_as_it_is": as_it_is,
        "expected_with_moves": with_moves,
    }


def _standard(standards: Any, code: StandardCode) -> int:
    if code not in standards:
        raise Misconfigured(f"No standard {code.value} is in force: add one.")
    return int(standards[code])


async def decide(services: Services, principal: Principal, command: DecideMoves) -> Done | Refused:
    """Note the caller's word on each move, then carry out what both sides have agreed on. Done gives the proposal's id.

    What is closed already stays as it is. Sent again, what was agreed on and not carried out yet is carried out.
    """
    errors = tuple(_faults(command))
    if errors:
        return Refused(errors)
    force = principal.force_id
    async with services.database.reading(principal.row_context()) as connection:
        seen = await move_store.seen(connection, force, command.move_ids)
    said = content_digest("decideMoves", command)
    async with services.database.writing(principal.service_context()) as connection:
        found = await move_store.locked(connection, force, seen)
        moves = [move for move in found if _sides(principal, move.from_unit_id, move.to_unit_id)]
        if len(moves) < len(set(command.move_ids)):
            return refused("UNKNOWN_MOVE", "moveIds", "There is no such move that you may decide: read the page again.")
        if len({move.proposal_id for move in moves}) > 1:
            return refused("TWO_PROPOSALS", "moveIds", "Decide the moves of one proposal at a time.")
        before = await receipts.find(connection, force, command.id)
        if before is not None and before.content_digest != said:
            return _REUSED
        if before is None:
            await _note_words(connection, services, principal, command, moves)
    if command.agree:
        for move in moves:
            await _carry_out(services, principal, move.id)
    return Done(moves[0].proposal_id)


async def _note_words(
    connection: AsyncConnection, services: Services, principal: Principal, command: DecideMoves, moves: Sequence[Any]
) -> None:
    now, force = services.clock.now(), principal.force_id
    for move in moves:
        if not command.agree:
            ended = {"state": MoveState.REJECTED, "closed_at": now, "reason": command.reason}
            await move_store.change(connection, force, move.id, **ended)
            continue
        told: dict[str, Any] = {"reason": command.reason}
        for side in _sides(principal, move.from_unit_id, move.to_unit_id):
            told |= {f"{side}_at": now, f"{side}_by": principal.id}
        await move_store.change(connection, force, move.id, **told)
    subjects = [move.nominal_id for move in moves]
    await _note(connection, principal, command, [move.id for move in moves], subjects)
    receipt = Receipt(content_digest("decideMoves", command), moves[0].proposal_id, principal.id)
    await receipts.give(connection, force, command.id, action="decideMoves", receipt=receipt, now=now)


async def _carry_out(services: Services, principal: Principal, move_id: UUID) -> None:
    """Hand the nominal over, under the move's own id: carried out once, however often it is tried."""
    force = principal.force_id
    async with services.database.writing(principal.service_context()) as connection:
        [move] = await move_store.locked(connection, force, [move_id])
        most = await move_store.most_of(connection, force, move.proposal_id)
    if move.state != MoveState.PROPOSED or move.given_at is None or move.taken_at is None:
        return
    given = AssignNominal(id=move.id, nominal_id=move.nominal_id, owner_id=move.to_officer_id)
    outcome = await handover.assign(services, principal, given, Agreed(from_owner_id=move.from_officer_id, most=most))
    ended: dict[str, Any] = {"state": MoveState.MOVED, "closed_at": services.clock.now()}
    if isinstance(outcome, AssignRefused):
        if any(error.code == "BUSY" for error in outcome.errors):
            return
        ended |= {"state": MoveState.STALE, "reason": " ".join(error.message for error in outcome.errors)}
    async with services.database.writing(principal.service_context()) as connection:
        await move_store.change(connection, force, move.id, **ended)


def _sides(principal: Principal, from_unit_id: UUID, to_unit_id: UUID) -> tuple[str, ...]:
    """For which sides the caller speaks: `given`, `taken`, both or none."""
    supervises = Role.SUPERVISOR in principal.roles
    gives = Role.GOVERNANCE in principal.roles or (supervises and from_unit_id in principal.unit_ids)
    takes = supervises and to_unit_id in principal.unit_ids
    return tuple(side for side, speaks in (("given", gives), ("taken", takes)) if speaks)


def _faults(command: DecideMoves) -> Iterator[UserError]:
    if not 1 <= len(command.move_ids) <= MOVES_MOST:
        yield UserError(code="TOO_MANY", field="moveIds", message=f"Name 1 to {MOVES_MOST} moves.")
    if not command.reason.strip():
        yield UserError(code="REQUIRED", field="reason", message="Say why.")
    elif len(command.reason) > REASON_CHARACTERS_MAX:
        message = f"reason may have {REASON_CHARACTERS_MAX} characters. Shorten it."
        yield UserError(code="TOO_LONG", field="reason", message=message)


async def _note(
    connection: AsyncConnection,
    principal: Principal,
    command: ProposeMoves | DecideMoves,
    objects: Sequence[UUID],
    subjects: Sequence[UUID],
) -> None:
    proposed = isinstance(command, ProposeMoves)
    event = ledger.by(
        principal,
        AuditOperation.ALTERATION,
        "proposeMoves" if proposed else "decideMoves",
        request_id=command.id,
        object_type="move_proposal" if proposed else "proposed_move",
        object_ids=objects,
        subject_ids=subjects,
        row_count=len(subjects),
    )
    await ledger.append(connection, event)


async def proposals(services: Services, principal: Principal) -> tuple[MoveProposal, ...]:
    """The latest proposals with the moves that the caller may see, the latest first."""
    async with services.database.reading(principal.row_context()) as connection:
        rows = await move_store.proposals(connection, principal.force_id, principal.id, first=PROPOSALS_MOST)
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            "moveProposals",
            object_type="proposed_move",
            object_ids=[row["id"] for row in rows if row["id"] is not None],
            subject_ids=list(dict.fromkeys(row["nominal_id"] for row in rows if row["reference"] is not None)),
            row_count=len(rows),
        )
        await ledger.append_to_read(connection, event)
    return tuple(_proposal(principal, list(of)) for _, of in groupby(rows, key=lambda row: row["proposal_id"]))


def _proposal(principal: Principal, rows: list[Any]) -> MoveProposal:
    head = rows[0]
    return MoveProposal(
        id=head["proposal_id"],
        overdue=head["overdue_then"],
        **{
            name: head[name]
            for name in ("made_at", "unit_name", "most", "weeks", "expected_as_it_is", "expected_with_moves")
        },
        moves=[_move(principal, row) for row in rows if row["id"] is not None],
    )


_SAME: Final = (
    "id", "proposal_id", "reference", "name", "days_overdue", "overdue", "from_officer", "from_unit", "to_officer",
    "to_unit", "why", "given", "taken", "reason",
)  # fmt: skip


def _move(principal: Principal, row: Any) -> ProposedMove:
    state = MoveState(row["state"])
    waiting = [side for side in _sides(principal, row["from_unit_id"], row["to_unit_id"]) if not row[side]]
    return ProposedMove(
        **{name: row[name] for name in _SAME},
        risk_level=RiskLevel(row["risk_level"]),
        state=state,
        may_decide=state is MoveState.PROPOSED and bool(waiting),
    )
