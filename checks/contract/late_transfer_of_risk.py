"""DLV002: the risk stays with the seller until acceptance, installation, payment or resale."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    Wording,
    contract_check,
    no_sale,
    once_a_clause,
    with_frames,
    wording_of,
)

EVENT = (
    r"(?:最终|全部|整体|竣工|安装|调试|初步)?(?:验收|终验)(?:合格|通过|完毕|完成)?|安装(?:调试|完毕|完成|验收)*"
    r"|调试(?:合格|完毕|完成)?"
    r"|试运行|投入使用|掺配|入炉|开业|并网(?:发电)?|签发结算单|(?:付清|结清|付完|支付完)(?:全部|所有)?[^，。；\n]{0,6}(?:货款|价款|款项)?"
    r"|(?:全部)?(?:货款|价款)(?:付清|结清|全部支付)"
    r"|转售|售出|销售完|入库(?:验收)?"
)
RISK = r"(?:毁损|灭失|损毁|损坏|一切)[^。；\n]{0,10}?风险|风险(?:责任)?"
CHINESE = (
    r"(?P<event8>"
    + EVENT
    + r")(?:之)?前[，,]?[^。；\n]{0,16}?(?:损毁|毁损|灭失|丢失)[^，。；\n]{0,8}?(?:算|归|由){S}(?:的|承担|负担|负责)?",
    r"(?:" + RISK + r")[^。；\n|]{0,12}?(?:自|从|在|于|待|至|直至|直到|以)[^，。；\n]{0,16}?(?P<event>" + EVENT + r")"
    r"[^，。；\n]{0,14}?(?:时|后|之日|当日|起|方)[^。；\n]{0,10}?(?:转移|移转|转由|转至|转归|由{B}承担|归{B})",
    r"(?:在|至|直至|直到|于)?(?:[^，。；\n|]{0,14}?)(?P<event2>"
    + EVENT
    + r")[^，。；\n]{0,12}?(?:之)?前[^。；\n]{0,16}?"
    r"(?:" + RISK + r")[^，。；\n]{0,10}?(?:由|归)(?:{S})(?:自行)?(?:承担|负担|负责)",
    r"(?P<event6>" + EVENT + r")[^，。；\n]{0,14}?(?:之)?前[^，。；\n]{0,14}?(?:发生|产生"
    r"|出现|造成)的?[^，。；\n]{0,8}?(?:毁损|灭失"
    r"|损坏|丢失)"
    r"[^。；\n]{0,12}?(?:由|归){S}(?:自行)?(?:承担|负担|负责)",
    r"(?P<event3>" + EVENT + r")[^，。；\n]{0,8}?(?:后|之日起|时)[^。；\n]{0,12}?(?:" + RISK + r")[^，。；\n]{0,8}?"
    r"(?:方|才|始)?(?:转移|转由{B}|由{B}承担)",
)
EVENT_EN = (
    r"(?:final |written |formal |\w+ )?acceptance|(?:\w+ )?(?:completion|acceptance|takeover|take-over) certificate"
    r"|installation|commissioning|payment|resale|sale to (?:its|the"
    r"|an?) (?:end )?customer"
    r"|(?:is|are|been|have been|has|have) (?:finally )?(?:accepted|installed|commissioned|paid|resold|filled|used"
    r"|tested|passed)"
)
ENGLISH = (
    r"\brisk\b(?: of (?:loss|damage)[^.;]{0,20}?)?(?: (?:in|to|for) (?:the |all )?[^.;,]{0,40}?)? (?:shall "
    r"|will |does |do |to )?(?:not |only )?"
    r"(?:pass|transfer|vest)\w*\b[^.;]{0,60}?\b(?:on|upon|until|after|only when|when"
    r"|at the time of)\b[^.;,]{0,40}?\b(?P<event4>" + EVENT_EN + r")\b(?: in full)?",
    r"\brisk\b[^.;]{0,60}?\b(?:remain|rest|stay|lie|be)s? (?:with|on|borne by) (?:the )?{S}\b[^.;]{0,20}?\b(?:until"
    r"|prior to|before|up to)\b"
    r"[^.;,]{0,40}?\b(?P<event7>" + EVENT_EN + r")\b",
    r"\b{S} (?:shall |will )?(?:bears?|retains?|assumes?|carry|carries|be responsible for"
    r"|keeps?)\b[^.;]{0,30}?\brisk\b[^.;]{0,120}?"
    r"\b(?:until|prior to|before|up to)\b[^.;,]{0,40}?\b(?P<event5>" + EVENT_EN + r")\b",
)
BEARS_EN = (
    r"\b(?:risk|(?:responsib\w+|liab\w+|responsible) for (?:any )?(?:loss|damage)|care(?: and|,) custody"
    r"|(?:loss|damage|lost|destroyed|stolen|damaged)\b)"
)
LATE_EVENT_EN = (
    r"\b(?:acceptance|accepted|installation|installed|commission\w*|taking[- ]over|take[- ]?over|resale|resold|sold"
    r"|paid(?: for)?(?: in full)?|payment|inspected"
    r"|completion certificate)\b"
)
FRAMES = (
    Frame(
        BEARS_EN + r"[^.;]{0,80}?(?:{S})|{S}(?:'s|s')? (?:sole |own )?risk\b",
        (
            r"\b(?:until|till|up to|prior to|before|pending|not yet|so long as|unsold|unpaid)\b",
            r"\b(?:final |written |formal |provisional |\w+ )?(?:acceptance|accepted|installation|installed"
            r"|commission\w*|taking[- ]over|take[- ]?over|taken over|hand(?:ed|ing)?[- ]?over|resale|resold|(?:un)?sold"
            r"|(?:un)?paid(?: for)?|payment|inspected and (?:accepted|approved)|(?:completion|acceptance) certificate)\b",
        ),
        r"\b(?:passes|pass|transfers?) (?:to (?:the )?{B} )?(?:up)?on (?:delivery|shipment|dispatch|collection)"
        r"|title (?:is )?retained|whether or not|return(?:ed|s)?\b|repair"
        r"|risk of (?:infring|non-payment)|\bservices\b|\b(?:lost|loss of) (?:profits?|revenue)|\b(?:claims?|indemnif\w+|damages|warrant\w+|transit)\b"
        r"|\b(?:before|prior to|until) (?:\w+ ){0,2}?(?:delivery|shipment|dispatch)\b",
    ),
    Frame(
        r"\brisk\b[^.;]{0,60}?\b(?:pass|transfer|shift|move)\w*\b[^.;]{0,40}?{B}|{B}[^.;]{0,30}?\b(?:assumes?"
        r"|takes?|bears?|accepts?)\b[^.;]{0,30}?\b(?:risk|(?:responsib\w+|liab\w+) for (?:any )?(?:loss|damage))\b",
        (
            r"\b(?:paid (?:for )?in full|payment in full|full payment|accepted|acceptance|commission\w*|installation"
            r"|installed|taking[- ]over|resale|resold)\b",
            r"\b(?:when|once|at the time|until|not before|only|upon|on|after|following)\b",
        ),
        r"\b(?:(?:up)?on|at the time of|at the moment of|after) (?:\w+ )?(?:delivery|shipment|dispatch|collection"
        r"|receipt)\b|whether or not|title (?:is )?retained|return(?:ed|s)?\b|notwithstanding"
        r"|\btitle (?:to|in)\b[^.;]{0,60}?\b(?:pass|remain|transfer|vest)",
    ),
)
FRAMES_ZH = (
    Frame(
        r"(?:毁损|灭失|损毁|丢失|短少|失窃|被盗|遗失|一切损失|安全(?:责任|负责))[^。；，]{0,8}?(?:风险|后果|责任|损失)?|风险|安全负责",
        (
            r"(?:最终|竣工|现场|系统)?验收(?:合格|入库|通过|单|移交|完成|完毕|证书)|入库检验|安装(?:调试|完毕|完成)|调试(?:完毕|完成|合格|通过)|(?:付|结)清|终验|消费者购买|售出|转售|试运行|移交",
            r"前|期间|止|未经|直至|至[^，。；]{0,16}?(?:为止|时)|之前|后[^，。；]{0,4}?(?:方|才|始)|(?:之日|之时|时)(?:起)?(?:转移)?$|转移\|",
            r"{S}(?:自行)?(?:承担|负责|自负|负担|补齐|赔偿)|[归由]{S}(?:自行)?(?:承担|负责|自负|负担)?|不转移[至给]?{B}|不(?:代表|视为|等于)[^，。；]{0,6}风险|风险(?:方|才|始)|风险转移\|",
        ),
        r"是否|无论|不论|不影响|无关|退(?:货|回|还)|返修|样机|质保期|交付(?:之)?前[^。；]{0,20}由{S}|保险",
        REACH_ZH,
    ),
)
LATE_EVENT_ZH = r"竣工验收|入库检验|验收(?:通过|单|移交)|最终验收(?:合格)?|验收(?:合格|入库)|安装调试|调试(?:完毕|合格)|付清|终验|消费者购买|售出|转售|试运行"
EVENTS = ("event", "event2", "event3", "event4", "event5", "event6", "event7", "event8")
# 与是否验收无关, whether or not accepted: the event is named to be excluded.
IRRELEVANT = (
    r"是否|无论|不论|不影响|无关|不以[^。；]{0,10}为(?:条件|前提)|whether or not|regardless|irrespective"
    r"|notwithstanding(?! (?:the |any )?(?:delivery|shipment|transfer|passing of title))"
    r"|退(?:货|回|还)|返修|样机|return(?:ed)? (?:of|to|for)|repair"
)
MIRROR = r"前[^。；]{0,16}(?:风险)[^，。；]{0,10}承担[；，]"  # the other half of the same sentence
INSTALLS = r"安装|调试|试运行|install|commission"
ON_THE_SPOT = r"当场|当面|现场(?:点|清点)|交付(?:、|和|与|及)验收|交货验收|签收|on delivery|at delivery|upon receipt"
TITLE = r"\btitle\b[^.;]{0,60}?\b(?:shall |will )?(?:not )?(?:pass|remain|vest)\w*\b[^.;]{0,60}?\b(?:payment|paid)\b"


@contract_check(unless=no_sale)
def late_transfer_of_risk(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    late = with_frames(words, filter(_stays_with_us, found), words.spoken(FRAMES_ZH, FRAMES))
    for passage, others in once_a_clause(late):
        event = _event_in(passage)
        installs = words.matches(INSTALLS, event)
        yield Hit(
            passage.span,
            variant="installation" if installs else "",
            values={"event": event.strip()},
            related=tuple(other.span for other in others),
        )
    if not late and contract.law == "EW":
        yield from _title_alone(words)


def _event(passage: Passage) -> str:
    assert passage.match is not None
    groups = passage.match.groupdict()
    return next(words for name in EVENTS if (words := groups.get(name)))


def _event_in(passage: Passage) -> str:
    """The event until which the risk stays, as the words have it."""
    if passage.match is not None:
        return _event(passage)
    found = passage.inside(LATE_EVENT_EN) or passage.inside(LATE_EVENT_ZH)
    return found.words if found else passage.words


def _stays_with_us(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or words.matches(IRRELEVANT, passage.sentence):
        return False
    if words.matches(ON_THE_SPOT, passage.before[-4:] + passage.words):
        return False
    return not words.matches(MIRROR, passage.near(80, 0)[: -len(passage.sentence)] + passage.before)


def _title_alone(words: Wording) -> Iterator[Answer]:
    """English law: unless otherwise agreed the risk goes with the title."""
    if words.says(r"\brisk\b"):
        return
    for passage in words.find(TITLE):
        if words.matches(r"goods|products?|equipment|material", passage.sentence):
            yield Hit(passage.span, variant="title")
            return
