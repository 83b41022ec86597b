"""Which faults a campaign must have met, by the names they are promised under (docs/sync.md 10).

A fault that never occurred proves nothing: a campaign that missed one fails, and each campaign says how often it met
each.
"""

from collections import Counter
from typing import Final

from tests.simulation.network import FATES

FAULTS: Final[dict[str, frozenset[str]]] = {
    "loss": frozenset({"request lost", "request timed out", "answer lost", "answer timed out", "504 after handling"}),
    "duplication": frozenset({"handled twice", "late copy"}),
    "reordering": frozenset({"overtaken", "handled again later", "an older answer", "late copy", "late commit"}),
    "truncation": frozenset({"request truncated", "answer truncated"}),
    "delay": frozenset({"request delayed", "answer delayed"}),
    "captive portal": frozenset({"captive portal", "captive portal's redirect", "captive portal's JSON", "proxy 204"}),
    "refusals on the way": frozenset({"401", "403", "413", "429", "500", "502"}),
    "kill -9 of the phone": frozenset(
        {"phone killed", "phone killed between two awaits", "save killBefore", "save killAfter"}
    ),
    "kill -9 of the server": frozenset({"killed before commit", "killed after commit"}),
    "full disk of the phone": frozenset({"save failBefore", "save failAfter", "phone's disk failed in a round"}),
    "full disk of the server": frozenset({"server's disk full"}),
    "skewed and jumping clocks": frozenset(
        {"phone's clock jumps", "phone's clock jumps in a round", "server's clock jumps"}
    ),
    "database going away": frozenset({"database connection ended", "deadlock"}),
    "restore from backup": frozenset({"server restored from backup", "server restored from backup in flight"}),
    "reassignments in flight": frozenset(
        {"reassigned", "reassigned in flight", "unit changed in flight", "change waited for an open record"}
    ),
    "revocations in flight": frozenset({"device revoked", "device revoked in flight"}),
    "phones copied, rolled back, lost": frozenset({"phone cloned", "phone rolled back", "phone's store lost"}),
    "out of reach": frozenset({"what was fetched went"}),
    "attachments": frozenset(
        {
            "attachment promised",
            "attachment complete",
            "upload delivered",
            "upload: the network failed",
            "upload: the server failed or died",
        }
    ),
    "households": frozenset(
        {
            "household changed by another",
            "household change applied",
            "household change merged",
            "household change clashed",
            "conflict decided on a phone",
        }
    ),
    "groups": frozenset({"group saved", "group saved, one of it unsound", "group taken in", "group held"}),
    "work at the same time": frozenset(
        {
            "records joined",
            "save done",
            "saved during a round",
            "held submission decided",
            "access granted",
            "tombstones purged",
        }
    ),
}


def missed(counts: Counter[str]) -> list[str]:
    """What a campaign never met, each by its promised name."""
    wanted = FAULTS | {"fates of a request": frozenset(FATES)}
    return [f"{fault}: {one}" for fault, all_of_it in wanted.items() for one in sorted(all_of_it - counts.keys())]


def summary(counts: Counter[str]) -> str:
    """How often each fault was met, a line for each promised name."""
    return "\n".join(
        f"  {fault}: " + ", ".join(f"{one} {counts[one]}" for one in sorted(all_of_it))
        for fault, all_of_it in FAULTS.items()
    )
