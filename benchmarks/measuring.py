"""One run: every contender, every operation, the same load; then what the phone asks, cold documents, subscriptions."""

import itertools
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks import pushing
from benchmarks.ceiling import ceiling
from benchmarks.cold import cold
from benchmarks.documents import EMPTY_PULL, FIRST_PULL, pull_variables, register
from benchmarks.load import Target, measure, warm_up
from benchmarks.operations import OPERATIONS, Operation, bodies, body_of
from benchmarks.processes import Family, Watch
from benchmarks.standing import DOORSTEP, KEPT, TITLES, Standing
from benchmarks.subscribing import hold

PUSHED_VISITS = 100
COLD = ("point", "overdue")
Figures = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """How much is measured of each: over so many connections each time, for so long."""

    connections: list[int]
    seconds: float


async def operations(stands: Standing, span: Span) -> Figures:
    """Each operation by each contender. They take turns operation by operation, so that they share the machine's moods.

    What writes comes last: the others read the same rows.
    """
    found: Figures = {}
    for operation in sorted(OPERATIONS, key=lambda one: one.is_mutation):
        found[operation.name] = {
            contender: await _contender(stands, contender, operation, span)
            for contender in TITLES
            if contender in stands.urls
        }
        print(f"  {operation.title}", flush=True)
    return found


async def _contender(stands: Standing, contender: str, operation: Operation, span: Span) -> Figures:
    target = stands.target(contender, operation)
    requests = bodies(operation, lambda: stands.body(contender, operation))
    return await _by_connections(target, requests, stands.families[contender], stands.postgres, span)


async def _by_connections(
    target: Target, requests: Iterator[bytes], server: Family, postgres: Family, span: Span
) -> Figures:
    await warm_up(target, requests)
    found: Figures = {}
    for count in span.connections:
        watch = Watch(server, postgres)
        found[str(count)] = watch.figures(await measure(target, requests, connections=count, seconds=span.seconds))
    return found


async def phone(stands: Standing, span: Span) -> Figures:
    """What a phone asks: its first pull beside the same rows by fixed SQL, an empty pull, pushes.

    Of two pulls of one phone at a time the second is BUSY: there are twice as many phones as connections.
    """
    url, server = stands.urls[DOORSTEP], stands.families[DOORSTEP]
    phones = [register(url, stands.token("officer")) for _ in range(2 * max(span.connections))]
    asked = {
        "first pull of a caseload": (url, [body_of(FIRST_PULL, pull_variables(one, [])) for one in phones], server),
        "the same caseload by fixed SQL with policy and audit": (
            f"{stands.urls[KEPT]}/phone", [b"{}"], stands.families[KEPT],
        ),
        "empty pull of a caseload": (url, [body_of(EMPTY_PULL, one.caught_up()) for one in phones], server),
    }  # fmt: skip
    found = {
        name: await _by_connections(
            Target(address, stands.token("officer"), expects=b'"status":"OK"' if address == url else b""),
            itertools.cycle(bodies),
            family,
            stands.postgres,
            span,
        )
        for name, (address, bodies, family) in asked.items()
    }
    for visits in (1, PUSHED_VISITS):
        by_count: Figures = {}
        for count in span.connections:
            watch = Watch(server, stands.postgres)
            by_count[str(count)] = watch.figures(
                await pushing.measure(url, lambda: stands.token("officer"), connections=count, visits=visits)
            )
        found[f"push of {visits} fresh visit{'s' if visits > 1 else ''}"] = by_count
    return found


async def everything(
    stands: Standing, span: Span, *, subscriptions: int, held_seconds: float
) -> AsyncIterator[tuple[str, Any]]:
    """The whole run, part by part, as each is done."""
    print("Measured, each by all:", flush=True)
    by_name = {operation.name: operation for operation in OPERATIONS}
    yield "rows", stands.cast.rows
    held = await hold(
        Target(stands.urls[DOORSTEP], stands.token("officer")),
        stands.families[DOORSTEP],
        subscriptions=subscriptions,
        seconds=held_seconds,
    )
    yield "subscriptions", asdict(held) | {"grown_mb": held.grown_mb}
    yield "ceiling", await ceiling(span.connections, span.seconds)
    yield "cold", {name: await cold(stands, by_name[name], span.seconds) for name in COLD}
    yield "operations", await operations(stands, span)
    yield "phone", await phone(stands, span)
