"""Waits until somebody listens on a port."""

import socket
import time

START_SECONDS_MAX = 60


def wait_for(port: int) -> None:
    """Return when the port answers; fail when it does not for a minute."""
    deadline = time.monotonic() + START_SECONDS_MAX
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, f"nobody came to listen on port {port}"
            time.sleep(0.1)
        else:
            return
