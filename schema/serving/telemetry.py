"""A span and a few figures for each operation. Never a variable, an answer or anybody's name.

Spans are made by OpenTelemetry's API: unless the operator installs an SDK, they are nothing. An operation of a text of
the caller's own is not named in them, since whoever wrote the text chose its name; its roots are names of our contract.
"""

import contextlib
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Final

import orjson
from graphql import OperationType
from opentelemetry import trace
from opentelemetry.trace import Span, Status, StatusCode

from schema.serving import faults
from schema.serving.answered import Answered
from schema.serving.figures import Figures
from schema.serving.prepared import Operation

OK: Final = "OK"
CANCELLED: Final = "CANCELLED"
_ERRORS: Final = b'{"errors":'
# What an operator should look into; any other code is the caller's to mend.
_OURS: Final = frozenset({faults.INTERNAL_SERVER_ERROR, faults.TIMEOUT, faults.UNAVAILABLE})


@dataclass
class Told:
    """What an operation tells of itself while it runs."""

    code: str
    facts: dict[str, str | int] = field(default_factory=dict)

    def answered(self, body: bytes) -> None:
        """The operation's answer, or one of its results."""
        self.code = _code(body)
        self.facts["doorstep.bytes"] = int(self.facts.get("doorstep.bytes", 0)) + len(body)


class Telemetry:
    """One process's spans and figures."""

    def __init__(self) -> None:
        self.figures = Figures()
        self._tracer = trace.get_tracer("doorstep")

    def refused(self, early: Answered) -> None:
        """A request was answered without running."""
        for error in early.errors[:1]:
            self.figures.refused.labels(error["extensions"]["code"]).inc()

    @contextmanager
    def operation(self, operation: Operation, cost: int) -> Iterator[Told]:
        """Around one operation, from admission to its last byte."""
        is_stream = operation.kind is OperationType.SUBSCRIPTION
        span, begun = self._tracer.start_span(f"graphql {operation.kind.value}"), time.perf_counter()
        # A client that leaves a stream has heard enough; one that leaves a query was not answered.
        told = Told(OK if is_stream else CANCELLED)
        try:
            with _entered(span, is_stream=is_stream):
                yield told
        except Exception as error:
            told.code = error.errors[0]["extensions"]["code"] if isinstance(error, Answered) else faults.code_of(error)
            raise
        finally:
            self._count(operation, told.code, cost, None if is_stream else time.perf_counter() - begun)
            if span.is_recording():
                _describe(span, told.code, _attributes(operation, cost) | told.facts)
            span.end()

    @contextmanager
    def streaming(self, operation: Operation, cost: int) -> Iterator[Told]:
        """Around a subscription."""
        with self.figures.subscriptions.track_inprogress(), self.operation(operation, cost) as told:
            yield told

    def _count(self, operation: Operation, code: str, cost: int, seconds: float | None) -> None:
        name = label_of(operation)
        self.figures.operations.labels(name, operation.kind.value, code).inc()
        self.figures.points.labels(name).inc(cost)
        if seconds is not None:
            self.figures.seconds.labels(name).observe(seconds)


def label_of(operation: Operation) -> str:
    """What an operation is called in figures."""
    return (operation.name or operation.document_hash[:12]) if operation.is_trusted else "other"


def _entered(span: Span, *, is_stream: bool) -> AbstractContextManager[object]:
    """The span as the current one, whose words on errors are left out: they may hold personal data.

    Each result of a stream is made in a task of its own, which could not leave what another entered.
    """
    if is_stream:
        return contextlib.nullcontext()
    return trace.use_span(span, record_exception=False, set_status_on_exception=False)


def _attributes(operation: Operation, cost: int) -> dict[str, str | int]:
    found: dict[str, str | int] = {
        "graphql.operation.type": operation.kind.value,
        "graphql.document.id": f"sha256:{operation.document_hash}",
        "doorstep.roots": " ".join(sorted(operation.roots)),
        "doorstep.cost": cost,
    }
    if operation.is_trusted and operation.name:
        found["graphql.operation.name"] = operation.name
    return found


def _describe(span: Span, code: str, facts: Mapping[str, str | int]) -> None:
    span.set_attributes({**facts, "doorstep.code": code})
    if code in _OURS:
        span.set_status(Status(StatusCode.ERROR, code))


def _code(body: bytes) -> str:
    """What an answer says of how it went: OK, or the code of its first error."""
    if not body.startswith(_ERRORS):
        return OK
    return str(orjson.loads(body)["errors"][0]["extensions"]["code"])
