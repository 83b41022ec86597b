"""A backup of one force: its rows and the tickets as they were. Putting it back raises the epoch, as operators do."""

from datetime import datetime

import asyncpg

from tests.makers import Owner


class Backup:
    """A force's rows as they were, and the tickets."""

    def __init__(self, owner: Owner, force: int, at: datetime) -> None:
        self._owner = owner
        self._force = force
        self._rows: dict[str, list[asyncpg.Record]] = {}
        self._ticket = 0
        self.at = at

    async def take(self) -> "Backup":
        for table, columns in await _tables(self._owner):
            self._rows[table] = await self._owner.fetch(
                f"select {columns} from doorstep.{table} where force_id = $1", self._force
            )
        self._ticket = await self._owner.fetchval("select last_value from doorstep.sync_ticket")
        return self

    async def put_back(self) -> None:
        owner = self._owner
        async with owner.transaction():
            await owner.execute("set local session_replication_role = replica")
            for table, columns in await _tables(owner):
                await owner.execute(f"delete from doorstep.{table} where force_id = $1", self._force)
                rows = self._rows[table]
                if rows:
                    names = [name.strip('"') for name in columns.split(", ")]
                    await owner.copy_records_to_table(table, records=rows, columns=names, schema_name="doorstep")
            await owner.execute("update doorstep_gate.epoch set restores = restores + 1")
            await owner.fetchval("select setval('doorstep.sync_ticket', $1)", self._ticket)


async def _tables(owner: Owner) -> list[tuple[str, str]]:
    rows = await owner.fetch(
        "select c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns"
        " from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
        " where c.relnamespace = 'doorstep'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition"
        " and a.attgenerated = '' group by c.relname having bool_or(a.attname = 'force_id') order by 1"
    )
    return [(row["relname"], row["columns"]) for row in rows]
