"""The baseline's policy rows, as the rules know them."""

from datetime import date
from typing import Final

from api.obligations import baseline
from api.obligations.policy import PolicyInterval, policy_of
from api.values import new_id

BASELINE: Final[tuple[PolicyInterval, ...]] = tuple(policy_of(row | {"id": new_id()}) for row in baseline.policy_rows())
HOLIDAYS: Final[frozenset[date]] = frozenset(row["day"] for row in baseline.bank_holidays())
