"""What became of attachments (I10): complete is what was promised and nothing else, and each follows its visit."""

import hashlib
from typing import Any
from uuid import UUID

from api.attachments import showing
from tests.simulation.run import Phone, Run
from tests.simulation.world import VAULT

_PROMISED = """
select id::text as id, principal_id as by, state, sha256 from doorstep.visit_attachment where force_id = $1
"""


async def promised(run: Run) -> dict[str, Any]:
    rows = await run.world.owner.fetch(_PROMISED, run.world.force)
    return {row["id"]: dict(row) for row in rows}


async def complete_is_what_was_promised(run: Run) -> None:
    """I10: whatever is complete reads as what was promised, by its SHA-256."""
    for key, row in (await promised(run)).items():
        if row["state"] != "COMPLETE":
            run.count(f"attachment {row['state'].lower()} at the end")
            continue
        found = await showing.read(run.lab.services, VAULT, run.world.caller(row["by"]), UUID(key))
        run.count("attachment complete")
        if found is None or hashlib.sha256(found.file).hexdigest() != row["sha256"]:
            run.fail(f"I10: attachment {key} is complete, and is not what was promised")


async def unfinished(run: Run, phone: Phone, outbox: Any) -> list[str]:
    """I8: what a phone still keeps of what a recorded visit promised, and the server lacks."""
    server = await promised(run)
    waits = [each for each in outbox["attachments"] if each["state"] in ("waiting", "complete") and each["parts"]]
    return [
        f"{phone.name} keeps attachment {each['id']}, and the server is {server[each['id']]['state']}"
        for each in waits
        if each["id"] in server and (server[each["id"]]["state"] != "COMPLETE" or each["state"] != "complete")
    ]


async def shown_is_true(run: Run, phone: Phone, outbox: Any, epoch: str) -> None:
    """I9: "arrived" is shown only of what the server has, and nothing that is sound is given up."""
    told = [each for each in outbox["attachments"] if each["state"] in ("complete", "refused")]
    if not told:
        return
    server = await promised(run)
    for each in told:
        if each["state"] == "refused":
            run.fail(f"I10: {phone.name} gave up attachment {each['id']}: nothing was wrong with it")
        row = server.get(each["id"])
        if each["epoch"] == epoch and (row is None or row["state"] != "COMPLETE"):
            run.fail(f"I9: {phone.name} shows attachment {each['id']} as arrived, but the server is {row}")
