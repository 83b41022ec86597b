"""One process's figures for the operator, as Prometheus reads them. Never a variable, an answer or anybody's name.

Operations of our own app are told apart by their names; those of all other documents are one, `other`, so that nobody
can fill the operator's memory, or write a name into it, by sending ever new texts.
"""

import os
from collections.abc import Iterable
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from api.sync.commands import SyncPushResult
from schema.reading.plans import PlanCache

_BUCKETS_S: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Figures:
    """What is counted, from the start of the process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.operations = self._counter(
            "operations", "Operations that ran, by how they ended.", "operation", "kind", "code"
        )
        self.seconds = Histogram(
            "doorstep_operation_seconds",
            "How long queries and mutations took.",
            ["operation"],
            buckets=_BUCKETS_S,
            registry=self.registry,
        )
        self.points = self._counter("cost_points", "Points that operations were charged.", "operation")
        self.refused = self._counter("refused", "Requests that were answered without running.", "code")
        self.compile_seconds = self._counter("plan_compile_seconds", "Time spent on making plans.")
        self.subscriptions = self._gauge("subscriptions", "Subscriptions that are open.")
        self._pushes = self._counter("pushes", "Pushes of phones, by the answer to the whole.", "status")
        self._verdicts = self._counter(
            "push_verdicts", "Receipts given for submissions; one that is sent again is counted again.", "state"
        )
        self._gauge("process", "The process that these figures are of.", "pid").labels(str(os.getpid())).set(1)

    def watch(self, name: str, cache: PlanCache[Any]) -> None:
        """Tell of a cache too."""
        self.registry.register(_Cache(name, cache))

    def pushed(self, result: SyncPushResult) -> None:
        """A phone's push was answered."""
        self._pushes.labels(result.status.value).inc()
        for receipt in result.results:
            self._verdicts.labels(receipt.state.value).inc()

    def _counter(self, name: str, words: str, *labels: str) -> Counter:
        return Counter(f"doorstep_{name}", words, labels, registry=self.registry)

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        return Gauge(f"doorstep_{name}", words, labels, registry=self.registry)


class _Cache(Collector):
    def __init__(self, name: str, cache: PlanCache[Any]) -> None:
        self._name = name
        self._cache = cache

    def collect(self) -> Iterable[Metric]:
        name, cache = f"doorstep_{self._name}", self._cache
        yield CounterMetricFamily(f"{name}_hits", "Found in the cache.", value=cache.counts.hits)
        yield CounterMetricFamily(f"{name}_misses", "Made anew.", value=cache.counts.misses)
        yield GaugeMetricFamily(f"{name}_kept", "Kept in the cache.", value=len(cache))
        yield GaugeMetricFamily(f"{name}_bytes", "About how much memory they take.", value=cache.bytes)
