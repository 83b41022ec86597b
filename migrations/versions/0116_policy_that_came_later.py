"""The clocks that came after a force was set up: law and national defaults, for forces that have a policy without them.

What a force has of its own, or has ended, stays as it is. The spans of VISIT_RECORD are among them: 0035 was to add
them, and found no force behind row security.
"""

from migrations.script import run

revision = "0116"
down_revision = "0115"
branch_labels = None
depends_on = None

_ROWS = """
  ('VISIT_RECORD', 'SAME_VISIT', null, null, 1, null, false, 'AFTER', date '2004-05-01',
   'Usual force policy: two officers'' records that name each other are of one visit within this hour; to be set by the'
   ' force'),
  ('VISIT_RECORD', 'MAYBE_SAME_VISIT', null, null, 12, null, false, 'AFTER', date '2004-05-01',
   'Usual force policy: two officers'' records may be of one visit within these hours; to be set by the force'),
  ('NOTIF_STAY7', 'CHILD_HOURS', null, null, 12, null, false, 'AFTER', date '2012-08-13',
   'Notification Requirements Regulations 2012 (SI 2012/1876) reg. 10: 12 hours in a household with a child; to be'
   ' verified by the force'),
  ('NOTIF_PERIOD_END', 'LAST_DAY', null, 1, null, null, false, 'BEGINNING_WITH', date '2004-05-01',
   'Sexual Offences Act 2003 s.82: the duty ends with its last day'),
  ('NOTIF_PERIOD_END', 'WHILE_SHPO', null, null, null, null, true, 'BEGINNING_WITH', date '2015-03-08',
   'Sexual Offences Act 2003 s.103G and Sentencing Act 2020 s.352: the duty lasts while the order has effect; to be'
   ' verified by the force'),
  ('ORDER_END', null, null, 28, null, null, false, 'BEFORE', date '2004-05-01',
   'Usual force policy: what follows an order is decided 28 days before its last day; to be set by the force'),
  ('TRANSFER', null, null, 7, null, null, false, 'AFTER', date '2004-05-01',
   'Usual force policy: a transfer is answered within 7 days; to be set by the force'),
  ('REACTIVE_REVIEW', 'LOW_FOR', 36, null, null, null, false, 'AFTER', date '2017-06-29',
   'NPCC reactive management 2017: assessed low for three years'),
  ('REACTIVE_REVIEW', 'NO_BREACH_FOR', 36, null, null, null, false, 'AFTER', date '2017-06-29',
   'NPCC reactive management 2017: no offence for three years'),
  ('REACTIVE_REVIEW', 'ADULT_FROM', 216, null, null, null, false, 'AFTER', date '2017-06-29',
   'Usual force policy: adults only; to be set by the force'),
  ('DISCLOSURE_ACK', null, null, null, null, 2, false, 'AFTER', date '2018-05-25',
   'DPA 2018 s.38(5): whoever is told must be able to judge it; the period is to be set by the force'),
  ('RECALL_DECISION', null, null, null, 24, null, false, 'AFTER', date '2018-05-25',
   'DPA 2018 s.38(5)(c): recipients are told without delay; the period is to be set by the force'),
  ('RECALL_ACK', null, null, null, null, 1, false, 'AFTER', date '2018-05-25',
   'DPA 2018 s.38(5)(c): recipients are told without delay; the period is to be set by the force'),
  ('QUESTION_ANSWER', null, null, null, null, 2, false, 'AFTER', date '2018-05-25',
   'Force policy: a partner''s question is answered within two working days; to be set by the force'),
  ('ALERT_ANSWER', null, null, null, 24, null, false, 'AFTER', date '2022-08-25',
   'Force policy: a partner''s concern is looked at within a day; to be set by the force'),
  ('ALERT_ANSWER', 'SIGNALS', null, 28, null, null, false, 'AFTER', date '2022-08-25',
   'Force policy: weak signals of 28 days are joined; to be set by the force')
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    # Row security holds for the owner too, who has no force: without this nothing would be found, nor said.
    run("alter table doorstep.policy_row no force row level security")
    run(f"""
insert into doorstep.policy_row (force_id, id, code, applies_to, months, days, hours, working_days, unlimited, counting,
  pause_rule, valid_from, source)
select force.force_id, gen_random_uuid(), news.code, news.applies_to, news.months::int, news.days::int, news.hours::int,
  news.working_days::int, news.unlimited, news.counting, 'RUNS_ON', news.valid_from, news.source
from (select distinct force_id from doorstep.policy_row) force
cross join (values {_ROWS}) as
  news (code, applies_to, months, days, hours, working_days, unlimited, counting, valid_from, source)
where not exists (
  select from doorstep.policy_row had where had.force_id = force.force_id and had.code = news.code
    and had.applies_to is not distinct from news.applies_to)
""")
    run("alter table doorstep.policy_row force row level security")


def downgrade() -> None:
    """What it added is law and policy like any other: it stays."""
