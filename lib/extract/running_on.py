"""Whether a sentence that opens no frame still belongs to what was reported before it.

The press puts one sentence under one cue. What follows is the reporter's again unless it shows the speaker at work: he argues,
foresees, weighs, gives an example or speaks of himself; a bare happening, a price or another actor is told by the reporter.
"""

from __future__ import annotations

from lib.patterns import compiled

_ARGUES = compiled(
    r"将会|也会|都会|就会|才会|还会|总会|仍会|便会|不会|或会|(?<![社协商工委机学教晚年大博展股董监理峰发事布员国开约集宴绩介讯])会(?![上的,。;中后期间议员长场见展计所费刊址晤者谈馆籍旗])"
    r"|有望|可望|可能|可以|即可|方可|均可|最高可处|能够|才能|就能|不能|也能|都能|还能|仍能|需要|还需|仍需|须要|无需|毋须|毋需|不必|不用|不该|应该|应当|理应|不应"
    r"|必须|必然|必将|势必|注定|难免|不可避免|预示|意味|值得|空间(?!站)|机会|机遇|潜力|前景|看好|看空|看淡|难以|很难|不难|未必|不见得|不等于|只能|只要"
    r"|只有[^,。]{2,20}才|如果|若(?!干)|假如|倘若|一旦|否则|因为|取决于|离不开|关键(?!词|时刻)|本质上|归根|趋势|我们|咱|自己|大家|谁(?!知)|无论|不论|不管|即便|即使|哪怕"
    r"|与其|不如|而是|并非|不是|才是|无非|未来|今后|长远|长期来看|短期来看|中长期|希望|预计|预期|足以|最重要|最大的(?:问题|风险|挑战|变数|难点|优势)"
    r"|恐怕|恐将|大概率|或将|或许|也许|越来越|终将|迟早|违者|不得(?!不|已)"
)
"""Modal words, forecasts, conditions, weighing and the speaker's own person."""
_ILLUSTRATES = compiled(
    r"比如|例如|譬如|好比|其中|换言之|换句话说|也就是说|简单(?:来)?说|具体(?:来看|而言|来说)|从[^,。]{2,14}看|以[^,。]{2,14}为例|全年|同期|首先|其次"
    r"|诸如|原因|这些|这里|这样|如此|(?:但|而)?由于|[一二三四]是|第[一二三四五],|其[一二三],|但是?在[^,。]{2,10}(?:领域|层面|方面|阶段|环节|场景|行业|维度|角度)"
)
"""How an example, a detail or a next point opens."""
_CLOSES_IN_OWN_WORDS = compiled("[,:][“「『][^“”「」『』]{2,100}[”」』][。]$")
_ASKS = compiled(r"[?][”」]?$")
_SOMEWHERE = compiled(
    r"(?:不过|但是?|而)?,?(?:在|于)[^,。;]{1,16}(?:平台|应用商店|商城|论坛|社区|网站|超话|群里|市场里|街头|门店|现场|会场|展台|展馆|车间|工地|门口|路上|街上|镇上|村里|县城|老家|校园里|医院里|餐厅里|商场里|附近|一带)(?:上|里|内|中|外)?,"
)
_ANOTHER = compiled(
    r"(?:而|但|不过)?,?(?:另[一两有]?[家位名款个座场部]?|同[日天月年]|次日|翌日|隔天|当[晚天日]|[今去前]年\d{1,2}月|[昨前]晚)"
)
_OWN_HOUSE = compiled(
    "(?:目前|现阶段|下一步)?,?(?:公司|集团|该行|本行|团队)(?:目前|现阶段|正在|正与|正积极|已将|已在|已把|后续|未来|下一步|一直|始终|高度|将持续|将继续|积极)"
)
"""«公司目前已将自研技术应用于…»: a house goes on about itself."""
_TOPIC = compiled(r"(?:而|但|目前|如今)?(?P<name>[A-Za-z][A-Za-z0-9.+-]{1,20})")


def goes_on(words: str, told: str = "") -> bool:
    """Whether a sentence goes on with what somebody is reported to say; `told` is what was reported so far.

    >>> goes_on("未来两年,谁能把闲置的卡用起来,谁就能活下去。"), goes_on("衛生局稽查員前晚在一處倉庫查封五噸原料。")
    (True, False)
    """
    if _CLOSES_IN_OWN_WORDS.search(words):
        return True
    if _ASKS.search(words) or _ANOTHER.match(words) or _SOMEWHERE.match(words):
        return False
    if (topic := _TOPIC.match(words)) and topic["name"] in told:
        return True
    return bool(_ILLUSTRATES.match(words) or _OWN_HOUSE.match(words) or _ARGUES.search(words))
