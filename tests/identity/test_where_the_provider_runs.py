"""The development identity provider runs on a developer's own machine and nowhere else."""

from pathlib import Path

import pytest

from api.identity import keys
from api.identity.provider.routes import check_allowed
from api.refusals import Misconfigured
from api.settings import Mode, Settings


def test_the_provider_never_runs_in_production() -> None:
    with pytest.raises(Misconfigured, match="production"):
        check_allowed(Settings(mode=Mode.PRODUCTION))


@pytest.mark.parametrize("url", ["https://doorstep.example", "http://10.0.0.1:8000", "http://0.0.0.0:8000", "http://x"])
def test_the_provider_serves_the_loopback_address_only(url: str) -> None:
    with pytest.raises(Misconfigured, match="loopback"):
        check_allowed(Settings(public_url=url))


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://localhost:1", "http://[::1]:8000"])
def test_any_loopback_address_will_do(url: str) -> None:
    check_allowed(Settings(public_url=url))


def test_the_provider_refuses_when_https_checks_are_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")

    with pytest.raises(Misconfigured, match="AUTHLIB_INSECURE_TRANSPORT"):
        check_allowed(Settings())


def test_keys_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    first = keys.load(tmp_path, "k")

    assert keys.load(tmp_path, "k").kid == first.kid
    assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o600]
