"""What must hold, whatever happened: nothing lost, nothing doubled, nothing leaked, nobody stuck, nothing untrue."""

from collections import Counter
from datetime import datetime
from typing import Any

import orjson

from api.obligations import store as obligation_store
from api.visits import contribution_store, joining
from tests.simulation import households, oracle, promises
from tests.simulation.run import Phone, Run
from tests.simulation.visits import SOUND
from tests.simulation.world import Answer

_FINAL = {"APPLIED", "QUARANTINED", "RESOLVED", "MERGED", "CONFLICT"}


async def nothing_leaks(run: Run, phone: Phone, operation: str, said: dict[str, Any], answer: Answer) -> None:
    """I4: what is sent may be seen by this officer now, and by this phone still; receipts are of what was pushed."""
    try:
        field = (orjson.loads(answer.body).get("data") or {}).get(operation) or {}
    except orjson.JSONDecodeError:
        return
    asked = {item["id"] for item in said.get("mutations", ())}
    if foreign := [each["id"] for each in field.get("results", ()) if each["id"] not in asked]:
        run.fail(f"I4: receipts of what {phone.name} did not send: {foreign}")
    for each in field.get("results", ()):
        believed = each["state"] == "APPLIED" and phone.revoked and phone.revoked_at
        if believed and datetime.fromisoformat(each["receivedAt"]) > believed:
            run.fail(f"I1: {phone.name} was revoked, and what it sent was applied: {_what(run, each['id'])}")
    puts = [(page["scope"], change) for page in field.get("pages", ()) for change in page["changes"] if change[0] == 0]
    if not puts:
        return
    if phone.revoked:
        run.fail(f"I4: {phone.name} was revoked and was sent {len(puts)} records")
    allowed = await oracle.visible(run.world, run.officer(phone))
    for scope, (_, entity, key, version, doc) in puts:
        seen = allowed.get((scope, entity, key))
        if seen is None:
            run.fail(f"I4: {phone.name} was sent {entity} {key} of {scope}, which its officer may not see")
        elif (version, oracle.essence(entity, doc)) != seen:
            run.fail(f"I4: {phone.name} was sent {entity} {version} {doc}, but it is {seen}")


async def shown_is_true(run: Run, phone: Phone) -> None:
    """I9: "received" and "needs attention" are shown only of what the ledger has. I5: one log, one order."""
    outbox = await run.ask("outbox", phone)
    items = outbox["items"]
    _one_order(run, phone, items)
    epoch = await run.world.epoch()
    await promises.shown_is_true(run, phone, outbox, epoch)
    answered = [item for item in items if item["shown"] in ("received", "needsAttention")]
    if not answered or outbox["log"]["epoch"] != epoch:
        return
    entries = {entry["id"]: entry for entry in await oracle.ledger(run.world)}
    for item in answered:
        entry = entries.get(item["id"])
        if entry is None or entry["sha256"] != item["sha256"]:
            run.fail(f"I9: {phone.name} shows {item['shown']}, but the server never had it: {_what(run, item['id'])}")
        elif item["shown"] == "received" and entry["state"] not in ("APPLIED", "MERGED", "RESOLVED"):
            run.fail(f"I9: {phone.name} shows received of what is {entry['state']}: {_what(run, item['id'])}")


def _one_order(run: Run, phone: Phone, items: list[dict[str, Any]]) -> None:
    logs = {item["deviceId"] for item in items}
    for log in logs:
        mine = sorted((item for item in items if item["deviceId"] == log), key=lambda item: item["seq"])
        orders = [item["order"] for item in mine]
        if orders != sorted(orders) or len({item["seq"] for item in mine}) != len(mine):
            run.fail(f"I5: {phone.name}'s log is out of order: {[(item['seq'], item['order']) for item in mine]}")


async def differences(run: Run, phone: Phone) -> list[str]:
    """I3 and I8: what keeps this phone from having sent all and holding exactly what its officer may see."""
    outbox = await run.ask("outbox", phone)
    found = [
        f"{phone.name} still waits with {_what(run, item['id'])}"
        for item in outbox["items"]
        if item["state"] == "waiting"
    ]
    found += await promises.unfinished(run, phone, outbox)
    held = await run.ask("contents", phone)
    if held["locked"]:
        return found
    if phone.revoked:
        return [*found, f"{phone.name} was revoked and can still be read"]
    expected = await oracle.visible(run.world, run.officer(phone))
    have = {
        (row["scope"], row["entity"], row["id"]): (row["version"], oracle.essence(row["entity"], row["doc"]))
        for row in held["rows"]
    }
    found += [f"{phone.name} lacks {key} {expected[key]}" for key in expected.keys() - have.keys()]
    found += [f"{phone.name} should not have {key}" for key in have.keys() - expected.keys()]
    found += [
        f"{phone.name} has {key} as {have[key]}, not {expected[key]}"
        for key in have.keys() & expected.keys()
        if have[key] != expected[key]
    ]
    return found


async def nothing_lost_or_doubled(run: Run) -> None:
    """I1, I2, I11: every kept submission is in the ledger once, and each applied one has its one visit."""
    entries = {entry["id"]: entry for entry in await oracle.ledger(run.world)}
    wanted = {key: sha for key, sha in run.certain.items() if key not in run.forfeited}
    for phone in run.phones:
        wanted |= {item["id"]: item["sha256"] for item in (await run.ask("outbox", phone))["items"]}
    for key, sha in wanted.items():
        entry = entries.get(key)
        if entry is None:
            run.fail(f"I1: lost: {_what(run, key)}")
        elif entry["sha256"] != sha or entry["state"] not in _FINAL:
            run.fail(f"I1: the ledger has another content or no verdict: {_what(run, key)} {entry}")
    if ghosts := [key for key, entry in entries.items() if (entry["claimed"] or key) not in run.made]:
        run.fail(f"I1: the ledger has what nobody made: {ghosts}")
    for key, entry in entries.items():
        _effect(run, key, entry)
    if orphans := await oracle.orphan_visits(run.world):
        run.fail(f"I2: visits that no submission tells of: {orphans}")
    _one_chain(run, entries)
    households.groups_are_whole(run, entries)
    await households.nothing_is_overwritten_in_silence(run, entries)
    await promises.complete_is_what_was_promised(run)
    await _joined_by_the_rule(run)


async def _joined_by_the_rule(run: Run) -> None:
    """I12: whatever the order of arrival, records are joined as the rule joins all of them; none counts twice."""
    supervisor = run.world.supervisors[0]
    async with run.lab.services.database.writing(supervisor.service_context()) as connection:
        spans = joining.spans_of(await obligation_store.every_policy(connection, run.world.force))
        for number, nominal in enumerate(run.world.nominals):
            stored = await contribution_store.of_nominal(connection, run.world.force, nominal)
            records = stored.near.get(nominal, [])
            visits = joining.visits(records, stored.pairings.get(nominal, ()), spans)
            by_rule = {each.visit_id: visit[0].visit_id for visit in visits for each in visit}
            if by_rule != {key: lead or key for key, lead in stored.joined_to.items()}:
                run.fail(f"I12: of nominal {number} the records are joined as {stored.joined_to}, not as {by_rule}")
            for _ in range(len(records) - len(visits)):
                run.count("records joined")
            met = await oracle.met_by(run.world, nominal)
            if met - {visit[0].visit_id for visit in visits if visit[0].is_successful}:
                run.fail(f"I12: of nominal {number} a record that does not count has met what is owed")


def _effect(run: Run, key: str, entry: dict[str, Any]) -> None:
    made = run.made[entry["claimed"] or key]
    if entry["op"] not in ("RecordVisit", "SomethingNew"):
        return
    took_effect = entry["state"] == "APPLIED" or entry["reason"] == "APPLIED_BY_SUPERVISOR"
    if took_effect != (entry["visit"] is not None):
        run.fail(f"I2: {made} is {entry['state']} and its visit is {entry['visit']}")
    is_sound = made.kind in SOUND and made.record_id not in run.reused
    if is_sound and entry["state"] == "QUARANTINED" and entry["reason"] != "DEVICE_REVOKED":
        run.fail(f"I1: nothing was wrong with {made}, but it is held: {entry['reason']}")
    if made.kind not in (*SOUND, "reused visit id", "of a group") and entry["state"] == "APPLIED":
        run.fail(f"I1: {made} was applied")


def _one_chain(run: Run, entries: dict[str, dict[str, Any]]) -> None:
    """I5: in each device's log of the ledger, each entry names one before it, and no two name the same."""
    for entry in entries.values():
        if entry["prev"] is not None and entry["prev"] not in entries:
            run.fail(f"I5: an entry follows one that is not there: {entry}")
    followers = Counter((e["device"], e["prev"]) for e in entries.values() if e["seq"] is not None)
    if doubled := [place for place, count in followers.items() if count > 1]:
        run.fail(f"I5: two entries follow the same: {doubled}")


def _what(run: Run, key: str) -> str:
    number = list(run.made).index(key) if key in run.made else "?"
    return f"submission {number} {run.made.get(key)}"
