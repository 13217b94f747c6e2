"""The purchase of services as open data: intentions, tenders, opened bids, results and contracts; nobody's name."""

from ground.language import lazy
from ground.open_sets import OpenSet
from procurement import open_results as results
from procurement import open_tenders as tenders

AT_ONCE = lazy("At once.")
OPEN_SETS = (
    OpenSet(
        name="intentions",
        title=lazy("Intentions to buy"),
        about=lazy("What public bodies mean to buy, told to everyone before the purchase begins."),
        renewed=AT_ONCE,
        fields=tenders.INTENTION_FIELDS,
        rows=tenders.intentions,
        count=tenders.count_intentions,
        news=tenders.intentions_news,
    ),
    OpenSet(
        name="tenders",
        title=lazy("Tenders for services"),
        about=lazy("Every tender that was published, with its ceiling, its days and how it stands."),
        renewed=AT_ONCE,
        fields=tenders.TENDER_FIELDS,
        rows=tenders.tenders,
        count=tenders.count_tenders,
        news=tenders.tenders_news,
    ),
    OpenSet(
        name="opened-bids",
        title=lazy("Opened bids"),
        about=lazy("Who bid and for how much, once the bids were opened. Before that there is not even a count."),
        renewed=lazy("With each opening."),
        fields=tenders.BID_FIELDS,
        rows=tenders.opened_bids,
        count=tenders.count_bids,
    ),
    OpenSet(
        name="results",
        title=lazy("Results of tenders"),
        about=lazy("Who was chosen and at what price, or why a tender ended without a supplier."),
        renewed=AT_ONCE,
        fields=results.RESULT_FIELDS,
        rows=results.results,
        count=results.count_results,
        news=results.results_news,
    ),
    OpenSet(
        name="contracts",
        title=lazy("Contracts for services"),
        about=lazy("What was signed, what was accepted of it, and what was paid."),
        renewed=lazy("At once, with each acceptance and payment."),
        fields=results.CONTRACT_FIELDS,
        rows=results.contracts,
        count=results.count_contracts,
        news=results.contracts_news,
    ),
)
