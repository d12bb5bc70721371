"""Split what stands before a name into organisation and role."""

from __future__ import annotations

from lib.extract.houses import FAME, STOP_LATIN, ends_in_kind, known_houses, read_house, trim_house
from lib.extract.lexicon import HAN, PLACES, lexicon
from lib.extract.pieces import INSTITUTION, Listed, Piece
from lib.extract.tokens import tokens
from lib.extract.traits import TRAITS
from lib.patterns import compiled

_ROLE_FAME = compiled(
    rf"^(?:(?:另一|另|一|某)(?:位|名)|《[^《》]{{1,30}}》的?|[{HAN}]{{1,3}}族|知名|著名|现任|时任|曾任|原任|公众号|微信公众号|原告|被告|微博|抖音|B站|视频号|(?:{PLACES})(?:的)?){{1,4}}"
)
_INNER = compiled(r"[^、]{1,12}(?:委员会|事业部|事业群|业务线|业务部|部门|业务|部|处)")
_SCHOOL = compiled(rf"[{HAN}]{{2,10}}(?:大学|科学院|学院)")
_OFFICE = compiled(rf"(?:{PLACES})?[{HAN}]{{2}}(?:部|局|署|厅|司|处|院|委)(?:长|副部长|副局长)")
_SEAT = compiled(r"(?:[^、,]{0,6}(?:人大代表|政协委员|两会代表|党代表|人大常委)、|(?:独家)?(?:对话|专访|访谈|走近|访))(?=.{2})")
_ONCE = compiled("曾|离职|离开|一度|做过|当过|毕业|出身")
_BRANCH = compiled(rf"[{HAN}]{{1,8}}(?:公司|分公司|集团|分行|支行|研究院|事务所|分社|医院)(?=.)")
_OF_DEPARTMENT = compiled(rf"[{HAN}]{{2,6}}(?:[科室处部组]|中心)(?:副?主任|科长|部长|负责人|护士长|副?处长|组长|医生|医师)")
_GROUNDS = ("机场", "风场", "电场", "农场", "牧场", "医院", "大学", "学院", "法院", "银行", "酒店", "景区", "海关", "车站", "书店", "书房")
_TOLD_OF = compiled(r".{0,16}(?:[^不]是|[据由让请给跟叫]|来自|名为)(?=.{4})")
_SEAT_OF = compiled(rf"[{HAN}]{{1,8}}(?:省|市|县|区|州)|.{{0,12}}[、,]")
_UNITS = frozenset("司处科组部室局股")
_UNIT = compiled(rf"(?:\([^()]{{1,12}}\))?[{HAN}A-Za-z]{{2,10}}")
_CODE = compiled(r"\([^()]{1,12}\)")
_HOUSE_GOES_ON = compiled("(?:期货|证券|银行|基金|保险|人寿|财险|信托|创投|集团|控股|地产|置业|医药|影业)")
"""Suffixes that belong to the name of a house even where the name before them is listed by itself."""
_UNIT_END = compiled("(?:(?<!公)司|[处科组股]|部|室|部门|团队|业务|条线|事业群|服务)$")
_TRADE_END = compiled(
    "(?:动漫|动画|影视|游戏|机器人|汽车|芯片|软件|传媒|视觉|通信|电子|医药|能源|新能源|设备|材料|化工|机械|地产|食品|零售|计算机|互联网|金融|非银|银行|保险|宏观|固收|策略|军工|有色|电新|家电|商贸|社服|轻工|纺服|农业|公用|环保|建筑|建材|煤炭|石化|钢铁|交运|物流|航空|海外|港股|量化|期权|黑色|能化|农产品|贵金属|外汇)$"
)
_FIELD_TITLE = compiled("(?:制作人|导演|编剧|分析师|研究员|设计师|工程师|画师|架构师|科学家|策划|策略师|分析员)$")
DEPARTMENT = compiled(
    rf"[{HAN}]{{0,4}}(?:信息|内分泌|呼吸|心内|神经|急诊|放射|检验|影像|护理|医务|经营|营业|营运|业务|住宅|工商铺|战略|企划|总务|公共事务|企业传讯|传讯|客户|渠道|供应链|机务|票务|乘务|教研|采购|市场|销售|品牌|公关|财务|法务|人力资源|人事|技术|研发|产品|运营|内容|商务|客服|分镜|美术|特效|后期|制作|编导|策划|教务|学工|招生|宣传|数据|算法|硬件|软件|质量|生产|安全|物流|仓储|总编)(?:中心|科|部|组|室|处|办公室|部门|团队|条线)"
)
_DEPARTMENT_END = compiled(DEPARTMENT.pattern.replace("{0,4}", "{0}", 1) + "$")
_AGE = compiled(rf"[、,](?:[6-9]0后|0\d后|\d{{2}}后|\d{{2}}岁的?|青年|年轻)[{HAN}]{{0,6}}$")
_LOW = compiled(r"(?:从业者|人士|出身|达人|圈)$")
_LATIN_HOUSE = compiled(
    "(?P<house>[A-Z][A-Za-z0-9.&+'’-]+(?: (?:&|of|and|[A-Z0-9][A-Za-z0-9.&+'’-]*)){0,4}) ?(?=[\u4e00-\u9fff])"
    "(?!中国|中國|台湾|香港|日本|韩国|亚太|亚洲|北美|欧洲|全球)(?P<rest>[^,。;、()]{2,24})$"
)
_ON_ONES_OWN = compiled("(?:独立|自由|自由职业|民间|业余)(?=[\u4e00-\u9fff]{2,6}(?:师|员|人|家|者|学者|导演|编剧)$)")
_NO_LATIN_HOUSE = frozenset(
    ["UI", "UX", "HR", "PR", "BD", "TA", "VC", "PE", "PM", "FA", "APP", "SaaS", "KOL", "UP", "MCN", "IPO", "ESG", "EDA", "OEM", "ODM"]
)
_SCREEN = compiled("(?:博主|UP主|up主|达人|网红|大V|KOL|主播|创作者|用户|网友|答主|频道主|YouTuber|Youtuber)$")
_OWN_END = compiled(
    "(?:公司|集团|研究院|研究所|研究中心|实验室|基金会?|大学|学院|医院|资本|创投|投资|证券|影业|娱乐|游戏|工作室|科技|资产|分行|协会|学会|联盟|银行|新闻网?|周刊|报|台|网)(?=.{2})"
)
_SCHOOL_TEACHER = compiled(
    "(?P<school>[\u4e00-\u9fff]{2,16}?(?:小学|中学|高中|国中|国小|附中|附小|学校|幼儿园|学院|大学))(?P<role>[\u4e00-\u9fff]{0,6}(?:教师|老师|教员|班主任|教研员))$"
)
_ASKED = compiled("(?P<asker>[\u4e00-\u9fffA-Za-z0-9]{2,10}?)(?:本报)?(?:记者)?(?:对话|专访|采访|独家专访|对谈|对|与|和|同)(?=.{4})")
_FUND_MANAGER = compiled("(?:资产|资本|投资|资管|私募|投顾|理财|财富|信托)(?=基金经理)")
_UNIT_LEADER = compiled("(?:部|委|院|府|会|县|市|省|局|署|总局)[\u4e00-\u9fff]{2,8}(?<![副处署局司厅])(?=[处署局司厅]长$)")
_ARM = compiled(
    "[\u4e00-\u9fffA-Za-z]{2,12}(?:中心|平台|板块|条线|产品线|团队|事业线)(?=(?:副?总经理|副?总监|负责人|经理|主管|副?总裁|副总|总编辑|主编|运营|产品|技术|市场|商务))"
)
_PLATFORM = compiled(
    "(?:小红书|抖音|快手|B站|哔哩哔哩|微博|知乎|YouTube|TikTok|Instagram|视频号|公众号|微信|豆瓣|小宇宙|脸书|推特|雪球|Threads|Dcard|PTT)[^,。;、的]{0,10}"
)
_PEOPLE = compiled("[\u4e00-\u9fff]{1,4}族(?=[\u4e00-\u9fff]{2})")
_SOME_HOUSE = compiled(
    "(?:[\u4e00-\u9fff]{2,3})?(?:一家|一间|某家|某)[^,。;的、]{2,14}(?:厂商|工厂|厂|店|公司|企业|工作室|机构|平台|代理商|经销商|供应商|服务商|制造商|酒店|餐厅|农场|MCN)"
)
_HEADS = compiled(
    "(?:创始人|创办人|合伙人|董事长|董事|主席|总裁|总经理|副总|经理|执行长|营运长|技术长|财务长|首席[\u4e00-\u9fff]{2,4}官|C[A-Z]O|GM|VP|老板|店长|厂长|社长|馆长|会长|秘书长|理事长|院长|所长|校长|主任|站长|台长|负责人|发言人|代言人|主理人|掌门人|高管|股东|实控人|实际控制人|店主)$"
)
_PLACE = compiled(rf"^(?:{PLACES})(?:的)?")
_NOW = compiled("[^。;]{2,30}[、,](?:并|兼)?(?:现任|现为|现系|现担任|目前担任|目前是|如今是|如今担任)(?=.{3})")
_PROVINCES = "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古|内蒙|江浙沪|长三角|珠三角|京津冀|粤港澳|大湾区|川渝|两广|港澳|台湾|香港|澳门"
_DIRECTIONS = "华东|华南|华北|华中|华西|西南|西北|东北|东南|亚太|亚洲|东亚|南亚|东南亚|大中华|北亚|中东|欧洲|西欧|东欧|北美|南美|拉美|美洲|非洲|大洋洲|欧美|日韩|中国|全国|全球|海外|港澳台"
_REGION = compiled(
    rf"(?:(?:{_DIRECTIONS}|{_PROVINCES})(?:及(?:{_DIRECTIONS}|{_PROVINCES}))?(?:大区|战区|片区|地区|区域|区(?!块|域经济))|(?:全球|海外|亚太|北美|欧洲|拉美|中东|东南亚|大中华|华东|华南|华北|华中|西南|西北|东北)(?!洲|区))"
    rf"(?P<unit>[{HAN}A-Za-z]{{0,8}})(?=$)"
)
"""Where a house ends and the region that somebody there is in charge of begins: «中原地产|亚太区住宅部», «酒小二|河南区»."""
_REGION_HEAD = compiled(rf"(?:{_DIRECTIONS}|{_PROVINCES})(?!导演|演员|歌手|作家|画家|编剧)")
_REPEATED = frozenset("部处科组室队")
_MET = compiled("[^,。;:、]{0,12}?(?:见到|找到|遇到|遇见|认识|采访|联系(?:到|上)|专访|拜访|走访|对话)了?(?=[^,。;:、]{2})")
_MIDDLE = compiled("(?:总监|主任|主管|代表|顾问|经理)$")
_OPENING = compiled("(?:在|据|由|与|对|向|跟|让|请|给|和)?(?:现任|时任|曾任|原任|身为|作为)?(?:用|按|照)?")
_FIELD_ONLY = compiled(
    rf"(?:{PLACES}|独立|自由|资深|知名|著名|年轻|青年|互联网|电商|影视|电影|电视剧|动画|动漫|游戏|短剧|科技|财经|汽车|半导体|芯片|AI|人工智能|大模型"
    rf"|新能源|证券|金融|投资|量化|私募|公募|执业|知识产权|IT|法律|专业|职业|业余|原告|被告|辩护|人称[“「][^”」]{1, 10}[”」]|的|区|市|家住.{{1,6}}|[{HAN}]{{1,3}}(?:区|县|镇|村)){{0,6}}"
)


def split_role(folded: str, start: int, end: int, *, listed: Listed) -> tuple[Piece | None, Piece | None]:
    """Organisation and role out of what stands before a name.

    >>> text = "华金证券计算机首席分析师"
    >>> [text[p.start:p.end] for p in split_role(text, 0, len(text), listed=Listed())]
    ['华金证券', '计算机首席分析师']
    """
    lex = lexicon()
    while end > start and folded[end - 1] in " 、,的":
        end -= 1
    if m := _SEAT.match(folded[start:end]):
        start += m.end()
    if (m := _ASKED.match(folded, start, end)) and any(p.start == start and p.end == m.end("asker") for p in listed.within(start, end)):
        start = m.end()  # «澎湃新闻对|白鹭映画创始人»
    if (m := _MET.match(folded, start, end)) and not listed.within(start, m.end()):
        start = m.end()  # 记者见到了|创始人
    if m := _PEOPLE.match(folded, start, end):
        start = m.end()  # 哈萨克族|动画导演
    if m := _NOW.match(folded, start, end):
        start = m.end()  # «康方生物前研发副总裁、现任|青禾生物董事长»
    if shaped := _by_form(folded, start, end):
        return shaped
    cut = folded.rfind("的", start, end)
    while cut >= 0:
        right = folded[cut + 1 : end]
        if lex.title.fullmatch(right):
            house = _house_before(folded, start, cut, listed)
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
    cut = _house_end(folded, start, item_end, listed)
    if cut <= start and item_end < end:  # «投资人、青松基金合伙人»: the office with a house goes first
        later = _house_end(folded, item_end + 1, _first_item(folded, item_end + 1, end), listed)
        if later > item_end + 1:
            start, cut = item_end + 1, later
    cut = _without_department(folded, start, cut, end, listed)
    if folded[start:cut] in STOP_LATIN:
        cut = start  # IT|专业律师
    if folded[start:cut] in lex.kinds_alone:
        return None, _role(folded, start, end)  # 中学教师
    house = trim_house(folded, start, cut, listed) if cut > start else None
    if (
        house
        and folded.startswith("集团", cut, end)
        and not folded.endswith("集团", start, cut)
        and lex.title.fullmatch(folded, cut + 2, end)
    ):
        house, cut = Piece(house.start, cut + 2), cut + 2
    return house, _role(folded, max(cut, start), end, placed=house is not None)


def _by_form(folded: str, start: int, end: int) -> tuple[Piece | None, Piece | None] | None:
    """Where the form of the words tells house and title apart, whatever they mean."""
    lex, words = lexicon(), folded[start:end]
    if (m := _ON_ONES_OWN.match(words)) and lex.title.fullmatch(words, m.end()) is None and lex.title_tail(words):
        return None, _role(folded, start, end)  # 独立酒业分析师
    if _SCREEN.search(words) and _PLATFORM.fullmatch(words):
        return None, _role(folded, start, end)  # 小红书博主
    if (m := _SCHOOL_TEACHER.fullmatch(words)) and "的" not in m["school"]:  # «清苑小学|信息科技教师»
        return Piece(start, start + m.end("school")), Piece(start + m.start("role"), end)
    if (m := _FUND_MANAGER.search(words)) and words[: m.end()] + "基金" not in known_houses() and m.end() + 4 == len(words):
        house = read_house(folded, start, start + m.end(), Listed())
        return (house.name if house and house.kind == INSTITUTION else Piece(start, start + m.end())), Piece(start + m.end(), end)
    if (m := _UNIT_LEADER.search(words)) and not lex.title.fullmatch(words, m.end() - 2) and words[: m.end()] not in known_houses():
        return Piece(start, start + m.end() + 1), Piece(start + m.end(), end)  # «经济部统计处长»
    m = _LATIN_HOUSE.fullmatch(words)
    if m and m["house"] not in STOP_LATIN | _NO_LATIN_HOUSE and not _SCREEN.search(words) and not _OWN_END.search(m["rest"]):
        if lex.title_tail(m["rest"]) is None:
            return None
        return Piece(start, start + m.end("house")), _role(folded, start + m.start("rest"), end)
    return None


def _without_department(folded: str, start: int, cut: int, end: int, listed: Listed) -> int:
    """Where a house ends without the department or trade that belongs to the title: «国家数据局|数据资源司司长», «中金公司|电力设备分析师».

    A department that stands alone is no house («信息中心主任»).
    """
    words, role = folded[start:cut], folded[cut:end]
    if len(words) < 3 or not role:
        return start if words and _is_department(words) else cut
    if (m := _REGION.search(words)) and m.start() >= 2 and not lexicon().suffix.search(m["unit"]):
        return start + m.start()
    repeats = words[-1] in _UNITS and (
        role.startswith((words[-1] + "长", "副" + words[-1] + "长")) or (words[-1] == role[0] and role[1:2] == "长")
    )
    whole = next((p.end for p in listed.within(start, cut) if p.end == cut), 0)
    if not repeats and (words in known_houses() or (whole and not _UNIT_END.search(words))):
        return cut
    if _is_department(words):
        return start
    if m := _DEPARTMENT_END.search(words):
        head = words[: m.start()]
        if head in known_houses() or (len(head) >= 4 and lexicon().suffixed.fullmatch(head)):
            return start + m.start()
    if repeats and words[-1] in _REPEATED and (at := _unit_start(words)) >= 2:
        return start + at  # «沪东中华|经营部部长»
    first = next((p.end - start for p in listed.within(start, cut) if p.start == start and p.end < cut), 0)
    first = first or next((at for at in range(len(words) - 1, 2, -1) if words[:at] in known_houses()), 0)
    if first and words[first:] and ((repeats and words[-1] == "局") or _is_arm(words[first:], role)):
        return start + first  # «国家网信办|网络管理技术局副局长», «万达电影|院线管理中心总经理»
    own = bool(lexicon().suffix.search(words, max(0, len(words) - 8)) and lexicon().suffixed.fullmatch(words)) and not _UNIT_END.search(
        words
    )
    if own and not (_FIELD_TITLE.search(role) and _TRADE_END.search(words)):
        return cut
    sizes = range(2, len(words) - 1)
    listed_end = next((p.end - start for p in listed.within(start, cut) if p.start == start and p.end < cut), 0)
    known = listed_end or next((at for at in reversed(sizes) if words[:at] in known_houses()), 0)
    known = m.end() if known and (m := _HOUSE_GOES_ON.match(words, known)) else known  # 中粮|期货
    at = known or next((at for at in sizes if at >= 4 and lexicon().suffixed.fullmatch(words, 0, at)), 0)
    if not at or not _UNIT.fullmatch(words, at) or words[-1] in "所院社" or words[at - 1] in "社报网刊台":
        return cut
    return start + at + (len(m.group()) if (m := _CODE.match(words, at)) else 0)


def _unit_start(words: str) -> int:
    """Where the department begins that closes a name: «沪东中华|经营部»; 0 where the whole is one."""
    at = len(words)
    for word in reversed(tokens(words).words):
        at -= len(word)
        if len(words) - at >= 3:
            ends = [m.end() for m in lexicon().suffix.finditer(words, 0, at) if m.end() <= at - 2]
            return ends[-1] if ends and ends[-1] >= 3 and of_trade(words[ends[-1] : at]) else at  # «产业发展署|金属机电组»
    return 0


def _is_arm(words: str, role: str) -> bool:
    """Whether words are an arm of a firm, which goes to the title of who runs it: «院线管理中心|总经理»."""
    m = _ARM.match(words + role)
    return m is not None and m.end() == len(words)


def _is_department(words: str) -> bool:
    """Whether words are a department and no house of their own: «信息中心», not «国家信息中心»."""
    m = _DEPARTMENT_END.search(words) if DEPARTMENT.fullmatch(words) else None
    own = m is not None and m.start() >= 3 and not of_trade(words[: m.start()])  # «沪东中华|经营部»
    return m is not None and not own and not words.startswith(("国家", "中国", "全国", "北京", "上海", "广东", "浙江", "江苏"))


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
    while comma > 0 and (_LOW.search(folded, at, comma) or (comma - at <= 12 and not lex.title_tail(folded[at:comma]))):
        at, comma = comma + 1, folded.find("、", comma + 1, end)
    m = _OPENING.match(folded, at, end)
    return (m.end() if m else at) - start


def _first_item(folded: str, start: int, end: int) -> int:
    """End of the first of several offices parted by 、."""
    stop = folded.find("、", start, end)
    at = end if stop < 0 else stop
    while at < end and not lexicon().title_tail(folded[start:at]):
        stop = folded.find("、", at + 1, end)
        at = end if stop < 0 else stop
    return at


def _house_before(folded: str, start: int, end: int, listed: Listed) -> Piece | None:
    """The house in «X公司的», if it reads as one."""
    if _ONCE.search(folded, start, end):
        return None
    if verb := _TOLD_OF.match(folded, start, end):
        start = verb.end()
    house = read_house(folded, start, end, listed)
    if house and house.kind == INSTITUTION:
        return house.name
    inner = [p for p in listed.within(start, end) if p.end == end]
    if not inner and _SOME_HOUSE.fullmatch(folded, start, end) and folded[start] not in "一某":
        return Piece(start, end)  # «苏州一家减速器厂商»
    return inner[-1] if inner else None


def _house_end(folded: str, start: int, end: int, listed: Listed) -> int:
    """Where in «HOUSE+TITLE» the house ends; start where there is none.

    A listed house goes first, then the longest name that leaves a whole title, then whatever stands before the title.
    """
    lex = lexicon()
    words = folded[start:end]
    title = lex.title_tail(words)
    if lex.title.fullmatch(words):
        return start
    own = next((p.end for p in listed.within(start, end) if p.start == start), 0)
    if own and folded.endswith(("医院", "学院", "大学"), start, own) and _OF_DEPARTMENT.match(folded, own, end):
        return own
    if at := _after_listed(folded, start, end, listed):
        return start + at
    at = title.start() if title else len(words)
    ends = [m.end() for m in lex.suffix.finditer(words) if 2 <= m.end() <= at + 12 and m.end() < len(words)]
    ends = [e for e in ends if not _FIELD_ONLY.fullmatch(words, 0, e) and words[e] not in "和与及、"]
    ends = [e for e in ends if e + 1 not in ends]  # «文化和旅游|局»
    whole = [e for e in ends if lex.title.fullmatch(words, e)]
    if (m := _SCHOOL.match(words)) and not whole and lex.title_tail(words, m.end()):
        return start + m.end()
    for e in ends:
        if e >= 3 and len(words) - e >= 4 and e not in whole and _INNER.match(words, e) and lex.title_tail(words, e):
            return start + e
    if whole:
        return start + whole[0]
    near = [e for e in ends if e >= 3 and len(words) - e <= 6]
    if near and words[: near[0]].endswith(_GROUNDS) and lex.title_tail(words, near[0]):
        return start + near[0]
    if not title or not at or lex.field_title.search(words) or _OFFICE.fullmatch(words):
        return start
    before = words[:at]
    if not FAME.sub("", before) or _FIELD_ONLY.fullmatch(before) or lex.marker.match(before):
        return start
    middle = _MIDDLE.search(words) is not None
    takes_trade = (middle and at <= 2) or (not middle and not _HEADS.search(words))
    if takes_trade and not listed.within(start, start + at) and of_trade(before):
        return start  # «平面|设计师», «提示词|工程师»: what they do, no house
    return start + at


def of_trade(words: str) -> bool:
    """Whether words before a title are common nouns that say what somebody does: «平面», «提示词», «信息科技».

    >>> of_trade("提示词"), of_trade("盛趣")
    (True, False)
    """
    if words in known_houses() or not 2 <= len(words) <= 8 or words[-1] in "司处局厅署委院所社":
        return False
    parts = tokens(words).words
    return len(parts[0]) > 1 and all(_plain(TRAITS[w].cls) and (len(w) > 1 or TRAITS[w].cls == "n") for w in parts)


def _plain(cls: str) -> bool:
    return cls in ("n", "v", "vn", "l", "b", "a", "i", "an", "s", "j")


def _after_listed(folded: str, start: int, end: int, listed: Listed) -> int:
    """End of a listed house and of the units of a school or institute that follow its name, if a title is left; else 0."""
    lex = lexicon()
    inside = [p for p in listed.within(start, end) if p.end < end and folded[p.start : p.end] not in STOP_LATIN]
    if not inside or not _begins_name(folded[start : inside[0].start]):
        return 0
    words, at = folded[start:end], inside[0].end - start
    at = m.end() if (m := _HOUSE_GOES_ON.match(words, at)) and not lex.title.fullmatch(words, at) else at
    if ((m := lex.unit.match(words, at)) and lex.title.fullmatch(words, m.end())) or (
        (m := _BRANCH.match(words, at)) and (lex.title.fullmatch(words, m.end()) or _OF_DEPARTMENT.match(words, m.end()))
    ):
        at = m.end()
        if _OF_DEPARTMENT.match(words, at):
            return at
    rest = words[at:].lstrip("的")
    if lex.title.fullmatch(rest):
        return at
    inner = _INNER.match(rest) or "、" in rest or _of_trade_title(rest) or _SCHOOL.fullmatch(words, 0, at)
    return at if inner and lex.title_tail(rest) else 0


def _of_trade_title(rest: str) -> bool:
    """Whether words behind a house are common nouns and a title: «首都机场|塔台管制员», «摩根士丹利|大中华区科技硬件分析师»."""
    title = lexicon().title_tail(rest)
    before = rest[: title.start()] if title else ""
    if m := _REGION_HEAD.match(before):
        before = before[m.end() :].removeprefix("大区").removeprefix("区")
        return not before or of_trade(before)
    return bool(before) and of_trade(before) and not lexicon().suffix.match(before)


def _begins_name(before: str) -> bool:
    """Whether a name may begin after these words: nothing, fame, a place or a kind of house."""
    return not before or bool(FAME.fullmatch(before)) or before.endswith("的") or ends_in_kind(before) or bool(_SEAT_OF.fullmatch(before))


def _role(folded: str, start: int, end: int, *, placed: bool = False) -> Piece | None:
    """A role without the words of fame and place before it; `placed`: a house goes before, so that a region is part of the role."""
    while start < end and folded[start] in " 的、,":
        start += 1
    if (m := _ROLE_FAME.match(folded[start:end])) and start + m.end() < end and not (placed and _REGION_HEAD.match(folded, start, end)):
        start += m.end()
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
    return next((n for n in (2, 3, 4) if TRAITS[words[:n]].cls == "ns" and lex.title.fullmatch(words, n)), 0)
