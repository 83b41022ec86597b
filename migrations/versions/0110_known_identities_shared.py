"""Vehicles, telephone numbers and online identities are fields of an agreement, and are searched where it shows them.

An agreement that was signed before decides nothing of them, so it shows none: a new version does.
"""

from migrations import words
from migrations.script import run

revision = "0110"
down_revision = "0105"
branch_labels = None
depends_on = None

_FIELDS = "VEHICLES PHONES ONLINE_IDENTITIES"


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("agreement_field", "disclosed_statement"):
        words.add(table, "field", _FIELDS)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table in ("agreement_field", "disclosed_statement"):
        words.remove(table, "field", _FIELDS)
