"""When a phone was last compared with the server, and how often something had to be fetched anew."""

from migrations.script import run

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run(
        """
set local lock_timeout = '4s';
alter table doorstep.sync_device
  add column compared_at timestamptz,
  add column repaired_at timestamptz,
  add column repairs int not null default 0;
comment on column doorstep.sync_device.compared_at is 'When its digest was last compared.';
comment on column doorstep.sync_device.repairs is 'Scopes that had to be fetched anew.';
"""
    )


def downgrade() -> None:
    run(
        "set local lock_timeout = '4s';"
        " alter table doorstep.sync_device drop column repairs, drop column repaired_at, drop column compared_at;"
    )
