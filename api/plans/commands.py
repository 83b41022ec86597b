"""What may be asked about risk management plans."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from api.nominals.signing import Verdict
from api.plans.words import ActionBy, ContingencyOn, Urgency

# Limits, in characters or items.
PILLAR_CHARACTERS_MAX: Final = 4_000
LINE_CHARACTERS_MAX: Final = 500
REASON_CHARACTERS_MAX: Final = 2_000
OUTCOME_CHARACTERS_MAX: Final = 2_000
TRIGGERS_MAX: Final = 15
CONTINGENCIES_MAX: Final = 30
INTERVAL_MONTHS_MAX: Final = 24


@dataclass(frozen=True, kw_only=True)
class ContingencyRow:
    """If this, then that. `trigger_number` names a trigger of the same plan, 1 the first; without it any trigger."""

    on_what: ContingencyOn
    if_text: str
    then_text: str
    who: ActionBy
    urgency: Urgency
    trigger_number: int | None = None


@dataclass(frozen=True, kw_only=True)
class SavePlan:
    """Keep a draft whole, in place of what it held. `expected_version` 0 begins a new one under `plan_id`."""

    id: UUID
    plan_id: UUID
    nominal_id: UUID
    expected_version: int
    current_situation: str = ""
    supervision: str = ""
    monitoring_control: str = ""
    interventions_treatment: str = ""
    victim_safety: str = ""
    triggers: tuple[str, ...] = field(default=())
    contingencies: tuple[ContingencyRow, ...] = field(default=())
    visit_every_months: int | None = None
    visit_interval_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class SignPlan:
    """Sign a draft: it can be changed no more, and waits for a supervisor."""

    id: UUID
    plan_id: UUID
    expected_version: int


@dataclass(frozen=True, kw_only=True)
class DecidePlan:
    """Countersign what was signed, which puts it in force, or return it."""

    id: UUID
    plan_id: UUID
    expected_version: int
    verdict: Verdict
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class CompletePlanAction:
    """Say that what a contingency asked for is done, and what came of it."""

    id: UUID
    action_id: UUID
    outcome: str
