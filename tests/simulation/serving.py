"""The application in a process of its own, for schedules in which it is killed for real: `python -m` this, with the
socket, the database's URL and the folder of its keys. Clock and caller come with each request.
"""

import base64
import os
import pickle
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.attachments.service import Uploads
from api.attachments.tus import Tus
from api.db import seal_keys, secrets
from api.db.database import Database
from api.identity.principal import Principal
from api.services import Services
from api.settings import Settings
from api.sync.wakes import Hub
from schema.reading.documents import documents
from schema.root import catalogue
from tests.simulation.world import VAULT, HandClock

CLOCK, CALLER = "x-simulated-now", "x-simulated-caller"


def main(socket: str, url: str, folder: Path) -> None:
    """Serve until killed."""
    keys, clock = secrets.load(folder), HandClock()
    database = Database(url, keys.row_key, pool_size=3)
    services = Services(
        database=database,
        clock=clock,
        secrets=keys,
        seal_keys=seal_keys.load(folder),
        read_documents=documents(catalogue(), clock),
    )

    async def authenticate(request: Request) -> Principal:
        clock.at = datetime.fromisoformat(request.headers[CLOCK])
        caller = pickle.loads(base64.b64decode(request.headers[CALLER]))
        assert isinstance(caller, Principal)
        return caller

    uploads = Tus(Uploads(services, VAULT), authenticate)
    routes = [*schema.routes(services, Hub(database), Settings(), authenticate=authenticate), *uploads.routes()]

    @asynccontextmanager
    async def opened(_: Starlette) -> AsyncIterator[None]:
        await database.open()
        yield
        await database.close()

    uvicorn.run(Starlette(routes=routes, lifespan=opened), uds=socket, log_level="error", lifespan="on")


if __name__ == "__main__":
    os.umask(0o077)
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
