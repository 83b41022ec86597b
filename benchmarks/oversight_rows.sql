-- Ten years of a force by chance, without a program: for the benchmark of the board alone. $NOMINALS is replaced.
set session_replication_role = replica;
select setseed(0.42);
insert into doorstep.force (force_id, name) values (6, 'Bench');
insert into doorstep.unit (force_id, id, name, kind, district)
select 6, gen_random_uuid(), 'SOMU ' || n, 'SOMU', 'District ' || n % 10 from generate_series(1, 40) n;
create temporary table place as select id, row_number() over (order by name) - 1 as number from doorstep.unit;
insert into doorstep.officer (force_id, id, unit_id, name, collar_number, is_constable, is_active)
select 6, gen_random_uuid(), (select id from place where number = n % 40), 'PC ' || n, n::text, true, true
from generate_series(1, $NOMINALS / 55 + 40) n;
create temporary table post as select id, unit_id, row_number() over (order by collar_number) - 1 as number from doorstep.officer;
insert into doorstep.policy_row (force_id, id, code, risk_level, months, valid_from, source)
values (6, gen_random_uuid(), 'VISIT_ROUTINE', 'LOW', 12, '2000-01-01', 'bench');
insert into doorstep.nominal (force_id, id, reference, name, date_of_birth, risk_level, management_mode, restricted,
  unit_id, owner_id, opened_at)
select 6, gen_random_uuid(), 'R' || n, 'Invented ' || n, '1980-01-01',
  (array['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW', 'LOW'])[1 + n % 5], 'ACTIVE', n % 100 = 0, p.unit_id, p.id,
  now() - interval '10 years'
from generate_series(1, $NOMINALS) n join post p on p.number = n % (select count(*) from post);
insert into doorstep.assignment (force_id, id, nominal_id, access_owner_id, access_unit_id, access_restricted,
  owner_id, unit_id, since, until)
select 6, gen_random_uuid(), n.id, n.owner_id, n.unit_id, n.restricted, n.owner_id, n.unit_id, s.since, s.until
from doorstep.nominal n cross join (values
  (now() - interval '10 years', now() - interval '2 years'), (now() - interval '2 years', null)) s(since, until);
-- Forty-three obligations each: one in twelve was met late, by forty days on average; the last of each
-- kind is open, and one in twenty of those overdue.
insert into doorstep.obligation (force_id, id, kind, nominal_id, access_owner_id, access_unit_id, access_restricted,
  unit_id, owner_id, policy_row_id, opened_at, opened_by, opened_with, basis, due_at, explanation, met_at, met_by,
  met_with, met_recorded_at, recorded_at)
select 6, gen_random_uuid(), kind, n.id, n.owner_id, n.unit_id, n.restricted, n.unit_id, n.owner_id,
  (select id from doorstep.policy_row), opened, gen_random_uuid(), 'RECORD', opened, due, 'Because.',
  met, case when met is not null then gen_random_uuid() end, case when met is not null then 'RECORD' end,
  met + interval '3 hours', opened + interval '3 hours'
from doorstep.nominal n
cross join lateral (
  select (array['VISIT_ROUTINE', 'SUP_REVIEW', 'VISIT_RECORD', 'ARMS_REVIEW'])[1 + i % 4] as kind, i,
    now() - (44 - i) * interval '84 days' - random() * interval '60 days' + (n.opened_at - n.opened_at) as opened
  from generate_series(1, 43) i
) row
cross join lateral (select case when i <= 39 then opened + interval '80 days'
  when random() < 0.05 then now() + ln(random()) * interval '40 days' else now() + random() * interval '90 days'
  end as due) owed
cross join lateral (select case when i > 39 then null when random() < 0.08 then due - ln(random()) * interval '40 days'
  else due - random() * interval '30 days' end as ended) late
cross join lateral (select case when ended < now() then ended end as met) done;
set session_replication_role = origin;
