"""Transfers as both sides see them, and the commands on them."""

from datetime import date, datetime
from enum import Enum
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.access.rules import ABOUT_NOMINAL, SUPERVISOR, seen, whole
from api.nominals.commands import RiskLevel
from api.transfers import receiving, service
from api.transfers.commands import (
    AnswerTransfer,
    ProposeTransfer,
    ReceiveNominal,
    TransferAnswer,
    TransferKind,
    TransferState,
    WithdrawTransfer,
)
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.nominals import Nominal
from schema.organisation import Officer, Unit
from schema.outcomes import changed, told
from schema.paging import Node, connection_of
from schema.publish import publish_enum
from schema.reading.catalogue import condition
from schema.reading.declare import column, expression, matched, plain, records, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey

publish_enum(
    TransferKind,
    {
        "OFFICER": "To another officer of the unit.",
        "UNIT": "To another unit of the force.",
        "FORCE_OUT": "To another force.",
        "FORCE_IN": "From another force.",
    },
)
publish_enum(
    TransferState,
    {
        "PROPOSED": "It waits for an answer; the owner stays responsible.",
        "ACCEPTED": "The nominal moved.",
        "REFUSED": "The receiving side refused; all stays as it was.",
        "WITHDRAWN": "The giving side took it back.",
        "OVERTAKEN": "The nominal moved otherwise before it was answered.",
    },
)
publish_enum(TransferAnswer, {"ACCEPT": "Accept.", "REFUSE": "Refuse, with a reason."})


def _proposer(row: Row, _: Parameters) -> str:
    return (
        f"coalesce((select who.name from doorstep.principal who where who.force_id = {row['force_id']}"
        f" and who.id = {row['proposed_by']}), 'Somebody outside your unit')"
    )


def _may_answer(row: Row, binds: Parameters) -> str:
    """As `api.transfers.rules` decides: a supervisor of the receiving unit, who did not propose it themselves."""
    unit = f"case {row['kind']} when 'FORCE_OUT' then {row['from_unit_id']} else {row['to_unit_id']} end"
    return (
        f"coalesce({row['state']} = 'PROPOSED' and {condition(SUPERVISOR, row, binds)}"
        f" and {unit} = any ({binds.fact('unit_ids')})"
        f" and not ({row['kind']} in ('OFFICER', 'UNIT')"
        f" and {row['proposed_by']} = {binds.fact('principal_id')}), false)"
    )


def _may_withdraw(row: Row, binds: Parameters) -> str:
    works_with = condition(seen(ABOUT_NOMINAL) & whole(ABOUT_NOMINAL), row, binds)
    return f"coalesce({row['state']} = 'PROPOSED' and {works_with}, false)"


@records("transfer", subject="nominal_id")
class Transfer(Node):
    """A nominal is proposed to be managed by another officer, unit or force. Seen by both sides."""

    kind: TransferKind = column("Between whom.")
    state: TransferState = column("How far it has come.")
    nominal: Nominal | None = to_one("The nominal; null if the caller may not see them yet.", "nominal_id")
    nominal_id: ID = column("The id of that nominal.")
    reference: str = column("The nominal's reference; at most 30 characters.")
    name: str | None = column("The nominal's name; null of a restricted nominal without need to know.")
    risk_level: RiskLevel = column("The nominal's risk level when it was proposed.")
    visit_due_at: datetime | None = column("When their visit was due when it was proposed; null: none was owed.")
    answer_by: datetime | None = column("By when it is to be answered; null: policy has no time for it.")
    from_unit: Unit = to_one("The unit that gives.", "from_unit_id")
    from_owner: Officer = to_one("The officer who manages the nominal until it is accepted.", "from_owner_id")
    to_unit: Unit | None = to_one("The unit that is to have the nominal; null: another force.", "to_unit_id")
    to_owner: Officer | None = to_one("The officer who is to; null: the receiving side chooses.", "to_owner_id")
    other_force: str | None = column("The other force; at most 200 characters; null: within this force.")
    reason: str = column("Why; at most 2,000 characters.")
    proposed_at: datetime = column("When it was proposed.")
    proposer: str = expression("Who proposed it.", _proposer)
    contact: str | None = column("Who answered at the other force; at most 200 characters.")
    contact_reference: str | None = column("The other force's reference; at most 100 characters.")
    decided_at: datetime | None = column("When it was answered, taken back or overtaken; null: it waits.")
    decision: str | None = column("What was said to it; at most 2,000 characters.")
    may_answer: bool = expression("Whether it waits for the caller's answer.", _may_answer)
    may_withdraw: bool = expression("Whether the caller may take it back.", _may_withdraw)


@strawberry.enum(description="An order of transfers.")
class TransferOrder(Enum):
    OLDEST = strawberry.enum_value("OLDEST", description="By when they were proposed, the earliest first.")
    NEWEST = strawberry.enum_value("NEWEST", description="By when they were proposed, the latest first.")


@strawberry.input(description="Which transfers. What is given must hold together; a null says nothing.")
class TransferFilter:
    state: list[TransferState] | None = matched("In one of these states, 100 at most.", "state", "text")
    nominal_id: ID | None = matched("Of the nominal with this id.", "nominal_id", "uuid")


@connection_of(Transfer, "transfers")
class TransferConnection:
    """A page of transfers."""


TRANSFERS = Pages(
    orders={
        "OLDEST": SortKey(lambda row, _: row["proposed_at"], "timestamptz"),
        "NEWEST": SortKey(lambda row, _: row["proposed_at"], "timestamptz", descending=True),
    },
    default=("OLDEST",),
)


@strawberry.input(description="Propose that somebody else manages a nominal: name an officer, a unit or a force.")
class ProposeTransferInput:
    id: ID = field(description=REQUEST_ID)
    transfer_id: ID = field(description="Made by the client; names the transfer for ever.")
    nominal_id: ID = field(description="The nominal.")
    reason: str = field(description="Why; at most 2,000 characters.")
    to_owner_id: ID | None = field(default=None, description="The officer who is to manage them.")
    to_unit_id: ID | None = field(default=None, description="The unit whose supervisor chooses an officer.")
    other_force: str | None = field(default=None, description="Another force; at most 200 characters.")
    tell: list[ID] = field(
        default_factory=list,
        description="Officers of the receiving side who get need to know of a restricted nominal, 10 at most.",
    )


@strawberry.input(description="The receiving side's answer.")
class AnswerTransferInput:
    id: ID = field(description=REQUEST_ID)
    transfer_id: ID = field(description="The transfer.")
    answer: TransferAnswer = field(description="Accept or refuse.")
    reason: str = field(default="", description="Needed to refuse; at most 2,000 characters.")
    owner_id: ID | None = field(
        default=None, description="Who is to manage the nominal, of the receiving unit; left out: who was named."
    )
    contact: str | None = field(
        default=None, description="Who answered at the other force; needed there; at most 200 characters."
    )
    reference: str | None = field(
        default=None, description="The other force's reference; needed there; at most 100 characters."
    )


@strawberry.input(description="Take a transfer back that waits.")
class WithdrawTransferInput:
    id: ID = field(description=REQUEST_ID)
    transfer_id: ID = field(description="The transfer.")
    reason: str = field(description="Why; at most 2,000 characters.")


@strawberry.input(description="Another force asks us to manage somebody: they have an owner here at once.")
class ReceiveNominalInput:
    id: ID = field(description=REQUEST_ID)
    transfer_id: ID = field(description="Made by the client; names the transfer for ever.")
    nominal_id: ID = field(description="Made by the client; names the nominal for ever.")
    owner_id: ID = field(description="Who is to manage them: an officer of the caller's unit.")
    reference: str = field(description="This force's reference; at most 30 characters, unique in the force.")
    name: str = field(description="The name; at most 200 characters.")
    other_force: str = field(description="The force that asks; at most 200 characters.")
    contact: str = field(description="Who asks there; at most 200 characters.")
    their_reference: str = field(description="Under which reference there; at most 100 characters.")
    reason: str = field(description="Why, and what must be known; at most 2,000 characters.")
    date_of_birth: date | None = field(default=None, description="The date of birth; left out: not known.")


@plain
class TransferPayload:
    """What came of a command on a transfer: the transfer as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=Transfer | None, description="The transfer; null if nothing was changed.")
    async def transfer(self, info: Asking) -> object:
        return await changed(info, "Transfer", self.key)


async def propose_transfer(
    info: Asking, asked: Annotated[ProposeTransferInput, strawberry.argument(name="input", description="Whom to whom.")]
) -> TransferPayload:
    given = info.context
    outcome = await service.propose(given.services, given.principal, command_of(ProposeTransfer, asked))
    return TransferPayload(**told(outcome))


async def answer_transfer(
    info: Asking, asked: Annotated[AnswerTransferInput, strawberry.argument(name="input", description="The answer.")]
) -> TransferPayload:
    given = info.context
    outcome = await service.answer(given.services, given.principal, command_of(AnswerTransfer, asked))
    return TransferPayload(**told(outcome))


async def withdraw_transfer(
    info: Asking, asked: Annotated[WithdrawTransferInput, strawberry.argument(name="input", description="Which.")]
) -> TransferPayload:
    given = info.context
    outcome = await service.withdraw(given.services, given.principal, command_of(WithdrawTransfer, asked))
    return TransferPayload(**told(outcome))


async def receive_nominal(
    info: Asking, asked: Annotated[ReceiveNominalInput, strawberry.argument(name="input", description="Whom.")]
) -> TransferPayload:
    given = info.context
    outcome = await receiving.receive(given.services, given.principal, command_of(ReceiveNominal, asked))
    return TransferPayload(**told(outcome))


@strawberry.type
class TransferMutations:
    propose_transfer: TransferPayload = strawberry.mutation(
        resolver=propose_transfer,
        graphql_type=TransferPayload,
        description="Propose that another officer, unit or force manages a nominal. The owner stays responsible until"
        " it is accepted. Scope visits:write.",
    )
    answer_transfer: TransferPayload = strawberry.mutation(
        resolver=answer_transfer,
        graphql_type=TransferPayload,
        description="Accept a transfer or refuse it. For supervisors of the receiving unit; what another force says is"
        " recorded by the giving unit's. Scope visits:write.",
    )
    withdraw_transfer: TransferPayload = strawberry.mutation(
        resolver=withdraw_transfer,
        graphql_type=TransferPayload,
        description="Take back a transfer that waits. Scope visits:write.",
    )
    receive_nominal: TransferPayload = strawberry.mutation(
        resolver=receive_nominal,
        graphql_type=TransferPayload,
        description="Record somebody whom another force asks us to manage: they have an owner here at once, and wait"
        " for acceptance. For supervisors. Scope visits:write.",
    )
