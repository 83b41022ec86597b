"""The first time that a document is seen: parsed, validated, priced, compiled, planned by PostgreSQL, and run.

Each request is a document of its own: the operation under another alias, so that neither our cache nor PostgreSQL's
prepared statements know it.
"""

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.load import measure, warm_up
from benchmarks.operations import Operation
from benchmarks.processes import Watch
from benchmarks.standing import DOORSTEP, Standing


async def cold(stands: Standing, operation: Operation, seconds: float) -> dict[str, object]:
    """How long an answer takes over one connection, to documents never seen and to one well known."""
    target = stands.target(DOORSTEP, operation)
    known = stands.body(DOORSTEP, operation)
    await warm_up(target, iter(lambda: known, None))
    found: dict[str, object] = {}
    for name, bodies in {"warm": iter(lambda: known, None), "cold": _never_seen(stands, operation)}.items():
        watch = Watch(stands.families[DOORSTEP], stands.postgres)
        found[name] = watch.figures(await measure(target, bodies, connections=1, seconds=seconds))
    return found


def _never_seen(stands: Standing, operation: Operation) -> Iterator[bytes]:
    number = 0
    while True:
        number += 1
        renamed = operation.document.replace(" id reference ", f" id seen{number}: reference ", 1)
        assert renamed != operation.document
        yield replace(operation, document=renamed).body(stands.cast)
