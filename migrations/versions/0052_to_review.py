"""The queue of reviews is found without reading all that is owed."""

from migrations.script import run

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(
        "create index obligation_to_review on doorstep.obligation (force_id, due_at, id)"
        " where met_at is null and cancelled_at is null and superseded_at is null and kind = 'SUP_REVIEW'"
    )


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("drop index doorstep.obligation_to_review")
