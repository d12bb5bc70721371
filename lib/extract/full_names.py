"""The full form of a house's name in an article: «国际能源署(IEA)», «下称“晶瀚”», and short forms of the alias table."""

from __future__ import annotations

from functools import cache

from lib.extract.houses import read_house
from lib.extract.identities import key
from lib.extract.pieces import INSTITUTION, Listed, Piece
from lib.patterns import compiled
from lib.rules import gazetteer
from lib.text.fold import fold

_ASIDE = compiled(r"\((?:以?下(?:简称|称)?|简称|又称|即)?[:“「\"]?(?P<short>[A-Za-z0-9\u4e00-\u9fff ]{2,16}?)[”」\"]?\)")
_COMPANY_START = compiled(r"[\u4e00-\u9fff()]{2,20}$")
_LEGAL = compiled("(?:股份|责任)?有限公司$")
_PARTY = compiled("被告|原告|上诉人|被上诉人|申请人")
_CLAUSE = compiled(r"[,。;:!?\n\x01、]")


def full_names(folded: str, plain: str, *, listed: Listed) -> dict[str, Piece]:
    """Short form to the place of the full one.

    >>> text = "国际能源署(IEA)预测,用电量将翻番。IEA还称,中国增速最快。"
    >>> {short: text[full.start:full.end] for short, full in full_names(text, text, listed=Listed()).items()}
    {'IEA': '国际能源署'}
    """
    out: dict[str, Piece] = {}
    for m in _ASIDE.finditer(folded):
        start = max([c.end() for c in _CLAUSE.finditer(plain, max(0, m.start() - 40), m.start())] or [max(0, m.start() - 40)])
        house = read_house(folded, start, m.start(), listed) if m.start() - start >= 2 else None
        short = m.group("short").strip()
        if house and house.kind == INSTITUTION and house.name.end == m.start() and len(short) < house.name.end - house.name.start:
            out.setdefault(short, house.name)
    at = folded.find("有限公司")
    while at >= 0:
        end = at + 4
        named = _COMPANY_START.search(folded[max(0, at - 20) : at])
        at = folded.find("有限公司", end)
        if not named:
            continue
        begin = end - 4 - len(named.group())
        party = _PARTY.match(folded, begin)
        house = read_house(folded, party.end() if party else begin, end, listed)
        if house:
            core = _LEGAL.sub("", folded[house.name.start : house.name.end])
            for size in range(len(core), 2, -1):  # «苏州绮灯文创有限公司»: 苏州绮灯文创, 绮灯文创
                out.setdefault(core[-size:], house.name)
    return out


@cache
def _other_forms() -> dict[str, tuple[str, ...]]:
    """Key of a firm's spelling to all its spellings, longest first."""
    out: dict[str, tuple[str, ...]] = {}
    for entry in (*gazetteer("organisations"), *(e for e in gazetteer("aliases") if e.data["kind"] == "firm")):
        if entry.aliases:
            forms = tuple(sorted({fold(f) for f in (entry.name, *entry.aliases)}, key=len, reverse=True))
            out |= {key(form): forms for form in forms}
    return out


def longer_form(folded: str, name: str, before: int) -> Piece | None:
    """Another, longer spelling of a house that the article has used before: FTC → 美国联邦贸易委员会.

    A spelling that only adds to the name (腾讯, 腾讯公司) is no fuller name.
    """
    for form in _other_forms().get(key(name), ()):
        if len(form) <= len(name):
            break
        if (name not in form or form == f"中国{name}") and (at := folded.find(form, 0, before)) >= 0:
            return Piece(at, at + len(form))
    return None
