"""Reads `SubmitIntelligence` as phones send it, every version that was ever shipped. Pure.

The ledger of submissions keeps it sealed as it came: who the source is stands in no table but the register's.
"""

from collections.abc import Mapping
from typing import Final

from api.intelligence.commands import SubmitIntelligence
from api.nominals.said import read_as
from api.refusals import UserError

SUBMIT_INTELLIGENCE: Final = "SubmitIntelligence"
# Version 2 adds the persons whom it describes; an older one is read as describing none. Version 3 adds what each item
# is and whom it is about; of an older one the desk says it.
CURRENT_VERSION: Final = 3


def decode(payload: object) -> SubmitIntelligence | tuple[UserError, ...]:
    """The command, or everything that could not be read. Names that are not known are left alone."""
    if not isinstance(payload, Mapping):
        return (UserError(code="MALFORMED", field="payload", message="The submission is not an object."),)
    said = {name: value for name, value in payload.items() if name != "id"}
    # A phone's page is about one nominal.
    if "nominalIds" not in said and said.get("nominalId") is not None:
        said["nominalIds"] = [said["nominalId"]]
    return read_as(SubmitIntelligence, said, strict=False)
