"""Addresses of contracts and their parts: for the supplier, for the buyer, and for everybody."""

from ground.actors import Role
from ground.doors import OPEN, act, page, staff
from ground.typeset import MEDIA_TYPE as PDF
from orgs.queries import TEAM
from procurement.endpoints import acceptance as accept
from procurement.endpoints import contracts_buyer as buyer
from procurement.endpoints import contracts_supplier as supplier
from procurement.endpoints import records
from procurement.rules.contracts import BUYING, SUPPLYING
from procurement.schemas import contract_drafts as drafts
from procurement.schemas.contract_forms import ContractFormPage
from procurement.schemas.contract_pages import ContractPage, ContractsPage, PublicContractPage
from procurement.schemas.delivery_pages import AcceptancePage, DeliveryPage, MinutesPage, OpinionPage, OpinionsPage

SUPPLIER, BUYER = staff(*SUPPLYING), staff(*BUYING)
READERS = staff(*TEAM)
ASKING = staff(*BUYING, Role.COMMUNITY_WORKER)
OWN = "/org/{org:pid}/contracts"
ONE = f"{OWN}/{{contract:pid}}"
PART = f"{ONE}/parts/{{part:pid}}"
BOUGHT = "/gov/contracts/{contract:pid}"
LOOK = "/gov/parts/{part:pid}"

_of_supplier = [
    page(OWN, supplier.show_contracts, name="procurement:own_contracts", shows=ContractsPage, door=READERS),
    page(ONE, supplier.show_contract, name="procurement:own_contract", shows=ContractPage, door=READERS),
    act(f"{ONE}/agreement", supplier.agree, name="procurement:agree", takes=drafts.AgreeDraft, shows=ContractPage,
        door=SUPPLIER),
    act(f"{ONE}/return", supplier.send_back, name="procurement:refuse_contract", takes=drafts.WordsDraft,
        shows=ContractPage, door=SUPPLIER),
    page(f"{ONE}/paper", records.print_supplied, name="procurement:own_contract_pdf", door=READERS, gives=[PDF]),
    page(PART, supplier.show_delivery, name="procurement:delivery", shows=DeliveryPage, door=SUPPLIER),
    act(PART, supplier.deliver, name="procurement:deliver", takes=drafts.DeliveryDraft, shows=ContractPage,
        door=SUPPLIER),
    page(f"{PART}/paper", records.print_delivered, name="procurement:own_acceptance_pdf", door=READERS, gives=[PDF]),
    act(f"{PART}/claim", supplier.claim, name="procurement:claim_part", takes=drafts.ClaimDraft, shows=ContractPage,
        door=SUPPLIER),
]  # fmt: skip
_of_buyer = [
    page("/gov/contracts", buyer.show_contracts, name="procurement:contracts", shows=ContractsPage, door=BUYER),
    page("/gov/awards/{award:pid}/contract", buyer.show_new, name="procurement:new_contract", shows=ContractFormPage,
         door=BUYER),
    act("/gov/awards/{award:pid}/contract", buyer.draw_up, name="procurement:draw_up", takes=drafts.ContractDraft,
        shows=ContractPage, door=BUYER),
    page(BOUGHT, buyer.show_contract, name="procurement:contract", shows=ContractPage, door=BUYER),
    page(f"{BOUGHT}/paper", records.print_bought, name="procurement:contract_pdf", door=BUYER, gives=[PDF]),
    page(f"{BOUGHT}/terms", buyer.show_terms, name="procurement:terms", shows=ContractFormPage, door=BUYER),
    act(f"{BOUGHT}/terms", buyer.redraw, name="procurement:redraw", takes=drafts.ContractDraft, shows=ContractPage,
        door=BUYER),
    act(f"{BOUGHT}/offer", buyer.offer, name="procurement:offer", takes=drafts.NoDraft, shows=ContractPage,
        door=BUYER),
    act(f"{BOUGHT}/signature", buyer.sign, name="procurement:sign", takes=drafts.SignDraft, shows=ContractPage,
        door=BUYER),
    act(f"{BOUGHT}/return", buyer.send_back, name="procurement:recall_contract", takes=drafts.WordsDraft,
        shows=ContractPage, door=BUYER),
    page(LOOK, accept.show_part, name="procurement:part", shows=AcceptancePage, door=BUYER),
    page(f"{LOOK}/minutes", accept.show_minutes, name="procurement:minutes", shows=MinutesPage, door=BUYER),
    page(f"{LOOK}/paper", records.print_acceptance, name="procurement:acceptance_pdf", door=BUYER, gives=[PDF]),
    act(f"{LOOK}/acceptance", accept.begin, name="procurement:begin_acceptance", takes=drafts.NoDraft,
        shows=AcceptancePage, door=BUYER),
    act(f"{LOOK}/signatures", accept.sign, name="procurement:sign_acceptance", takes=drafts.SignatureDraft,
        shows=AcceptancePage, door=BUYER),
    act(f"{LOOK}/result", accept.accept, name="procurement:accept", takes=drafts.AcceptDraft, shows=AcceptancePage,
        door=BUYER),
    act(f"{LOOK}/rejection", accept.reject, name="procurement:reject", takes=drafts.RejectDraft, shows=AcceptancePage,
        door=BUYER),
    act(f"{LOOK}/loss", accept.note_loss, name="procurement:note_loss", takes=drafts.WordsDraft, shows=AcceptancePage,
        door=BUYER),
]  # fmt: skip

routes = [
    *_of_supplier,
    *_of_buyer,
    page("/cw/opinions", accept.show_opinions, name="procurement:opinions", shows=OpinionsPage,
         door=staff(Role.COMMUNITY_WORKER)),
    page("/cw/opinions/{opinion:pid}", accept.show_opinion, name="procurement:opinion", shows=OpinionPage,
         door=ASKING),
    act("/cw/opinions/{opinion:pid}", accept.hear, name="procurement:hear", takes=drafts.OpinionDraft, door=ASKING),
    page("/tenders/{tender:pid}/contract", buyer.show_public, name="procurement:public_contract",
         shows=PublicContractPage, door=OPEN),
]  # fmt: skip
