"""The file as an office opens it: rendered to pages by LibreOffice, and the pages looked at, in all languages and both themes."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lib.export.deck import build, offered
from lib.export.plan import Plan
from lib.export.slide import BOTTOM, HEIGHT, TOP, WIDTH, Cover, Deck, Matters, Quotes, Table
from lib.export.slides import pptx
from lib.labels import LANGUAGES
from lib.query.selection import Selection
from tests.export.conftest import MADE
from tests.export.test_deck import calibrated, deck_of, scene_of  # noqa: F401  (a fixture)
from tests.query.test_crosscheck import sources  # noqa: F401  (a fixture)

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice is missing: `make office` installs it"
    ),
]
SHOTS = Path(__file__).resolve().parents[1] / "screenshots" / "slides"


@dataclass(frozen=True)
class Word:
    """A word as rendered, in units of the slide grid."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other):
        """Share of the smaller word that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        least = min((w.right - w.left) * (w.bottom - w.top) for w in (self, other))
        return wide * tall / least if wide > 0 and tall > 0 and least > 0 else 0.0


@dataclass(frozen=True)
class Rendered:
    """A deck, and the words of each page of its file."""

    deck: Deck
    pages: tuple[tuple[Word, ...], ...]
    pdf: Path


@pytest.fixture(scope="module")
def rendered(calibrated, sources, tmp_path_factory):  # noqa: F811
    """Decks by name, all opened by one LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    decks = {language: deck_of(calibrated, language=language) for language in LANGUAGES}
    decks["all"] = deck_of(calibrated, *offered(scene_of(calibrated)))
    decks["dark"] = deck_of(calibrated, "cover", "attitude-group", "timeline")
    decks["matters"] = build(scene_of(sources, Selection()), Plan(("crosscheck", "cover")), made=MADE)
    for name, deck in decks.items():
        (folder / f"{name}.pptx").write_bytes(pptx(deck, scheme="dark" if name == "dark" else "light"))
    office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*office, *(str(folder / f"{name}.pptx") for name in decks)], capture_output=True, check=True, timeout=240)
    return {name: Rendered(deck, words(folder / f"{name}.pdf"), folder / f"{name}.pdf") for name, deck in decks.items()}


def words(pdf):
    said = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=60).stdout.decode()
    tree = ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", said))
    out = []
    for page in tree.iter("{http://www.w3.org/1999/xhtml}page"):
        scale = WIDTH / float(page.get("width"))
        found = page.iter("{http://www.w3.org/1999/xhtml}word")
        out.append(tuple(Word(w.text or "", *(float(w.get(k)) * scale for k in ("xMin", "yMin", "xMax", "yMax"))) for w in found))
    return tuple(out)


def squeezed(text):
    return "".join(text.split())


NAMES = (*LANGUAGES, "all", "dark", "matters")


@pytest.mark.parametrize("name", NAMES)
def test_promise_04_libreoffice_shows_every_word_of_the_deck(rendered, name):
    deck, pages = rendered[name].deck, rendered[name].pages
    assert len(pages) == len(deck.slides)
    for shown, page in zip(deck.slides, pages, strict=True):
        text = squeezed("".join(w.text for w in page))
        said = [shown.title, shown.foot]
        if isinstance(shown.body, Cover):
            said += [says for _, says in shown.body.lines]
        if isinstance(shown.body, Quotes):
            said += [q.by for q in shown.body.quotes]
        if isinstance(shown.body, Table):
            said += [cell for row in shown.body.rows for cell in row]
        if isinstance(shown.body, Matters):
            said += [w for m in shown.body.matters for w in (m.about, *(side.text for side in m.sides))]
        for sentence in said:
            assert squeezed(sentence) in text, (shown.id, sentence)


@pytest.mark.parametrize("name", NAMES)
def test_promise_04_nothing_leaves_the_page_or_covers_other_words(rendered, name):
    for shown, page in zip(rendered[name].deck.slides, rendered[name].pages, strict=True):
        for word in page:
            assert word.left >= 0, (shown.id, word)
            assert word.right <= WIDTH, (shown.id, word)
            assert word.bottom <= HEIGHT, (shown.id, word)
        covered = [(a.text, b.text) for a, b in combinations(page, 2) if a.covers(b) > 0.35]
        assert covered == [], shown.id
        body = [w for w in page if TOP - 8 <= w.top < BOTTOM]
        assert all(w.bottom <= BOTTOM + 22 for w in body), shown.id


def test_promise_04_charts_are_drawn_with_their_values(rendered):
    deck, pages = rendered["zh-Hans"].deck, rendered["zh-Hans"].pages
    drawn = {shown.id: squeezed("".join(w.text for w in page)) for shown, page in zip(deck.slides, pages, strict=True)}
    for legend in ("疑虑", "中性", "期待", "券商与研究", "n=6"):
        assert legend in drawn["attitude-group"]
    assert "最高7万亿美元" in drawn["figures-money"]
    assert "1822.66点" in drawn["figures-index"]
    fonts = subprocess.run(["pdffonts", str(rendered["zh-Hans"].pdf)], capture_output=True, check=True, timeout=60).stdout.decode()
    assert "CJK" in fonts or "YaHei" in fonts or "SimSun" in fonts, "Chinese is not set in a Chinese face"


def test_the_pages_are_kept_to_be_looked_at(rendered):
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(parents=True)
    for name, one in rendered.items():
        subprocess.run(["pdftoppm", "-r", "40", "-png", str(one.pdf), str(SHOTS / name)], check=True, timeout=120)
    assert len(list(SHOTS.glob("*.png"))) == sum(len(one.pages) for one in rendered.values())
    light, dark = (next(iter(sorted(SHOTS.glob(f"{name}-*.png")))).stat().st_size for name in ("zh-Hans", "dark"))
    assert min(light, dark) > 2_000, "a page is blank"
