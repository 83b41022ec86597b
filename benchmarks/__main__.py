"""`make bench`: the API beside the same work by fixed SQL, measured by the same load in the same run.

Each figure is requests a second with so many connections, and the 50th and 99th percentile of the time an answer took.
Only the comparison within one run means anything; the machine is named in the report.
"""

import argparse
import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from benchmarks import peer
from benchmarks.documents import EMPTY_PULL, FIRST_PULL, OVERDUE, peer_overdue, pull_variables, register
from benchmarks.load import Figures, Request, measure
from benchmarks.waiting import wait_for
from tests.e2e.server import HOUSE, Server, doorstep, free_port

# One caller asks all of it, as fast as the server answers.
POINTS_PER_MINUTE = 1_000_000_000
REPORT = HOUSE / "build" / "bench.json"


def main() -> None:
    """Measure, print, write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--nominals", type=int, default=4_407)
    parser.add_argument("--seconds", type=float, default=5.0, help="for each figure; default 5")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8], help="default 1 8")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        report = asyncio.run(_measure(Path(name) / "data", asked))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=1) + "\n")
    _print(report)


async def _measure(data: Path, asked: argparse.Namespace) -> dict[str, object]:
    made = doorstep("demo", "--nominals", str(asked.nominals), data=data)
    assert made.returncode == 0, made.stderr
    with _serving(data) as server, _fixed(data) as fixed_url, _peer(data) as peer_url:
        requests = _requests(server, fixed_url) | _peer_requests(peer_url)
        figures = {
            name: {
                str(count): asdict(await measure(request, connections=count, seconds=asked.seconds))
                for count in asked.connections
            }
            for name, request in requests.items()
        }
    return {"machine": _machine(), "nominals": asked.nominals, "seconds": asked.seconds, "figures": figures}


def _requests(server: Server, fixed_url: str) -> dict[str, Request]:
    integrator, officer = (_token(server, persona) for persona in ("integrator", "officer"))
    api = f"{server.url}/graphql"
    pulling = register(api, officer)
    return {
        "overdue list of 50, Doorstep": Request(api, integrator, _body(OVERDUE)),
        "overdue list of 50, fixed SQL with policy and audit": Request(f"{fixed_url}/overdue", integrator, b"{}"),
        "overdue list of 50, fixed SQL, neither": Request(f"{fixed_url}/overdue-bare", integrator, b"{}"),
        "first pull of a caseload, Doorstep": Request(api, officer, _body(FIRST_PULL, pull_variables(pulling, []))),
        "the same caseload, fixed SQL with policy and audit": Request(f"{fixed_url}/caseload", officer, b"{}"),
        "empty pull of a caseload, Doorstep": Request(api, officer, _body(EMPTY_PULL, pulling.caught_up())),
    }


def _body(document: str, variables: dict[str, object] | None = None) -> bytes:
    return json.dumps({"query": document, "variables": variables or {}}).encode()


def _token(server: Server, persona: str) -> str:
    answer = doorstep("token", "--persona", persona, data=server.data)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


@contextmanager
def _serving(data: Path) -> Iterator[Server]:
    server = Server(data, "--points-per-minute", str(POINTS_PER_MINUTE)).start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def _fixed(data: Path) -> Iterator[str]:
    port = free_port()
    same = ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"]
    words = ["-m", "uvicorn", "benchmarks.fixed:create", "--factory", "--port", str(port), *same]
    environment = os.environ | {"DOORSTEP_DATA": str(data)}
    process = subprocess.Popen([sys.executable, *words], cwd=HOUSE, env=environment)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def _peer(data: Path) -> Iterator[str | None]:
    if not peer.is_installed():
        print("PostGraphile is not installed: measured without it. `make bench` installs it.")
        yield None
        return
    with peer.postgraphile(data) as url:
        yield url


def _peer_requests(url: str | None) -> dict[str, Request]:
    if url is None:
        return {}
    return {"overdue list of 50, PostGraphile, neither": Request(url, "none", _body(peer_overdue(url)))}


def _machine() -> dict[str, object]:
    return {"cores": os.cpu_count(), "processor": platform.machine(), "python": platform.python_version()}


def _print(report: dict[str, object]) -> None:
    figures = report["figures"]
    assert isinstance(figures, dict)
    print(f"{report['nominals']} nominals, {report['machine']}")
    print(f"{'':<54} {'conn':>4} {'req/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'bytes':>8}")
    for name, by_connections in figures.items():
        for count, raw in by_connections.items():
            got = Figures(**raw)
            print(
                f"{name:<54} {count:>4} {got.requests_per_second:>8} {got.p50_ms:>8} {got.p99_ms:>8}"
                f" {got.bytes_an_answer:>8}"
            )


if __name__ == "__main__":
    main()
