"""Which kinds of agency each gateway of the law reaches, as data with its source: `gateways.csv` beside this file."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from api.identity.organisation import AgencyKind
from api.sharing.words import Gateway

# By gateway the kinds of agency it reaches, each with the law that says so; a gateway for all has every kind.
Reach = Mapping[Gateway, Mapping[AgencyKind, str]]


@cache
def reach() -> Reach:
    """What the law says."""
    found: dict[Gateway, dict[AgencyKind, str]] = {gateway: {} for gateway in Gateway}
    text = files("api.sharing").joinpath("gateways.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        kinds = [AgencyKind(row["agency_kind"])] if row["agency_kind"] else list(AgencyKind)
        found[Gateway(row["gateway"])] |= dict.fromkeys(kinds, row["source"])
    return found
