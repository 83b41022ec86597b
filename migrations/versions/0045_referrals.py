"""Devices found at a visit are referred to the force's own examiners, and kept like what is written up nationally."""

from migrations import words
from migrations.script import run

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    words.add("visit_writeup", "what", "DEVICES")
    words.add("visit_writeup", "system", "DMI")


def downgrade() -> None:
    run("""
alter table doorstep.visit_writeup disable trigger visit_writeup_keep;
delete from doorstep.visit_writeup where what = 'DEVICES' or system = 'DMI';
alter table doorstep.visit_writeup enable trigger visit_writeup_keep;
""")
    words.remove("visit_writeup", "system", "DMI")
    words.remove("visit_writeup", "what", "DEVICES")
