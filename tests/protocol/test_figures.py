"""What the operator counts, and where it is told."""

import socket
from contextlib import closing

import httpx2
import pytest
from prometheus_client import generate_latest

from api import metrics
from api.sync.commands import PushStatus, SyncPushResult, SyncReceipt
from api.sync.tables import MutationState
from api.values import new_id
from schema.root import catalogue
from schema.serving.figures import Figures
from schema.serving.prepared import Documents
from tests.protocol.line import Line, trusted_id
from tests.protocol.wire import connected
from tests.reading.scene import NOW

NAMED = "query AdaVale($n: String!) { caseload(first: 3, filter: {name: {contains: $n}}) { nodes { name } } }"


def told(figures: Figures) -> str:
    return generate_latest(figures.registry).decode()


async def test_operations_caches_and_refusals_are_counted_and_nobody_is_named(line: Line) -> None:
    for _ in range(3):
        await line.post({"documentId": trusted_id("colleagues("), "variables": {"first": 1}})
    await line.ask(NAMED, {"n": "Ada Vale"})
    await line.ask("{ caseload(first: 0) { totalCount } }")
    await line.ask("{")
    found = told(line.telemetry.figures)

    for expected in (
        'doorstep_operations_total{code="OK",kind="query",operation="Colleagues"} 3.0',
        'doorstep_operations_total{code="OK",kind="query",operation="other"} 1.0',
        'doorstep_operations_total{code="BAD_USER_INPUT",kind="query",operation="other"} 1.0',
        'doorstep_refused_total{code="GRAPHQL_PARSE_FAILED"} 1.0',
        'doorstep_operation_seconds_count{operation="Colleagues"} 3.0',
        'doorstep_cost_points_total{operation="Colleagues"} 6.0',
        "doorstep_plans_hits_total 2.0",
        "doorstep_plans_misses_total 3.0",
        "doorstep_plans_kept 3.0",
        "doorstep_documents_hits_total 2.0",
        "doorstep_subscriptions 0.0",
    ):
        assert expected in found
    assert "Ada" not in found
    assert figure(found, "doorstep_plan_compile_seconds_total") > 0
    assert figure(found, "doorstep_plans_bytes") > 3 * 4_096


def figure(found: str, name: str) -> float:
    return next(float(row.split()[1]) for row in found.splitlines() if row.startswith(f"{name} "))


async def test_a_client_that_leaves_a_query_was_not_answered(line: Line) -> None:
    operation = Documents(catalogue().schema, {}).prepare("{ me { name } }").operations[None]
    with pytest.raises(GeneratorExit), line.telemetry.operation(operation, 1):
        raise GeneratorExit

    assert 'code="CANCELLED",kind="query",operation="other"} 1.0' in told(line.telemetry.figures)


async def test_open_subscriptions_are_counted(bare: Line) -> None:
    async with connected(bare.app) as wire:
        await wire.greet()
        wire.subscribe("1", query="subscription { scopeMoved { scope } }")
        wire.subscribe("2", query="{ __typename }")
        await wire.hear()

        assert "doorstep_subscriptions 1.0" in told(bare.telemetry.figures)
    found = told(bare.telemetry.figures)
    assert "doorstep_subscriptions 0.0" in found
    assert 'doorstep_operations_total{code="OK",kind="subscription",operation="other"} 1.0' in found


def test_the_verdicts_of_pushes_are_counted() -> None:
    figures = Figures()
    receipts = [
        SyncReceipt(id=new_id(), seq=seq, state=state, received_at=NOW, payload_sha256="0" * 64)
        for seq, state in enumerate([MutationState.APPLIED, MutationState.APPLIED, MutationState.QUARANTINED], 1)
    ]

    figures.pushed(SyncPushResult(status=PushStatus.OK, epoch="e", server_time=NOW, results=tuple(receipts)))
    figures.pushed(SyncPushResult(status=PushStatus.GAP, epoch="e", server_time=NOW))

    found = told(figures)
    for expected in (
        'doorstep_pushes_total{status="OK"} 1.0',
        'doorstep_pushes_total{status="GAP"} 1.0',
        'doorstep_push_verdicts_total{state="APPLIED"} 2.0',
        'doorstep_push_verdicts_total{state="QUARANTINED"} 1.0',
    ):
        assert expected in found


def free_ports() -> tuple[int, int]:
    with closing(socket.socket()) as one, closing(socket.socket()) as other:
        one.bind((metrics.LOOPBACK, 0))
        other.bind((metrics.LOOPBACK, 0))
        return one.getsockname()[1], other.getsockname()[1]


def test_each_worker_tells_its_figures_at_a_port_of_its_own() -> None:
    ports = free_ports()
    with metrics.told(Figures().registry, ports), metrics.told(Figures().registry, ports):
        for port in ports:
            assert "doorstep_subscriptions" in httpx2.get(f"http://{metrics.LOOPBACK}:{port}/metrics").text


def test_without_a_free_port_the_process_serves_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    port, _ = free_ports()
    with metrics.told(Figures().registry, [port]), metrics.told(Figures().registry, [port]):
        assert "tells no figures" in caplog.text


async def test_the_figures_are_not_at_the_public_address(bare: Line) -> None:
    assert (await bare.client.get("/metrics")).status_code == 404
