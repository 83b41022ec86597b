"""The scene's part of sync: what is held, what two people changed, phones and whom they hold.

Some of each is hidden from some callers: of another unit, of a colleague, about a nominal whom they may not see.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from api.identity.principal import Principal
from tests.makers import FORCE, Owner, insert

NOW = datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=UTC)
_STATES = ("QUARANTINED", "CONFLICT", "APPLIED", "RESOLVED", "QUARANTINED")
# What two people wrote: text, a day, a list, nothing.
_VALUES: tuple[Any, ...] = ("UNDER_5", None, ["1 Invented Street", None], "2026-02-03", {"b": 1.5, "a": True})
# What phones report of themselves; some say nonsense.
_REPORTED: tuple[Any, ...] = (
    {"appVersion": "1.4.0", "storage": {"freeMb": 812.5, "isKept": True}, "lost": {"items": 2, "since": 1_772_000_000}},
    {"appVersion": 7, "storage": {"freeMb": 9_000_000_000, "isKept": "yes"}},
    {"storage": {"freeMb": "much", "isKept": False}, "lost": {"drafts": 1, "noticed": 1_772_100_000, "items": "two"}},
    None,
)

_ATTACHMENTS: tuple[dict[str, Any], ...] = (
    {"state": "EXPECTED", "kind": "PHOTO", "mime": "image/jpeg", "bytes": 442_131, "caption": "The hall"},
    {"state": "RECEIVING", "kind": "DOCUMENT", "mime": "application/pdf", "bytes": 9, "received_bytes": 25},
    {"state": "RECEIVING", "kind": "VOICE_NOTE", "mime": "audio/webm", "bytes": 1_000_000, "received_bytes": 524_304},
    {
        "state": "COMPLETE", "kind": "SIGNATURE", "mime": "image/png", "bytes": 2_048, "completed_at": NOW,
        "content_id": UUID(int=1), "shown_mime": "image/png", "shown_bytes": 1_900,
    },
    {"state": "REJECTED", "problem": "TOO_BIG", "kind": "PHOTO", "mime": "image/webp", "bytes": 2_000_000_000},
)  # fmt: skip


async def make_held(owner: Owner, author: Principal, nominals: Sequence[UUID]) -> None:
    """Submissions in every state, one about nobody that is known."""
    for number, state in enumerate(_STATES):
        about = nominals[number] if number != 1 else None
        await _submission(owner, author, about, state, received_at=NOW - timedelta(days=number), number=number)


async def make_attachments(owner: Owner, teller: Principal) -> None:
    """Some visits promised up to three attachments, which stand in every state."""
    visits = await owner.fetch("select id from doorstep.visit where force_id = $1 order by id", FORCE)
    for number, visit in enumerate(visits):
        for place in range(number % 4):
            said = _ATTACHMENTS[(number + place) % len(_ATTACHMENTS)]
            common = {"visit_id": visit["id"], "principal_id": teller.id, "position": place, "sha256": f"{number:064x}"}
            key = await insert(owner, "visit_attachment", **common | said)
            if said["state"] == "COMPLETE":
                await owner.execute("update doorstep.visit_attachment set content_id = id where id = $1", key)


async def make_conflicts(owner: Owner, authors: Sequence[Principal], nominals: Sequence[UUID]) -> None:
    """Conflicts by each author about nominals of every unit; some decided, some at the same instant."""
    for number, nominal in enumerate(nominals):
        author = authors[number % len(authors)]
        submission = await _submission(owner, author, nominal, "CONFLICT", received_at=NOW, number=number)
        decided = {"resolved_at": NOW, "choice": "OTHER", "chosen": json.dumps(_VALUES[number % 5]), "note": "So."}
        other = authors[(number + 1) % len(authors)]
        by_other = {"theirs_by": other.id, "theirs_officer_id": other.officer_id, "theirs_at": NOW}
        await insert(
            owner,
            "sync_conflict",
            nominal_id=nominal,
            submission_id=submission,
            author_id=author.id,
            officer_id=author.officer_id if number % 5 else None,
            entity="HouseholdMember",
            record_id=nominal,
            field="ageBand",
            base=json.dumps(_VALUES[number % 5]),
            mine=json.dumps(_VALUES[(number + 1) % 5]),
            theirs=json.dumps(_VALUES[(number + 2) % 5]),
            mine_at=NOW - timedelta(hours=9) if number % 2 else None,
            opened_at=NOW - timedelta(days=number // 3),
            **(by_other if number % 3 else {}),
            **(decided if number % 4 == 3 else {}),
        )


async def make_phones(owner: Owner, holders: Sequence[Principal], nominals: Sequence[UUID]) -> None:
    """Two phones of each holder, and whom they hold or held: some let go long ago."""
    for number in range(len(holders) * 2):
        holder = holders[number % len(holders)]
        pending = number % 3
        phone = await insert(
            owner,
            "sync_device",
            principal_id=holder.id,
            name=f"Phone {number}",
            public_key="{}",
            created_at=NOW,
            last_seen_at=NOW - timedelta(days=number // 3) if number % 4 else None,
            pending=pending,
            oldest_pending_at=NOW - timedelta(days=2) if pending == 1 else None,
            skew_seconds=number or None,
            repairs=number % 2,
            reported=json.dumps(reported) if (reported := _REPORTED[number % 4]) else None,
            **({"revoked_at": NOW, "wipe": "NOW"} if number == 1 else {}),
        )
        for place, nominal in enumerate(nominals[number % 3 :: 2]):
            await insert(
                owner,
                "sync_holding",
                device_id=phone,
                scope=f"caseload:{holder.officer_id}",
                nominal_id=nominal,
                principal_id=holder.id,
                first_at=NOW - timedelta(days=30),
                last_at=NOW - timedelta(days=place // 2),
                removed_at=(None, NOW - timedelta(hours=1), NOW - timedelta(hours=72))[place % 3],
            )


async def _submission(
    owner: Owner, author: Principal, nominal: UUID | None, state: str, *, received_at: datetime, number: int
) -> UUID:
    return await insert(
        owner,
        "sync_mutation",
        force_id=FORCE,
        principal_id=author.id,
        nominal_id=nominal,
        op="RecordVisit",
        op_version=1,
        payload='{"notes": "told", "rooms": [1, null]}',
        payload_sha256=str(number),
        received_at=received_at,
        device_at=NOW if number else None,
        state=state,
        reason="INVALID",
        message="Mend it.",
    )
