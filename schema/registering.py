"""Commands of the notification register: what was notified, stays, why and how long somebody must notify."""

from datetime import date, datetime
from typing import Annotated

import strawberry
from strawberry import ID, field

from api.obligations.commands import Disposal, NotificationKind, ParticularKind
from api.obligations.decisions import RecordNotification, RecordStay, SetNotificationPeriod, WithdrawStay
from schema import register as _words  # noqa: F401 - publishes the register's words
from schema.context import Asking
from schema.deciding import NominalDecisionPayload, decided
from schema.inputs import command_of

_ID = "Made by the client; names this request for ever. The same again is not done twice."
_NOMINAL = "The nominal: of the caller's caseload, or of their unit for its supervisor."
_VERSION = "The nominal's version as the caller saw it; left out: whatever it is."


@strawberry.input(description="One thing that was notified.")
class ParticularInput:
    kind: ParticularKind = field(description="What it is.")
    text: str = field(description="In words; 1 to 500 characters.")


@strawberry.input(description="Enter in the register what was notified, or is known to be due.")
class RecordNotificationInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    kind: NotificationKind = field(description="What it is about.")
    event_on: date | None = field(
        default=None, description="The day of the change, stay, departure or return, or the day named in advance."
    )
    notified_at: datetime | None = field(default=None, description="When police were told; left out: not yet.")
    with_excuse: bool = field(default=False, description="Travel notified late for good reason.")
    details: str = field(default="", description="What was said; at most 2,000 characters.")
    acknowledgement: str | None = field(
        default=None, description="The number of the written acknowledgement; at most 100 characters."
    )
    particulars: list[ParticularInput] = field(
        default_factory=list, description="What was notified, thing by thing, 40 at most."
    )


@strawberry.input(description="Days at an address that is not notified.")
class RecordStayInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    premises: str = field(description="The address; 1 to 300 characters.")
    from_day: date = field(description="The first day.")
    to_day: date = field(description="The last day, itself counted: today or before.")
    source: str = field(description="How it is known; 1 to 500 characters.")
    child_hours: int | None = field(
        default=None, description="How many hours in a household with somebody under 18; left out: none such."
    )


@strawberry.input(description="A stay was recorded wrongly.")
class WithdrawStayInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    stay_id: ID = field(description="The stay.")
    reason: str = field(description="Why; 3 to 500 characters.")


@strawberry.input(description="A term of imprisonment, as it was passed.")
class SentencedTermInput:
    begins: date = field(description="The day on which it begins.")
    months: int = field(default=0, description="Its length in months.")
    days: int = field(default=0, description="And in days.")


@strawberry.input(description="Why and from when somebody must notify.")
class SetNotificationPeriodInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    disposal: Disposal = field(description="How the case ended.")
    relevant_on: date = field(description="The relevant date: of the conviction, finding or caution.")
    terms: list[SentencedTermInput] = field(default_factory=list, description="With IMPRISONMENT; 30 at most.")
    discharge_ends_on: date | None = field(
        default=None, description="With CONDITIONAL_DISCHARGE: its last day; left out with all else."
    )


async def record_notification(
    info: Asking,
    asked: Annotated[RecordNotificationInput, strawberry.argument(name="input", description="What was notified.")],
) -> NominalDecisionPayload:
    return await decided(info, command_of(RecordNotification, asked))


async def record_stay(
    info: Asking, asked: Annotated[RecordStayInput, strawberry.argument(name="input", description="The stay.")]
) -> NominalDecisionPayload:
    return await decided(info, command_of(RecordStay, asked))


async def withdraw_stay(
    info: Asking, asked: Annotated[WithdrawStayInput, strawberry.argument(name="input", description="Which.")]
) -> NominalDecisionPayload:
    return await decided(info, command_of(WithdrawStay, asked))


async def set_notification_period(
    info: Asking,
    asked: Annotated[SetNotificationPeriodInput, strawberry.argument(name="input", description="The disposal.")],
) -> NominalDecisionPayload:
    return await decided(info, command_of(SetNotificationPeriod, asked))


_WHO = "For the nominal's officer and the unit's supervisors; never for programs. Scope visits:write."


@strawberry.type
class RegisterMutations:
    record_notification: NominalDecisionPayload = strawberry.mutation(
        resolver=record_notification,
        graphql_type=NominalDecisionPayload,
        description=f"Enter in the notification register; it meets and opens the duties that follow. {_WHO}",
    )
    record_stay: NominalDecisionPayload = strawberry.mutation(
        resolver=record_stay,
        graphql_type=NominalDecisionPayload,
        description="Record days at an address that is not notified: the seventh in 12 months opens the duty to notify"
        f" it. {_WHO}",
    )
    withdraw_stay: NominalDecisionPayload = strawberry.mutation(
        resolver=withdraw_stay,
        graphql_type=NominalDecisionPayload,
        description=f"Say that a stay was recorded wrongly: it is kept, and counts no longer. {_WHO}",
    )
    set_notification_period: NominalDecisionPayload = strawberry.mutation(
        resolver=set_notification_period,
        graphql_type=NominalDecisionPayload,
        description=f"Record why and from when somebody must notify: how long follows from s.82. {_WHO}",
    )
