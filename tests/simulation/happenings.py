"""What happens at the server while phones are out: people decide, rows move, backups are put back, time passes."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from api.nominals.commands import AssignNominal, NominalAssigned
from api.obligations.handover import assign
from api.sync.collections import Collection
from api.sync.commands import Resolution, ResolveSubmission, SubmissionResolved
from api.sync.pushed import push as replicate
from api.sync.replication import read as read_document
from api.sync.resolution import resolve
from tests.makers import insert
from tests.simulation import network, oracle
from tests.simulation.backup import Backup
from tests.simulation.run import Run
from tests.simulation.world import after

Happening = Callable[[Run], Awaitable[None]]
Result = TypeVar("Result")


async def reassign(run: Run) -> None:
    """A supervisor gives a nominal to another officer."""
    world = run.world
    number = run.chance.randrange(len(world.nominals))
    to = run.chance.randrange(3)
    unit = await world.owner.fetchval(
        "select unit_id from doorstep.nominal where force_id = $1 and id = $2", world.force, world.nominals[number]
    )
    supervisor = next(each for each in world.supervisors if unit in each.unit_ids)
    officer_id = world.officers[to].officer_id
    assert officer_id is not None
    command = AssignNominal(id=UUID(run.new_id()), nominal_id=world.nominals[number], owner_id=officer_id)
    outcome = await _beside_writer(run, number, assign(run.lab.services, supervisor, command))
    run.note("reassign", number, "to", to, isinstance(outcome, NominalAssigned))
    run.count_in_flight("reassigned" if isinstance(outcome, NominalAssigned) else "reassignment refused")


async def grant(run: Run) -> None:
    """Need to know is granted to a supervisor, or withdrawn again."""
    world = run.world
    number = run.chance.randrange(len(world.nominals))
    supervisor = run.chance.choice(world.supervisors)
    if run.chance.random() < 0.3:
        sql = "update doorstep.nominal_access set until = granted_at where force_id = $1"
        await world.owner.execute(sql, world.force)
        run.note("grants withdrawn")
        return
    restricted = run.chance.random() < 0.5
    sql = "update doorstep.nominal set restricted = $3 where force_id = $1 and id = $2"
    await _beside_writer(run, number, world.owner.execute(sql, world.force, world.nominals[number], restricted))
    await insert(
        world.owner,
        "nominal_access",
        force_id=world.force,
        nominal_id=world.nominals[number],
        officer_id=supervisor.officer_id,
        reason="Covers leave",
        granted_at=world.clock.at,
    )
    run.note("grant", number, restricted)
    run.count("access granted")


async def move_officer(run: Run) -> None:
    """An officer works in another unit now, or in both: their phone loses or gains a unit's colleagues."""
    number = run.chance.randrange(3)
    unit, *others = run.chance.choice(((0,), (1,), (0, 1), (1, 0)))
    officer = run.world.officers[number]
    await run.world.owner.execute(
        "update doorstep.officer set unit_id = $3 where force_id = $1 and id = $2",
        run.world.force,
        officer.officer_id,
        run.world.units[unit],
    )
    run.world.move_officer(number, *(run.world.units[each] for each in (unit, *others)))
    run.note("officer", number, "to units", unit, *others)
    run.count_in_flight("unit changed")


async def edit_nominal(run: Run) -> None:
    number = run.chance.randrange(len(run.world.nominals))
    name = f"Invented Person {run.chance.randrange(1000)}"
    sql = "update doorstep.nominal set name = $3 where force_id = $1 and id = $2"
    await run.world.owner.execute(sql, run.world.force, run.world.nominals[number], name)
    run.note("rename", number, name)


async def change_household(run: Run) -> None:
    """The officer who has the nominal changes a member at another place: a connected program, by replication."""
    world = run.world
    member = _wanted_too(run)
    row = await world.owner.fetchrow(
        "select m.id, m.nominal_id, n.owner_id from doorstep.household_member m join doorstep.nominal n"
        " on n.force_id = m.force_id and n.id = m.nominal_id"
        " where m.force_id = $1 and m.ended_on is null and ($2::uuid is null or m.id = $2)"
        " order by array_position($3::uuid[], m.nominal_id), m.id limit 1",
        world.force,
        member,
        run.chance.sample(world.nominals, len(world.nominals)),
    )
    if row is None:
        return
    number = world.nominals.index(row["nominal_id"])
    officer = next(each for each in world.officers if each.officer_id == row["owner_id"])
    kind = Collection.HOUSEHOLD_MEMBER
    async with run.lab.services.database.reading(officer.row_context()) as connection:
        found = await read_document(run.lab.services, officer, connection, kind, [row["id"]])
    document = found[row["id"]]
    field, value = run.chance.choice((("ageBand", "UNKNOWN"), ("firstName", f"Bo {run.chance.randrange(50)}")))
    pushed = {"newDocumentState": document | {field: value}, "assumedMasterState": document}
    answer = await _beside_writer(run, number, replicate(run.lab.services, officer, kind, [pushed]))
    run.note("household of", number, field, value, answer == [])
    run.count("household changed by another")


def _wanted_too(run: Run) -> UUID | None:
    """A member whom some phone has changed lately: that phone may still be out with what it saw."""
    lately = [made.record_id for made in run.made.values() if made.kind in ("household amended", "household added")]
    return UUID(run.chance.choice(lately[-4:])) if lately and run.chance.random() < 0.8 else None


async def retire_colleague(run: Run) -> None:
    """A colleague without a phone leaves or comes back."""
    number = run.chance.randrange(2)
    sql = "update doorstep.officer set is_active = not is_active where force_id = $1 and id = $2"
    await run.world.owner.execute(sql, run.world.force, run.world.supervisors[number].officer_id)
    run.note("colleague", number, "leaves or returns")


async def late_writer(run: Run) -> None:
    """A transaction that began long ago commits now; or one begins that will."""
    if run.writing_about:
        await finish_writer(run)
        return
    await run.writer.execute("begin")
    # What a seeded defect would take: numbers of the time when the transaction began. Skipped numbers harm nobody.
    reserved = "select min(n)::text from (select nextval('doorstep.sync_ticket') n from generate_series(1, 20)) taken"
    await run.writer.execute(f"select set_config('simulation.ticket', ({reserved}), true)")
    for _ in range(run.chance.randint(1, 3)):
        number = run.chance.randrange(len(run.world.nominals))
        today = run.world.clock.at.date()
        await insert(
            run.writer,
            "marker",
            force_id=run.world.force,
            nominal_id=run.world.nominals[number],
            code="VIOLENT",
            since=today,
            reviewed_on=today,
        )
        run.writing_about.add(number)
    run.note("a long transaction begins", number)


async def finish_writer(run: Run, word: str = "commit") -> None:
    if run.writing_about:
        await run.writer.execute(word)
        run.writing_about.clear()
        run.note("the long transaction:", word)
        run.count("late commit")


async def _beside_writer(run: Run, number: int, deed: Coroutine[Any, Any, Result]) -> Result:
    """What changes where a nominal stands waits for an open record about them; so the long transaction ends."""
    if number not in run.writing_about:
        return await deed
    waiting = asyncio.create_task(deed)
    await asyncio.sleep(0)
    await finish_writer(run)
    run.count("change waited for an open record")
    return await waiting


async def decide_held(run: Run) -> None:
    """A supervisor applies or dismisses what is held."""
    held = [entry for entry in await oracle.ledger(run.world) if entry["state"] == "QUARANTINED"]
    order = list(run.made)
    held.sort(key=lambda entry: order.index(entry["claimed"] or entry["id"]))
    if not held:
        return
    entry = run.chance.choice(held)
    action = run.chance.choice(list(Resolution))
    command = ResolveSubmission(submission_id=UUID(entry["id"]), action=action, note="Looked into it.")
    done = False
    for supervisor in run.world.supervisors:
        outcome = await resolve(run.lab.services, supervisor, command)
        done = done or isinstance(outcome, SubmissionResolved)
    run.note("decide", order.index(entry["id"]), action, done)
    run.count("held submission decided" if done else "decision refused")


async def revoke(run: Run) -> None:
    """A phone is reported lost."""
    phone = run.chance.choice(run.phones)
    device = (await run.ask("outbox", phone))["log"]["deviceId"]
    answer = await run.world.owner.execute(
        "update doorstep.sync_device set revoked_at = $3 where force_id = $1 and id = $2",
        run.world.force,
        UUID(device),
        run.world.clock.at,
    )
    run.note("revoke", phone.name, answer)
    if answer == "UPDATE 0":
        return
    run.count_in_flight("device revoked")
    for each in run.phones:
        if not each.revoked and (await run.ask("outbox", each))["log"]["deviceId"] == device:
            each.revoked, each.revoked_at = True, run.world.clock.at


async def purge(run: Run) -> None:
    """Old marks of what left a scope are purged, and each scope's floor rises above them."""
    await run.world.owner.execute(
        "with gone as (delete from doorstep.sync_row where force_id = $1 and not present returning scope, ticket)"
        " insert into doorstep.sync_scope_floor (force_id, scope, floor)"
        " select $1, scope, max(ticket) from gone group by scope"
        " on conflict (force_id, scope) do update set floor = excluded.floor",
        run.world.force,
    )
    run.note("tombstones purged")
    run.count_in_flight("tombstones purged")


async def back_up(run: Run) -> None:
    run.backup = await Backup(run.world.owner, run.world.force, run.world.clock.at).take()
    run.note("server backed up")


async def restore(run: Run) -> None:
    """The server is put back to its backup: later submissions are gone from it, and phones send them again."""
    if run.backup is None:
        return
    await finish_writer(run, "rollback")
    await run.backup.put_back()
    rows = await run.world.owner.fetch("select id, unit_id from doorstep.officer where force_id = $1", run.world.force)
    units = {row["id"]: UUID(str(row["unit_id"])) for row in rows}
    run.world.officers = [
        replace(each, unit_ids=(units[each.officer_id],)) for each in run.world.officers if each.officer_id is not None
    ]
    revoked = await oracle.revoked_keys(run.world)
    for phone in run.phones:
        phone.revoked = phone.revoked and phone.key in revoked
    run.note("server restored")
    run.count_in_flight("server restored from backup")


async def time_passes(run: Run) -> None:
    minutes = run.chance.choice((1, 6, 45, 600))
    after(run.world.clock, minutes=minutes)
    run.note(minutes, "minutes pass")


async def clock_is_set(run: Run) -> None:
    """The server's clock was wrong and is set right, or the other way round: it jumps, also back."""
    minutes = run.chance.choice((-3, -90, 120, 1500))
    after(run.world.clock, minutes=minutes)
    run.note("the server's clock jumps by", minutes, "minutes")
    run.count("server's clock jumps")


async def late_copy(run: Run) -> None:
    if run.late:
        await network.late_arrival(run)


HAPPENINGS: dict[Happening, int] = {
    reassign: 20,
    edit_nominal: 8,
    change_household: 20,
    late_writer: 24,
    decide_held: 16,
    move_officer: 9,
    grant: 3,
    retire_colleague: 3,
    revoke: 5,
    purge: 6,
    back_up: 5,
    restore: 10,
    time_passes: 14,
    clock_is_set: 3,
    late_copy: 20,
}
