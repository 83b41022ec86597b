"""Submissions that belong together are applied all or none (docs/sync.md, 3).

A phone gives them one `group` and says how many they are. They stand side by side in its log and come in one push. They
are taken in together in a savepoint; should one of them be held, the savepoint is undone and all of them are held, for
that one's reason. A group that does not come whole is held too: none of it may take effect without the rest.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from api.sync.commands import Held, HeldReason, PushStatus
from api.sync.envelopes import Envelope
from api.sync.log import Batch, Element, Log, is_passing, take_in, take_one_by_one, take_together
from api.sync.tables import MutationState

logger = logging.getLogger(__name__)

GROUP_MAX: Final = 20
_INCOMPLETE: Final = "It belongs to others that did not come with it. All of them are kept, and a supervisor has them."
_FAILED: Final = (
    "Something went wrong on the server. It is kept, and a supervisor has it. Nothing needs to be typed again."
)


class _TornError(Exception):
    """One of a group was held: the savepoint is left by it."""

    def __init__(self, held: Held) -> None:
        super().__init__(held.reason)
        self.held = held


class _StoppedError(Exception):
    """The log has a gap or a fork amid a group: the savepoint is left by it."""

    def __init__(self, status: PushStatus) -> None:
        super().__init__(status)
        self.status = status


async def take_in_groups(connection: AsyncConnection, batch: Batch, log: Log, elements: Sequence[Element]) -> Log:
    """The log after these elements: those of a group all or none, the others as ever."""
    for run in runs(elements):
        if isinstance(run[0], Envelope) and run[0].group is not None:
            log = await _take_group(connection, batch, log, [one for one in run if isinstance(one, Envelope)])
        else:
            log = await take_in(connection, batch, log, run)
        if log.status is not PushStatus.OK:
            break
    return log


def runs(elements: Sequence[Element]) -> list[list[Element]]:
    """The elements in their order, cut where a group begins or ends."""
    found: list[list[Element]] = []
    last: object = object()
    for element in elements:
        group = element.group if isinstance(element, Envelope) else None
        if group != last:
            found.append([])
        found[-1].append(element)
        last = group
    return found


async def _take_group(connection: AsyncConnection, batch: Batch, log: Log, group: Sequence[Envelope]) -> Log:
    if all(one.id in log.known for one in group):
        return await take_in(connection, batch, log, group)  # it came before: each gets its receipt
    if not _is_whole(group):
        held = Held(HeldReason.GROUP_INCOMPLETE, _INCOMPLETE)
        return await take_one_by_one(connection, batch, log, group, holding=held)
    try:
        async with connection.begin_nested():
            after = await take_together(connection, batch, log, group)
            _all_or_none(after, log)
            return after
    except _StoppedError as stopped:  # a gap or a fork amid them: none of them came
        return replace(log, status=stopped.status)
    except _TornError as torn:
        return await take_one_by_one(connection, batch, log, group, holding=torn.held)
    except Exception as error:
        if is_passing(error):
            raise
        logger.exception("a group of %d could not be applied", len(group))
        held = Held(HeldReason.SERVER_ERROR, _FAILED)
        return await take_one_by_one(connection, batch, log, group, holding=held)


def _is_whole(group: Sequence[Envelope]) -> bool:
    return all(one.group_size == len(group) for one in group) and len(group) <= GROUP_MAX


def _all_or_none(after: Log, before: Log) -> None:
    """Leave the savepoint if any of them was held, or did not come."""
    if after.status is not PushStatus.OK:
        raise _StoppedError(after.status)
    for key in after.taken[len(before.taken) :]:
        entry = after.known[key]
        if entry.state is MutationState.QUARANTINED:
            raise _TornError(Held(HeldReason(entry.reason or HeldReason.INVALID), entry.message or ""))


def whole_groups(mutations: Sequence[Any], count: int) -> int:
    """How many of the first `count` to take, so that no group is cut: fewer, or more if the first group is larger."""

    def group_at(place: int) -> object:
        element = mutations[place] if 0 <= place < len(mutations) else None
        return element.get("group") if isinstance(element, dict) else None

    start = count
    while start > 0 and group_at(start) is not None and group_at(start - 1) == group_at(start):
        start -= 1
    if start > 0:
        return start
    while count < min(len(mutations), GROUP_MAX) and group_at(count) is not None and group_at(count) == group_at(0):
        count += 1
    return count
