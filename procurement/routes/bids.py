"""Addresses of bids: the supplier's, the key holder's, the buyer's, the expert's, everybody's."""

from ground.actors import Role
from ground.doors import OPEN, act, page, staff
from ground.typeset import MEDIA_TYPE as PDF
from orgs.queries import TEAM
from orgs.schemas.filing_drafts import NoDraft
from procurement.endpoints import bids_desk as desk
from procurement.endpoints import committee, held_keys, low_prices, own_bids, records, results
from procurement.rules.bids import OFFICERS
from procurement.schemas import bid_drafts as drafts
from procurement.schemas import bid_pages as own
from procurement.schemas.judging_pages import ExpertPage, SheetPage
from procurement.schemas.key_pages import HeldKeyPage, KeyMadePage, KeysPage
from procurement.schemas.opening_pages import AwardFormPage, BidsDeskPage, OpeningPage, OpeningPaper, RefuseBidPage
from procurement.schemas.price_drafts import AskPriceDraft, ExplainPriceDraft, VotePriceDraft
from procurement.schemas.price_pages import OwnPricePage, PricePage
from procurement.schemas.result_pages import ResultPage

ANYONE, MANAGER, BUYER = staff(*TEAM), staff(Role.ORG_MANAGER), staff(*OFFICERS)
SECOND, EXPERT = staff(Role.BUYER_APPROVER), staff(Role.EXPERT)
BID, OWN = "/org/{org:pid}/tenders/{tender:pid}/bid", "/org/{org:pid}/bids/{bid:pid}"
KEY, DESK = "/keys/{tender:pid}", "/buyer/tenders/{tender:pid}/bids"
ONE, SEAT = "/buyer/tenders/{tender:pid}/bids/{bid:pid}", "/expert/{tender:pid}"
PRICE = f"{SEAT}/bids/{{bid:pid}}/price"

_supplier = [
    page("/org/{org:pid}/bids", own_bids.show_all, name="procurement:own_bids", shows=own.OwnBidsPage, door=ANYONE),
    page(BID, own_bids.show_form, name="procurement:bid_form", shows=own.BidFormPage, door=MANAGER),
    act(
        f"{BID}/check", own_bids.look_over, name="procurement:check_bid", takes=drafts.OfferDraft,
        shows=own.BidCheckPage, door=MANAGER, secret=True,
    ),
    act(
        BID, own_bids.send, name="procurement:send_bid", takes=drafts.BidDraft, shows=own.BidSentPage, door=MANAGER,
        secret=True,
    ),
    page(OWN, own_bids.show_one, name="procurement:own_bid", shows=own.BidPage, door=ANYONE),
    page(f"{OWN}/receipt", own_bids.receipt, name="procurement:receipt", door=ANYONE),
    act(
        f"{OWN}/key", own_bids.give_key, name="procurement:give_own_key", takes=drafts.OwnKeyDraft, shows=own.BidPage,
        door=MANAGER, secret=True,
    ),
    page(
        f"{OWN}/withdrawal", own_bids.show_withdrawal, name="procurement:bid_withdrawal", shows=own.WithdrawBidPage,
        door=MANAGER,
    ),
    act(
        f"{OWN}/withdrawal", own_bids.withdraw, name="procurement:withdraw_bid", takes=NoDraft, shows=own.BidPage,
        door=MANAGER,
    ),
]  # fmt: skip
_holder = [
    page("/keys", held_keys.show_all, name="procurement:keys", shows=KeysPage),
    page(KEY, held_keys.show_one, name="procurement:key", shows=HeldKeyPage),
    act(f"{KEY}/made", held_keys.make, name="procurement:make_key", takes=NoDraft, shows=KeyMadePage, secret=True),
    act(
        f"{KEY}/given", held_keys.give, name="procurement:give_key", takes=drafts.CodeDraft, shows=HeldKeyPage,
        secret=True,
    ),
]  # fmt: skip
_buyer = [
    page(DESK, desk.show_desk, name="procurement:bids_desk", shows=BidsDeskPage, door=BUYER),
    *(
        act(f"{DESK}/{noun}", step, name=f"procurement:{name}", takes=NoDraft, shows=BidsDeskPage, door=BUYER)
        for noun, step, name in (
            ("opening", desk.begin, "begin_opening"),
            ("opening/end", desk.finish, "finish_opening"),
            ("qualification/end", desk.close, "close_qualification"),
            ("committee", desk.draw, "draw_committee"),
        )
    ),
    act(
        f"{DESK}/committee/{{seat:num}}/recusal", desk.recuse, name="procurement:recuse", takes=drafts.WhyDraft,
        shows=BidsDeskPage, door=BUYER,
    ),
    act(
        f"{ONE}/qualification", desk.qualify, name="procurement:qualify_bid", takes=NoDraft, shows=BidsDeskPage,
        door=BUYER,
    ),
    page(f"{ONE}/refusal", desk.show_refusal, name="procurement:bid_refusal", shows=RefuseBidPage, door=BUYER),
    act(
        f"{ONE}/refusal", desk.refuse, name="procurement:refuse_bid", takes=drafts.RefusalDraft, shows=BidsDeskPage,
        door=BUYER,
    ),
    page(
        "/buyer/tenders/{tender:pid}/award", desk.show_award, name="procurement:award_form", shows=AwardFormPage,
        door=SECOND,
    ),
    act(
        "/buyer/tenders/{tender:pid}/award", desk.award, name="procurement:award", takes=NoDraft, shows=BidsDeskPage,
        door=SECOND,
    ),
]  # fmt: skip
_expert = [
    page("/expert", committee.show_all, name="procurement:expert", shows=ExpertPage, door=EXPERT),
    page(SEAT, committee.show_one, name="procurement:sheet", shows=SheetPage, door=EXPERT),
    act(
        f"{SEAT}/declaration", committee.declare, name="procurement:declare", takes=drafts.InterestDraft,
        shows=SheetPage, door=EXPERT,
    ),
    act(
        f"{SEAT}/scores", committee.keep_sheet, name="procurement:keep_sheet", takes=drafts.SheetDraft,
        shows=SheetPage, door=EXPERT,
    ),
    act(
        f"{SEAT}/scores/return", committee.take_back, name="procurement:take_sheet_back", takes=NoDraft,
        shows=SheetPage, door=EXPERT,
    ),
    act(
        f"{SEAT}/report", committee.report, name="procurement:sign_report", takes=drafts.ReportDraft,
        shows=SheetPage, door=EXPERT,
    ),
]  # fmt: skip
_prices = [
    page(PRICE, low_prices.show_price, name="procurement:price", shows=PricePage, door=EXPERT),
    act(f"{PRICE}/question", low_prices.ask, name="procurement:ask_price", takes=AskPriceDraft, shows=PricePage,
        door=EXPERT),
    act(f"{PRICE}/vote", low_prices.vote, name="procurement:vote_price", takes=VotePriceDraft, shows=PricePage,
        door=EXPERT),
    act(f"{PRICE}/lapse", low_prices.lapse, name="procurement:lapse_price", takes=NoDraft, shows=PricePage,
        door=EXPERT),
    page(f"{OWN}/price", low_prices.show_own, name="procurement:own_price", shows=OwnPricePage, door=ANYONE),
    act(f"{OWN}/price", low_prices.explain, name="procurement:explain_price", takes=ExplainPriceDraft,
        shows=OwnPricePage, door=MANAGER),
]  # fmt: skip
_everybody = [
    page(
        "/tenders/{tender:pid}/opening", results.show_opening, name="procurement:opening", shows=OpeningPage, door=OPEN,
    ),
    page(
        "/tenders/{tender:pid}/opening/print", results.print_opening, name="procurement:opening_print",
        shows=OpeningPaper, door=OPEN,
    ),
    page(
        "/tenders/{tender:pid}/opening/paper", records.print_opening, name="procurement:opening_pdf", door=OPEN,
        gives=[PDF],
    ),
    page("/tenders/{tender:pid}/result", results.show_result, name="procurement:result", shows=ResultPage, door=OPEN),
]  # fmt: skip

routes = [*_supplier, *_holder, *_buyer, *_expert, *_prices, *_everybody]
