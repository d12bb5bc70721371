"""A headline that begins with a pronoun, or with its verb, under the name of who acts.

The only words that a headline takes from elsewhere: «我们计划递表» is «跃迁动力计划递表» where the article makes the firm known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lib.extract.happenings import happenings
from lib.extract.wording import LIGHT
from lib.patterns import compiled
from lib.text.fold import fold

_HOUSE = compiled(
    r"(?:该股(?=[收开涨跌报大])|这家名为[^,。的]{2,12}的(?:公司|企业|工作室|团队|平台)|(?:这家|这个)(?:总部)?(?:位于|来自|坐落于)[^,。的]{2,10}的(?:公司|企业|工作室|团队|平台|机构|工厂|药企|车企)|该(?:公司|集团|平台|机构|项目|团队|工作室|车企|药企|行|局|部|所|院|店|厂)|这家(?:[一-龥]{0,6}(?:公司|企业|机构|平台|店|厂))|公司|集团|平台|工作室|它们?|我们|咱们|局方)(?!的|[及与和、]|们|债|法|章程|治理|董事|股(?![价票])|旗下|业务|总|全体|创始|内部|股东)"
)
_PERSON = compiled(r"(?:他|她|我)(?![们国的])")
_BARE = compiled(
    r"(?:还|也|已|正|并)?(?:把(?=[一-龥A-Za-z“《])|要求|责令|禁止|同意|允许|想(?=[一-龥]{2})|开(?=[海内公封二首])|增设|收到|接到|接入|(?:和|与|跟|同)(?=[^,]{2,14}(?:签|达成|合作|合资|联手))|将|拟|计划|打算|准备|预计|有望|最快|最迟|目标|力争|争取|获|完成|启动|暂停|推出|发布|上线|宣布|提交|递交|收购|签署|投资|设立|投产|量产|要(?=[到在向把对于]))(?!于|时间|率|线|业务|中)"
)
_OF_A_THING = compiled(
    r"上映|开播|播出|定档|公映|首映|杀青|开机|立项|生效|施行|实施|开庭|揭牌|开庭|审理|截止|挂牌上市|宣判|判决|裁定|降准|降息|加息"
)
"""What befalls a work, a rule or a case, whoever acts."""
_KIND = compiled(r"局|部|行(?!业)|院|校|所|工作室|项目")
_PASSIVE = compiled(r"(?:被|遭)[^,。]{2,16}?(?:处|罚|责令|约谈|起诉|查处|立案|点名|通报|叫停|下架|收购|列入|判)")
_LEAST = 2


def under_name(words: str, who: Sequence[str], *, people: Collection[str], near: bool, limit: int, told: bool = False) -> str:
    """A headline with its pronoun, or its missing subject where that is `near`, as the only house or person that acts.

    `told`: somebody tells it who does not speak of his own house.

    >>> under_name("我们计划递表", ["跃迁动力"], people=(), near=True, limit=30)
    '跃迁动力计划递表'
    >>> under_name("计划递表", ["跃迁动力"], people=(), near=False, limit=30)
    '计划递表'
    """
    folded = fold(words)
    houses = [n for n in who if n not in people]
    persons = [n for n in who if n in people]
    named = [name for name in who if fold(name)[:_LEAST] in folded]
    pronoun = _HOUSE.match(folded)
    if pronoun and pronoun.end() + _LEAST <= len(words):
        meant = [n for n in houses if n not in named or pronoun.group().startswith("这家名为")]  # «公司联合华为云» is not 华为云
        if len(meant) == 1 and _agrees(pronoun.group(), meant[0]):
            return _within(meant[0] + words[pronoun.end() :], words, limit)
    if named:
        return words
    if near and (pronoun := _PERSON.match(folded)) and len(persons) == 1:
        return _within(persons[0] + words[pronoun.end() :], words, limit)
    if near and len(houses) == 1 and (_BARE.match(folded) or (not told and _begins_with_deed(folded))) and not _OF_A_THING.search(folded):
        return _within(houses[0] + words, words, limit)
    return words


def _begins_with_deed(folded: str) -> bool:
    """Whether a line begins with its verb, behind adverbs at most: «被市场监管局处以罚款», «再加推60伙»."""
    if _PASSIVE.match(folded):
        return True
    start = m.end() if (m := LIGHT.match(folded)) else 0
    found = happenings(folded, start, min(len(folded), start + _LEAST + 2))
    if not found or found[0].start != start:
        return False
    weak = found[0].rule.data.get("noun") or found[0].rule.data.get("light")
    return not weak and folded[found[0].end : found[0].end + 1] not in tuple("的线率量化型级期")


def _agrees(pronoun: str, name: str) -> bool:
    """Whether a name is of the kind that its stand-in tells: 该局 is a 局."""
    kind = _KIND.search(pronoun)
    return kind is None or kind.group() in fold(name)


def _within(longer: str, words: str, limit: int) -> str:
    return longer if len(longer) <= limit else words
