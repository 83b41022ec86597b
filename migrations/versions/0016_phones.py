"""Phones as a supervisor answers for them: how one was put out of use, its clock, and whom it held."""

from migrations.script import run

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_UP = """
set local lock_timeout = '4s';
alter table doorstep.sync_device
  add column wipe text constraint sync_device_wipe_check check (wipe in ('AFTER_UPLOAD', 'NOW')),
  add column revoked_by uuid,
  add column skew_seconds int;
comment on column doorstep.sync_device.skew_seconds is 'Server minus phone, when it last said hello.';

create table doorstep.sync_holding (
  force_id int not null, device_id uuid not null, scope text not null, nominal_id uuid not null,
  id uuid not null default gen_random_uuid(), principal_id uuid not null,
  first_at timestamptz not null, last_at timestamptz not null, removed_at timestamptz,
  constraint sync_holding_pkey primary key (force_id, device_id, scope, nominal_id)
);
comment on table doorstep.sync_holding is 'A nominal that was sent to a phone, and when the phone was told to let go.';
grant select, insert, update on doorstep.sync_holding to doorstep_app;
"""
_DOWN = """
set local lock_timeout = '4s';
drop table doorstep.sync_holding;
alter table doorstep.sync_device drop column skew_seconds, drop column revoked_by, drop column wipe;
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run(_DOWN)
