"""Policy as the database's own row-level security: the floor under every read and write.

The statements are made from `policy.py` and applied where the database differs; the hash of what is in force, and a
fingerprint of what the catalogue then held, are kept in the database and compared at start-up, so code and database
cannot disagree unseen, and a policy changed by hand is put right.
"""

from collections.abc import Iterator
from functools import cache

from api.access.by_role import to_sql_by_role
from api.access.language import DATABASE_FACTS, Rule
from api.access.policy import POLICY
from api.values import digest

APP_LOGIN = "doorstep_app"

# The caller's fact in SQL. Each stands in a sub-select, so that PostgreSQL asks once a statement and not once a row.
_FACTS = {
    "force_id": "(select doorstep.context_force())",
    "principal_id": "(select doorstep.context_id('principal_id'))",
    "officer_id": "(select doorstep.context_id('officer_id'))",
    "agency_id": "(select doorstep.context_id('agency_id'))",
    "unit_ids": "(select doorstep.context_ids('unit_ids'))::uuid[]",
    "role_bits": "(select doorstep.context_role_bits())",
    **DATABASE_FACTS,
}
# Tables with no force of their own, or whose rows may have none.
_UNTENANTED = frozenset({"audit_event", "principal", "provider_assertion", "provider_code", "revoked_token"})
# What a function of the owner reads for whoever the signed context allows: with a rule to hold beside it, PostgreSQL
# would not use the indexes of arrays. The owner may lift row security anyhow, so that this gives it nothing.
_ASKED_OF_THE_OWNER = frozenset({"audit_event"})

# The policies that the catalogue holds, and which tables are bound by them: the same for every login.
FINGERPRINT = """
select encode(sha256(convert_to(string_agg(line, E'\\n' order by line collate "C"), 'UTF8')), 'hex') from (
  select (tablename, policyname, permissive, roles, cmd, qual, with_check)::text
  from pg_policies where schemaname = 'doorstep'
  union all
  select (relname, relrowsecurity, relforcerowsecurity)::text
  from pg_class where relnamespace = 'doorstep'::regnamespace and relkind in ('r', 'p')
) held (line)
"""


@cache
def statements() -> tuple[str, ...]:
    """Everything that sets row-level security as `policy.py` has it, in order; safe to apply again.

    Kept: a start applies them and then takes their hash, and working the rules out takes a good part of it.
    """
    return tuple(statement for table in sorted(POLICY) for statement in _table(table))


def policy_hash() -> str:
    """Names the policy in force."""
    return digest("\n".join(statements()))


def _table(table: str) -> Iterator[str]:
    policy, name = POLICY[table], f"doorstep.{table}"
    yield f"alter table {name} enable row level security"
    yield f"alter table {name} force row level security"
    if table not in _UNTENANTED:
        tenant = f"force_id = {_FACTS['force_id']}"
        yield from _policy(table, "tenant", f"as restrictive for all using ({tenant}) with check ({tenant})")
    yield from _policy(table, "read", f"for select using ({_sql(policy.read, table)})")
    write = _sql(policy.write, table)
    insert = _sql(policy.append, table) if policy.append else write
    yield from _policy(table, "append", f"for insert with check ({insert})")
    yield from _policy(table, "change", f"for update using ({write}) with check ({write})")
    yield from _policy(table, "remove", f"for delete using ({write})")
    if table in _ASKED_OF_THE_OWNER:
        yield from _policy(table, "owner", "for select to current_user using (true)")


def _policy(table: str, kind: str, body: str) -> Iterator[str]:
    yield f"drop policy if exists {table}_{kind} on doorstep.{table}"
    yield f"create policy {table}_{kind} on doorstep.{table} {body}"


def _sql(rule: Rule, table: str) -> str:
    return to_sql_by_role(rule, table, _FACTS.__getitem__)
