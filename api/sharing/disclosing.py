"""What officers decide: to share with an agency, seeing first exactly what it will see, or to withhold.

Of child abuse cases the same is in `case_sharing.py`.
"""

from dataclasses import dataclass
from uuid import UUID

from api.cases.places import is_here
from api.identity.principal import Principal
from api.nominals.desk import Desk, Done, Place, Refused, act, could_work_with, refused, worked_with
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.refusals import Forbidden, UserError
from api.services import Services
from api.sharing import content, gathering, ledger, rules, store
from api.sharing.agreement import Agreement, Covered
from api.sharing.commands import LINE_MAX, Disclose, Withhold
from api.sharing.gathering import Gathered
from api.sharing.ledger import Act, Shared
from api.sharing.matter import Matter, of_nominal, owing
from api.sharing.rules import Content
from api.sharing.words import Purpose, SharedField, SharedRecord

_NOTHING = Content(told=(), kept_back=())
_MAY_NOT_SEE = (
    "They do not work with this person, or cannot sign in, and could not review it: name the officer who does, a"
    " supervisor of the unit, or somebody with need to know."
)
_NO_REPORT = "There is no report about this person whose sanitised twin is ready."


@dataclass(frozen=True, kw_only=True)
class Preview:
    """Exactly what the agency would be told, and what stands against telling it."""

    agreement: Agreement | None
    content: Content
    conditions: str
    errors: tuple[UserError, ...]


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What is to be shared with whom."""

    nominal_id: UUID
    agency_id: UUID
    purpose: Purpose
    report_id: UUID | None
    leave_out: frozenset[SharedField]


@dataclass(frozen=True, kw_only=True)
class _Found:
    """What was found for it."""

    agreement: Agreement | None
    person: Covered
    shared: Shared
    content: Content
    conditions: str
    errors: tuple[UserError, ...]


async def preview(services: Services, principal: Principal, asked: Disclose) -> Preview:
    """What would be told now. Forbidden where the caller does not work with the nominal."""
    async with services.database.writing(principal.service_context()) as connection:
        subject = await worked_with(connection, principal, asked.nominal_id)
        if subject is None:
            raise Forbidden("There is none that you may work with: choose one from the page.", field="nominalId")
        found = await _find(of_nominal(connection, principal, services.clock.now(), subject), _asked(asked))
        await ledger.note_preview(
            connection, principal, "disclosurePreview", found.content, nominal_id=asked.nominal_id
        )
    errors = list(found.errors)
    errors += rules.of_sharing(found.agreement, asked.purpose, person=found.person, meaning=asked.meaning or "not yet")
    return Preview(agreement=found.agreement, content=found.content, conditions=found.conditions, errors=tuple(errors))


async def disclose(services: Services, principal: Principal, command: Disclose) -> Done | Refused:
    """Share, if it is still what the officer saw."""

    async def decide(desk: Desk) -> Done | Refused:
        matter = of_nominal(desk.connection, principal, desk.now, desk.subject)
        found = await _find(matter, _asked(command))
        errors = [*found.errors, *_faults(principal, command, found)]
        if errors:
            return Refused(tuple(errors))
        assert found.agreement is not None
        return Done(
            await share(
                matter,
                Act(
                    id=command.disclosure_id,
                    nominal_id=command.nominal_id,
                    agreement=found.agreement,
                    record=found.shared,
                    content=found.content,
                    purpose=command.purpose,
                    meaning=command.meaning.strip(),
                    conditions="; ".join(filter(None, (found.conditions, command.conditions.strip()))),
                    verified_by=f"{principal.name}, {principal.force_name}",
                    officer_id=principal.officer_id,
                    kept_from_subject_reason=command.kept_from_subject_reason.strip(),
                ),
            )
        )

    at = Place(field="nominalId", key=command.nominal_id)
    return await act(services, principal, command, action="discloseNominal", record="disclosure", at=at, decide=decide)


async def share(matter: Matter, told: Act) -> UUID:
    """Tell the agency, and ask it to acknowledge by the day that policy gives."""
    cause = Cause(kind=RecordKind.DISCLOSURE, id=told.id)
    async with owing(matter) as owed:
        await _reviewed(matter, owed, told.agreement.agency_id, cause)
        asked = owed.open(ObligationKind.DISCLOSURE_ACK, matter.now, cause)
    named = {**vars(told), "acknowledge_by": asked.due_at}
    return await ledger.tell(matter.connection, matter.principal, Act(**named), matter.now)


async def withhold(services: Services, principal: Principal, command: Withhold) -> Done | Refused:
    """Not tell an agency: for a reason, by an officer who looks at it again when policy says.

    Whoever looks again withholds anew, with a review of its own, or shares: either is the review.
    """

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.of_withholding(command.reason))
        if errors:
            return Refused(errors)
        wrong = await _misnamed(desk, command)
        if wrong is not None:
            return wrong
        # Whoever names the officer who has the nominal means whoever has them.
        named = None if command.review_by_id == desk.subject.owner_id else command.review_by_id
        cause = Cause(kind=RecordKind.DISCLOSURE, id=command.disclosure_id)
        matter = of_nominal(desk.connection, principal, desk.now, desk.subject)
        async with owing(matter) as owed:
            await _reviewed(matter, owed, command.agency_id, cause)
            review = owed.open(ObligationKind.SHARE_REVIEW, desk.now, cause, named=named)
        return Done(
            await ledger.withhold(
                desk.connection,
                principal,
                key=command.disclosure_id,
                nominal_id=command.nominal_id,
                agency_id=command.agency_id,
                reason_kind=command.withhold_reason,
                reason=command.reason.strip(),
                review_by_id=command.review_by_id or desk.subject.owner_id,
                review_at=review.due_at or desk.now,
                now=desk.now,
            )
        )

    at = Place(field="nominalId", key=command.nominal_id)
    return await act(
        services, principal, command, action="withholdDisclosure", record="disclosure", at=at, decide=decide
    )


async def _reviewed(matter: Matter, owed: Ledger, agency_id: UUID, cause: Cause) -> None:
    """What was withheld from this agency before has been looked at again."""
    for key in await ledger.withheld_from(matter.connection, matter.about(), agency_id):
        for each in owed.open_of(ObligationKind.SHARE_REVIEW, opened_by=key):
            owed.meet(each, matter.now, cause)


async def _misnamed(desk: Desk, command: Withhold) -> Refused | None:
    """An agency or an officer whom the force does not have, or an officer who could not look again."""
    force_id, reviewer = desk.principal.force_id, command.review_by_id
    if not await store.has_agency(desk.connection, force_id, command.agency_id):
        return refused("UNKNOWN_AGENCY", "agencyId", "There is no such agency: choose one listed.")
    if reviewer is None or reviewer == desk.subject.owner_id:
        return None
    if not await is_here(desk.connection, force_id, reviewer):
        return refused("UNKNOWN_OFFICER", "reviewById", "There is no such officer: choose one who works here.")
    if not await could_work_with(desk.connection, force_id, desk.subject, reviewer):
        return refused("REVIEWER_MAY_NOT_SEE", "reviewById", _MAY_NOT_SEE)
    return None


def _asked(command: Disclose) -> _Asked:
    return _Asked(
        nominal_id=command.nominal_id,
        agency_id=command.agency_id,
        purpose=command.purpose,
        report_id=command.report_id,
        leave_out=frozenset(command.leave_out),
    )


async def _find(matter: Matter, asked: _Asked) -> _Found:
    connection, force_id = matter.connection, matter.principal.force_id
    agreement = await store.current(connection, force_id, asked.agency_id, matter.now)
    person = await content.covered(connection, force_id, asked.nominal_id)
    assert person is not None, "the desk found them"
    kind = SharedRecord.NOMINAL if asked.report_id is None else SharedRecord.INTELLIGENCE
    held = await gathering.gather(matter, kind, asked.report_id or asked.nominal_id, agency_id=asked.agency_id)
    if held is None:
        held = Gathered(
            shared=Shared(kind=kind, id=asked.nominal_id),
            statements=(),
            errors=(UserError(code="UNKNOWN_REPORT", field="reportId", message=_NO_REPORT),),
        )
    told = _NOTHING if agreement is None else rules.redact(held.statements, agreement, asked.leave_out)
    return _Found(
        agreement=agreement,
        person=person,
        shared=held.shared,
        content=told,
        conditions=held.conditions,
        errors=held.errors,
    )


def _faults(principal: Principal, command: Disclose, found: _Found) -> list[UserError]:
    errors = list(
        rules.of_sharing(
            found.agreement,
            command.purpose,
            person=found.person,
            meaning=command.meaning,
            conditions=command.conditions,
        )
    )
    if len(command.kept_from_subject_reason) > LINE_MAX:
        words = f"At most {LINE_MAX} characters: shorten it."
        errors.append(UserError(code="TOO_LONG", field="keptFromSubjectReason", message=words))
    if principal.officer_id is None:
        words = "Only an officer shares: sign in as one."
        errors.append(UserError(code="OFFICER_REQUIRED", field="id", message=words))
    if not errors and not found.content.told:
        words = "The agreement shows nothing of this: there is nothing to send."
        errors.append(UserError(code="NOTHING_TO_TELL", field="nominalId", message=words))
    if not errors and command.content_digest != found.content.digest:
        words = "What would be told has changed since you looked: look again, then send."
        errors.append(UserError(code="STALE_CONTENT", field="contentDigest", message=words))
    return errors
