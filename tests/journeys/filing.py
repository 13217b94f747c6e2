"""Filing, as an applicant does it: begin, send papers, hand in; and how anybody finds the profile that comes of it."""

from ground.language import _
from orgs import words
from orgs.models import PaperKind
from tests.journeys.entering import sign_in
from tests.journeys.specimens import pdf, photo
from tests.outside.browsers import Hand
from tests.outside.running import Running

STREET = "惠宾街道"


def begin(hand: Hand, product: Running, phone: str) -> None:
    """Go from the first page to the first three questions, signing in on the way."""
    hand.page.goto(product.url)
    hand.tap(_("Organisations near you"))
    hand.tap(_("File your group"))
    assert str(words.PAPERS[PaperKind.RULES]) in hand.reads(), "what is needed is said before anything is asked"
    hand.tap(_("Start"))
    sign_in(hand, product, phone)


def send_papers(hand: Hand, *kinds: PaperKind) -> None:
    """Send papers, a photo and a PDF in turn, from the list of parts and back to it."""
    hand.tap(_("Its papers"))
    for number, kind in enumerate(kinds):
        name, media_type, content = (
            (f"{kind}.png", "image/png", photo(kind)) if number % 2 else (f"{kind}.pdf", "application/pdf", pdf(kind))
        )
        hand.choose(str(words.PAPERS[kind]))
        hand.attach(_("Photo or file"), name, media_type, content)
        hand.tap(_("Send this paper"))
        assert name in hand.reads()
    assert _("Missing") not in hand.reads()
    hand.tap(_("Done with papers"))


def hand_in(hand: Hand, what: str) -> str:
    """Look everything over and hand it in; return the file's public id."""
    hand.tap(_("Look it over"))
    assert what in hand.reads()
    hand.tap(_("Hand it in"))
    assert _("Your file is with the street") in hand.reads()
    return hand.page.url.rsplit("/", 1)[-1]


def open_profile(hand: Hand, product: Running, name: str) -> None:
    """Find an organisation as anybody does, and open its page."""
    hand.page.goto(f"{product.url}/orgs")
    hand.type(_("Its name, or a part of it"), name)
    hand.page.keyboard.press("Enter")
    hand.tap(name)
    assert name in hand.reads()
