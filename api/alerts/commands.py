"""What may be asked about alerts. `id` is made by the client and names each request for ever."""

from dataclasses import dataclass
from uuid import UUID

from api.alerts.words import AlertAnswer


@dataclass(frozen=True, kw_only=True)
class AnswerAlert:
    """Say what came of an alert. `told_partner` is what whoever contributed to it is told, word for word."""

    id: UUID
    alert_id: UUID
    answer: AlertAnswer
    reason: str
    told_partner: str = ""
