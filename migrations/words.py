"""Adds words to a column that holds one of a list, whatever list it holds by then: branches of work add words apart."""

from alembic import op

_LISTED = """
select array(
  select found[1] from regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z0-9_]+)''', 'g') found)
from pg_constraint c where c.conname = '{table}_{column}_check' and c.conrelid = 'doorstep.{table}'::regclass
"""


def add(table: str, column: str, words: str) -> None:
    """Let the column hold these words too."""
    known = _listed(table, column)
    _set(table, column, [*known, *(word for word in words.split() if word not in known)])


def remove(table: str, column: str, words: str) -> None:
    """Let the column hold these words no longer; no row may."""
    _set(table, column, [word for word in _listed(table, column) if word not in words.split()])


def _listed(table: str, column: str) -> list[str]:
    found = op.get_bind().exec_driver_sql(_LISTED.format(table=table, column=column)).scalar_one()
    return list(found)


def _set(table: str, column: str, words: list[str]) -> None:
    listed = ", ".join(f"'{word}'" for word in words)
    op.execute(f"alter table doorstep.{table} drop constraint {table}_{column}_check")
    op.execute(f"alter table doorstep.{table} add constraint {table}_{column}_check check ({column} in ({listed}))")
