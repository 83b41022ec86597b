"""The editable records that some patches of one transaction speak of: read and locked at once, amended in memory in the
order of the patches, then written at once. Every change of a field is kept with who made it and when.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import ITSELF, seen, whole
from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.db.rows import among, insert_all, update_all
from api.identity.principal import Principal
from api.nominals.editable import EDITABLE, Editable, Verb
from api.nominals.patches import Clash, Patch, merge
from api.nominals.tables import amendment, nominal, nominal_access
from api.values import new_id
from api.writing import json_within

_RULE: Final = seen(ITSELF) & whole(ITSELF)


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who changes a record, by which submission, and when by whose clock."""

    principal: Principal
    author_id: UUID
    officer_id: UUID | None
    submission_id: UUID
    now: datetime
    at: datetime | None
    device_id: UUID | None = None


@dataclass(frozen=True)
class Change:
    """Who changed a field last, and when; all of it None where it was so before changes were kept."""

    by: UUID | None = None
    officer_id: UUID | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class Clashed:
    """A clash, and the change that it clashed with."""

    clash: Clash
    theirs: Change


@dataclass(frozen=True, kw_only=True)
class Amended:
    """The patch took effect as far as it did not clash. `beside`: others changed other fields meanwhile."""

    clashes: tuple[Clashed, ...] = ()
    beside: bool = False


@dataclass(frozen=True)
class NotYours:
    """The nominal is none that the caller works with now; one that does not exist is answered alike."""


@dataclass(frozen=True)
class Gone:
    """The record is not there any more. `ended_on`: since when, if that is known."""

    ended_on: date | None


@dataclass(frozen=True)
class IdTaken:
    """Another record has the id."""


Outcome = Amended | NotYours | Gone | IdTaken


@dataclass
class _Record:
    """One record as it stands while patches are decided; `was` is what the database has, None for a new one."""

    kind: Editable
    nominal_id: UUID
    values: dict[str, Any]
    ended_on: date | None
    was: tuple[dict[str, Any], date | None] | None


class Register:
    """Some records of one transaction. `read` first, then `amend` in order, then `write`."""

    def __init__(
        self,
        force_id: int,
        records: dict[UUID, _Record],
        nominals: Mapping[UUID, Mapping[str, Any]],
        granted: Mapping[UUID, frozenset[UUID]],
        last: dict[tuple[UUID, str], Change],
    ) -> None:
        self._force_id = force_id
        self._records = records
        self._nominals = nominals
        self._granted = granted
        self._last = last
        self._history: list[dict[str, Any]] = []
        self.events: list[ledger.AuditEvent] = []

    def may_amend(self, principal: Principal, nominal_id: UUID) -> bool:
        """Whether the caller works with the nominal now: the rule by which rows are shown whole."""
        row = self._nominals.get(nominal_id)
        granted = self._granted.get(principal.officer_id, frozenset()) if principal.officer_id else frozenset()
        return row is not None and holds(_RULE, row, principal.row_context().facts() | {GRANTED: granted})

    def amend(self, hand: Hand, patch: Patch) -> Outcome:
        """Note what comes of a patch. Nothing is written yet."""
        if not self.may_amend(hand.principal, patch.nominal_id):
            return NotYours()
        record = self._records.get(patch.record_id)
        if patch.verb is Verb.ADD:
            return self._add(hand, patch, record)
        if record is None or record.kind is not patch.kind or record.nominal_id != patch.nominal_id:
            return Gone(None)
        if patch.verb is Verb.END:
            return self._end(hand, patch, record)
        if record.ended_on is not None:
            return Gone(record.ended_on)
        merged = merge(record.values, patch.fields)
        clashed = tuple(
            Clashed(clash, self._last.get((patch.record_id, clash.field), Change())) for clash in merged.clashes
        )
        self._set(hand, patch, record, merged.values)
        return Amended(clashes=clashed, beside=merged.beside)

    def _add(self, hand: Hand, patch: Patch, record: _Record | None) -> Outcome:
        values: dict[str, Any] = dict.fromkeys(patch.kind.fields)
        values |= {name: asked.value for name, asked in patch.fields.items()}
        if record is not None:
            same = record.kind is patch.kind and record.nominal_id == patch.nominal_id and record.values == values
            return Amended() if same else IdTaken()
        made = _Record(patch.kind, patch.nominal_id, dict.fromkeys(values), None, None)
        self._records[patch.record_id] = made
        self._set(hand, patch, made, values)
        return Amended()

    def _end(self, hand: Hand, patch: Patch, record: _Record) -> Outcome:
        if record.ended_on is None:
            record.ended_on = (hand.at or hand.now).date()
            self._note(hand, patch, "endedOn", None, record.ended_on.isoformat())
            self._audit(hand, patch)
        return Amended()

    def _set(self, hand: Hand, patch: Patch, record: _Record, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            self._note(hand, patch, name, record.values[name], value)
            record.values[name] = value
        if values:
            self._audit(hand, patch)

    def _note(self, hand: Hand, patch: Patch, field: str, before: Any, after: Any) -> None:
        self._last[(patch.record_id, field)] = Change(hand.author_id, hand.officer_id, hand.now)
        self._history.append(
            {
                "force_id": self._force_id,
                "id": new_id(),
                "nominal_id": patch.nominal_id,
                "entity": patch.kind.name,
                "record_id": patch.record_id,
                "field": field,
                "before": before,
                "after": after,
                "author_id": hand.author_id,
                "officer_id": hand.officer_id,
                "submission_id": hand.submission_id,
                "made_at": hand.at,
                "recorded_at": hand.now,
            }
        )

    def _audit(self, hand: Hand, patch: Patch) -> None:
        name = f"{patch.verb}{patch.kind.name}"
        event = ledger.by(
            hand.principal,
            AuditOperation.ALTERATION if patch.verb is not Verb.ADD else AuditOperation.COLLECTION,
            name[0].lower() + name[1:],
            device_id=hand.device_id,
            request_id=hand.submission_id,
            object_type=patch.kind.table.name,
            object_ids=(patch.record_id,),
            subject_ids=(patch.nominal_id,),
            row_count=1,
        )
        self.events.append(event)

    async def write(self, connection: AsyncConnection) -> None:
        """Write what was noted; the caller writes `events`. Nothing may be noted after."""
        by_kind: dict[str, list[tuple[UUID, _Record]]] = defaultdict(list)
        for key, record in self._records.items():
            by_kind[record.kind.name].append((key, record))
        for name, records in by_kind.items():
            table = EDITABLE[name].table
            new = [self._row(key, one) | {"nominal_id": one.nominal_id} for key, one in records if one.was is None]
            changed = [
                self._row(key, one)
                for key, one in records
                if one.was is not None and one.was != (one.values, one.ended_on)
            ]
            await insert_all(connection, table, new)
            await update_all(connection, table, changed)
        rows = [one | {name: json_within(one[name]) for name in ("before", "after")} for one in self._history]
        await insert_all(connection, amendment, rows)

    def _row(self, key: UUID, record: _Record) -> dict[str, Any]:
        fields = {field.column: record.values[name] for name, field in record.kind.fields.items()}
        return {"force_id": self._force_id, "id": key, "ended_on": record.ended_on} | fields


async def read(connection: AsyncConnection, force_id: int, named: Iterable[tuple[Editable, UUID, UUID]]) -> Register:
    """The register for these records (kind, nominal, id). Their nominals' rows must be locked already."""
    asked = list(named)
    if not asked:
        return Register(force_id, {}, {}, {}, {})
    nominal_ids = {nominal_id for _, nominal_id, _ in asked}
    records: dict[UUID, _Record] = {}
    for kind in sorted({kind.name for kind, _, _ in asked}):
        ids = [key for one, _, key in asked if one.name == kind]
        records |= await _records(connection, force_id, EDITABLE[kind], ids)
    return Register(
        force_id,
        records,
        await _nominals(connection, force_id, nominal_ids),
        await _granted(connection, force_id, nominal_ids),
        await _last_changes(connection, force_id, list(records)),
    )


async def _records(
    connection: AsyncConnection, force_id: int, kind: Editable, ids: Sequence[UUID]
) -> dict[UUID, _Record]:
    table = kind.table
    rows = await connection.execute(
        select(table)
        .where(table.c.force_id == force_id, table.c.id == among(ids))
        .order_by(table.c.id)
        .with_for_update()
    )
    found = {}
    for row in rows:
        values = {name: _plain(getattr(row, field.column)) for name, field in kind.fields.items()}
        found[row.id] = _Record(kind, row.nominal_id, values, row.ended_on, (dict(values), row.ended_on))
    return found


async def _nominals(connection: AsyncConnection, force_id: int, ids: Iterable[UUID]) -> dict[UUID, Mapping[str, Any]]:
    columns = [nominal.c[name] for name in ("id", "owner_id", "unit_id", "restricted")]
    rows = await connection.execute(select(*columns).where(nominal.c.force_id == force_id, nominal.c.id == among(ids)))
    return {row.id: dict(row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public mapping


async def _granted(connection: AsyncConnection, force_id: int, ids: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """By officer, of which of the nominals they were granted need-to-know, by the database's own time."""
    rows = await connection.execute(
        select(nominal_access.c.nominal_id, nominal_access.c.officer_id).where(
            nominal_access.c.force_id == force_id,
            nominal_access.c.nominal_id == among(ids),
            or_(nominal_access.c.until.is_(None), nominal_access.c.until > func.now()),
        )
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in rows:
        found[row.officer_id].add(row.nominal_id)
    return {officer: frozenset(nominals) for officer, nominals in found.items()}


async def _last_changes(
    connection: AsyncConnection, force_id: int, ids: Sequence[UUID]
) -> dict[tuple[UUID, str], Change]:
    names = ("record_id", "field", "author_id", "officer_id", "recorded_at")
    rows = await connection.execute(
        select(*(amendment.c[name] for name in names))
        .where(amendment.c.force_id == force_id, amendment.c.record_id == among(ids))
        .order_by(amendment.c.recorded_at)
    )
    return {(row.record_id, row.field): Change(row.author_id, row.officer_id, row.recorded_at) for row in rows}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
