"""The word of happening that governs the stretch of a date.

Behind the date in its clause, closing on it, in a clause that follows, before it; at last a clause whose verb no list knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lib.extract.framing_dates import COARSE, PERIODS
from lib.extract.happenings import Happening, happenings, marked, names_document, unlisted
from lib.extract.quantities_told import tells_quantity
from lib.extract.scenes import Scene, lies_after
from lib.patterns import compiled
from lib.rules import rules
from lib.text.ahead import is_ahead
from lib.text.anchors import ResolvedDate
from lib.text.mentions import EARLIER, DateMention
from lib.text.reading import Reading

REACH = 80
"""Characters after a date in which its happening must stand: longer sentences drift to other matters."""
_CLOSES = compiled(r"(?:了|于|在|到|至|自|从|时间|日期|定|为|是|的|:|发布|上线|适逢|恰逢|正值|早){0,6} ?")
_LOCATIVE = compiled(r"(?:上|中|期间|现场|时|里|后)$")
_WOULD = compiled("[我你][明后]|[,“]?我")
_PAPERS = frozenset(("公告", "公告称", "披露", "证实", "确认", "透露"))
"""Words of disclosure: of a deal or a round they take the kind, all else disclosed is a statement."""
_BOARD_MEETS = compiled(r"了?[^,。]{0,14}(?:董事会|股东会|股东大会|监事会)(?:会议)?,")
"""«召开董事会,审议通过了回购议案»: what the board decides is the happening."""
_ISSUES = frozenset(("发布", "发出", "刊登", "刊发", "发表", "披露"))
_ISSUED = compiled(r"(?:了)?[^,。;]{0,10}?(?:公告|声明|通告|启事)(?:称|说|显示|指出|表示)?(?=[,:一-龥])")
_SUIT = compiled(
    r"立案|提起(?:公益)?诉讼|起诉|(?:被|遭|受到|收到)[^,。;]{0,16}(?:处罚|谴责|警示函|监管函|问询函|关注函|罚单|传票|应诉|诉状|判决书|裁定书|仲裁)|(?:法院|仲裁委)[^,。;]{0,10}(?:受理|判决|裁定|裁决|驳回)|(?:司法|轮候)冻结|(?:留置|刑事拘留|逮捕|强制措施)|获批(?!发)|获[^,。;]{0,16}(?:批准|核准|受理|注册证|上市许可)"
)
"""A suit or the act of a supervisor that a house makes known: «公司因涉嫌信息披露违法违规被证监会立案»."""
_DEED = compiled(
    r"(?:将|拟|计划|在[^,。]{1,8}?){0,3}(?:设(?!想|法)|关(?!注|于|心)|开(?!放)|建(?!议)|撤|招|迁|搬|改|裁|任|换|停)[一-龥]?(?=[^,。]{3})"
)
_JOINTLY = frozenset(("联手", "携手", "联合", "合作", "牵手", "联袂", "联名"))
"""«联手清华大学亮出Vidu»: what is done together is the happening, where the clause tells it."""
_ONLY_TIED = compiled(r"(?:起|开始|前|收盘|盘后|开盘|当天|零时|期间|间|的一[个天][早晚上下中傍深午夜晨周清][^,。;]{0,3}| )*")
_VENUE = compiled(r"(?:的[^,。;]{2,24}?|[^,。;]{0,8}?)(?:典礼|仪式|式|会|论坛|活动|峰会|现场|展)(?:上|中|里|期间)")
"""«在新厂启用典礼上表示», «23日开幕的博览会上展出»: where something is said or shown."""
_SINCE_THEN = compiled("以来|至今|之?后(?=[,、])")
"""«登上热播榜第三,上线以来播放量破2亿»: looked back on."""
_DENIED = compiled(r"(?:未(?!来)|没有?|并无|尚无|不存在|不会|无需|否认)[^,。;]*$")
"""«公告称,公司未与其签署任何协议»: nothing of the kind came about."""
_SETTING = compiled(r"的[^,。]{2,24}(?:会|论坛|采访|专访|活动|仪式|峰会|点评|直播|节目)(?:上|中|里|期间|现场)")
_TOLD = compiled(
    r"(?:的|,)?[^,。;:“《]{0,16}?(?:(?P<paper>研报|报告)|点评|周报|月报|季报|年报|晨报|文章|长文|评论|采访|专访|访谈|电话会|讲话|演讲|致辞|公开信|内部信|股东信|邮件|微博|朋友圈|帖子|推文|博客|视频|直播|播客)"
    r"(?:中|里|上|内)?[^,。;:“]{0,6}?(?:(?P<reckons>预计|估计|估算|测算|推算)|认为|判断|预期|看好|看淡|看多|看空|写|说|称|提示|提醒|分析)"
    r"|的(?:一[份项次]|最新)[^,。;“《]{0,14}(?P<study>调查|调研|问卷|民调|研究)(?:结果)?(?=显示|发现|表明)"
    r"|,?(?:本报|本网)?(?:记者)?从[^,。;:“]{2,30}?(?:获悉|了解到|得知)(?=[,:])"
    r"|[^。;:“]{0,90}?(?<![据来小传解学演劝话再别按难])(?:说道?|感叹道?|讲道|问道|叹道|答道|写道|坦言|介绍(?:道|说))(?=[,。:]|$)"
    r"|[^,。;:“]{0,30}(?:给出|作出|做出|有|提出|抛出|持)了?[^,。;:“]{0,12}(?:判断|看法|答案|观点|说法|解释|建议|评价|预测|预判|见解|比喻|意见)(?=[,。:]|$)"
)
"""«在7月底的一份研报里预计», «上周五,主管指着集装箱车说», «给出了不同的判断:»: told, without a verb that the list knows."""
_LEADS_ON = compiled(r"[^,。;:]{0,24}(?:决定|想法|念头|愿望|疑问|问题|规矩|习惯|细节|主意|选择)(?=:)")
"""«做了一个决定:年底前关店»: what is told comes behind the colon."""
_NEAR = ("day", "week", "month-part")
_CAME_ABOUT = compiled(
    r"(?<![为不罢])了(?=[一-龥A-Za-z\d“《])|过(?=[一-龥]{0,2}[次回场])|曾|被(?=[一-龥])|终于|带(?:着|队|领)|率[队团]|飞往|前往|打来|发来|寄来|送来|找上门|找到|把(?=[一-龥])"
)
"""Marks of something that came about once: of a month gone by a clause without a listed verb must bear one."""
_SETS_TO = compiled(r"[把将][^,。;]{2,20}(?:提|降|减|增|压|砍|调|升|扩|缩|改)[^,。;\d]{0,3}[到至为]")
"""«8月把分账比例提到最高80%»"""
_WILL_DISPOSE = compiled("(?:公司|平台|集团|我们|局方)?(?:会|将|拟|计划|准备)把")
_IS_BOUND = compiled(
    "起,?[^,。;]{0,20}(?:不得|必须|一律|禁止|停止|不再|须|取消|下调|上调|提高|降低|免征|免收|免费|增至|减至|升至|降至|调至|改为|改按|减半|执行|实行|适用|纳入|全面|统一)"
)
"""«明年起,未备案的作品一律不得投流»: from when on something is so."""
_STAYS = compiled("没|一直|始终|仍|持续|越来越|开始有|普遍")
_AT_PLACE = compiled(r"(?:在)?[^,。;了]{2,32}(?:前|里|上|内|中|旁|外|门口|现场|大厅|店)")
_SO_MANY = compiled(r"[了过](?:约|近|超过?|逾|大概|将近|不到|差不多)?(?:\d|[一二两三四五六七八九十几数]{1,3}[万亿千百成])")
"""«9月赚了30多万元» is a figure, «1月在胖东来待了四天» something that was done."""
_FIRM = compiled(r"将|拟|计划|预计|有望|定于|目标|会(?=[一-龥])|准备|打算|开始")
_TARGET = compiled(
    r"(?:《[^》]{2,60}》|通知|意见|方案|规划|文件|办法|纲要|要点|政策|措施|计划|工作报告|决定)(?:中|里)?(?:还|并|也)?(?:提出|明确|要求|规定|指出|确定|设定|强调)(?:了)?"
    r"(?:[^。;]{0,40},)?[^,。;]{0,8}$"
    r"|(?:[局部委署厅办]|总局|政府|国务院|当局)(?:近日|此前|昨日|日前|最新|还|也|已){0,2}(?:提出|明确|要求|部署|宣布),$"
    r"|(?:根据|按照|依据|依照|按)[^,。;]{0,20}《[^》]{2,60}》[^,。;]{0,6},[^,。;]{0,6}$"
)
"""«…印发的《方案》提出,到2027年,普及率超过70%»: what a plan of the state aims at by a date."""
_AT_LEAST = compiled(r"\d[余多]?[个家所座部款项条支]以?[上内]|(?:超过?|逾|突破|不少于|至少)\d")
_SAYS_FROM = 44


def governing(folded: str, found: ResolvedDate, scene: Scene) -> Happening | None:
    """The word of happening that governs the stretch of a date: behind it in its clause, closing on it, in the next, before it."""
    mention = found.mention
    low, high = scene.clause
    behind = [h for h in happenings(folded, mention.end, high) if _has_need(folded, h, scene)]
    ahead = happenings(folded, low, mention.start)
    picked = _picked(folded, behind, mention.end)
    venue = picked is not None and folded[picked.end : picked.end + 1] == "的" and _LOCATIVE.search(folded[low:high])
    if picked is not None and picked.weight > 1 and not picked.rule.data.get("noun") and not venue:
        return _announced(folded, picked, scene)
    if ahead and _closes(folded, ahead[-1].end, mention, high):
        return ahead[-1]
    nouns, around = ([picked], (low, high)) if picked is not None else ([], (low, high))
    for a, b in scene.clauses[scene.home + 1 :]:
        if folded[a - 1] == ";" and found.granularity in PERIODS:
            break  # «今年新增236款;“清朗”专项行动处置…»
        if a >= scene.end or a - mention.end > REACH or (nouns and nouns[0].weight == 1):
            break
        following = [
            h for h in happenings(folded, a, min(b, scene.end)) if _has_need(folded, h, scene) and not _SINCE_THEN.match(folded, h.end)
        ]
        next_one = _picked(folded, following, a)
        if next_one is not None and not next_one.rule.data.get("noun"):
            if nouns and not _LOCATIVE.search(folded[slice(*around)]):
                break
            return _announced(folded, next_one, scene)
        if next_one is not None and not nouns:
            nouns, around = [next_one], (a, b)
    if nouns:
        return _announced(folded, nouns[0], scene)
    if ahead and mention.start - ahead[-1].end <= 1 and mention.end < high:
        return None  # «公布2月份PMI数据»: the date belongs to the noun
    return next((h for h in reversed(ahead) if folded[h.end : h.end + 1] != "的"), None)


def targeted(folded: str, found: ResolvedDate, scene: Scene, reading: Reading) -> Happening | None:
    """What a plan or paper aims at by a date still to come."""
    mention = found.mention
    within = mention.text.endswith("年内") or mention.bound == "before"
    if not (lies_after(found, reading) or (within and found.granularity != "day")):
        return None
    if not _TARGET.search(folded, max(scene.sentence.start, mention.start - 120), mention.start):
        return None
    b = scene.clause[1]
    rule = next(r for r in rules("happenings") if r.id == "event.policy-target")
    if mention.end >= b and scene.home + 1 < len(scene.clauses):
        _a, b = scene.clauses[scene.home + 1]
    counted = tells_quantity(folded, mention.end, max(b, scene.clauses[min(scene.home + 1, len(scene.clauses) - 1)][1]), alone=True)
    if found.granularity == "year" and not within and (counted or _AT_LEAST.search(folded, mention.end, b)):
        return None  # «到2027年,回收量增加约一倍» is a figure's period
    return Happening(b - 1, b, rule, "policy", 3)


def unlisted_in(folded: str, found: ResolvedDate, scene: Scene, reading: Reading) -> Happening | None:
    """Where no listed word stands in reach: a clause that is marked as telling what came about; or any, of a day or still to come."""
    mention = found.mention
    start, end = mention.end - mention.text.endswith("的"), scene.clause[1]
    if _ONLY_TIED.fullmatch(folded, start, end) or _SETTING.fullmatch(folded, start, end):
        later = [(a, min(b, scene.end)) for a, b in scene.clauses[scene.home + 1 :] if a < scene.end]
        at_place = len(later) > 1 and _AT_PLACE.fullmatch(folded, *later[0])  # «次日上午,机场办理柜台前,旅客领到了入境卡»
        start, end = (later[1 if at_place else 0]) if later else (start, end)
    ahead = is_ahead(folded, mention, scene.sentence) or lies_after(found, reading)
    disposes = found.granularity in COARSE and bool(
        (ahead and _WILL_DISPOSE.match(folded, mention.end)) or _IS_BOUND.match(folded, mention.end)
    )
    if (
        (found.granularity == "year" and not disposes)
        or (found.granularity in COARSE and not ahead and not disposes)
        or _LEADS_ON.match(folded, start, end + 1)
    ):
        return None
    if found.granularity != "quarter" and (said := _TOLD.match(folded, start, scene.end)) is not None:
        rule = next(r for r in rules("happenings") if r.id == "event.statement")
        return Happening(
            said.end() - 1, said.end(), rule, "research" if said["study"] or (said["paper"] and said["reckons"]) else "statement", 2
        )
    ranged = found.granularity not in _NEAR or (mention.until is not None and mention.shape != "weekday")
    once = found.granularity == "month" and bool(_CAME_ABOUT.search(folded, start, end))
    sets = found.granularity == "month" and _SETS_TO.search(folded, scene.clause[0], end) is not None
    counted = ranged and not (once and mention.until is None and not _SO_MANY.search(folded, start, end))
    if not (sets or disposes) and tells_quantity(folded, start, end, alone=counted):
        return None
    happening = marked(folded, start, end, subject=(scene.clause[0], mention.start)) if found.granularity not in COARSE else None
    told = (
        (mention.shape not in ("festival", "lunar") or (ahead and bool(_FIRM.search(folded, scene.clause[0], end))))
        and not (mention.shape == "day" and mention.base == EARLIER)
        and (
            found.granularity in _NEAR
            or (ahead and (found.granularity not in COARSE or bool(_FIRM.search(folded, scene.clause[0], end))))
            or once
            or sets
            or disposes
            or (found.granularity == "month" and folded.startswith("起", mention.end) and not _STAYS.search(folded, start, end))
        )
    )
    if happening is None and told and not _WOULD.match(folded, max(0, mention.start - 2)):
        happening = unlisted(folded, start, end, subject=(scene.clause[0], mention.start))
    return happening


def _has_need(folded: str, happening: Happening, scene: Scene) -> bool:
    """Whether the sentence holds what a word needs beside it."""
    return happening.rule.data.get("needs") != "document" or names_document(folded[scene.sentence.start : happening.start])


def _closes(folded: str, end: int, mention: DateMention, high: int) -> bool:
    """Whether a verb before a date closes on it: «成立于2022年5月», «时间是2023年8月»."""
    between = folded[end : mention.start]
    if not between.strip("的后之") and mention.shape == "day" and mention.base == EARLIER:
        return False  # «产品下线次日,他接受了专访», «新政落地的次日,旅客领到了入境卡»
    return bool(_CLOSES.fullmatch(between)) and (bool(between.strip("了的,: ")) or mention.end >= high)


def _picked(folded: str, found: Sequence[Happening], date_end: int) -> Happening | None:
    """The first word that is a predicate; one that only qualifies a noun (合作的艺术家) counts right after the date, else last, nouns before it."""
    if not found:
        return None
    for place, happening in enumerate(found):
        direct = 0 <= happening.start - date_end <= 1
        if place + 1 < len(found) and _describes(folded, happening, found[place + 1], date_end):
            continue
        if place + 1 < len(found) and _VENUE.match(folded, happening.end):
            continue
        if (
            place + 1 < len(found)
            and folded[happening.start : happening.end] in _JOINTLY
            and any(h.category in ("release", "statement") for h in found[place + 1 :])
        ):
            continue
        if happening.weight > 1 and not happening.rule.data.get("noun") and (direct or folded[happening.end : happening.end + 1] != "的"):
            return happening
    return max(
        found, key=lambda h: (h.weight > 1 and bool(h.rule.data.get("noun")), h.weight) if h.rule.id != "event.contract" else (False, 0)
    )


def _describes(folded: str, first: Happening, second: Happening, date_end: int) -> bool:
    """Whether a verb without a subject only describes the subject of the next: «成立刚满14个月的幻刻科技宣布»."""
    lead = folded[date_end : first.start]
    bare = date_end >= 0 and not lead.strip(",刚才 ")
    between = folded[first.end : second.start]
    return (
        bare
        and "的" in between[1:-1]
        and not second.rule.data.get("noun")
        and ("," in folded[max(0, date_end - 1) : first.start] or second.category != "funding")
    )


def _announced(folded: str, happening: Happening, scene: Scene) -> Happening:
    """Where something is announced: the kind of what is announced, if that is a happening itself."""
    word = folded[happening.start : happening.end]
    issued = _ISSUED.match(folded, happening.end) if word in _ISSUES else None
    paper = word in _PAPERS or issued is not None or (word == "公布" and folded[happening.end : happening.end + 1] in (",", ":"))
    if _BOARD_MEETS.match(folded, happening.end) and word in ("召开", "举行"):
        decided = happenings(folded, happening.end, min(scene.end, happening.end + _SAYS_FROM))
        kinds = [h.category for h in decided if h.category in ("market", "funding", "deal")]
        return replace(happening, category=kinds[0]) if kinds else happening
    if not happening.rule.data.get("says") and not paper:
        return happening
    start = issued.end() if issued else happening.end
    end = min(scene.end, start + _SAYS_FROM)
    comma = folded.find(",", start, end)
    if happening.rule.data.get("says") and comma - start >= 4 and not happenings(folded, start, comma):
        end = comma  # «宣布“1+6+N”组织变革,未来各集团可独立融资»
    suit = _SUIT.search(folded, start, min(scene.end, start + 2 * _SAYS_FROM)) if paper else None
    end = min(end, suit.start()) if suit else end
    for inner in happenings(folded, start, end):
        if (paper and inner.category not in ("funding", "deal")) or _DENIED.search(folded, start, inner.start):
            continue
        if inner.weight > 1 and inner.category != "statement" and folded[inner.end : inner.end + 1] != "的":
            return Happening(happening.start, happening.end, happening.rule, inner.category, max(happening.weight, inner.weight))
    if suit is not None:
        return Happening(happening.start, happening.end, happening.rule, "policy", happening.weight)
    if not paper and _DEED.match(folded, happening.end):  # «宣布关掉最后一家门店»
        return Happening(happening.start, happening.end, happening.rule, "milestone", happening.weight)
    return happening
