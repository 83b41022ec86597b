"""A small phone for tests: seals and signs as a real one does, keeps an outbox and what it pulled.

It speaks to the real push and pull. What a real phone does on a screen or on disk is not here.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from joserfc import jwe, jws
from joserfc.jwk import ECKey

from api.identity.principal import Principal
from api.services import Services
from api.sync import devices, pull, push
from api.sync.commands import (
    PullStatus,
    PushStatus,
    SyncDeviceInput,
    SyncHave,
    SyncHello,
    SyncHelloInput,
    SyncPullInput,
    SyncPullResult,
    SyncPushInput,
    SyncPushResult,
    SyncReceipt,
)
from api.values import digest, new_id


def record_visit(nominal_id: UUID, at: datetime, **values: Any) -> dict[str, Any]:
    """A valid RecordVisit payload as a phone sends it."""
    return {
        "visitId": str(new_id()),
        "nominalId": str(nominal_id),
        "visitType": "ROUTINE",
        "outcome": "SUCCESSFUL",
        "startedAt": at.isoformat(),
        "endedAt": None,
        "announced": False,
        "announcedReason": None,
        "announcedReasonText": None,
        "crewMode": "DOUBLE",
        "secondOfficerId": None,
        "nominalSeen": True,
        "entrySoughtToSearch": False,
        "people": [],
        "rooms": [],
        "devices": [],
        "conditionChecks": [],
        "notes": "",
    } | values


@dataclass(frozen=True)
class Saved:
    """One submission in the outbox: sealed once, sent as the same bytes for ever. Its place may change."""

    id: UUID
    at: datetime
    sealed: str
    op_version: int = 1
    group: dict[str, Any] = field(default_factory=dict)


@dataclass
class Phone:
    """One installation. `base` has what was pulled: (scope, entity, id) to (version, document)."""

    services: Services
    principal: Principal
    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256"))
    device_id: UUID = field(default_factory=new_id)
    last_seq: int = 0
    last_id: UUID | None = None
    outbox: list[Saved] = field(default_factory=list)
    kept: list[Saved] = field(default_factory=list)
    receipts: dict[UUID, SyncReceipt] = field(default_factory=dict)
    cursors: dict[str, str] = field(default_factory=dict)
    base: dict[tuple[str, str, str], tuple[int, Any]] = field(default_factory=dict)
    unswept: dict[str, set[tuple[str, str, str]]] = field(default_factory=dict)
    hello: SyncHello | None = None

    async def connect(self) -> "Phone":
        key = self.key.as_dict(private=False)
        said = SyncDeviceInput(device_id=self.device_id, public_key=key, name="A phone")
        await devices.register(self.services, self.principal, said)
        self.hello = await devices.hello(
            self.services,
            self.principal,
            SyncHelloInput(
                device_id=self.device_id,
                app_version="test",
                protocol=(1,),
                schema_version=1,
                device_now=self.services.clock.now(),
                pending=len(self.outbox),
            ),
        )
        return self

    def save(
        self,
        payload: Any,
        *,
        op: str = "RecordVisit",
        version: int = 1,
        author: UUID | None = None,
        group: dict[str, Any] | None = None,
    ) -> Saved:
        key, at = new_id(), self.services.clock.now()
        item = {
            "id": str(key),
            "op": op,
            "opVersion": version,
            "at": at.isoformat(),
            "author": str(author or self.principal.id),
            "payload": payload,
        }
        saved = Saved(key, at, self.seal(orjson.dumps(item)), version, group or {})
        self.outbox.append(saved)
        return saved

    def save_together(self, *asked: tuple[str, Any]) -> list[Saved]:
        """Save some (operation, payload) that are applied all or none."""
        group = {"group": str(new_id()), "groupSize": len(asked)}
        return [self.save(payload, op=op, group=group) for op, payload in asked]

    def seal(self, item: bytes, *, signer: ECKey | None = None) -> str:
        assert self.hello is not None
        signed = jws.serialize_compact(
            {"alg": "ES256", "typ": "doorstep-item+jws"}, item, signer or self.key, algorithms=["ES256"]
        )
        public = self.hello.seal_keys["keys"][0]
        header = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM", "kid": public["kid"]}
        recipient = ECKey.import_key({name: public[name] for name in ("kty", "crv", "x", "y")})
        return jwe.encrypt_compact(header, signed, recipient, algorithms=[header["alg"], header["enc"]])

    def batch(self, most: int = 100) -> list[dict[str, Any]]:
        """What would be sent: the outbox in its order, each naming the one before."""
        listed, prev = [], self.last_id
        for seq, saved in enumerate(self.outbox[:most], start=self.last_seq + 1):
            listed.append(
                {
                    "id": str(saved.id),
                    "seq": seq,
                    "prevId": str(prev) if prev else None,
                    "op": "RecordVisit",
                    "opVersion": saved.op_version,
                    "at": saved.at.isoformat(),
                    "sealed": saved.sealed,
                    **saved.group,
                }
            )
            prev = saved.id
        return listed

    async def send(self, mutations: list[Any], *, device_now: datetime | None = None) -> SyncPushResult:
        assert self.hello is not None
        said = SyncPushInput(
            device_id=self.device_id,
            epoch=self.hello.epoch,
            device_now=device_now or self.services.clock.now(),
            mutations=tuple(mutations),
        )
        return await push.push(self.services, self.principal, said)

    async def push(self, most: int = 100, *, lose_answer: bool = False) -> SyncPushResult:
        result = await self.send(self.batch(most))
        if not lose_answer:
            await self.believe(result)
        return result

    async def believe(self, result: SyncPushResult) -> None:
        """Take an answer in: only a receipt with our own digest counts. A late answer does not turn the log back."""
        ours = {saved.id: digest(saved.sealed) for saved in self.outbox}
        for receipt in result.results:
            if ours.get(receipt.id) == receipt.payload_sha256:
                self.receipts[receipt.id] = receipt
        self._drop_settled()
        if result.status is PushStatus.EPOCH_CHANGED:
            await self.replay()
        elif result.status in (PushStatus.FORK, PushStatus.DEVICE_UNKNOWN):
            await self._begin_new_log()
        elif result.status is not PushStatus.BUSY and result.last_seq >= self.last_seq:
            self.last_seq, self.last_id = result.last_seq, result.last_id

    async def replay(self) -> None:
        """The server was put back: everything that is still kept is sent again, in the order of its making."""
        self.outbox = sorted(self.kept + self.outbox, key=lambda saved: saved.id)
        self.kept, self.receipts = [], {}
        await self._begin_new_log()

    async def _begin_new_log(self) -> None:
        self.device_id, self.last_seq, self.last_id = new_id(), 0, None
        await self.connect()

    def _drop_settled(self) -> None:
        self.kept += [saved for saved in self.outbox if saved.id in self.receipts]
        self.outbox = [saved for saved in self.outbox if saved.id not in self.receipts]

    async def pull_once(self, *, limit: int = 500, max_bytes: int = 1_000_000) -> SyncPullResult:
        assert self.hello is not None
        return await pull.pull(
            self.services,
            self.principal,
            SyncPullInput(
                device_id=self.device_id,
                epoch=self.hello.epoch,
                schema_version=1,
                have=tuple(SyncHave(scope, cursor) for scope, cursor in self.cursors.items()),
                limit=limit,
                max_bytes=max_bytes,
            ),
        )

    async def pull(self, **limits: int) -> None:
        while True:
            result = await self.pull_once(**limits)
            self.apply(result)
            if not result.more:
                return

    def apply(self, result: SyncPullResult) -> None:
        """One call at once: rows and cursors together. A late answer to an older question is dropped."""
        if result.status is PullStatus.DEVICE_REVOKED:
            self.base, self.cursors = {}, {}
            return
        for scope in result.removed_scopes:
            self.cursors.pop(scope, None)
            self.base = {key: row for key, row in self.base.items() if key[0] != scope}
        for page in result.pages:
            if page.from_ != self.cursors.get(page.scope):
                continue
            if page.reset:
                self.unswept[page.scope] = {key for key in self.base if key[0] == page.scope}
            for kind, entity, key, version, rest in orjson.loads(orjson.dumps(page.changes)):
                place = (page.scope, entity, key)
                self.unswept.get(page.scope, set()).discard(place)
                if kind == 0:
                    self.base[place] = (int(version), rest)
                else:
                    self.base.pop(place, None)
            self.cursors[page.scope] = page.cursor
            if not page.more:
                for place in self.unswept.pop(page.scope, set()):
                    self.base.pop(place, None)

    def documents(self, entity: str) -> list[Any]:
        return [row[1] for key, row in self.base.items() if key[1] == entity]

    def copy(self) -> "Phone":
        """A clone of the whole phone, as a backup put onto another."""
        return replace(
            self,
            outbox=list(self.outbox),
            kept=list(self.kept),
            receipts=dict(self.receipts),
            cursors=dict(self.cursors),
            base=dict(self.base),
            unswept={scope: set(rows) for scope, rows in self.unswept.items()},
        )
