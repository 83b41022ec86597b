"""Find by its id who was on a phone: `node(id)` asks every kind of record, and read this table from end to end."""

from migrations.script import run

revision = "0105"
down_revision = "0098"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.sync_holding add constraint sync_holding_id_key unique (force_id, id)")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.sync_holding drop constraint sync_holding_id_key")
