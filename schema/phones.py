"""The phones of a unit, as its supervisor answers for them."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry
from strawberry import ID, field

from api.sync.revoking import RevokeDevice, revoke
from api.sync.tables import WipeMode
from schema.context import Asking
from schema.errors import UserError, published
from schema.identifiers import one_id
from schema.nominals import Nominal
from schema.paging import Node, connection_of
from schema.publish import publish_enum
from schema.reading.declare import column, expression, matched, plain, records, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey

publish_enum(
    WipeMode,
    {
        "AFTER_UPLOAD": "What can be read on it goes once nothing waits to be sent.",
        "NOW": "What can be read on it goes at its next contact. What waits stays, sealed, and may still be sent.",
    },
)
BREACH_HOURS = 72


def _holder(row: Row, _: Parameters) -> str:
    return (
        f"coalesce((select who.name from doorstep.principal who where who.force_id = {row['force_id']}"
        f" and who.id = {row['principal_id']}), 'Not known')"
    )


def _app_version(row: Row, _: Parameters) -> str:
    return f"({row['reported']} ->> 'appVersion')"


def _free_mb(row: Row, _: Parameters) -> str:
    said = f"{row['reported']} #> '{{storage,freeMb}}'"
    return f"(case when jsonb_typeof({said}) = 'number' then least(({said})::numeric, 2000000000)::int end)"


def _kept(row: Row, _: Parameters) -> str:
    said = f"{row['reported']} #> '{{storage,isKept}}'"
    return f"(case when jsonb_typeof({said}) = 'boolean' then ({said})::boolean end)"


def _lost_count(name: str) -> Callable[[Row, Parameters], str]:
    def said(row: Row, _: Parameters) -> str:
        number = f"{row['reported']} #> '{{lost,{name}}}'"
        return f"(case when jsonb_typeof({number}) = 'number' then least(({number})::numeric, 2000000000)::int end)"

    return said


def _lost_instant(name: str) -> Callable[[Row, Parameters], str]:
    def said(row: Row, _: Parameters) -> str:
        number = f"{row['reported']} #> '{{lost,{name}}}'"
        seconds = f"least(({number})::double precision, 4000000000)"
        return f"(case when jsonb_typeof({number}) = 'number' then to_timestamp({seconds}) end)"

    return said


@records("sync_holding", subject="nominal_id")
class HeldNominal(Node):
    """A nominal that was sent to a phone. The list may be longer than what the phone had, never shorter."""

    nominal: Nominal | None = to_one("The nominal; null if the caller may not see them.", "nominal_id")
    first_at: datetime = column("When something about them was first sent to the phone.")
    last_at: datetime = column("When something about them was last sent to it.")
    removed_at: datetime | None = column("When the phone was told to let go of them; null: it holds them.")


@strawberry.input(description="Of which phone. A null says nothing.")
class HeldNominalFilter:
    phone_id: ID | None = matched("On the phone with this id.", "device_id", "uuid")


@connection_of(HeldNominal, "nominals")
class HeldNominalConnection:
    """A page of nominals that phones held."""


HELD_NOMINALS = Pages(
    orders={"LATEST": SortKey(lambda row, _: row["last_at"], "timestamptz", descending=True)},
    default=("LATEST",),
    where=lambda row, binds: (
        f"({row['removed_at']} is null or {row['removed_at']} > {binds.now()} - interval '{BREACH_HOURS} hours')"
    ),
)


@records("sync_device")
class Phone(Node):
    """An installation on a phone. Seen by whose it is, the supervisors of their unit, and administrators."""

    name: str = column("What the phone calls itself.")
    holder: str = expression("Whose it is.", _holder)
    last_seen_at: datetime | None = column("When it last spoke to the server; null if never.")
    pending: int = column("How many submissions it held unsent, when it last said so.")
    oldest_pending_at: datetime | None = column("When the oldest of them was saved; null if there is none.")
    app_version: str | None = expression("The build of its app; null if not known.", _app_version)
    storage_kept: bool | None = expression("Whether its browser promised not to throw its store away.", _kept)
    storage_free_mb: int | None = expression(
        "How many megabytes are left to its store, as the browser estimates.", _free_mb
    )
    lost_items: int | None = expression(
        "How many unsent submissions its browser threw away, as it noticed; null: none that is known.",
        _lost_count("items"),
    )
    lost_drafts: int | None = expression(
        "How many unfinished visits its browser threw away with them; null: none that is known.", _lost_count("drafts")
    )
    lost_since: datetime | None = expression(
        "When the oldest of the lost submissions was saved; null: not known.", _lost_instant("since")
    )
    lost_noticed_at: datetime | None = expression(
        "When the phone noticed the loss, by its own clock; null: it lost nothing that is known.",
        _lost_instant("noticed"),
    )
    skew_seconds: int | None = column("Server's clock minus the phone's, in seconds, when it last said hello.")
    compared_at: datetime | None = column("When what it holds was last compared with the server.")
    repairs: int = column("How often some of its records had to be fetched anew; nought is expected.")
    revoked_at: datetime | None = column("When it was put out of use; null while it is trusted.")
    wipe: WipeMode | None = column("How what can be read on it goes.")


@strawberry.enum(description="An order of phones.")
class PhoneOrder(Enum):
    LONGEST_UNSENT = strawberry.enum_value(
        "LONGEST_UNSENT", description="Those that hold unsent work first, the oldest work before; then the last seen."
    )
    LAST_SEEN = strawberry.enum_value(
        "LAST_SEEN", description="By when they last spoke to the server, the latest first."
    )


@connection_of(Phone, "phones")
class PhoneConnection:
    """A page of phones."""


PHONES = Pages(
    orders={
        "LONGEST_UNSENT": SortKey(
            lambda row, _: (
                f"case when {row['pending']} > 0 then coalesce({row['oldest_pending_at']}, '-infinity')"
                " else 'infinity' end"
            ),
            "timestamptz",
        ),
        "LAST_SEEN": SortKey(
            lambda row, _: f"coalesce({row['last_seen_at']}, '-infinity')", "timestamptz", descending=True
        ),
    },
    default=("LONGEST_UNSENT", "LAST_SEEN"),
)


@plain
class DeviceRevokePayload:
    """What came of deviceRevoke: the phone, or what to mend."""

    device_id: strawberry.Private[ID | None]
    user_errors: list[UserError] = field(
        description="What to mend, one for each input at fault; empty if the phone is out of use."
    )

    @strawberry.field(graphql_type=Phone | None, description="The phone; null if nothing was done.")
    async def phone(self, info: Asking) -> object:
        if self.device_id is None:
            return None
        return await info.context.read_record("Phone", one_id(self.device_id, "id"), info._raw_info)  # noqa: SLF001


async def device_revoke(
    info: Asking,
    id: Annotated[ID, strawberry.argument(description="The phone.")],  # noqa: A002 - the contract's word
    wipe: Annotated[WipeMode, strawberry.argument(description="How what can be read on it goes.")],
    words: Annotated[
        str,
        strawberry.argument(
            description="RETIRE for AFTER_UPLOAD, WIPE NOW for NOW: typed by hand, 20 characters at most."
        ),
    ],
) -> DeviceRevokePayload:
    command = RevokeDevice(device_id=one_id(id, "id"), wipe=wipe, words=words)
    errors = await revoke(info.context.services, info.context.principal, command)
    return DeviceRevokePayload(device_id=None if errors else id, user_errors=published(errors))
