"""A registered body is verified with its code: a wrong figure is named, the register is asked, everybody reads it."""

import pytest
from playwright.sync_api import Browser

from ground import clock
from ground.language import _
from marketplace.seeding import cast
from orgs import uscc, words
from orgs.models import Category, OrgKind, PaperKind, Premises, Verification
from tests.journeys.entering import desk
from tests.journeys.filing import STREET, begin, hand_in, open_profile, send_papers
from tests.outside.browsers import Hand, screen
from tests.outside.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.journey]

BODY, PLACE = "盘锦暖阳社工服务中心", "迎宾社区"
WHAT = "为独居老人上门探访，教邻居照看老人。"
REGISTER = "全国社会组织信用信息公示平台"
PHONE = "15499900062"


def _code() -> str:
    """Return a code whose form holds, and whose organisation's part was given to nobody."""
    begun = "5221110300099017"
    begun += uscc.organisation_check_of(begun[8:16])
    return begun + uscc.check_of(begun)


def test_a_registered_body_is_verified_with_its_code(product: Running, browser: Browser) -> None:
    code = _code()
    with screen(browser) as page:
        applicant = Hand(page)
        begin(applicant, product, PHONE)
        applicant.choose(str(words.KINDS[OrgKind.MINFEI]))
        applicant.type(_("What is the group called?"), BODY)
        applicant.pick(_("In which street or town?"), STREET)
        applicant.tap(_("Go on"))
        _fill_in(applicant, code)
        send_papers(applicant, PaperKind.CERTIFICATE, PaperKind.RULES)
        file = hand_in(applicant, code)

    with desk(browser, product, cast.OFFICER, f"/street/filings/{file}/review") as officer:
        assert code in officer.reads()
        officer.choose(_("I saw the certificate"))
        officer.type(_("Register that you asked"), REGISTER)
        for box, figure in zip((_("Year"), _("Month"), _("Day")), clock.today().timetuple(), strict=False):
            officer.type(box, str(figure))
        officer.choose(_("To accept"))
        officer.type(_("Your opinion"), "证书与名录一致，建议同意。")
        officer.tap(_("Pass it on"))
    with desk(browser, product, cast.SECOND_OFFICER, f"/street/filings/{file}/decision") as second:
        second.choose(_("Accept it"))
        second.type(_("Reason"), "证书与名录一致，同意。")
        second.tap(_("Write down the decision"))

    with screen(browser) as page:
        anyone = Hand(page)
        open_profile(anyone, product, BODY)
        assert code in anyone.reads()
        assert str(words.LEVELS[Verification.REGISTRY_CHECKED]) in anyone.reads()
        assert REGISTER in anyone.reads(), "which register was asked, everybody can read"


def _fill_in(hand: Hand, code: str) -> None:
    hand.tap(_("The group"))
    hand.choose(str(words.CATEGORIES[Category.SERVICE]))
    hand.type(_("What do you do, for whom?"), WHAT)
    wrong = code[:-1] + ("1" if code[-1] != "1" else "2")
    hand.type(_("Social credit code"), wrong)
    hand.tap(_("Keep it"))
    assert hand.page.locator(".field-error").count(), "a figure that is wrong is named, and nothing typed is lost"
    assert hand.page.locator("#summary").input_value().strip() == WHAT
    hand.type(_("Social credit code"), code)
    hand.tap(_("Keep it"))

    hand.tap(_("Its people"))
    hand.type(_("Who is in charge?"), "何晓峰")
    hand.type(_("Their mobile"), PHONE)
    hand.type(_("How many members?"), "12")
    hand.type(_("How many work there full time?"), "3")
    hand.type(_("Registered funds"), "50000")
    hand.tap(_("Keep it"))

    hand.tap(_("Its place"))
    hand.pick(_("Which community of %(street)s is your home?", street=STREET), PLACE)
    hand.type(_("Where do people find you?"), "迎宾社区临街门面")
    hand.choose(str(words.PREMISES[Premises.RENTED]))
    hand.choose(PLACE)
    hand.tap(_("Keep it"))
