"""A review of what is withheld is owed by the officer whom the decision names, whoever has the record meanwhile.

Nobody is named for what is open: the older decisions do not tell whom somebody chose from whom the default gave.
"""

from migrations import words
from migrations.script import run

revision = "0180"
down_revision = "0172"
branch_labels = None
depends_on = None

_UP = """
alter table doorstep.obligation add column named_owner_id uuid;
alter table doorstep.obligation add constraint obligation_named_check check (named_owner_id = owner_id);
create index obligation_owed_by_name on doorstep.obligation (force_id, nominal_id, case_id)
  where named_owner_id is not null;
comment on column doorstep.obligation.named_owner_id is
  'The officer whom a decision named to owe it; null: whoever has the nominal or the case does.';
comment on column doorstep.disclosure.review_by_id is 'The officer whom the decision names to review it.';
comment on column doorstep.share_decision.review_by_id is 'The officer whom the decision names to review it.';
"""
# Whoever was named still owes it, and loses it with the next hand-over.
_DOWN = """
update doorstep.obligation set revised_for = 'RECORD_CORRECTED' where revised_for = 'NAMED_OFFICER_GONE';
alter table doorstep.obligation drop column named_owner_id;
comment on column doorstep.disclosure.review_by_id is 'The officer who owes the review of what was withheld.';
comment on column doorstep.share_decision.review_by_id is 'The officer who owes the review.';
"""
_REVISION = "NAMED_OFFICER_GONE"


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_UP)
    words.add("obligation", "revised_for", _REVISION)


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_DOWN)
    words.remove("obligation", "revised_for", _REVISION)
