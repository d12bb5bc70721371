"""Which stakeholder group a speaker belongs to."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lib.extract.group_rules import first
from lib.extract.identities import identity, key
from lib.extract.lexicon import lexicon
from lib.extract.persons import known_people
from lib.extract.trades import named_after_model
from lib.patterns import compiled
from lib.rules import gazetteer
from lib.schema import UNKNOWN_SPEAKER

_OWN_MODEL = compiled(
    r"(?:公司|我们|其|旗下|自研|自家)[^,。;]{0,16}(?:GPT|大模型|语言模型|视频模型|文生视频产品|文生视频模型|AI视频|模型)|(?:文心一言|通义|混元|盘古|星火|豆包|Gemini|Claude|Llama)"
)
_OWN_OFFICE = compiled("董秘|董事会秘书|董事会办公室|证券事务|证券部|投资者关系")
_OUR_MODEL = compiled("我们[^,。;]{0,14}(?:预训练|训练|研发|开发|迭代|发布|推出|开源)[^,。;]{0,12}模型")
_OUR_WORKS = compiled(
    "(?:我们|公司|团队|工作室|我)[^,。;]{0,14}(?:拍|做|制作|出品|承制|上线|画|写|放在|投入|推出|开发|完成|交付)[^,。;]{0,10}(?:短剧|漫剧|动画|番剧|电影|剧集|电视剧|网剧|游戏|片子|短片|长片|样片|综艺|MV|绘本|漫画|剧本|镜头|分镜|原画|立绘|副歌|专辑|配乐|编曲|[0-9]{1,4}余?多?部)(?!平台|公司|行业|市场|客户|工具|门)"
)
_OF_ITSELF = compiled("(?:^|[,。;])(?:[^,。;]{0,8},)?(?:平台|本平台|站内|全平台|公司|旗下|门店)")
_UNIT_HEAD = compiled("[\u4e00-\u9fff]{2,8}[部处科室](?:副)?[部处科]长$|党委书记|党组书记|纪委书记|党支部书记")
_STATE_BANK = compiled("人民银行|央行|中央银行|世界银行|开发银行|投行|联邦储备|亚投行|进出口银行|农业发展银行|储备银行")
_IN_HOUSE = compiled("法务|总法律顾问|法律顾问|法律总监|合规")
_BANK_ENDS = ("银行", "分行", "支行", "农商行")
_MODEL_STAFF = compiled("(?:算法|模型|预训练|大模型|多模态)[^,]{0,4}(?:工程师|研究员|科学家|负责人|产品经理|员工|人员)")
_MAKER_OF_WORKS = compiled(
    "导演|编剧|制片人|监制|制作人|作曲|编曲|画师|动画师|摄影师|艺术家|(?:分镜|原画|特效|视效|后期|剪辑|美术|动画|动捕|建模|配音|灯光|编导|编剧)(?:部|组)?(?:组长|组员|部长|主管|总监|指导|负责人|师)"
)
_PARTNER = compiled("(?:^|[、兼])(?:高级|管理|联席|资深)?合伙人$")
_FIRM_NAME = compiled(
    "(?:科技|机器人|智能|生物|医药|医疗|汽车|出行|能源|电子|半导体|软件|网络|信息|文化|传媒|互动|娱乐|影业|食品|餐饮|咖啡|茶|集团|股份|公司|广告|设计|建筑|物流|教育|电商|珠宝|服饰)$"
)
_SCHOOL = compiled("小学|中学|高中|国中|国小|附中|附小|中$|职高|幼儿园|学校|大学|学院")
_WATCHES = compiled("(?:研究|调研|咨询|数据|分析|评级|监测|统计|市场调查)(?:机构|公司|平台|服务商|企业)(?:[|]|$)")
_LATIN_AI = compiled("[A-Z][A-Za-z0-9 .&-]{1,20} AI")
_MODELS = compiled("大?模型")
_OF_STAGE = compiled(
    "(?:短剧|影视|动画|游戏|电影|漫画)[^,|]{0,12}(?:从业者|制作公司|影视公司|制作方|导演|编剧)|(?:影视|动画|游戏|电影)公司"
)
_STAGE = compiled(r"导演|影视|电影|短剧|动画|游戏|编剧|制片|影片|剧集|特效|综艺|漫画")


_KINDS = {
    "media": "media",
    "fund": "investor",
    "regulator": "regulator",
    "office": "regulator",
    "university": "academic",
    "broker": "analyst",
    "bank": "analyst",
    "data": "analyst",
    "games": "creator",
    "film": "creator",
}


_FIRMS = ("internet", "auto", "chip", "biotech", "industry", "energy", "property", "travel")
_PART_OF = compiled(
    r"(?<=[一-鿿A-Za-z]{2})(?<!本)(?:资本市场|税务|审计|咨询|企业|金融|风险|鉴证|战略|管理|财务|交易|法律|科技|环球|全球|宏观|策略|证券|资产){1,3}[一-鿿]{0,4}(?:部|组|团队)$"
)
"""A department of a house, by what it serves."""


@cache
def _listed_kinds() -> dict[str, str]:
    """Key of a listed organisation to the group its kind stands for."""
    return {
        key(form): _KINDS[entry.data["kind"]]
        for entry in gazetteer("organisations")
        if entry.data.get("kind") in _KINDS
        for form in (entry.name, *entry.aliases)
    }


@cache
def _firm_kinds() -> dict[str, str]:
    """Key of a listed house of a trade to the kind of it."""
    return {
        key(form): entry.data["kind"]
        for entry in gazetteer("organisations")
        if entry.data.get("kind") in _FIRMS
        for form in (entry.name, *entry.aliases)
    }


@cache
def _known_keys() -> frozenset[str]:
    return frozenset(key(form) for entry in gazetteer("organisations") for form in (entry.name, *entry.aliases))


def is_listed(house: str) -> bool:
    """Whether a house stands in the list of organisations."""
    return key(house) in _known_keys()


@cache
def _ai_keys() -> frozenset[str]:
    return frozenset(key(f) for e in gazetteer("organisations") if e.data.get("kind") == "ai" for f in (e.name, *e.aliases))


def lives_by_ai(house: str) -> bool:
    """Whether a listed house is known for AI alone."""
    return key(house) in _ai_keys()


def group_of(
    kind: str,
    speaker: str,
    *,
    role: str | None,
    organisation: str | None,
    near: str = "",
    said: str = "",
    article: str = "",
    counts: bool = False,
    own_news: bool = False,
    makes: bool = False,
    trade: str = "",
) -> tuple[str, str]:
    """Group and the rule that decided. All words are folded; `near` is the article's text about the speaker's house.

    `makes`: the speaker's house makes an AI system, and he speaks of it or the house is known for nothing else. `trade`: the group
    that the article's words about a house in no list stand for.

    >>> group_of("person", "方闻千", role="计算机首席分析师", organisation="华金证券")[0]
    'analyst'
    >>> group_of("unnamed", "多家媒体", role=None, organisation=None)[0]
    'media'
    """
    if speaker == UNKNOWN_SPEAKER:
        return "unknown", "group.unknown"
    found = _group_of(kind, speaker, role, organisation, near, said, article, counts=counts, own_news=own_news, trade=trade)
    if makes and found[0] == "analyst" and _HEADS_RESEARCH.search(role or ""):
        return "vendor", "group.house.makes"
    if (
        found[0] != "company"
        or found[1] in ("group.role.company", "group.role.banker")
        or _OWN_OFFICE.search(speaker if kind == "unnamed" else role or "")
    ):
        return found
    if trade not in ("", "company") and (kind != "unnamed" or organisation):
        return trade, "group.house.trade"
    if makes or (
        organisation
        and trade != "company"
        and _LATIN_AI.fullmatch(organisation)
        and (lives_by_ai(organisation) or not is_listed(organisation))
    ):
        return "vendor", "group.house.makes"
    own = kind == "person" and not is_listed(organisation or "")
    if own and _OUR_WORKS.search(said):
        return "creator", "group.house.own-works"
    return ("vendor", "group.house.own-model") if own and _OUR_MODEL.search(said) else found


def _group_of(
    kind: str,
    speaker: str,
    role: str | None,
    organisation: str | None,
    near: str,
    said: str,
    article: str,
    *,
    counts: bool,
    own_news: bool,
    trade: str,
) -> tuple[str, str]:
    if kind == "unnamed":
        found = _of_unnamed(speaker, organisation, near, article)
        titled = _by_title(role) if role and not organisation and found[0] in ("public", "company") else None
        return titled if titled and titled[0] not in ("public", "investor") else found
    if kind == "institution":
        group, rule = _of_house(speaker, near, said, as_speaker=True)
        if own_news and group == "analyst" and re.search("银行|汇丰|渣打|花旗|保险|证券", speaker):
            return "company", "group.house.own-news"  # a bank that announces its own terms speaks as a company
        if group == "analyst" and _OF_TRADE.search(speaker) and _ADMONISHES.search(said):
            return "regulator", "group.house.admonishes"  # «成员单位不得以低于成本的价格倾销»
        if rule == "group.name.business" and _EXCHANGE.search(speaker) and not _ITS_RESULTS.search(said):
            return "regulator", "group.house.exchange"
        counts = counts and rule == "group.house.default" and trade not in ("company", "creator") and not _OF_ITSELF.search(said)
        return ("analyst", "group.house.counts") if counts else (group, rule)
    return _of_person(role or "", organisation or "", near, said, known=speaker in known_people())


_IN_WORKS = compiled(
    "(?:影片|电影|短剧|剧集|动画|漫剧|综艺|游戏|院线片)[^,]{0,10}(?:宣发|制作|拍摄|发行|后期|特效|开发|项目)[^,公司]{0,4}的?[^,公司]{0,4}从业者$"
)
_HIGH_COURT = compiled("(?:[省市区州最]高|[省市]中|知产)院$|^最?高[法院]$|(?:法|仲裁)庭$")
_ADVOCATE = compiled("(?:诉讼代理人|代理律师|代表律师|辩护律师|辩护人|法律顾问)$")
_HEADS_RESEARCH = compiled("(?:研究|研发)(?:总监|主任|主管|经理|负责人)$")
_OF_TRADE = compiled("(?:协会|商会|联合会|公会|学会|联盟)(?:[^协商联公学]{0,8}(?:委员会|专委会|分会))?$")
_ADMONISHES = compiled("不得|严禁|禁止|不应|应当|应如实|须[^要]|必须|抵制|坚决|杜绝|自律")
_STUDIES = compiled("(?:研究院|研究所|研究中心|规划院|设计院|科学院)$")
_EXCHANGE = compiled("港交所|香港交易所|联交所")
_ITS_RESULTS = compiled("收入|溢利|盈利|净利|派息|股息|集团|旗下|我们|本所")
_DEALS = compiled("证券|期货|基金|银行|投顾|投行|信托|资管|理财")
"""Houses whose 研究员 are no scholars."""


def _of_unnamed(phrase: str, organisation: str | None, near: str, article: str) -> tuple[str, str]:
    if re.search(r"(?:大?模型|AI视频|AI工具)[^,]{0,4}(?:开发商|公司|厂商|企业|团队|创业)", phrase):
        return "vendor", "group.phrase.vendor"
    if _ADVOCATE.search(phrase):
        return "legal", "group.phrase.legal"
    if organisation:
        return _of_house(organisation, near, "", as_speaker=False)
    if _MODEL_STAFF.search(phrase) and len(_MODELS.findall(article)) >= 6:
        return "vendor", "group.phrase.vendor"
    hit = first("phrase", phrase)
    if _IN_WORKS.search(phrase):
        return "creator", "group.phrase.works"
    if re.search(r"从业者|从业人员", phrase) and (hit is None or hit[0] in ("company", "analyst")):
        return ("creator" if len(_STAGE.findall(article)) >= 6 else "company"), "group.phrase.context"
    return hit or ("public", "group.phrase.default")


def _of_house(name: str, near: str, said: str, *, as_speaker: bool) -> tuple[str, str]:
    if "法院" in name or _HIGH_COURT.search(name):
        return "legal", "group.name.legal"
    if named_after_model(name):
        return "vendor", "group.house.model-name"
    if (own := first("name", name)) and own[1] in ("group.name.guild", "group.name.business"):
        return own
    if (part := _PART_OF.search(name)) and is_listed(name[: part.start()]):
        return _of_house(name[: part.start()], near, said, as_speaker=as_speaker)  # 德勤中国|资本市场服务部
    listed = identity(name, kind="institution", article="").group or _listed_kinds().get(key(name), "")
    hit = first("name", name)
    if hit and hit[0] == "regulator" and _STUDIES.search(name):
        return "analyst", "group.house.studies"  # 交通运输部水运科学研究院
    if listed and not (listed == "creator" and hit and hit[0] == "analyst"):  # a trade's society or data house
        return listed, "group.aliases"
    if hit and hit[0] == "analyst" and name.endswith("数据") and _firm_kinds().get(key(name)):
        return "company", "group.house.firm"  # 万国数据 keeps machines, no figures
    if hit and not (as_speaker and hit[0] in ("media", "creator") and said and _OWN_MODEL.search(said)):
        return hit
    if near and _WATCHES.search(near):
        return "analyst", "group.house.watches"
    if as_speaker and said and _OWN_MODEL.search(said):
        return "vendor", "group.house.own-model"
    return "company", "group.house.default"


def _of_person(role: str, organisation: str, near: str, said: str, *, known: bool) -> tuple[str, str]:
    if hit := first("role", role):
        return hit
    titled = _by_title(role)
    house = _of_house(organisation, near, said, as_speaker=False) if organisation else None
    if titled and titled[0] == "legal" and house and house[0] in ("company", "creator", "vendor") and _IN_HOUSE.search(role):
        titled = None  # «迪士尼副总法律顾问» speaks for the studio
    if titled and titled[0] == "media" and house and house[0] == "creator":
        return house  # «剧本平台有盐工坊主编»
    if (
        house
        and house[0] in ("analyst", "regulator")
        and (titled is None or titled[0] == "academic")
        and (hit := first("institute", organisation))
    ):
        return hit
    if titled and titled[0] == "academic" and house and house[0] in ("analyst", "vendor", "company", "investor"):
        return house if house[0] == "analyst" and not re.search("教授|院士", role) and _DEALS.search(organisation) else titled
    if titled and titled[0] == "public" and house and house[0] == "academic" and _SCHOOL.search(organisation):
        return house  # a teacher speaks for those who teach
    if titled and titled[0] == "public" and role.endswith("医生") and re.search("医院|科$|中心|诊所", organisation):
        return "academic", titled[1]
    if titled and titled[0] == "regulator" and house:
        banker = role.endswith("行长") and "银行" in organisation and not _STATE_BANK.search(organisation)
        if banker or (house[1] == "group.house.default" and _UNIT_HEAD.search(role)):
            return "company", "group.role.unit"  # «沪东中华经营部部长»
    partner = titled and titled[0] == "investor" and house and _PARTNER.search(role)
    if partner and house and (house[0] in ("legal", "analyst") or (house[1] == "group.house.default" and _FIRM_NAME.search(organisation))):
        return house  # a partner of a firm that makes things: «智元机器人合伙人»
    if titled and titled[0] != "public":
        return titled
    if house and house[0] == "analyst" and role and organisation.endswith(_BANK_ENDS) and not _STATE_BANK.search(organisation):
        return "company", "group.role.banker"  # «江临银行行长助理»: whoever of a bank is no analyst by his title
    if house and house[0] != "company":
        return house
    if house and _OF_STAGE.search(near[:200]):
        return "creator", "group.house.stage"
    if titled:
        return titled
    if house or role:
        return house or ("company", "group.person.default")
    return ("company" if known else "public"), "group.person.default"


def makes_works(role: str) -> bool:
    """Whether a title is that of somebody who makes film, drama, animation or games.

    >>> makes_works("特效总监"), makes_works("总经理")
    (True, False)
    """
    titled = _by_title(role)
    return titled is not None and titled[0] == "creator"


@lru_cache(maxsize=512)
def _by_title(role: str) -> tuple[str, str] | None:
    """Group of the last title in a role that stands for one."""
    best: tuple[int, int, str, str] | None = None
    for pattern, group, rule in lexicon().title_groups:
        for m in pattern.finditer(role):
            if best is None or (m.end(), len(m.group())) > (best[0], best[1]):
                best = (m.end(), len(m.group()), group, rule)
    if best and not best[2] and _MAKER_OF_WORKS.search(role):
        return "creator", "title.creator"  # «音乐制作人、创始人»
    return (best[2], best[3]) if best and best[2] else None
