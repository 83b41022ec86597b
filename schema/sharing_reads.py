"""What can be read of sharing: agreements, the ledger, recalls, notices; and exactly what an agency would be told."""

from datetime import date, datetime
from typing import Annotated, Any

import strawberry
from strawberry import ID, field
from strawberry import argument as said

from api.assessments.words import StatementBasis, SubjectCategory
from api.sharing import agreeing, case_sharing, disclosing, measures
from api.sharing.commands import Disclose, DiscloseCase
from api.sharing.words import Purpose, SharedField
from api.values import new_id
from schema.agreements import AGREEMENTS, Agreement, AgreementConnection, AgreementFilter, AgreementOrder
from schema.context import Asking
from schema.disclosures import (
    DISCLOSURES,
    RECALLS,
    SILENT_NOTICES,
    Disclosure,
    DisclosureConnection,
    DisclosureFilter,
    DisclosureOrder,
    RecallConnection,
    RecallFilter,
    SilentNoticeConnection,
    SilentNoticeFilter,
)
from schema.errors import UserError, published
from schema.identifiers import maybe_id, one_id
from schema.reading.declare import argument, compiled, paged, plain
from schema.reading.sources import Single
from schema.shared import (
    QUESTIONS,
    RECALL_NOTICES,
    SHARED_ITEMS,
    PartnerQuestionConnection,
    PartnerQuestionFilter,
    RecallNoticeConnection,
    RecallNoticeFilter,
    SharedItem,
    SharedItemConnection,
    SharedItemFilter,
    SharedItemOrder,
)


@plain
class StatementToShare:
    """One statement as the agency would be told it."""

    field: SharedField = strawberry.field(description="What it tells.")
    text: str = strawberry.field(description="What would be told; at most 2,000 characters.")
    basis: StatementBasis = strawberry.field(description="Whether it is fact or opinion, and whose.")
    subject_category: SubjectCategory = strawberry.field(description="Whom it is about.")
    as_of: datetime | None = strawberry.field(description="As of when it was known; null: as of now.")


@plain
class DisclosurePreview:
    """Exactly what an agency would be told now, before it is sent."""

    statements: list[StatementToShare] = field(description="What would be told, in its order, 200 at most.")
    kept_back: list[SharedField] = field(description="Fields that hold something and would not be told, each once.")
    conditions: str = field(description="Conditions of use that go with it.")
    content_digest: str = field(description="Names what is shown here: discloseNominal sends this, or nothing.")
    user_errors: list[UserError] = field(description="What stands against sending it, one for each fault.")


@plain
class AgreementCheck:
    """What the machine finds wrong with an agreement."""

    user_errors: list[UserError] = field(
        description="What to mend in a new version, one for each fault; empty: it may be signed."
    )


async def disclosure_preview(
    info: Asking,
    *,
    nominal_id: Annotated[ID, said(description="Whom it is about.")],
    agency_id: Annotated[ID, said(description="Who would be told.")],
    purpose: Annotated[Purpose, said(description="What for.")],
    report_id: Annotated[ID | None, said(description="A sanitised report about them, to share that.")] = None,
    leave_out: Annotated[
        list[SharedField] | None,
        said(description="Fields that this recipient does not need, each once; none if not given."),
    ] = None,
) -> DisclosurePreview:
    given = info.context
    asked = Disclose(
        id=new_id(),
        disclosure_id=new_id(),
        nominal_id=one_id(nominal_id, "nominalId"),
        agency_id=one_id(agency_id, "agencyId"),
        purpose=purpose,
        meaning="",
        content_digest="",
        report_id=maybe_id(report_id, "reportId"),
        leave_out=tuple(leave_out or ()),
    )
    return _previewed(await disclosing.preview(given.services, given.principal, asked))


async def case_disclosure_preview(
    info: Asking,
    *,
    case_id: Annotated[ID, said(description="The case.")],
    agency_id: Annotated[ID, said(description="Who would be told.")],
    purpose: Annotated[Purpose, said(description="What for.")],
    leave_out: Annotated[
        list[SharedField] | None,
        said(description="Fields that this recipient does not need, each once; none if not given."),
    ] = None,
    report_id: Annotated[ID | None, said(description="A sanitised report about the case, to share that.")] = None,
) -> DisclosurePreview:
    given = info.context
    asked = DiscloseCase(
        id=new_id(),
        disclosure_id=new_id(),
        case_id=one_id(case_id, "caseId"),
        agency_id=one_id(agency_id, "agencyId"),
        purpose=purpose,
        meaning="",
        content_digest="",
        report_id=maybe_id(report_id, "reportId"),
        leave_out=tuple(leave_out or ()),
    )
    return _previewed(await case_sharing.preview(given.services, given.principal, asked))


def _previewed(found: disclosing.Preview) -> DisclosurePreview:
    return DisclosurePreview(
        statements=[StatementToShare(**vars(each)) for each in found.content.told],
        kept_back=list(found.content.kept_back),
        conditions=found.conditions,
        content_digest=found.content.digest,
        user_errors=published(found.errors),
    )


@plain
class SharingOutstanding:
    """What one agency owes the force: acknowledgements of what it was told, and of recalls."""

    agency_id: ID = strawberry.field(description="The agency's id.")
    name: str = strawberry.field(description="The agency's name; at most 200 characters.")
    unacknowledged: int = strawberry.field(description="How many disclosures it has not acknowledged, late or not yet.")
    late: int = strawberry.field(description="How many of them are late.")
    recalls: int = strawberry.field(description="How many recalled disclosures whose recall it has not acknowledged.")


async def sharing_outstanding(info: Asking) -> list[Any]:
    return list(await measures.outstanding(info.context.services, info.context.principal))


@plain
class AgencySharingTime:
    """How soon one agency was told of cases that were received in a time: of those that it was told of."""

    agency_id: ID = strawberry.field(description="The agency's id.")
    name: str = strawberry.field(description="The agency's name; at most 200 characters.")
    shared: int = strawberry.field(description="Of how many of the cases it was told by now.")
    within_a_day: int = strawberry.field(description="Of how many within 24 hours of the receipt.")
    median_hours: float = strawberry.field(
        description="Hours from the receipt until it was first told, of the middle one."
    )
    longest_hours: float = strawberry.field(description="The same, of the one that took longest: hours.")


async def sharing_times_by_agency(
    info: Asking,
    from_: Annotated[date, said(name="from", description="The first day of receipt.")],
    to: Annotated[date, said(description="The last day of receipt.")],
) -> list[Any]:
    return list(await measures.by_agency(info.context.services, info.context.principal, from_, to))


async def agreement_check(
    info: Asking,
    id: Annotated[ID, said(description="The version.")],  # noqa: A002 - the contract's word
) -> AgreementCheck:
    given = info.context
    found = await agreeing.examine(given.services, given.principal, one_id(id, "id"))
    return AgreementCheck(user_errors=published(found))


@strawberry.type
class SharingQueries:
    agreements: AgreementConnection = compiled(
        AGREEMENTS,
        "Information sharing agreements: all of the force's; for a partner, its own that are signed.",
        *paged(AgreementFilter, AgreementOrder),
    )
    agreement: Agreement | None = compiled(
        Single(),
        "One version of an agreement by id; null if there is none that the caller may see.",
        argument("id", ID, "The version's id."),
    )
    agreement_check: AgreementCheck = strawberry.field(
        resolver=agreement_check,
        graphql_type=AgreementCheck,
        description="What the machine finds wrong with a version.",
    )
    disclosures: DisclosureConnection = compiled(
        DISCLOSURES,
        "The ledger of what was shared and withheld, as far as the caller works with the nominal or answers for the"
        " force: by nominal, by agency, by officer.",
        *paged(DisclosureFilter, DisclosureOrder),
    )
    disclosure: Disclosure | None = compiled(
        Single(),
        "One act of sharing by id; null if there is none that the caller may see.",
        argument("id", ID, "The disclosure's id."),
    )
    sharing_outstanding: list[SharingOutstanding] = strawberry.field(
        resolver=sharing_outstanding,
        graphql_type=list[SharingOutstanding],
        description="What agencies have not acknowledged, one for each agency, the most first, as far as the caller"
        " sees the ledger.",
    )
    sharing_times_by_agency: list[AgencySharingTime] = strawberry.field(
        resolver=sharing_times_by_agency,
        graphql_type=list[AgencySharingTime],
        description="How soon agencies were first told of cases received in a time, one for each agency that was told"
        " of any, who waited longest first; of those that the caller may know of.",
    )
    disclosure_preview: DisclosurePreview = strawberry.field(
        resolver=disclosure_preview,
        graphql_type=DisclosurePreview,
        description="Exactly what an agency would be told of a nominal now, and what stands against telling it.",
    )
    case_disclosure_preview: DisclosurePreview = strawberry.field(
        resolver=case_disclosure_preview,
        graphql_type=DisclosurePreview,
        description="Exactly what an agency would be told of a case now, and what stands against telling it.",
    )
    recalls: RecallConnection = compiled(
        RECALLS, "Recalls, proposed, sent and let be, the latest first.", *paged(RecallFilter)
    )
    silent_notices: SilentNoticeConnection = compiled(
        SILENT_NOTICES,
        "Partners that asked about nominals whom their agreement hides, the latest first.",
        *paged(SilentNoticeFilter),
    )
    partner_questions: PartnerQuestionConnection = compiled(
        QUESTIONS,
        "Partners' questions about what was shared, the latest first; for a partner, its own.",
        *paged(PartnerQuestionFilter),
    )
    shared_items: SharedItemConnection = compiled(
        SHARED_ITEMS,
        "What was told to the caller's agency, while its agreement is in force, the latest first.",
        *paged(SharedItemFilter, SharedItemOrder),
    )
    shared_item: SharedItem | None = compiled(
        Single(),
        "One thing that was told to the caller's agency, by id; null if there is none.",
        argument("id", ID, "The item's id."),
    )
    recall_notices: RecallNoticeConnection = compiled(
        RECALL_NOTICES,
        "Recalls of what was told to the caller's agency, the latest first; they stand after an agreement's end too.",
        *paged(RecallNoticeFilter),
    )
