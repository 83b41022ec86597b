"""The command line, as an operator uses it: real processes, a real embedded database."""

import json
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.e2e.server import HOUSE, Server, doorstep, free_port
from tests.room import ROOM


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="doorstep-e2e-", dir=ROOM) as name:
        place = Path(name)
        place.chmod(0o755)
        yield place


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    data = folder / "data"
    made = doorstep("demo", "--nominals", "60", data=data)
    assert made.returncode == 0, made.stderr
    running = Server(data).start()
    yield running
    running.stop()


def _ask(server: Server, token: str, document: str) -> dict[str, object]:
    request = urllib.request.Request(
        f"{server.url}/graphql",
        json.dumps({"query": document}).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        content: dict[str, object] = json.load(answer)
        return content


def test_it_says_where_it_is_who_may_sign_in_and_how_to_stop_it(server: Server) -> None:
    said = server.output()

    assert server.url in said
    assert "Ctrl-C" in said
    for persona in ("officer", "officer2", "supervisor", "ocait", "partner", "probation", "auditor", "admin"):
        assert persona in said


@pytest.mark.parametrize(
    "persona",
    ["officer", "officer2", "supervisor", "ocait", "partner", "probation", "auditor", "admin", "integrator"],
)
def test_every_persona_gets_a_token_that_the_api_believes(server: Server, persona: str) -> None:
    token = doorstep("token", "--persona", persona, data=server.data)
    assert token.returncode == 0, token.stderr

    answer = _ask(server, token.stdout.strip(), "{ me { name roles } }")

    assert "errors" not in answer, answer


def test_a_long_answer_is_compressed_for_whoever_takes_it_and_a_short_one_is_not(server: Server) -> None:
    token = doorstep("token", "--persona", "officer", data=server.data).stdout.strip()
    long = "{ caseload(first: 50) { nodes { id reference name riskLevel addresses { lines postcode } } } }"

    def asked(document: str, takes: str) -> httpx2.Response:
        said = {"Authorization": f"Bearer {token}", "Accept-Encoding": takes}
        return httpx2.post(f"{server.url}/graphql", json={"query": document}, headers=said)

    plain, packed, short = asked(long, "identity"), asked(long, "gzip"), asked("{ __typename }", "gzip")

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert packed.json()["data"] == plain.json()["data"]
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "content-encoding" not in short.headers


def test_an_unknown_persona_is_refused_in_one_line_that_names_the_known(server: Server) -> None:
    answer = doorstep("token", "--persona", "chief", data=server.data)

    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "supervisor" in answer.stderr


def test_a_token_without_a_server_says_how_to_start_one(folder: Path) -> None:
    answer = doorstep("token", "--persona", "officer", data=folder / "nowhere")

    assert answer.returncode == 1
    assert "doorstep serve" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_taken_port_is_refused_before_anything_starts(server: Server, folder: Path) -> None:
    answer = doorstep("serve", "--port", str(server.port), data=folder / "other")

    assert answer.returncode == 1
    assert "--port" in answer.stderr
    assert not (folder / "other" / "postgres").exists()


def test_personas_are_never_served_to_the_network(folder: Path) -> None:
    answer = doorstep("serve", "--host", "0.0.0.0", data=folder / "open")

    assert answer.returncode == 1
    assert "loopback" in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert not (folder / "open").exists()


def test_the_schema_is_printed_as_it_is_committed() -> None:
    answer = doorstep("schema")

    assert answer.stdout == (HOUSE / "schema" / "schema.graphql").read_text()


def test_every_command_explains_itself() -> None:
    for command in ("serve", "token", "schema", "demo", "doctor"):
        answer = doorstep(command, "--help")
        assert answer.returncode == 0
        assert "usage: doorstep" in answer.stdout


def test_wrong_usage_has_its_own_exit_code() -> None:
    assert doorstep("serve", "--port", "x").returncode == 2


def test_interrupting_the_server_stops_the_embedded_database_too(folder: Path) -> None:
    server = Server(folder / "interrupted").start()
    assert server.database_is_up()

    server.interrupt()

    assert not server.database_is_up()
    assert not (server.data / "server.json").exists()


def test_a_server_that_is_told_to_end_stops_the_database_too(folder: Path) -> None:
    server = Server(folder / "terminated").start()

    assert server.terminate() == 0

    assert not server.database_is_up()


def test_several_workers_serve_the_same_sessions_and_keys(folder: Path) -> None:
    data = folder / "workers"
    assert doorstep("demo", "--nominals", "60", data=data).returncode == 0
    server = Server(data, "--workers", "2").start()
    token = doorstep("token", "--persona", "officer", data=data).stdout.strip()

    answers = [_ask(server, token, "{ me { name } }") for _ in range(20)]

    server.interrupt()
    assert all(answer == answers[0] and "errors" not in answer for answer in answers)
    assert not server.database_is_up()


def test_each_worker_tells_what_it_answered_on_this_machine_only(folder: Path) -> None:
    data, port = folder / "figures", free_port()
    assert doorstep("demo", "--nominals", "60", data=data).returncode == 0
    server = Server(data, "--workers", "2", "--metrics-port", str(port)).start()
    token = doorstep("token", "--persona", "officer", data=data).stdout.strip()

    for _ in range(20):
        _ask(server, token, "{ me { name } }")
    told = _operations(port) + _operations(port + 1)
    public = httpx2.get(f"{server.url}/metrics").status_code

    server.interrupt()
    assert told == 20
    assert public == 404


def _operations(port: int) -> float:
    """How many operations the worker there has answered; one that has not begun yet has answered none."""
    try:
        text = httpx2.get(f"http://127.0.0.1:{port}/metrics").text
    except httpx2.ConnectError:
        return 0
    return sum(float(row.split()[-1]) for row in text.splitlines() if row.startswith("doorstep_operations_total{"))


def test_after_a_kill_the_next_start_recovers_by_itself(folder: Path) -> None:
    server = Server(folder / "killed").start()
    server.kill()

    server.start()

    assert server.answers()
    server.interrupt()
    assert not server.database_is_up()


def test_a_command_beside_a_running_service_leaves_its_database_running(folder: Path) -> None:
    data = folder / "beside"
    assert doorstep("demo", "--nominals", "60", data=data).returncode == 0
    server = Server(data).start()

    said = doorstep("doctor", data=data).stdout

    assert "row security" in said
    assert server.database_is_up()
    token = doorstep("token", "--persona", "officer", data=data).stdout.strip()
    assert "errors" not in _ask(server, token, "{ me { name } }")
    server.interrupt()
    assert not server.database_is_up()


def test_the_doctor_finds_nothing_to_mend_in_a_fresh_installation(folder: Path) -> None:
    answer = doorstep("doctor", data=folder / "fresh")

    assert "MEND" not in answer.stdout.replace("MEND  The web app", "")
    assert "row security" in answer.stdout


def test_the_doctor_says_how_to_mend_exposed_keys(folder: Path) -> None:
    data = folder / "exposed"
    doorstep("doctor", data=data)
    (data / "secrets.json").chmod(0o644)

    answer = doorstep("doctor", data=data)

    assert answer.returncode == 1
    assert "chmod 600" in answer.stdout
