"""What a statement or excerpt is about: words weighed by sector, the article's own subject in the background."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from lib.extract.wordlist import WordList
from lib.patterns import compiled
from lib.rules import rules

_DOCUMENT = compiled(r"《[^》]*(?:办法|方案|意见|条例|指引|要点|通知|草案|规定|规划|措施|法)[^》]*》")
Background = Mapping[str, float]
"""Share of each sector in a whole article, of all that its words speak for."""

LEAST = 0.8
"""Weight from which a sector stands."""
SHARE = 0.4
"""A sector weaker than this part of the strongest one is only touched upon."""
HINT = 0.3
"""Words of this weight are said in nearly every passage of the field: they count only where no other word does."""
FULL = 1.4
"""Weight beyond which more words say no more."""
MOST = 5
_ECHO = 0.35
"""What a word said again adds, of its weight."""
_BEHIND = 0.5
"""What the article's subject adds to a sector, at most."""
_AROUND = 0.2
"""What the words of its paragraph count for a passage."""
_SPEAKER = 0.7
"""What the words for the speaker count, of their weight."""
_SUBJECT = 0.42
"""Share of an article from which it has one subject, which its passages speak of even where they do not name it."""
_TOUCHED = 0.1
"""Share of an article under which a sector is not what its silent passages lean to."""
_LEAN = 0.5
"""Weight that is enough where nothing else is said."""
_MORE = 1.3
_MACHINES = compiled(r"AI|人工智能|人工智慧|大模型|算法|机器(?!人)|智能体")
_DENSE = 0.005
_MINOR = 0.2
"""Share under which no listed trade is the article's own."""
_REGULATOR = compiled(
    r"证监会|网信办|监管|商务部|发改委|发展改革委|人社部|卫健委|法院|检察院|版权局|知识产权|总局|总署|公署|立法|国务院|欧盟|贸易委员会"
)
_SAYS_MACHINES = compiled(r"AI|人工智能|人工智慧|大模型|智能体|生成式|AIGC|GPT|模型|算法")
_TRADES = frozenset(("film_tv", "short_drama", "animation", "games", "advertising", "short_video", "compute"))
_FOREIGN = 0.45
"""Share from which an article is on a trade outside the list: its orders and its output are not of chips."""
_SCREEN = ("film_tv", "short_drama", "animation")


@cache
def _words() -> tuple[WordList, Mapping[str, tuple[tuple[str, float], ...]]]:
    """Every word, and what it speaks for."""
    table: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for rule in rules("sectors"):
        for word in rule.words:
            table[word].append((str(rule.data["sector"]), float(str(rule.data["weight"]))))
    return WordList(table), {w: tuple(v) for w, v in table.items()}


def weights(folded: str) -> dict[str, float]:
    """How much the words of a passage speak for each sector; a word said again adds little, mere hints nothing.

    >>> weights("算力,算力,还是AI算力")
    {'compute': 1.7}
    """
    return _summed(folded, hints=False)


def _summed(folded: str, *, hints: bool) -> dict[str, float]:
    words, table = _words()
    out: dict[str, float] = defaultdict(float)
    seen: set[str] = set()
    for word in words.find(folded):
        for sector, weight in table[word]:
            if hints or weight > HINT:
                out[sector] += weight * (_ECHO if word in seen else 1.0)
        seen.add(word)
    return {sector: round(weight, 3) for sector, weight in out.items()}


def background(folded: str) -> Background:
    """Share of each sector in an article; empty where too few of its words speak for any.

    >>> background("昨天下午,我们去了海边散步,风很大。")
    {}
    """
    words, table = _words()
    out: dict[str, float] = defaultdict(float)
    for word in words.find(folded):
        for sector, weight in table[word]:
            if weight > HINT:
                out[sector] += weight
    total = sum(out.values())
    shares = _one_screen({s: w / total for s, w in out.items()}) if total > len(folded) / 120 else {}
    return _of_machines(folded, shares)


def sectors(folded: str, *, behind: Background | None = None, by: str = "", around: str = "") -> tuple[str, ...]:
    """Sectors of a passage, strongest first; none where its words speak for none.

    `by` tells who speaks, `around` is the paragraph it stands in, `behind` the article; all folded.

    1 words; 2 who speaks and the article's subject behind them; 3 what is strong, and strong beside the strongest;
    4 the one subject of the article; 5 hints, where all else is silent.

    >>> sectors("国产AI算力有望在未来三年实现从可用到好用,对应国产AI芯片出货量为30.7万张")
    ('compute',)
    >>> sectors("我没有太懂Sora", by="某位仙侠剧导演"), sectors("要是两三万块能买一台会擦窗的,我马上下单!")
    (('film_tv',), ())
    """
    behind = behind or {}
    said = _on_screen({s: min(FULL, w) for s, w in weights(folded).items()}, behind)  # 1
    if behind.get("other", 0.0) >= _FOREIGN and said.get("compute", 0.0) < 1.0:
        said.pop("compute", None)
    speaks = weights(by) if by else {}
    if _DOCUMENT.search(by):
        speaks["policy_law"] = 1.6
    elif _REGULATOR.search(by):
        speaks["policy_law"] = speaks.get("policy_law", 0.0) + 1.2
    near = weights(around) if around else {}
    scores = {
        s: said.get(s, 0.0)
        + _SPEAKER * min(FULL, speaks.get(s, 0.0))
        + _AROUND * min(FULL, near.get(s, 0.0))
        + _BEHIND * behind.get(s, 0.0)
        for s in {*said, *speaks, *near}
    }  # 2
    top = max(scores.values(), default=0.0)
    kept = {s for s, w in scores.items() if w >= LEAST and w >= SHARE * top}  # 3
    kept |= {s for s, share in behind.items() if share >= _SUBJECT and _speaks_of_subject(s, kept, said)}  # 4
    if kept & {"policy_law", "investment"} and not kept & _TRADES and len(_SAYS_MACHINES.findall(folded)) > 1:
        kept.add("ai_models")
    if not kept:  # 5
        hinted = _summed(folded, hints=True)
        lean = {
            s: hinted.get(s, 0.0) + scores.get(s, 0.0)
            for s in {*hinted, *scores}
            if s in speaks or not behind or behind.get(s, 0.0) >= _TOUCHED
        }
        kept = {max(lean, key=lambda s: (lean[s], s))} if lean and max(lean.values()) >= _LEAN else set()
    named = sorted(kept - {"other"}, key=lambda s: (-scores.get(s, 0.0), s))
    return tuple(named[:MOST])


def _speaks_of_subject(subject: str, kept: set[str], said: Mapping[str, float]) -> bool:
    """Whether a passage is on its article's subject too; one on markets leaves its passages on law, films or oranges to these."""
    if subject == "investment":
        return not kept - {"investment"} and "other" not in said
    return bool(kept) or subject == "ai_models" or "other" not in said


def _of_machines(folded: str, shares: dict[str, float]) -> dict[str, float]:
    """Shares of an article on AI in a trade outside the list, a hospital or a bookshop: of the list it is on models alone."""
    listed = {s: w for s, w in shares.items() if s not in ("other", "ai_models")}
    dense = len(_MACHINES.findall(folded)) > len(folded) * _DENSE
    if dense and max(listed.values(), default=0.0) < _MINOR:
        shares["ai_models"] = max(shares.get("ai_models", 0.0), _SUBJECT)
    return shares


def _one_screen(shares: dict[str, float]) -> dict[str, float]:
    """Shares with film counted for short drama or animation, where the article is on one of these: they share their words."""
    main = max(_SCREEN, key=lambda s: shares.get(s, 0.0))
    if main != "film_tv" and shares.get(main, 0.0) > _MORE * shares.get("film_tv", 0.0):
        shares[main] += shares.pop("film_tv", 0.0)
    return shares


def _on_screen(said: Mapping[str, float], behind: Background) -> dict[str, float]:
    """Weights with words of the set and the screen counted for the screen trade that the article is on, if it is on one."""
    out = dict(said)
    main = max(_SCREEN, key=lambda s: behind.get(s, 0.0))
    if main != "film_tv" and behind.get(main, 0.0) > _MORE * behind.get("film_tv", 0.0) and "film_tv" in out:
        out[main] = min(FULL, out.get(main, 0.0) + out.pop("film_tv"))
    return out
