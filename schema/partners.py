"""What a partner agency does: ask about somebody, acknowledge, ask back."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.sharing import enquiring, receiving
from api.sharing.commands import Acknowledge, AcknowledgeRecall, AskQuestion, Enquire
from api.sharing.words import Purpose
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.outcomes import changed, told
from schema.pace import on_the_beat
from schema.reading.declare import plain
from schema.shared import PartnerQuestion, RecallNotice, SharedItem

_MEND = "What to mend, one for each fault; empty if it was done."


@strawberry.input(description="About whom a partner asks: a name with a date of birth, or the force's reference.")
class EnquireInput:
    id: ID = field(description=REQUEST_ID)
    purpose: Purpose = field(description="What for: one that the agreement names.")
    reason: str = field(description="Why, in a line; at most 500 characters. The force reads it.")
    name: str | None = field(
        default=None, description="The whole name, in whatever letter case; at most 200 characters."
    )
    date_of_birth: date | None = field(default=None, description="The date of birth, with the name.")
    reference: str | None = field(default=None, description="The force's reference, instead; at most 200 characters.")


@strawberry.input(description="Somebody at the agency has read it.")
class AcknowledgeDisclosureInput:
    id: ID = field(description=REQUEST_ID)
    disclosure_id: ID = field(description="The item.")


@strawberry.input(description="Somebody at the agency has read the recall and acted on it.")
class AcknowledgeRecallInput:
    id: ID = field(description=REQUEST_ID)
    notice_id: ID = field(description="The notice.")


@strawberry.input(description="A question about something that was shared.")
class AskQuestionInput:
    id: ID = field(description="Made by the client; names the question for ever. The same again is not done twice.")
    disclosure_id: ID = field(description="The item.")
    text: str = field(description="The question; at most 2,000 characters.")


@plain
class EnquirePayload:
    """What the agreement allows to be told; nothing where nobody is known, or nobody whom the agreement covers."""

    keys: strawberry.Private[tuple[UUID, ...]]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=list[SharedItem], description="What is told, one for each person found; 3 at most.")
    async def items(self, info: Asking) -> list[object]:
        return [found for key in self.keys if (found := await changed(info, "SharedItem", key)) is not None]


@plain
class AcknowledgePayload:
    """What came of acknowledging: the item, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=SharedItem | None, description="The item; null if nothing was done.")
    async def item(self, info: Asking) -> object:
        return await changed(info, "SharedItem", self.key)


@plain
class AcknowledgeRecallPayload:
    """What came of acknowledging a recall: the notice, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=RecallNotice | None, description="The notice; null if nothing was done.")
    async def notice(self, info: Asking) -> object:
        return await changed(info, "RecallNotice", self.key)


@plain
class AskQuestionPayload:
    """What came of asking: the question, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=PartnerQuestion | None, description="The question; null if nothing was done.")
    async def question(self, info: Asking) -> object:
        return await changed(info, "PartnerQuestion", self.key)


async def enquire(
    info: Asking, asked: Annotated[EnquireInput, strawberry.argument(name="input", description="Whom, and why.")]
) -> EnquirePayload:
    given, command = info.context, command_of(Enquire, asked)
    async with on_the_beat():
        outcome = told(await enquiring.enquire(given.services, given.principal, command))
        keys = await enquiring.told_by(given.services, given.principal, command.id) if outcome["key"] else ()
    return EnquirePayload(keys=keys, user_errors=outcome["user_errors"])


async def acknowledge_disclosure(
    info: Asking, asked: Annotated[AcknowledgeDisclosureInput, strawberry.argument(name="input", description="Which.")]
) -> AcknowledgePayload:
    given = info.context
    outcome = await receiving.acknowledge(given.services, given.principal, command_of(Acknowledge, asked))
    return AcknowledgePayload(**told(outcome))


async def acknowledge_recall(
    info: Asking, asked: Annotated[AcknowledgeRecallInput, strawberry.argument(name="input", description="Which.")]
) -> AcknowledgeRecallPayload:
    given = info.context
    outcome = await receiving.acknowledge_recall(given.services, given.principal, command_of(AcknowledgeRecall, asked))
    return AcknowledgeRecallPayload(**told(outcome))


async def ask_question(
    info: Asking, asked: Annotated[AskQuestionInput, strawberry.argument(name="input", description="The question.")]
) -> AskQuestionPayload:
    given = info.context
    return AskQuestionPayload(
        **told(await receiving.ask(given.services, given.principal, command_of(AskQuestion, asked)))
    )


@strawberry.type
class PartnerMutations:
    enquire: EnquirePayload = strawberry.mutation(
        resolver=enquire,
        graphql_type=EnquirePayload,
        description="Ask whether the force manages somebody. What is told is told as the agreement allows, with its"
        " row in the ledger; whom the agreement hides is answered like whom nobody knows.",
    )
    acknowledge_disclosure: AcknowledgePayload = strawberry.mutation(
        resolver=acknowledge_disclosure,
        graphql_type=AcknowledgePayload,
        description="Acknowledge what was told. The first acknowledgement counts.",
    )
    acknowledge_recall: AcknowledgeRecallPayload = strawberry.mutation(
        resolver=acknowledge_recall,
        graphql_type=AcknowledgeRecallPayload,
        description="Acknowledge a recall.",
    )
    ask_question: AskQuestionPayload = strawberry.mutation(
        resolver=ask_question,
        graphql_type=AskQuestionPayload,
        description="Ask about something that was shared. A person of the force answers, by a clock.",
    )
