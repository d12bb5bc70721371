"""The shapes of written dates, as one pattern over folded text.

Every shape is an alternative named after it; the names of its parts begin with a letter of their own, so that all fit into
one scan. Guards beside a shape name the words that only look like it (周六福, 5号线, 3月饼).
"""

from __future__ import annotations

import re
from functools import cache

from lib.rules import words
from lib.text.lunar import ZODIAC

_CN = "一二三四五六七八九"
_MONTH_NUMBER = rf"(?:1[0-2]|0?[1-9](?!\d)|十[一二]?|[{_CN}])"
_DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[{_CN}]?|廿[{_CN}]?|[{_CN}])"
_TO = "(?: ?[-~—–至到]{1,2} ?)"
_NOT_NUMBERED = "(?!线|称|楼|文|院|令|机|店|馆|电池|公路|选手|作品|提案|员工|种子|井|矿|卫星|飞船|火箭|台风|病房|厅)"

RELATIVE_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "上一年": -1, "上年": -1, "今年": 0, "这一年": 0, "本年度": 0, "本年": 0,
    "明年": 1, "来年": 1, "下一年": 1, "后年": 2,
}  # fmt: skip
EARLIER_YEARS = {"同年": 0, "那年": 0, "那一年": 0, "当年": 0, "该年": 0, "次年": 1, "翌年": 1, "第二年": 1}
RELATIVE_MONTHS = {
    "上上个月": -2, "上一个月": -1, "下一个月": 1, "上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "下个月": 1, "下月": 1, "下下个月": 2,
}  # fmt: skip
EARLIER_MONTHS = {"当月": 0, "同月": 0, "该月": 0, "次月": 1, "翌月": 1}
RELATIVE_DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨晨": -1, "昨夜": -1, "今天": 0, "今日": 0, "本日": 0,
    "今晨": 0, "今晚": 0, "今早": 0, "今夜": 0, "明天": 1, "明日": 1, "明晚": 1, "明早": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
EARLIER_DAYS = {
    "当日": 0, "当天": 0, "同日": 0, "同一天": 0, "同天": 0, "当晚": 0, "当夜": 0, "次日": 1, "翌日": 1, "第二天": 1, "隔日": 1, "隔天": 1,
    "前一日": -1, "前一天": -1, "前一晚": -1,
}  # fmt: skip


def _any(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_FOUR = rf"(?:1[89]|20)\d\d|[一二][〇○零{_CN}]{{3}}"
_YEAR = (
    rf"(?:(?<![\d.])(?<!公元前)(?P<c_y>{_FOUR}) ?(?:年度?(?!代|[级版款生]|报(?![道告名考价]))|(?={_TO}(?:{_FOUR}) ?年))"
    r"|(?<![\d.第满近约每过超逾])(?P<c_yy>\d\d) ?年(?=\d{1,2} ?月|[底初]|[一二三四] ?季度|[qQ][1-4]|[上下]半年)"
    r"|民国 ?(?P<c_roc>\d{2,3}|[一二三四五六七八九十百〇零]{1,5}) ?年|(?<![\d.])(?P<c_roc2>1[01]\d) ?年(?= ?\d{1,2} ?月)"
    rf"|(?<![以线网之])(?P<c_ry>{_any(RELATIVE_YEARS | EARLIER_YEARS)})(?![轻龄纪级薪夜]|代(?!表|工|理)))"
)
_YEAR_PART = (
    r"(?P<c_yp>年?初(?![期步次始级审赛心衷])|年?底|年?末|岁末|年中|伊始|[上下]半年|全年|年内|首月|第?[一二三四1-4首末]个? ?季(?:度[初末底]?|(?![报军节后《“]))|[qQ] ?[1-4](?!\d)(?:季度)?"
    r"|前[一二两三四五六七八九十\d]{1,3}(?:个月|月|个?季度?))"
)
_PART = "(?P<{p}>月?(?:初(?![期步次始级审赛])|上旬|中旬|下旬|底|末)|中(?=[,。、;]|发布|推出|上线|上市|召开|举行|完成|公布|宣布|启动|开))"
_MONTH_GUARD = r"(?![饼球光亮薪费租销均嫂卡票供]|活(?!动)|度|之[^前后间内中]|期(?!间)|报(?![道告名])|刊|老)"
_MONTH_DAY = (
    rf"(?P<c_m>{_MONTH_NUMBER})(?:{_TO}(?P<c_m2>{_MONTH_NUMBER}))? ?月份?{_MONTH_GUARD}"
    rf" ?(?:(?:的)?(?P<c_d>{_DAY_NUMBER})(?:{_TO}(?P<c_d2>{_DAY_NUMBER}))? ?(?:日(?![元圆])|号{_NOT_NUMBERED})|{_PART.format(p='c_p')})?"
)
_BARE_MONTH_GUARD = rf"(?<![\d.:/\-个第近约每满逾半{_CN}十百两几])"

SHAPES: tuple[tuple[str, str], ...] = (
    (
        "iso",
        r"(?<![\d./-])(?P<i_y>(?:19|20)\d\d)(?P<i_sep>[-/.])(?P<i_m>0?[1-9]|1[0-2])(?P=i_sep)(?P<i_d>[12]\d|3[01]|0?[1-9])(?![./-]\d|\d)",
    ),
    ("western", r"(?<![\d./-])(?P<w_a>\d{1,2})/(?P<w_b>\d{1,2})/(?P<w_y>(?:19|20)\d\d)(?![\d/])"),
    (
        "lunar",
        rf"(?:(?:(?P<l_y>{_FOUR}) ?年|(?P<l_ry>{_any(RELATIVE_YEARS)}))(?:的)?)?"
        rf"(?:(?:农历|阴历|旧历)(?P<l_leap>闰)?(?P<l_m>正|腊|冬|{_MONTH_NUMBER}) ?月(?P<l_d>初[{_CN}十]|{_DAY_NUMBER}(?!\d))?[日号]?"
        rf"|(?P<l_leap2>闰)?(?P<l_m2>正|腊|冬|十[一二]?|[{_CN}]) ?月(?P<l_d2>初[{_CN}十](?![日号])|廿[{_CN}]?(?![日号]))|闰(?P<l_m5>[{_CN}十]{{1,2}}|\d{{1,2}})月"
        rf"|(?P<l_m3>[正腊])月(?P<l_d3>初?{_DAY_NUMBER}(?![日号\d]))?|大?年(?P<l_d4>初[{_CN}十]))",
    ),
    (
        "nth",
        rf"(?:(?P<n_y>{_FOUR}) ?年|(?P<n_ry>{_any(RELATIVE_YEARS)}))?(?:(?P<n_m>{_MONTH_NUMBER}) ?月份?|(?P<n_rm>{_any(RELATIVE_MONTHS | EARLIER_MONTHS)})|(?<=年))的?"
        rf"第 ?(?P<n_n>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?个?(?:周|星期|礼拜)(?P<n_d>[一二三四五六日天])?(?!年)",
    ),
    (
        "calendar",
        rf"(?P<c_year>{_YEAR})?(?:(?(c_year) ?(?:的 ?)?|{_BARE_MONTH_GUARD}){_MONTH_DAY}|(?(c_year) ?(?:的 ?)?|(?!)){_YEAR_PART}|(?(c_year)|(?!)))",
    ),
    (
        "month",
        rf"(?<![\d{_CN}十每基成版资日])(?P<m_w>{_any(RELATIVE_MONTHS | EARLIER_MONTHS)})(?!留存|均|活|薪|费)(?:的)? ?(?:(?P<m_d>{_DAY_NUMBER})(?:{_TO}(?P<m_d2>{_DAY_NUMBER}))? ?(?:日(?![元圆])|号{_NOT_NUMBERED})|{_PART.format(p='m_p')})?",
    ),
    (
        "day",
        rf"(?P<d_s>[今昨前明])\((?P<d_c>3[01]|[12]\d|0?[1-9])[日号]?\)(?P<d_t>[日天晚早])?"
        r"|(?P<d_b>昨|(?<![如至当从现])今)(?=三读|宣布|表示|公布|发布|召开|举行|指出|通过|出席|证实|回应|说明|收盘|开盘|收(?=\d)|报(?=\d)|升(?=\d)|跌(?=\d)|涨(?=\d)|跌|涨|大涨|大跌|盘中|再度|早间|上午|下午|凌晨)"
        rf"|(?P<d_w>{_any(RELATIVE_DAYS | EARLIER_DAYS)})(?<!先天后天)(?<!第第二天)(?<!的今天)(?![本]|头条|资本|方舟|控股|之后|之星|留存|均价|性)",
    ),
    (
        "span",
        rf"(?<![\d.第])(?P<s_n>\d{{1,3}}|半|[一二两三四五六七八九十]{{1,3}}) ?个?(?P<s_u>天|日|周|星期|礼拜|月|季度|年)(?P<s_h>半)?(?:之|以)?(?P<s_d>后|前)(?!来|期|者|端|景|台|沿|往|提|卫|缀|置|轮|十|[{_CN}\d两]{{1,2}}(?:名|个|大|季))",
    ),
    (
        "week",
        rf"(?:(?P<k_w>上上|上|本|这|下下|下|当|同)(?:一|个|一个)?(?:周|星期|礼拜)(?:的)?(?:周|星期(?=[一二三四五六日天]))?(?P<k_d>[一二三四五六日天](?![年月期季线家次起]|个)|末)?"
        rf"|(?<![{_CN}十两几每半\d第多整数近逢])(?<!周[一二三四五六日天][到至])(?P<k_b>周|星期|礼拜)(?P<k_bd>[一二三四五六日天末]))(?![岁篇章刊福次]|到周|至周|均|线|围|鸣)",
    ),
    (
        "part",
        r"(?<![财学每周多百千成青少童近历跨经几晚早中某一二两三四五六七八九十半当\d])(?P<p_y>年初(?![期步次始级审赛心])|年底(?![蕴气价层部])|年末|岁末|年中(?![国央期信金证小型心无])|年内)"
        r"|(?<![\d一二三四五六七八九十每个])(?P<p_m>月初|月底|月末|月中)"
        r"|(?<![\d])(?P<p_h>[上下]半年)|(?<![\d])(?P<p_q>第[一二三四1-4] ?季(?:度[初末底]?|(?![报军节后《“]))|[一二三四首] ?季度[初末底]?|(?<![\d.])[1-4]季度|(?<![a-zA-Z])[qQ][1-4](?![a-zA-Z0-9])(?:季度)?|前[一二两三]个?季度"
        r"|前(?:十?[一二]|[2-9]|1[01]|[两三四五六七八九十])个月(?!以|内)|(?P<p_rq>上|本|下)(?:一|个|一个)?季度?(?=[的,。、 ]|[一-龥]|$))",
    ),
    ("zodiac", rf"(?P<z_a>[{ZODIAC}])年(?![轻级糕味货报])"),
    (
        "bare_day",
        r"(?<![\d月.:/\-第个近约每满逾达过前后共长整仅超至到~—续隔])(?<!\d,)(?P<b_d>3[01]|[12]\d|[1-9])(?:[-~—至到]{1,2}(?P<b_d2>3[01]|[12]\d|[1-9]))? ?"
        r"(?:日(?![元圆线均活内之游间报期照产]|[、至到和]?\d{1,2} ?日[间内])|号(?=上午|下午|晚|上线|发布|开播|上映|开始|公布|举行|那天|当天|之前|正式))"
        r"|(?<![一二三四五六七八九十月第近约每])(?P<b_c>三十一?|二?十[一二三四五六七八九]|二十)日(?![元圆线均内之游间])",
    ),
)
BEFORE = re.compile(r"(?:之|以)?前(?![后三两几述期瞻景言沿端列往夕途台者十\d])")
AFTER = re.compile(r"(?:之|以)?后(?![续期台者勤端方市备半])")
AROUND = re.compile(r"前后|前夕|左右")
TIME_OF_DAY = re.compile(
    r" ?(?:上午|下午|中午|午间|午后|凌晨|清晨|早上|早晨|早间|早盘|晚间|晚上|傍晚|夜间|深夜|半夜|盘前|盘后|盘中|午盘|晚(?![会宴于期餐报年点婚])|早(?![于期已在就先年教餐盘会前日些]))?"
    r"(?: ?(?:[一二三四五六七八九十两]{1,3}点(?:半|钟|整|许)?|\d{1,2} ?(?:时(?:\d{1,2}分|许|整)?|点(?:\d{1,2}分|半|钟|整|许)?(?![\d.]))|\d{1,2}:\d{2}(?::\d{2})?))?"
)
BRACKET = re.compile(
    r" ?\((?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]?|(?:周|星期)[一二三四五六日天]|(?P<word>[今昨前明][日天]))\)|(?:周|星期)[一二三四五六日天]"
)
TRADING = re.compile(
    r"(?:期间|假期|长假|假)?(?:过)?(?:之|以)?(?P<when>后|前)?的?(?:A股)?(?:市场)?的?(?P<which>首个|首|第一个|第1个|最后一个|末个)交易日"
)
PROPER = re.compile(r"当[天日晚]|那天|首日|第一天")
DURING = re.compile(r"期间|假期|长假|小长假|档期|黄金周|档")
JOINS = re.compile(rf"(?P<to>起?{_TO})|、|以及|和|及|与|或")


_UNIT = "[年月日号天周季个星礼]"
_HINTS = (
    rf"\d{{1,4}} ?(?:{_UNIT}|[-~—–/至到、]|半[年月])|(?:19|20)\d\d[.]\d",
    rf"[{_CN}十廿半两〇零○首]{{1,4}} ?(?:{_UNIT}|[至到])|前[一二两三四五六七八九十\d]|第 ?[一二三四首末1-5]",
    r"今[年天日晨晚早夜(三宣表公发召举指通出证回说收开大盘再上下凌明]|昨|去年|大?前[年天日晚(]|[大农阴旧]?历?年初|明[年天日晚早(]|大?后[年天]|来年|隔[日天]",
    r"[上下本这当同该次翌那](?:[一上下]?个?)(?:年|月|日|天|晚|夜|周|星期|礼拜|季|半年|一年|一天)|年[初底末中内]|月[初底末中]|岁末|首季|民国|农历|阴历|旧历|[正腊冬]月|闰|周[一二三四五六日天末]|星期|礼拜|[qQ] ?[1-4]",
    rf"[{ZODIAC}]年",
)
_FIRST = rf"\d{_CN}十廿半两〇零○今昨前明后去上下本这那当同该次翌来隔大年月岁首第腊正冬闰农阴旧民周星礼qQ{ZODIAC}"


@cache
def date_hint() -> re.Pattern[str]:
    """Where a date may begin: a cheap look that spares most places the whole grammar."""
    names = sorted(words("festivals"), key=len, reverse=True)
    first = "".join(sorted({name[0] for name in names}))
    return re.compile(f"(?=[{_FIRST}{first}])(?:{'|'.join([*_HINTS, *map(re.escape, names)])})")


@cache
def date_pattern() -> re.Pattern[str]:
    """All shapes in one alternation, festivals first (their names hold other shapes: 五一, 年三十)."""
    names = sorted(words("festivals"), key=len, reverse=True)
    year = f"(?P<f_y>\\d{{4}}) ?年|(?P<f_ry>{_any(RELATIVE_YEARS | EARLIER_YEARS)})|(?P<f_z>[{ZODIAC}])年"
    table = words("festivals")
    guarded = (f"{re.escape(n)}(?!{table[n].data['unless']})" if "unless" in table[n].data else re.escape(n) for n in names)
    festival = f"(?:(?:{year})(?:的|度)?)?(?P<f_w>{'|'.join(guarded)})"
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in [("festival", festival), *SHAPES]))
