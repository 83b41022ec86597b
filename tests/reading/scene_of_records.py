"""The scene's part of records: orders that were varied, the register, transfers, what waits for supervisors.

Of each some are hidden from some callers: of another unit, of a restricted nominal, recorded wrongly, ended.
"""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from api.identity.principal import Principal
from tests.makers import LONG_AGO, Owner, insert
from tests.reading.scene_of_sync import NOW

_DAY = date(2025, 5, 1)
_STATES = ("PROPOSED", "ACCEPTED", "REFUSED", "WITHDRAWN")
_KINDS = ("UNIT", "OFFICER", "FORCE_OUT", "FORCE_IN")
_WAITING = ("SUP_REVIEW", "REACTIVE_REVIEW", "S96B", "ORDER_END", "TRANSFER", "NOTIF_PERIOD_END")


async def make_records(
    owner: Owner, nominals: Sequence[UUID], units: Sequence[UUID], officers: Sequence[UUID], by: Principal
) -> None:
    """Something of every kind, differently for each nominal."""
    for number, nominal in enumerate(nominals):
        await _orders(owner, nominal, number, by.id)
        await _register(owner, nominal, number, by.id)
        await _managed(owner, nominal, number, by.id)
        await _clocks(owner, nominal, number, by.id)
        await _transfer(owner, nominal, number, units, officers, by.id)
        await _waiting(owner, nominal, number)


async def _orders(owner: Owner, nominal: UUID, number: int, by: UUID) -> None:
    ended = {"ended_on": date(2026, 1, 2)} if number % 3 == 0 else {}
    about = {"nominal_id": nominal, "kind": "SHPO", "made_on": _DAY, "court": "Crown Court" if number % 2 else None}
    order = await insert(owner, "nominal_order", **about, **ended)
    under = {"nominal_id": nominal, "order_id": order}
    for place in range(number % 4):
        falls = {"ended_on": date(2025, 12, 1 + place % 2)} if place % 2 else {}
        since = _DAY if place % 3 else None
        words = {"kind": "DEVICE", "text": "No device.", "position": "1", "since": since}
        await insert(owner, "order_condition", **under, **words, **falls)
    for step in ("RECORDED", "VARIED", "ENDED")[: number % 4]:
        why = "EXPIRED" if step == "ENDED" else None
        told = {"step": step, "why": why, "from_day": _DAY, "reason": "So.", "recorded_at": NOW, "recorded_by": by}
        await insert(owner, "order_change", **under, **told)


async def _register(owner: Owner, nominal: UUID, number: int, by: UUID) -> None:
    noted = {"recorded_at": NOW - timedelta(days=number % 3), "recorded_by": by}
    for place in range(number % 3):
        entry = await insert(
            owner,
            "notification",
            nominal_id=nominal,
            kind=("ANNUAL", "STAY")[place % 2],
            event_on=_DAY if place else None,
            notified_at=NOW if number % 2 else None,
            details="All.",
            acknowledgement="A-1" if place else None,
            **noted,
        )
        for position in range(place + 1):
            told = {"position": position, "kind": ("PASSPORT", "CARD")[position % 2], "text": 'Number "1"'}
            await insert(owner, "notified_particular", nominal_id=nominal, notification_id=entry, **told)
        wrong = {"withdrawn_at": NOW, "withdrawn_why": "Not he."} if place else {}
        stay = {"premises": "1 Road", "from_day": _DAY, "to_day": _DAY, "child_hours": place or None, "source": "Said."}
        await insert(owner, "stay", nominal_id=nominal, **stay, **wrong, **noted)
        period = {"disposal": "CAUTION", "relevant_on": _DAY, "terms": json.dumps([]), "explanation": "Because."}
        last = {"last_day": _DAY if place else None}
        await insert(owner, "notification_period", nominal_id=nominal, **period, **last, **noted)


async def _managed(owner: Owner, nominal: UUID, number: int, by: UUID) -> None:
    said = {"reason": "So.", "decided_at": NOW - timedelta(days=number % 2), "decided_by": by}
    for mode in ("REACTIVE", "ACTIVE")[: number % 3]:
        against: Any = ["The risk level is not low."] if mode == "REACTIVE" else None
        told = {"previous_mode": "ACTIVE", "mode": mode, "from_day": _DAY, "spoke_against": against}
        await insert(owner, "mode_change", nominal_id=nominal, **told, **said)
        verdict = {"verdict": "KEEP", "reviews": number}
        await insert(owner, "reactive_review", nominal_id=nominal, **verdict, **said)


async def _clocks(owner: Owner, nominal: UUID, number: int, by: UUID) -> None:
    noted = {"reason": "Asked.", "recorded_at": NOW, "recorded_by": by}
    ended = {"ended_at": NOW, "outcome": "Sent.", "ended_by": by}
    for place, kind in enumerate(("SAR", "BREACH_ICO", "MOPI_REVIEW")[: number % 4]):
        began = {"kind": kind, "began_at": NOW - timedelta(days=place % 2)}
        await insert(owner, "started_clock", nominal_id=nominal, **began, **noted, **(ended if place else {}))


async def _transfer(
    owner: Owner, nominal: UUID, number: int, units: Sequence[UUID], officers: Sequence[UUID], by: UUID
) -> None:
    kind, state = _KINDS[number % 4], _STATES[number // 4 % 4]
    elsewhere = kind in ("FORCE_OUT", "FORCE_IN")
    decided = {} if state == "PROPOSED" else {"decided_at": NOW, "decided_by": by, "decision": "So."}
    await insert(
        owner,
        "transfer",
        nominal_id=nominal,
        kind=kind,
        state=state,
        from_unit_id=units[number % 2],
        from_owner_id=officers[number % 4],
        to_unit_id=None if kind == "FORCE_OUT" else units[(number + 1) % 2],
        to_owner_id=officers[number % 4] if number % 2 else None,
        other_force="Southmoor Police" if elsewhere else None,
        reference=f"R{number}",
        name="Invented Person",
        risk_level="HIGH",
        mode_before="ACTIVE",
        visit_due_at=NOW if number % 3 else None,
        answer_by=NOW if number % 2 else None,
        reason="He moved.",
        proposed_at=NOW - timedelta(days=number // 3),
        proposed_by=by if number % 5 else UUID(int=9),
        contact="DI Invented" if elsewhere else None,
        **decided,
    )


async def _waiting(owner: Owner, nominal: UUID, number: int) -> None:
    row = await owner.fetchrow("select unit_id, owner_id from doorstep.nominal where id = $1", nominal)
    policy = await owner.fetchval("select id from doorstep.policy_row order by risk_level limit 1")
    for place in range(number % 4):
        met = {"met_at": NOW, "met_by": nominal, "met_with": "REVIEW", "met_recorded_at": NOW} if place == 2 else {}
        await insert(
            owner,
            "obligation",
            kind=_WAITING[(number + place) % len(_WAITING)],
            nominal_id=nominal,
            unit_id=row["unit_id"],
            owner_id=row["owner_id"],
            policy_row_id=policy,
            opened_at=LONG_AGO,
            opened_by=nominal,
            opened_with="DECISION",
            basis=LONG_AGO,
            due_at=NOW - timedelta(days=number - 5) if place else None,
            explanation="Because.",
            recorded_at=NOW,
            superseded_at=NOW if number % 7 == 6 else None,
            **met,
        )
