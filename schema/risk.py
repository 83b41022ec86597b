"""Risk levels, and how records are ordered by them."""

from api.nominals.commands import RiskLevel
from schema.publish import publish_enum

publish_enum(
    RiskLevel,
    {
        "VERY_HIGH": "Very high: serious harm could happen at any time.",
        "HIGH": "High.",
        "MEDIUM": "Medium.",
        "LOW": "Low.",
        "UNASSESSED": "No level has been decided yet: to be treated with care, and ordered before LOW.",
    },
)
_RISKIEST_FIRST = (
    RiskLevel.VERY_HIGH,
    RiskLevel.HIGH,
    RiskLevel.MEDIUM,
    RiskLevel.UNASSESSED,
    RiskLevel.LOW,
)


def rank(level: str) -> str:
    """A risk level as a number in SQL, the riskiest first."""
    cases = " ".join(f"when '{item.value}' then {place}" for place, item in enumerate(_RISKIEST_FIRST))
    return f"case {level} {cases} end"
