-- A force of $NOMINALS people and $REPORTS intelligence reports with names drawn as names are: few common, many rare.
set session_replication_role = replica;
create temp table first_name as select n, name from unnest(string_to_array(
  'john david michael peter paul stephen mark andrew james robert richard christopher daniel matthew thomas william '
  'mohammed ahmed ali hassan yusuf ibrahim tariq imran piotr krzysztof andrzej tomasz wojciech sergei vladimir dmitri '
  'nikolai ivan george kevin gary lee darren jason simon graham philip nigel trevor keith barry craig wayne ian neil '
  'sean liam connor declan patrick anthony joseph samuel benjamin alexander nathan joshua ryan kyle jordan callum '
  'jamie scott stuart gordon duncan malcolm raymond leonard dennis norman ronald geoffrey jeffrey terence derek'
  , ' ')) with ordinality f(name, n);
create temp table last_part as select n, name from unnest(string_to_array(
  'ash bar bex black brook bur carl chal crow dal dray east elm fair fen gar gold green had hal har hart haw hol horn '
  'hur ing kel ken kirk lang lin lock lyn mal mar mill mor nor oak ock pem pen pick quin ram red rook sal sand sed shel '
  'sid stan stock sut tan thorn til tur under wal war wat wel west whit wil win wood wor yar yel', ' ')) with ordinality f(name, n);
create temp table last_end as select n, name from unnest(string_to_array(
  'by bridge brough bury cliffe combe cott croft dale den ell ett field fold ford gate ham hurst ing land ley lock low man '
  'more ney over port ridge sby sett shaw side son stead stone ter thorpe ton ville wall ward water way well wick worth'
  , ' ')) with ordinality f(name, n);
create temp table surname as
  select row_number() over (order by md5(name)) as n, name
  from (select a.name || b.name as name from last_part a, last_end b union
        select unnest(string_to_array('smith jones taylor brown williams wilson johnson davies robinson wright thompson '
          'evans walker white roberts green hall wood jackson clarke khan hussain begum patel singh kaur nowak kowalski '
          'ivanov petrov murphy kelly obrien macdonald campbell phillips stephenson', ' '))) x;
insert into doorstep.force (force_id, name) values (6, 'Bench');
insert into doorstep.unit (force_id, id, name, kind, district)
  select 6, gen_random_uuid(), 'Unit ' || n, 'SOMU', 'District ' || n from generate_series(1, 12) n;
insert into doorstep.officer (force_id, id, unit_id, name, collar_number, is_constable)
  select 6, gen_random_uuid(), (select id from doorstep.unit order by name offset n % 12 limit 1), 'PC ' || n, 'B' || n, true
  from generate_series(1, 240) n;
create temp table place as select row_number() over (order by o.id) - 1 as n, o.id as owner_id, o.unit_id from doorstep.officer o;
insert into doorstep.nominal
  (force_id, id, reference, name, date_of_birth, risk_level, management_mode, unit_id, owner_id, opened_at)
select 6, gen_random_uuid(), 'R' || x.n,
  initcap(f.name) || ' ' || initcap(s.name) || case when x.n % 17 = 0 then '-' || initcap(t.name) else '' end,
  date '1940-01-01' + (random() * 23000)::int, 'MEDIUM', 'ACTIVE', p.unit_id, p.owner_id, now() - interval '1 year'
from (select n, (power(random(), 2) * 89)::int + 1 as a, (power(random(), 3) * (select count(*) - 1 from surname))::int + 1
      as b, (random() * (select count(*) - 1 from surname))::int + 1 as c from generate_series(1, $NOMINALS) n) x
join first_name f on f.n = x.a join surname s on s.n = x.b join surname t on t.n = x.c join place p on p.n = x.n % 240;
insert into doorstep.nominal_name (force_id, id, nominal_id, access_owner_id, access_unit_id, access_restricted, name)
select 6, gen_random_uuid(), n.id, n.owner_id, n.unit_id, false, initcap(s.name)
from (select *, (random() * (select count(*) - 1 from surname))::int + 1 as pick from doorstep.nominal) n
join surname s on s.n = n.pick where hashtext(n.id::text) % 3 = 0;
insert into doorstep.address (force_id, id, nominal_id, access_owner_id, access_unit_id, access_restricted, kind, lines,
  postcode, since)
select 6, gen_random_uuid(), n.id, n.owner_id, n.unit_id, false, 'HOME',
  array[n.house || ' ' || initcap(s.name) || ' Road'], 'ZZ' || n.house % 90 || ' ' || n.house % 9 || 'ZZ', date '2024-01-01'
from (select *, (random() * 400)::int + 1 as house, (random() * (select count(*) - 1 from surname))::int + 1 as pick
      from doorstep.nominal) n join surname s on s.n = n.pick;
insert into doorstep.intelligence_report (force_id, id, urn, state, information_at, received_at, source_evaluation,
  handling, conditions, marking, priority, is_ready, sanitised_version)
select 6, gen_random_uuid(), 'URN' || n, 'READY', now(), now(), 'UNTESTED', 'P', '', 'OFFICIAL', 'LOW', true, 1
from generate_series(1, $REPORTS) n;
insert into doorstep.intelligence_mention (force_id, id, report_id, kind, value)
select 6, gen_random_uuid(), r.id, case n % 3 when 0 then 'VEHICLE' when 1 then 'PHONE' else 'ONLINE_IDENTITY' end,
  case n % 3 when 0 then 'ZZ' || 10 + n % 80 || ' ' || upper(substr(md5(n::text), 1, 3)) when 1 then '07700 9' || 10000 + n % 80000
    else 'night.' || substr(md5(n::text), 1, 6) end
from (select id, row_number() over () as n from doorstep.intelligence_report) r;
select doorstep.search_refill(6);
set session_replication_role = origin;
