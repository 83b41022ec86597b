"""The fault proxy: what becomes of one request between a phone and the server, and of its answer."""

from collections.abc import Mapping
from typing import Any

import orjson

from tests.simulation import invariants
from tests.simulation.run import Phone, Run
from tests.simulation.world import UPLOAD, Answer, ServerKilledError, post
from tests.simulation.world import after as passes

# How often each fate is drawn, out of about a hundred.
FATES = {
    "delivered": 52,
    "request lost": 6,
    "request timed out": 3,
    "answer lost": 6,
    "answer timed out": 3,
    "handled twice": 4,
    "handled again later": 4,
    "overtaken": 3,
    "request delayed": 2,
    "answer delayed": 2,
    "an older answer": 2,
    "request truncated": 2,
    "answer truncated": 3,
    "captive portal": 2,
    "captive portal's redirect": 1,
    "captive portal's JSON": 1,
    "proxy 204": 1,
    "401": 1,
    "403": 1,
    "413": 2,
    "429": 1,
    "500": 1,
    "502": 1,
    "504 after handling": 2,
    "killed before commit": 3,
    "killed after commit": 3,
    "deadlock": 2,
    "database connection ended": 3,
    "server's disk full": 3,
}
# Where a push or an upload goes wrong most is at stake, so more of them do.
_DELIVERED = {"syncPush": {"delivered": 20}, UPLOAD: {"delivered": 30, "an older answer": 0, "server's disk full": 0}}
_PORTAL = "<html><body>Welcome to the station's guest network</body></html>"
_LOST = {"kind": "lost", "timedOut": False}
_TIMED_OUT = {"kind": "lost", "timedOut": True}


def _answered(status: int, content_type: str, body: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    said = {"kind": "answered", "status": status, "contentType": content_type, "body": body}
    return said | {"headers": dict(headers or {})}


_NEVER_ARRIVES = {
    "request lost": _LOST,
    "request timed out": _TIMED_OUT,
    "captive portal": _answered(200, "text/html; charset=utf-8", _PORTAL),
    "captive portal's redirect": _answered(302, "text/html", _PORTAL),
    "captive portal's JSON": _answered(200, "application/json", '{"success": true, "data": {}, "portal": "guest"}'),
    "proxy 204": _answered(204, "", ""),
    **{str(status): _answered(status, "text/html", f"<h1>{status}</h1>") for status in (401, 403, 413, 429, 500, 502)},
}
_NEVER_COMES_BACK = {
    "answer lost": _LOST,
    "answer timed out": _TIMED_OUT,
    "504 after handling": _answered(504, "text/html", "<h1>504</h1>"),
}
_IN_THE_SERVER = frozenset(
    {"killed before commit", "killed after commit", "deadlock", "database connection ended", "server's disk full"}
)
# The server says that it failed; the phone must make nothing of it.
_FAILS_IN_THE_SERVER = frozenset({"deadlock", "database connection ended", "server's disk full"})
_DELAYS_MINUTES = (1, 7, 45)


async def settle(run: Run, phone: Phone, fate: str | None = None) -> None:
    """Decide the fate of the request that the phone waits for, and give the phone what comes of it."""
    assert phone.waiting is not None
    operation, said = phone.waiting
    phone.waiting = None
    weights = FATES | dict(run.fates) | _DELIVERED.get(operation, {})
    fate = fate or run.chance.choices(list(weights), list(weights.values()))[0]
    said = _smaller_pages(run, operation, said)
    answer = await _fate(run, phone, operation, said, fate)
    run.count(fate)
    if operation == UPLOAD:
        run.count(_kind_of_upload(fate))
    run.note(phone.name, operation, fate, _gist(operation, said, answer))
    await after(run, phone, await run.ask("answer", phone, answer=answer))


def _kind_of_upload(fate: str) -> str:
    if fate == "delivered":
        return "upload delivered"
    return "upload: the server failed or died" if fate in _IN_THE_SERVER else "upload: the network failed"


async def after(run: Run, phone: Phone, stop: Any) -> None:
    """What the phone did next: it asks something, it is done, or it has died."""
    saved = await run.ask("savedMeanwhile", phone) if phone.expects_breakage else None
    if saved is not None:
        run.note(phone.name, "saved meanwhile", saved["kind"])
        run.count("saved during a round")
        if saved.get("kept"):
            run.certain |= {one["id"]: one["sha256"] for one in saved["items"]}
    match stop["kind"]:
        case "sent":
            phone.waiting = (stop["operation"], stop["input"])
        case "killed":
            run.note(phone.name, "died in a round")
            run.count("phone killed between two awaits")
            phone.on = phone.busy = False
        case "ended":
            phone.busy = False
            phone.ended = stop["ended"]["kind"]
            run.note(phone.name, "ended", phone.ended)
            if stop["isExpired"]:
                run.count("what was fetched went")
            if phone.ended == "broken":
                run.count("phone's disk failed in a round")
            if phone.ended == "broken" and not phone.expects_breakage:
                run.fail(f"{phone.name}: a round failed inside: {stop['ended']['message']}")
            await invariants.shown_is_true(run, phone)


async def serve(run: Run, phone: Phone, operation: str, said: dict[str, Any], fate: str | None = None) -> Answer | None:
    """The server handles it; None where the serving process was killed meanwhile."""
    run.lab.database.fate = fate if fate in _IN_THE_SERVER else None
    try:
        answer = await post(run.lab, run.officer(phone).id, operation, said)
    except ServerKilledError:
        return None
    except Exception:
        # What stands in front of the application answers for one that failed.
        if operation != UPLOAD or fate not in _FAILS_IN_THE_SERVER:
            raise
        return Answer(500, "text/plain", b"Internal Server Error")
    finally:
        run.lab.database.fate = None

    if operation == UPLOAD:
        return answer
    if b"INTERNAL_SERVER_ERROR" in answer.body and fate not in _FAILS_IN_THE_SERVER:
        run.fail(f"I8: {operation} of {phone.name} failed inside the server")
    if operation == "syncRegisterDevice":
        phone.key = said["publicKey"]["x"]
    await invariants.nothing_leaks(run, phone, operation, said, answer)
    return answer


async def _fate(run: Run, phone: Phone, operation: str, said: dict[str, Any], fate: str) -> dict[str, Any]:
    if fate in _NEVER_ARRIVES:
        return _NEVER_ARRIVES[fate]
    caller = run.officer(phone).id
    if fate == "request truncated":
        await post(run.lab, caller, operation, said, cut=run.chance.randint(1, 200))
        return _LOST
    if fate == "an older answer":
        return run.chance.choice(run.answers.get((phone.name, operation)) or [_LOST])
    if fate in ("handled again later", "overtaken"):
        run.late.append((caller, operation, said))
    if fate == "overtaken":  # what the phone does next arrives before it
        return _TIMED_OUT
    if fate == "handled twice":
        await serve(run, phone, operation, said)
    if fate == "request delayed":
        passes(run.world.clock, minutes=run.chance.choice(_DELAYS_MINUTES))
    answer = await serve(run, phone, operation, said, fate)
    if answer is None:
        return _LOST
    whole = _answered(answer.status, answer.content_type, answer.body.decode(), answer.headers)
    run.answers.setdefault((phone.name, operation), []).append(whole)
    return _on_the_way_back(run, operation, answer, fate)


def _on_the_way_back(run: Run, operation: str, answer: Answer, fate: str) -> dict[str, Any]:
    if fate in _NEVER_COMES_BACK:
        return _NEVER_COMES_BACK[fate]
    if fate == "answer delayed":
        passes(run.world.clock, minutes=run.chance.choice(_DELAYS_MINUTES))
    body = answer.body.decode()
    if fate == "answer truncated":
        if operation == UPLOAD:  # the browser gives nothing of an answer that broke off
            return _LOST
        body = body[: run.chance.randint(1, len(body) - 1)]
    return _answered(answer.status, answer.content_type, body, answer.headers)


async def late_arrival(run: Run) -> None:
    """A copy of an old request arrives again, long after; nobody waits for its answer."""
    caller, operation, said = run.late.pop(run.chance.randrange(len(run.late)))
    answer = await post(run.lab, caller, operation, said)
    run.note("late copy of", operation, answer.status)
    run.count("late copy")


def _smaller_pages(run: Run, operation: str, said: dict[str, Any]) -> dict[str, Any]:
    """A server may always give less than it was asked for, so small pages are as good as a large caseload."""
    if operation != "syncPull" or run.chance.random() < 0.4:
        return said
    return said | {"limit": run.chance.randint(1, 6)}


def _gist(operation: str, said: dict[str, Any], answer: dict[str, Any]) -> str:
    """Of request and answer what is the same for the same seed: no keys, no digests, no tickets."""
    if operation == UPLOAD:
        status = answer.get("status", "lost")
        return f"{said['method']} {status} {answer.get('headers', {}).get('upload-offset', '')}"
    sent = f"{len(said['mutations'])} items from {said['mutations'][0]['seq']}" if operation == "syncPush" else ""
    if answer["kind"] == "lost" or "json" not in answer["contentType"]:
        return sent
    try:
        field = (orjson.loads(answer["body"]).get("data") or {}).get(operation) or {}
    except orjson.JSONDecodeError:
        return sent
    pages = [f"{'reset ' if page['reset'] else ''}{len(page['changes'])}" for page in field.get("pages", ())]
    states = [result["state"] for result in field.get("results", ())]
    return " ".join(str(word) for word in (sent, field.get("status"), *states, *pages) if word)
