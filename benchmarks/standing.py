"""Stands up what is measured, side by side over one database: Doorstep, fixed SQL, ordinary resolvers, PostGraphile."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import peer
from benchmarks.documents import ask
from benchmarks.force import Cast, cast
from benchmarks.load import Target
from benchmarks.operations import Operation
from benchmarks.peer_documents import peer_documents
from benchmarks.processes import Family, postgres_of
from benchmarks.waiting import wait_for
from tests.e2e.server import HOUSE, Server, free_port

# One caller asks all of it, as fast as the server answers.
POINTS_PER_MINUTE = 1_000_000_000
DOORSTEP, KEPT, BARE, RESOLVERS, POSTGRAPHILE = "doorstep", "fixed kept", "fixed bare", "resolvers", "postgraphile"
TITLES = {
    DOORSTEP: "Doorstep",
    KEPT: "Fixed SQL with policy and audit",
    POSTGRAPHILE: "PostGraphile 5",
    RESOLVERS: "Strawberry with dataloaders",
    BARE: "Fixed SQL, no policy, no audit",
}


@dataclass(frozen=True)
class Standing:
    """All that stand: the address of each, its processes, and what they are asked about."""

    server: Server
    cast: Cast
    urls: dict[str, str]
    families: dict[str, Family]
    postgres: Family
    peer_documents: dict[str, str]

    def token(self, persona: str) -> str:
        """A new one for each measurement: a run outlasts any token."""
        return self.server.token(persona)

    def target(self, contender: str, operation: Operation) -> Target:
        """Where one contender is asked one operation."""
        fixed = {KEPT: f"/kept/{operation.name}", BARE: f"/bare/{operation.name}"}
        expects = b'"visit":{"id"' if operation.is_mutation else b'"data":{'
        return Target(self.urls[contender] + fixed.get(contender, ""), self.token(operation.persona), _loose(expects))

    def body(self, contender: str, operation: Operation) -> bytes:
        """What one contender is asked."""
        if contender == POSTGRAPHILE:
            return operation.peer_body(self.cast, self.peer_documents[operation.name])
        return operation.fixed_body(self.cast) if contender in {KEPT, BARE} else operation.body(self.cast)


def _loose(expects: bytes) -> bytes:
    """Python's own JSON puts a space after a colon; only what stands before it is looked for."""
    return expects.split(b":")[0]


async def stand(data: Path, stack: ExitStack) -> Standing:
    """Everything, until the stack is closed. PostGraphile only where it is installed."""
    server = stack.enter_context(_serving(data))
    who = await cast(data)
    fixed, resolvers = (
        stack.enter_context(_application(name, data)) for name in ("benchmarks.fixed", "benchmarks.resolvers")
    )
    urls = {DOORSTEP: f"{server.url}/graphql", KEPT: fixed[0], BARE: fixed[0], RESOLVERS: f"{resolvers[0]}/graphql"}
    postgres = postgres_of(data)
    families = {
        DOORSTEP: Family(server.process_id, but=postgres.root),
        KEPT: Family(fixed[1]),
        BARE: Family(fixed[1]),
        RESOLVERS: Family(resolvers[1]),
    }
    documents: dict[str, str] = {}
    if peer.is_installed():
        url, process_id = stack.enter_context(peer.postgraphile(data))
        urls[POSTGRAPHILE], families[POSTGRAPHILE] = url, Family(process_id)
        documents = peer_documents(lambda text, said: ask(url, "none", text, said))
    return Standing(server, who, urls, families, postgres, documents)


@contextmanager
def _serving(data: Path) -> Iterator[Server]:
    server = Server(data, "--points-per-minute", str(POINTS_PER_MINUTE)).start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def _application(module: str, data: Path) -> Iterator[tuple[str, int]]:
    port = free_port()
    same = ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"]
    words = ["-m", "uvicorn", f"{module}:create", "--factory", "--port", str(port), *same]
    process = subprocess.Popen([sys.executable, *words], cwd=HOUSE, env=os.environ | {"DOORSTEP_DATA": str(data)})
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(10)
