"""Visits come out of an index in the very order of their pages, the id last: no sort, however many there are."""

from migrations.script import run

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_LEADS = ("force_id, nominal_id, started_at", "force_id, officer_id, started_at", "force_id, started_at")


def _named(columns: str) -> str:
    return f"visit_{columns.replace(', ', '_')}_idx"


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    for columns in _LEADS:
        run(f"drop index doorstep.{_named(columns)}")
        run(f"create index {_named(f'{columns}, id')} on doorstep.visit ({columns}, id)")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for columns in _LEADS:
        run(f"drop index doorstep.{_named(f'{columns}, id')}")
        run(f"create index {_named(columns)} on doorstep.visit ({columns})")
