"""What the development identity provider keeps: codes and assertions, by their digests. Runs inside `run_sync`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from api.identity.personas import BY_NAME
from api.identity.session_tables import provider_assertion, provider_code, revoked_token
from api.identity.tables import principal
from api.values import digest

CODE_LIFETIME = timedelta(seconds=60)
# How long a used code is remembered, so that its second coming takes back the token it was exchanged for.
CODE_REMEMBERED = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Person:
    """An active principal of this provider."""

    subject: str
    name: str
    roles: tuple[str, ...]
    force_id: int
    is_machine: bool

    def get_user_id(self) -> str:
        """Authlib's question."""
        return self.subject


@dataclass(frozen=True, kw_only=True)
class Code:
    """An authorization code that was shown for the first time, with the methods that Authlib asks of one."""

    digest: str
    subject: str
    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str
    signed_in_at: datetime
    code_challenge_method: str = "S256"

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(self.signed_in_at.timestamp())

    def get_acr(self) -> str:
        return "urn:doorstep:acr:development"

    def get_amr(self) -> list[str]:
        return ["user"]


class Store:
    """One request's view of the provider's tables."""

    def __init__(self, connection: Connection, issuer: str, now: datetime) -> None:
        self._connection = connection
        self._issuer = issuer
        self.now = now

    def people(self) -> list[Person]:
        """Everyone who may be chosen: the known personas in their own order, then whoever else there is."""
        rows = self._connection.execute(_people(self._issuer).order_by(principal.c.force_id, principal.c.subject))
        order = {name: place for place, name in enumerate(BY_NAME)}
        return sorted((_person(row) for row in rows), key=lambda person: order.get(person.subject, len(order)))

    def person(self, subject: str) -> Person | None:
        """One of them."""
        row = self._connection.execute(_people(self._issuer).where(principal.c.subject == subject)).first()
        return _person(row) if row is not None else None

    def keep_code(self, code: str, *, challenge: str, **values: Any) -> None:
        """Remember a code that is being handed out."""
        self._sweep(provider_code, CODE_REMEMBERED)
        row = {
            "digest": digest(code),
            "code_challenge": challenge,
            "signed_in_at": self.now,
            "expires_at": self.now + CODE_LIFETIME,
        }
        self._connection.execute(insert(provider_code).values(row | values).inline())

    def take_code(self, code: str, client_id: str) -> Code | None:
        """The code, once. Shown a second time it is refused, and the token it bought is taken back (RFC 9700 2.1.1).

        Any showing uses it up, so a stolen code cannot be tried with many verifiers.
        """
        found = provider_code.c.digest == digest(code)
        row = self._connection.execute(select(provider_code).where(found).with_for_update()).mappings().first()
        if row is None:
            return None
        if row["used_at"] is not None:
            if row["token_digest"] is not None:
                self.revoke(row["token_digest"], row["token_expires_at"])
            return None
        self._connection.execute(update(provider_code).where(found).values(used_at=self.now))
        if row["client_id"] != client_id or row["expires_at"] <= self.now:
            return None
        return Code(**{name: row[name] for name in Code.__dataclass_fields__ if name in row})

    def note_token(self, code: Code, token_digest: str, expires_at: datetime) -> None:
        """Remember which token a code was exchanged for."""
        self._connection.execute(
            update(provider_code)
            .where(provider_code.c.digest == code.digest)
            .values(token_digest=token_digest, token_expires_at=expires_at)
        )

    def revoke(self, token_digest: str, expires_at: datetime) -> None:
        """Refuse a token from now on."""
        self._sweep(revoked_token, timedelta())
        row = {"digest": token_digest, "expires_at": expires_at}
        self._connection.execute(insert(revoked_token).values(row).on_conflict_do_nothing())

    def is_first(self, client_id: str, assertion_id: str, expires_at: datetime) -> bool:
        """Whether this client's assertion is seen for the first time."""
        self._sweep(provider_assertion, timedelta(minutes=5))
        row = {"digest": digest(f"{client_id}|{assertion_id}"), "expires_at": expires_at}
        statement = insert(provider_assertion).values(row).on_conflict_do_nothing()
        return self._connection.execute(statement.returning(provider_assertion.c.digest)).first() is not None

    def _sweep(self, table: Any, kept: timedelta) -> None:
        self._connection.execute(delete(table).where(table.c.expires_at < self.now - kept))


def _people(issuer: str) -> Any:
    return select(principal).where(principal.c.issuer == issuer, principal.c.is_active)


def _person(row: Any) -> Person:
    return Person(
        subject=row.subject,
        name=row.name,
        roles=tuple(row.roles),
        force_id=row.force_id,
        is_machine=row.is_machine,
    )
