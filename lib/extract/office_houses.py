"""Where in «HOUSE+TITLE» the house ends, and which house stands before 的."""

from __future__ import annotations

from lib.extract.candidates import vocabulary
from lib.extract.departments import DIRECTIONS, HOUSE_GOES_ON, PROVINCES, of_trade
from lib.extract.houses import FAME, ends_in_kind, read_house
from lib.extract.lexicon import HAN, PLACES, lexicon
from lib.extract.pieces import INSTITUTION, Listed, Piece
from lib.patterns import compiled

_INNER = compiled(r"[^、]{1,12}(?:委员会|事业部|事业群|业务线|业务部|部门|业务|部|处)")
_SCHOOL = compiled(rf"[{HAN}]{{2,10}}(?:大学|科学院|学院)")
_AFFILIATED = compiled(rf"[{HAN}]{{2,8}}(?:大学|学院)(?:[{HAN}]{{0,3}}学院)?附属[{HAN}]{{0,8}}?医院")
_MAKES_LIVING = compiled(
    "经营|从事|专做|主营|主做|承包|打理|经手|专营|兼职|打工|种植|养殖|贩卖|售卖|摆摊|跑(?:船|车|腿|单|运输)|开(?:店|厂|车|民宿|餐馆|饭店|网店|滴滴|出租|卡车|货车)"
)
"""«经营民宿的店主»: what somebody lives by is no house."""
_IN_CHARGE = compiled("(?:专门|具体|共同)?(?:负责|主管|分管|主抓|协管|掌管|牵头)[^,。;:的]{2,16}$")
_OFFICE = compiled(rf"(?:{PLACES})?[{HAN}]{{2}}(?:部|局|署|厅|司|处|院|委)(?:长|副部长|副局长)")
_ONCE = compiled("曾|离职|离开|一度|做过|当过|毕业|出身")
_BRANCH = compiled(rf"[{HAN}]{{1,8}}(?:公司|分公司|支公司|集团|分行|支行|研究院|事务所|分社|医院|基地|工厂|营业部|电厂|码头|航站)(?=.)")
_OF_DEPARTMENT = compiled(rf"[{HAN}]{{2,6}}(?:[科室处部组]|中心)(?:副?主任|科长|部长|负责人|护士长|副?处长|组长|医生|医师)")
_UNIT = compiled(
    rf"[{HAN}]{{1,10}}?(?:部|处|科|室|组|庭|司|股|局|办|中心|委员会|大队|支队|团队|业务线|条线|事业群)(?![{HAN}]?[长任])|[{HAN}]{{1,9}}(?=[部处科组庭司局]长)"
)
_GROUNDS = ("机场", "风场", "电场", "农场", "牧场", "医院", "大学", "学院", "法院", "银行", "酒店", "景区", "海关", "车站", "书店", "书房")
_TOLD_OF = compiled(r".{0,16}(?:[^不]是|[据由让请给跟叫]|来自|名为)(?=.{4})")
_SEAT_OF = compiled(rf"[{HAN}]{{1,8}}(?:省|市|县|区|州)|.{{0,12}}[、,]")
_SOME_HOUSE = compiled(
    "(?:[\u4e00-\u9fff]{2,3})?(?:一家|一间|某家|某)[^,。;的、]{2,14}(?:厂商|工厂|厂|店|公司|企业|工作室|机构|平台|代理商|经销商|供应商|服务商|制造商|酒店|餐厅|农场|MCN)"
)
_HEADS = compiled(
    "(?:创始人|创办人|合伙人|董事长|董事|主席|总裁|总经理|副总|经理|执行长|营运长|技术长|财务长|首席[\u4e00-\u9fff]{2,4}官|C[A-Z]O|GM|VP|老板|店长|厂长|社长|馆长|会长|秘书长|理事长|院长|所长|校长|主任|站长|台长|[主总副助]?教练|主帅|队长|领队|负责人|发言人|代言人|主理人|掌门人|高管|股东|实控人|实际控制人|店主)$"
)
REGION_HEAD = compiled(rf"(?:{DIRECTIONS}|{PROVINCES})(?!导演|演员|歌手|作家|画家|编剧)")
_MIDDLE = compiled("(?:总监|主任|主管|代表|顾问|经理)$")
_FIELD_ONLY = compiled(
    rf"(?:{PLACES}|独立|自由|资深|知名|著名|年轻|青年|互联网|电商|影视|电影|电视剧|动画|动漫|游戏|短剧|科技|财经|汽车|半导体|芯片|AI|人工智能|大模型"
    rf"|新能源|证券|金融|投资|量化|私募|公募|执业|知识产权|IT|法律|专业|职业|业余|原告|被告|辩护|人称[“「][^”」]{1, 10}[”」]|的|区|市|家住.{{1,6}}|[{HAN}]{{1,3}}(?:区|县|镇|村)){{0,6}}"
)


def house_before(folded: str, start: int, end: int, listed: Listed) -> Piece | None:
    """The house in «X公司的», if it reads as one."""
    if _ONCE.search(folded, start, end) or _MAKES_LIVING.match(folded, start, end):
        return None
    if verb := _TOLD_OF.match(folded, start, end):
        start = verb.end()
    if charge := _IN_CHARGE.search(folded, start + 2, end):
        end = charge.start()  # «三星电子|负责半导体业务的副会长»
    house = read_house(folded, start, end, listed)
    if house and house.kind == INSTITUTION:
        return house.name
    inner = [p for p in listed.within(start, end) if p.end == end]
    if not inner and _SOME_HOUSE.fullmatch(folded, start, end) and folded[start] not in "一某":
        return Piece(start, end)  # «苏州一家减速器厂商»
    return inner[-1] if inner else None


def house_end(folded: str, start: int, end: int, listed: Listed) -> int:
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
    if at := _after_listed(folded, start, end, listed) or _after_shaped(words, listed):
        return start + at
    at = title.start() if title else len(words)
    ends = [m.end() for m in lex.suffix.finditer(words) if 2 <= m.end() <= at + 12 and m.end() < len(words)]
    ends = [e for e in ends if not _FIELD_ONLY.fullmatch(words, 0, e) and words[e] not in "和与及、"]
    ends = [e for e in ends if e + 1 not in ends]  # «文化和旅游|局»
    whole = [e for e in ends if lex.title.fullmatch(words, e)]
    if "附属" in words and (m := _AFFILIATED.match(words)) and lex.title_tail(words, m.end()):
        return start + m.end()
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
    if len(before) < 2 or not FAME.sub("", before) or _FIELD_ONLY.fullmatch(before) or lex.marker.match(before):
        return start
    middle = _MIDDLE.search(words) is not None
    takes_trade = (middle and at <= 2) or (not middle and not _HEADS.search(words))
    if takes_trade and not listed.within(start, start + at) and of_trade(before):
        return start  # «平面|设计师», «提示词|工程师»: what they do, no house
    return start + at


def _after_listed(folded: str, start: int, end: int, listed: Listed) -> int:
    """End of a listed house and of the units of a school or institute that follow its name, if a title is left; else 0."""
    lex = lexicon()
    inside = [
        p for p in listed.within(start, end) if p.end < end and folded[p.start : p.end] not in vocabulary("latin_words", "latin.common")
    ]
    if not inside or not _begins_name(folded[start : inside[0].start]):
        return 0
    words, at = folded[start:end], inside[0].end - start
    if (m := HOUSE_GOES_ON.match(words, at)) and (
        not lex.title.fullmatch(words, at) or (m.group() in ("证券", "期货") and words[at - 1] not in "券货司团行金")
    ):
        at = m.end()
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


def branch_end(folded: str, cut: int, end: int) -> int:
    """Where a branch ends that follows a house and has a title behind it: «平安产险|深圳分公司|理赔部负责人»; else the house's own end."""
    m = _BRANCH.match(folded, cut, end)
    return m.end() if m and _office_of(folded[cut:end], m.end() - cut) else cut


def _after_shaped(words: str, listed: Listed) -> int:
    """End of a house found by its shape, if a title is left behind it: «远桥国际物流|总经理»; else 0."""
    found = ((words.find(name), name) for name in listed.shaped if name in words)
    ends = [at + len(name) for at, name in found if _begins_name(words[:at]) and at + len(name) < len(words)]
    ends += [m.end() for at in ends if (m := _BRANCH.match(words, at))]
    return max((at for at in ends if _of_trade_title(words[at:]) or _office_of(words, at)), default=0)


def _office_of(words: str, at: int) -> bool:
    """Whether a title is left, in a department or not: «农业农村厅|种植业处处长»."""
    lex = lexicon()
    unit = _UNIT.match(words, at)
    return lex.title.fullmatch(words, at) is not None or (unit is not None and lex.title.fullmatch(words, unit.end()) is not None)


def _of_trade_title(rest: str) -> bool:
    """Whether words behind a house are common nouns and a title: «首都机场|塔台管制员», «摩根士丹利|大中华区科技硬件分析师»."""
    title = lexicon().title_tail(rest)
    before = rest[: title.start()] if title else ""
    if m := REGION_HEAD.match(before):
        before = before[m.end() :].removeprefix("大区").removeprefix("区")
        return not before or of_trade(before)
    return bool(before) and of_trade(before) and not lexicon().suffix.match(before)


def _begins_name(before: str) -> bool:
    """Whether a name may begin after these words: nothing, fame, a place or a kind of house."""
    return not before or bool(FAME.fullmatch(before)) or before.endswith("的") or ends_in_kind(before) or bool(_SEAT_OF.fullmatch(before))
