"""`make bench`: Doorstep beside PostGraphile, ordinary resolvers and fixed SQL, by the same load in the same run.

Only the comparison within one run means anything; the machine is named in the report. Writes `build/bench.json` and
`build/bench.html`; docs/benchmarks.md says how to read them.
"""

import argparse
import asyncio
import json
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

import uvloop

from benchmarks import oversight, peer, searching, subscribing, syncing
from benchmarks.goals import verdicts
from benchmarks.measuring import Span, everything
from benchmarks.place import machine, versions
from benchmarks.report import page
from benchmarks.searching import sizes
from benchmarks.standing import stand
from tests.e2e.server import HOUSE

REPORT = HOUSE / "build"
NOMINALS_DEFAULT = 70_000


def main() -> None:
    """Measure, write the report, say where it is."""
    asked = _asked()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was stood up is taken down
    subscribing.allow(asked.subscriptions)
    report: dict[str, Any] = {
        "date": asked.date,
        "commit": _commit(),
        "nominals": asked.nominals,
        "seconds": asked.seconds,
        "connections": asked.connections,
        "machine": machine(asked.machine),
    }
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        uvloop.run(_measure(Path(name), asked, report))
        searched = Path(name) / "search"
        searched.mkdir(mode=0o755)
        report["search"] = uvloop.run(searching.measure(searched, sizes(asked.nominals)))
        _keep(asked.report, report)
        ten_years = Path(name) / "oversight"
        ten_years.mkdir(mode=0o755)
        report["oversight"] = asyncio.run(oversight.measured(ten_years, nominals=asked.nominals, times=oversight.TIMES))
    _keep(asked.report, report)
    if peer.is_installed() and not asked.no_sync:
        report["sync"] = uvloop.run(syncing.syncing())
    report["goals"] = [asdict(one) | {"is_met": one.is_met, "words": one.words} for one in verdicts(report)]
    _keep(asked.report, report)
    (asked.report / "bench.html").write_text(page(report))
    for goal in report["goals"]:
        print(f"{goal['words']:<18} {goal['goal']}: {goal['figure']}")
    print(f"{asked.report / 'bench.html'}")


def _keep(folder: Path, report: dict[str, Any]) -> None:
    """After each part: what was measured for half an hour outlives a part after it that fails."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bench.json").write_text(json.dumps(report, indent=1) + "\n")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--nominals", type=int, default=NOMINALS_DEFAULT, help="default 70,000; 4407 for a small run")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each figure; default 5")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 64], help="default 1 8 64")
    parser.add_argument("--subscriptions", type=int, default=1_000, help="default 1,000")
    parser.add_argument("--held-seconds", type=float, default=20.0, help="how long they are held; default 20")
    parser.add_argument("--no-sync", action="store_true", help="leave out sync, which has a force of its own")
    parser.add_argument("--date", default="not said", help="the day of the run, for the report")
    parser.add_argument("--machine", default="", help="what the machine is called; its processor's name if not given")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep the force there, to measure it again")
    parser.add_argument("--report", type=Path, default=REPORT, metavar="DIR", help="default build")
    return parser.parse_args()


async def _measure(folder: Path, asked: argparse.Namespace, report: dict[str, Any]) -> None:
    """On a copy of the force where it is kept: what is measured writes, and the next run begins as this one did."""
    data = folder / "data"
    made = asked.data or data
    words = [sys.executable, "-m", "api.cli", "demo", "--nominals", str(asked.nominals), "--data", str(made)]
    subprocess.run(words, cwd=HOUSE, check=True)  # noqa: ASYNC221 - nothing else runs yet
    if made != data:  # not shutil: the files belong to the database's own user
        subprocess.run(["cp", "-a", str(made), str(data)], check=True)  # noqa: ASYNC221
    with ExitStack() as stack:
        stands = await stand(data, stack)
        span = Span(asked.connections, asked.seconds)
        parts = everything(stands, span, subscriptions=asked.subscriptions, held_seconds=asked.held_seconds)
        async for name, found in parts:
            report[name] = found
            _keep(asked.report, report)
        report["versions"] = await versions(data)


def _commit() -> str:
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    return said.stdout.strip() or "not known"


if __name__ == "__main__":
    main()
