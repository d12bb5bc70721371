"""What a house lives by, as its article tells it: «AI视频初创公司X», «X是一家短剧公司», «X的新作《…》», «X放出了旗舰模型»."""

from __future__ import annotations

import re
from functools import cache

from lib.extract.group_rules import first
from lib.extract.identities import key
from lib.patterns import compiled
from lib.rules import gazetteer
from lib.text.fold import fold

_MENTIONS_READ = 6
_BEFORE, _AFTER = 20, 44
_NO_OPENING = compiled("[,。;:!?、\n\x01()“”《》]")
_IS_A = compiled(
    r"[”」]?(?:\([^()]{1,30}\))?(?:是|为|系|则是|,|——|,?作为|\()(?:一家|一间|一个|国内|海外|全球|中国|美国|日本|韩国|上海|北京|杭州|深圳|广州|成都|知名|头部|主营|专注|专注于|专做|主打|从事|定位)"
    r"(?P<what>[^。;!?\n]{2,40})"
)
_THIS_KIND = compiled(
    r"[^。!?\n]{0,30}?[。,;](?:[^。,;\n]{0,16}[,:])?(?:作为)?(?:这家|这间|该家|这个|一家)(?P<what>[^,。;:!?\n、]{2,18}?(?:公司|企业|平台|厂商|独角兽|团队|机构|工作室))"
)
"""«36氪从多位星漪智能员工处获悉,这家|大模型创业公司|正在…»"""
_ONE_OF = compiled(
    "(?:^|[,。;\n])(?P<what>[^,。;:\n的]{2,8}?)(?:业者|公司|厂商|厂牌|工作室|制作方|团队|从业者)们?(?:也|则|却|已|正|更|同样|开始|的)[^,。;:\n]{0,16}。[“「]?$"
)
"""«游戏业者也开始尝到甜头。|岛屿互动…»: one of those the sentence before is about."""
_LIVES_BY = compiled("(?:做|专注于?|专攻|深耕|从事|主打|主营|研发|开发|经营|押注)(?P<what>[^,。;:、\n的]{2,14})的[“「]?$")
_DEVELOPS = compiled(
    "(?:AI|AIGC|模型|视频|图像|数字人)[^,。;:]{0,8}(?:工具|平台|软件|应用|助手|引擎|产品|模型|系统)?[“「《]?[^,。;“”「」《》]{1,12}[”」》]?(?:背后)?的?(?:开发商|研发商|研发方|开发方|开发者|运营方|母公司|公司)$"
)
_NOT_OWN = compiled("接入|引入|引进|采购|采用|借助|对接|租用|使用|调用|接入了|利用|起诉|指控|状告|投资|收购|参投")
_SOFT = frozenset(
    [
        "3d",
        "advertising",
        "agent",
        "assistant",
        "avatar",
        "chat",
        "code",
        "design",
        "education",
        "game",
        "image",
        "language",
        "law",
        "model",
        "music",
        "search",
        "speech",
        "text",
        "tool",
        "translation",
        "video",
        "world",
    ]
)
"""Kinds of systems that make their maker a maker of AI models or tools; not chips, robots, cars, devices."""
_THING = compiled(
    "(?:芯片|晶片|加速器|加速卡|处理器|一体机|服务器|GPU|机器人|机器狗|整车|新车|车型|卫星|手机|眼镜|耳机|音箱|新药|抗体|疫苗|药物|飞行器|无人机|电池)[“「『]?$"
)
_HARD_NAME = compiled("芯片|晶片|机器人|眼镜|手机|耳机|服务器")
_OWN_MODEL = compiled(
    "(?:公司|集团|我们|我司|旗下|自研|自家|自有|该公司|团队|平台)[^,。;]{0,16}(?:大模型|语言模型|视频模型|基础模型|开源模型|模型|智能体|AI助手|AI视频)|开源模型|token|Token|(?:新版本|新版|升级后)[^,。;]{0,6}(?:生成|出片)"
)
_OF_AI = compiled("AI|模型|智能体|生成|推理|数字人|token|Token|算法|GPU")
_MODEL_OFFICE = compiled("模型|智能体|生成式|AIGC")


def trade(plain: str, house: str) -> str:
    """Group that the article's words around a house stand for, or «»; text and house are folded.

    >>> trade("AI视频初创公司鹿影科技昨日完成融资。", "鹿影科技"), trade("由枫叶互动制作的短剧《归来》上线。", "枫叶互动")
    ('vendor', 'creator')
    """
    at = plain.find(house)
    for _ in range(_MENTIONS_READ):
        if at < 0:
            return ""
        end = at + len(house)
        before = _NO_OPENING.split(plain[max(0, at - _BEFORE) : at].rstrip("“「"))[-1]
        after = re.split("[。;!?\n]", plain[end : end + _AFTER], maxsplit=1)[0]
        hard = first("hardware", before) is not None
        if found := first("trade", before):
            return "company" if found[0] == "vendor" and hard else found[0]
        if (m := _ONE_OF.search(plain, max(0, at - 40), at)) and (found := first("trade", m["what"] + "公司")):
            return found[0]
        if not hard and _DEVELOPS.search(plain[max(0, at - 34) : at]) and re.search("AI|模型|数字人", plain[max(0, at - 34) : at]):
            return "vendor"
        if (m := _LIVES_BY.search(before)) and (found := first("trade", m["what"] + "公司")):
            return found[0]
        if (m := _IS_A.match(after)) and (found := first("trade", m["what"])):
            return found[0]
        if (m := _THIS_KIND.match(plain, end, end + 80)) and (found := first("trade", m["what"])):
            return found[0]
        if not _NOT_OWN.search(after) and (found := first("deed", after)) and not (found[0] == "vendor" and lives_otherwise(house)):
            return found[0]
        at = plain.find(house, end)
    return ""


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Key of any spelling of a listed house to the keys of all its spellings."""
    out: dict[str, tuple[str, ...]] = {}
    for entry in gazetteer("organisations"):
        keys = tuple(key(form) for form in (entry.name, *entry.aliases))
        out.update((one, keys) for one in keys)
    return out


@cache
def _known_systems() -> dict[str, frozenset[str]]:
    """Key of a house to the folded names of the models and tools that it is known to make."""
    found: dict[str, set[str]] = {}
    for entry in gazetteer("systems"):
        vendor = entry.data.get("vendor")
        if vendor and entry.data.get("kind") in _SOFT:
            for house in (key(vendor), *_spellings().get(key(vendor), ())):
                found.setdefault(house, set()).update(fold(n) for n in (entry.name, *entry.aliases) if len(n) > (3 if n.isascii() else 1))
    return {house: frozenset(names) for house, names in found.items()}


@cache
def _parents() -> dict[str, str]:
    """Key of an arm of a house to the house whose models it sells."""
    return {key(entry.name): str(entry.data["house"]) for entry in gazetteer("arms")}


@cache
def _every_system() -> frozenset[str]:
    return frozenset(name for names in _known_systems().values() for name in names)


def is_maker(house: str) -> bool:
    """Whether a house is known to make AI models or tools, among other things."""
    return key(house) in _known_systems()


def speaks_of_own(house: str, said: str, role: str) -> bool:
    """Whether somebody of a house that is known to make AI models or tools speaks of these, by his words or by his office.

    >>> speaks_of_own("快手", "可灵累计生成视频6500万条", ""), speaks_of_own("快手", "电商收入增长两成", "")
    (True, False)
    """
    own = _known_systems().get(key(house), frozenset()) | _known_systems().get(key(_parents().get(key(house), "")), frozenset())
    if key(house) in _parents() and _OF_AI.search(said):
        return True  # an arm that sells the models of its house
    return bool(own) and (
        any(name in said or name in role for name in own) or bool(_OWN_MODEL.search(said)) or bool(_MODEL_OFFICE.search(role))
    )


def named_after_model(house: str) -> bool:
    """Whether a house bears the name of a model: «通义实验室», «豆包团队», «可灵AI».

    >>> named_after_model("通义实验室"), named_after_model("材料实验室")
    (True, False)
    """
    m = re.fullmatch("(?P<name>.{2,8}?)(?:大模型)?(?:实验室|团队|事业部|业务|项目组)", house)
    if m is None:
        return house.removesuffix("AI") in _every_system()
    return m["name"] in _every_system() or m["name"] + "千问" in _every_system()


def lives_otherwise(house: str) -> bool:
    """Whether the name of a house says that it lives by another trade than AI.

    >>> lives_otherwise("江海报业集团"), lives_otherwise("鹿影科技")
    (True, False)
    """
    return first("otherwise", house) is not None


def is_soft(kind: str, before: str, name: str = "") -> bool:
    """Whether a system of a kind is a model or a tool; `before` is the text that stands before its name."""
    return kind in _SOFT and not _THING.search(before) and not _HARD_NAME.search(name)
