"""The word of happening that a date belongs to, and the kind of event it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lib.rules import Rule, words

_DOCUMENT = re.compile(
    r"(?:《[^》]{2,60}(?:办法|条例|通知|意见|方案|指引|规定|规则|法|法案|草案|文件|要点|细则|准则|标准|规划|纲要|目录|清单|行动计划|决定|批复|公约|规范)(?:[((][^()()]{1,12}[))])?》)"
    r"|(?:办法|条例|法案|草案|咨询文件|细则|行政令|禁令|新规|征求意见稿|实施意见|行动方案|行动计划|的规则|关税|补助要点)"
)
_STUDY = re.compile(r"报告(?!期|会|称|显示)|白皮书|蓝皮书|论文|研究成果|技术报告|研究报告|榜单")
_NOTICE = re.compile(
    r"数据|公告|财报|业绩|年报|季报|半年报|快报|预告(?!片)|纪要|声明|通报|名单|财务|营收|月报|公开信|回应|PMI|CPI|PPI|GDP|统计|指引|答复|致歉|澄清"
)
_STATE = re.compile(
    r"(?:国务院|发改委|工信部|财政部|商务部|网信办|证监会|银保监会|金融监管总局|市监总局|市场监管总局|央行|人民银行|统计局|[一-龥]{1,8}(?:部|委员会|署|总局|管理局|监管局|法院|检察院|政府|议会|国会|人大|海关|版权局|厅|办公室)|欧盟|白宫|立法会|经济部|金管会|FTC|FDA|SEC)"
)
_FUNDS = re.compile(r"ETF|基金|债|股份")


@dataclass(frozen=True, slots=True)
class Happening:
    """A word of happening, half open in the text, with its rule and the category of the event it makes."""

    start: int
    end: int
    rule: Rule
    category: str
    weight: int


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, Rule]]:
    table = words("happenings")
    longest = "|".join(map(re.escape, sorted(table, key=lambda w: (-len(w), w))))
    # 《…》 and brackets are read over: a title tells no happening.
    return re.compile(rf"《[^》]{{0,60}}》|\((?!\d{{1,2}}[日号]?\))[^()]{{0,60}}\)|(?P<word>{longest})"), table


def happenings(folded: str, start: int, end: int) -> list[Happening]:
    """The words of happening of a stretch, in order, each with the kind of event it makes there."""
    pattern, table = _pattern()
    out = []
    for match in pattern.finditer(folded, start, end):
        if match["word"] and not _is_part(folded, match):
            rule = table[match.group()]
            out.append(Happening(match.start(), match.end(), rule, _category(folded, match, rule, start, end), _weight(rule)))
    return out


def _weight(rule: Rule) -> int:
    value = rule.data["weight"]
    return value if isinstance(value, int) else 1


_PARTS: Mapping[str, str] = {
    "称": r"(?<![声宣职名简堪号自统昵])称(?![号为呼赞谓职霸])",
    "发布": r"发布(?!会|者|平台|时间|渠道|量)",
    "展示": r"展示(?!区|台|架|柜)",
    "上市": r"上市(?!公司|企业|银行|房企|券商|车企|药企|平台|主体|险企)",
    "交付": r"交付(?!量|能力|周期)",
    "订单": r"订单(?!量)",
    "协议": r"协议(?!书)",
    "合作": r"合作(?!伙伴|方|商|社|的)",
    "报道": r"(?<!有)报道(?!显示|中|指)",
    "实现": r"实现(?!路径|方式|了?[对了]?.{0,12}(?:理解|模拟))",
    "开始": r"(?<!刚|才)开始",
    "完成": r"完成(?!度|时|率)",
    "突破": r"突破(?!口|点|性)",
    "覆盖": r"覆盖(?!面|率|范围|度)",
    "加入": r"加入(?!了?.{0,2}(?:元素|水印|标识))",
    "可用": r"(?<![不好])可用(?!于|性|来|作)",
    "调查": r"调查(?!显示|数据|报告|结果)",
    "财报": r"财报(?!显示|数据)",
    "IPO": r"IPO(?![A-Za-z])",
    "放量": r"放量(?!一|两|三|\d)",
    "收盘": r"(?<!截至)收盘(?!价|点位)",
    "审查": r"审查(?!员)",
    "通报": r"通报(?!批评的)",
    "投资了": r"投资了",
}


@cache
def _exact(word: str) -> re.Pattern[str] | None:
    return re.compile(_PARTS[word]) if word in _PARTS else None


def _is_part(folded: str, match: re.Match[str]) -> bool:
    """Whether a word is only part of another one (发布会, 上市公司, 名称)."""
    guard = _exact(match.group())
    return guard is not None and not guard.match(folded, match.start())


def _category(folded: str, match: re.Match[str], rule: Rule, start: int, end: int) -> str:
    """The kind of event: what is issued tells a rule from a study, a notice and a product."""
    category = str(rule.data["category"])
    word = match.group()
    behind = folded[match.end() : min(end, match.end() + 46)]
    clause = re.split(r"[,;。](?![^《]{0,40}》)", behind, maxsplit=1)[0]
    before = folded[max(start, match.start() - 24) : match.start()]
    if word in ("发布", "公布", "发表", "推出", "披露", "出台", "印发", "提出", "公告"):
        if _DOCUMENT.search(clause):
            return "policy"
        if _STUDY.search(clause):
            return "research"
        if _NOTICE.search(clause):
            return "statement"
        return category
    if word == "上市" and _FUNDS.search(before):
        return "market"
    if word in ("落地", "结束", "启动", "实现", "完成") and (_DOCUMENT.search(before) or re.search(r"咨询|征求意见|监管|立法", before)):
        return "policy"
    if word in ("举行", "举办", "召开") and re.search(r"法说会|业绩|说明会|记者会|发布会|电话会|股东会|股东大会|通气会", clause):
        return "statement"
    return category


def is_state(text: str) -> bool:
    """Whether a stretch names a body of the state."""
    return bool(_STATE.search(text))
