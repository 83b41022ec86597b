"""What the force does for the tests of a partner's pages, through its own API, and who may be found by whom."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import asyncpg
from playwright.sync_api import Page

from api.values import new_id
from benchmarks.peer import owner_url
from tests.e2e.server import Server

_STORED = """
async () => {
  const said = [location.href, document.title, JSON.stringify(localStorage), JSON.stringify(sessionStorage),
    JSON.stringify(history.state)]
  for (const { name } of await indexedDB.databases()) {
    const handle = await new Promise((resolve, reject) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    for (const store of handle.objectStoreNames) {
      const rows = handle.transaction(store).objectStore(store).getAll()
      said.push(await new Promise((resolve) => (rows.onsuccess = () => resolve(JSON.stringify(rows.result)))))
    }
    handle.close()
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      said.push(request.url, await (await cache.match(request)).clone().text())
    }
  }
  return said.join('\\n')
}
"""
# Somebody whom the children's social care of the first district may be told of, and somebody whom it may not.
_FIND = """
select n.id, n.name, n.reference, n.date_of_birth from doorstep.nominal n
join doorstep.unit u on u.force_id = n.force_id and u.id = n.unit_id
where not n.restricted and n.date_of_birth is not null and length(n.name) > 12 and (u.district = $1) = $2
  and (not $2 or exists (select from doorstep.household_member h where h.force_id = n.force_id
    and h.nominal_id = n.id and h.is_child and h.ended_on is null))
  and (select count(*) from doorstep.nominal other where lower(other.name) = lower(n.name)) = 1
order by n.id limit 1
"""
_KNOW = """
insert into doorstep.known_identity (force_id, id, nominal_id, kind, platform, value, recorded_at)
select force_id, gen_random_uuid(), id, $2, $3, $4, now() from doorstep.nominal where id = $1
"""

_LIVE = """
insert into doorstep.address (force_id, id, nominal_id, kind, lines, postcode, since)
select force_id, gen_random_uuid(), id, 'OTHER', array[$2, 'Ashvale'], 'NX1 1CC', current_date - 30
from doorstep.nominal where id = $1
"""


def stored_by(page: Page) -> str:
    """Everything that this browser keeps of the app, and what stands in its address bar and history."""
    return str(page.evaluate(_STORED))


def rows(server: Server, sql: str, *values: Any) -> list[dict[str, Any]]:
    """What the database's owner reads or writes. In a thread: Playwright's loop runs in this one."""

    async def ask() -> list[dict[str, Any]]:
        owner: Any = await asyncpg.connect(owner_url(server.data))
        try:
            return [dict(row) for row in await owner.fetch(sql, *values)]
        finally:
            await owner.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, ask()).result()


def somebody(server: Server, district: str, *, covered: bool) -> dict[str, Any]:
    """A person whom an agreement for children in the district covers, or one of another district."""
    (found,) = rows(server, _FIND, district, covered)
    return found


def know(server: Server, nominal: Any, kind: str, platform: str, value: str) -> None:
    """The force learns of a vehicle or of an online identity."""
    rows(server, _KNOW, nominal, kind, platform, value)


def stay(server: Server, nominal: Any, street: str) -> None:
    """The force learns that somebody stays in this street, too."""
    rows(server, _LIVE, nominal, street)


class Force:
    """An officer who shares with an agency, answers it, and finds that something was wrong."""

    def __init__(self, server: Server, agency: str) -> None:
        self._server = server
        self._agency = rows(server, "select id from doorstep.agency where name = $1", agency)[0]["id"]

    def share(self, meaning: str, purpose: str = "PUBLIC_PROTECTION") -> dict[str, Any]:
        """Tell the agency of somebody on the officer's caseload; gives who, and the disclosure's id."""
        listed = "{ caseload(first: 50) { nodes { id name restricted managementMode } } }"
        people = self._server.ask("officer", listed)["caseload"]["nodes"]
        person = next(each for each in people if not each["restricted"] and each["managementMode"] == "ACTIVE")
        about = f'nominalId: "{person["id"]}", agencyId: "{self._agency}", purpose: {purpose}'
        seen = self._server.ask(
            "officer", f"{{ disclosurePreview({about}) {{ contentDigest userErrors {{ code }} }} }}"
        )
        said = f'{about}, meaning: {json.dumps(meaning)}, contentDigest: "{seen["disclosurePreview"]["contentDigest"]}"'
        key = new_id()
        self._do("discloseNominal", f'disclosureId: "{key}", {said}')
        return {**person, "disclosure": str(key)}

    def answer(self, disclosure: str, text: str) -> None:
        """Answer the agency's question about this disclosure."""
        (question,) = rows(
            self._server, "select id from doorstep.partner_question where disclosure_id = $1::text::uuid", disclosure
        )
        self._do("answerQuestion", f'questionId: "{question["id"]}", text: {json.dumps(text)}')

    def recall(self, disclosure: str, reason: str) -> None:
        """Propose and send."""
        key = new_id()
        said = f'disclosureId: "{disclosure}", kind: WITHDRAWAL, reason: {json.dumps(reason)}'
        self._do("proposeRecall", said, key)
        self._do("sendRecall", f'recallId: "{key}"')

    def _do(self, name: str, said: str, key: Any = None) -> None:
        document = (
            f'mutation {{ {name}(input: {{ id: "{key or new_id()}", {said} }}) {{ userErrors {{ code message }} }} }}'
        )
        assert self._server.ask("officer", document)[name]["userErrors"] == []
