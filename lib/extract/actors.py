"""Who acts in a happening: the organisations, systems and speakers named in its words, or whom they point back to.

1 names in the words of the happening, but for those that are only quoted as a source; 2 where none stands before the verb:
a body or country that is its subject, a name in an earlier clause of the sentence, the house of the speaker, the last house
named shortly before; 3 of a statement its speaker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from lib.extract.actors_meant import (
    COURT_BACK,
    all_of,
    clause_start,
    court_of,
    house_again,
    of_two,
    pointed_back,
    unlisted_subject,
    work_shown,
)
from lib.extract.actors_named import Actors, indices
from lib.extract.agents import Agent, agent_of
from lib.extract.names import NamedSpan
from lib.extract.tokens import word_class
from lib.patterns import compiled
from lib.schema import Resolved
from lib.text.fold import fold
from lib.text.reading import Reading

_FRAGMENT = compiled(r"了|^[的接向把将从被由给]|^与(?!辉|田)|[来去]$|^全[容线面部]|^首[批次台]")
_GENERIC = compiled(r"[一-龥]{0,2}(?:协会|学会|商会|联盟|大会|论坛|展会|影视展|电影节|书展|车展|法院|组委会|基金会|研究院|委员会)")
_SPELLED = compiled(r"(?:届|[。,:;)】」\s])(?P<name>(?!本届|该|这)[一-龥]{2,8})$")
"""«第29届香港国际影视展», of which 影视展 is the short form."""
_MAKERS = ("creator", "company", "vendor")
_OWN_WORK = compiled("新作|新片|新剧|新车|新品|新机|新歌|自研|自家|旗下|我们|公司|工作室|团队|下一部|第[二三]部|续作|首部|平台")
_LEADS = tuple("从给因同与对向经据为由被跟和让在于赴到")
_Meant = tuple[list[tuple[int, str]], tuple[Resolved, ...]]
"""Those who act with their places, and where one was found that stands elsewhere."""


class _Told(NamedTuple):
    """The words in which a happening is told, with its date and verb, and the subject of its clause in its own words."""

    reading: Reading
    actors: Actors
    sentence: tuple[int, int]
    stretch: tuple[int, int]
    date: tuple[int, int]
    verb: tuple[int, int]
    says: bool
    agent: Agent | None
    own: list[tuple[int, str]]

    @property
    def clause(self) -> int:
        """Where the clause of the date begins."""
        return clause_start(self.reading.folded, self.stretch[0], self.date[0])


def actors_of(
    reading: Reading,
    actors: Actors,
    *,
    sentence: tuple[int, int],
    stretch: tuple[int, int],
    date: tuple[int, int],
    verb: tuple[int, int],
    says: bool,
) -> tuple[tuple[str, ...], tuple[Resolved, ...]]:
    """Names of those who act in a stretch, each once, and where one was found that stands elsewhere."""
    folded = reading.folded
    start, end = stretch
    agent = agent_of(folded, clause_start(folded, start, date[0]), date, verb[0])
    told = _Told(reading, actors, sentence, stretch, date, verb, says, agent, _spelled(reading, actors, agent))
    named, placed = _acting(told)  # 1
    who = [(n.start, n.name) for n in named]
    who += [(a, reading.cut(a, b)) for a, b in indices(folded, start, end)]
    if says:  # 3
        who += _speaker(told)
    resolved: tuple[Resolved, ...] = ()
    if not any(at < verb[0] and not _led(folded, at, agent) for at, _ in who):  # 2
        traded = _traded(told.own)
        if traded:
            told, who = told._replace(own=traded), [w for w in who if w[0] > verb[0]]
        meant, resolved = _meant(told, traded=bool(traded))
        who += meant
    who = who or [(n.start, n.name) for n in placed]
    who += _maker(told, who) + (_held(told) if not who else [])
    return tuple(dict.fromkeys(name for _, name in sorted(who))), resolved


def _acting(told: _Told) -> tuple[list[NamedSpan], list[NamedSpan]]:
    """The names in the words of a happening that act, and those that only tell where it happens, if others act."""
    folded, (start, end), verb = told.reading.folded, told.stretch, told.verb[0]
    named = told.actors.within(start, end) if told.says else told.actors.acting(folded, start, end)
    named = [_with_arm(told.reading, n, told.date, told.verb) for n in named]
    named = [n for n in named if folded[n.end : n.end + 1] != "系" or folded[n.end : n.end + 2] in ("系统", "系列")]
    named = _in_whole(named, told.agent, told.own, folded)
    placed = [n for n in named if folded[max(0, n.start - 1) : n.start] in ("在", "于", "赴", "到") or _HOSTS.match(folded, n.end)]
    if not placed:
        return named, placed
    others = [n for n in named if n not in placed]
    if any(n.start < verb for n in others) or unlisted_subject(told.reading, start, verb) or told.own:
        return others, placed
    return named, placed


def _speaker(told: _Told) -> list[tuple[int, str]]:
    """Who makes a statement that begins with the verb, and for which house."""
    end = told.stretch[1]
    said = told.actors.begun_at(told.verb[0], end + 40)
    if said is None or said.speaker_kind == "unnamed":
        return []
    return [(end, name) for name in (said.organisation, said.speaker) if name]


def _meant(told: _Told, *, traded: bool) -> _Meant:
    """Who acts where no name stands before the verb: a court, work or house told before, the clause's own subject, whom it points to."""
    reading, actors, verb = told.reading, told.actors, told.verb[0]
    if (found := _court_or_work(told)) is not None:
        return _elsewhere(found, told.stretch)
    if (house := house_again(reading, actors, told.stretch[0], told.date, verb)) is not None:
        resolved = Resolved("actors", house.start, house.start, "the one named before")
        return [(told.stretch[0], house.organisation or "")], (resolved,)
    if both := all_of(reading, actors, told.clause, verb):
        return both, ()
    if told.own and told.agent is not None and (told.agent.firm or traded):
        return told.own, ()
    people = [(a, reading.cut(a, b)) for a, b in actors.speakers(reading, told.stretch[0], max(verb, told.date[1])) if b <= verb]
    return (people, ()) if people else _subject(told)


def _court_or_work(told: _Told) -> tuple[int, int, str] | None:
    """The court of a case, or the film or series that is shown: their words and name."""
    reading, (start, end), verb = told.reading, told.stretch, told.verb
    court = court_of(reading, told.actors, start, verb[0])
    if court is not None or told.says:
        return court
    return work_shown(reading, (clause_start(reading.folded, start, min(told.date[0], verb[0])), end), verb)


def _subject(told: _Told) -> _Meant:
    """The subject of the clause that no list knows, or whom it points back to."""
    reading, actors, agent = told.reading, told.actors, told.agent
    start, end = told.stretch
    subject = of_two(reading, actors, agent) or unlisted_subject(reading, start, told.verb[0], told.date)
    if subject is not None and agent is not None and told.own:
        first = agent.parts[0]
        if first[0] == subject[0] and first[1] > subject[1]:
            return told.own, ()  # «三亚国际免税城三期», not 三亚
    subject = subject or pointed_back(reading, actors, told.sentence[0], told.stretch, told.date, told.verb[0])
    if subject is None:
        return told.own, ()
    at, stop, name = subject
    inside = start <= at < stop <= end
    return [(at, name)], () if inside else (Resolved("actors", at, stop, "the one named before"),)


def _elsewhere(found: tuple[int, int, str], stretch: tuple[int, int]) -> _Meant:
    """One who acts, resolved where the name stands outside the words of the happening."""
    at, stop, name = found
    inside = stretch[0] <= at < stretch[1]
    return [(at, name)], () if inside else (Resolved("actors", at, stop, "the one named before"),)


def _maker(told: _Told, who: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The house of the speaker whose own work or tool acts: «谭墨说,新作《烬城》将开启公测»."""
    if not who or told.says or any(not name.startswith("《") and name not in told.actors.tools for _, name in who):
        return []
    maker = told.actors.around(told.verb[0])
    if maker is None or maker.group not in _MAKERS or not maker.organisation:
        return []
    own_work = _OWN_WORK.search(told.reading.folded, told.stretch[0], told.verb[0])
    return [(told.stretch[1], maker.organisation)] if own_work else []


def _held(told: _Told) -> list[tuple[int, str]]:
    """What is held, where the verb only describes it: «1月11日举行的厦门马拉松»."""
    end = told.verb[1]
    held = unlisted_subject(told.reading, end + 1, told.stretch[1]) if told.reading.folded.startswith("的", end) else None
    return [] if held is None else [(held[0], held[2])]


_ARM = compiled(
    r"(?:(?![的对与和在向将由就被从把等])[一-龥]){1,8}?(?:(?<!公)司|处|科|分局|支队|总队|事业部|研究院|研究所|研究中心|实验室|分公司|分行|办公室)(?![长机级人])"
)
_HOSTS = compiled(r"[一-龥]{0,4}(?:年会|大会|论坛|峰会|研讨会|晚会|发布会|典礼|展台|直播间)(?:上|中|里|期间|现场)")


_BRANCH = compiled(
    r"(?:搜索|应用商店|商店|超市|外卖|电商|物流|支付|地图|音乐|阅读|读书|健康|到家|买菜|优选|商城|闪购|出行|打车|酒店|旅行|影业|文学|游戏|汽车|金融|研究院|实验室|小贷|保险|快递|速运|航空|地产|置业|新能源|半导体|视频|直播|区|院区|厂区|[一-龥]{0,8}(?:审议会|理事会|委员会|议会|频道|分局|研究中心|工作组|专委会|事业部|工会|警方)|会|电站|水电站|核电站|储能电站|旅行社|俱乐部|商学院|基金会)"
)


def _in_whole(named: list[NamedSpan], agent: Agent | None, own: list[tuple[int, str]], folded: str) -> list[NamedSpan]:
    """Names with the rest of the body they are only a part of: 百度 in «百度搜索», 杭州亚运 in «杭州亚运会»."""
    if agent is None or len(agent.parts) != 1 or not own:
        return named
    a, b = agent.parts[0]
    return [
        replace(n, start=a, end=b, name=own[-1][1])
        if (n.start == a or word_class(folded[a : n.start]) == "ns") and n.end < b and _BRANCH.fullmatch(folded, n.end, b)
        else n
        for n in named
    ]


_INSTRUMENT = compiled(
    r"(?!(?:公司|该|其|这|个股|股价|本|两|上述))(?![一-龥]{0,4}[金银油铜铝锌镍锡铅煤钢锂猪粮糖棉币]价$)(?P<what>[一-龥A-Za-z0-9·/()\-]{2,20}?)(?:(?:现货|批发|出厂|收购|参考|零售|平均|散瓶)?(?:均价|批价|现价|价格|报价|价))$"
    r"|(?!(?:公司|该|其|这))(?P<whole>[一-龥A-Za-z0-9·/()\-]{0,16}(?:期货(?:主力)?合约|主力合约|期货|期指|汇率|人民币|美元指数|收益率|黄金|白银|原油|布油|伦铜|沪铜|伦敦金|伦敦银|多晶硅|碳酸锂|日[元圆]|欧元|英镑|美元|港元|港币|新台币|台币|韩元|韩币|卢布|瑞郎|澳元|加元|卢比|比特币|以太坊|狗狗币|美债|[金银油铜铝锌镍锡铅煤钢锂猪粮糖棉币纸]价))$"
)
_NO_INSTRUMENT = compiled("楼|房|呎|门票|车票|机票|会员|套餐|服务|产品|股价|定价|售价|租|起售|一手|二手|新车|车型")


def _traded(own: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The good or paper whose price moves, where it is the subject: «碳酸锂期货主力合约跌超4%», «电池级碳酸锂均价报48.4万元»."""
    if not own:
        return []
    at, words = own[-1]
    found = _INSTRUMENT.match(fold(words))
    if found is None or _NO_INSTRUMENT.search(fold(words)):
        return []
    return [(at, words[slice(*found.span("what" if found["what"] else "whole"))])]


def _with_arm(reading: Reading, name: NamedSpan, date: tuple[int, int], verb: tuple[int, int]) -> NamedSpan:
    """A body with the arm that acts for it, where only the date or the verb follows: «国家广播电视总局网络视听司9月底下发»."""
    arm = _ARM.match(reading.folded, name.end)
    if arm is None or arm.end() not in (date[0], verb[0]):
        return name
    return replace(name, end=arm.end(), name=reading.cut(name.start, arm.end()))


_WITH = compiled(r"把[^,。把]{0,4}$|(?:已经?|会|将|要|就|也|还|又|再|拟|想|月|日|年|天|们|公司|集团|平台)[和跟]$")
"""«我们已经和中信里昂签了»: whom something is done with."""


def _led(folded: str, at: int, agent: Agent | None) -> bool:
    """Whether a name before the verb is led in by a preposition and so no subject: «从北京电影学院毕业», «同中信证券签署»."""
    if agent is not None and agent.start <= at < agent.end:
        return folded[max(agent.start, at - 1) : at] in _LEADS
    return (
        folded[max(0, at - 1) : at] in _LEADS
        or _WITH.search(folded, max(0, at - 5), at) is not None
        or folded[max(0, at - 2) : at] in ("因须", "通过", "来自", "根据", "按照", "联合", "携手", "联手", "会同", "牵手")
    )


def _spelled(reading: Reading, actors: Actors, agent: Agent | None) -> list[tuple[int, str]]:
    """A subject in its own words, and the house that stands before its title."""
    if agent is None or not agent.parts:
        return []
    named = [(n.start, n.name) for n in actors.within(agent.start, agent.parts[0][0])][-1:]
    words = [(a, reading.cut(a, b).strip("“”「」『』")) for a, b in agent.parts]
    return named + [(a, _in_full(reading, actors, a, w)) for a, w in words if not _FRAGMENT.search(fold(w))]


def _in_full(reading: Reading, actors: Actors, at: int, word: str) -> str:
    """The name that a bare 协会 or 影视展 stands for: the last one before that ends so."""
    if not _GENERIC.fullmatch(fold(word)):
        return word
    longer = [n.name for n in actors.within(max(0, at - COURT_BACK), at) if n.name.endswith(word) and len(n.name) > len(word)]
    if longer:
        return longer[-1]
    folded, short = reading.folded, fold(word)
    place = folded.find(short, 0, at)
    while place >= 0:
        if spelled := _SPELLED.search(folded, max(0, place - 9), place):
            return reading.cut(spelled.start("name"), place + len(short))
        place = folded.find(short, place + 1, at)
    return word
