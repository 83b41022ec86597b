"""Issuers' keys: found when they change, forgotten when they are withdrawn, and never fetched in a storm."""

import json
from datetime import timedelta

import httpx2
import pytest
from joserfc.jwk import ECKey, KeySet

from api.identity.issuers import Issuer
from api.identity.jwks import IssuerRegistry
from api.identity.tokens import TokenRefused
from api.refusals import Misconfigured, Unavailable
from tests.identity.conftest import MovableClock

URI = "https://id.example/jwks"
ISSUER = Issuer(name="https://id.example", audience="a", clients={}, forces=None, jwks_uri=URI)


class Remote:
    """An issuer whose keys change, and who may be down."""

    def __init__(self, *key_ids: str) -> None:
        self.key_ids = list(key_ids)
        self.asked = 0
        self.is_down = False

    async def fetch(self, uri: str) -> bytes:
        assert uri == URI
        self.asked += 1
        if self.is_down:
            raise httpx2.ConnectError("down")
        keys = KeySet([ECKey.generate_key("P-256", {"kid": key_id}) for key_id in self.key_ids])
        return json.dumps(keys.as_dict(private=False)).encode()


async def test_keys_are_fetched_once_while_they_are_fresh() -> None:
    remote, clock = Remote("a"), MovableClock()
    registry = IssuerRegistry([ISSUER], clock, remote.fetch)

    await registry.keys(ISSUER, "a")
    clock.move(minutes=9)
    await registry.keys(ISSUER, "a")

    assert remote.asked == 1


async def test_a_withdrawn_key_stops_working_within_ten_minutes() -> None:
    remote, clock = Remote("a"), MovableClock()
    registry = IssuerRegistry([ISSUER], clock, remote.fetch)
    await registry.keys(ISSUER, "a")
    remote.key_ids = ["b"]

    clock.move(minutes=10, seconds=1)

    with pytest.raises(TokenRefused):
        await registry.keys(ISSUER, "a")


async def test_a_new_key_is_found_at_once_but_nobody_can_make_us_ask_often() -> None:
    remote, clock = Remote("a"), MovableClock()
    registry = IssuerRegistry([ISSUER], clock, remote.fetch)
    await registry.keys(ISSUER, "a")
    clock.move(seconds=31)
    remote.key_ids = ["a", "b"]

    await registry.keys(ISSUER, "b")
    for n in range(20):
        with pytest.raises(TokenRefused):
            await registry.keys(ISSUER, f"unknown-{n}")

    assert remote.asked == 2


async def test_while_the_issuer_is_down_its_last_keys_serve_for_an_hour() -> None:
    remote, clock = Remote("a"), MovableClock()
    registry = IssuerRegistry([ISSUER], clock, remote.fetch)
    await registry.keys(ISSUER, "a")
    remote.is_down = True

    clock.move(minutes=59)
    await registry.keys(ISSUER, "a")
    clock.ahead += timedelta(minutes=2)

    with pytest.raises(Unavailable):
        await registry.keys(ISSUER, "a")


def test_keys_are_fetched_over_https_only() -> None:
    plain = Issuer(name="http://id.example", audience="a", clients={}, forces=None, jwks_uri="http://id.example/jwks")

    with pytest.raises(Misconfigured):
        IssuerRegistry([plain], MovableClock())


def test_only_configured_issuers_exist() -> None:
    with pytest.raises(TokenRefused):
        IssuerRegistry([ISSUER], MovableClock()).issuer("https://id.example/")
