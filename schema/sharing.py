"""What the force decides about sharing: to share, having seen what would be told, to withhold, to recall, to answer."""

from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry import field

from api.nominals.desk import Done, Refused
from api.sharing import agreeing, answering, case_sharing, disclosing, recalls, releasing
from api.sharing.commands import (
    AnswerQuestion,
    Disclose,
    DiscloseCase,
    DismissRecall,
    EndAgreement,
    KeepFromSubject,
    ProposeRecall,
    ReleaseReport,
    SeeNotice,
    SendRecall,
    SignAgreement,
    Withhold,
)
from schema.agreements import Agreement
from schema.context import Asking
from schema.disclosures import Disclosure, Recall, SilentNotice
from schema.errors import UserError
from schema.inputs import command_of
from schema.outcomes import changed, told
from schema.reading.declare import plain
from schema.shared import PartnerQuestion
from schema.sharing_inputs import (
    AnswerQuestionInput,
    DiscloseCaseInput,
    DiscloseNominalInput,
    DismissRecallInput,
    EndAgreementInput,
    KeepFromSubjectInput,
    ProposeRecallInput,
    ReleaseIntelligenceInput,
    SeeNoticeInput,
    SendRecallInput,
    SignAgreementInput,
    WithholdDisclosureInput,
)

_MEND = "What to mend, one for each fault; empty if it was done."


@plain
class DisclosurePayload:
    """What came of sharing, or of withholding: the act in the ledger, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=Disclosure | None, description="The act; null if nothing was done.")
    async def disclosure(self, info: Asking) -> object:
        return await changed(info, "Disclosure", self.key)


@plain
class RecallPayload:
    """What came of a command on a recall: the recall, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=Recall | None, description="The recall; null if nothing was done.")
    async def recall(self, info: Asking) -> object:
        return await changed(info, "Recall", self.key)


@plain
class AnswerQuestionPayload:
    """What came of answering: the question with its answer, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=PartnerQuestion | None, description="The question; null if nothing was done.")
    async def question(self, info: Asking) -> object:
        return await changed(info, "PartnerQuestion", self.key)


@plain
class SeeNoticePayload:
    """What came of seeing a notice: the notice, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=SilentNotice | None, description="The notice; null if nothing was done.")
    async def notice(self, info: Asking) -> object:
        return await changed(info, "SilentNotice", self.key)


@plain
class AgreementPayload:
    """What came of a command on an agreement: the version, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=Agreement | None, description="The version; null if nothing was done.")
    async def agreement(self, info: Asking) -> object:
        return await changed(info, "Agreement", self.key)


@plain
class ReleaseIntelligencePayload:
    """What came of a release: whether it holds, or what to mend."""

    released: bool = field(description="The report may be shared with the agency now.")
    user_errors: list[UserError] = field(description=_MEND)


async def disclose_nominal(
    info: Asking, asked: Annotated[DiscloseNominalInput, strawberry.argument(name="input", description="What.")]
) -> DisclosurePayload:
    given = info.context
    outcome = await disclosing.disclose(given.services, given.principal, command_of(Disclose, asked))
    return DisclosurePayload(**told(outcome))


async def disclose_case(
    info: Asking, asked: Annotated[DiscloseCaseInput, strawberry.argument(name="input", description="What.")]
) -> DisclosurePayload:
    given = info.context
    outcome = await case_sharing.disclose(given.services, given.principal, command_of(DiscloseCase, asked))
    return DisclosurePayload(**told(outcome))


async def withhold_disclosure(
    info: Asking, asked: Annotated[WithholdDisclosureInput, strawberry.argument(name="input", description="What.")]
) -> DisclosurePayload:
    given = info.context
    outcome = await disclosing.withhold(given.services, given.principal, command_of(Withhold, asked))
    return DisclosurePayload(**told(outcome))


async def propose_recall(
    info: Asking, asked: Annotated[ProposeRecallInput, strawberry.argument(name="input", description="What is wrong.")]
) -> RecallPayload:
    given = info.context
    return RecallPayload(
        **told(await recalls.propose(given.services, given.principal, command_of(ProposeRecall, asked)))
    )


async def send_recall(
    info: Asking, asked: Annotated[SendRecallInput, strawberry.argument(name="input", description="Which.")]
) -> RecallPayload:
    given = info.context
    return RecallPayload(**told(await recalls.send(given.services, given.principal, command_of(SendRecall, asked))))


async def dismiss_recall(
    info: Asking, asked: Annotated[DismissRecallInput, strawberry.argument(name="input", description="Which.")]
) -> RecallPayload:
    given = info.context
    return RecallPayload(
        **told(await recalls.dismiss(given.services, given.principal, command_of(DismissRecall, asked)))
    )


async def answer_question(
    info: Asking, asked: Annotated[AnswerQuestionInput, strawberry.argument(name="input", description="The answer.")]
) -> AnswerQuestionPayload:
    given = info.context
    outcome = await answering.answer(given.services, given.principal, command_of(AnswerQuestion, asked))
    return AnswerQuestionPayload(**told(outcome))


async def keep_from_subject(
    info: Asking, asked: Annotated[KeepFromSubjectInput, strawberry.argument(name="input", description="Which.")]
) -> DisclosurePayload:
    given = info.context
    outcome = await answering.keep_from_subject(given.services, given.principal, command_of(KeepFromSubject, asked))
    return DisclosurePayload(**told(outcome))


async def see_notice(
    info: Asking, asked: Annotated[SeeNoticeInput, strawberry.argument(name="input", description="Which.")]
) -> SeeNoticePayload:
    given = info.context
    outcome = await answering.see_notice(given.services, given.principal, command_of(SeeNotice, asked))
    return SeeNoticePayload(**told(outcome))


async def sign_agreement(
    info: Asking, asked: Annotated[SignAgreementInput, strawberry.argument(name="input", description="Which.")]
) -> AgreementPayload:
    given = info.context
    outcome = await agreeing.sign(given.services, given.principal, command_of(SignAgreement, asked))
    return AgreementPayload(**told(outcome))


async def end_agreement(
    info: Asking, asked: Annotated[EndAgreementInput, strawberry.argument(name="input", description="Which.")]
) -> AgreementPayload:
    given = info.context
    return AgreementPayload(
        **told(await agreeing.end(given.services, given.principal, command_of(EndAgreement, asked)))
    )


async def release_intelligence(
    info: Asking, asked: Annotated[ReleaseIntelligenceInput, strawberry.argument(name="input", description="What.")]
) -> ReleaseIntelligencePayload:
    given = info.context
    outcome: Done | Refused = await releasing.release(given.services, given.principal, command_of(ReleaseReport, asked))
    return ReleaseIntelligencePayload(released=isinstance(outcome, Done), user_errors=told(outcome)["user_errors"])


def _mutation(resolver: Any, payload: type, description: str) -> Any:
    return strawberry.mutation(resolver=resolver, graphql_type=payload, description=description)


@strawberry.type
class SharingMutations:
    disclose_nominal: DisclosurePayload = _mutation(
        disclose_nominal, DisclosurePayload, "Share what disclosurePreview showed, by the agreement in force."
    )
    disclose_case: DisclosurePayload = _mutation(
        disclose_case, DisclosurePayload, "Share a case: its share decision and the telling, in one act."
    )
    withhold_disclosure: DisclosurePayload = _mutation(
        withhold_disclosure, DisclosurePayload, "Decide that an agency is not told. It is reviewed by a clock."
    )
    propose_recall: RecallPayload = _mutation(
        propose_recall, RecallPayload, "Say that something shared is wrong. A person decides, by a clock."
    )
    send_recall: RecallPayload = _mutation(
        send_recall, RecallPayload, "Recall it from everybody who has it. Each must acknowledge."
    )
    dismiss_recall: RecallPayload = _mutation(dismiss_recall, RecallPayload, "Let a proposed recall be, for a reason.")
    answer_question: AnswerQuestionPayload = _mutation(
        answer_question, AnswerQuestionPayload, "Answer a partner. The answer is a disclosure like any other."
    )
    keep_from_subject: DisclosurePayload = _mutation(
        keep_from_subject, DisclosurePayload, "Keep a disclosure from the person concerned, or put it back."
    )
    see_notice: SeeNoticePayload = _mutation(see_notice, SeeNoticePayload, "Note that a silent notice was seen.")
    sign_agreement: AgreementPayload = _mutation(
        sign_agreement, AgreementPayload, "Sign a version that the machine finds no fault with. It then counts."
    )
    end_agreement: AgreementPayload = _mutation(
        end_agreement, AgreementPayload, "End a version. What was told by it is hidden from the next request on."
    )
    release_intelligence: ReleaseIntelligencePayload = _mutation(
        release_intelligence, ReleaseIntelligencePayload, "Let a report with conditions be shared with an agency."
    )
