"""What a public notice never tells: the fields it may have at all, and what may not stand in any of them (N1)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from ground import patterns
from ground.errors import Mistake, Unreadable
from ground.language import Lazy, _, lazy

FIELDS: Final = frozenset(
    {"text", "result", "reason", "basis", "stage", "category", "organisation", "community", "hours"}
)
"""The whitelist. Where to object and whom to call is said by the page, alike on every notice."""

_BORN: Final = (
    r"出生(?:日期|年月|于)?|生日|生于|(?:18|19)\d\d ?[年./-] ?\d{1,2} ?[月./-] ?(?:\d{1,2} ?日?)?(?:出?生)?"
    r"|\d{4} ?年 ?(?:\d{1,2} ?月 ?)?(?:\d{1,2} ?日 ?)?出?生(?![效产活])"
)
_ILL: Final = (
    r"患有?(?!难)[^，。；,;]{0,8}?[病癌症]|病史|病情|病重|确诊|诊断|住院|手术|癌症?|肿瘤|高血压|糖尿病|冠心病|脑梗|中风|瘫痪"
    r"|痴呆|抑郁|精神病|肝炎|艾滋|健康状况|残疾(?:证|等级|级别)|[一二三四1-4] ?级残疾|[肢智精视听言][体力神语]残疾"
)
_POOR: Final = r"低保(?:户|对象|家庭|边缘)?|低收入|特困|五保|救助(?:对象|金|家庭)|临时救助|救济|贫困户|困难(?:户|家庭)"
_FAMILY: Final = r"离异|离婚|丧偶|单亲|失独|孤寡|独居|空巢|未婚|已婚|再婚|婚姻状况|配偶"
_WORDS: Final[tuple[tuple[re.Pattern[str], Lazy], ...]] = (
    (re.compile(_BORN), lazy("Please take out the date of birth “%(text)s”. Everybody can read this notice.")),
    (re.compile(_ILL), lazy("Please take out what tells of health, “%(text)s”. Everybody can read this notice.")),
    (re.compile(_POOR), lazy("Please take out what tells of need, “%(text)s”. Everybody can read this notice.")),
    (re.compile(_FAMILY), lazy("Please take out what tells of family, “%(text)s”. Everybody can read this notice.")),
    (
        re.compile(r"(?:家庭)?住址|家住|现住|门牌"),
        lazy("Please take out the address “%(text)s”. The community is enough."),
    ),
)
"""Of need, health and family only what tells of a person: 助残, 救助站 and 养老 may be what a body does."""


def require_clean(title: str, body: Mapping[str, str], names: Iterable[str]) -> None:
    """Refuse with Unreadable (422) a field outside the whitelist, and each place where something forbidden stands."""
    mistakes = [Mistake(field, _("This field is not known here.")) for field in sorted(set(body) - FIELDS)]
    texts = [("title", title), *body.items(), *(("names", words) for words in names)]
    for field, text in texts:
        mistakes += [Mistake(field, sentence) for sentence in said_of(text)]
    if mistakes:
        raise Unreadable(lazy("Please look at these again."), mistakes)


def said_of(text: str) -> list[str]:
    """Say what has to be taken out of a text, each with the words themselves."""
    plain = unicodedata.normalize("NFKC", text)
    found = [patterns.explained(each) for each in patterns.found(text)]
    return found + [_(said.msgid, text=match[0]) for shape, said in _WORDS for match in shape.finditer(plain)]
