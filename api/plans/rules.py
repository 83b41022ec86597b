"""What a plan needs before it may be kept or signed, by field, in words that say how to mend it. Pure.

Source: MAPPA Guidance ch. 12 (docs/domain.md 7): the four pillars, contingency plans, and what sets this person off.
"""

from collections.abc import Iterator

from api.plans.commands import (
    CONTINGENCIES_MAX,
    INTERVAL_MONTHS_MAX,
    LINE_CHARACTERS_MAX,
    OUTCOME_CHARACTERS_MAX,
    PILLAR_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
    TRIGGERS_MAX,
    CompletePlanAction,
    ContingencyRow,
    SavePlan,
)
from api.plans.words import ContingencyOn
from api.refusals import UserError

PILLARS = ("supervision", "monitoringControl", "interventionsTreatment", "victimSafety")


def of_draft(command: SavePlan) -> Iterator[UserError]:
    """What stops a draft from being kept: it may be as incomplete as it likes."""
    for field, text in _pillars(command):
        yield from _too_long(field, text, PILLAR_CHARACTERS_MAX)
    yield from _too_many("triggers", len(command.triggers), TRIGGERS_MAX)
    yield from _too_many("contingencies", len(command.contingencies), CONTINGENCIES_MAX)
    for n, text in enumerate(command.triggers):
        yield from _needed(f"triggers.{n}", text, LINE_CHARACTERS_MAX)
    for n, row in enumerate(command.contingencies):
        yield from _of_contingency(f"contingencies.{n}", row, len(command.triggers))
    yield from _of_interval(command)


def _of_contingency(path: str, row: ContingencyRow, triggers: int) -> Iterator[UserError]:
    yield from _needed(f"{path}.ifText", row.if_text, LINE_CHARACTERS_MAX)
    yield from _needed(f"{path}.thenText", row.then_text, LINE_CHARACTERS_MAX)
    number = row.trigger_number
    if number is None:
        return
    if row.on_what is not ContingencyOn.TRIGGER_HAPPENED:
        yield UserError("NOT_A_TRIGGER", f"{path}.triggerNumber", "Only TRIGGER_HAPPENED names a trigger.")
    elif not 1 <= number <= triggers:
        yield UserError("UNKNOWN_TRIGGER", f"{path}.triggerNumber", f"The plan has {triggers} triggers, from 1.")


def _of_interval(command: SavePlan) -> Iterator[UserError]:
    months = command.visit_every_months
    if months is not None and not 1 <= months <= INTERVAL_MONTHS_MAX:
        yield UserError("OUT_OF_RANGE", "visitEveryMonths", f"From 1 to {INTERVAL_MONTHS_MAX} months; or leave it out.")
    reason = command.visit_interval_reason or ""
    yield from _too_long("visitIntervalReason", reason, REASON_CHARACTERS_MAX)
    if months is not None and not reason.strip():
        yield UserError("REASON_REQUIRED", "visitIntervalReason", "Say why visits are not as policy has them.")


def of_signature(texts: dict[str, str], triggers: int, contingencies: int) -> Iterator[UserError]:
    """What a draft still needs before it is signed: all four pillars, a trigger and a contingency."""
    for field in PILLARS:
        if not texts[field].strip():
            yield UserError("REQUIRED", field, "Each of the four pillars needs words, if only why there is nothing.")
    if not triggers:
        yield UserError("REQUIRED", "triggers", "Name what sets this person off: it is asked about at every visit.")
    if not contingencies:
        yield UserError("REQUIRED", "contingencies", "Say what is done if something happens.")


def of_completion(command: CompletePlanAction) -> Iterator[UserError]:
    """What came of an action is told in words."""
    yield from _needed("outcome", command.outcome, OUTCOME_CHARACTERS_MAX)


def _pillars(command: SavePlan) -> Iterator[tuple[str, str]]:
    yield "currentSituation", command.current_situation
    yield "supervision", command.supervision
    yield "monitoringControl", command.monitoring_control
    yield "interventionsTreatment", command.interventions_treatment
    yield "victimSafety", command.victim_safety


def _needed(field: str, text: str, limit: int) -> Iterator[UserError]:
    if not text.strip():
        yield UserError("REQUIRED", field, "Write it, or take the line out.")
    yield from _too_long(field, text, limit)


def _too_long(field: str, text: str, limit: int) -> Iterator[UserError]:
    if len(text) > limit:
        yield UserError("TOO_LONG", field, f"{field} may have {limit} characters; it has {len(text)}. Shorten it.")


def _too_many(field: str, count: int, limit: int) -> Iterator[UserError]:
    if count > limit:
        yield UserError("TOO_MANY", field, f"{field} may hold {limit}; there are {count}. Leave some out.")
