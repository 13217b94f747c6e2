"""Records of a purchase on paper, as the pages tell them: contract, acceptance, opening; a code leads to the check."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from anyio import to_thread

from ground import qr, settings
from ground.identity import Person
from ground.language import _, desk_time, full_day
from ground.money import Fen, yuan
from ground.typeset import typeset
from procurement.models import Contract
from procurement.schemas.contract_pages import ContractPage, LineCard
from procurement.schemas.delivery_pages import AcceptancePage, OpinionCard
from procurement.schemas.opening_pages import OpeningPage
from procurement.tender_words import unit_words

Content = dict[str, Any]
Signature = tuple[str, str, str]
"""As what, who, when."""


async def pdf_of(content: Content) -> bytes:
    """Set a record as PDF in the reader's language."""
    return await to_thread.run_sync(typeset, "record.typ", content)


async def contract_paper(contract: Contract, page: ContractPage) -> Content:
    """Return every word of a contract; before both have signed it bears that mark, and no code."""
    card, signed = page.contract, contract.signed_at is not None
    facts = [
        (_("Buyer"), card.buyer),
        (_("Supplier"), card.supplier),
        (_("Amount"), f"{_money(card.amount_fen)} ({page.capital})"),
        (_("From and until"), _("%(first)s to %(last)s", first=full_day(card.starts_on), last=full_day(card.ends_on))),
        (_("Paid within"), _("%(count)d days after acceptance", count=page.pay_days)),
        (_("Project"), page.project),
        (_("Account"), page.payee),
    ]
    parts = [
        [part.title, full_day(part.due_on), _lines(part.lines), _money(part.amount_fen)] for part in page.parts
    ]  # fmt: skip
    return _record(
        _("Contract for services"),
        page.contract.number,
        [(_("Service"), page.title), *facts],
        texts=[(_("Requirement"), page.outline)] if page.outline else [],
        tables=[
            _table(_("Parts"), [_("Part"), _("By"), _("Work"), _("Amount")], parts, widths=[3, 4, 6, 3], numbers=[3])
        ],
        signatures=await _signers(contract),
        path=f"/tenders/{card.tender}/contract" if signed else "",
        sha256=page.sha256,
        mark="" if signed else _("Not signed yet"),
    )


def acceptance_paper(page: AcceptancePage, *, for_supplier: bool = False) -> Content:
    """Return the minutes of an acceptance, with room to sign for those whose names do not stand there yet.

    For the supplier: who signed and which need someone spoke of is not told, so that nobody is asked why.
    """
    part, number = page.part, page.contract.number
    lines = [
        [
            line.words,
            _amount(line.quantity, line.unit),
            str(line.delivered),
            "" if line.accepted is None else str(line.accepted),
            line.accepted_words,
        ]
        for line in part.lines
    ]
    heads = [_("Work"), _("Agreed"), _("Delivered"), _("Accepted"), _("Remark")]
    tables = [_table(_("Quantities"), heads, lines, widths=[5, 3, 2, 2, 4], numbers=[2, 3])]
    if page.opinions:
        tables.append(_counted(page.opinions) if for_supplier else _told(page.opinions))
    return _record(
        _("Minutes of acceptance"),
        number,
        [
            (_("Service"), page.contract.title),
            (_("Part"), part.title),
            (_("Buyer"), page.contract.buyer),
            (_("Supplier"), page.contract.supplier),
            (_("State"), part.state_words),
            (_("Why"), part.rejected_because),
            (_("Amount of the part"), _money(part.amount_fen)),
            (_("Due for it"), _money(part.payable_fen) if part.payable_fen else ""),
        ],
        texts=[(_("The supplier's report"), part.words)] if part.words else [],
        tables=tables,
        signatures=_who_accepted(page, named=not for_supplier),
        path=f"/tenders/{page.contract.tender}/contract",
    )


def _told(opinions: Sequence[OpinionCard]) -> Content:
    rows = [[each.number, each.opinion_words or _("not asked yet"), each.words] for each in opinions]
    return _table(_("People served"), [_("Need"), _("What they say"), _("Words")], rows, widths=[2, 2, 6])


def _counted(opinions: Sequence[OpinionCard]) -> Content:
    said = Counter(each.opinion_words or _("not asked yet") for each in opinions)
    rows = [[words, str(count)] for words, count in said.items()]
    return _table(_("People served"), [_("What they say"), _("How many")], rows, widths=[6, 2], numbers=[1])


def _who_accepted(page: AcceptancePage, *, named: bool) -> list[Signature]:
    label = {True: _("Of the people served"), False: _("Officer")}
    signed = [
        (label[served], name if named else "", "" if named else _("has signed")) for name, served in page.signatures
    ]
    return signed or [(label[served], "", "") for served in (False, False, True)]


def opening_paper(page: OpeningPage) -> Content:
    """Return the minutes of an opening: who bid, when and how much, who opened."""
    told = [
        [
            each.supplier_name,
            desk_time(each.received_at),
            _money(each.price_fen) if each.price_fen is not None else each.state_words,
            each.sha256[:16],
        ]
        for each in page.bids
    ]
    heads = [_("Supplier"), _("Came in"), _("Offered price"), _("Hash, its beginning")]
    return _record(
        _("Minutes of the opening"),
        page.tender.number,
        [
            (_("Service"), page.tender.title),
            (_("Buyer"), page.buyer),
            (_("Deadline"), desk_time(page.tender.due_at) if page.tender.due_at else ""),
            (_("Opened"), desk_time(page.opened_at) if page.opened_at else _("No bid was opened")),
            (_("At most"), _money(page.tender.ceiling_fen)),
            (_("Ended without a supplier"), page.ended),
            (_("Questions without an answer"), str(page.unanswered) if page.unanswered else ""),
        ],
        tables=[_table(_("Bids, in the order in which they came"), heads, told, widths=[4, 4, 4, 4], numbers=[2])]
        if told
        else [],
        signatures=[
            (each.body, "", desk_time(each.released_at) if each.released_at else _("did not come"))
            for each in page.holders
        ],
        path=f"/tenders/{page.tender.id}/opening",
    )


def _record(
    title: str,
    number: str,
    facts: Sequence[tuple[str, str]],
    *,
    tables: Sequence[Content],
    signatures: Sequence[Signature],
    path: str,
    texts: Sequence[tuple[str, str]] = (),
    sha256: str = "",
    mark: str = "",
) -> Content:
    address = f"{settings.current().site}{path}"
    return {
        "title": title,
        "number_label": _("Number"),
        "number": number,
        "facts": [[label, words] for label, words in facts if words],
        "texts": [list(each) for each in texts],
        "tables": list(tables),
        "signatures": [list(each) for each in signatures],
        "qr": qr.svg_file(address).decode() if path else "",
        "check_words": _("To check it, scan, or open %(address)s", address=address.split("://", 1)[-1]),
        "hash_words": _("Hash of the text that was signed: %(sha256)s", sha256=sha256) if sha256 else "",
        "foot": " ".join(each for each in (title, number) if each),
        "mark": mark,
    }


def _table(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
    numbers: Sequence[int] = (),
) -> Content:
    return {
        "title": title, "words": "", "heads": list(heads), "rows": [list(row) for row in rows],
        "widths": list(widths), "numbers": list(numbers),
    }  # fmt: skip


def _lines(lines: Sequence[LineCard]) -> str:
    return "\n".join(f"{line.words}: {_amount(line.quantity, line.unit)}" for line in lines)


def _amount(quantity: int, unit: str) -> str:
    return f"{quantity} {unit_words(unit)}"


def _money(fen: int) -> str:
    return f"{yuan(Fen(fen))} {_('yuan')}"


async def _signers(contract: Contract) -> list[Signature]:
    known = dict(
        await Person.filter(id__in=[contract.agreed_by_id, contract.signed_by_id]).values_list("id", "name")
    )  # fmt: skip
    return [
        (label, known.get(number, ""), desk_time(at) if at else "")
        for label, number, at in (
            (_("For the supplier"), contract.agreed_by_id, contract.agreed_at),
            (_("For the buyer"), contract.signed_by_id, contract.signed_at),
        )
    ]
