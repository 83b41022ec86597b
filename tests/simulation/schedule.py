"""One schedule, from a seed: which phone does what next, what becomes of it, what happens at the server meanwhile."""

from collections.abc import Awaitable, Callable, Mapping
from random import Random

from tests.makers import Owner
from tests.simulation import happenings, invariants, network
from tests.simulation.host import Host
from tests.simulation.patches import decide
from tests.simulation.run import Phone, Run, ViolationError
from tests.simulation.saves import new_save
from tests.simulation.visits import new_visit
from tests.simulation.world import UPLOAD, Lab, after

ROUNDS_TO_QUIESCE_MAX = 12
PHONES_MAX = 5
# A caseload of a schedule, a record at a time, takes a few dozen.
REQUESTS_A_ROUND_MAX = 250
# The share of schedules in which something happens after the first quiet.
STIRRED = 0.4
_MISHAPS = ("killBefore", "killAfter", "failBefore", "failAfter", "meanwhile")
_TWO_YEARS_MS = 2 * 365 * 86_400_000
# Longer than policy lets a phone keep what it has fetched without contact.
_FOUR_DAYS_MS = 4 * 86_400_000
_CLOCKS = (0, 0, _TWO_YEARS_MS, -_TWO_YEARS_MS, 3_600_000, -90_000, _FOUR_DAYS_MS, _FOUR_DAYS_MS)


async def play(
    seed: int, lab: Lab, host: Host, writer: Owner, *, defect: str | None = None, fates: Mapping[str, int] | None = None
) -> Run:
    """Run one schedule to its quiet end, and check everything."""
    world = await lab.new_world()
    run = Run(seed=seed, lab=lab, world=world, host=host, writer=writer, chance=Random(seed), fates=fates or {})
    await run.ask("begin", seed=str(seed), defect=defect)
    try:
        await _begin(run)
        for _ in range(run.chance.randint(15, 45)):
            await _step(run)
        await _quiesce(run)
        await invariants.nothing_lost_or_doubled(run)
    except ViolationError as violation:
        raise ViolationError(f"seed {seed}: {violation}\n" + "\n".join(run.trace)) from None
    finally:
        if run.writing_about:
            await happenings.finish_writer(run, "rollback")
    return run


async def _begin(run: Run) -> None:
    for number in range(3):
        phone = Phone(name=f"phone {number}", person=number)
        run.phones.append(phone)
        await run.ask("make", phone)
        if run.chance.random() < 0.8:
            await _whole_round(run, phone)
    if run.chance.random() < 0.4:
        await happenings.back_up(run)


async def _step(run: Run) -> None:
    if run.chance.random() < 0.2:
        chosen = run.chance.choices(list(happenings.HAPPENINGS), list(happenings.HAPPENINGS.values()))[0]
        await chosen(run)
        return
    phone = run.chance.choice(run.phones)
    if not phone.on:
        await _reopen(run, phone)
    elif phone.waiting is not None:
        await _while_waiting(run, phone)
    else:
        await _deed(run, phone)


async def _while_waiting(run: Run, phone: Phone) -> None:
    drawn = run.chance.random()
    if drawn < 0.06:
        await _switch_off(run, phone)
    elif drawn < 0.14:
        await _save(run, phone)
    elif drawn < 0.17:
        await _set_clock(run, phone)
        run.count("phone's clock jumps in a round")
    else:
        await network.settle(run, phone)


async def _deed(run: Run, phone: Phone) -> None:
    chosen = run.chance.choices(list(DEEDS), list(DEEDS.values()))[0]
    await chosen(run, phone)


async def _save_some(run: Run, phone: Phone) -> None:
    for _ in range(run.chance.choice((1, 1, 2, 4))):
        await _save(run, phone)


async def _keep_draft(run: Run, phone: Phone) -> None:
    kept = await run.ask("draft", phone, draft={"id": run.new_id(), "content": {"notes": "half"}})
    run.note(phone.name, "draft", kept)


async def _set_clock(run: Run, phone: Phone) -> None:
    skew = run.chance.choice(_CLOCKS)
    await run.ask("clock", phone, skewMs=skew)
    run.note(phone.name, "clock", skew)
    run.count("phone's clock jumps")


async def _back_up(run: Run, phone: Phone) -> None:
    await run.ask("backUp", phone)
    phone.backed_up = True
    run.note(phone.name, "backed up")


async def _start_round(run: Run, phone: Phone) -> None:
    plan, meanwhile = None, None
    if run.chance.random() < 0.5:
        plan = {"step": run.chance.randint(1, 16), "what": run.chance.choice(_MISHAPS)}
        meanwhile = new_visit(run, phone) if plan["what"] == "meanwhile" else None
    phone.busy = True
    phone.expects_breakage = plan is not None
    await network.after(run, phone, await run.ask("round", phone, plan=plan, meanwhile=meanwhile))


async def _save(run: Run, phone: Phone) -> None:
    plan = {"step": 1, "what": run.chance.choice(_MISHAPS[:4])} if run.chance.random() < 0.1 else None
    made, group = await new_save(run, phone)
    saved = await run.ask("save", phone, made=made, group=group, plan=plan)
    run.note(phone.name, "save", [one["op"] for one in made], saved["kind"], plan["what"] if plan else "")
    if saved["kind"] == "noServerKey":
        return
    run.count("save " + (str(plan["what"]) if plan else "done"))
    if saved["kept"]:
        run.certain |= {one["id"]: one["sha256"] for one in saved["items"]}
    if saved["kind"] == "killed":
        await _switch_off(run, phone)


async def _switch_off(run: Run, phone: Phone) -> None:
    """The browser ends the page, whatever it waits for."""
    run.note(phone.name, "switched off", "while waiting" if phone.waiting else "")
    run.count("phone killed")
    phone.on = phone.busy = False
    phone.waiting = None
    await run.ask("reopen", phone)


async def _reopen(run: Run, phone: Phone) -> None:
    phone.on, phone.busy, phone.waiting = True, False, None
    await run.ask("reopen", phone)
    run.note(phone.name, "opened")


async def _lose(run: Run, phone: Phone) -> None:
    held = await _ids(run, phone)
    await run.ask("lose", phone)
    phone.waiting, phone.busy, phone.backed_up, phone.revoked, phone.key = None, False, False, False, None
    await _forfeit(run, held)
    run.note(phone.name, "lost its store with", len(held))
    run.count("phone's store lost")


async def _roll_back(run: Run, phone: Phone) -> None:
    if not phone.backed_up:
        return
    held = await _ids(run, phone)
    await run.ask("rollBack", phone)
    await _forfeit(run, held)
    run.note(phone.name, "put back from its backup")
    run.count("phone rolled back")


async def _clone(run: Run, phone: Phone) -> None:
    if len(run.phones) == PHONES_MAX:
        return
    twin = Phone(name=f"phone {len(run.phones)}", person=phone.person, key=phone.key)
    twin.revoked, twin.revoked_at = phone.revoked, phone.revoked_at
    run.phones.append(twin)
    await run.ask("clone", twin, **{"from": phone.name})
    run.note(twin.name, "is a copy of", phone.name)
    run.count("phone cloned")


async def _forfeit(run: Run, held: set[str]) -> None:
    """What went with a phone's storage is only owed once: what another phone holds is still owed whole."""
    elsewhere: set[str] = set()
    for phone in run.phones:
        elsewhere |= await _ids(run, phone)
    run.forfeited |= held - elsewhere


async def _ids(run: Run, phone: Phone) -> set[str]:
    return {item["id"] for item in (await run.ask("outbox", phone))["items"]}


async def _whole_round(run: Run, phone: Phone) -> None:
    """A round on a good day."""
    phone.busy, phone.expects_breakage = True, False
    await network.after(run, phone, await run.ask("round", phone, plan=None, meanwhile=None))
    for _ in range(REQUESTS_A_ROUND_MAX):
        if phone.waiting is None:
            return
        await network.settle(run, phone, "delivered")
    run.fail(f"I8: {phone.name} asks for ever")


async def _quiesce(run: Run) -> None:
    """I8: the faults end; within a few rounds everything has been sent, and every phone holds what it should."""
    await happenings.finish_writer(run)
    for phone in run.phones:
        await _reopen(run, phone)
        await _a_bad_line_for_what_follows(run, phone)
    await _rounds_until_quiet(run)
    if run.chance.random() < STIRRED:
        # Quiet phones must hear of what happens next, too.
        for happening in (happenings.decide_held, happenings.reassign, happenings.edit_nominal):
            await happening(run)
        for phone in run.phones:
            await _decide_conflicts(run, phone)
        await _rounds_until_quiet(run)


async def _decide_conflicts(run: Run, phone: Phone) -> None:
    """The officer reads what others changed meanwhile, and decides."""
    shown = await run.ask("shown", phone)
    if not shown["conflicts"]:
        return
    saved = await run.ask("save", phone, made=[decide(run, phone, shown)], group=None, plan=None)
    run.note(phone.name, "decides", saved["kind"])
    run.certain |= {one["id"]: one["sha256"] for one in saved["items"]}


async def _a_bad_line_for_what_follows(run: Run, phone: Phone) -> None:
    """The visits get through, and what they promised meets whatever there is: it is rarely reached otherwise."""
    waits = [each for each in (await run.ask("outbox", phone))["attachments"] if each["state"] == "waiting"]
    for _ in waits:
        plan = {"step": run.chance.randint(8, 30), "what": run.chance.choice(_MISHAPS[:4])}
        phone.busy, phone.expects_breakage = True, True
        started = await run.ask("round", phone, plan=plan if run.chance.random() < 0.5 else None, meanwhile=None)
        await network.after(run, phone, started)
        while phone.waiting is not None:
            await network.settle(run, phone, None if phone.waiting[0] == UPLOAD else "delivered")
        await _reopen(run, phone)


async def _rounds_until_quiet(run: Run) -> None:
    found: list[str] = []
    for number in range(1, ROUNDS_TO_QUIESCE_MAX + 1):
        after(run.world.clock, minutes=6)
        for phone in run.phones:
            await _whole_round(run, phone)
        found = [words for phone in run.phones for words in await invariants.differences(run, phone)]
        if not found:
            run.rounds_to_quiesce = max(run.rounds_to_quiesce, number)
            return
    run.fail(f"I3, I8: not quiet after {ROUNDS_TO_QUIESCE_MAX} rounds: {found[:8]}")


# What an idle phone's officer does next, out of a hundred.
DEEDS: dict[Callable[[Run, Phone], Awaitable[None]], int] = {
    _start_round: 46,
    _save_some: 28,
    _keep_draft: 3,
    _set_clock: 4,
    _switch_off: 6,
    _lose: 1,
    _back_up: 4,
    _roll_back: 4,
    _clone: 4,
}
