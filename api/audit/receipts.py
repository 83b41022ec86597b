"""What became of each command that was told by its id: the same command, sent again, gets the same answer.

A row says which record came of the command and a digest of what was said, so that an id used again for something else
is noticed. It is written in the command's own transaction.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Boolean, Column, Text, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.columns import identifier, instant, record
from api.values import digest
from api.writing import json_text

command_receipt = record(
    "command_receipt",
    Column("action", Text, nullable=False),
    Column("content_digest", Text, nullable=False, comment="SHA-256 of what was said."),
    identifier("record_id", comment="The record that came of it."),
    Column(
        "waits",
        Boolean,
        nullable=False,
        server_default="false",
        comment="The answer was: it counts once somebody else has agreed.",
    ),
    identifier("principal_id"),
    instant("received_at"),
    comment="One command that was carried out, under the id that its client gave it.",
)


@dataclass(frozen=True)
class Receipt:
    """What a command did."""

    content_digest: str
    record_id: UUID
    principal_id: UUID
    waits: bool = False


def content_digest(action: str, command: Any) -> str:
    """Names what was said by a command, a dataclass."""
    said = json_text(asdict(command), default=str, option=orjson.OPT_SORT_KEYS)
    return digest(f"{action}\n{said}")


async def find(connection: AsyncConnection, force_id: int, command_id: UUID) -> Receipt | None:
    """What this command did, if it was carried out before."""
    row = (
        await connection.execute(
            select(*(command_receipt.c[name] for name in Receipt.__annotations__)).where(
                command_receipt.c.force_id == force_id, command_receipt.c.id == command_id
            )
        )
    ).one_or_none()
    return None if row is None else Receipt(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it


async def give(
    connection: AsyncConnection,
    force_id: int,
    command_id: UUID,
    *,
    action: str,
    receipt: Receipt,
    now: datetime,
) -> None:
    """Note that the command was carried out."""
    await connection.execute(
        insert(command_receipt).values(
            force_id=force_id,
            id=command_id,
            action=action,
            **asdict(receipt),
            received_at=now,
        )
    )
