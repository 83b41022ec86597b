"""A person changes how a nominal is managed: clocks stop, go on, begin or end with it (`modes.py` says which)."""

from dataclasses import replace

from api.nominals.desk import Desk, Done
from api.nominals.tables import mode_change
from api.obligations import decision_store as decisions
from api.obligations import modes, store
from api.obligations.decisions import ChangeMode
from api.obligations.owing import all_owed, managed


async def change_mode(desk: Desk, command: ChangeMode) -> Done:
    """Keep the change, and do to what is owed what it does."""
    about, before = managed(desk), desk.subject.management_mode
    await decisions.add(
        desk.connection,
        mode_change,
        about,
        id=command.id,
        previous_mode=before,
        mode=command.mode,
        from_day=command.from_day,
        reason=command.reason,
        decided_at=desk.now,
        decided_by=desk.principal.id,
    )
    await decisions.move_pauses(desk.connection, about, command, principal_id=desk.principal.id, now=desk.now)
    await decisions.set_nominal(desk.connection, about, management_mode=command.mode)
    chain, ledger = await all_owed(desk, replace(about, management_mode=command.mode))
    modes.change(chain, ledger, before, command)
    await store.write(desk.connection, [chain, ledger], desk.now)
    return Done(command.id)
