"""The provider's pages: plain, no script, usable by keyboard and screen reader."""

import base64
import hashlib
from collections.abc import Sequence
from html import escape

from starlette.responses import HTMLResponse

from api.identity.personas import BY_NAME
from api.identity.provider.store import Person

_STYLE = """
body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 0; color: #0b0c0c; background: #fff; }
.banner { background: #b10e1e; color: #fff; padding: 1rem; font-weight: 700; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
ul { list-style: none; padding: 0; }
button { width: 100%; min-height: 3.5rem; margin: 0 0 .75rem; padding: .75rem 1rem; text-align: left; font: inherit;
  color: #0b0c0c; background: #f3f2f1; border: 2px solid #0b0c0c; cursor: pointer; }
button:hover { background: #dbdad9; }
button:focus { outline: 4px solid #fd0; outline-offset: 0; }
.role { display: block; color: #383f43; }
""".strip()
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def picker(people: Sequence[Person], action: str) -> HTMLResponse:
    """One button for each person that may be played; machines prove themselves with a key instead."""
    buttons = "".join(_button(person) for person in people if not person.is_machine)
    if not buttons:
        buttons = "<li>Nobody is here yet. Start the server with --demo to load the demo force.</li>"
    return _page(
        "Who do you want to be?",
        f'<form method="post" action="{escape(action)}"><ul>{buttons}</ul></form>',
    )


def message(title: str, text: str, status: int = 200) -> HTMLResponse:
    """A page that only says something."""
    return _page(title, f"<p>{escape(text)}</p>", status)


def _button(person: Person) -> str:
    persona = BY_NAME.get(person.subject)
    title = persona.title if persona else ", ".join(person.roles)
    return (
        f'<li><button name="persona" value="{escape(person.subject)}">{escape(person.name)}'
        f'<span class="role">{escape(title)} ({escape(person.subject)})</span></button></li>'
    )


def _page(title: str, body: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f'<style>{_STYLE}</style></head><body><div class="banner" role="note">Development identity provider. '
        f"Nobody here is real, and nobody needs a password. Never use this with real records.</div>"
        f"<main><h1>{escape(title)}</h1>{body}</main></body></html>",
        status,
        # Under `no-referrer` a browser would send a form of this page with `Origin: null`.
        {"Content-Security-Policy": _POLICY, "Referrer-Policy": "same-origin"},
    )
