"""What belongs to the name of a house and stands beside a listed one: its place, its school, its branch.

«湖南省发展改革委», «清华大学集成电路学院», «中远海运北部湾公司», «携程研究院», «环球音乐集团».
"""

from __future__ import annotations

from dataclasses import replace

from lib.extract.mentions import Mention
from lib.extract.tokens import Tokens
from lib.extract.traits import TRAITS
from lib.patterns import compiled

_SEAT = compiled(
    r"[一-鿿]{0,14}?(?:学院|研究院|研究所|实验室|学系|系(?=[一-鿿]{0,2}(?:教授|主任|讲师|学者))|研究中心|书院|专委会|委员会|法庭|学部|分会|工委|附属医院|医院|新闻办公室|新闻办|办公厅|办公室|数据中心|信息中心|监控中心|监测中心|研究总院|分局|支行|分行|环球研究"
    r"|[一-鿿]{2,8}(?<!公)司(?=[一有相副司负]|处长|(?:近日|日前|同日|昨日|今日)?(?:要求|表示|指出|发布|印发|下发|通报|通知|公布|明确|强调|提醒|约谈))|[一-鿿]{2,8}所(?=[一-鿿]{0,3}?(?:所长|经理|研究员|分析师|主任|组长|总监)))"
    r"(?:附属[一-鿿]{0,8}?医院|[一-鿿]{2,6}?(?:研究所|研究中心|实验室|学系))?"
    r"|[一-鿿]{2,8}(?<![布格当时结僵败破开])局(?=[一有相副局负及已于\d近日今昨]|要求|表示|指出|发布|公布|印发|通报|介绍|称)"
    r"|[一-鿿]{0,8}(?:管理|装备|服务|发展|保障|执法|审评|评价|宣教|认证|评审|应急|指挥|调度|交流|促进|推广|培训)中心"
)
_BRANCH = compiled(
    r"集团|控股(?!股)|股份有限公司|有限公司|(?:[一-鿿]{0,6}?)(?:研究院|研究所|实验室|基金会|战投|创投|环球研究|研究中心|智库|员公会|员工会|员协会|安全中心)|(?P<region>[一-鿿]{2,4}(?:分公司|子公司|公司|分行|支行))"
    r"|(?P<area>中国|香港|台湾|日本|上海|深圳)(?=[^,。;]{0,6}(?:总裁|总监|总经理|经济师|经济学家|分析师|研究|负责人|CEO|区|发布|预测|统计|表示|称|数据)|(?=一[位名]))"
)
_INSURER = compiled(r"(?:财险|产险|寿险|人寿|养老险|健康险)?(?:[一-鿿]{2,8}?(?:中心支公司|支公司|分公司))?")
_LENDER = compiled(r"(?:证券|银行|期货|信托)(?!行业|业|板块|市场|股|部|事务|法|频道|化|从业|投资者|分析师|研究员|监管)")
_REGISTERED = compiled(r"\((?:香港|国际|中国|亚洲|亚太|远东|集团|控股|上海|北京|深圳|杭州|澳门|台湾)\)(?!股份|有限)")
_SOCIETY = compiled(r"(?:协会|学会|商会|联合会|联盟|大学|学院)$")
_TRADE = compiled(
    r"(?:旅游网|旅行网|传媒|影业|娱乐|电影|影城|影院|影视城|证券|基金|银行|资本|科技|物流|地产|置业|健康|影视)(?!行业|业务|板块|市场|公司|产品|领域|股|频道|平台|部)"
)
"""Trades that a house known for another adds to its name: 寰亞傳媒, 阿里健康."""
_ABROAD = compiled(r"(?:国际|海外|出行|金服)(?=(?:常务)?副?总(?:裁|经理)|董事|首席|CEO|负责人|、|,|宣布|公告)")
PUBLIC = ("university", "regulator", "learned")
_LAND = compiled(r"[湾港岛山江河湖州县市省区城]$")
_OF_MANY_TRADES = ("internet", "travel", "film", "industry", "ai", "games")
_JOINS = ("与", "及", "和", "暨")


def with_seat(folded: str, text: Tokens, mention: Mention) -> Mention:
    """A mention of a house together with what belongs to its name; it is then a house of its own."""
    if mention.what != "organisation":
        return mention
    public = mention.kind in PUBLIC or bool(_SOCIETY.search(folded, mention.start, mention.end))
    end = _seat_end(folded, text, mention.end) if public else _branch_end(folded, text, mention.end, mention.kind)
    start = _place_start(text, mention.start) if mention.kind == "regulator" else mention.start
    if (start, end) == (mention.start, mention.end):
        return mention
    # A school of a university is the university the article speaks of; an office of an office is one of its own.
    key = mention.key if mention.kind == "university" else folded[start:end]
    return replace(mention, start=start, end=end, key=key)


def _seat_end(folded: str, text: Tokens, end: int) -> int:
    """Where a school, committee or office that follows a public house ends, if one does."""
    match = _SEAT.match(folded, end) if folded[end : end + 1] not in _JOINS else None  # 清华大学|与智源研究院
    return match.end() if match and match.end() in text.edges and _belongs(text, end, match.end(), joined=True) else end


def _branch_end(folded: str, text: Tokens, end: int, kind: str) -> int:
    """Where a branch or institute of a firm that follows its name ends, if one does."""
    match = (
        _REGISTERED.match(folded, end)
        or _BRANCH.match(folded, end)
        or _ABROAD.match(folded, end)
        or (_TRADE.match(folded, end) if kind in _OF_MANY_TRADES else None)
        or (_LENDER.match(folded, end) if kind in ("broker", "bank") and not _LENDER.search(folded, end - 2, end) else None)
        or (_INSURER.match(folded, end) if folded[end - 2 : end] in ("人寿", "人保", "平安", "保险", "财险", "产险") else None)
    )
    if match is None or match.end() not in text.edges or not _belongs(text, end, match.end(), joined=False):
        return end
    first = text.words[text.at(end)]
    if match.re is _BRANCH and match["region"] and TRAITS[first].cls != "ns" and not _LAND.search(first):
        return end
    return match.end()


def _belongs(text: Tokens, start: int, end: int, *, joined: bool) -> bool:
    """Whether no word of grammar stands in what would belong to a name."""
    inner = [w for w in text.between(start, end) if not (joined and w in _JOINS)]
    traits = [TRAITS[w] for w in inner]
    return not any((t.stop and not t.single and not t.trade) or t.never or (t.grammar and not joined) or t.cls[0] in "rp" for t in traits)


def _place_start(text: Tokens, start: int) -> int:
    """Where the place before a public office begins, if it stands there: «湖南省|发展改革委»."""
    place = text.at(start) - 1
    while place >= 0 and text.starts[place] + len(text.words[place]) == start and _is_area(text.words[place]):
        start, place = text.starts[place], place - 1
    return start


def _is_area(word: str) -> bool:
    return word in ("市", "省", "区", "县", "自治区", "特区") or (
        len(word) > 1 and TRAITS[word].cls == "ns" and word not in ("中国", "我国")
    )
