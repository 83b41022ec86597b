"""The operator's figures, at a port of their own that only this machine reaches (docs/decisions/0032).

Each worker has its own figures and its own port: it takes the first that is free of those it was given, so that one
that is started again takes the place of the one before it.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, start_http_server

logger = logging.getLogger(__name__)
LOOPBACK = "127.0.0.1"


@contextmanager
def told(registry: CollectorRegistry, ports: Sequence[int]) -> Iterator[None]:
    """Tell the figures to whoever asks on this machine, meanwhile. Without ports, nobody is told."""
    for port in ports:
        try:
            server, thread = start_http_server(port, addr=LOOPBACK, registry=registry)
        except OSError:
            continue
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
        return
    if ports:
        logger.warning("no port of %s to %s is free: this process tells no figures", ports[0], ports[-1])
    yield
