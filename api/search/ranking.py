"""The statement that finds and ranks: tokens near what is asked, the records that hold them, the best first.

It reads through the caller's row policy: what the caller does not see is not found, not counted and not ranked. Pure:
it makes text; what is asked comes in as parameters, and nothing of it is ever in the text.

    score    of 100: what share of what was asked the record holds. An exact word counts whole, a spelling near it or a
             like sound less; a date of birth counts as a word, and less where day and month are changed about.
"""

from dataclasses import dataclass
from typing import Final

# More than this is no answer: the caller narrows what is asked.
MATCHES_MAX: Final = 200
TEXT_MAX: Final = 200
# Of the words that sound or are spelt alike, as many as this are looked for, the nearest first.
_NEAR_MAX: Final = 24
# Less than half of what was asked is no match.
_SCORE_MIN: Final = 50

_ASKED: Final = """
asked as (select a.place, a.upto, a.token from doorstep.search_asked({text}) a),
spelt as (
  select a.place, v.token, min(case when v.cost = 3 then 20 else 15 * greatest(k.cost, v.cost) - 5 end) as off
  from asked a cross join lateral doorstep.search_spellings(a.token) k
  join doorstep.search_spelling v on v.force_id = {force} and v.key = k.key and (k.cost = 3) = (v.cost = 3)
  where a.place = a.upto and v.token <> a.token group by a.place, v.token
),
near as materialized (
  select a.place, a.upto, a.token, 100 as worth, 'EXACT' as matched_by, a.token as said from asked a
  union all
  select n.place, n.place, n.token, 100 - n.off, case n.off when 20 then 'SOUND' else 'SPELLING' end,
    (select a.token from asked a where a.place = n.place and a.upto = n.place)
  from (select s.*, row_number() over (partition by s.place order by s.off, s.token collate "C") as n from spelt s) n
  where n.n <= {near}
),
born as (
  select day, worth from (values
    ({born}, 100),
    (doorstep.search_swapped({born}), 70),
    (({born} - interval '1 year')::date, 70), (({born} + interval '1 year')::date, 70),
    (({born} - interval '1 month')::date, 70), (({born} + interval '1 month')::date, 70),
    (({born} - 1), 70), (({born} + 1), 70)) d(day, worth)
  where day is not null
),
"""
_HITS: Final = """
hits as materialized (
  select coalesce(e.nominal_id, e.case_id, e.report_id) as id, e.nominal_id,
    case when e.nominal_id is not null then 'NOMINAL' when e.case_id is not null then 'CASE' else 'INTELLIGENCE' end
      as kind, n.place, n.upto, n.worth, n.matched_by, e.field, n.said, n.token as found
  from near n join doorstep.search_entry e on e.force_id = {force} and e.token = n.token{shown}
  union all
  select p.id, p.id, 'NOMINAL', 0, 0, b.worth, case b.worth when 100 then 'EXACT' else 'NEAR_DATE' end,
    'DATE_OF_BIRTH', {born}::text, b.day::text
  from born b join doorstep.nominal p on p.force_id = {force} and p.date_of_birth = b.day
  union all
  select s.case_id, null, 'CASE', 0, 0, b.worth, case b.worth when 100 then 'EXACT' else 'NEAR_DATE' end,
    'DATE_OF_BIRTH', {born}::text, b.day::text
  from born b join doorstep.case_subject s on s.force_id = {force} and s.date_of_birth = b.day
),
"""
_RANKED: Final = """
places as (
  select h.id, h.nominal_id, h.kind, h.place, max(h.worth) as worth
  from (
    select * from hits where place = upto
    union all
    select r.id, r.nominal_id, r.kind, at.place, at.place, r.worth, r.matched_by, r.field, r.said, r.found
    from hits r cross join lateral generate_series(r.place, r.upto) at(place) where r.place < r.upto
  ) h
  where {kinds} group by h.id, h.nominal_id, h.kind, h.place
),
ranked as materialized (
  select p.id, p.nominal_id, p.kind,
    (sum(p.worth) / (select greatest(count(*), 1) from (select distinct a.place from asked a union all
      select 0 where {born} is not null) asked_for))::int as score
  from places p group by p.id, p.nominal_id, p.kind order by 4 desc, p.id limit {most}
),
reasons as (
  select t.id, json_agg(json_build_object('field', t.field, 'matched_by', t.matched_by, 'asked', t.said,
      'found', t.found)
    order by t.place) as why
  from (select distinct on (h.id, h.place) h.* from hits h join ranked r on r.id = h.id
        order by h.id, h.place, h.worth desc, h.upto desc, h.field collate "C", h.found collate "C") t
  group by t.id
)
"""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Where each thing that is asked stands in the statement: expressions of parameters, cast to their types.

    `kinds` is null for all. `shown` limits the fields that are looked through; null: all that the caller sees.
    """

    force: str
    text: str
    born: str
    kinds: str
    shown: str | None = None


def found(asked: Asked) -> str:
    """Common table expressions, the last of which, `found`, is a relation: force_id, id, nominal_id, kind, score, why.

    At most MATCHES_MAX rows, in no order.
    """
    places = {
        "force": asked.force,
        "text": asked.text,
        "born": asked.born,
        "kinds": f"({asked.kinds} is null or h.kind = any ({asked.kinds}))",
        "shown": f" and e.field = any ({asked.shown})" if asked.shown else "",
        "near": _NEAR_MAX,
        "most": MATCHES_MAX,
    }
    listed = "".join(part.format(**places) for part in (_ASKED, _HITS, _RANKED))
    return (
        f"{listed}, found as (select {asked.force} as force_id, r.id, r.nominal_id, r.kind, r.score, w.why"  # noqa: S608
        f" from ranked r join reasons w on w.id = r.id where r.score >= {_SCORE_MIN})"
    )
