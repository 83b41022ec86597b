"""A person changes how a nominal is managed: clocks stop, go on, begin or end with it (`modes.py` says which)."""

from dataclasses import replace

from api.nominals.commands import ManagementMode
from api.nominals.desk import Desk, Done
from api.nominals.tables import mode_change
from api.obligations import decision_store as decisions
from api.obligations import modes, store
from api.obligations.asking import facts
from api.obligations.calendar import london_day
from api.obligations.decisions import ChangeMode
from api.obligations.eligibility import against
from api.obligations.owing import all_owed, managed


async def change_mode(desk: Desk, command: ChangeMode) -> Done:
    """Keep the change, and do to what is owed what it does."""
    about, before = managed(desk), desk.subject.management_mode
    spoke_against = await _against(desk) if command.mode is ManagementMode.REACTIVE else None
    await decisions.add(
        desk.connection,
        mode_change,
        about,
        id=command.id,
        previous_mode=before,
        mode=command.mode,
        from_day=command.from_day,
        reason=command.reason,
        spoke_against=spoke_against,
        decided_at=desk.now,
        decided_by=desk.principal.id,
    )
    await decisions.move_pauses(desk.connection, about, command, principal_id=desk.principal.id, now=desk.now)
    await decisions.set_nominal(desk.connection, about, management_mode=command.mode)
    chain, ledger = await all_owed(desk, replace(about, management_mode=command.mode))
    modes.change(chain, ledger, before, command)
    await store.write(desk.connection, [chain, ledger], desk.now)
    return Done(command.id)


async def _against(desk: Desk) -> list[str]:
    """What spoke against reactive management at the moment of the decision, kept with it."""
    known = await facts(desk.connection, managed(desk), desk.subject.date_of_birth)
    return [each.words for each in against(known, london_day(desk.now))]
