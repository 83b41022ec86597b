"""A small phone's half of uploads: promises files with a visit, seals them, and sends them by tus."""

import base64
import hashlib
import os
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx2

from api.attachments.opening import seal
from api.values import new_id

PIECE = 512 * 1024 + 16
BYTES = "application/offset+octet-stream"


@dataclass
class Attachment:
    """A file that a visit promises; `travelling` is what is sent for it."""

    file: bytes
    mime: str = "image/jpeg"
    kind: str = "PHOTO"
    caption: str | None = None
    sealed: bool = True
    id: UUID = field(default_factory=new_id)
    key: str | None = None

    def __post_init__(self) -> None:
        if self.sealed and self.key is None:
            self.key = base64.urlsafe_b64encode(os.urandom(32)).decode().rstrip("=")

    @property
    def travelling(self) -> bytes:
        return self.file if self.key is None else seal(self.id, self.key, self.file)

    def promise(self, **said: Any) -> dict[str, Any]:
        """As `RecordVisit` version 3 carries it."""
        return {
            "id": str(self.id),
            "kind": self.kind,
            "mime": self.mime,
            "bytes": len(self.file),
            "sha256": hashlib.sha256(self.file).hexdigest(),
            "caption": self.caption,
            "key": self.key,
        } | said


@dataclass
class Uploader:
    """Speaks tus over any HTTP client. `headers` say who sends."""

    client: httpx2.AsyncClient
    headers: dict[str, str] = field(default_factory=dict)

    async def open(self, attachment: Attachment, **headers: str) -> httpx2.Response:
        named = base64.b64encode(str(attachment.id).encode()).decode()
        said = {"Upload-Length": str(len(attachment.travelling)), "Upload-Metadata": f"id {named}"}
        return await self._ask("POST", "/attachments", said | headers)

    async def head(self, attachment: Attachment) -> httpx2.Response:
        return await self._ask("HEAD", f"/attachments/{attachment.id}", {})

    async def patch(
        self, attachment: Attachment, offset: int, piece: bytes, *, checksum: bool = True, **headers: str
    ) -> httpx2.Response:
        said = {"Upload-Offset": str(offset), "Content-Type": BYTES}
        if checksum:
            said["Upload-Checksum"] = f"sha256 {base64.b64encode(hashlib.sha256(piece).digest()).decode()}"
        return await self._ask("PATCH", f"/attachments/{attachment.id}", said | headers, piece)

    async def send(self, attachment: Attachment, *, piece: int = PIECE) -> httpx2.Response:
        """From where the server stands to the end; gives the last answer."""
        answer = await self.head(attachment)
        if answer.status_code in (404, 410):
            answer = await self.open(attachment)
        while answer.is_success and int(answer.headers["upload-offset"]) < len(attachment.travelling):
            offset = int(answer.headers["upload-offset"])
            answer = await self.patch(attachment, offset, attachment.travelling[offset : offset + piece])
        return answer

    async def content(self, attachment: Attachment, **headers: str) -> httpx2.Response:
        return await self.client.get(f"/attachments/{attachment.id}/content", headers=self.headers | headers)

    async def _ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> httpx2.Response:
        said = {"Tus-Resumable": "1.0.0"} | self.headers | headers
        return await self.client.request(method, path, headers=said, content=body)
