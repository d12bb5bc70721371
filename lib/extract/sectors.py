"""What a statement or excerpt is about: words weighed by sector, the article's own subject in the background."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from lib.extract.wordlist import WordList
from lib.patterns import compiled
from lib.rules import rules

_DOCUMENT = compiled(r"《[^》]*(?:办法|方案|意见|条例|指引|要点|通知|草案|规定|规划|计划|纲要|细则|措施|法)[^》]*》")
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
_SPEAKER = 0.6
"""What the words for the speaker count, of their weight."""
_SUBJECT = 0.5
"""Share of an article from which it has one subject, which its passages speak of even where they do not name it."""
_SILENT_SUBJECT = 0.42
"""The same, for passages that name no sector at all."""
_TITLE = 3
"""How often the words of its title count for what an article is about."""
_LEANS: Mapping[str, tuple[str, float]] = {"vendor": ("ai_models", 0.84), "legal": ("policy_law", 0.84)}
"""What speakers of a group speak of, whatever else they name: makers of models of models, lawyers of the law."""
_ORDERED = ("policy_law", 1.0)
"""What a document of the state lays down."""
_LEGAL_SHARE = 0.5
"""Lawyers name the trade of their case in passing."""
_TOUCHED = 0.1
"""Share of an article under which a sector is not what its silent passages lean to."""
_OF_MODELS = 0.25
"""Share of models in an article from which its passages on money and law, and its silent ones, are on models too."""
_LEAN = 0.5
"""Weight that is enough where nothing else is said."""
_MACHINES = compiled(r"AI|人工智能|人工智慧|大模型|算法|机器(?!人)|智能体")
_DENSE = 0.007
_MINOR = 0.2
"""Share under which no listed trade is the article's own; law and markets, which every trade has, count half."""
_REGULATOR = compiled(
    r"证监会|网信办|监管|商务部|发改委|发展改革委|人社部|卫健委|法院|检察院|版权局|知识产权|总局|总署|公署|立法|国务院|欧盟|贸易委员会"
)
_SAYS_MACHINES = compiled(r"AI|人工智能|人工智慧|大模型|智能体|生成式|AIGC|GPT|模型|算法")
_TRADES = frozenset(("film_tv", "short_drama", "animation", "games", "advertising", "short_video", "compute"))
_FOREIGN = 0.45
"""Share from which an article is on a trade outside the list: its orders and its output are not of chips."""
_MARKETS_BESIDE = 0.3
"""Share of trades outside the list from which an article is not on markets alone: its silent passages are on its trade."""
_SCREEN = ("film_tv", "short_drama", "animation", "games", "advertising")
"""Trades that share the words of the set and the cutting room; those stand in the rules as a sector `screen`."""
_NAMED = 0.6
_AUTHORITY = 1.2
"""What a body of the state adds to law and policy, where it orders rather than counts."""
_COUNTED = compiled(r"同比|环比|按年|按月|年增|截至|累计|较上|较20|[前上下]半年|[\d一二三四五六七八九十]个?(?:月|季)")
_ORDERS = compiled(
    r"将|拟|须|需要|应当|应该|不得|禁|严|支持|鼓励|整治|查处|出台|施行|实施|征求|防止|坚决|加大|力度|审查|核查|批准|不再|推出|公布|发布|约谈|开展"
    r"|落实|规范|监督|保障|补助|补贴|奖励|资助|扶持|撤销|取消|放宽|收紧|暂停|延长|修订|提交"
)


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

    >>> weights("算力,算力,还是算力")
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


def background(folded: str, *, title: str = "") -> Background:
    """Share of each sector in an article, most of all in its title; empty where too few of its words speak for any.

    >>> background("昨天下午,我们去了海边散步,风很大。")
    {}
    """
    words, table = _words()
    out: dict[str, float] = defaultdict(float)
    for word in (*words.find(folded), *words.find(title) * _TITLE):
        for sector, weight in table[word]:
            if weight > HINT:
                out[sector] += weight
    total = sum(out.values())
    shares = _one_screen({s: w / total for s, w in out.items()}) if total > len(folded) / 120 else {}
    return _of_machines(folded, shares)


def sectors(folded: str, *, behind: Background | None = None, by: str = "", around: str = "", group: str = "") -> tuple[str, ...]:
    """Sectors of a passage, strongest first; none where its words speak for none.

    `by` tells who speaks and `group` of which kind they are, `around` is the paragraph it stands in, `behind` the article; all folded.

    1 words; 2 who speaks and the article's subject behind them; 3 what is strong, and strong beside the strongest;
    4 the one subject of the article; 5 hints, where all else is silent.

    >>> sectors("国产AI算力有望在未来三年实现从可用到好用,对应国产AI芯片出货量为30.7万张")
    ('compute',)
    >>> sectors("我没有太懂Sora", by="某位仙侠剧导演"), sectors("要是两三万块能买一台会擦窗的,我马上下单!")
    (('film_tv',), ())
    """
    behind = behind or {}
    said = _on_screen(weights(folded), behind)  # 1
    if behind.get("other", 0.0) >= _FOREIGN and said.get("compute", 0.0) < 1.0:
        said.pop("compute", None)
    speaks = _speaker(folded, by, group, behind)
    near = _on_screen(weights(around), behind) if around else {}
    leans = _ORDERED if _DOCUMENT.search(by) else _LEANS.get(group)
    scores = {
        s: said.get(s, 0.0) + _SPEAKER * speaks.get(s, 0.0) + _AROUND * near.get(s, 0.0) + _BEHIND * behind.get(s, 0.0)
        for s in {*said, *speaks, *near, *(leans[:1] if leans else ())}
    }  # 2
    if leans:
        scores[leans[0]] += leans[1]
    top = max(scores.values(), default=0.0)
    share = _LEGAL_SHARE if group == "legal" else SHARE
    kept = {s for s, w in scores.items() if w >= LEAST and w >= share * top}  # 3
    least = _SUBJECT if said else _SILENT_SUBJECT
    kept |= {s for s, part in behind.items() if part >= least and _speaks_of_subject(s, kept, said, behind, group)}  # 4
    machines, of_models = len(_SAYS_MACHINES.findall(folded)), behind.get("ai_models", 0.0)
    if kept & {"policy_law", "investment"} and not kept & _TRADES and (machines > 1 or of_models >= _OF_MODELS):
        kept.add("ai_models")
    if not kept and of_models >= (_TOUCHED if machines or group == "vendor" else _OF_MODELS):
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


def _speaker(folded: str, by: str, group: str, behind: Background) -> dict[str, float]:
    """How much the words for the speaker speak for each sector; a body of the state that orders speaks for the law.

    >>> _speaker("9月底前出台细则", "某市网信办", "regulator", {}), _speaker("前9个月出口553.8亿美元,同比增长26.8%", "海关总署", "regulator", {})
    ({'policy_law': 1.2}, {})
    """
    speaks = _on_screen(weights(by), behind) if by else {}
    orders = bool(_ORDERS.search(folded))
    counts = not orders and any(c.isdigit() for c in folded) and bool(_COUNTED.search(folded))
    if not counts and (_REGULATOR.search(by) or (group == "regulator" and orders)):
        speaks["policy_law"] = min(FULL, speaks.get("policy_law", 0.0) + _AUTHORITY)
    return speaks


def _speaks_of_subject(subject: str, kept: set[str], said: Mapping[str, float], behind: Background, group: str) -> bool:
    """Whether a passage is on its article's subject too; one on markets leaves its passages on law, films or oranges to these."""
    if subject == "investment":
        return not kept - {"investment"} and "other" not in said and behind.get("other", 0.0) < _MARKETS_BESIDE
    if group == "legal" and subject != "policy_law":
        return not kept
    return bool(kept) or subject == "ai_models" or "other" not in said


def _of_machines(folded: str, shares: dict[str, float]) -> dict[str, float]:
    """Shares of an article on AI in a trade outside the list, a hospital or a bookshop: of the list it is on models alone."""
    halved = ("policy_law", "investment")
    listed = {s: w / 2 if s in halved else w for s, w in shares.items() if s not in ("other", "ai_models")}
    dense = len(_MACHINES.findall(folded)) > len(folded) * _DENSE
    if dense and max(listed.values(), default=0.0) < _MINOR:
        shares["ai_models"] = max(shares.get("ai_models", 0.0), _SUBJECT)
    return shares


def _one_screen(shares: dict[str, float]) -> dict[str, float]:
    """Shares with the words of the set counted for the screen trade that the article is on."""
    shared = shares.pop("screen", 0.0)
    if shared:
        main = max(_SCREEN, key=lambda s: shares.get(s, 0.0))
        shares[main] = shares.get(main, 0.0) + shared
    return shares


def _on_screen(said: Mapping[str, float], behind: Background) -> dict[str, float]:
    """Weights, none above the full, with words of the set counted for the screen trade named beside them, else for the article's.

    >>> _on_screen({"screen": 1.0}, {}), _on_screen({"screen": 0.6, "games": 1.0}, {"film_tv": 0.4})
    ({'film_tv': 1.0}, {'games': 1.4})
    """
    out = dict(said)
    shared = out.pop("screen", 0.0)
    if shared:
        named = [s for s in _SCREEN if out.get(s, 0.0) >= _NAMED]
        main = max(named, key=lambda s: out[s]) if named else max(_SCREEN, key=lambda s: behind.get(s, 0.0))
        out[main] = out.get(main, 0.0) + shared
    return {s: min(FULL, w) for s, w in out.items()}
