"""An index for what is overdue in the whole force, oldest first: a unit's list has one of its own."""

from migrations.script import run

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run(
        "create index obligation_open_by_due_in_force on doorstep.obligation (force_id, due_at, id)"
        " where met_at is null and cancelled_at is null and superseded_at is null"
    )


def downgrade() -> None:
    run("drop index doorstep.obligation_open_by_due_in_force")
