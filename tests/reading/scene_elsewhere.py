"""The scene's other force: one nominal, of whom nobody here may ever hear."""

from uuid import UUID

from tests.makers import OTHER_FORCE, Owner, make_force, make_nominal, make_officer, make_unit


async def another_force(owner: Owner) -> UUID:
    await make_force(owner, OTHER_FORCE, "Elsewhere Police")
    unit = await make_unit(owner, force_id=OTHER_FORCE)
    return await make_nominal(
        owner, unit, await make_officer(owner, unit, force_id=OTHER_FORCE), force_id=OTHER_FORCE, name="Someone Else"
    )
