"""Search, the words: how a text becomes tokens, how a token sounds, and which spellings are near it.

One place says it, for what is stored and for what is asked alike (decision 100).
"""

import json
from pathlib import Path

from migrations.script import run

revision = "0095"
down_revision = "0082"
branch_labels = None
depends_on = None

# Letters of other alphabets as Latin ones: anyascii 0.3.3 (ISC), of the alphabets that names here are written in.
_LETTERS = Path(__file__).parents[1] / "search_letters.json"
_TEXT = r"""
-- A text in small Latin letters without marks. What no alphabet here knows stays as it is, and is found as it is.
create function doorstep.search_plain(said text) returns text language plpgsql immutable parallel safe as $$
declare
  plain text := regexp_replace(regexp_replace(normalize(said, NFKD), '[̀-ͯ]', '', 'g'), '[''’ʼ`´]', '', 'g');
begin
  if plain !~ '[^\x01-\x7f]' then
    return lower(plain);
  end if;
  return (
    select lower(string_agg(coalesce(letters.known ->> each.letter, each.letter), '' order by each.place))
    from (select '$LETTERS'::jsonb as known) letters,
      unnest(string_to_array(plain, null)) with ordinality each(letter, place));
end $$;

create function doorstep.search_words(said text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(word order by place) filter (where word <> ''), '{}')
  from regexp_split_to_table(doorstep.search_plain(said),
    '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u00a0-\u00bf\u2000-\u206f]+') with ordinality split(word, place) $$;

-- A number as one token, whichever way its country is written.
create function doorstep.search_joined(words text[]) returns text language sql immutable parallel safe as $$
  select case when joined ~ '^\d{10,15}$' then regexp_replace(joined, '^(0044|44|0)', '') else joined end
  from array_to_string(words, '') joined $$;

-- Words by which nobody is told apart.
create function doorstep.search_is_idle(word text) returns boolean language sql immutable parallel safe as $$
  select word = any (string_to_array(
    'and avenue close court drive flat house lane of place rd road st street the way com www co uk', ' ')) $$;

create function doorstep.search_tokens(in_field text, said text) returns setof text
language plpgsql immutable parallel safe as $$
declare
  words text[] := doorstep.search_words(said);
begin
  if in_field in ('NAME', 'OTHER_NAMES') then
    return query select distinct token from (
      select unnest(words) as token union all
      select doorstep.search_joined(doorstep.search_words(part)) from regexp_split_to_table(said, '\s+') part) each
      where length(token) between 2 and 40;
  elsif in_field = 'ADDRESS' then
    return query select distinct token from (
      select unnest(words) as token union all
      select doorstep.search_joined(doorstep.search_words(
        (regexp_match(said, '[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\s*$'))[1]))
    ) each where length(token) between 1 and 40 and not doorstep.search_is_idle(token);
  else
    return query select distinct token from (
      select doorstep.search_joined(words) as token union all
      select word from unnest(words) word where in_field = 'ONLINE' and length(word) > 2) each
      where length(token) between 2 and 200 and not doorstep.search_is_idle(token);
  end if;
end $$;

-- How a token sounds: English spelling of names by a few rules, vowels left out but a leading one.
create function doorstep.search_sound(token text) returns text language plpgsql immutable parallel safe as $$
declare
  s text := token;
  rule text[];
begin
  if token !~ '[aeiouy]' then
    return regexp_replace(token, '(.)\1+', '\1', 'g');  -- of an alphabet that writes no vowels
  end if;
  foreach rule slice 1 in array array[
    ['^(kn|gn|pn)', 'n'], ['^wr', 'r'], ['^ps', 's'], ['^x', 's'], ['^mac', 'mc'], ['ph', 'f'], ['tch', 'x'],
    ['(sh|ch|sch|szcz|cz|sz|zh)', 'x'], ['gh(?=t|$)', ''], ['dg(?=[eiy])', 'j'], ['c(?=[eiy])', 's'],
    ['g(?=[eiy])', 'j'], ['(ck|c|q)', 'k'], ['mps', 'ms'], ['x$', 'x'], ['z', 's'], ['v', 'f'], ['w(?![aeiouy])', ''],
    ['h(?![aeiouy])', ''], ['(?<=[bcdfgjklmnpqrstvwxz])h', ''], ['^[aeiouy]+', 'A'], ['[aeiouy]', ''],
    ['(.)\1+', '\1']]
  loop
    s := regexp_replace(s, rule[1], rule[2], 'g');
  end loop;
  return lower(s);
end $$;

-- The spellings near a word: itself, with one letter left out, or two of a longer one; and how it sounds.
create function doorstep.search_spellings(word text) returns table (key text, cost int)
language sql immutable parallel safe as $$
  select spelt.key, min(spelt.cost) from (
    select word as key, 0 as cost
    union all
    select left(word, i - 1) || substr(word, i + 1), 1 from generate_series(1, length(word)) i
    union all
    select left(word, i - 1) || substr(word, i + 1, j - i - 1) || substr(word, j + 1), 2
    from generate_series(1, length(word)) i, generate_series(i + 1, length(word)) j where length(word) > 5
    union all
    select '~' || sound, 3 from doorstep.search_sound(word) sound where length(sound) > 1
  ) spelt where word ~ '^[a-z]{3,20}$' group by spelt.key $$;

-- What is asked: each word by its place, and words beside each other as one, over all their places.
create function doorstep.search_asked(said text) returns table (place int, upto int, token text)
language sql immutable parallel safe rows 8 as $$
  with word as (
    select word, row_number() over (order by n)::int as place
    from (select w, n from unnest(doorstep.search_words(said)) with ordinality given(w, n)
          where length(w) > 1 or w ~ '^\d$') told(word, n)
    where not doorstep.search_is_idle(word) order by n limit 8)
  select f.place, t.place, doorstep.search_joined(array_agg(m.word order by m.place))
  from word f join word t on t.place between f.place and f.place + 3
  join word m on m.place between f.place and t.place
  group by f.place, t.place $$;

-- Day and month changed about; null where that is no day.
create function doorstep.search_swapped(day date) returns date language sql immutable parallel safe as $$
  select case when extract(day from day) <= 12 and extract(day from day) <> extract(month from day)
    then make_date(extract(year from day)::int, extract(day from day)::int, extract(month from day)::int) end $$;
"""
_FUNCTIONS = (
    "search_swapped(date)", "search_asked(text)", "search_spellings(text)", "search_sound(text)",
    "search_tokens(text, text)", "search_is_idle(text)", "search_joined(text[])", "search_words(text)",
    "search_plain(text)",
)  # fmt: skip


def upgrade() -> None:
    letters = json.dumps(json.loads(_LETTERS.read_text()), ensure_ascii=False, separators=(",", ":"))
    run(_TEXT.replace("$LETTERS", letters.replace("'", "''")))
    listed = ", ".join(f"doorstep.{name}" for name in _FUNCTIONS)
    run(f"revoke all on function {listed} from public; grant execute on function {listed} to doorstep_app")


def downgrade() -> None:
    run("; ".join(f"drop function doorstep.{name}" for name in _FUNCTIONS))
