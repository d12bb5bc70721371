"""One whole article, every record of it: `tests/golden/003.json` changes only on purpose.

UPDATE_GOLDEN=1 .venv/bin/pytest tests/test_golden.py     # then read the diff
"""

import json
import os
from pathlib import Path

from lib.explain import as_plain
from lib.intake.walk import walk
from lib.pipeline import read_document

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "golden" / "003.json"
LEARNED = ("sentiment", "sentiment_score", "sentiment_confidence", "sentiment_words", "sentiment_stock")
"""Columns that the training text decides, not the rules: tests/sentiment holds these."""


def records():
    plain = as_plain(read_document(walk(ROOT / "seeds").document("003_788c8ec82d232844")))
    for row in plain["statements"]:
        for column in LEARNED:
            row.pop(column)
    return plain


def test_one_whole_article_reads_as_it_did():
    found = records()
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    for table, rows in expected.items():
        assert found[table] == rows, table


def test_every_span_of_the_article_is_its_own_words():
    found = records()
    text = found["article"]["text"]
    for table in ("excerpts", "statements", "figures", "events", "systems", "organisations"):
        for row in found[table]:
            parts = row.get("parts") or [row]
            assert "".join(text[p["start"] : p["end"]] for p in parts) == row["text"]
            assert row["start"] == parts[0]["start"]
            assert row["end"] == parts[-1]["end"]
