"""The words of the rules, compiled: titles, surnames, shapes of names and of houses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.patterns import compiled
from lib.rules import alternation, gazetteer, rules
from lib.text.fold import fold

HAN = "\u3400-\u9fff\U00020000-\U000323af"  # names hold rare characters: 郭明錤 folds to one beyond the basic plane
OCCUPATION_ENDS = frozenset("长员师家官者手匠工人客商")
"""How an occupation ends that stands in no list."""
DOT = "·•‧・∙."
LATIN_NAME = compiled(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ.'’\-]{1,20}(?: [A-ZÀ-Þ][A-Za-zÀ-ɏ.'’\-]{0,20}){0,3}")
_DIGITAL = (
    "广告|媒体|应用|科技|发展|化|转型|内容|经济(?!学)|金融|学习|典藏|行销|政策|平台|服务|治理|资产|落差|身分|身份|游|出版|音|影|电|货币|双胞|孪生|工具|时代|基础|韧性|国家|支付|信|印|证|足迹|教|汇流|生活|监|相机"
    "|原生|展|创意|创新|资讯|摄|图|版|档案|通讯|环境|素养|人权|部|中介|市场|产业|产品|娱乐|税|主权|人才|团队"
)
"""What follows 数位 where it is the Taiwanese word for digital and counts nobody."""
PLACES = (
    "美国|中国|日本|韩国|英国|法国|德国|印度|俄罗斯|加拿大|澳大利亚|新加坡|欧洲|美籍|日籍|华裔|华人|柬埔寨|越南|泰国|马来西亚|印尼|菲律宾|以色列|沙特|阿联酋|巴西|墨西哥|荷兰|瑞士|瑞典|意大利|西班牙|波兰|土耳其|乌克兰|韩籍|英籍|海外|国内|国外|外籍|全球|好莱坞|硅谷"
    "|中国香港|香港|台湾|澳门|北京|上海|广州|深圳|杭州|成都|武汉|南京|苏州|西安|重庆|天津|台北|新竹|高雄|东京|首尔|纽约|伦敦|洛杉矶|北美|欧美"
)


_LONGEST_TITLE = 44


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled patterns; all match on folded text."""

    head: re.Pattern[str]
    head_named: re.Pattern[str]
    title_end: re.Pattern[str]
    title_last: frozenset[str]
    title: re.Pattern[str]
    field_title: re.Pattern[str]
    title_groups: tuple[tuple[re.Pattern[str], str, str], ...]
    surname: str
    sure_surname: str
    surname_at: re.Pattern[str]
    plain_at: re.Pattern[str]
    han_only: re.Pattern[str]
    generic: re.Pattern[str]
    person: re.Pattern[str]
    named: re.Pattern[str]
    addressed: re.Pattern[str]
    suffix: re.Pattern[str]
    suffixed: re.Pattern[str]
    unit: re.Pattern[str]
    marker: re.Pattern[str]
    polite: re.Pattern[str]
    foreign: re.Pattern[str]
    japanese: re.Pattern[str]
    plateau: re.Pattern[str]
    plain_name: re.Pattern[str]
    told_name: re.Pattern[str]
    short_han: re.Pattern[str]
    kind_of_house: re.Pattern[str]
    sure_kinds: frozenset[str]
    kinds_alone: frozenset[str]
    paper: re.Pattern[str]
    paper_last: frozenset[str]
    papers: frozenset[str]
    firm_papers: frozenset[str]
    registers: frozenset[str]
    never: frozenset[str]
    heads: frozenset[str]

    def title_tail(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The title a stretch ends with, offices parted by 、 included."""
        stop = len(text) if end is None else end
        if stop <= start or text[stop - 1] not in self.title_last:
            return None
        return self.title_end.search(text, max(start, stop - _LONGEST_TITLE), stop)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the rule files, compiled once."""
    titles = rules("titles")
    heads = [w for r in titles if r.data["takes"] in ("house", "field") for w in r.words]
    field = [w for r in titles if r.data["takes"] == "field" for w in r.words]
    rank = alternation(w for r in titles if r.data["takes"] == "rank" for w in r.words)
    address = alternation(w for r in titles if r.data["takes"] == "address" for w in r.words)
    aide = alternation(w for r in titles if r.data["takes"] == "aide" for w in r.words)
    shapes = {r.id: r.words for r in rules("shapes")}
    head = rf"(?:(?![A-Za-z])|(?<![A-Za-z]))(?:首席[{HAN}]{{2,5}}官|{alternation(heads)})(?:{aide})?(?![会部室团组级处协办]|(?<=总)(?:监|编|裁|经理))"
    one = rf"(?:{rank}){{0,5}}{head}"
    whole = rf"{one}(?:(?:、|兼任|兼|及|和|暨|/|,){one}){{0,3}}(?:之一)?"
    double = alternation(e.name for e in gazetteer("surnames") if e.data["kind"] == "double")
    single = "".join(e.name for e in gazetteer("surnames") if e.data["kind"] != "double")
    sure = "".join(e.name for e in gazetteer("surnames") if e.data["kind"] == "single")
    surname, sure_surname = rf"(?:{double}|[{single}])", rf"(?:{double}|[{sure}])"
    counts = next(r.words for r in rules("voices") if r.id == "voice.count")
    han_name = rf"{surname}(?![的了在对向是他她我你们这那也都就还将把被和与不没]|[{HAN}][的了在对向是他她我你们这那也都就还将把被与不没])[{HAN}]{{1,2}}"
    foreign = rf"(?:(?![的是在和与了由])[{HAN}]){{1,8}}(?:[{DOT}\-](?:[{HAN}]{{1,8}}|[A-Z]\.?)){{1,3}}"
    latin = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ.'’\-]{0,20}(?: [A-ZÀ-Þ][A-Za-zÀ-ɏ.'’\-]{0,20}){0,3}"
    pen = r"[“「『][^“”「」『』,。]{1,16}[”」』]"
    far = {r.id: alternation(r.words) for r in rules("far_names")}
    japanese, plateau = rf"(?:{far['name.japanese']})", rf"[{HAN}]?(?:{far['name.plateau']}){{2,3}}"
    mixed = rf"[A-Z][a-z]{{1,11}} ?[{sure}]|[A-Z][a-z]{{1,11}}(?:哥|姐|叔|妈|老师|君|酱)"  # Kevin吴, Amy姐
    person = rf"{han_name}|{foreign}|{latin}|{mixed}|{pen}|{surname}(?:某某?|氏|女士|先生|小姐)|{japanese}[{HAN}]{{1,3}}|{plateau}"
    suffix = alternation(shapes["house.suffix"])
    return Lexicon(
        head=compiled(head),
        head_named=compiled(
            rf"{head}(?=[ ]?(?:{surname}|[A-ZÀ-Þ“「『老小阿]|叫|名叫|是|[{HAN}]{{1,8}}[{DOT}]|{far['name.japanese']}|{plateau}))"
        ),
        title_end=compiled(whole + "$"),
        title_last=frozenset(w[-1] for w in heads) | set("官一"),
        title=compiled(whole),
        field_title=compiled(rf"(?:{alternation(field)})$"),
        title_groups=tuple(
            (compiled(alternation(r.words)), str(r.data.get("group", "")), r.id) for r in titles if r.data["takes"] in ("house", "field")
        ),
        surname=surname,
        sure_surname=sure_surname,
        surname_at=compiled(surname),
        plain_at=compiled(sure_surname),
        han_only=compiled(f"[{HAN}]+"),
        generic=compiled(
            rf"(?P<before>.*[{HAN}][{''.join(sorted(OCCUPATION_ENDS))}])(?P<name>{sure_surname}[{HAN}]{{1,2}}|{foreign}|{latin}|[老小阿][{HAN}])"
        ),
        person=compiled(person),
        named=compiled(rf"(?:{person}|[{HAN}]{{2,4}})(?:\([^()]{{1,40}}\))?"),
        addressed=compiled(rf"(?P<surname>{surname})姓?(?P<address>{address})"),
        suffix=compiled(
            rf"(?:{suffix})(?!行业|产业|领域|板块|业务|概念|市场|赛道|圈|中心|平台)|研究(?!经理|总监|主管|主任|员|院|所|部|中心|室|生|人|机构|团队|报告|者)"
        ),
        suffixed=compiled(rf"(?=[{HAN}A-Za-z0-9])[{HAN}A-Za-z0-9·&.\-]{{1,24}}(?:{suffix})(?:\([^()]{{1,20}}\))?"),
        unit=compiled(rf"[^、]{{1,14}}(?:{alternation(shapes['house.unit'])})(?=.)"),
        marker=compiled(
            r"(?:一|两|二|三|四|五|六|七|八|九|十|几|"
            rf"数(?!位(?:{_DIGITAL}))|"
            r"多|某|另|另一|另外一|首|各|每|\d{1,3}|数十|数百|上百|十几|近百|超过半数)余?多?"
            rf"(?:位|名|家|个|群|批|派|间|所|些)|{alternation(counts)}"
        ),
        polite=compiled(rf"{surname}(?:女士|先生|小姐|某|某某)"),
        foreign=compiled(foreign),
        japanese=compiled(japanese),
        plateau=compiled(plateau),
        plain_name=compiled(rf"{sure_surname}[{HAN}]{{1,2}}|[老小阿]{sure_surname}"),
        told_name=compiled(rf"[^,。;的]{{2,24}}的(?P<name>{sure_surname}[{HAN}]{{1,2}}|[老小阿]{sure_surname})"),
        short_han=compiled(rf"[{HAN}]{{2,4}}"),
        kind_of_house=compiled(rf"(?:{alternation([*shapes['house.kind'], *shapes['house.kind.sure']])})"),
        sure_kinds=frozenset(shapes["house.kind.sure"]),
        kinds_alone=frozenset(shapes["house.kind.alone"]),
        paper=compiled(rf"(?:{alternation(shapes['house.paper'])})$"),
        paper_last=frozenset(w[-1] for w in shapes["house.paper"]) | {"\n"},
        papers=frozenset(shapes["house.paper"]),
        firm_papers=frozenset(shapes["house.paper.firm"]),
        registers=frozenset(fold(w) for w in shapes["house.register"]),
        never=frozenset(shapes["house.never"]),
        heads=frozenset(heads),
    )
