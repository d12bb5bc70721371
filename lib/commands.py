"""The commands that show the program's own reading: read, explain, sentiment, measure."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lib.errors import UsageError
from lib.intake.document import Document, Stated

_AT_ONCE = 256
"""Statements judged at once: more are no faster."""


def add_read(command: argparse.ArgumentParser) -> None:
    """Options of `read`."""
    command.add_argument("file", metavar="FILE", help="a text file, or - for standard input")
    command.add_argument("--published", type=_day, metavar="DATE", default=None, help="the day it was published (YYYY-MM-DD)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text}: no date; write YYYY-MM-DD") from error


def read(options: argparse.Namespace) -> int:
    """`read`: the records of any text as JSON."""
    from lib.explain import as_plain
    from lib.pipeline import read_document

    print(json.dumps(as_plain(read_document(_document(options))), ensure_ascii=False, indent=1))
    return 0


def explain(options: argparse.Namespace) -> int:
    """`explain`: an article with every decision."""
    from lib.explain import as_plain, explained
    from lib.pipeline import read_document

    records = read_document(_document(options))
    print(json.dumps(as_plain(records), ensure_ascii=False, indent=1) if options.json else explained(records))
    return 0


def _document(options: argparse.Namespace) -> Document:
    """The text named on the command line, as a document."""
    stated = Stated(file=options.file, published=options.published) if options.published else None
    if options.file == "-":
        return Document(name="stdin", source="-", data=sys.stdin.buffer.read(), stated=stated)
    path = Path(options.file)
    return Document(name=path.stem, source=path.name, data=_bytes(path), stated=stated)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); name a file that exists, or - for standard input") from error


def add_sentiment(command: argparse.ArgumentParser) -> None:
    """Options of `sentiment`."""
    command.add_argument("file", metavar="FILE", help='lines of {"id", "text"}, or - for standard input')


def sentiment(options: argparse.Namespace) -> int:
    """`sentiment`: the same lines with sentiment, score and confidence, in order."""
    from lib.sentiment.judge import field_model, verdicts

    model, lines = field_model(), list(_lines(options.file))
    for start in range(0, len(lines), _AT_ONCE):
        some = lines[start : start + _AT_ONCE]
        for line, (label, score, confidence) in zip(some, verdicts(model, [str(one["text"]) for one in some]), strict=True):
            print(json.dumps({**line, "sentiment": label, "score": score, "confidence": confidence}, ensure_ascii=False))
    return 0


def _lines(name: str) -> Iterator[dict[str, Any]]:
    """Objects of a JSONL file; the line that is none is named."""
    text = sys.stdin.buffer.read() if name == "-" else _bytes(Path(name))
    for number, line in enumerate(text.decode("utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UsageError(f"{name}, line {number}: is no JSON ({error})") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise UsageError(f'{name}, line {number}: wants an object with a string "text"')
        yield row


def measure(options: argparse.Namespace) -> int:
    """`measure`: the sentiment model on its test part, kept in lib/sentiment/measured.toml."""
    from lib.sentiment.judge import field_model
    from lib.sentiment.measure import measure as measured
    from lib.sentiment.measure import write

    found = measured(field_model())
    path = write(found)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    elif not options.quiet:
        print(
            f"accuracy {found['accuracy']}, macro-F1 {found['macro_f1']}, AUC {found['auc']}, calibration error {found['calibration_error']}, n {found['labelled']}: written to {path}"
        )
    return 0
