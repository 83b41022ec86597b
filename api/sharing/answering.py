"""What the force does about partners' questions, silent notices, and what a person concerned is given of the ledger."""

from typing import Any

from sqlalchemy import select, update

from api.assessments.words import StatementBasis, SubjectCategory
from api.identity.principal import Principal
from api.nominals import desk as nominals
from api.nominals.desk import Desk, Done, Refused, refused
from api.obligations.commands import ObligationKind, RecordKind
from api.services import Services
from api.sharing import disclosing, gathering, ledger, rules, store
from api.sharing.commands import LINE_MAX, TEXT_MAX, AnswerQuestion, KeepFromSubject, SeeNotice
from api.sharing.ledger import Act, Shared
from api.sharing.matter import Matter, Place, act
from api.sharing.receiving import meet
from api.sharing.rules import Statement
from api.sharing.tables import disclosure, partner_question, silent_notice
from api.sharing.words import SharedField, SharedRecord


async def answer(services: Services, principal: Principal, command: AnswerQuestion) -> Done | Refused:
    """Answer a question. The answer is told like anything else: through the agreement, with its row in the ledger."""

    async def decide(matter: Matter) -> Done | Refused:
        asked = await _question(matter, command)
        told = await ledger.one(matter.connection, principal.force_id, asked.disclosure_id)
        assert told is not None
        faults = tuple(rules.needed("text", command.text, TEXT_MAX, "Write the answer."))
        if faults:
            return Refused(faults)
        if asked.answered_at is not None:
            return refused("ANSWERED", "questionId", "Somebody has answered this: look again.")
        agreement = await store.current(matter.connection, principal.force_id, told.agency_id, matter.now)
        if agreement is None or told.purpose is None or agreement.gateway_for(told.purpose) is None:
            return Refused((rules.no_agreement(),))
        if not await gathering.is_covered(matter, agreement):
            words = "The agreement does not cover this person or case: nothing is told of them. Ring its contact."
            return refused("NOT_COVERED", "questionId", words)
        held = Statement(
            field=SharedField.ANSWER,
            text=command.text.strip(),
            basis=StatementBasis.ASSESSMENT,
            subject_category=SubjectCategory.OTHER,
            as_of=matter.now,
        )
        content = rules.redact([held], agreement)
        if not content.told or matter.restricted:
            words = "The agreement shows no answers in writing: ring its contact."
            return refused("NOTHING_TO_TELL", "questionId", words)
        key = await disclosing.share(
            matter,
            Act(
                nominal_id=matter.nominal_id,
                case_id=matter.case_id,
                agreement=agreement,
                record=Shared(kind=SharedRecord.ANSWER, id=command.question_id),
                content=content,
                purpose=told.purpose,
                meaning="Answers your question",
                verified_by=f"{principal.name}, {principal.force_name}",
                officer_id=principal.officer_id,
            ),
        )
        await matter.connection.execute(
            update(partner_question)
            .where(partner_question.c.force_id == principal.force_id, partner_question.c.id == command.question_id)
            .values(answered_at=matter.now, answered_by=principal.id, answer_id=key)
        )
        await meet(matter, ObligationKind.QUESTION_ANSWER, command.question_id, RecordKind.QUESTION)
        return Done(command.question_id)

    at = Place(field="questionId", key=command.question_id, table=partner_question)
    return await act(
        services, principal, command, action="answerQuestion", record="partner_question", at=at, decide=decide
    )


async def _question(matter: Matter, command: AnswerQuestion) -> Any:
    columns = (partner_question.c.disclosure_id, partner_question.c.answered_at)
    return (
        await matter.connection.execute(
            select(*columns).where(
                partner_question.c.force_id == matter.principal.force_id, partner_question.c.id == command.question_id
            )
        )
    ).one()


async def keep_from_subject(services: Services, principal: Principal, command: KeepFromSubject) -> Done | Refused:
    """Keep a disclosure out of what the person concerned is given (DPA 2018 s.45(4)), for a reason on record."""

    async def decide(matter: Matter) -> Done | Refused:
        reason = command.reason.strip()
        if len(reason) > LINE_MAX:
            return refused("TOO_LONG", "reason", f"At most {LINE_MAX} characters.")
        await ledger.note(
            matter.connection,
            principal.force_id,
            command.disclosure_id,
            kept_from_subject=bool(reason),
            kept_from_subject_reason=reason or None,
        )
        return Done(command.disclosure_id)

    at = Place(field="disclosureId", key=command.disclosure_id, table=disclosure)
    return await act(services, principal, command, action="keepFromSubject", record="disclosure", at=at, decide=decide)


async def see_notice(services: Services, principal: Principal, command: SeeNotice) -> Done | Refused:
    """Note that somebody who works with the nominal has seen who asked."""

    async def decide(desk: Desk) -> Done | Refused:
        await desk.connection.execute(
            update(silent_notice)
            .where(
                silent_notice.c.force_id == principal.force_id,
                silent_notice.c.id == command.notice_id,
                silent_notice.c.seen_at.is_(None),
            )
            .values(seen_at=desk.now, seen_by=principal.id)
        )
        return Done(command.notice_id)

    at = nominals.Place(field="noticeId", key=command.notice_id, table=silent_notice)
    return await nominals.act(
        services, principal, command, action="seeNotice", record="silent_notice", at=at, decide=decide
    )
