"""One real server with a demo force, and what a client program is started with to reach it."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.clients.node import PACKAGES
from tests.e2e.server import HOUSE, Server
from tests.forces import served_force


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served_force(605) as running:
        yield running


@pytest.fixture(scope="module")
def surroundings(server: Server) -> Mapping[str, str]:
    """The environment of a client program: where the server is, the program's own key, an officer's token."""
    return {
        "DOORSTEP_URL": server.url,
        "DOORSTEP_ISSUER": f"{server.url}/idp",
        "DOORSTEP_KEY": str(server.data / "machine-integrator.key.pem"),
        "DOORSTEP_TOKEN": server.token("integrator"),
        "MANAGER_TOKEN": server.token("officer"),
        "OFFICER_TOKEN": server.token("supervisor"),
        "DOORSTEP_SCHEMA": str(HOUSE / "schema" / "schema.graphql"),
    }


def project(source: Path, place: Path) -> Path:
    """A client's project as it is on its developer's machine: its files, with the packages installed beside them."""
    shutil.copytree(source, place)
    (place / "node_modules").symlink_to(PACKAGES, target_is_directory=True)
    return place
