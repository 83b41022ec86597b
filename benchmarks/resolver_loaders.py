"""Dataloaders over SQLAlchemy's async engine: one statement for each level of an operation, not for each parent."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, func, select
from sqlalchemy.ext.asyncio import AsyncEngine
from strawberry.dataloader import DataLoader

from api.demo.organisation import FORCE_ID

Row = Any
One = DataLoader[UUID, Row]
Many = DataLoader[UUID, list[Row]]


class Loaders:
    """The dataloaders of one request, made when first asked for."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._made: dict[object, Any] = {}

    async def rows(self, statement: Select[Any]) -> Sequence[Row]:
        """What a statement finds."""
        async with self.engine.connect() as connection:
            return (await connection.execute(statement)).all()

    def one(self, table: Table) -> One:
        """Rows by id."""

        async def load(ids: list[UUID]) -> list[Row]:
            found = await self.rows(select(table).where(table.c.force_id == FORCE_ID, table.c.id.in_(ids)))
            by_id = {row.id: row for row in found}
            return [by_id.get(key) for key in ids]

        return self._kept(table, lambda: DataLoader(load))

    def many(
        self,
        table: Table,
        parent: str,
        *order: ColumnElement[Any],
        where: ColumnElement[bool] | None = None,
        first: int | None = None,
    ) -> Many:
        """Rows by their parent's id, the first so many of each."""

        async def load(ids: list[UUID]) -> list[list[Row]]:
            of = table.c[parent]
            place = func.row_number().over(partition_by=of, order_by=order).label("place")
            wanted = select(table, place).where(table.c.force_id == FORCE_ID, of.in_(ids))
            inner = (wanted if where is None else wanted.where(where)).subquery()
            statement = select(inner).order_by(inner.c.place)
            found: dict[UUID, list[Row]] = defaultdict(list)
            for row in await self.rows(statement if first is None else statement.where(inner.c.place <= first)):
                found[getattr(row, parent)].append(row)
            return [found[key] for key in ids]

        return self._kept((table, first), lambda: DataLoader(load))

    def _kept(self, key: object, make: Callable[[], Any]) -> Any:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]
