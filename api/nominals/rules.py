"""Who may give a nominal to whom. Pure."""

from dataclasses import dataclass
from uuid import UUID

from api.identity.principal import Principal, Role
from api.refusals import UserError


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A nominal as far as assigning it goes. `seen` is false where it is restricted and the caller need not know."""

    unit_id: UUID
    owner_id: UUID
    seen: bool


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """The officer who is to have it."""

    unit_id: UUID
    is_active: bool
    nominals: int = 0


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What both units agreed on beforehand: it holds only while the nominal is still that officer's, and while the
    recipient has fewer nominals than the standard.
    """

    from_owner_id: UUID
    most: int


def refusals(
    principal: Principal, holding: Holding | None, recipient: Recipient | None, agreed: Agreed | None = None
) -> tuple[UserError, ...]:
    """What stands against it; nothing: it may be done.

    A supervisor gives away what their own unit has, to any active officer of the force. What they may not see, or what
    another unit has, is answered like what does not exist; but for what both units have agreed on.
    """
    mine = (
        holding is not None
        and holding.seen
        and (agreed is not None or (holding.unit_id in principal.unit_ids and Role.SUPERVISOR in principal.roles))
    )
    found = []
    if not mine:
        found.append(
            ("UNKNOWN_NOMINAL", "nominalId", "Your unit has no such nominal: choose one from your unit's list.")
        )
    if recipient is None:
        found.append(("UNKNOWN_OFFICER", "ownerId", "No such officer in this force: choose one from the list."))
    elif not recipient.is_active:
        found.append(("OFFICER_NOT_ACTIVE", "ownerId", "This officer no longer works here: choose another."))
    elif agreed is not None and recipient.nominals >= agreed.most:
        found.append(("NO_ROOM", "ownerId", "The officer has no more room under the standard."))
    if agreed is not None and holding is not None and holding.owner_id != agreed.from_owner_id:
        found.append(("MOVED_MEANWHILE", "nominalId", "Somebody else has the nominal by now."))
    return tuple(UserError(code=code, field=field, message=message) for code, field, message in found)
