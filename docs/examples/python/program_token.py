"""A program's access token: client credentials, proved by the program's own key (private_key_jwt, RFC 7523).

    pip install httpx joserfc

Nothing secret is ever sent: the assertion is signed, short-lived and good once.
"""

import os
import time
import uuid
from pathlib import Path

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey

ISSUER = os.environ.get("DOORSTEP_ISSUER", "http://127.0.0.1:8000/idp")
CLIENT_ID = os.environ.get("DOORSTEP_CLIENT_ID", "integrator")
KEY_FILE = os.environ.get("DOORSTEP_KEY", "data/machine-integrator.key.pem")


def program_token() -> str:
    """A bearer token for this program. It lasts some minutes: ask for a new one when the API answers 401."""
    issuer = httpx.get(f"{ISSUER}/.well-known/openid-configuration").raise_for_status().json()
    key = ECKey.import_key(Path(KEY_FILE).read_bytes())
    now = int(time.time())
    claims = {"iss": CLIENT_ID, "sub": CLIENT_ID, "aud": issuer["issuer"], "jti": str(uuid.uuid4())}
    assertion = jwt.encode({"alg": "ES256", "kid": key.thumbprint()}, claims | {"iat": now, "exp": now + 60}, key)
    answer = httpx.post(
        issuer["token_endpoint"],
        data={
            "grant_type": "client_credentials",
            "scope": "profile:read visits:read visits:write adhoc:query",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion,
        },
    )
    return str(answer.raise_for_status().json()["access_token"])
