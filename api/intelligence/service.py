"""Carries out what is asked about intelligence: submissions, first gradings, sanitised twins, gradings anew, reviews.

Only the intelligence unit grades, sanitises and reviews; the twin is written by another person than who submitted. A
grade that changes is kept with what it was before, and told in `intelligence_news` to whatever shares reports.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from api.alerts import hearing
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.intelligence import book, reviewing, rules, store
from api.intelligence.book import Told
from api.intelligence.commands import EvaluateReport, RegradeReport, ReviewReport, SanitiseReport, SubmitIntelligence
from api.intelligence.desk import Desk, act
from api.intelligence.words import Graded, Handling, NewsKind, ReportState
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.services import Services


async def submit(services: Services, principal: Principal, command: SubmitIntelligence) -> Done | Refused:
    """Take a submission in. It has a number at once, and waits for the intelligence unit."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        async def decide() -> Done | Refused:
            officers = [] if principal.officer_id is None else [principal.officer_id]
            taken = await book.read(connection, principal.force_id, [command], officers)
            told = Told(principal=principal, officer_id=principal.officer_id, request_id=command.id, now=now)
            outcome = taken.record(told, command)
            if isinstance(outcome, Done):
                await taken.write(connection)
            return outcome

        return Turn(decide)

    return await carry_out(
        services,
        principal,
        command,
        action="submitIntelligence",
        record="intelligence_report",
        begin=begin,
        operation=AuditOperation.COLLECTION,
    )


async def evaluate(services: Services, principal: Principal, command: EvaluateReport) -> Done | Refused:
    """Grade what was submitted, item by item, or decide that it is no intelligence."""

    async def decide(desk: Desk) -> Done | Refused:
        if desk.report.state is not ReportState.TO_EVALUATE:
            return refused("EVALUATED_ALREADY", "reportId", "It was graded before: grade it anew, with a reason.")
        errors = tuple(rules.of_evaluation(command, desk.items))
        if errors:
            return Refused(errors)
        by = {"evaluated_by": principal.id, "evaluated_at": desk.now}
        if not command.keep:
            await desk.change(state=ReportState.NOT_KEPT, not_kept_for=command.reason, **by)
            await store.drop_persons(desk)
            return desk.done
        reason = command.reason or "First grading."
        await store.grade(desk, Graded.SOURCE, desk.report.source_evaluation, command.source_evaluation, reason)
        await store.grade(desk, Graded.HANDLING, desk.report.handling, command.handling, reason)
        await store.grade_items(desk, command.items, reason)
        await desk.change(
            state=ReportState.TO_SANITISE,
            source_evaluation=command.source_evaluation,
            handling=command.handling,
            is_conditional=command.handling is Handling.C,
            conditions=command.conditions,
            marking=command.marking,
            priority=command.priority,
            **by,
        )
        await hearing.hear(desk.connection, principal.force_id, desk.nominal_ids, desk.now)
        return desk.done

    return await act(services, principal, command, action="evaluateIntelligence", decide=decide)


async def sanitise(services: Services, principal: Principal, command: SanitiseReport) -> Done | Refused:
    """Write the twin that may be shared, or a later version of it."""

    async def decide(desk: Desk) -> Done | Refused:
        if desk.report.state not in (ReportState.TO_SANITISE, ReportState.READY):
            return refused("NOT_EVALUATED", "reportId", "It must be graded first.")
        is_submitter = principal.id == desk.submitter_id or (
            principal.officer_id is not None and principal.officer_id == desk.submitter_officer_id
        )
        whole = await store.as_submitted(desk, command)
        errors = tuple(rules.of_twin(whole, desk.items, is_submitter=is_submitter))
        if errors:
            return Refused(errors)
        version = desk.report.sanitised_version + 1
        await store.write_twin(desk, whole, version)
        if version > 1:
            await store.tell(desk, NewsKind.SANITISED_AGAIN, command.id, version)
            await desk.change(sanitised_version=version)
        else:
            review_at = await reviewing.begin(desk)
            ready = {"state": ReportState.READY, "is_ready": True, "review_at": review_at}
            await desk.change(sanitised_version=version, **ready)
            await store.show_links(desk)
        return desk.done

    return await act(services, principal, command, action="sanitiseIntelligence", decide=decide)


async def regrade(services: Services, principal: Principal, command: RegradeReport) -> Done | Refused:
    """Grade it anew: what was before is kept, and whoever has the report must be told."""

    async def decide(desk: Desk) -> Done | Refused:
        if desk.report.state in (ReportState.TO_EVALUATE, ReportState.NOT_KEPT):
            return refused("NOT_EVALUATED", "reportId", "It has no grade yet: grade it first.")
        errors = tuple(rules.of_regrading(command, desk.items))
        if errors:
            return Refused(errors)
        await store.grade_items(desk, command.items, command.reason)
        if command.source_evaluation is not None:
            before, after = desk.report.source_evaluation, command.source_evaluation
            await store.grade(desk, Graded.SOURCE, before, after, command.reason)
            await desk.change(source_evaluation=after)
        if command.handling is not None:
            await store.grade(desk, Graded.HANDLING, desk.report.handling, command.handling, command.reason)
            handled = {"handling": command.handling, "is_conditional": command.handling is Handling.C}
            await desk.change(**handled, conditions=command.conditions)
        await store.tell(desk, NewsKind.REGRADED, command.id, desk.report.sanitised_version)
        await hearing.hear(desk.connection, principal.force_id, desk.nominal_ids, desk.now)
        return desk.done

    return await act(services, principal, command, action="regradeIntelligence", decide=decide)


async def review(services: Services, principal: Principal, command: ReviewReport) -> Done | Refused:
    """It was looked at again, and stays as it is; the next review counts from now."""

    async def decide(desk: Desk) -> Done | Refused:
        if desk.report.state is not ReportState.READY:
            return refused("NOT_READY", "reportId", "Only a report that is ready is reviewed.")
        if not command.reason.strip():
            return refused("MISSING", "reason", "Say why it stays as it is.")
        await store.keep_review(desk, command)
        await desk.change(review_at=await reviewing.go_on(desk))
        return desk.done

    return await act(services, principal, command, action="reviewIntelligence", decide=decide)
