"""The ladder from an empty database to today's goes up and down, and ends where the tables say."""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

import schema.root  # noqa: F401 - it leads to every room, and so to every table
from api.access import rls
from api.db.columns import metadata
from api.migrate import migrate, step
from tests.conftest import Place
from tests.makers import Owner

_NOT_OURS = {"signing_key", "policy_in_force", "doorstep_migration", "epoch"}
# What the front door notes before it knows who is there, and so of which force. No personal data.
_BEFORE_ANYBODY = ["provider_assertion", "provider_code", "revoked_token"]


async def test_down_to_nothing_and_up_again(place: Place, owner: Owner) -> None:
    await step(place.owner_url, "base")
    assert await owner.fetchval("select count(*) from pg_namespace where nspname like 'doorstep%'") == 0

    await migrate(place.owner_url, place.secrets)
    assert await owner.fetchval("select count(*) from doorstep.nominal") == 0


async def test_many_processes_may_start_at_once(place: Place, owner: Owner) -> None:
    await step(place.owner_url, "base")

    await asyncio.gather(*(migrate(place.owner_url, place.secrets) for _ in range(4)))

    assert await owner.fetchval("select doorstep.policy_in_force()") == rls.policy_hash()


async def test_a_start_waits_for_no_read_and_leaves_policies_as_they_are(place: Place, owner: Owner) -> None:
    made = "select array_agg(oid order by oid) from pg_policy"
    before = await owner.fetchval(made)
    async with owner.transaction():
        await owner.execute("select from doorstep.nominal, doorstep.visit, doorstep.obligation limit 1")

        await asyncio.wait_for(migrate(place.owner_url, place.secrets), timeout=60)

    assert await owner.fetchval(made) == before


@pytest.mark.parametrize(
    "by_hand",
    [
        "drop policy visit_read on doorstep.visit",
        "create policy for_a_friend on doorstep.visit for select using (true)",
        "alter policy visit_read on doorstep.visit using (true)",
        "alter table doorstep.visit no force row level security",
    ],
)
async def test_a_policy_changed_by_hand_is_told_and_put_right_at_the_next_start(
    place: Place, owner: Owner, by_hand: str
) -> None:
    held = await owner.fetchval(rls.FINGERPRINT)
    await owner.execute(by_hand)
    assert await owner.fetchval(rls.FINGERPRINT) != await owner.fetchval("select doorstep.policy_as_applied()")

    await migrate(place.owner_url, place.secrets)

    assert await owner.fetchval(rls.FINGERPRINT) == held == await owner.fetchval("select doorstep.policy_as_applied()")


async def test_the_database_is_what_the_tables_say(place: Place) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "version_table": "doorstep_migration",
                "include_name": lambda name, kind, _: kind != "table" or name not in _NOT_OURS,
            },
        )
        return list(compare_metadata(context, metadata))

    engine = create_async_engine(place.owner_url.replace("postgresql://", "postgresql+asyncpg://"))
    async with engine.connect() as connection:
        found = await connection.run_sync(differences)
    await engine.dispose()

    assert found == []


async def test_every_constraint_has_a_name_of_ours(owner: Owner) -> None:
    unnamed = await owner.fetch(
        "select conname, conrelid::regclass::text as place from pg_constraint"
        " where connamespace = 'doorstep'::regnamespace and contype <> 'n'"
        " and conname !~ '_(pkey|fkey|key|check|sync)[0-9]*$'"
    )

    assert unnamed == []


async def test_every_table_has_row_security(owner: Owner) -> None:
    bare = await owner.fetch(
        "select relname from pg_class where relnamespace = 'doorstep'::regnamespace and relkind in ('r', 'p')"
        " and not (relrowsecurity and relforcerowsecurity)"
    )

    assert bare == []


async def test_every_record_belongs_to_a_force(owner: Owner) -> None:
    stateless = await owner.fetch(
        "select c.relname from pg_class c where c.relnamespace = 'doorstep'::regnamespace and c.relkind in ('r', 'p')"
        " and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'force_id')"
        " order by c.relname"
    )

    assert [row["relname"] for row in stateless] == _BEFORE_ANYBODY
