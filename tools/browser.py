"""Prints the path of a Chromium that the browser tests can drive; installs one if the machine has none.

In order: $CHROMIUM, one on the machine, Debian's package (needs root), the headless build that npm carries. The last
has no Background Sync; tests that need it say that they were skipped and why.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NPM_PACKAGE = "@sparticuz/chromium@153.0.0"
_NPM_FOLDER = Path("build/chromium")
_UNPACK = "import c from '@sparticuz/chromium'; console.log(await c.executablePath())"


def main() -> None:
    for find in (_named, _installed, _debian, _npm):
        path = find()
        if path and _runs(path):
            print(path)  # noqa: T201 - the answer
            return
    sys.exit("No Chromium: install Debian's package 'chromium', or set CHROMIUM to the path of one.")


def _named() -> str | None:
    return os.environ.get("CHROMIUM")


def _installed() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    _apt("update", "-qq")
    _apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation")
    return _installed()


def _apt(*words: str) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *words], stdout=sys.stderr, check=False, env=quiet)


def _npm() -> str | None:
    _NPM_FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(_NPM_FOLDER), _NPM_PACKAGE],
        check=True,
        stdout=sys.stderr,
    )
    script = ["node", "--input-type=module", "-e", _UNPACK]
    answer = subprocess.run(script, cwd=_NPM_FOLDER, check=True, capture_output=True, text=True)
    return answer.stdout.strip()


def _runs(path: str) -> bool:
    answer = subprocess.run([path, "--version"], capture_output=True, check=False)
    return answer.returncode == 0


if __name__ == "__main__":
    main()
