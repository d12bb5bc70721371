"""The word of happening that a date belongs to, and the kind of event it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lib.extract.framing import moves_market
from lib.extract.kinds import kind_of_object, open_verbs
from lib.rules import Rule, alternation, rules, words

_DOCUMENT = re.compile(
    r"(?:《[^》]{2,60}(?:办法|条例|通知|意见|方案|指引|规定|规则|法|法案|草案|文件|要点|细则|准则|标准|规划|纲要|目录|清单|行动计划|决定|批复|公约|规范)(?:[((][^()()]{1,12}[))])?》)"
    r"|(?:办法|条例|法案|草案|咨询文件|细则|行政令|禁令|新规|预警|警报|用户协议|服务协议|使用条款|服务条款|隐私政策|征求意见稿|实施意见|行动方案|行动计划|的规则|关税|补助要点)"
)
_STUDY = re.compile(r"报告(?!期|会|称|显示)|白皮书|蓝皮书|论文|研究成果|技术报告|研究报告|榜单")
_REPORT_OF_HOUSE = re.compile(r"(?:年度|半年度|季度|中期|财务|业绩|货币政策|政府工作|社会责任|中报|年中)报告|中报")
_NOTICE = re.compile(
    r"数据|公告|财报|业绩|年报|季报|半年报|快报|预告(?!片)|纪要|声明|通报|名单|财务|营收|月报|公开信|回应|PMI|CPI|PPI|GDP|统计|指引|答复|致歉|澄清"
)
_SUBJECT_TAIL = re.compile(
    r"(?:\(?\d{1,4}年?\)?|[今昨前去明上下本当]?[日年周月天晚早](?:[一二三四五六日天])?|\d{1,2}[月日]|凌晨|上午|下午|晚间?|联合|宣布|决定|预计|计划|有望|表示|正式|已经?|将|拟|也|则|在[^,。]{1,8}|近?日前?|于|对外|首次|\s){1,8}$"
)
_SPEECH = re.compile(r"讲话|演讲|文章|评论|看法|观点|致辞|言论")
_HEARING = re.compile(r"法说会|业绩|说明会|记者会|发布会|发表会|电话会|股东会|股东大会|通气会")
_DUTY = re.compile(r"须|必须|应当|应于|应在|不得|不低于|要求")
_MUST = re.compile(r"必须|不得(?!不)|一律")
_STATE = re.compile(
    r"(?:国务院|发改委|工信部|网信办|证监会|金融监管总局|市场监管总局|央行|人民银行|美联储|联储|最高法|最高检|人大|海关|欧盟|白宫|立法[院会]|行政院|金管会|国会|议会|[一-龥]{1,8}(?:(?<![总内全外东西中北南乐干局胸头腰细底顶后前])部|委员会|署|总局|管理局|监管局|法院|检察院|政府|版权局|厅|办公厅|当局))(?:等[一-龥]{1,4}部门)?$"
    r"|(?:(?<![一-龥])(?:政府|当局|港府|官方)|政府工作报告|中央经济工作会议|国务院常务会议|常务会议|政治局会议|一号文件|五年规划|国台办|外交部|商务部|财政部|证交会|药监局|医保局|FDA|FTC|SEC)$"
)
_STATE_AT = re.compile(_STATE.pattern.replace("$", ""))
_MOVE = re.compile(r"[涨跌升降挫]\d|[涨跌]超?\d|再[涨跌]|收[涨跌于报]")
_JOURNAL = re.compile(r"《[^》]{1,20}》(?:杂志|期刊|子刊|学报)?|期刊|杂志|预印本|学报|arXiv")
_STUDIED = re.compile(r"研究|论文|成果|试验|实验|团队")
_CONSULTED = re.compile(r"咨询期?为期|征求意见|公众咨询|监管|立法|修法|诉讼|案件|官司|备案")
_INQUIRY = re.compile(r"可行性研究|可研报告|课题|临床试验|试验入组|期临床")
_SHORT_SUBJECT = 9
_DISPOSED = re.compile(r"[把将](?=[一-龥A-Za-z“《]{2})(?!于|在|继续|正式|陆续|全面)")
_HABIT = re.compile(r"每[天日周月年次]|经常|通常|往往|总是|一直|平时|常年")
_LEAST = 2
"""Characters that a clause must have to tell a happening: 17日架通 does."""
_OTHER_CLAUSE = re.compile(r"[,;。](?![^《]{0,40}》)")
_CLAUSE_MARK = re.compile("[,;。:\n]")
_LAUNCH = re.compile(r"推出|发布(?!会)|亮相|新品|春季|秋季|新车|手机|新机")
_BOARD = re.compile(r"赴港|赴美|科创板|创业板|主板|北交所|港交所|上交所|深交所|纽交所|纳斯达克|港股|A股|美股|新三板|IPO|交易所|证交所|招股")
_ISSUING = frozenset(("发布", "公布", "发表", "推出", "披露", "出台", "印发", "提出", "公告"))
_REMOVED = frozenset(("下架", "清理", "关闭", "停播", "停更", "下线", "删除", "关停", "封停", "清退"))
_WRONG = re.compile(r"违规|违法|侵权|盗版|非法|涉嫌|抄袭|造假|有害|不良")
_GAINED = re.compile(r"获(?!悉|知)|得到|迎来|引入")
_RISES = frozenset(("突破", "创下", "冲上", "冲破", "站上", "站稳", "跃升", "刷新", "跌破", "创历史", "登顶"))
_HOLDING = frozenset(("举行", "举办", "召开", "办了", "开了"))
_CUT = re.compile(r"(?:了?(?:[\d.]+%|[一二三四五六七八九]成|一半|半价))(?=[,。;]|$)")
"""«把Qwen-Long砍掉97%»"""
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
    starts = "".join(sorted({re.escape(word[0]) for word in table}))  # one look ahead spares most places the whole list
    # 《…》 and brackets are read over: a title tells no happening.
    return re.compile(
        rf"(?=[{starts}《(])(?:《[^》]{{0,60}}》|\((?!\d{{1,2}}[日号]?\))[^()]{{0,60}}\)|(?P<word>{alternation(table)}))"
    ), table


def happenings(folded: str, start: int, end: int) -> list[Happening]:
    """The words of happening of a stretch, in order, each with the kind of event it makes there."""
    pattern, table = _pattern()
    out = []
    for match in pattern.finditer(folded, start, end):
        if match["word"] and not _is_part(folded, match):
            rule = table[match.group()]
            out.append(Happening(match.start(), match.end(), rule, _category(folded, match, rule, start, end), _weight(rule)))
    return out


def marked(folded: str, start: int, end: int, *, subject: tuple[int, int]) -> Happening | None:
    """A clause whose verb no list knows, but that says by its marks that something came about."""
    rule = next(r for r in rules("happenings") if r.id == "event.marked")
    match = rule.regex.search(folded, start, end)
    if match is None:
        return None
    category = _unlisted_category(folded, subject, start, end)
    return Happening(match.start(), match.end(), rule, category, _weight(rule))


def _unlisted_category(folded: str, subject: tuple[int, int], start: int, end: int) -> str:
    """The kind of event that a clause without a listed verb tells: a move of the market, an act of the state, else a milestone."""
    low = min(subject[0], start)
    if moves_market(folded, low, end) or (_MOVE.search(folded, start, end) and moves_market(folded, max(0, low - 40), end)):
        return "market"
    head = folded[subject[0] : subject[1]].strip() or folded[start : start + 14]
    acts = _STATE.search(head) if subject[1] > subject[0] else _STATE_AT.match(head)
    if _DUTY.search(folded, low, end):
        return "policy"
    kind = kind_of_object(folded[start:end], at_end=True)
    return "policy" if acts and kind in (None, "release", "milestone") else kind or "milestone"


def unlisted(folded: str, start: int, end: int, *, subject: tuple[int, int]) -> Happening | None:
    """A clause with a verb that no list knows, as a whole; None where it only describes."""
    rule = next(r for r in rules("happenings") if r.id == "event.bare")
    words_of_it = re.findall("[一-龥]", folded[start:end])
    if len(words_of_it) < _LEAST or _HABIT.search(folded, start, end) or rule.regex.search(folded[start:end]):
        return None
    category = _unlisted_category(folded, subject, start, end)
    return Happening(end - 1, end, rule, category, _weight(rule))


def _weight(rule: Rule) -> int:
    value = rule.data["weight"]
    return value if isinstance(value, int) else 1


_NOUN_END = re.compile(r"[率量额费]|价(?!格)")
_PARTS: Mapping[str, str] = {
    "披露": r"(?<!信息)披露(?!违规|义务|要求|制度|不|质量)",
    "禁售": r"禁售(?!期|股)",
    "开门": r"开门(?!见山|红|大吉)",
    "通过": r"通过(?=了|《|“|[^,。;]{0,26}(?:法案|条例|决议|草案|修正案|议案|预算|提案|审议|聆讯|验收|认证|试运行|评审|备案|审核|审批|批准|测试|考核|初审|注册|发行|方案|规划|办法|法(?:[,。]|$)|检验|答辩|听证))(?![^,。;]{0,20}(?:方式|手段|形式|途径|渠道|平台))",
    "涨": r"(?<!同比)(?<!环比)(?<!按年)涨(?=[逾超近约]?\d|[一二三四五六七八九]成)",
    "跌": r"(?<!同比)(?<!环比)(?<!按年)跌(?=[逾超近约]?\d|[一二三四五六七八九]成)",
    "升": r"(?<!同比)(?<!环比)(?<!按年)(?<![上提晋攀])升(?=[逾超近约]?\d)",
    "挫": r"挫(?=[逾超近约]?\d)",
    "报": r"(?<![财年月周日晚早简公汇申上回预])报(?=\d|每|[一-龥]{0,3}\d[\d.,]*[元点])",
    "跌到": r"跌到(?=了?[约近]?\d|每)",
    "涨到": r"涨到(?=了?[约近]?\d|每)",
    "升到": r"(?<![提晋])升到(?=了?[约近]?\d|每)",
    "落到": r"落到(?=[约近]?\d|每)",
    "降到": r"降到(?=了?[约近]?\d|每)",
    "访问": r"访问(?!量|人数|速度|次数|权限|页|用户|者|地址|控制|接口|受限|流量|延迟|入口)",
    "建议": r"(?<!投资)(?<!政策)建议(?!书|案|稿|价|零售|售价|是)",
    "调整": r"(?<![次轮])(?<!结构)调整(?!后|期|机制|前|幅度|压力|完|发生|为主|空间)",
    "交出": r"交出(?=了?[^,。]{0,14}(?:成绩单|答卷|财报|业绩|年报|季报))",
    "开工": r"开工(?!首日|第一天|率|日|红包|仪式上|季)",
    "认购": r"认购(?!书|价|权|率|倍|费|期|者)",
    "抵押": r"抵押(?!品|物|率|贷款|权)",
    "出资": r"出资(?!人|方|额|比例|者)",
    "借款": r"借款(?!人|方|利率|成本)",
    "战投": r"战投(?!部|人)",
    "换手": r"换手(?!率)",
    "拍卖": r"拍卖(?!行|会|师|价|款|场)",
    "成交价": r"成交价(?!格)",
    "联名": r"联名(?!款|卡|信|产品|商品)",
    "战略合作": r"战略合作(?!伙伴|方)",
    "三期临床": r"三期临床(?!数据|结果|阶段)",
    "招生": r"招生(?!办|人数|计划|简章)",
    "出版": r"出版(?!社|商|人|业|集团|方|物|机构|署|局|行业|单位|周期)",
    "发行": r"发行(?!人|价|量|方|商|费|规模|股|业|公司|区|市盈率|结果|数量|对象|窗口|成本)",
    "举报": r"举报(?!人|电话|信|者|渠道|按钮|平台)",
    "曝光": r"曝光(?!量|率|度|数|次)",
    "声明": r"声明(?!书|文件)",
    "合营": r"合营(?!企业|公司|车企|厂|方|品牌)",
    "受访": r"受访(?!者|企业|人|的\d|群体|对象|公司|用户)",
    "参股": r"参股(?!公司|子公司|企业|股东)",
    "索赔": r"索赔(?!额|金额|权)",
    "征收": r"征收(?!率|标准|范围)",
    "免签": r"免签(?!国|政策|入境的|范围)",
    "投票": r"投票(?!权|率|站|箱|人数)",
    "问询": r"问询(?!函)",
    "公诉": r"公诉(?!人|机关)",
    "限购": r"限购(?!政策|城市|令)",
    "警示": r"警示(?!函|意义|作用|片|教育|语|标)",
    "退休": r"退休(?!金|年龄|人员|后|工人|教师|老|干部|生活|职工|制度)",
    "爆炸": r"爆炸(?!性|式|物|力)",
    "提名": r"提名(?!人|权)",
    "进场": r"进场(?!费|门槛)",
    "换装": r"换装(?!游戏|视频|师|功能)",
    "改装": r"改装(?!车|厂|件|店)",
    "集训": r"集训(?!营|队)",
    "出土": r"出土(?!文物|的)",
    "录取": r"录取(?!率|分数|通知)",
    "通话": r"通话(?!时长|质量|录音|功能|记录|费)",
    "分成": r"分成(?!比例|模式|[一二两三四五六七八九十几数\d]|若干|多|不同|上下|前后|收入|方式|款|了?[一二两三四五六七八九十]|好)",
    "分账": r"分账(?!比例|模式|剧|收入|票房|片|规则|金额)",
    "下单": r"下单(?!量|用户|页|率|前|后|时|人|金额|链接)",
    "订购": r"订购(?!量|价|用户|热线)",
    "定点": r"定点(?!医|帮扶|投放|机构|扶贫|采购|药)",
    "交接": r"交接(?!班|单|棒)",
    "接盘": r"接盘(?!侠|方|人)",
    "流拍": r"流拍(?!率)",
    "倡议": r"倡议(?!书|者|人|方)",
    "点评": r"点评(?!网|软件|师|区|数|类)",
    "讲话": r"讲话(?!精神|中|稿|里)",
    "汇报": r"汇报(?!演出|会)",
    "陈述": r"陈述(?!人|书)",
    "答复": r"答复(?!函)",
    "中说": r"中说(?!明|法|到底|服|不)",
    "上说": r"上说(?!明|法|服|不|是|到)",
    "里说": r"里说(?!的)",
    "时说": r"时说(?!明)",
    "升值": r"升值(?!空间|潜力|预期)",
    "贬值": r"贬值(?!压力|预期)",
    "蒸发": r"蒸发(?!器|量)",
    "回调": r"回调(?!幅度|压力|空间)",
    "改款": r"改款(?!车)",
    "热映": r"热映(?!影片|电影|期|中)",
    "征集": r"征集(?!令)",
    "招募": r"招募(?!令|会)",
    "崩溃": r"崩溃(?!边缘|的)",
    "交车": r"交车(?!量|周期)",
    "仲裁": r"仲裁(?!委|员|庭|机构|案|前置)",
    "再审": r"再审(?!申请人)",
    "听证": r"听证(?!会)",
    "清算": r"清算(?!所|行|组|价值|人)",
    "拍板": r"拍板(?!人|权)",
    "拆分": r"拆分(?!开|成)",
    "发掘": r"发掘(?!者)",
    "兑付": r"兑付(?!危机|压力|率|日)",
    "违约": r"违约(?!金|率|方|责任|风险)",
    "裁决": r"裁决(?!书)",
    "封闭": r"封闭(?!式|性|期|环境|测试|空间)",
    "组团": r"组团(?!社)",
    "转会": r"转会(?!费|窗|市场)",
    "复现": r"复现(?!率|性)",
    "提到": r"提到(?!了?[约近]?\d|最高|首位|高)",
    "立法": r"立法(?!会|院|委员|者|机构|机关|局)",
    "提前": r"提前(?=至|到|\d)",
    "签字": r"签字(?!笔)",
    "接收": r"接收(?!器|方|端|机)",
    "授权": r"授权(?!书|方|费|金|商|代表)",
    "代工": r"代工(?!厂|商|龙头|业)",
    "托管": r"托管(?!行|人|资产)",
    "供应": r"(?<![的链])供应(?!链|商|量|端|紧|短|不|过|充)",
    "供货": r"供货(?!商|期|量|周期)",
    "采购": r"采购(?!部|商|员|经理|负责人|量|端|方|人|总监|成本|价)",
    "成立": r"成立(?!以来)",
    "实施": r"实施(?!细则|方案|意见|条例|主体|路径)",
    "适用": r"(?<![不普])适用(?!于?.{0,4}(?:场景|人群)|性|范围)",
    "登陆": r"登陆(?!器|战)",
    "部署": r"部署(?!成本|方式|费|门槛|难度)",
    "出海": r"(?<![短剧])出海(?!企业|公司|平台|业务|短剧|市场|大会)",
    "创业": r"创业(?!公司|板|者|团队|企业|项目|园|大赛|投资|孵化|人|基金|邦|营|史|故事|初|型|潮)",
    "服役": r"服役(?!期)",
    "抽查": r"抽查(?!结果)",
    "质疑": r"(?<![受被遭])质疑(?!声)",
    "批评": r"批评(?!者|家|人|声)",
    "检修": r"检修(?!期|费)",
    "泄露": r"泄露(?!风险|问题)",
    "控股": r"(?<=[将已拟])控股(?=[一-龥])",
    "执行": r"执行(?!官|长|董事|总裁|力|机构|院|摘要|副|主席|委员|主任|经理|合伙|导演|制片|监制|主编|总编|层|者)",
    "协议": r"协议(?!书|价)",
    "称": r"(?<![声宣职名简堪号自统昵])称(?![号为呼赞谓职霸])",
    "开放": r"开放(?!式|性|程度|源|世界|日|平台|合作|态度|创新|了解|水平|型)",
    "更新": r"更新(?!换代|迭代|率|改造|日期|时间)",
    "发放": r"发放(?!量)",
    "收购": r"收购(?!站|商|季|进度|已)",
    "公示": r"公示(?!期)",
    "发布": r"发布(?!会|者|平台|时间|渠道|量)",
    "展示": r"展示(?!区|台|架|柜)",
    "上市": r"上市(?!公司|企业|银行|房企|券商|车企|药企|平台|主体|险企)",
    "交付": r"交付(?!量|能力|周期)",
    "订单": r"订单(?!量|簿|数|额|排)",
    "合作": r"合作(?!伙伴|方|商|社|的)",
    "报道": r"(?<!有)报道(?!显示|中|指)",
    "实现": r"实现(?!路径|方式|了?[对了]?.{0,12}(?:理解|模拟))",
    "开始": r"(?<!刚|才)开始",
    "完成": r"完成(?!度|时|率)",
    "突破": r"突破(?!口|点|性)",
    "覆盖": r"覆盖(?!面|率|范围|度)",
    "加入": r"加入(?!了?.{0,2}(?:元素|水印|标识))",
    "可用": r"(?<![不好])可用(?!于|性|来|作)",
    "调查": r"(?<!尽职)调查(?!显示|数据|报告|结果)",
    "财报": r"财报(?!显示|数据)",
    "IPO": r"IPO(?![A-Za-z])",
    "战略投资": r"战略投资(?!者|人|部)",
    "公告": r"公告(?!牌)",
    "进入": r"进入(?!门槛|壁垒)",
    "进行": r"进行(?!曲)",
    "推进": r"推进(?!器)",
    "开展": r"开展(?!首日|期间)",
    "大会": r"(?<![人])大会",
    "发表": r"发表(?!过的)",
    "发布会": r"发布会",
    "放量": r"放量(?!一|两|三|\d)",
    "收盘": r"收盘(?=[报涨跌大微])",
    "审查": r"审查(?!员)",
    "通报": r"通报(?!批评的)",
    "投资了": r"投资了",
}


@cache
def _exact(word: str) -> re.Pattern[str] | None:
    return re.compile(_PARTS[word]) if word in _PARTS else None


def _is_part(folded: str, match: re.Match[str]) -> bool:
    """Whether a word is only part of another one (发布会, 上市公司, 上架率)."""
    if _NOUN_END.match(folded, match.end()):
        return True
    guard = _exact(match.group())
    return guard is not None and not guard.match(folded, match.start())


def _category(folded: str, match: re.Match[str], rule: Rule, start: int, end: int) -> str:
    """The kind of event: what is issued tells a rule from a study, a notice and a product."""
    category = str(rule.data["category"])
    word = match.group()
    clause = folded[match.end() : min(end, match.end() + 46)]
    own = _OTHER_CLAUSE.split(clause, maxsplit=1)[0]
    before = folded[max(start - 30, 0, match.start() - 30) : match.start()]
    before = _CLAUSE_MARK.split(before)[-1]
    subject = _SUBJECT_TAIL.sub("", _DISPOSED.split(before, maxsplit=1)[0])
    if word == "发表" and _JOURNAL.search(own) and _STUDIED.search(before):
        return "research"
    if word in _ISSUING:
        if _DOCUMENT.search(own):
            return "policy"
        if word == "发表" and _SPEECH.search(own):
            return "statement"
    if word == "上市":
        return "market" if _FUNDS.search(before) else "funding" if _BOARD.search(before) or _BOARD.match(own) else category
    if word in _HOLDING and _HEARING.search(own):
        launched = re.search(r"发布会|发表会", own) and _LAUNCH.search(folded, match.end(), min(len(folded), match.end() + 60))
        return "release" if launched else "statement"
    if rule.id == "event.market-deed" and _STATE.search(subject):
        return "policy"
    if word in _REMOVED and _WRONG.search(before + own):
        return "policy"
    if word == "入股" and _GAINED.search(before):
        return "funding"
    if word in _RISES and moves_market(folded, max(folded.rfind("。", 0, match.start()) + 1, match.start() - 30), match.end()):
        return "market"
    if word in open_verbs():
        return _open_category(folded, match, rule, before, clause, acts=bool(_STATE.search(subject)))
    if rule.data.get("light"):
        return _light_category(folded, match, before, own)
    if word in ("新高", "新低") and not moves_market(folded, max(start, match.start() - 40), match.end()):
        return "milestone"
    if category in ("milestone", "release") and (_DUTY.search(before) or _MUST.search(own)):
        return "policy"
    if rule.id == "event.meeting" or word == "开会":
        return "policy" if _STATE.search(subject) else category
    return category


def _open_category(folded: str, match: re.Match[str], rule: Rule, before: str, clause: str, *, acts: bool) -> str:
    """The kind of a verb that leaves it to its object; without one that tells, to its subject, and to who acts."""
    category = str(rule.data["category"])
    if _DUTY.search(before):
        return "policy"
    if _CUT.match(clause):
        return "market"
    kind = kind_of_object(clause)
    alone = not clause.removeprefix("了")[:1].strip(",;。:后并、")
    if kind is None and alone and kind_of_object(_SUBJECT_TAIL.sub("", before), at_end=True) in ("policy", "funding", "research"):
        return str(kind_of_object(_SUBJECT_TAIL.sub("", before), at_end=True))
    if kind is None and rule.data.get("light"):
        kind = _light_category(folded, match, before, clause.partition(",")[0])
    elif kind is None and alone:
        kind = (
            kind_of_object(_SUBJECT_TAIL.sub("", before), at_end=True)
            if len(before) >= _SHORT_SUBJECT
            else kind_of_object(_clause_before(folded, match.start()))
        )
    if kind in ("market", "milestone") or (kind == "deal" and "订单" in clause):
        kind = category if category == "statement" else kind
    kind = kind or category
    return "policy" if acts and match.group() not in _HOLDING and kind in ("release", "milestone") else kind


def _clause_before(folded: str, at: int) -> str:
    """The clause before that of a place, in the same sentence: «《规范》已形成送审稿,力争10月底前发布»."""
    ahead = folded[max(0, at - 60) : at].rpartition("。")[2].rpartition("\n")[2]
    return _CLAUSE_MARK.split(ahead)[-2] if _CLAUSE_MARK.search(ahead) else ""


def _light_category(folded: str, match: re.Match[str], before: str, clause: str) -> str:
    """The kind of 完成, 启动, 落地 and the like: that of the other words of the clause, of a duty or a document of the state."""
    if len(before) < _SHORT_SUBJECT:  # «批准回购计划,9月1日起执行»: what is meant stands in the clause before
        before = folded[max(0, match.start() - 40) : match.start()].rpartition("。")[2]
    if (
        _DUTY.search(before)
        or _DOCUMENT.search(before + clause)
        or _CONSULTED.search(folded[max(0, match.start() - 40) : match.start()] + clause[:12])
    ):
        return "policy"
    if _INQUIRY.search(before + clause):
        return "research"
    pattern, table = _pattern()
    for stretch in (clause, before):  # the object first, then the subject
        kinds = [table[m["word"]] for m in pattern.finditer(stretch) if m["word"] and not _is_part(stretch, m)]
        for rule in kinds:
            if rule.id in ("event.funding", "event.deal", "event.market-deed", "event.policy", "event.release"):
                return str(rule.data["category"])
    return "milestone"


def names_document(text: str) -> bool:
    """Whether a stretch names a document of the state.

    >>> names_document("根据《关于构建算力网的实施意见》,"), names_document("《流浪地球3》")
    (True, False)
    """
    return bool(_DOCUMENT.search(text))
