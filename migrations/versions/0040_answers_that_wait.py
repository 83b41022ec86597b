"""A receipt keeps whether what was asked waits for somebody else, so that the same request gets the same answer."""

from migrations.script import run

revision = "0040"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("""
set local lock_timeout = '4s';
alter table doorstep.command_receipt add column waits boolean not null default false;
comment on column doorstep.command_receipt.waits is 'The answer was: it counts once somebody else has agreed.';
""")


def downgrade() -> None:
    run("set local lock_timeout = '4s'; alter table doorstep.command_receipt drop column waits")
