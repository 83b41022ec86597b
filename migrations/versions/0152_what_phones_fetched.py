"""A phone lets go of what it has fetched when it has had no contact for as long as policy says."""

from migrations import words
from migrations.script import run

revision = "0152"
down_revision = "0151"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    words.add("retention", "code", "FETCHED")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.retention no force row level security")
    run("delete from doorstep.retention where code = 'FETCHED'")
    words.remove("retention", "code", "FETCHED")
    run("alter table doorstep.retention force row level security")
