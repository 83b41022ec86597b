"""A child abuse case is shared: its share decision (api/cases) and the telling are one act, in one transaction.

So the case's clock stops only when a partner was told, and whoever is told stands in the ledger. A report about the
case is told like one about a nominal: it stands in the ledger, and the decision about the case is still owed.
"""

from typing import Final
from uuid import UUID

from api.cases import service as cases
from api.cases.commands import DecideSharing
from api.cases.desk import Desk, act
from api.cases.words import ShareDecision
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused
from api.obligations.rules import Investigated
from api.refusals import Forbidden, UserError
from api.services import Services
from api.sharing import disclosing, gathering, ledger, rules, store
from api.sharing.agreement import Agreement
from api.sharing.commands import DiscloseCase
from api.sharing.disclosing import Preview
from api.sharing.gathering import Gathered
from api.sharing.ledger import Act, Shared
from api.sharing.matter import Matter, locked
from api.sharing.rules import Content
from api.sharing.words import SharedRecord

_NO_REPORT: Final = "There is no report about this case whose sanitised twin is ready."


async def preview(services: Services, principal: Principal, asked: DiscloseCase) -> Preview:
    """Exactly what the agency would be told of the case now. Forbidden where the caller does not work with it."""
    async with services.database.writing(principal.service_context()) as connection:
        now = services.clock.now()
        matter = await locked(connection, principal, now, case_id=asked.case_id, is_worked=True)
        if matter is None:
            raise Forbidden("There is no such case that you may work with: choose one listed.", field="caseId")
        agreement, held, content = await _find(matter, asked)
        errors = (
            *held.errors,
            *rules.of_case(agreement, asked.purpose, embargoed=matter.restricted, meaning=asked.meaning or "not yet"),
        )
        await ledger.note_preview(connection, principal, "caseDisclosurePreview", content, case_id=asked.case_id)
    return Preview(agreement=agreement, content=content, conditions=held.conditions, errors=errors)


async def disclose(services: Services, principal: Principal, command: DiscloseCase) -> Done | Refused:
    """Share the case or a report about it, if it is still what the officer saw. The case's share decision names the
    act by which the case was told.
    """

    async def decide(desk: Desk) -> Done | Refused:
        matter = _at(desk)
        agreement, held, content = await _find(matter, command)
        errors = (*held.errors, *_faults(command, matter, agreement, content))
        if errors:
            return Refused(errors)
        assert agreement is not None
        told = Act(
            id=command.disclosure_id,
            nominal_id=None,
            case_id=command.case_id,
            agreement=agreement,
            record=held.shared,
            content=content,
            purpose=command.purpose,
            meaning=command.meaning.strip(),
            conditions="; ".join(filter(None, (held.conditions, command.conditions.strip()))),
            verified_by=f"{principal.name}, {principal.force_name}",
            officer_id=principal.officer_id,
        )
        if command.report_id is not None:
            return Done(await disclosing.share(matter, told))
        decision = DecideSharing(
            id=command.id,
            case_id=command.case_id,
            decision=ShareDecision.SHARED_REDACTED if content.kept_back else ShareDecision.SHARED,
            meaning=told.meaning,
            told=agreement.title,
            disclosure_id=told.id,
        )
        decided = await cases.sharing_decided(desk, decision)
        if isinstance(decided, Refused):
            return decided
        await disclosing.share(matter, told)
        return Done(told.id)

    return await act(services, principal, command, action="discloseCase", decide=decide)


def _at(desk: Desk) -> Matter:
    case: Investigated = desk.investigated
    return Matter(
        connection=desk.connection,
        principal=desk.principal,
        now=desk.now,
        owed_of=case,
        restricted=desk.case.embargoed,
    )


async def _find(matter: Matter, asked: DiscloseCase) -> tuple[Agreement | None, Gathered, Content]:
    case_id: UUID = matter.key
    agreement = await store.current(matter.connection, matter.principal.force_id, asked.agency_id, matter.now)
    kind = SharedRecord.CASE if asked.report_id is None else SharedRecord.INTELLIGENCE
    held = await gathering.gather(matter, kind, asked.report_id or case_id, agency_id=asked.agency_id)
    if held is None:
        unknown = UserError(code="UNKNOWN_REPORT", field="reportId", message=_NO_REPORT)
        held = Gathered(shared=Shared(kind=kind, id=case_id), statements=(), errors=(unknown,))
    nothing = Content(told=(), kept_back=())
    told = nothing if agreement is None else rules.redact(held.statements, agreement, frozenset(asked.leave_out))
    return agreement, held, told


def _faults(
    command: DiscloseCase, matter: Matter, agreement: Agreement | None, content: Content
) -> tuple[UserError, ...]:
    errors = list(
        rules.of_case(
            agreement,
            command.purpose,
            embargoed=matter.restricted,
            meaning=command.meaning,
            conditions=command.conditions,
        )
    )
    if not errors and not content.told:
        words = "The agreement shows nothing of this: there is nothing to send."
        errors.append(UserError(code="NOTHING_TO_TELL", field="caseId", message=words))
    if not errors and command.content_digest != content.digest:
        words = "What would be told has changed since you looked: look again, then send."
        errors.append(UserError(code="STALE_CONTENT", field="contentDigest", message=words))
    return tuple(errors)
