"""The subject of a dated clause in its own words: what stands between the clause's head, its date and its verb.

«原画师文九8月19日在微博上写道» has 文九, «3月15日,青年枢纽船闸通水» has 青年枢纽船闸; pronouns and bare heads (该公司, 案件) have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import rjieba

from lib.extract.tokens import word_class
from lib.patterns import compiled
from lib.rules import alternation, gazetteer, rules

_HEAD = compiled(
    r"^(?:此外|同时|另外|其中|而且|但是|不过|然而|因此|于是|所以|[一-龥]{2,4}当地时间|美东时间|美国东部时间|北京时间|台北时间|东京时间|伦敦时间|值得一提的是|据悉|据了解|目前|随后|此前|更早的|早在|首先|其次|最后|与此同时|当地(?!时间)|该国|我国|本地|外围方面|[一-龥]{1,3}方面|答|问|而|但|至于|即|并[称指]|[并又还](?:表示|透露|指出|强调)|同时称|[·•●▪■◆◇○▶*\-— ]+)[,: ]?"
)
_TAIL = compiled(
    r"(?:已经?|将于?|也|亦|则|正式?|还|就|又|曾|均|都|便|却|更|才|仍|再次?|计划|预计|预期|拟|有望|最快|最迟|最早|最晚|或|(?<![大协委员工峰年展博览董理商公学标分议社运盛晚唱乐酒货易谈聘享布讨面])会|要|须|需|应|早|于|在|自|从|由|至|到|是|原定|定于|拟定|预定|(?<=[一-龥]{3})定|目标|力争|首次|刚刚?|近日|日前|随即|终于|当地时间|北京时间|对外|联合|共同|公开|宣布|表示|[,、: ])+$"
)
_STOP = compiled(
    r"(?:已经?(?!故)|将(?!军|来)|也|亦(?!庄)|则|还|就|又|曾|均|(?<![成魔首京])都(?!市)|便|却|才|仍|再(?!生)|正式|计划(?!署|书)|预计|拟|有望|最快|最迟|最早|(?<![大协委员工峰年展博览董理商公学标分议社])会(?=[在向对与和将有])|要(?=[在向对与和把])|须|早(?=[已在])|于|在(?!线|职)|自(?!动|然|由|治|主|研|贸|营)|从|由(?!于)|向(?!日)|对(?!外|冲)|与(?![一-龥]{1,9}(?:部|局|委|厅|署|大学|学院|研究院|研究所|委员会|协会)(?!门|件|分|长|员|属|[一-龥]{0,4}(?:签|达成|合作|联合)))|同(?!花|济|程|仁|方|行)|把|被|因(?!赛)|以(?!色|太)|为|给|就|经(?!济|营|理|纪|销)|通过|首次|刚(?!果)|近日|日前|随即|终于|对外|联合(?!国|会|利|办|创始)|共同|公开|宣布|表示|第[一二三四五六七八九十\d]{1,2}次|以?\d{1,3}[比:]\d|连续|全面|全线|干脆|准确|集中|索性|顺利|成功(?!大学)|果断|毅然|悄悄|主动|一口气|紧急|火速|连夜|迅速|(?:[一-龥]{2})?(?:当地|北京|台北|香港|东京|纽约|伦敦|莫斯科|巴黎|美东)时间|大幅|小幅|按(?=章|计划|期)|率|率先|相继|陆续|悄然|突然|当庭|集体|掀(?!起)|再掀|联名|联署|联袂|双双|纷纷|一致|只|[,;:。、])"
)
_POINTS = compiled(
    r"^(?:[该这那此]|其(?!士)|本(?!田|钢|溪|草|特利)|双(?=方|双|边|向|日|休|十|节|旦|碳|创|减|重|层|极|线|轮)|各(?!尔)|上(?=周|星期|礼拜|个?月|半年|季|旬|述|年)|下(?=周|星期|礼拜|个?月|半年|季|旬)|全(?=[部体面市省网年天程行场员身线队厂院校球]|国(?!人大|政协|总工会|妇联|工商联|股转))|某|何(?=[时处地种以等])|他|她|它(?!石)|我(?!爱我家|乐|武)|你|咱|自己|大家|公司|集团|平台|团队|双方|工作室(?![一-龥])|打算|准备|希望|试图|争取|力求|计划|要求|呼吁|承诺|出席|参加|参与|换季|在(?![线野职])|规划(?![局院部])|集中[在于]|宣判|收盘|开盘|早盘|午盘|盘[前中后]|上午|下午|凌晨|清晨|早晨|早上|中午|晚上|晚间|深夜|零点|零时|一早|租约|项目|产品|工程|案件|官司|仲裁|新厂|二期|一期|三期|厂|书房|医院|学校|前者|后者|两者|会上|期间|双方|三方|记者|笔者|有(?!赞|道|色|研|友|棵树)|没有|不|每(?!日经济|日互动|经)|上述|前述|同(?!花顺|济|程|仁堂|方|洲|力)|首批|头(?!豹)|第[一二三四五\d]|最后|下一|上一|一[个位名条场次批家年月日周]|当(?!当)|今(?!麦郎|世缘|飞|日资本)|明(?!略|源|阳|月|泰|微|新|珠|尼苏达|德)|昨|去|前(?!海|哨|程无忧)|后(?!浪)|如果|因为|由于|随着|按照|根据|据|受|截至|自从|虽然|尽管|为了|关于|对于|至于|经过|作为|除了|包括|例如|比如)"
)
_QUANTITY = compiled(r"[\d%]|[一二两三四五六七八九十百千]+[个位名条场次批家年月日周款部]")
_NAME = compiled(r"[一-龥A-Za-z][一-龥A-Za-z0-9·.\-+& ]{1,15}$")
_QUOTED = compiled(
    r"(?P<of>[^“「《]{0,20}?)(?P<name>《[^》]{1,20}》|[“「](?P<bare>[^”」]{2,16})[”」])(?:号|货轮|邮轮|客轮|轮|专列|列车|班列|航班|卫星|火箭|飞船|机器人|系统|平台|项目|工程|专线){0,2}$"
)
_ABROAD = compiled(
    r"(?:美国|英国|法国|德国|俄罗斯|乌克兰|日本|韩国|印度|加拿大|澳大利亚|巴西|阿根廷|墨西哥|土耳其|以色列|伊朗|沙特|泰国|越南|印尼|马来西亚|新加坡|菲律宾|意大利|西班牙|荷兰|波兰|匈牙利|瑞士|欧盟|欧洲|美联储|世界银行|联合国|[一-龥]{2,5}州)[一-龥]{0,8}(?:总统|首相|总理|国务卿|财长|外长|防长|州长|市长|主席|行长|总裁|部长|议员|法官|专员|秘书长|代表|大使)(?P<name>[一-龥]{2,6})"
)
"""«美国总统特朗普»: a title from abroad with a name that begins with no surname."""
_OWNER = compiled(
    r"(?P<name>[一-龥A-Za-z0-9]{2,6})的(?:首[个批艘架列家款条趟]|第[一二三四五\d]+[个批艘架列家款条]|新|[一-龥]{0,4}?(?:工厂|门店|项目|产线|产品|线路|航线|订单|车队|业务|股票|债券|股份|新车|店))"
)
"""«广之旅的首个泰国团»: what belongs to a house that no list knows."""
_CALLED = compiled(r"(?:一[家款个位]|某)?(?:名为|名叫|叫做|取名|人称)[“「]?(?P<name>[一-龥A-Za-z0-9·]{2,10}?)[”」]?的(?=[一-龥]{2})")
_HOLDER = compiled(r"(?P<name>[一-龥A-Za-z0-9·]{2,12}?)(?:集团|公司)?旗下的?[一-龥A-Za-z0-9·\-]{2,20}")
_WORTH = compiled(r"(?<=[一-龥A-Za-z]{2})(?:兴柜|[AHB]股|港股|美股|ADR)?(?:股价|股票|市值|盘中|早盘|尾盘|股份|股)$")
"""«和曜兴柜股价» is 和曜's."""
_ROLE_OF = compiled(
    r"(?:[一-龥]{0,4}(?:运营方|主办方|承办方|开发商|发行方|出品方|制作方|主控方|母公司|控股股东|大股东|实控人|实际控制人|竞争对手|竞品|供应商|代工厂|合作方|投资方|承建方|建设方|被告|原告|发行商|分销商|龙头|姊妹船|姐妹船|(?:全资|控股)?子公司|孙公司|前身|关联公司))(?=[一-龥A-Za-z·\d]{2,12}$)"
)
_THING = compiled(
    r"(?:[产销数流客单存人]量|[一-龥]量(?:暴增|激增|大增|骤降|下滑|增长)|产能|营收|收入|利润|价格|税率|平衡|进度|订单|租约|版号|需求|供应|供给|拐点|行情|[一二]审|终审|庭审|判决|法例|条例|占比|比例|增速|规模|成本)$"
)
"""What rises, falls or comes due, but does not act."""
_PAIR = compiled(
    r"([一-龥A-Za-z]{2,12}(?:大学|学院|公司|集团|研究院|研究所|科技|银行|法院|协会|政府|医院|证券|影业|传媒))[与和及、]([一-龥A-Za-z]{2,14})"
)
_FIRM_NAMED = compiled(
    r"[一-龥A-Za-z0-9·]{1,16}(?:公司|企业|集团|厂商|平台|机构|品牌|车企|药企|券商|巨头|龙头|运营商|开发商|新势力)(?P<name>[一-龥A-Za-z]{2,8})(?:\([A-Za-z0-9 .]{2,20}\))?"
)
_TWO_PEOPLE = compiled(r"([一-龥]{2,3})[与和及、]([一-龥]{2,3})")
_EDITION = compiled(
    r"(?:第[一二三四五六七八九十百\d]{1,4}|首|本|\d{4})[届年](?:的)?(?=[一-龥]{3})|(?:[今去明]年|[本今]?[一-龥]?季|本年度|今冬|今春)?(?:第[一二三四五六七八九十\d]{1,3}|首)[趟班列艘架辆](?=[“《])|(?:约|近|超|逾)?\d[\d,.]{0,8}[万余多]{0,2}[名位家支间](?=[一-龥]{2})"
    r"|(?:[它他她其]的?|该?公司的?)(?=(?:姊妹船|姐妹船|(?:全资|控股)?子公司|孙公司|前身|关联公司))"
)
_BODY_END = compiled(
    r"(?:公司|集团|机构|企业|团队|委员会|常委会|董事会|组委会|监事会|协会|学会|商会|工会|部门|政府|大学|学院|中学|小学|医院|银行|法院|检察院|剧组|车企|厂商|券商|展会|大会|博览会|股东|基金|工厂|研究院|实验室|监管局|版权局|网信办|当局|警方|检方|校方"
    r"|工程|项目|航线|通道|专列|船闸|电站|铁路|高速|机场|大桥|运河|隧道|水库|园区|产业园|科技园|加工园|工业园|物流园|试验区|自贸区|卫星|火箭|飞船|乐园|大世界|新区|基地|中心|电影节|音乐节|车展|联盟|组织|[省市县区州局部署厅委社队]|工人|员工|职工|作家|演员|居民|村民|农户|[果蒜菜茶粮棉瓜渔]农|州长|市长|总统|总理|首相|国务卿|财长|特首|行政长官|家长|业主|司机|骑手|船员|矿工|引航员|飞行员|飞机师|教师|护士|工作室|[一-龥A-Za-z\d·]{2}号|马拉松|A股|成员国|专业版|亚运会|奥运会|全运会|世锦赛|锦标赛|女排|男篮|国足|应用商店|奥委会|足协|教育局|卫健委|医保局|航天局|体育局|工作组|代表团|考察团|旅行社|酒店|景区|商场|广场|大厦|超市|影院|剧院|博物馆|图书馆|书店|餐厅|码头|港区|航司|航空|地铁|铁路局|电网|水务|燃气)$|^[A-Z][A-Za-z0-9.+\- ]{2,}$"
)
_PERSON = compiled(r"[一-龥]{2,4}$|[一-龥]{1,8}(?:·[一-龥]{1,8}){1,3}$|[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.\-]+){1,2}$")


@dataclass(frozen=True, slots=True)
class Agent:
    """The words of a subject, half open in the text; `parts` are who they name, by place; none for a pronoun."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    firm: bool = False
    """Whether the words are surely a name: a body by its end, a person behind his title, a title in its marks."""
    ahead: bool = False
    """Whether it stands before the date."""


@cache
def _title() -> re.Pattern[str]:
    return compiled(f".*(?:{alternation(w for r in rules('titles') if r.id != 'title.address' for w in r.words if len(w) > 1)})")


@cache
def _titles() -> re.Pattern[str]:
    return compiled(
        f"(?:{alternation(w for r in rules('titles') if r.id != 'title.address' for w in r.words if len(w) > 1)}|支书|村长|店主|东主)"
    )


def _titled_ahead(words: str) -> tuple[int, int] | None:
    """A person of two or three characters behind a title, with a verb that no list knows behind him: «主任彭湘|接到院长电话»."""
    for title in _titles().finditer(words):
        at = title.end()
        if words[at : at + 1] not in _surnames() or (
            len(first := rjieba.cut(words[at:], False)[0]) > 1 and word_class(first) not in ("x", "nr")
        ):
            continue
        for size in (2, 3):
            rest = words[at + size :]
            if len(rest) > 1 and word_class(rjieba.cut(rest, False)[0]) in ("v", "p", "d"):
                return at, at + size
    return None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(e.name[0] for e in gazetteer("surnames"))


def agent_of(folded: str, clause: int, date: tuple[int, int], verb: int) -> Agent | None:
    """The subject of a clause that begins at `clause`: before its date, else between date and verb; None where it has none.

    >>> text = "原画师文九8月19日在微博上写道"
    >>> found = agent_of(text, 0, (5, 10), 13)
    >>> [text[a:b] for a, b in found.parts]
    ['文九']
    """
    if (called := _CALLED.search(folded, clause, verb)) is not None:
        return Agent(called.start(), called.end(), (called.span("name"),), firm=True, ahead=called.start() < date[0])
    torn = clause > 0 and folded[date[0] - 1 : date[0]] in tuple("到至") and folded[clause - 1] not in ",;。:\n"
    before = None if torn else _bounds(folded, clause, min(date[0], verb), whole=True)
    found = before or (_bounds(folded, date[1], verb, whole=False) if verb > date[1] else None)
    if found is None:
        return None
    parts = _parts(folded, *found)
    words = folded[slice(*parts[0])] if parts else ""
    person = (
        bool(parts)
        and len(words) == 3
        and words[0] in _surnames()
        and _STOP.match(folded, found[1]) is not None
        and (before is None or (found[0] == parts[0][0] and folded[found[1]] == "于"))
    )
    firm = person or (
        bool(parts)
        and (parts[0][1] != found[1] or (parts[0][0] - found[0] > 1 and folded[parts[0][0] - 1] != "的") or bool(_BODY_END.search(words)))
    )
    return Agent(*found, parts, firm, before is not None)


def _bounds(folded: str, start: int, end: int, *, whole: bool) -> tuple[int, int] | None:
    """What is left of a stretch without openers, adverbs and what follows a preposition."""
    if end - start > 60:
        return None
    while start < end and (head := _HEAD.match(folded[start:end])):
        start += head.end()
    while start < end and folded[start] in ", :、起":
        start += 1
    if stop := _STOP.search(folded, start + (2 if whole else 0), max(end, start + 2)):
        end = min(end, stop.start())
    tail = _TAIL.search(folded[start:end])
    end = start + tail.start() if tail else end
    comma = max(folded.rfind(",", start, end), folded.rfind(":", start, end))
    start = comma + 1 if comma >= 0 else start
    return (start, end) if end - start >= 2 else None


def _parts(folded: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Whom a subject names: a title with its bearer gives house and bearer, quotation marks what they hold, else the whole."""
    words = folded[start:end]
    if edition := _EDITION.match(words):
        start, words = start + edition.end(), words[edition.end() :]
    if _POINTS.match(words) or _THING.search(words):
        return ()
    if titled := _title().match(words):
        rest = titled.end()
        named = words[rest : rest + 1] in _surnames() or not "一" <= words[rest : rest + 1] <= "龥" or "·" in words[rest:]
        if named and _PERSON.fullmatch(words, rest) and not _BODY_END.search(words):
            return ((start + rest, end),)
    if (titled_one := _titled_ahead(words)) is not None:
        return ((start + titled_one[0], start + titled_one[1]),)
    if (firm := _FIRM_NAMED.fullmatch(words)) is not None and word_class(firm["name"]) in ("x", "nz", "nr", "nt", "eng"):
        return ((start + firm.start("name"), start + firm.end("name")),)
    if abroad := _ABROAD.fullmatch(words):
        return ((start + abroad.start("name"), end),)
    if holder := _HOLDER.fullmatch(words):  # «长实旗下黄竹坑项目» is 长实's
        return ((start, start + holder.end("name")),)
    if quoted := _QUOTED.fullmatch(words):
        a, b = quoted.span("bare") if quoted["bare"] else quoted.span("name")
        return ((start + a, start + b),)
    words = words.removesuffix("的")
    if tail := _WORTH.search(words):
        words = words[: tail.start()]
    if lead := _ROLE_OF.match(words):
        start, words = start + lead.end(), words[lead.end() :]
    end = start + len(words)
    if (owner := _OWNER.match(words)) and word_class(owner["name"]) in ("x", "nz", "nt", "eng"):
        return ((start, start + owner.end("name")),)
    if (two := _TWO_PEOPLE.fullmatch(words)) and two[1][0] in _surnames() and two[2][0] in _surnames():
        return tuple((start + a, start + b) for a, b in (two.span(1), two.span(2)))
    if pair := _PAIR.fullmatch(words):
        return tuple((start + a, start + b) for a, b in (pair.span(1), pair.span(2)))
    last = words.rfind("的")
    if 0 < last < len(words) - 2 and len(words) - last <= 11:
        start, words = start + last + 1, words[last + 1 :]
    return (
        ((start, end),) if _NAME.fullmatch(words) and len(words) <= 14 and not _QUANTITY.search(words) and not _POINTS.match(words) else ()
    )
