"""The third part of the ring: a contract of two parts, a delivery that stands on the hours, and the money for it."""

from ground.language import _, lazy
from procurement.contract_words import OPINIONS, WAYS_TO_ASK
from procurement.models import Asked, Opinion
from tests.journeys.ring_city import CHEN, FENG, HE, KONG, LIU, PROJECT, QIAN, SONG, Ring
from tests.journeys.ring_service import waits
from tests.journeys.ring_tender import TENDER
from tests.outside.browsers import Hand

PARTS = (("第一期", "50", "2026-11-15"), ("第二期", "50", "2026-12-31"), ("", "", ""))
HALF = "4,400.00"
INVOICE, INSTRUCTION, VOUCHER = "24212000000012345678", "ZF-2026-1103", "GK-2026-00871"

REFUSED = lazy("Some of these records are evidence for another payment already. Please choose again.")


def write(ring: Ring) -> None:
    """Let the clerk write a contract of two parts and send it over."""
    with ring.desk(HE) as clerk:
        waits(clerk, "Write %(count)d contract", "Write %(count)d contracts")
        clerk.tap(_("Write the contract"))
        for name, at in (("titles", 0), ("shares", 1), ("days", 2)):
            for row, part in enumerate(PARTS):
                clerk.page.locator(f"input[name={name}]").nth(row).fill(part[at])
        clerk.tap(_("Write it"))
        assert HALF in clerk.reads()
        clerk.tap(_("Send it over"))


def sign(ring: Ring) -> None:
    """Let the organisation sign first, for its project; then the buyer's signer, who did not write it."""
    with ring.desk(LIU) as manager:
        waits(manager, "Sign %(count)d contract", "Sign %(count)d contracts")
        manager.tap(TENDER)
        manager.pick(_("Which project does it pay?"), PROJECT)
        manager.type(_("Bank"), "盘锦银行兴隆台支行")
        manager.type(_("Number of the account"), "6222000011112222")
        manager.tap(_("Sign it"))
    with ring.desk(SONG) as signer:
        waits(signer, "Sign %(count)d contract", "Sign %(count)d contracts")
        signer.tap(TENDER)
        signer.tap(_("Sign it"))
        assert not signer.may_tap(_("Sign it"))
    with ring.street("/tenders?show=results") as anyone:
        anyone.tap(TENDER)
        anyone.tap(_("The contract, as everyone reads it"))
        assert HALF in anyone.reads()


def deliver(ring: Ring) -> None:
    """Let the organisation deliver the first part: two hours and one need, and nothing else is on record."""
    with ring.desk(LIU) as manager:
        manager.tap(_("Contracts"))
        manager.tap(TENDER)
        with ring.desk(LIU) as later:  # another tab, opened before, on the second part
            later.tap(_("Contracts"))
            later.tap(TENDER)
            later.page.get_by_role("link", name=_("Deliver it")).nth(1).click()
            assert later.page.locator("input[name=hours]").count() == 1
            _deliver_first(ring, manager)
            later.type(_("What was done?"), "同一个中午，再报一次。")
            later.tap(_("Deliver it"))
            assert str(REFUSED) in later.reads(), "no second payment for the same two hours"


def _deliver_first(ring: Ring, manager: Hand) -> None:
    manager.tap(_("Deliver it"))
    ticks = manager.page.locator("input[name=hours]")
    assert ticks.count() == 1, "of all her hours only those of the contract's days are offered"
    ring.kept["hours"] = ticks.first.get_attribute("value") or ""
    assert manager.page.locator("input[name=needs]").count() == 1
    manager.type(_("What was done?"), "按约定送到家门口。")
    manager.tap(_("Deliver it"))
    assert _("Delivered. The buyer's officers look at it.") in manager.page.inner_text("body")


def accept(ring: Ring) -> None:
    """Let two officers who did not sign look at it, hear who was served, and accept it."""
    with ring.desk(SONG) as signer:
        assert _("Look at this part") not in signer.reads(), "who signed does not accept"
    with ring.desk(HE) as clerk:
        waits(clerk, "Look at %(count)d delivery", "Look at %(count)d deliveries")
        clerk.tap(TENDER)
        clerk.tap(_("Look at this part"))
        clerk.tap(_("Begin"))
        clerk.tap(_("Sign it"))
        clerk.tap(_("Accept the delivery"))
        assert clerk.page.locator(".error-summary, .problem, [role=alert]").count(), "three names have to stand there"
    _ask(ring)
    with ring.desk(FENG) as colleague:
        waits(colleague, "Look at %(count)d delivery", "Look at %(count)d deliveries")
        colleague.tap(TENDER)
        colleague.tap(_("Look at this part"))
        colleague.tap(_("Sign it"))
        colleague.type(_("Someone of those served who signed on paper"), "郝玉珍")
        colleague.tap(_("Write it down"))
        colleague.tap(_("Accept the delivery"))
        assert _("Accept the delivery") not in _buttons(colleague)


def _ask(ring: Ring) -> None:
    """Let the community's desk ask the neighbour who was served, whom the lot drew."""
    with ring.desk(CHEN) as worker:
        waits(worker, "Ask %(count)d person who was served", "Ask %(count)d people who were served")
        worker.tap(_("Ask"))
        worker.choose(str(OPINIONS[Opinion.WELL]))
        worker.choose(str(WAYS_TO_ASK[Asked.PHONE]))
        worker.type(_("What did they say?"), "饭是热的。")
        worker.tap(_("Write it down"))


def claim(ring: Ring) -> None:
    """Let the organisation claim what is due for it."""
    with ring.desk(LIU) as manager:
        waits(manager, "Claim %(count)d payment", "Claim %(count)d payments")
        manager.tap(TENDER)
        manager.type(_("Number of the invoice"), INVOICE)
        manager.tap(_("Claim it"))


def pay(ring: Ring) -> None:
    """Let one finance officer check it, another approve it, and the treasury's voucher settle it."""
    with ring.desk(QIAN) as first:
        waits(first, "Check %(count)d payment", "Check %(count)d payments")
        first.tap(_("Open the page"))
        assert HALF in first.reads()
        first.tap(_("The claim is right"))
        assert not first.may_tap(_("Approve it")), "another approves"
    with ring.desk(KONG) as second:
        waits(second, "Approve %(count)d payment", "Approve %(count)d payments")
        second.tap(_("Open the page"))
        second.tap(_("Approve it"))
        second.type(_("Number of the payment instruction"), INSTRUCTION)
        second.tap(_("Note it"))
        second.type(_("Number of the treasury's voucher"), VOUCHER)
        second.tap(_("It is paid"))
        assert VOUCHER in second.reads()
    with ring.desk(LIU) as manager:
        manager.tap(_("Contracts"))
        manager.tap(TENDER)
        assert HALF in manager.reads()


def _buttons(hand: Hand) -> list[str]:
    return hand.page.locator("main button").all_inner_texts()
