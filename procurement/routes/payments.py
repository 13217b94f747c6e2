"""Addresses of the finance desk."""

from ground.actors import Role
from ground.doors import act, page, staff
from procurement.endpoints import finance as on
from procurement.schemas import contract_drafts as drafts
from procurement.schemas.finance_pages import ClaimPage, FinancePage

FINANCE = staff(Role.FINANCE)
ONE = "/finance/{payment:pid}"

routes = [
    page("/finance", on.show_desk, name="procurement:finance", shows=FinancePage, door=FINANCE),
    page(ONE, on.show_claim, name="procurement:claim", shows=ClaimPage, door=FINANCE),
    act(f"{ONE}/check", on.check, name="procurement:check_claim", takes=drafts.NoDraft, shows=ClaimPage, door=FINANCE),
    act(f"{ONE}/return", on.send_back, name="procurement:return_claim", takes=drafts.WordsDraft, shows=ClaimPage,
        door=FINANCE),
    act(f"{ONE}/approval", on.approve, name="procurement:approve_claim", takes=drafts.NoDraft, shows=ClaimPage,
        door=FINANCE),
    act(f"{ONE}/instruction", on.instruct, name="procurement:instruct", takes=drafts.InstructDraft, shows=ClaimPage,
        door=FINANCE),
    act(f"{ONE}/settlement", on.settle, name="procurement:settle", takes=drafts.SettleDraft, shows=ClaimPage,
        door=FINANCE),
]  # fmt: skip
