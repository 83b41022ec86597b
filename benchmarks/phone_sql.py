"""The statement, written by hand, that gives all that a phone pulls of a caseload."""

_INSTANT = """to_char({} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""

# A caseload as a phone keeps it: people with what belongs to them, their visits, what is owed.
CASELOAD = f"""
with mine as (select * from doorstep.nominal where force_id = $1 and owner_id = $2)
select json_build_array(
  (select json_agg(json_build_object(
     'id', n.id, 'reference', n.reference, 'name', n.name, 'dateOfBirth', n.date_of_birth, 'riskLevel', n.risk_level,
     'managementMode', n.management_mode, 'restricted', n.restricted, 'unitId', n.unit_id, 'ownerId', n.owner_id,
     'otherNames', array(select o.name from doorstep.nominal_name o
                         where o.force_id = n.force_id and o.nominal_id = n.id),
     'lastSuccessfulVisitAt', {_INSTANT.format("n.last_successful_visit_at")},
     'addresses', (select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'lines', a.lines,
                     'postcode', a.postcode, 'since', a.since, 'until', a.until))
                   from doorstep.address a where a.force_id = n.force_id and a.nominal_id = n.id),
     'markers', (select json_agg(json_build_object('id', m.id, 'code', m.code, 'detail', m.detail,
                   'since', m.since, 'reviewedOn', m.reviewed_on))
                 from doorstep.marker m where m.force_id = n.force_id and m.nominal_id = n.id and m.ended_on is null),
     'orders', (select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'madeOn', d.made_on,
                  'expiresOn', d.expires_on, 'conditions',
                  (select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'text', c.text,
                     'checkMethod', c.check_method, 'position', c.position, 'lastCheckedOn', c.last_checked_at::date))
                   from doorstep.order_condition c where c.force_id = d.force_id and c.order_id = d.id)))
                from doorstep.nominal_order d where d.force_id = n.force_id and d.nominal_id = n.id),
     'household', (select json_agg(json_build_object('id', h.id, 'firstName', h.first_name,
                     'relationship', h.relationship, 'isChild', h.is_child, 'ageBand', h.age_band,
                     'livesThere', h.lives_there))
                   from doorstep.household_member h where h.force_id = n.force_id and h.nominal_id = n.id)))
   from mine n),
  (select json_agg(json_build_object(
     'id', v.id, 'nominalId', v.nominal_id, 'visitType', v.visit_type, 'outcome', v.outcome,
     'startedAt', {_INSTANT.format("v.started_at")}, 'endedAt', {_INSTANT.format("v.ended_at")},
     'receivedAt', {_INSTANT.format("v.received_at")}, 'announced', v.announced, 'notes', v.notes, 'flags', v.flags,
     'officerName', (select f.name from doorstep.officer f where f.force_id = v.force_id and f.id = v.officer_id),
     'secondOfficerName', (select f.name from doorstep.officer f
                           where f.force_id = v.force_id and f.id = v.second_officer_id),
     'conditionChecks', (select coalesce(json_agg(json_build_object('conditionId', k.condition_id,
                           'result', k.result, 'note', k.note)), '[]')
                         from doorstep.condition_check k where k.force_id = v.force_id and k.visit_id = v.id)))
   from doorstep.visit v join mine n on n.force_id = v.force_id and n.id = v.nominal_id),
  (select json_agg(json_build_object(
     'id', o.id, 'kind', o.kind, 'nominalId', o.nominal_id, 'openedAt', {_INSTANT.format("o.opened_at")},
     'dueAt', {_INSTANT.format("o.due_at")}, 'metAt', {_INSTANT.format("o.met_at")},
     'cancelledAt', {_INSTANT.format("o.cancelled_at")}))
   from doorstep.obligation o join mine n on n.force_id = o.force_id and n.id = o.nominal_id
   where o.superseded_at is null))::text as body,
  (select array_agg(id) from mine) as subjects
"""
