"""What is misconfigured, and how to mend it: the operator's first question."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from api import ground, worker_switch
from api.access import rls
from api.refusals import Refusal
from api.settings import Settings

# Fixes of row security that we rely on (CVE-2025-8713 and earlier), by major version.
_LEAST_MINOR = {15: 14, 16: 10, 17: 6, 18: 0}
_SECRET_MODE = 0o077


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    is_fault: bool
    text: str

    def __str__(self) -> str:
        return f"{'MEND' if self.is_fault else 'ok  '}  {self.text}"


async def examine(settings: Settings) -> list[Finding]:
    """Look at the installation in the data folder."""
    findings = [
        _python(),
        _build(settings.build),
        _worker(settings.data),
        _secrets(settings.data),
        _environment(),
    ]
    try:
        async with ground.standing(settings) as place:
            findings.extend(await _database(place))
    except (Refusal, OSError, asyncpg.PostgresError) as fault:
        findings.append(Finding(is_fault=True, text=f"The database cannot be used: {fault}"))
    return findings


def _python() -> Finding:
    return Finding(sys.version_info < (3, 11), f"Python {sys.version_info.major}.{sys.version_info.minor}")


def _build(build: Path) -> Finding:
    there = (build / "index.html").exists()
    return Finding(not there, "The web app is built" if there else "The web app is not built: run `make run` once")


def _worker(data: Path) -> Finding:
    off = worker_switch.is_off(data)
    mend = "The app's service worker stands aside, so phones need a connection: once mended, doorstep worker return"
    return Finding(off, mend if off else "The app's service worker is in use")


def _secrets(data: Path) -> Finding:
    path = data / "secrets.json"
    if not path.exists():
        return Finding(is_fault=False, text="No keys yet: the first start makes them")
    exposed = bool(path.stat().st_mode & _SECRET_MODE)
    return Finding(exposed, f"{path} may be read by others: chmod 600 {path}" if exposed else "The keys are private")


def _environment() -> Finding:
    loose = "AUTHLIB_INSECURE_TRANSPORT" in os.environ
    return Finding(loose, "Unset AUTHLIB_INSECURE_TRANSPORT" if loose else "No insecure transport is allowed")


async def _database(place: ground.Ground) -> list[Finding]:
    connection = await asyncpg.connect(place.app_url)
    try:
        return [
            _version(connection.get_server_version()),
            await _login(connection),
            await _row_security(connection),
            await _policy(connection),
        ]
    finally:
        await connection.close()


def _version(version: Any) -> Finding:
    least = _LEAST_MINOR.get(version.major, 0)
    old = version.major < min(_LEAST_MINOR) or version.minor < least
    mend = f": install {version.major}.{least} or later" if old else ""
    return Finding(old, f"PostgreSQL {version.major}.{version.minor}{mend}")


async def _login(connection: Any) -> Finding:
    mighty = await connection.fetchval("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
    return Finding(
        mighty,
        f"alter role {rls.APP_LOGIN} nosuperuser nobypassrls" if mighty else "The login is bound by row security",
    )


async def _row_security(connection: Any) -> Finding:
    rows = await connection.fetch(
        "select relname from pg_class where relnamespace = 'doorstep'::regnamespace and relkind in ('r', 'p')"
        " and not (relrowsecurity and relforcerowsecurity) order by relname"
    )
    bare = ", ".join(row["relname"] for row in rows)
    return Finding(bool(bare), f"Without row security: {bare}" if bare else "Every table has row security")


async def _policy(connection: Any) -> Finding:
    ours = await connection.fetchval("select doorstep.policy_in_force()") == rls.policy_hash()
    applied = await connection.fetchval("select doorstep.policy_as_applied()")
    untouched = applied == await connection.fetchval(rls.FINGERPRINT)
    words = "The database has this version's policy" if ours else "The policy in force is another version's: restart"
    return Finding(not (ours and untouched), words if untouched else "Row policies were changed by hand: restart")
