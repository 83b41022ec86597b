"""Bring a database to today's shape: migrations, the application's login, row-level security, the signing key.

Under an advisory lock, so that many processes may start at once. Runs as the owner login; requests never do.
"""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from api.access import rls
from api.db.secrets import Secrets

_LOCK = 7_000
# Row policies name tables that a step down may drop, and nobody else's may stand; the next `migrate` makes ours again.
_DROP_POLICIES = """
do $$ declare p record; begin
  for p in select tablename, policyname from pg_policies where schemaname = 'doorstep' loop
    execute format('drop policy %I on doorstep.%I', p.policyname, p.tablename);
  end loop;
end $$
"""
_SCRIPTS = Path(__file__).parent.parent / "migrations"


async def migrate(owner_url: str, secrets: Secrets) -> None:
    """Apply what is missing. Safe to call again and from many processes."""
    await _as_owner(owner_url, lambda connection: _bring_up(connection, secrets))


async def step(owner_url: str, revision: str) -> None:
    """Move the ladder to `revision`, up or down: for tests and for an operator who goes back."""
    await _as_owner(owner_url, lambda connection: _move(connection, revision))


async def _as_owner(owner_url: str, work: Any) -> None:
    engine = create_async_engine(owner_url.replace("postgresql://", "postgresql+asyncpg://", 1), hide_parameters=True)
    try:
        async with engine.begin() as connection:
            await connection.execute(text(f"select pg_advisory_xact_lock({_LOCK})"))
            await connection.run_sync(work)
    finally:
        await engine.dispose()


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    return config


def _move(connection: Connection, revision: str) -> None:
    config = configuration(connection)
    connection.exec_driver_sql(_DROP_POLICIES)
    (command.downgrade if revision == "base" else command.upgrade)(config, revision)


def _bring_up(connection: Connection, secrets: Secrets) -> None:
    command.upgrade(configuration(connection), "head")
    _set_login(connection, secrets.app_password)
    _set_signing_key(connection, bytes.fromhex(secrets.row_key))
    _set_row_policies(connection)


def _set_row_policies(connection: Connection) -> None:
    """Only where they differ: each takes an exclusive lock, and so would wait for, and hold up, a server that runs."""
    kept = connection.execute(text("select hash, fingerprint from doorstep_gate.policy_in_force")).one_or_none()
    if kept is not None and tuple(kept) == (rls.policy_hash(), _fingerprint(connection)):
        return
    connection.exec_driver_sql(_DROP_POLICIES)
    for statement in rls.statements():
        connection.exec_driver_sql(statement)
    connection.execute(
        text(
            "insert into doorstep_gate.policy_in_force (one, hash, fingerprint) values (true, :hash, :fingerprint)"
            " on conflict (one) do update set hash = excluded.hash, fingerprint = excluded.fingerprint"
        ),
        {"hash": rls.policy_hash(), "fingerprint": _fingerprint(connection)},
    )


def _fingerprint(connection: Connection) -> str:
    return str(connection.exec_driver_sql(rls.FINGERPRINT).scalar_one())


def _set_login(connection: Connection, password: str) -> None:
    quoted = connection.execute(text("select quote_literal(:word)"), {"word": password}).scalar_one()
    connection.exec_driver_sql(f"alter role {rls.APP_LOGIN} login password {quoted.replace('%', '%%')}")


def _set_signing_key(connection: Connection, key: bytes) -> None:
    """HMAC's two padded keys, so that the database needs no more than sha256() to check a signature."""
    padded = key.ljust(64, b"\0")
    connection.execute(
        text(
            "insert into doorstep_gate.signing_key (one, inner_pad, outer_pad) values (true, :inner, :outer)"
            " on conflict (one) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad"
        ),
        {"inner": bytes(b ^ 0x36 for b in padded), "outer": bytes(b ^ 0x5C for b in padded)},
    )
