"""The command line: build a corpus, score it.

Exit status: 0 all went well; 1 published, but some documents were refused; 2 wrong use; 3 nothing published, or a
score under its floor.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lib import commands as other
from lib.errors import LensError, UsageError
from lib.settings import settings
from lib.workers import LIMIT_SECONDS

if TYPE_CHECKING:
    from lib.engine import BuildReport

_STATUS = """exit status:
  0  all went well
  1  published, but some documents were refused (each is named with the reason)
  2  wrong use
  3  nothing was published, or a score is under its floor"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except LensError as error:
        print(f"error: {error}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("stopped; what was published before is untouched", file=sys.stderr)
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lib",
        description="Read Chinese news articles into statements, figures and events, each traceable to its words.",
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _build_options(_command(commands, "build", "read a folder of articles and publish it as a corpus", _build))
    _evaluate_options(_command(commands, "evaluate", "score the program against gold files", _evaluate))
    other.add_read(_command(commands, "read", "print the records of any text as JSON", other.read))
    other.add_read(_command(commands, "explain", "print an article with every decision, and what was refused", other.explain))
    other.add_sentiment(_command(commands, "sentiment", "judge the attitude of statements, line by line", other.sentiment))
    _command(commands, "measure", "measure the sentiment model on its test part and keep the figures", other.measure)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, says: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """One command, with the options all commands share."""
    command = commands.add_parser(
        name, help=says, description=says[0].upper() + says[1:] + ".", epilog=_STATUS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("--quiet", action="store_true", help="say nothing but errors and refusals")
    command.add_argument("--json", action="store_true", help="print the outcome as JSON")
    command.set_defaults(run=run)
    return command


def _build_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", type=Path, metavar="SOURCE", help="folder of articles (.txt, .md), with a manifest.toml or without")
    command.add_argument("--out", type=Path, metavar="DIR", default=None, help="folder of published versions (default: var/corpus)")
    command.add_argument(
        "--workers", type=_whole, metavar="N", default=None, help="processes that read documents (default: by their number; 0: none)"
    )
    command.add_argument(
        "--limit", type=float, metavar="S", default=LIMIT_SECONDS, help="seconds a document may take (default: %(default).0f)"
    )
    command.add_argument("--no-wait", action="store_true", help="give up when another build is running, instead of queueing behind it")


def _evaluate_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--gold", type=Path, metavar="DIR", required=True, help="folder of gold files, or of folders of them")
    command.add_argument("--source", type=Path, metavar="DIR", default=None, help="folder of the articles (default: beside the gold)")
    command.add_argument("--floors", type=Path, metavar="FILE", default=None, help="least scores (default: floors.toml beside the gold)")
    command.add_argument("--record", action="store_true", help="write docs/quality.json and the table of the README")
    command.add_argument("--raise-floors", action="store_true", help="pin each floor just under the present score, where that is higher")
    command.add_argument("--lower-floors", action="store_true", help="with --raise-floors: let floors go down, too")
    command.add_argument("--misses", action="store_true", help="list what was missed and what was invented")


def _whole(text: str) -> int:
    """A number of processes."""
    number = int(text)
    if not 0 <= number <= 256:
        raise argparse.ArgumentTypeError(f"{text}: allowed are 0 to 256")
    return number


def _build(options: argparse.Namespace) -> int:
    """`build`: 0, 1 or 3."""
    from lib.engine import How, build  # a second of imports that the other commands are spared

    say = _nothing if options.quiet else _say
    how = How(
        workers=options.workers,
        limit=options.limit,
        wait=not options.no_wait,
        say=say,
        progress=_nothing if options.quiet else Counter("documents read"),
    )
    report = build(options.source, options.out or settings().corpus, how=how)
    for problem in report.problems:
        say(f"note: {problem}")
    for refusal in report.refused:
        print(f"refused: {refusal}", file=sys.stderr)
    if options.json:
        print(json.dumps(dataclasses.asdict(report), ensure_ascii=False, indent=1))
    else:
        say(_summary(report))
    if report.version is None:
        print(
            f"error: nothing was published from {options.source}: no document could be read; put Chinese articles there (.txt, .md)",
            file=sys.stderr,
        )
        return 3
    return 1 if report.refused else 0


def _say(text: str) -> None:
    """A line for people; standard output is kept for results."""
    print(text, file=sys.stderr)


def _nothing(*_: object) -> None:
    """Say nothing."""


def _summary(report: BuildReport) -> str:
    """What a build did, for people."""
    passed = ", ".join(f"{n} {suffix}" for suffix, n in sorted(report.passed_over.items()))
    lines = [f"passed over (not articles): {passed}"] if passed else []
    if report.version is None:
        return "\n".join(lines)
    if report.unchanged:
        lines.append(f"nothing changed: {report.version} stays in force")
    else:
        lines.append(
            f"published {report.version}: {report.read} read, {report.taken_over} taken over, {report.removed} removed,"
            f" {len(report.refused)} refused, in {report.seconds:.1f} s"
        )
    lines.append(", ".join(f"{n} {table if n != 1 else table.removesuffix('s')}" for table, n in report.rows.items()))
    return "\n".join(lines)


class Counter:
    """A line on the terminal that counts; into a file it writes a line every tenth of the way."""

    def __init__(self, what: str) -> None:
        self._what, self._tenth = what, -1
        self._first: tuple[int, float] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is."""
        if total == 0:
            return
        line = f"{self._what}: {done} of {total}{self._left(done, total)}"
        if sys.stderr.isatty():
            print(f"\r\x1b[K{line}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif (tenth := 10 * done // total) > self._tenth:
            self._tenth = tenth
            print(line, file=sys.stderr, flush=True)

    def _left(self, done: int, total: int) -> str:
        """Time still to go, once it can be told."""
        if done == 0:
            return ""
        first, since = self._first = self._first or (done, time.monotonic())  # the tools were loaded before the first
        passed = time.monotonic() - since
        return f", about {passed / (done - first) * (total - done):.0f} s to go" if first < done < total and passed > 2 else ""


def _evaluate(options: argparse.Namespace) -> int:
    """`evaluate`: 0 or 3."""
    from lib.evaluation.record import move_floors, write_record
    from lib.evaluation.run import FLOORS, evaluate

    progress = _nothing if options.quiet else Counter("articles scored")
    outcome = evaluate(options.gold, source=options.source, floors=options.floors, progress=progress)
    if options.json:
        print(json.dumps(outcome.as_json(misses=options.misses), ensure_ascii=False, indent=1))
    elif not options.quiet:
        print(outcome.as_text(misses=options.misses))
    for refusal in outcome.unread:
        print(f"not read, counted as empty: {refusal}", file=sys.stderr)
    if options.record:
        write_record(outcome)
    if options.raise_floors:
        for change in move_floors(outcome, options.floors or options.gold / FLOORS, lower=options.lower_floors):
            print(change, file=sys.stderr)
        return 0
    for breach in outcome.breaches:
        print(f"under its floor: {breach}", file=sys.stderr)
    return 3 if outcome.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
