"""Who looked at one nominal: the audit, and what it cannot say of itself.

Beside each act in the audit upon the nominal and upon reports about them stand whom a phone held and when (what is on a
phone is looked at with no signal, and no event tells of it), and who asked in vain about somebody whom their agreement
hides, whom the audit must not name (decision 92). Read under row security: only an auditor sees any of it.
"""


def found(force: str, nominal: str, reports: str) -> str:
    """A common table expression `found`, out of the caller's force, the nominal's id and those of reports about them.

    All three are SQL. The audit is asked through `audit_about`, for an auditor only, so that its indexes are used
    (decision 135).
    """
    return f"""looked as (
  select lpad(to_hex(e.seq), 32, '0')::uuid as id, e.at, null::timestamptz as until,
    case when e.operation = 'consultation' and e.row_count = 0 then 'NOT_FOUND' else upper(e.operation) end as kind,
    upper(e.decision) as decision, e.principal_id, null::uuid as agency_id, e.on_behalf_of, e.client_id, e.device_id,
    e.action, e.fields_id, e.reason
  from doorstep.audit_about({nominal}, {reports}) e
  union all
  select (array_agg(h.id order by h.id))[1], min(h.first_at),
    case when bool_and(h.removed_at is not null) then max(h.removed_at) end, 'HELD', 'PERMIT', h.principal_id, null,
    null, null, h.device_id, 'syncPull', null, null
  from doorstep.sync_holding h where h.force_id = {force} and h.nominal_id = {nominal}
  group by h.device_id, h.principal_id
  union all
  select n.id, n.at, null, 'HIDDEN', 'PERMIT', q.principal_id, n.agency_id, q.on_behalf_of, null, null, 'enquire', null,
    q.reason
  from doorstep.silent_notice n join doorstep.enquiry q on q.force_id = n.force_id and q.id = n.enquiry_id
  where n.force_id = {force} and n.nominal_id = {nominal}
), found as (
  select {force} as force_id, {nominal} as nominal_id, l.id, l.at, l.until, l.kind, l.decision,
    coalesce(who.name, 'Not known') as who, coalesce(l.agency_id, who.agency_id) as agency_id, l.on_behalf_of,
    l.client_id, device.name as phone, l.action, coalesce(f.fields, '{{}}') as fields, l.reason
  from looked l
  left join doorstep.principal who on who.force_id = {force} and who.id = l.principal_id
  left join doorstep.sync_device device on device.force_id = {force} and device.id = l.device_id
  left join doorstep.read_fields f on f.force_id = {force} and f.id = l.fields_id
)"""  # noqa: S608 - the caller's own SQL
