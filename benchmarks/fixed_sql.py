"""The statements written by hand: what a program that knew nothing but these answers would send.

Each gives the answer's JSON as text, the ids of the records answered and of the nominals they are about. `$1` is the
force, the others are the variables that `STATEMENTS` names.
"""

from dataclasses import dataclass

_INSTANT = """to_char({} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
_OPEN = "{0}.met_at is null and {0}.cancelled_at is null and {0}.superseded_at is null"
_OFFICER = """
(select json_build_object('id', f.id, 'name', f.name, 'collarNumber', f.collar_number)
 from doorstep.officer f where f.force_id = {0}.force_id and f.id = {0}.owner_id)
"""
_NAMED = """
(select json_build_object('id', f.id, 'name', f.name) from doorstep.officer f
 where f.force_id = v.force_id and f.id = v.{})
"""
_RANKS = "'{VERY_HIGH,HIGH,MEDIUM,UNASSESSED,LOW}'::text[]"

POINT = f"""
select json_build_object('nominal', json_build_object(
    'id', n.id, 'reference', n.reference, 'name', n.name, 'dateOfBirth', n.date_of_birth, 'riskLevel', n.risk_level,
    'owner', {_OFFICER.format("n")}))::text as body, array[n.id] as ids, array[n.id] as subjects
from doorstep.nominal n where n.force_id = $1 and n.id = $2
"""
OVERDUE = f"""
select json_build_object('overdueObligations', json_build_object(
    'nodes', json_agg(r.body order by r.due_at, r.rank, r.id)))::text as body,
  array_agg(r.id) as ids, array_agg(r.nominal_id) as subjects
from (
  select o.id, o.due_at, o.nominal_id, array_position({_RANKS}, n.risk_level) as rank, json_build_object(
    'id', o.id, 'kind', o.kind, 'dueAt', {_INSTANT.format("o.due_at")},
    'daysOverdue', (now() at time zone 'Europe/London')::date - (o.due_at at time zone 'Europe/London')::date,
    'owner', {_OFFICER.format("o")},
    'nominal', json_build_object(
      'id', n.id, 'reference', n.reference, 'name', n.name, 'riskLevel', n.risk_level,
      'lastSuccessfulVisitAt', {_INSTANT.format("n.last_successful_visit_at")},
      'visits', json_build_object('nodes', (
        select coalesce(json_agg(json_build_object('id', v.id, 'outcome', v.outcome,
          'startedAt', {_INSTANT.format("v.started_at")},
          'officer', (select json_build_object('name', f.name) from doorstep.officer f
                      where f.force_id = v.force_id and f.id = v.officer_id))), '[]')
        from (select * from doorstep.visit v where v.force_id = o.force_id and v.nominal_id = o.nominal_id
              order by v.started_at desc, v.id desc limit 3) v)),
      'orders', (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'madeOn', d.made_on)
                                          order by d.made_on desc, d.id), '[]')
                 from doorstep.nominal_order d where d.force_id = o.force_id and d.nominal_id = o.nominal_id))) as body
  from doorstep.obligation o join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
  where o.force_id = $1 and o.due_at < now() and {_OPEN.format("o")} and not n.restricted
  order by o.due_at, array_position({_RANKS}, n.risk_level), o.id limit 50
) r
"""
_CASELOAD = f"""
select json_build_object('caseload', json_build_object(
    'nodes', coalesce(json_agg(r.body order by r.due_at, r.rank, r.id), '[]')))::text as body,
  coalesce(array_agg(r.id), '{{}}') as ids, coalesce(array_agg(r.id), '{{}}') as subjects
from (
  select n.id, coalesce(due.due_at, 'infinity') as due_at, array_position({_RANKS}, n.risk_level) as rank,
    json_build_object(
      'id', n.id, 'reference', n.reference, 'name', n.name, 'riskLevel', n.risk_level,
      'managementMode', n.management_mode,
      'lastSuccessfulVisitAt', {_INSTANT.format("n.last_successful_visit_at")},
      'nextVisitDueAt', {_INSTANT.format("due.due_at")},
      'currentAddress', (
        select json_build_object('id', a.id, 'lines', a.lines, 'postcode', a.postcode) from doorstep.address a
        where a.force_id = n.force_id and a.nominal_id = n.id and a.kind = 'HOME' and a.until is null
        order by a.since desc, a.id limit 1),
      'markers', (
        select coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'since', m.since)
                                 order by m.since desc, m.id), '[]')
        from doorstep.marker m where m.force_id = n.force_id and m.nominal_id = n.id and m.ended_on is null)) as body
  from doorstep.nominal n left join doorstep.obligation due on due.force_id = n.force_id and due.nominal_id = n.id
    and due.kind = 'VISIT_ROUTINE' and {_OPEN.format("due")}
  where n.force_id = $1 and n.owner_id = $2 and WHICH
  order by 2, 3, 1 limit 100
) r
"""
PAGE = f"""
select json_build_object('nominal', json_build_object(
    'id', n.id, 'reference', n.reference, 'name', n.name, 'dateOfBirth', n.date_of_birth, 'riskLevel', n.risk_level,
    'managementMode', n.management_mode,
    'lastSuccessfulVisitAt', {_INSTANT.format("n.last_successful_visit_at")},
    'otherNames', array(select o.name from doorstep.nominal_name o
                        where o.force_id = n.force_id and o.nominal_id = n.id order by o.name collate "C", o.id),
    'owner', {_OFFICER.format("n")},
    'unit', (select json_build_object('id', u.id, 'name', u.name) from doorstep.unit u
             where u.force_id = n.force_id and u.id = n.unit_id),
    'addresses', (
      select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'lines', a.lines, 'postcode', a.postcode,
        'since', a.since, 'until', a.until) order by a.since desc, a.id), '[]')
      from doorstep.address a where a.force_id = n.force_id and a.nominal_id = n.id),
    'markers', (
      select coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'detail', m.detail, 'since', m.since,
        'reviewedOn', m.reviewed_on) order by m.since desc, m.id), '[]')
      from doorstep.marker m where m.force_id = n.force_id and m.nominal_id = n.id and m.ended_on is null),
    'orders', (
      select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'madeOn', d.made_on,
        'expiresOn', d.expires_on, 'conditions', (
          select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'text', c.text,
            'checkMethod', c.check_method, 'position', c.position) order by c.position collate "C", c.id), '[]')
          from doorstep.order_condition c where c.force_id = d.force_id and c.order_id = d.id))
        order by d.made_on desc, d.id), '[]')
      from doorstep.nominal_order d where d.force_id = n.force_id and d.nominal_id = n.id),
    'household', (
      select coalesce(json_agg(json_build_object('id', h.id, 'firstName', h.first_name,
        'relationship', h.relationship, 'isChild', h.is_child, 'ageBand', h.age_band, 'livesThere', h.lives_there)
        order by h.is_child desc, h.first_name collate "C", h.id), '[]')
      from doorstep.household_member h
      where h.force_id = n.force_id and h.nominal_id = n.id and h.ended_on is null),
    'visits', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object('id', v.id, 'visitType', v.visit_type, 'outcome', v.outcome,
        'startedAt', {_INSTANT.format("v.started_at")}, 'endedAt', {_INSTANT.format("v.ended_at")},
        'announced', v.announced, 'crewMode', v.crew_mode, 'notes', v.notes,
        'officer', {_NAMED.format("officer_id")}, 'secondOfficer', {_NAMED.format("second_officer_id")},
        'rooms', (
          select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'seen', k.seen, 'note', k.note)
                                   order by k.position, k.id), '[]')
          from doorstep.visit_room k where k.force_id = v.force_id and k.visit_id = v.id))), '[]')
      from (select * from doorstep.visit v where v.force_id = n.force_id and v.nominal_id = n.id
            order by v.started_at desc, v.id desc limit 20) v)),
    'obligations', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind,
        'openedAt', {_INSTANT.format("o.opened_at")}, 'dueAt', {_INSTANT.format("o.due_at")},
        'metAt', {_INSTANT.format("o.met_at")})), '[]')
      from (select * from doorstep.obligation o
            where o.force_id = n.force_id and o.nominal_id = n.id and o.superseded_at is null
            order by coalesce(o.due_at, 'infinity') desc, o.id desc limit 20) o))
  ))::text as body, array[n.id] as ids, array[n.id] as subjects
from doorstep.nominal n where n.force_id = $1 and n.id = $2
"""
_GROUP = "(select coalesce(json_agg(json_build_object('{0}', {1}, 'size', size)), '[]') from g where by = '{1}')"
BOARD = f"""
with g as (
  select case when grouping(o.kind) = 0 then 'kind' when grouping(o.access_unit_id) = 0 then 'unit_id'
      when grouping(o.access_owner_id) = 0 then 'owner_id' else 'all' end as by,
    o.kind, o.access_unit_id as unit_id, o.access_owner_id as owner_id, count(*) as size
  from doorstep.obligation o
  where o.force_id = $1 and o.due_at < now() and {_OPEN.format("o")} and not o.access_restricted
  group by grouping sets ((), (o.kind), (o.access_unit_id), (o.access_owner_id))
)
select json_build_object('overdueBoard', json_build_object(
    'size', (select size from g where by = 'all'), 'byKind', {_GROUP.format("kind", "kind")},
    'byUnit', {_GROUP.format("unitId", "unit_id")}, 'byOfficer', {_GROUP.format("ownerId", "owner_id")}
  ))::text as body, '{{}}'::uuid[] as ids, '{{}}'::uuid[] as subjects
"""
ATTEMPT = f"""
with said as (select * from json_to_record($2::json) as said(
  id uuid, "visitId" uuid, "nominalId" uuid, "officerId" uuid, "visitType" text, outcome text, "startedAt" timestamptz,
  "crewMode" text, "nominalSeen" boolean, notes text
)), kept as (
  insert into doorstep.visit (force_id, id, submission_id, nominal_id, officer_id, visit_type, outcome, started_at,
    received_at, announced, crew_mode, nominal_seen, entry_sought_to_search, notes)
  select $1, "visitId", id, "nominalId", "officerId", "visitType", outcome, "startedAt", now(), false, "crewMode",
    "nominalSeen", false, notes from said
  returning id, outcome, started_at, nominal_id
)
select json_build_object('submitVisit', json_build_object('visit', json_build_object(
    'id', id, 'outcome', outcome, 'startedAt', {_INSTANT.format("started_at")}
  ), 'userErrors', '[]'::json))::text as body, array[id] as ids, array[nominal_id] as subjects
from kept
"""


@dataclass(frozen=True)
class Statement:
    """One statement, the variables that it takes after the force, and what its audit event says was touched."""

    text: str
    takes: tuple[str, ...]
    object_type: str
    writes: bool = False


STATEMENTS = {
    "point": Statement(POINT, ("id",), "nominal"),
    "overdue": Statement(OVERDUE, (), "obligation"),
    "caseload": Statement(_CASELOAD.replace("WHICH", "true"), ("owner",), "nominal"),
    "search": Statement(_CASELOAD.replace("WHICH", "n.name ilike '%' || $3 || '%'"), ("owner", "text"), "nominal"),
    "page": Statement(PAGE, ("id",), "nominal"),
    "board": Statement(BOARD, (), "obligation"),
    "attempt": Statement(ATTEMPT, ("input",), "visit", writes=True),
}
