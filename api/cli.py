"""The command line `doorstep`. Errors are one line on standard error; exit codes: 0 done, 1 refused, 2 wrong usage."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from api.clock import system_clock
from api.demo.size import NOMINALS_DEFAULT, SEED_DEFAULT
from api.refusals import BadInput, Misconfigured, Refusal
from api.settings import Mode, Settings


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    asked = _parser().parse_args(words)
    try:
        return int(asked.command(asked) or 0)
    except Refusal as refusal:
        print(f"doorstep: {refusal.message}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="doorstep", description="Offender management: visits, and what is overdue.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_serve(commands)
    _add_token(commands)
    schema = commands.add_parser("schema", help="print the GraphQL schema (SDL)")
    schema.add_argument("--preview", action="store_true", help="as it will be once the deprecated members are gone")
    schema.set_defaults(command=_schema)
    _add_demo(commands)
    _add_purge(commands)
    _add_policy(commands)
    _add_agreement(commands)
    _add_worker(commands)
    doctor = commands.add_parser("doctor", help="say what is misconfigured and how to mend it")
    _data(doctor)
    doctor.add_argument("--database-url", metavar="URL", help="PostgreSQL instead of the embedded one")
    doctor.set_defaults(command=_doctor)
    return parser


def _add_serve(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = commands.add_parser("serve", help="serve the API and the web app")
    serve.add_argument("--port", type=int, default=8000, help="default 8000")
    serve.add_argument("--host", default="127.0.0.1", help="default 127.0.0.1")
    _data(serve)
    serve.add_argument(
        "--database-url",
        metavar="URL",
        help="PostgreSQL 15 or later, as a login that may create roles and schemas; without it, the embedded server",
    )
    serve.add_argument("--public-url", metavar="URL", help="the address people type; default http://HOST:PORT")
    serve.add_argument("--workers", type=int, default=1, metavar="N", help="processes, one a core; default 1")
    serve.add_argument(
        "--points-per-minute",
        type=int,
        default=60_000,
        metavar="N",
        help="what one caller with one program may ask of one process, in points (docs/integrators.md); default 60000",
    )
    serve.add_argument(
        "--metrics-port",
        type=int,
        metavar="N",
        help="tell Prometheus figures on 127.0.0.1: the first worker at N, the next at N + 1; without it, nowhere",
    )
    serve.add_argument("--production", action="store_true", help="no personas, no development identity provider")
    content = serve.add_mutually_exclusive_group()
    content.add_argument("--demo", action="store_true", help="load the demo force, once")
    content.add_argument("--empty", action="store_true", help="load nothing (the default)")
    serve.set_defaults(command=_serve)


def _add_token(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    token = commands.add_parser("token", help="print a bearer token of a persona of a running development server")
    token.add_argument("--persona", required=True, metavar="NAME", help="for example officer, supervisor, integrator")
    _data(token)
    token.set_defaults(command=_token)


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help="load a demo force into an empty installation")
    demo.add_argument("--nominals", type=int, default=NOMINALS_DEFAULT, metavar="N", help=f"default {NOMINALS_DEFAULT}")
    demo.add_argument("--seed", type=int, default=SEED_DEFAULT, metavar="S", help="the same seed makes the same force")
    _data(demo)
    demo.add_argument("--database-url", metavar="URL", help="PostgreSQL instead of the embedded one")
    demo.set_defaults(command=_demo)


def _add_purge(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    purge = commands.add_parser("purge", help="let go of what policy no longer keeps; run it daily")
    purge.add_argument("--force", type=int, required=True, metavar="ID", help="the force's number, for example 6")
    _data(purge)
    purge.add_argument("--database-url", metavar="URL", help="PostgreSQL instead of the embedded one")
    purge.set_defaults(command=_purge)
    missed = commands.add_parser("missed", help="join notifications that were missed with other signals; run it hourly")
    missed.add_argument("--force", type=int, required=True, metavar="ID", help="the force's number, for example 6")
    _data(missed)
    missed.add_argument("--database-url", metavar="URL", help="PostgreSQL instead of the embedded one")
    missed.set_defaults(command=_missed)

    reviews = commands.add_parser("reviews", help="give on reviews whose named officer can do them no longer; hourly")
    reviews.add_argument("--force", type=int, required=True, metavar="ID", help="the force's number, for example 6")
    _data(reviews)
    reviews.add_argument("--database-url", metavar="URL", help="PostgreSQL instead of the embedded one")
    reviews.set_defaults(command=_reviews)


def _add_policy(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    policy = commands.add_parser(
        "policy", help="print a force's policy rows, start them from the baseline, or add rows"
    )
    policy.add_argument("--force", type=int, required=True, metavar="CODE", help="the Home Office force code")
    what = policy.add_mutually_exclusive_group()
    what.add_argument(
        "--baseline", action="store_true", help="add law and national defaults for every case the force has no row of"
    )
    what.add_argument("--add", type=Path, metavar="FILE", help="CSV as this command prints it; ends what held before")
    _data(policy)
    policy.add_argument("--database-url", metavar="URL", help="PostgreSQL instead of the embedded one")
    policy.set_defaults(command=_policy)


def _add_agreement(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    agreement = commands.add_parser(
        "agreement", help="check an information sharing agreement's file, or load it for the data-protection officer"
    )
    what = agreement.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", type=Path, metavar="FILE", help="say what is wrong with it; asks no database")
    what.add_argument("--load", type=Path, metavar="FILE", help="keep it as a drafted version, to be read and signed")
    agreement.add_argument("--force", type=int, metavar="CODE", help="the Home Office force code; needed to load")
    _data(agreement)
    agreement.add_argument("--database-url", metavar="URL", help="PostgreSQL instead of the embedded one")
    agreement.set_defaults(command=_agreement)


def _add_worker(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    worker = commands.add_parser("worker", help="have the app's service worker stand aside on every phone, or return")
    worker.add_argument("what", choices=["stand-aside", "return", "show"], help="takes effect at once, with no restart")
    _data(worker)
    worker.set_defaults(command=_worker)


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=Path("data"), metavar="DIR", help="data folder; default ./data")


def _serve(asked: argparse.Namespace) -> None:
    from api import serve  # noqa: PLC0415 - the web stack is loaded only by the command that needs it

    first: int | None = asked.metrics_port
    settings = Settings(
        mode=Mode.PRODUCTION if asked.production else Mode.DEVELOPMENT,
        host=asked.host,
        port=asked.port,
        data=asked.data.resolve(),
        owner_url=asked.database_url,
        public_url=(asked.public_url or f"http://{asked.host}:{asked.port}").rstrip("/"),
        points_per_minute=asked.points_per_minute,
        metrics_ports=() if first is None else tuple(range(first, first + asked.workers)),
    )
    serve.serve(settings, workers=asked.workers, with_demo=asked.demo)


def _token(asked: argparse.Namespace) -> None:
    from api import running  # noqa: PLC0415
    from api.identity.persona_token import persona_token  # noqa: PLC0415

    data = asked.data.resolve()
    print(persona_token(running.look(data).public_url, asked.persona, data))


def _schema(asked: argparse.Namespace) -> None:
    from schema.root import sdl  # noqa: PLC0415

    print(sdl(with_deprecated=not asked.preview), end="")


def _demo(asked: argparse.Namespace) -> None:
    from api import ground  # noqa: PLC0415

    settings = Settings(data=asked.data.resolve(), owner_url=asked.database_url)
    loaded = asyncio.run(ground.load_demo(settings, nominals=asked.nominals, seed=asked.seed, now=system_clock.now()))
    print("The demo force is loaded." if loaded else "There is a force already; nothing was changed.")


def _worker(asked: argparse.Namespace) -> None:
    from api import worker_switch  # noqa: PLC0415

    data = asked.data.resolve()
    if not data.is_dir():
        raise Misconfigured(f"There is no data folder {data}. Name the one that is served: --data DIR")
    if asked.what == "stand-aside":
        worker_switch.turn_off(data)
    if asked.what == "return":
        worker_switch.turn_on(data)
    print("The service worker stands aside." if worker_switch.is_off(data) else "The service worker is in use.")


def _policy(asked: argparse.Namespace) -> None:
    from api import ground  # noqa: PLC0415
    from api.db.database import Database  # noqa: PLC0415
    from api.obligations import policy_book, relaw  # noqa: PLC0415

    settings = Settings(data=asked.data.resolve(), owner_url=asked.database_url)

    async def work() -> str:
        async with ground.standing(settings) as place:
            where = (place.app_url, place.secrets.row_key, asked.force)
            if asked.baseline:
                return f"{await policy_book.start(*where)} rows added.\n"
            if asked.add:
                database = Database(place.app_url, place.secrets.row_key)
                await database.open()
                try:
                    said = asked.add.read_text(encoding="utf-8")
                    done = await relaw.change(database, asked.force, said, system_clock.now())
                finally:
                    await database.close()
                return f"{done.added} rows added; {done.anew} obligations reckoned anew.\n"
            return await policy_book.show(*where)

    print(asyncio.run(work()), end="")


def _agreement(asked: argparse.Namespace) -> int:
    from api.sharing import agreeing  # noqa: PLC0415
    from api.upkeep import load_agreement  # noqa: PLC0415

    if asked.check:
        found = agreeing.check(asked.check.read_text(encoding="utf-8"), system_clock.now())
        print("\n".join(found) or "Nothing is wrong with it.")
        return 1 if found else 0
    if asked.force is None:
        raise BadInput("Say for which force: --force CODE.", field="force")
    settings = Settings(data=asked.data.resolve(), owner_url=asked.database_url)
    text = asked.load.read_text(encoding="utf-8")
    key = asyncio.run(load_agreement(settings, system_clock, asked.force, text))
    print(f"Drafted as {key}: the data-protection officer reads and signs it.")
    return 0


def _doctor(asked: argparse.Namespace) -> int:
    from api import doctor  # noqa: PLC0415

    settings = Settings(data=asked.data.resolve(), owner_url=asked.database_url)
    findings = asyncio.run(doctor.examine(settings))
    for finding in findings:
        print(finding)
    return 1 if any(finding.is_fault for finding in findings) else 0


def _purge(asked: argparse.Namespace) -> None:
    from api import upkeep  # noqa: PLC0415

    settings = Settings(data=asked.data.resolve(), owner_url=asked.database_url)
    gone = asyncio.run(upkeep.purge(settings, system_clock, asked.force))
    said = f"{gone.marks} marks, {gone.uploads} unfinished uploads and {gone.events} events of partners were let go of."
    print(said)


def _missed(asked: argparse.Namespace) -> None:
    from api import upkeep  # noqa: PLC0415

    settings = Settings(data=asked.data.resolve(), owner_url=asked.database_url)
    found = asyncio.run(upkeep.missed(settings, system_clock, asked.force))
    print(f"{found.looked_at} people missed a notification; {found.alerts} of them have an alert open.")


def _reviews(asked: argparse.Namespace) -> None:
    from api import upkeep  # noqa: PLC0415

    settings = Settings(data=asked.data.resolve(), owner_url=asked.database_url)
    changed = asyncio.run(upkeep.reviews(settings, system_clock, asked.force))
    print(f"{changed} reviews went to whoever has the record: whom a decision had named can see to them no longer.")


if __name__ == "__main__":
    sys.exit(main())
