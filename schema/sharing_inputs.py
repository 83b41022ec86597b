"""The inputs of what the force decides about sharing."""

import strawberry
from strawberry import ID, field

from api.cases.words import WithholdReason
from api.sharing.words import Purpose, RecallKind, SharedField
from schema.assessing import REQUEST_ID

_NEW = "Made by the client; names the disclosure for ever."


@strawberry.input(description="What is to be shared of a nominal with an agency.")
class DiscloseNominalInput:
    id: ID = field(description=REQUEST_ID)
    disclosure_id: ID = field(description=_NEW)
    nominal_id: ID = field(description="Whom it is about.")
    agency_id: ID = field(description="Whom to tell.")
    purpose: Purpose = field(description="What for: one that the agreement names.")
    meaning: str = field(description="What this means for the child, or for safety, in a line; at most 500 characters.")
    content_digest: str = field(
        description="As disclosurePreview gave it: what the officer saw is what is sent, or nothing."
    )
    report_id: ID | None = field(default=None, description="A sanitised intelligence report about them, to share that.")
    leave_out: list[SharedField] = field(
        default_factory=list, description="Fields that the agreement shows and this recipient does not need, each once."
    )
    conditions: str = field(default="", description="Conditions of use beyond the agreement's; at most 500 characters.")
    kept_from_subject_reason: str = field(
        default="",
        description="Why the person concerned is not to be given this (DPA 2018 s.45(4)), at most 500 characters;"
        " empty: they are.",
    )


@strawberry.input(description="What is to be shared of a child abuse case with an agency.")
class DiscloseCaseInput:
    id: ID = field(description=REQUEST_ID)
    disclosure_id: ID = field(description=_NEW)
    case_id: ID = field(description="The case.")
    agency_id: ID = field(description="Whom to tell.")
    purpose: Purpose = field(description="What for: one that the agreement names.")
    meaning: str = field(description="What this means for the child, in a line; at most 500 characters.")
    content_digest: str = field(description="As caseDisclosurePreview gave it: what the officer saw is what is sent.")
    report_id: ID | None = field(
        default=None,
        description="A sanitised intelligence report about the case, to share that: the case's decision is still owed.",
    )
    leave_out: list[SharedField] = field(
        default_factory=list, description="Fields that the agreement shows and this recipient does not need, each once."
    )
    conditions: str = field(default="", description="Conditions of use beyond the agreement's; at most 500 characters.")


@strawberry.input(description="An agency is not told.")
class WithholdDisclosureInput:
    id: ID = field(description=REQUEST_ID)
    disclosure_id: ID = field(description=_NEW)
    nominal_id: ID = field(description="Whom it is about.")
    agency_id: ID = field(description="Who is not told.")
    withhold_reason: WithholdReason = field(description="Why.")
    reason: str = field(description="Why, in words; at most 2,000 characters.")
    review_by_id: ID | None = field(
        default=None,
        description="Who owes its review: an officer who works with the nominal. Left out: whoever has the nominal.",
    )


@strawberry.input(description="Something that was shared is wrong.")
class ProposeRecallInput:
    id: ID = field(description="Made by the client; names the recall for ever. The same again is not done twice.")
    disclosure_id: ID = field(description="One disclosure of it; everybody who has the same record is told.")
    kind: RecallKind = field(description="Whether something right follows.")
    reason: str = field(description="What is wrong, in words that recipients read; at most 500 characters.")
    fields: list[SharedField] = field(
        default_factory=list, description="What is wrong, each field once; empty: all of it."
    )


@strawberry.input(description="Send a recall to everybody who has what is wrong.")
class SendRecallInput:
    id: ID = field(description=REQUEST_ID)
    recall_id: ID = field(description="The recall.")


@strawberry.input(description="Let a proposed recall be.")
class DismissRecallInput:
    id: ID = field(description=REQUEST_ID)
    recall_id: ID = field(description="The recall.")
    reason: str = field(description="Why what was shared stands; at most 500 characters.")


@strawberry.input(description="The answer to a partner's question.")
class AnswerQuestionInput:
    id: ID = field(description=REQUEST_ID)
    question_id: ID = field(description="The question.")
    text: str = field(description="The answer; at most 2,000 characters.")


@strawberry.input(description="Keep a disclosure from the person concerned, or put it back.")
class KeepFromSubjectInput:
    id: ID = field(description=REQUEST_ID)
    disclosure_id: ID = field(description="The disclosure.")
    reason: str = field(description="Why; at most 500 characters. Empty: it is kept from them no longer.")


@strawberry.input(description="A silent notice was seen.")
class SeeNoticeInput:
    id: ID = field(description=REQUEST_ID)
    notice_id: ID = field(description="The notice.")


@strawberry.input(description="Sign an agreement.")
class SignAgreementInput:
    id: ID = field(description=REQUEST_ID)
    agreement_id: ID = field(description="The drafted version.")
    signature: str = field(description="The signer's name, as it is to stand there; at most 200 characters.")


@strawberry.input(description="End an agreement before its time.")
class EndAgreementInput:
    id: ID = field(description=REQUEST_ID)
    agreement_id: ID = field(description="The version.")
    reason: str = field(description="Why; at most 500 characters.")


@strawberry.input(description="Release a report with conditions (C) to an agency.")
class ReleaseIntelligenceInput:
    id: ID = field(description=REQUEST_ID)
    report_id: ID = field(description="The report.")
    agency_id: ID = field(description="The agency.")
    days: int = field(description="For how many days it may be shared with it; 1 to 90.")
