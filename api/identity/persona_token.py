"""A persona's access token for the command line, by the same flow that any program would use: no short cut.

People: authorization code with PKCE, pressing the picker's button over HTTP. Machines: client credentials, proved by
the key in the data folder.
"""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from api.identity import keys
from api.identity.issuers import API_SCOPES
from api.identity.personas import BY_NAME, issuer_of
from api.identity.provider.clients import COMMAND_LINE_CLIENT, COMMAND_LINE_REDIRECT, machine_key
from api.identity.relying_party import client_assertion
from api.refusals import BadInput, Refusal, Unavailable

_TIMEOUT_SECONDS = 10.0
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def persona_token(
    base_url: str, persona: str, data_folder: Path, *, transport: httpx2.BaseTransport | None = None
) -> str:
    """A bearer access token of that persona from the running development server at `base_url`.

    Refuses in one line: unknown persona, no server there, a server that is not in development mode, a persona that
    the server has no record of.
    """
    known = BY_NAME.get(persona)
    if known is None:
        raise BadInput(f"There is no persona {persona!r}. There are: {', '.join(BY_NAME)}.", field="persona")
    base_url = base_url.rstrip("/")
    with httpx2.Client(timeout=_TIMEOUT_SECONDS, trust_env=False, transport=transport) as client:
        try:
            found = _discover(client, base_url)
            if known.is_machine:
                answer = _as_machine(client, found, persona, data_folder)
            else:
                answer = _as_person(client, found, persona)
        except httpx2.TransportError as error:
            raise Unavailable(f"No Doorstep server answers at {base_url}. Start one with `doorstep serve`.") from error
    if answer.status_code != httpx2.codes.OK:
        raise Refusal(f"The server gave no token for {persona}: {_reason(answer)}")
    token: str = answer.json()["access_token"]
    return token


def _discover(client: httpx2.Client, base_url: str) -> dict[str, Any]:
    answer = client.get(f"{issuer_of(base_url)}/.well-known/openid-configuration")
    if answer.status_code != httpx2.codes.OK or "json" not in answer.headers.get("content-type", ""):
        raise Refusal(f"The server at {base_url} has no development identity provider: it is not in development mode.")
    found: dict[str, Any] = answer.json()
    if not found["token_endpoint"].startswith(f"{base_url}/"):
        raise Refusal(f"The server at {base_url} calls itself {urlsplit(found['issuer']).netloc}: use that address.")
    return found


def _as_person(client: httpx2.Client, found: dict[str, Any], persona: str) -> httpx2.Response:
    verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
    asked = {
        "response_type": "code",
        "client_id": COMMAND_LINE_CLIENT,
        "redirect_uri": COMMAND_LINE_REDIRECT,
        "scope": " ".join(sorted(API_SCOPES)),
        "state": state,
        "code_challenge": create_s256_code_challenge(verifier),
        "code_challenge_method": "S256",
    }
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(found["issuer"]))
    picked = client.post(
        found["authorization_endpoint"], params=asked, data={"persona": persona}, headers={"Origin": origin}
    )
    said = parse_qs(urlsplit(picked.headers.get("location", "")).query)
    if said.get("error") == ["access_denied"]:
        raise Refusal(f"The server has no active {persona}. Start it with --demo to load the demo force.")
    if said.get("state") != [state] or said.get("iss") != [found["issuer"]] or "code" not in said:
        raise Refusal(f"The server did not sign {persona} in: {said.get('error', ['an unexpected answer'])[0]}.")
    return client.post(
        found["token_endpoint"],
        data={
            "grant_type": "authorization_code",
            "client_id": COMMAND_LINE_CLIENT,
            "redirect_uri": COMMAND_LINE_REDIRECT,
            "code": said["code"][0],
            "code_verifier": verifier,
        },
    )


def _as_machine(client: httpx2.Client, found: dict[str, Any], persona: str, folder: Path) -> httpx2.Response:
    key = keys.load_existing(folder, machine_key(persona))
    if key is None:
        raise Refusal(f"The key of {persona} is not in {folder}. Name the server's own data folder with --data.")
    return client.post(
        found["token_endpoint"],
        data={
            "grant_type": "client_credentials",
            "scope": " ".join(sorted(API_SCOPES)),
            "client_assertion_type": _ASSERTION,
            "client_assertion": client_assertion(key, persona, found["issuer"]),
        },
    )


def _reason(answer: httpx2.Response) -> str:
    try:
        said = answer.json()
        return str(said.get("error_description") or said.get("error"))
    except ValueError:
        return f"HTTP {answer.status_code}."
