"""Installations on phones: made known, said hello to, revoked. A device belongs to one principal for ever."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, insert, literal, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger as audit
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.refusals import BadInput
from api.services import Services
from api.sync import retained, scopes, seals
from api.sync.commands import SyncDevice, SyncDeviceInput, SyncHello, SyncHelloInput
from api.sync.envelopes import Head
from api.sync.seals import DeviceKey
from api.sync.tables import RetentionCode, WipeMode, sync_device

_NAME_CHARACTERS_MAX = 200
_REPORT_CHARACTERS_MAX = 4_000
SKEW_SECONDS_MAX = 2**31 - 1
_SIGNERS_MAX = 20  # installations of one person whose signatures are tried; the newest first

_twin = sync_device.alias("twin")
# A key is no longer trusted once one installation that has it is revoked: a clone of a revoked phone is revoked too.
REVOKED_AT = (
    select(func.min(_twin.c.revoked_at))
    .where(
        _twin.c.force_id == sync_device.c.force_id,
        _twin.c.principal_id == sync_device.c.principal_id,
        _twin.c.public_key == sync_device.c.public_key,
    )
    .correlate(sync_device)
    .scalar_subquery()
    .label("revoked_at")
)
# Until somebody said otherwise, a phone that is out of use erases at once; of two that say, the stricter.
WIPE = (
    select(func.coalesce(func.max(_twin.c.wipe), WipeMode.NOW))
    .where(
        _twin.c.force_id == sync_device.c.force_id,
        _twin.c.principal_id == sync_device.c.principal_id,
        _twin.c.public_key == sync_device.c.public_key,
        _twin.c.revoked_at.is_not(None),
    )
    .correlate(sync_device)
    .scalar_subquery()
    .label("wipe")
)
_DEVICE = (sync_device.c.id, sync_device.c.last_seq, sync_device.c.last_id, REVOKED_AT)


async def epoch(connection: AsyncConnection) -> str:
    """The history that this database tells: another after a failover or a restore."""
    return str((await connection.execute(text("select doorstep.sync_epoch()"))).scalar_one())


async def register(services: Services, principal: Principal, said: SyncDeviceInput) -> SyncDevice:
    """Make an installation known. The same one may ask again; its id with another key or owner is refused."""
    key = seals.public_key(said.public_key)
    if key is None:
        raise BadInput("publicKey must be an ECDSA P-256 public key as a JWK: kty, crv, x, y.", field="publicKey")
    if not said.name.strip() or len(said.name) > _NAME_CHARACTERS_MAX or "\0" in said.name:
        raise BadInput(f"name must have 1 to {_NAME_CHARACTERS_MAX} characters.", field="name")
    async with services.database.writing(principal.service_context()) as connection:
        row = (
            await connection.execute(
                select(*_DEVICE, sync_device.c.principal_id, sync_device.c.public_key)
                .where(sync_device.c.force_id == principal.force_id, sync_device.c.id == said.device_id)
                .with_for_update()
            )
        ).one_or_none()
        if row is not None:
            if row.principal_id != principal.id or row.public_key != key:
                raise BadInput("This deviceId is taken: make a new one on the phone.", field="deviceId")
            return SyncDevice(id=row.id, last_seq=row.last_seq, last_id=row.last_id, revoked_at=row.revoked_at)
        await _add(connection, principal, said, key, services.clock.now())
        made = await lock(connection, principal, said.device_id)
        assert made is not None
        return made


async def _add(
    connection: AsyncConnection,
    principal: Principal,
    said: SyncDeviceInput,
    key: dict[str, Any],
    now: datetime,
) -> None:
    await connection.execute(
        insert(sync_device).values(
            force_id=principal.force_id,
            id=said.device_id,
            principal_id=principal.id,
            name=said.name,
            public_key=key,
            created_at=now,
        )
    )
    await audit.append(
        connection,
        audit.by(
            principal,
            AuditOperation.DEVICE,
            "syncRegisterDevice",
            device_id=said.device_id,
            object_type="device",
            object_ids=(said.device_id,),
        ),
    )


async def hello(services: Services, principal: Principal, said: SyncHelloInput) -> SyncHello:
    """Tell a phone what it needs, and keep what it says of itself: a supervisor sees who holds unsent work."""
    async with services.database.writing(principal.service_context()) as connection:
        now = services.clock.now()
        row, wipe = None, None
        if said.device_id is not None:
            known = await connection.execute(
                update(sync_device)
                .where(
                    sync_device.c.force_id == principal.force_id,
                    sync_device.c.id == said.device_id,
                    sync_device.c.principal_id == principal.id,
                )
                .values(
                    last_seen_at=now,
                    pending=max(0, said.pending),
                    oldest_pending_at=said.oldest_pending_at,
                    reported=_kept_with_losses(_reported(said)),
                    skew_seconds=_skew(said.device_now, now),
                )
                .returning(REVOKED_AT, WIPE)
            )
            row = known.one_or_none()
            wipe = WipeMode(row.wipe) if row is not None and row.revoked_at is not None else None
        return SyncHello(
            epoch=await epoch(connection),
            server_time=now,
            scopes=scopes.of(principal),
            seal_keys=services.seal_keys.published(),
            wipe=wipe,
            is_registered=row is not None,
            keep_fetched_for_days=await retained.days(connection, principal.force_id, RetentionCode.FETCHED, now),
        )


def _skew(device_now: datetime, now: datetime) -> int:
    """Server minus phone, in seconds."""
    return max(-SKEW_SECONDS_MAX, min(SKEW_SECONDS_MAX, round((now - device_now).total_seconds())))


def _reported(said: SyncHelloInput) -> dict[str, Any] | None:
    """What the phone says of itself, as far as it is short and PostgreSQL's JSON can hold it."""
    reported = {"appVersion": said.app_version, "storage": said.storage}
    if losses := _losses(said.storage):
        reported["lost"] = losses
    text = json.dumps(reported, default=str)
    return reported if len(text) <= _REPORT_CHARACTERS_MAX and "\\u0000" not in text else None


def _losses(storage: Any) -> dict[str, int] | None:
    """What the phone says its browser threw away, in numbers; None where it says nothing that can be understood."""
    said = storage.get("lost") if isinstance(storage, dict) else None
    if not isinstance(said, dict):
        return None
    counts = {"items": _number(said.get("waiting")), "drafts": _number(said.get("drafts"))}
    times = {"since": _seconds(said.get("since")), "noticed": _seconds(said.get("noticedAt"))}
    told = {name: number for name, number in (counts | times).items() if number is not None}
    return told if told.get("items") or told.get("drafts") else None


def _number(said: Any) -> int | None:
    return said if type(said) is int and 0 <= said <= SKEW_SECONDS_MAX else None


def _seconds(said: Any) -> int | None:
    """Since 1970."""
    try:
        return _number(int(datetime.fromisoformat(said).timestamp()))
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _kept_with_losses(reported: dict[str, Any] | None) -> ColumnElement[Any]:
    """The new report. A loss that was told once stays, though the phone's browser may forget that too."""
    new = literal(reported or {}, JSONB)
    before = func.coalesce(sync_device.c.reported, literal({}, JSONB))
    losses = func.jsonb_build_object("lost", before["lost"])
    return case((before.has_key("lost") & ~new.has_key("lost"), new.op("||")(losses)), else_=new)


async def lock(connection: AsyncConnection, principal: Principal, device_id: UUID) -> SyncDevice | None:
    """The caller's device, its log locked until the commit; None for what is not the caller's, whoever's it is."""
    row = (
        await connection.execute(
            select(*_DEVICE)
            .where(
                sync_device.c.force_id == principal.force_id,
                sync_device.c.id == device_id,
                sync_device.c.principal_id == principal.id,
            )
            .with_for_update()
        )
    ).one_or_none()
    return SyncDevice(**row._mapping) if row is not None else None  # noqa: SLF001 - SQLAlchemy's public mapping


async def signers(
    connection: AsyncConnection, force_id: int, principal_id: UUID, first: UUID | None
) -> list[DeviceKey]:
    """The keys of one person's installations, the one that pushed first: a new log may carry an old one's items."""
    rows = await connection.execute(
        select(sync_device.c.id, sync_device.c.public_key, REVOKED_AT)
        .where(sync_device.c.force_id == force_id, sync_device.c.principal_id == principal_id)
        .order_by((sync_device.c.id == first).desc(), sync_device.c.created_at.desc())
        .limit(_SIGNERS_MAX)
    )
    return [DeviceKey(device_id=row.id, public_key=row.public_key, revoked=row.revoked_at is not None) for row in rows]


async def advance(
    connection: AsyncConnection, principal: Principal, device_id: UUID, head: Head, now: datetime
) -> None:
    """Write the new head of the device's log. What was taken in is unsent no longer, whatever the phone said before."""
    taken_in = head.last_seq - sync_device.c.last_seq
    is_all = sync_device.c.pending <= taken_in
    await connection.execute(
        update(sync_device)
        .where(sync_device.c.force_id == principal.force_id, sync_device.c.id == device_id)
        .values(
            last_seq=head.last_seq,
            last_id=head.last_id,
            last_seen_at=now,
            pending=func.greatest(0, sync_device.c.pending - taken_in),
            oldest_pending_at=case((is_all, None), else_=sync_device.c.oldest_pending_at),
        )
    )
