"""The labelled statements: `training/*.tsv` to learn from, `testing/*.tsv` by other hands, never trained on.

Columns: text, label (positive, neutral, negative), sector, why (for the hard ones); in `articles.tsv` also article, and how the
statement is introduced there (`lib.sentiment.framing`): cue and lead.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.errors import RuleError
from lib.schema import SENTIMENTS

HERE = Path(__file__).parent
COLUMNS = ("text", "label", "sector", "why")
LEXICON = HERE / "lexicon.tsv"
FRAMING = HERE / "framing.tsv"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled statement; `hand` names the file, and with it the writer; `source` the article, where the statement comes from one."""

    text: str
    label: str
    sector: str
    hand: str
    source: str = ""
    cue: str = ""
    lead: str = ""


@cache
def labelled(part: str) -> tuple[Labelled, ...]:
    """All statements of a part, `training` or `testing`, in file order. Raises RuleError with file and line."""
    out: list[Labelled] = []
    for path in sorted((HERE / part).glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for line, row in enumerate(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
                if not row.get("text") or row.get("label") not in SENTIMENTS:
                    raise RuleError(
                        f"{path.name}, line {line}: wants {', '.join(COLUMNS)} parted by tabs, label one of {', '.join(SENTIMENTS)}"
                    )
                rest = (row.get(column) or "" for column in ("article", "cue", "lead"))
                out.append(Labelled(row["text"], row["label"], row.get("sector") or "", path.stem, *rest))
    return tuple(out)


def fingerprint() -> str:
    """Hash of all training text, the lexicon and the words of framing: equal text, equal model."""
    digest = hashlib.sha256()
    for path in (LEXICON, FRAMING, *sorted((HERE / "training").glob("*.tsv"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
