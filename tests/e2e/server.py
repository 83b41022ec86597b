"""A real server for the tests that need one: `doorstep serve` as a process of its own, on its own data folder."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

from api.identity.persona_token import persona_token

HOUSE = Path(__file__).parents[2]
READY_SECONDS_MAX = 60


def free_port() -> int:
    """A port that nobody listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def doorstep(*words: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    folder = ["--data", str(data)] if data else []
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *words, *folder],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


class Server:
    """One server process that can be interrupted, killed and started again on the same data and port."""

    def __init__(self, data: Path, *words: str) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._words = words
        self._process: subprocess.Popen[str] | None = None
        self.said = ""

    def start(self) -> "Server":
        """Start it and wait until it answers."""
        words = ["serve", "--port", str(self.port), "--data", str(self.data), *self._words]
        with self._log().open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "api.cli", *words],
                cwd=HOUSE,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        deadline = time.monotonic() + READY_SECONDS_MAX
        while not self.answers():
            assert self._process.poll() is None, self.output()
            assert time.monotonic() < deadline, self.output()
            time.sleep(0.1)
        return self

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    @property
    def process_id(self) -> int:
        """The process that was started."""
        assert self._process is not None
        return self._process.pid

    def interrupt(self) -> int:
        """Ctrl-C; gives the exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(timeout=30)

    def terminate(self) -> int:
        """What an operating system sends at shutdown; gives the exit code."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(timeout=30)

    def kill(self) -> None:
        """kill -9: no goodbye."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=10)

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self.interrupt()

    def token(self, persona: str) -> str:
        """A bearer token of a persona: what `doorstep token` prints."""
        return persona_token(self.url, persona, self.data)

    def ask(self, persona: str, document: str, **variables: Any) -> Any:
        """What a persona's program is told."""
        request = urllib.request.Request(
            f"{self.url}/graphql",
            json.dumps({"query": document, "variables": variables}).encode(),
            {"Authorization": f"Bearer {self.token(persona)}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            said = json.load(answer)
        assert "errors" not in said, said
        return said["data"]

    def output(self) -> str:
        """All that it printed."""
        return self._log().read_text()

    def database_is_up(self) -> bool:
        """Whether the embedded PostgreSQL of this data folder runs."""
        return any(self._is_its_database(process) for process in Path("/proc").glob("[0-9]*"))

    def _is_its_database(self, process: Path) -> bool:
        try:
            words = (process / "cmdline").read_bytes().decode()
        except (FileNotFoundError, ProcessLookupError):
            return False
        return "postgres" in words and str(self.data) in words

    def _log(self) -> Path:
        return self.data.parent / f"{self.data.name}.log"
