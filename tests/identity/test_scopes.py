"""A program is let through by a token's scopes: each that an operation asks for may stand in one."""

from api.access.operations import OPERATIONS
from api.access.role_scopes import ROLE_SCOPES
from api.identity.issuers import API_SCOPES

# Phones are taken out of use by people in the web app, never by a program.
_OF_PEOPLE = {"devices:manage"}


def test_every_scope_that_an_operation_asks_for_may_be_in_a_token() -> None:
    asked = {guard.scope for guard in OPERATIONS.values()}

    assert asked - API_SCOPES == _OF_PEOPLE
    assert set().union(*ROLE_SCOPES.values()) - API_SCOPES == _OF_PEOPLE


def test_no_scope_is_given_out_that_nothing_asks_for() -> None:
    asked = {guard.scope for guard in OPERATIONS.values()} | {"schema:read", "adhoc:query"}

    assert asked >= API_SCOPES
