"""Runs the server: the database first, then one uvicorn process a worker, and everything down again at the end.

What a worker needs to know is noted in the data folder (`running.py`); `doorstep token` reads there.
"""

import asyncio
import os
import signal
import socket
import sys
from contextlib import AbstractAsyncContextManager, closing

import uvicorn
from uvicorn.supervisors import Multiprocess

from api import ground, running
from api.clock import system_clock
from api.demo.size import NOMINALS_DEFAULT, SEED_DEFAULT
from api.identity.personas import PERSONAS
from api.identity.provider.routes import check_allowed
from api.metrics import LOOPBACK
from api.refusals import Misconfigured
from api.settings import Mode, Settings

# A larger frame closes its connection (1009): a subscription is a document and its variables.
WEBSOCKET_BYTES_MAX = 64 * 1024


def serve(settings: Settings, *, workers: int, with_demo: bool) -> None:
    """Serve until interrupted."""
    if settings.mode is Mode.DEVELOPMENT:
        check_allowed(settings)
    for host, port, option in [
        (settings.host, settings.port, "--port"),
        *((LOOPBACK, port, "--metrics-port") for port in settings.metrics_ports),
    ]:
        _require_free_port(host, port, option)
    # Uvicorn passes the signal on when it has finished; asked to end, we still stop the database.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with asyncio.Runner() as runner:
        place = ground.standing(settings, serving=True)
        runner.run(_prepare(place, settings, with_demo=with_demo))
        os.environ[running.FOLDER_VARIABLE] = str(settings.data)
        try:
            print(_welcome(settings), flush=True)
            _run(settings, workers)
        finally:
            running.forget(settings.data)
            runner.run(place.__aexit__(None, None, None))


async def _prepare(
    standing: AbstractAsyncContextManager[ground.Ground], settings: Settings, *, with_demo: bool
) -> None:
    place = await standing.__aenter__()
    if with_demo:
        await ground.prepare_demo(place, settings, nominals=NOMINALS_DEFAULT, seed=SEED_DEFAULT, now=system_clock.now())
    elif settings.mode is Mode.DEVELOPMENT:
        await ground.settle_personas(place, settings)
    state = running.Running(
        settings.mode, settings.public_url, place.app_url, settings.points_per_minute, settings.metrics_ports
    )
    running.note(settings.data, state)


def _run(settings: Settings, workers: int) -> None:
    """Uvicorn takes the main thread, and its signals, until it is interrupted."""
    configuration = uvicorn.Config(
        "api.app:from_data_folder",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=workers,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=WEBSOCKET_BYTES_MAX,
        ws_per_message_deflate=False,  # frames are small; a compressor for each connection would be most of its memory
        log_level="warning",
        access_log=False,  # a request line holds no name, but who asked what is the audit's to say
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    if workers == 1:
        uvicorn.Server(configuration).run()
        return
    with closing(configuration.bind_socket()) as listening:
        Multiprocess(configuration, sockets=[listening]).run()


def _require_free_port(host: str, port: int, option: str) -> None:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise Misconfigured(
                f"Port {port} on {host} cannot be used ({taken.strerror}). Choose one with {option}."
            ) from taken


def _welcome(settings: Settings) -> str:
    lines = [f"Doorstep is on {settings.public_url}   (stop it with Ctrl-C)"]
    if settings.mode is Mode.DEVELOPMENT:
        lines.append("Sign in there as one of the personas, all invented:")
        lines.extend(f"  {persona.name:<11} {persona.title}" for persona in PERSONAS)
        lines.append(f"A token for a program: doorstep token --persona integrator --data {settings.data}")
    return "\n".join(lines)
