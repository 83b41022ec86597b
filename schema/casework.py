"""What is read and done about cases: each command answers with the case, as the caller may see it, or what to mend."""

import base64
import binascii
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.cases import commands as asked_of
from api.cases import (
    covert,
    deconflicting,
    documents,
    measures,
    receiving,
    service,
    suspects,
    transfers,
)
from api.cases.commands import AddDocument
from api.cases.words import Deconfliction, KiratBand, WithholdReason
from api.intelligence import convicting
from api.nominals.commands import ManagementMode, RiskLevel
from schema import case_inputs as inputs
from schema.cases import CASES, Case, CaseConnection, CaseFilter, CaseOrder
from schema.context import Asking
from schema.errors import UserError
from schema.identifiers import one_id
from schema.organisation import OFFICERS, OfficerConnection, OfficerFilter
from schema.outcomes import changed, doing, told
from schema.reading.declare import argument, compiled, paged, plain
from schema.reading.sources import Single


@plain
class CasePayload:
    """What came of a command about a case: the case as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(
        graphql_type=Case | None,
        description="The case; null if nothing was changed, or if the caller may not know of it.",
    )
    async def case(self, info: Asking) -> object:
        return await changed(info, "Case", self.key)


@plain
class CaseCandidate:
    """A nominal whom a subject of a case may be. A person decides; nothing is linked by itself."""

    subject_id: ID = field(description="The subject.")
    subject_name: str = field(description="The subject's name.")
    nominal_id: ID = field(description="The nominal.")
    reference: str = field(description="The nominal's reference; at most 30 characters.")
    name: str = field(description="The nominal's name; at most 200 characters.")
    date_of_birth: date | None = field(description="The nominal's date of birth; null if not known.")
    risk_level: RiskLevel = field(description="The nominal's risk level.")
    management_mode: ManagementMode = field(description="How the nominal is managed.")
    why: list[str] = field(
        description="By what they are alike: NAME, SPELLING (spelt or sounding alike, in whatever alphabet),"
        " BORN_AND_LAST_NAME, IDENTITY; each once, in alphabetical order."
    )
    decision: Deconfliction | None = field(description="What a person last decided of the two; null: nothing yet.")


@plain
class SharingTime:
    """The cases of one band that were received in a time: how many, and how soon partners were told of them."""

    band: KiratBand = field(description="The band that counts now.")
    received: int = field(description="How many were received.")
    shared: int = field(description="Of how many partners were told by now.")
    within_a_day: int = field(description="Of how many within 24 hours of the receipt.")
    median_hours: float | None = field(
        description="Hours from the receipt until partners were told, of the middle one that was shared."
    )
    longest_hours: float | None = field(description="The same, of the one that took longest: hours.")


async def sharing_times(
    info: Asking,
    from_: Annotated[date, strawberry.argument(name="from", description="The first day of receipt.")],
    to: Annotated[date, strawberry.argument(description="The last day of receipt.")],
) -> list[Any]:
    return list(await measures.sharing_times(info.context.services, info.context.principal, from_, to))


@plain
class NeverShared:
    """The cases of one band, received in a time, of which partners were never told, for one reason."""

    band: KiratBand = field(description="The band that counts now.")
    withheld_for: WithholdReason | None = field(description="Why they are not told; null: nothing was decided yet.")
    size: int = field(description="How many.")


async def never_shared(
    info: Asking,
    from_: Annotated[date, strawberry.argument(name="from", description="The first day of receipt.")],
    to: Annotated[date, strawberry.argument(description="The last day of receipt.")],
) -> list[Any]:
    return list(await measures.never_shared(info.context.services, info.context.principal, from_, to))


async def case_candidates(
    info: Asking, case_id: Annotated[ID, strawberry.argument(description="The case.")]
) -> list[Any]:
    given = info.context
    return list(await deconflicting.candidates(given.services, given.principal, one_id(case_id, "caseId")))


@strawberry.type
class CaseworkQueries:
    case: Case | None = compiled(
        Single(),
        "One online child abuse case by id; null if there is none that the caller may know of.",
        argument("id", ID, "The case's id."),
    )
    cases: CaseConnection = compiled(
        CASES,
        "Online child abuse cases, both clocks side by side: what is due first stands first.",
        *paged(CaseFilter, CaseOrder),
    )
    officers: OfficerConnection = compiled(
        OFFICERS, "The officers who work in the force now, by name: to whom a case may go.", *paged(OfficerFilter)
    )
    sharing_times: list[SharingTime] = strawberry.field(
        resolver=sharing_times,
        graphql_type=list[SharingTime],
        description="How soon partners were first told of cases received in a time, one for each band, the highest"
        " first; of those that the caller may know of.",
    )
    never_shared: list[NeverShared] = strawberry.field(
        resolver=never_shared,
        graphql_type=list[NeverShared],
        description="Of the same cases those of which partners were never told: one for each band and reason.",
    )
    case_candidates: list[CaseCandidate] = strawberry.field(
        resolver=case_candidates,
        graphql_type=list[CaseCandidate],
        description="Nominals whom the subjects of a case may be, of those the caller may see: the likeliest first, 50"
        " at most.",
    )


_doing = doing(CasePayload, lambda outcome: CasePayload(**told(outcome)))


async def add_case_document(
    info: Asking,
    asked: Annotated[inputs.AddCaseDocumentInput, strawberry.argument(name="input", description="The file.")],
) -> CasePayload:
    given = info.context
    try:
        content = base64.b64decode(asked.content, validate=True)
    except binascii.Error:
        words = "This is no base64: send the file's content so written."
        return CasePayload(key=None, user_errors=[UserError(code="NOT_BASE64", field="content", message=words)])
    command = AddDocument(
        id=one_id(asked.id, "id"), case_id=one_id(asked.case_id, "caseId"), name=asked.name, content=content
    )
    return CasePayload(**told(await documents.add_document(given.services, given.principal, command)))


@strawberry.type
class CaseworkMutations:
    receive_referral: CasePayload = _doing(
        inputs.ReceiveReferralInput,
        asked_of.ReceiveReferral,
        receiving.receive,
        "Take a referral in: it becomes a case, or is one already. Two clocks begin: to act, and to decide on sharing.",
    )
    assign_case: CasePayload = _doing(
        inputs.AssignCaseInput, asked_of.AssignCase, service.assign, "Give a case to another officer."
    )
    decide_likeness: CasePayload = _doing(
        inputs.DecideLikenessInput,
        asked_of.DecideLikeness,
        deconflicting.decide_likeness,
        "Decide whether a subject is a nominal. Of somebody managed reactively a review is opened at once.",
    )
    record_kirat: CasePayload = _doing(
        inputs.RecordKiratInput,
        asked_of.RecordKirat,
        service.record_kirat,
        "Record KIRAT's band. The time to act is counted again from the receipt; sharing keeps its own clock.",
    )
    decide_sharing: CasePayload = _doing(
        inputs.DecideSharingInput,
        asked_of.DecideSharing,
        service.decide_sharing,
        "Decide that partners are not told yet, with a reason, an owner and a review. To tell one: `discloseCase`.",
    )
    record_safeguarding: CasePayload = _doing(
        inputs.RecordSafeguardingInput,
        asked_of.RecordSafeguarding,
        service.record_safeguarding,
        "Record a step to safeguard children, with the statutory clock that it starts or stops.",
    )
    set_embargo: CasePayload = _doing(
        inputs.SetEmbargoInput, asked_of.SetEmbargo, covert.set_embargo, "Make a case covert."
    )
    lift_embargo: CasePayload = _doing(
        inputs.LiftEmbargoInput, asked_of.LiftEmbargo, covert.lift_embargo, "End the covert phase of a case."
    )
    plan_welfare: CasePayload = _doing(
        inputs.PlanWelfareInput, asked_of.PlanWelfare, suspects.plan_welfare, "Say how the suspect is looked after."
    )
    record_case_event: CasePayload = _doing(
        inputs.RecordCaseEventInput,
        asked_of.RecordCaseEvent,
        suspects.record_event,
        "Record what happened to the suspect, or is to happen; each opens a check of their welfare.",
    )
    check_welfare: CasePayload = _doing(
        inputs.CheckWelfareInput,
        asked_of.CheckWelfare,
        suspects.check_welfare,
        "Record that somebody looked after the suspect.",
    )
    seize_device: CasePayload = _doing(
        inputs.SeizeDeviceInput, asked_of.SeizeDevice, suspects.seize_device, "Note a device that was seized."
    )
    offer_case_transfer: CasePayload = _doing(
        inputs.OfferCaseTransferInput,
        asked_of.OfferCaseTransfer,
        transfers.offer,
        "Ask another force to take a case over.",
    )
    answer_case_transfer: CasePayload = _doing(
        inputs.AnswerCaseTransferInput,
        asked_of.AnswerCaseTransfer,
        transfers.answer,
        "Record what was answered to a transfer. Until it is accepted the case stays where it is.",
    )
    close_case: CasePayload = _doing(
        inputs.CloseCaseInput, asked_of.CloseCase, transfers.close, "End a case without a conviction."
    )
    record_conviction: CasePayload = _doing(
        inputs.RecordConvictionInput,
        asked_of.RecordConviction,
        convicting.record_conviction,
        "A suspect was convicted: they become a registered offender of a unit, with all that the case knows.",
    )
    add_case_document: CasePayload = strawberry.mutation(
        resolver=add_case_document,
        graphql_type=CasePayload,
        description="Keep a file with a case. It goes through a gate that refuses pictures, by content.",
    )
