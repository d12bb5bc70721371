"""What the article calls a thing at its fullest: the form under which all its mentions are counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from lib.extract.mentions import Mention, NamedSpan
from lib.patterns import compiled
from lib.text.fold import fold

_TAIL = compiled(r"(?<=[一-鿿A-Za-z0-9]{2})公司$")
_LOCAL = compiled(r"有限公司$|(?:电力|能源|铁路|燃气|水务|烟草|分|子|湾)公司$|[省市县区]..?.?公司$")
_AREA = compiled("(?:中国|亚太|大中华区|北美|欧洲|日本|东南亚)$")
"""«IDC中国» beside «IDC» is an arm of it, not its full form."""
_HAN = compiled(r"[一-鿿]")


def canonical(text: str, mentions: Sequence[Mention]) -> tuple[NamedSpan, ...]:
    """Mentions with the fullest form of their thing, as printed; parts of a house go by the house where it is named itself."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    listed: set[str] = set()
    for one in mentions:
        if not one.part:
            printed = text[one.start : one.end]
            forms[one.key][printed] += 1
            if fold(printed) == one.plain:
                listed.add(printed)
    names = {key: fullest(found, listed) for key, found in forms.items()}
    return tuple(
        NamedSpan(one.start, one.end, names.get(one.key) or text[one.start : one.end], one.kind, one.rule)
        for one in sorted(mentions, key=lambda m: m.start)
    )


def fullest(forms: Counter[str], listed: Collection[str] = ()) -> str:
    """The longest form, Chinese before Latin, without 公司 at its end unless the list has it so.

    >>> fullest(Counter({"360": 4, "360集团": 1})), fullest(Counter({"FTC": 3, "联邦贸易委员会": 1})), fullest(Counter({"OpenAI公司": 1, "OpenAI": 2}))
    ('360集团', '联邦贸易委员会', 'OpenAI')
    """
    if len(forms) == 1:
        only = next(iter(forms))
        if not only.endswith("公司"):
            return only
    stripped: Counter[str] = Counter()
    for form, count in forms.items():
        short = form if form in listed or _LOCAL.search(form) else _TAIL.sub("", form)
        stripped[short if len(short) >= 2 else form] += count
    whole = {f: c for f, c in stripped.items() if not (_AREA.search(f) and _AREA.sub("", f) in stripped)}
    chinese = {f: c for f, c in whole.items() if _HAN.search(f)} or whole
    return max(chinese, key=lambda f: (len(f.replace(" ", "")), stripped[f]))
