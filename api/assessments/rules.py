"""What an assessment needs before it may be kept or signed, by field, in words that say how to mend it. Pure.

ARMS is structured professional judgement: each of the eleven factors is looked at, each judgement rests on evidence
with its source, and the whole ends in a formulation and a priority for work (docs/domain.md 6).
"""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from api.assessments.commands import (
    ASSESSOR_CHARACTERS_MAX,
    EVIDENCE_CHARACTERS_MAX,
    EVIDENCE_MAX,
    FORMULATION_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
    SCORE_CHARACTERS_MAX,
    VERSION_CHARACTERS_MAX,
    DecideArmsApplies,
    FactorAssessed,
    RecordToolResult,
    SaveArms,
)
from api.assessments.words import FACTOR_WORDS, ArmsFactor, EvidenceSource, FactorRating, Priority
from api.refusals import UserError


def of_draft(command: SaveArms, known_statements: Collection[UUID]) -> Iterator[UserError]:
    """What stops a draft from being kept: it may be as incomplete as it likes."""
    yield from _too_long("formulation", command.formulation, FORMULATION_CHARACTERS_MAX)
    factors = [one.factor for one in command.factors]
    if len(set(factors)) != len(factors):
        yield UserError("TWICE", "factors", "Each factor may be given once: put its evidence together.")
    for n, one in enumerate(command.factors):
        yield from _of_evidence(f"factors.{n}", one, known_statements)


def _of_evidence(path: str, one: FactorAssessed, known_statements: Collection[UUID]) -> Iterator[UserError]:
    if len(one.evidence) > EVIDENCE_MAX:
        yield UserError("TOO_MANY", f"{path}.evidence", f"A factor may have {EVIDENCE_MAX} pieces of evidence.")
    for n, piece in enumerate(one.evidence):
        where = f"{path}.evidence.{n}"
        yield from _needed(f"{where}.text", piece.text, EVIDENCE_CHARACTERS_MAX)
        if piece.statement_id is not None and piece.statement_id not in known_statements:
            yield UserError(
                "UNKNOWN_STATEMENT", f"{where}.statementId", "No visit to this nominal has such a statement."
            )
        if piece.statement_id is not None and piece.source is not EvidenceSource.VISIT:
            yield UserError("NOT_FROM_A_VISIT", f"{where}.source", "A statement of a visit has the source VISIT.")


def of_submission(
    factors: Collection[FactorAssessed], formulation: str, priority: Priority | None
) -> Iterator[UserError]:
    """What a draft still needs before it is signed."""
    given = {one.factor: one for one in factors}
    for factor in ArmsFactor:
        found = given.get(factor)
        if found is None or found.rating is None:
            yield UserError("RATING_REQUIRED", f"factors.{factor}", f"Rate {FACTOR_WORDS[factor]}, or say not known.")
        elif found.rating is not FactorRating.NOT_KNOWN and not found.evidence:
            yield UserError("EVIDENCE_REQUIRED", f"factors.{factor}", f"Say what {FACTOR_WORDS[factor]} rests on.")
    if not formulation.strip():
        yield UserError("FORMULATION_REQUIRED", "formulation", "Write how it all hangs together.")
    if priority is None:
        yield UserError("PRIORITY_REQUIRED", "priority", "Give the priority for work that comes of it.")


def of_applicability(command: DecideArmsApplies) -> Iterator[UserError]:
    """Whoever is left out of assessment is left out for a reason."""
    yield from _needed("reason", command.reason, REASON_CHARACTERS_MAX)


def of_result(command: RecordToolResult, today: date) -> Iterator[UserError]:
    """What stops a tool's result from being recorded."""
    yield from _needed("toolVersion", command.tool_version, VERSION_CHARACTERS_MAX)
    yield from _needed("assessor", command.assessor, ASSESSOR_CHARACTERS_MAX)
    yield from _too_long("score", command.score or "", SCORE_CHARACTERS_MAX)
    if command.assessed_on > today:
        yield UserError("IN_THE_FUTURE", "assessedOn", "A result cannot be of a day to come.")


def _needed(field: str, text: str, limit: int) -> Iterator[UserError]:
    if not text.strip():
        yield UserError("REQUIRED", field, f"{field} is needed.")
    yield from _too_long(field, text, limit)


def _too_long(field: str, text: str, limit: int) -> Iterator[UserError]:
    if len(text) > limit:
        yield UserError("TOO_LONG", field, f"{field} may have {limit} characters; it has {len(text)}. Shorten it.")
