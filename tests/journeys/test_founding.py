"""A group becomes an organisation: it files, the street asks for more, a second officer accepts, it opens a project."""

import httpx
import pytest
from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from orgs import words
from orgs.models import Category, PaperKind, Premises
from tests.journeys.entering import desk, sign_staff_in
from tests.journeys.filing import STREET, begin, hand_in, open_profile, send_papers
from tests.outside.browsers import DESK, Hand, screen
from tests.outside.callers import sent
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person, cookie_of_staff

pytestmark = [pytest.mark.browser, pytest.mark.journey]

GROUP = "迎宾社区修伞角"
PLACE = "迎宾社区"
WHAT = "每周六上午给邻居修伞、修拉链、磨剪子，不收钱。"
MISSING = "请再拍一张活动室的照片。"
HIS_PHONE = cast.HER_SON.phone or ""
PROJECT = "周六修伞"
ASKED = (
    *(PaperKind.APPLICATION, PaperKind.RULES, PaperKind.MEMBERS),
    *(PaperKind.LEADER, PaperKind.PREMISES, PaperKind.HOST_OPINION),
)


def test_a_group_files_and_is_accepted_by_a_second_officer_and_opens_a_project(
    product: Running, browser: Browser
) -> None:
    with screen(browser) as page:
        applicant = Hand(page)
        begin(applicant, product, HIS_PHONE)
        applicant.type(_("What is the group called?"), GROUP)
        applicant.pick(_("In which street or town?"), STREET)
        applicant.tap(_("Go on"))
        _fill_in_four_parts(applicant)
        file = hand_in(applicant, WHAT)

        with screen(browser, viewport=DESK) as seat:
            officer = Hand(seat)
            sign_staff_in(officer, product, cast.OFFICER)
            _ask_for_more(officer)

        assert MISSING[:6] in product.letter_to(HIS_PHONE, MISSING[:6])
        page.reload()
        assert MISSING in applicant.reads()
        send_papers(applicant, PaperKind.OTHER)
        hand_in(applicant, WHAT)

    with desk(browser, product, cast.OFFICER, f"/street/filings/{file}") as officer:
        _review(officer)
    first = beside(cookie_of_staff(product.made, cast.OFFICER.username))
    refused = sent(f"{product.url}/street/filings/{file}/decision", first, answer="accept", words="同意")
    assert refused.status_code == httpx.codes.FORBIDDEN
    with desk(browser, product, cast.SECOND_OFFICER, f"/street/filings/{file}") as second:
        second.tap(_("Write down the decision"))
        second.choose(_("Accept it"))
        second.type(_("Reason"), "材料齐全，同意备案。")
        second.tap(_("Write down the decision"))
        assert _("To the organisation") in second.reads()

    with screen(browser) as page:
        anyone = Hand(page)
        open_profile(anyone, product, GROUP)
        assert WHAT in anyone.reads()
        assert cast.HER_SON.name in anyone.reads()
        assert HIS_PHONE not in page.content(), "of the one in charge everybody reads the name alone"

    _open_project(browser, product)
    with screen(browser) as page:
        open_profile(Hand(page), product, GROUP)
        assert PROJECT in Hand(page).reads()


def _fill_in_four_parts(hand: Hand) -> None:
    hand.tap(_("The group"))
    hand.choose(str(words.CATEGORIES[Category.NEIGHBOURS]))
    hand.type(_("What do you do, for whom?"), WHAT)
    hand.tap(_("Keep it"))

    hand.tap(_("Its people"))
    hand.type(_("Who is in charge?"), cast.HER_SON.name)
    hand.type(_("Their mobile"), HIS_PHONE)
    hand.type(_("How many members?"), "7")
    hand.tap(_("Keep it"))

    hand.tap(_("Its place"))
    hand.pick(_("Which community of %(street)s is your home?", street=STREET), PLACE)
    hand.type(_("Where do people find you?"), "迎宾社区党群服务中心一楼")
    hand.choose(str(words.PREMISES[Premises.SHARED]))
    hand.choose(PLACE)
    hand.pick(_("Who answers for the group?"), PLACE)
    hand.tap(_("Keep it"))

    send_papers(hand, *ASKED)


def _ask_for_more(hand: Hand) -> None:
    hand.tap(_("Filings"))
    hand.tap(GROUP)
    hand.tap(_("Ask for more"))
    hand.type(_("What is missing?"), MISSING)
    hand.tap(_("Ask the applicant"))
    assert _("clock stands still") in hand.reads()


def _review(hand: Hand) -> None:
    assert WHAT in hand.reads()
    assert f"{PaperKind.OTHER}.pdf" in hand.reads()
    hand.tap(_("Write down the review"))
    hand.choose(_("I saw every paper"))
    hand.choose(_("To accept"))
    hand.type(_("Your opinion"), "材料与原件一致，建议同意。")
    hand.tap(_("Pass it on"))
    assert _("You reviewed this version, so a second officer decides.") in hand.reads()


def _open_project(browser: Browser, product: Running) -> None:
    manager = beside(cookie_of_person(product.made, cast.HER_SON.name, staff=True))
    with screen(browser, viewport=DESK, cookies=manager, url=product.url) as page:
        hand = Hand(page)
        page.goto(f"{product.url}/desk")
        hand.tap(_("Projects"))
        hand.tap(_("Open a project"))
        hand.type(_("Name of the project"), PROJECT)
        hand.type(_("What do you do, for whom?"), WHAT)
        hand.choose(PLACE)
        hand.tap(_("Plan it"))
        hand.tap(_("Begin it"))
        assert _("Its activities") in hand.reads()
