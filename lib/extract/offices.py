"""Split what stands before a name into organisation and role."""

from __future__ import annotations

from lib.extract.candidates import vocabulary
from lib.extract.departments import of_trade, without_department
from lib.extract.house_kinds import that_house
from lib.extract.houses import FAME, known_houses, read_house, trim_house
from lib.extract.lexicon import HAN, PLACES, lexicon
from lib.extract.office_houses import REGION_HEAD, branch_end, house_before, house_end
from lib.extract.pieces import INSTITUTION, Listed, Piece
from lib.extract.tokens import tokens
from lib.extract.traits import TRAITS
from lib.patterns import compiled

_ROLE_FAME = compiled(
    rf"^(?:(?:另一|另|一|某)(?:位|名)|《[^《》]{{1,30}}》的?|[{HAN}]{{1,3}}族|知名|著名|现任|时任|曾任|原任|公众号|微信公众号|原告|被告|微博|抖音|B站|视频号|(?:{PLACES})(?:的)?){{1,4}}"
)
_SEAT = compiled(r"(?:[^、,]{0,6}(?:人大代表|政协委员|两会代表|党代表|人大常委)、|(?:独家)?(?:对话|专访|访谈|走近|访))(?=.{2})")
_AGE = compiled(rf"[、,](?:[6-9]0后|0\d后|\d{{2}}后|\d{{2}}岁的?|青年|年轻)[{HAN}]{{0,6}}$")
_LOW = compiled(r"(?:从业者|人士|出身|达人|圈)$")
_LATIN_HOUSE = compiled(
    "(?P<house>[A-Z][A-Za-z0-9.&+'’-]+(?: (?:&|of|and|[A-Z0-9][A-Za-z0-9.&+'’-]*)){0,4}) ?(?=[\u4e00-\u9fff])"
    "(?!中国|中國|台湾|香港|日本|韩国|亚太|亚洲|北美|欧洲|全球)(?P<rest>[^,。;、()]{2,24})$"
)
_ON_ONES_OWN = compiled("(?:独立|自由|自由职业|民间|业余)(?=[\u4e00-\u9fff]{2,6}(?:师|员|人|家|者|学者|导演|编剧)$)")
_SCREEN = compiled("(?:博主|UP主|up主|达人|网红|大V|KOL|主播|创作者|用户|网友|答主|频道主|YouTuber|Youtuber)$")
_OWN_END = compiled(
    "(?:公司|集团|研究院|研究所|研究中心|实验室|基金会?|大学|学院|医院|资本|创投|投资|证券|影业|娱乐|游戏|工作室|科技|资产|分行|协会|学会|联盟|银行|新闻网?|周刊|报|台|网)(?=.{2})"
)
_SCHOOL_TEACHER = compiled(
    "(?P<school>[\u4e00-\u9fff]{2,16}?(?:小学|中学|高中|国中|国小|附中|附小|学校|幼儿园|学院|大学))(?P<role>[\u4e00-\u9fff]{0,6}(?:教师|老师|教员|班主任|教研员))$"
)
_ASKED = compiled(
    "(?P<asker>[\u4e00-\u9fffA-Za-z0-9]{2,10}?)(?:本报)?(?:记者)?(?:对话|专访|采访|独家专访|对谈|邀请了?|特邀|邀|请来|请到|连线|约请|约访|访谈|对|与|和|同)了?(?=.{4})"
)
_OWN_PAPER = compiled("(?:本[刊报网台社]|我们|笔者|编辑部|小编)(?:编辑部|团队)?")
_FUND_MANAGER = compiled("(?:资产|资本|投资|资管|私募|投顾|理财|财富|信托)(?=基金经理)")
_UNIT_LEADER = compiled("(?:部|委|院|府|会|县|市|省|局|署|总局)[\u4e00-\u9fff]{2,8}(?<![副处署局司厅])(?=[处署局司厅]长$)")
_PLATFORM = compiled(
    "(?:小红书|抖音|快手|B站|哔哩哔哩|微博|知乎|YouTube|TikTok|Instagram|视频号|公众号|微信|豆瓣|小宇宙|脸书|推特|雪球|Threads|Dcard|PTT)[^,。;、的]{0,10}"
)
_PEOPLE = compiled("[\u4e00-\u9fff]{1,4}族(?=[\u4e00-\u9fff]{2})")
_PLACE = compiled(rf"^(?:{PLACES})(?:的)?")
_NOW = compiled("[^。;]{2,30}[、,](?:并|兼)?(?:现任|现为|现系|现担任|目前担任|目前是|如今是|如今担任)(?=.{3})")
_MET = compiled("[^,。;:、]{0,12}?(?:见到|找到|遇到|遇见|认识|采访|联系(?:到|上)|专访|拜访|走访|对话)了?(?=[^,。;:、]{2})")
_OPENING = compiled(
    "(?:但|而|不过|其中|同时|可(?=[在据由对])|然而|只是|尤其)?(?:在|据|由|与|对|向|跟|让|请|给|和)?(?:现任|时任|曾任|原任|身为|作为|(?:本|该|此|涉)案的?)?(?:用|按|照)?"
)
_CODE = compiled("\\([^()]{1,16}\\)")
_ITEM = compiled("[、兼]")
_SOME_HOUSE = compiled(
    rf"(?:[{HAN}]{{2,3}})?(?:一家|某家|一间|某)[^,。;的、]{{2,14}}(?:公司|企业|[工料子]厂|厂商?|门店|店|工作室|机构|平台|代理商|经销商|供应商|服务商|制造商|酒店|餐厅|农场|合作社|MCN)(?=.{{2}})"
)
_COUNTRY_ARM = compiled(
    rf"[A-Za-z{HAN}]{{2,14}}?(?P<arm>中国|台湾|香港|澳门|日本|韩国|印度|新加坡|泰国|越南|马来西亚|印尼|美国|德国|英国|法国|北京|上海)(?!区|大区|地区|市场|业务|战区|籍|首席)(?=[{HAN}A-Z]{{2,10}}$)"
)
"""«Google台湾|行销总监»: a house's arm of a country, where no 区 says that the country is what he is in charge of."""
_COMMON = frozenset(("n", "v", "vn", "l", "b", "a", "an", "i", "s", "j", "ns", "m", "q", "f", "k", "d", "t"))
_KIND_OF = compiled(
    "(?:公司|企业|工作室|平台|品牌|厂牌|机构|律所|车企|药企|酒企|券商|厂商|独角兽|巨头|龙头|大厂|团队|(?:开发|运营|服务|代理|经销|供应|制造|集成|设备|发行|零售|贸易|软件|数据|通路|方案)商(?![业会务标贸品场学])|门店|代工厂|制作方|出品方|承制方|发行方|运营方|连锁|投行|网站|厂|初创|新势力|创企|网红店|餐厅|书店|航司|房企)(?=.{4})"
)
_NAME_OF_HOUSE = compiled(rf"[{HAN}]{{2,8}}|[A-Z][A-Za-z0-9.&' -]{{1,23}}(?:[{HAN}]{{1,4}})?")
_NOT_OF_NAME = compiled(
    "[的在和与及]|(?:分公司|[部处科室组线队]|中心|业务|条线|基地|工厂|板块|团队|大区|区|市场|产品|技术|项目|研究院?|平台|方|家|位|名)$|^(?:[一两某多数几]|业务|务|旗下|前|原|联合|首席|副|高级|资深|内部|相关|有关|创始|上市|中国|全球)|^[标贸会]"
)
_JOINT = compiled("[、兼暨]")
_BACKER = compiled(
    "的?(?:早期|天使|首轮|[AB]轮|主要|长期|最早的|最大)?(?:投资人|投资者|天使投资人|股东|顾问|董事|独立董事|客户|用户|代言人|合作方)"
)
_OTHER_HOUSE = compiled("、[^、]{2,16}?(?:协会|学会|商会|联合会|公司|证券|银行|法院|联盟|促进会|研究会|基金会)[^、]{2,12}")
_LOCAL = compiled(
    rf"(?P<seat>[{HAN}]{{1,10}}?(?:省|市|县|区|镇|乡|村|街道|社区|州|盟|旗))"
    r"(?P<role>(?:党委|党组|党总支|党支部|纪委|支部|总支|副?书记|村支|村主任|村长|常务副|副?[省市县区镇乡州]长|街道办|居委会主任|村委会主任).*)"
)
_FROM_THERE = compiled(rf"[{HAN}]{{1,6}}(?:县|镇|乡|村|屯|寨|街道|社区|旗|岛)(?=[{HAN}]{{2,6}}$)")


def split_role(folded: str, start: int, end: int, *, listed: Listed) -> tuple[Piece | None, Piece | None]:
    """Organisation and role out of what stands before a name.

    >>> text = "华金证券计算机首席分析师"
    >>> [text[p.start:p.end] for p in split_role(text, 0, len(text), listed=Listed())]
    ['华金证券', '计算机首席分析师']
    """
    key = folded, start, end
    if key not in listed.offices:
        listed.offices[key] = _split_role(folded, start, end, listed)
    return listed.offices[key]


def _split_role(folded: str, start: int, end: int, listed: Listed) -> tuple[Piece | None, Piece | None]:
    lex = lexicon()
    while end > start and folded[end - 1] in " 、,的":
        end -= 1
    if m := _SEAT.match(folded[start:end]):
        start += m.end()
    if (m := _ASKED.match(folded, start, end)) and (
        _OWN_PAPER.fullmatch(m["asker"]) or any(p.start == start and p.end == m.end("asker") for p in listed.within(start, end))
    ):
        start = m.end()  # «澎湃新闻对|白鹭映画创始人»
    if (m := _MET.match(folded, start, end)) and not listed.within(start, m.end()):
        start = m.end()  # 记者见到了|创始人
    if m := _PEOPLE.match(folded, start, end):
        start = m.end()  # 哈萨克族|动画导演
    if m := _NOW.match(folded, start, end):
        start = m.end()  # «康方生物前研发副总裁、现任|青禾生物董事长»
    pointed = that_house(folded, start, end) or next((that_house(folded, m.end(), end) for m in _ITEM.finditer(folded, start, end)), None)
    if pointed and lex.title_tail(folded, pointed.end(), end):  # «该行|行长助理», «报告执笔人、该所|副教授»
        return Piece(pointed.start(), pointed.end("kind")), _role(folded, pointed.end(), end, placed=True)
    if shaped := _by_form(folded, start, end, listed):
        return shaped
    cut = folded.rfind("的", start, end)
    while cut >= 0:
        right = folded[cut + 1 : end]
        if lex.title.fullmatch(right):
            house = house_before(folded, start, cut, listed)
            if house and not lex.marker.match(folded, start, end):
                return house, _role(folded, cut + 1, end)
            start = cut + 1
            break
        if lex.title_tail(right):
            start = cut + 1
            break
        cut = folded.rfind("的", start, cut)
    start += _opening(folded, start, end)
    item_end = _first_item(folded, start, end)
    cut = house_end(folded, start, item_end, listed)
    if cut <= start and item_end < end:  # «投资人、青松基金合伙人»: the office with a house goes first
        later = house_end(folded, item_end + 1, _first_item(folded, item_end + 1, end), listed)
        if later > item_end + 1:
            start, cut = item_end + 1, later
    cut = branch_end(folded, cut, end) if cut > start else cut
    cut = without_department(folded, start, cut, end, listed)
    if FAME.sub("", folded[start:cut]).strip() in vocabulary("latin_words", "latin.common"):
        cut = start  # 知名|IT|专业律师
    if folded[start:cut] in lex.kinds_alone:
        return None, _role(folded, start, end)  # 中学教师
    if cut > start and item_end < end and _BACKER.fullmatch(folded, cut, item_end):
        later = house_end(folded, item_end + 1, end, listed)
        if later > item_end + 1:  # «矽途科技|早期投资人、临港科创投|合伙人»: of the house that pays him
            start, cut = item_end + 1, later
    house = trim_house(folded, start, cut, listed) if cut > start else None
    if (
        house
        and folded.startswith("集团", cut, end)
        and not folded.endswith("集团", start, cut)
        and lex.title.fullmatch(folded, cut + 2, end)
    ):
        house, cut = Piece(house.start, cut + 2), cut + 2
    if house and (m := _OTHER_HOUSE.search(folded, cut, end)) and lex.title.fullmatch(folded, cut, m.start()):
        end = m.start()  # «董事长|、浙江省茶业协会会长»
    return house, _role(folded, max(cut, start), end, placed=house is not None)


def _by_form(folded: str, start: int, end: int, listed: Listed) -> tuple[Piece | None, Piece | None] | None:
    """Where the form of the words tells house and title apart, whatever they mean."""
    lex, words = lexicon(), folded[start:end]
    if (m := _ON_ONES_OWN.match(words)) and lex.title.fullmatch(words, m.end()) is None and lex.title_tail(words):
        return None, _role(folded, start, end)  # 独立酒业分析师
    if (m := _LOCAL.fullmatch(words)) and lex.title.fullmatch(m["role"]):  # «化雨镇|党委副书记、镇长»
        return Piece(start, start + m.end("seat")), Piece(start + m.start("role"), end)
    if _SCREEN.search(words) and _PLATFORM.fullmatch(words):
        return None, _role(folded, start, end)  # 小红书博主
    if (m := _SOME_HOUSE.match(words)) and lex.title.fullmatch(words, m.end()):  # «东莞一家封装代工厂|总经理»
        return Piece(start, start + m.end()), _role(folded, start + m.end(), end, placed=True)
    if (m := _COUNTRY_ARM.match(words)) and any(p.start == start and p.end == start + m.start("arm") for p in listed.within(start, end)):
        return Piece(start, start + m.end("arm")), _role(folded, start + m.end("arm"), end, placed=True)
    if named := _kind_and_name(folded, start, end, listed):
        return named
    if (m := _SCHOOL_TEACHER.fullmatch(words)) and "的" not in m["school"]:  # «清苑小学|信息科技教师»
        return Piece(start, start + m.end("school")), Piece(start + m.start("role"), end)
    if (m := _FUND_MANAGER.search(words)) and words[: m.end()] + "基金" not in known_houses() and m.end() + 4 == len(words):
        house = read_house(folded, start, start + m.end(), Listed())
        return (house.name if house and house.kind == INSTITUTION else Piece(start, start + m.end())), Piece(start + m.end(), end)
    if (m := _UNIT_LEADER.search(words)) and not lex.title.fullmatch(words, m.end() - 2) and words[: m.end()] not in known_houses():
        return Piece(start, start + m.end() + 1), Piece(start + m.end(), end)  # «经济部统计处长»
    m = _LATIN_HOUSE.fullmatch(words)
    if (
        m
        and not any(p.start == start and p.end > start + m.end("house") for p in listed.within(start, end))  # SK|海力士
        and m["house"] not in vocabulary("latin_words", "latin.common", "latin.calling")
        and not _SCREEN.search(words)
        and not _OWN_END.search(m["rest"])
    ):
        if lex.title_tail(m["rest"]) is None:
            return None
        return Piece(start, start + m.end("house")), _role(folded, start + m.start("rest"), end)
    return None


def _kind_and_name(folded: str, start: int, end: int, listed: Listed) -> tuple[Piece, Piece | None] | None:
    """A house behind the kind of house it is: «互动影游公司|拾光互动|制作人», «国货护肤品牌|觅禾|电商负责人»."""
    lex, words = lexicon(), folded[start:end]
    for kind in reversed(list(_KIND_OF.finditer(words))):
        title = lex.title_tail(words, kind.end())
        if title is None or title.start() - kind.end() < 2 or not _all_common(FAME.sub("", words[: kind.start()])):
            continue
        inside = [p.end - start for p in listed.within(start, end) if p.start == start + kind.end()]
        if inside or any(p.end > start for p in listed.within(start, start + kind.end())):
            continue  # «上市公司|分众传媒|…», «腾讯公司…»: by the list
        whole = [m.end() for m in lex.suffix.finditer(words, kind.end() + 2) if lex.title.fullmatch(words, m.end())]
        at = whole[-1] if whole else title.start()  # 远桥国际物流|总经理
        for word in () if whole else reversed(tokens(words[kind.end() : at]).words):
            if len(word) < 2 or at - len(word) - kind.end() < 2 or not of_trade(word):
                break
            at -= len(word)
        name = words[kind.end() : at]
        owner = words.endswith(("创始人", "创办人")) and len(name) <= 4
        if _NAME_OF_HOUSE.fullmatch(name) and (owner or not of_trade(name)) and not _NOT_OF_NAME.search(name):
            return Piece(start + kind.end(), start + at), _role(folded, start + at, end, placed=True)
    return None


def _all_common(words: str) -> bool:
    """Whether words before a kind of house only say which kind: «互动影游», «AI», not «云麓科技»."""
    return len(words) <= 14 and all(TRAITS[w].cls in _COMMON or w in ("AI", "AIGC") for w in tokens(words).words)


def split_any(folded: str, start: int, end: int, *, listed: Listed) -> tuple[Piece | None, Piece | None]:
    """Organisation and role where the title stands in no list.

    >>> text = "在戈壁上干了19年的安西风场值长"
    >>> [text[p.start:p.end] for p in split_any(text, 0, len(text), listed=Listed())]
    ['安西风场', '值长']
    """
    cut = folded.rfind("的", start, end - 1)
    start = cut + 1 if cut >= 0 else start
    words = folded[start:end]
    inside = [p for p in listed.within(start, end) if p.end < end]
    ends = (start + m.end() for m in lexicon().suffix.finditer(words) if 3 <= m.end() <= len(words) - 2)
    at = inside[0].end if inside else next(ends, start)
    bare = _PLACE.sub("", folded[start:at])
    if at > start and not inside and (not bare or (len(bare) < at - start and of_trade(bare))):
        return None, _role(folded, at - len(bare), end)  # «深圳|机器人租赁商»
    house = trim_house(folded, start, at, listed) if at > start else None
    return house, _role(folded, at, end)


def _opening(folded: str, start: int, end: int) -> int:
    """Length of what does not belong: items that are no office («短剧从业者、»), a preposition, 现任."""
    lex, at = lexicon(), start
    comma = folded.find("、", at, end)
    while comma > 0 and (
        _LOW.search(folded, at, comma)
        or (comma - at <= 12 and not lex.title_tail(folded[at:comma]))
        or lex.generic.fullmatch(folded, at, comma)  # «首席市场官郎咏梅、»
    ):
        at, comma = comma + 1, folded.find("、", comma + 1, end)
    m = _OPENING.match(folded, at, end)
    return (m.end() if m else at) - start


def _first_item(folded: str, start: int, end: int) -> int:
    """End of the first of several offices parted by 、, 兼 or 暨."""
    return next((m.start() for m in _JOINT.finditer(folded, start, end) if lexicon().title_tail(folded, start, m.start())), end)


def _role(folded: str, start: int, end: int, *, placed: bool = False) -> Piece | None:
    """A role without the words of fame and place before it; `placed`: a house goes before, so that a region is part of the role."""
    while start < end and folded[start] in " 的、,":
        start += 1
    if m := _CODE.match(folded, start, end):
        start = m.end()  # «文化内容策进院(文策院)|处长»
    if (m := _ROLE_FAME.match(folded[start:end])) and start + m.end() < end and not (placed and REGION_HEAD.match(folded, start, end)):
        start += m.end()
        start += len(folded[start:end]) - len(folded[start:end].lstrip())
    while end > start and folded[end - 1] in " 、,的":
        end -= 1
    if (m := _AGE.search(folded, start, end)) and m.start() > start:
        end = m.start()
    return Piece(start + (0 if placed else _place(folded, start, end)), end) if end > start else None


def _place(folded: str, start: int, end: int) -> int:
    """Length of a place before a whole title, which is none of it: «釜山|导演»; 0 for «大中华区总裁»."""
    lex, words = lexicon(), folded[start:end]
    if lex.title.fullmatch(words) or not lex.title_tail(words):
        return 0
    if (m := _FROM_THERE.match(words)) and lex.title.fullmatch(words, m.end()):
        return m.end()  # 鸡黍镇|种植大户
    return next((n for n in (2, 3, 4) if TRAITS[words[:n]].cls == "ns" and lex.title.fullmatch(words, n)), 0)
