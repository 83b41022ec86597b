"""Alerts: weak signals on one nominal, put before a person together; and what came of them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.alerts.commands import AnswerAlert
from api.alerts.words import AlertAnswer, SignalKind
from api.sharing import concerns
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.nominals import Nominal
from schema.outcomes import changed, told
from schema.paging import Node, connection_of
from schema.publish import publish_enum
from schema.reading.declare import column, compiled, matched, paged, plain, records, to_many, to_one
from schema.reading.sources import Pages, SortKey

publish_enum(
    SignalKind,
    {
        "CONCERN": "What a partner agency told.",
        "TRIGGER": "A trigger of the plan that happened, as a visit learned.",
        "INTELLIGENCE": "Intelligence of an untested source, or not known directly.",
        "NOTIFICATION": "Something that was not notified to police in time.",
    },
)
publish_enum(
    AlertAnswer,
    {
        "ACTED": "Something was done at once.",
        "VISIT_ARRANGED": "A visit is arranged.",
        "RISK_REVIEWED": "The risk was reviewed.",
        "NOTHING_FURTHER": "Nothing further, for the reason given.",
    },
)


@records("alert_signal", subject="nominal_id")
class AlertSignal:
    """One weak signal of an alert."""

    id: ID = column("The signal's id: a UUID.")
    kind: SignalKind = column("What kind of signal it is.")
    record_id: ID = column("The record that it comes of.")
    at: datetime = column("When it was so, or was learned.")
    says: str = column("What it is, in a line; at most 500 characters.")


@records("alert", subject="nominal_id")
class Alert(Node):
    """Weak signals on one nominal within the days that policy gives, joined: a person answers them together."""

    nominal: Nominal = to_one("Whom it is about.", "nominal_id")
    nominal_id: ID = column("The id of that nominal.")
    opened_at: datetime = column("When the first signals came together.")
    joined_at: datetime = column("When the last signal joined.")
    answered_at: datetime | None = column("When a person answered; null: nobody has yet.")
    answer: AlertAnswer | None = column("What came of it.")
    reason: str | None = column("The same in words; at most 2,000 characters.")
    signals: list[AlertSignal] = to_many("Its signals, the oldest first, 200 at most.", "alert_id", "at", "id")


@strawberry.input(description="Which alerts. A null says nothing.")
class AlertFilter:
    answered: bool | None = matched(
        "Answered, or not yet.", lambda row, _: f"({row['answered_at']} is not null)", "boolean"
    )
    nominal_id: ID | None = matched("About the nominal with this id.", "nominal_id", "uuid")


@connection_of(Alert, "alerts")
class AlertConnection:
    """A page of alerts."""


ALERTS = Pages(
    orders={"LATEST": SortKey(lambda row, _: row["joined_at"], "timestamptz", descending=True)}, default=("LATEST",)
)


@strawberry.input(description="What came of an alert.")
class AnswerAlertInput:
    id: ID = field(description=REQUEST_ID)
    alert_id: ID = field(description="The alert.")
    answer: AlertAnswer = field(description="What came of it.")
    reason: str = field(description="The same in words; at most 2,000 characters.")
    told_partner: str = field(
        default="",
        description="What whoever told a concern hears, word for word; at most 500 characters. Empty: that it was dealt"
        " with. Their agreement still holds.",
    )


@plain
class AnswerAlertPayload:
    """What came of answering: the alert, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=Alert | None, description="The alert; null if nothing was done.")
    async def alert(self, info: Asking) -> object:
        return await changed(info, "Alert", self.key)


async def answer_alert(
    info: Asking, asked: Annotated[AnswerAlertInput, strawberry.argument(name="input", description="The answer.")]
) -> AnswerAlertPayload:
    given = info.context
    outcome = await concerns.answer_alert(given.services, given.principal, command_of(AnswerAlert, asked))
    return AnswerAlertPayload(**told(outcome))


@strawberry.type
class AlertQueries:
    alerts: AlertConnection = compiled(
        ALERTS, "Alerts on nominals with whom the caller works, the latest first.", *paged(AlertFilter)
    )


@strawberry.type
class AlertMutations:
    answer_alert: AnswerAlertPayload = strawberry.mutation(
        resolver=answer_alert,
        graphql_type=AnswerAlertPayload,
        description="Answer an alert, once. Whoever told a concern hears what may be told.",
    )
