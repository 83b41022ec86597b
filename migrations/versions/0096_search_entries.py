"""Search, the entries: by what every record may be found, kept in the transaction of what it is made of.

Triggers keep it, whoever writes: search is never behind (decision 100).
"""

from migrations.script import run

revision = "0096"
down_revision = "0095"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.search_entry (
  force_id INTEGER NOT NULL,
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  nominal_id UUID,
  case_id UUID,
  report_id UUID,
  access_owner_id UUID,
  access_unit_id UUID,
  access_restricted BOOLEAN,
  source_id UUID NOT NULL,
  field TEXT NOT NULL,
  token TEXT NOT NULL,
  for_visitors BOOLEAN NOT NULL,
  for_managers BOOLEAN NOT NULL,
  CONSTRAINT search_entry_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT search_entry_nominal_id_fkey FOREIGN KEY(force_id, nominal_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.nominal (force_id, id, owner_id, unit_id, restricted) ON DELETE CASCADE
    ON UPDATE CASCADE,
  CONSTRAINT search_entry_case_id_fkey FOREIGN KEY(force_id, case_id, access_owner_id, access_unit_id,
    access_restricted) REFERENCES doorstep.ocait_case (force_id, id, owner_id, unit_id, embargoed) ON DELETE CASCADE
    ON UPDATE CASCADE,
  CONSTRAINT search_entry_report_id_fkey FOREIGN KEY(force_id, report_id) REFERENCES doorstep.intelligence_report
    (force_id, id) ON DELETE CASCADE,
  CONSTRAINT search_entry_about_check CHECK (num_nonnulls(nominal_id, case_id, report_id) = 1),
  CONSTRAINT search_entry_field_check CHECK (field in ('REFERENCE', 'NAME', 'OTHER_NAMES', 'DATE_OF_BIRTH', 'ADDRESS',
    'VEHICLE', 'PHONE', 'ONLINE', 'DEVICE'))
);
comment on table doorstep.search_entry is 'One token of one value by which a record may be found.';
comment on column doorstep.search_entry.access_owner_id is
  'The nominal''s or case''s own, kept equal by the database: for row policy.';
comment on column doorstep.search_entry.access_unit_id is
  'The nominal''s or case''s own, kept equal by the database: for row policy.';
comment on column doorstep.search_entry.access_restricted is
  'The nominal''s or case''s own, kept equal by the database: for row policy.';
comment on column doorstep.search_entry.source_id is 'The row whose value it is of.';
comment on column doorstep.search_entry.for_visitors is 'For whoever sees the safety card.';
comment on column doorstep.search_entry.for_managers is 'For whoever works with the nominal.';
CREATE INDEX search_entry_force_id_token_idx ON doorstep.search_entry (force_id, token);
CREATE INDEX search_entry_force_id_source_id_idx ON doorstep.search_entry (force_id, source_id);
CREATE INDEX search_entry_of_nominal ON doorstep.search_entry (force_id, nominal_id) WHERE nominal_id is not null;
CREATE INDEX search_entry_of_case ON doorstep.search_entry (force_id, case_id) WHERE case_id is not null;
CREATE INDEX search_entry_of_report ON doorstep.search_entry (force_id, report_id) WHERE report_id is not null;
CREATE TABLE doorstep.search_spelling (
  force_id INTEGER NOT NULL,
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  key TEXT NOT NULL,
  token TEXT NOT NULL,
  cost INTEGER NOT NULL,
  CONSTRAINT search_spelling_pkey PRIMARY KEY (force_id, id)
);
comment on table doorstep.search_spelling is
  'A token of some name or street with a spelling near it. Two that learn one token at once may both stand.';
comment on column doorstep.search_spelling.cost is '0 the token, 1 or 2 letters left out, 3 how it sounds.';
CREATE INDEX search_spelling_force_id_key_idx ON doorstep.search_spelling (force_id, key);
grant select, insert, update, delete on doorstep.search_entry to doorstep_app;
grant select, insert on doorstep.search_spelling to doorstep_app;
"""
_KEEP = """
create function doorstep.search_put(force int, nominal uuid, in_case uuid, report uuid, source uuid, in_field text,
  said text) returns void language plpgsql as $$
begin
  delete from doorstep.search_entry e
  where e.force_id = force and e.source_id = source and e.field = in_field;
  if said is null then
    return;
  end if;
  insert into doorstep.search_entry
    (force_id, nominal_id, case_id, report_id, source_id, field, token, for_visitors, for_managers)
  select force, nominal, in_case, report, source, in_field, token, in_field = 'ADDRESS',
    in_field in ('VEHICLE', 'PHONE', 'ONLINE', 'DEVICE')
  from doorstep.search_tokens(in_field, said) token;
  if in_field in ('NAME', 'OTHER_NAMES', 'ADDRESS') then
    insert into doorstep.search_spelling (force_id, key, token, cost)
    select force, spelt.key, new.word, spelt.cost
    from doorstep.search_tokens(in_field, said) new(word), doorstep.search_spellings(new.word) spelt
    where not exists (select from doorstep.search_spelling known
                      where known.force_id = force and known.key = new.word and known.cost = 0);
  end if;
end $$;
-- Arguments: the field, the column that names the record (which may be the row itself), the columns that are searched.
create function doorstep.search_keep() returns trigger language plpgsql as $$
declare
  row jsonb := to_jsonb(new);
  field text := tg_argv[0];
  about uuid := coalesce(row ->> tg_argv[1], row ->> 'id');
  said text := (select string_agg(coalesce(
      (select string_agg(part, ' ') from jsonb_array_elements_text(
        case jsonb_typeof(row -> name) when 'array' then row -> name else '[]' end) part), row ->> name), ', ')
    from unnest(tg_argv[2:]) name);
begin
  if field = 'BY_KIND' then
    field := case row ->> 'kind' when 'PHONE' then 'PHONE' when 'VEHICLE' then 'VEHICLE' when 'ADDRESS' then 'ADDRESS'
      when 'DEVICE' then 'DEVICE' else 'ONLINE' end;
  end if;
  perform doorstep.search_put(new.force_id,
    case tg_argv[1] when 'nominal_id' then about end, case tg_argv[1] when 'case_id' then about end,
    case tg_argv[1] when 'report_id' then about end, new.id, field, said);
  return null;
end $$;
create function doorstep.search_drop() returns trigger language plpgsql as $$
begin
  delete from doorstep.search_entry e where e.force_id = old.force_id and e.source_id = old.id;
  return null;
end $$;
create trigger search_entry_stand before insert on doorstep.search_entry for each row
  when (new.report_id is null) execute function doorstep.stand_as_nominal_or_case();
"""
# (table, field, of what record, columns)
_KEPT = (
    ("nominal", "NAME", "nominal_id", "name"),
    ("nominal", "REFERENCE", "nominal_id", "reference"),
    ("nominal_name", "OTHER_NAMES", "nominal_id", "name"),
    ("address", "ADDRESS", "nominal_id", "lines postcode"),
    ("known_identity", "BY_KIND", "nominal_id", "value"),
    ("ocait_case", "REFERENCE", "case_id", "reference"),
    ("case_subject", "NAME", "case_id", "name"),
    ("case_subject", "OTHER_NAMES", "case_id", "other_names"),
    ("case_address", "ADDRESS", "case_id", "lines postcode"),
    ("case_identity", "BY_KIND", "case_id", "value"),
    ("intelligence_report", "REFERENCE", "report_id", "urn"),
    ("intelligence_mention", "BY_KIND", "report_id", "value"),
)
# Everything of a force at once, for whoever loads rows with the triggers off: it leaves what the triggers would leave.
_REFILL = """
create function doorstep.search_refill(force int) returns bigint language plpgsql as $$
declare
  entries bigint;
begin
  delete from doorstep.search_entry e where e.force_id = force;
  delete from doorstep.search_spelling s where s.force_id = force;
  insert into doorstep.search_entry (force_id, nominal_id, case_id, report_id, access_owner_id, access_unit_id,
    access_restricted, source_id, field, token, for_visitors, for_managers)
  select force, said.nominal, said.in_case, said.report, said.owner, said.unit, said.hidden, said.source, said.field,
    token, said.field = 'ADDRESS', said.field in ('VEHICLE', 'PHONE', 'ONLINE', 'DEVICE')
  from ({said}) said, doorstep.search_tokens(said.field, said.text) token;
  get diagnostics entries = row_count;
  insert into doorstep.search_spelling (force_id, key, token, cost)
  select force, spelt.key, known.token, spelt.cost
  from (select distinct e.token from doorstep.search_entry e
        where e.force_id = force and e.field in ('NAME', 'OTHER_NAMES', 'ADDRESS')) known,
    doorstep.search_spellings(known.token) spelt;
  return entries;
end $$;
"""
_KIND = "case when kind in ('PHONE', 'VEHICLE', 'ADDRESS', 'DEVICE') then kind else 'ONLINE' end"
_STANDS = {
    "nominal_id": "{id}, null::uuid, null::uuid, {owner}, {unit}, {hidden}",
    "case_id": "null::uuid, {id}, null::uuid, {owner}, {unit}, {hidden}",
    "report_id": "null::uuid, null::uuid, {id}, null::uuid, null::uuid, null::boolean",
}
_OWN = {"nominal": "restricted", "ocait_case": "embargoed", "intelligence_report": "restricted"}


def _said() -> str:
    """Each value that is searched, with where it stands."""
    selects = []
    for table, field, of, columns in _KEPT:
        own = table in _OWN
        hidden = _OWN.get(table, "access_embargoed" if of == "case_id" else "access_restricted")
        stands = _STANDS[of].format(
            id="id" if own else of,
            owner="owner_id" if own else "access_owner_id",
            unit="unit_id" if own else "access_unit_id",
            hidden=hidden,
        )
        said = " || ', ' || ".join(
            f"array_to_string({name}, ' ')" if name in ("lines", "other_names") else name for name in columns.split()
        )
        selects.append(
            f"select id as source, {_KIND if field == 'BY_KIND' else repr(field)} as field, {said} as text, {stands}"
            f" from doorstep.{table} where force_id = force"
        )
    selects[0] = (
        f"select * from ({selects[0]}) first(source, field, text, nominal, in_case, report, owner, unit, hidden)"
    )
    return " union all ".join(selects)


_FUNCTIONS = (
    "search_refill(int)",
    "search_drop()",
    "search_keep()",
    "search_put(int, uuid, uuid, uuid, uuid, text, text)",
)


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_KEEP)
    run(_REFILL.format(said=_said()))
    for table, field, of, columns in _KEPT:
        listed = ", ".join(f"'{name}'" for name in (field, of, *columns.split()))
        moment = f"insert or update of {', '.join(columns.split())}"
        run(
            f"create trigger {table}_search_{field.lower()} after {moment} on doorstep.{table}"
            f" for each row execute function doorstep.search_keep({listed})"
        )
    for table in dict.fromkeys(table for table, *_ in _KEPT):
        run(
            f"create trigger {table}_search_drop after delete on doorstep.{table}"
            " for each row execute function doorstep.search_drop()"
        )
    listed = ", ".join(f"doorstep.{name}" for name in _FUNCTIONS)
    run(f"revoke all on function {listed} from public; grant execute on function {listed} to doorstep_app")
    _fill()


def _fill() -> None:
    """What stands already becomes searchable: each row is written as it is, and its triggers do the rest."""
    tables = dict.fromkeys(table for table, *_ in _KEPT)
    for table in (*tables, "search_entry", "search_spelling"):
        run(f"alter table doorstep.{table} no force row level security")
    for table, _, _, columns in _KEPT:
        first = columns.split()[0]
        run(f"alter table doorstep.{table} disable trigger user")
        triggers = [f"{table}_search_{field.lower()}" for name, field, *_ in _KEPT if name == table]
        run("; ".join(f"alter table doorstep.{table} enable trigger {trigger}" for trigger in triggers))
        run(f"update doorstep.{table} set {first} = {first}")
        run(f"alter table doorstep.{table} enable trigger user")
    for table in tables:
        run(f"alter table doorstep.{table} force row level security")


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    for table, field, *_ in _KEPT:
        run(f"drop trigger {table}_search_{field.lower()} on doorstep.{table}")
    for table in dict.fromkeys(table for table, *_ in _KEPT):
        run(f"drop trigger {table}_search_drop on doorstep.{table}")
    run("drop table doorstep.search_spelling; drop table doorstep.search_entry")
    run("; ".join(f"drop function doorstep.{name}" for name in _FUNCTIONS))
