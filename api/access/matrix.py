"""`docs/access.md`, written from policy: what a data-protection officer reads and an auditor compares."""

from collections.abc import Iterator

from api.access.language import Always, Named, in_words
from api.access.operations import OPERATIONS, ROUTES
from api.access.policy import POLICY
from api.access.rules import NAMED
from api.identity.principal import Role

_HEAD = """# Who may see and do what

Written from `api/access/` by `python -m api.access.matrix`; a test compares the two. Deny by default: what is not
here is not visible. Every row also belongs to a force, and no caller ever sees a row of another force.

## Who may ask

One of the roles and the scope are both needed.
"""


def matrix() -> str:
    """The whole page."""
    return (
        "\n".join([_HEAD, *_operations(), *_named(), "\n## Which rows, and which fields of them\n", *_entities()])
        + "\n"
    )


def _operations() -> Iterator[str]:
    roles = list(Role)
    yield "| operation | scope | " + " | ".join(role.value.replace("_", " ") for role in roles) + " |"
    yield "|---|---|" + "---|" * len(roles)
    for name, guard in sorted((*OPERATIONS.items(), *ROUTES.items())):
        marks = " | ".join("yes" if role in guard.roles else "" for role in roles)
        others = "".join(f"; {role.value.replace('_', ' ')}: {scope}" for role, scope in guard.instead.items())
        yield f"| {name} | {guard.scope}{others} | {marks} |"


def _named() -> Iterator[str]:
    yield "\n## Words\n"
    for rule in NAMED:
        assert isinstance(rule, Named)
        yield f"- **{rule.name}**: {in_words(rule.part)}."


def _entities() -> Iterator[str]:
    for name, policy in sorted(POLICY.items()):
        yield f"### {name}\n"
        yield f"Rows seen by: {in_words(policy.read)}.\n"
        ruled = {field: rule for field, rule in policy.fields.items() if not isinstance(rule, Always)}
        plain = sorted(set(policy.fields) - set(ruled))
        yield f"Fields shown with the row: {', '.join(plain) or 'none are published'}.\n"
        for field, rule in sorted(ruled.items()):
            yield f"- {field}: only {in_words(rule)}."
        if ruled:
            yield ""


if __name__ == "__main__":
    print(matrix(), end="")  # noqa: T201 - the page
