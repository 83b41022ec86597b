"""What processes take: CPU time and resident memory of a server with its workers, and of PostgreSQL, from /proc."""

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.load import Timing

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


@dataclass(frozen=True)
class Family:
    """A process and all that descend from it. Those of `but` and theirs belong to somebody else."""

    root: int
    but: int | None = None

    def cpu_ms(self) -> float:
        """CPU time that it took since it began, in milliseconds; children that ended are in their parent's."""
        return sum(_cpu_ms(process) for process in self._members())

    def resident_mb(self) -> float:
        """Resident memory, a page that several share counted once for each sharer's part."""
        return round(sum(_proportional_kb(process) for process in self._members()) / 1024, 1)

    def _members(self) -> Iterator[int]:
        children: dict[int, list[int]] = {}
        for process in _PROC.glob("[0-9]*"):
            try:
                parent = int(_after_name(process)[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
            children.setdefault(parent, []).append(int(process.name))
        waiting = [self.root]
        while waiting:
            member = waiting.pop()
            if member != self.but:
                yield member
                waiting += children.get(member, ())


class Watch:
    """CPU time of a server and of PostgreSQL around one measurement."""

    def __init__(self, server: Family, postgres: Family) -> None:
        self._families = (server, postgres)
        self._before = [family.cpu_ms() for family in self._families]

    def figures(self, timing: Timing) -> dict[str, Any]:
        """The timing with what a request took, in milliseconds of CPU, and the server's memory now, in MB."""
        server, postgres = (
            round((family.cpu_ms() - before) / timing.requests, 3)
            for family, before in zip(self._families, self._before, strict=True)
        )
        own = {"server_cpu_ms": server, "postgres_cpu_ms": postgres, "resident_mb": self._families[0].resident_mb()}
        return asdict(timing) | own


def postgres_of(data: Path) -> Family:
    """The embedded PostgreSQL of a data folder."""
    return Family(int(next(data.rglob("postmaster.pid")).read_text().split()[0]))


def _after_name(process: Path) -> list[str]:
    return (process / "stat").read_text().rpartition(")")[2].split()


def _cpu_ms(process: int) -> float:
    try:
        stat = _after_name(_PROC / str(process))
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(ticks) for ticks in stat[11:15]) * _TICK_MS


def _proportional_kb(process: int) -> int:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
