"""The scene of the sync tests, with the upload endpoints over it and the caller handed in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
import pytest_asyncio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request

from api.attachments import showing
from api.attachments.service import Uploads
from api.attachments.tus import Tus
from api.attachments.vault import Vault
from api.headers import SecurityHeaders
from api.identity.principal import Principal
from api.refusals import NotSignedIn
from api.services import Services
from tests.attachments.uploader import Attachment, Uploader
from tests.sync.conftest import Scene, make_scene, scene
from tests.sync.phone import Phone, record_visit

__all__ = ["make_scene", "scene"]
VAULT = Vault(bytes(range(32)))
HERE = "http://127.0.0.1:8000"


@dataclass
class Desk:
    """Where attachments are sent and read. `caller` is whoever the front door would say."""

    scene: Scene
    app: Starlette
    uploader: Uploader
    caller: Principal | None

    @property
    def services(self) -> Services:
        return self.scene.services

    async def visit(self, *attachments: Attachment, phone: Phone | None = None, **values: Any) -> UUID:
        """A visit that promises these, pushed by a phone; gives its id."""
        phone = phone or await self.scene.phone()
        payload = record_visit(
            self.scene.nominal, self.scene.clock.now(), attachments=[each.promise() for each in attachments], **values
        )
        phone.save(payload, version=3)
        await phone.push()
        return UUID(payload["visitId"])

    async def row(self, attachment: Attachment) -> dict[str, Any]:
        return (await self.scene.rows("select * from doorstep.visit_attachment where id = $1", attachment.id))[0]

    async def state(self, attachment: Attachment) -> tuple[str, str | None]:
        row = await self.row(attachment)
        return row["state"], row["problem"]

    async def pieces(self) -> int:
        return int((await self.scene.rows("select count(*) as n from doorstep.attachment_piece"))[0]["n"])


@pytest_asyncio.fixture
async def desk(scene: Scene) -> AsyncIterator[Desk]:
    async def authenticate(_: Request) -> Principal:
        if found.caller is None:
            raise NotSignedIn("Sign in first.")
        return found.caller

    app = Starlette(
        routes=[
            *Tus(Uploads(scene.services, VAULT), authenticate).routes(),
            *showing.routes(scene.services, VAULT, authenticate),
        ],
        middleware=[Middleware(SecurityHeaders, public_url=HERE)],
    )
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=HERE) as client:
        found = Desk(scene, app, Uploader(client), scene.officer)
        yield found
