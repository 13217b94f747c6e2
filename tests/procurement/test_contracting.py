"""An award becomes a contract that two people sign, whose parts sum to it, and which pays one project of the winner."""

import asyncio
import datetime as dt

import pytest

from ground.database import IntegrityError
from ground.errors import MayNot, OutOfTurn, Taken, Unreadable
from orgs.models import Funding, Project
from procurement import booking, contracting
from procurement.models import Account, AwardState, Contract, ContractState, MilestoneLine, Tender, TenderState
from procurement.shares import by_share, worth
from tests import people
from tests.procurement.awarded import (
    AWARDED,
    PRICE,
    SIGNED,
    a_signed_contract,
    agreement,
    an_award,
    on,
    parts_of,
    terms,
)

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("the_day_after")]


def test_the_last_part_takes_what_remains() -> None:
    assert by_share(1_000_001, [3000, 4000, 3000]) == [300_000, 400_000, 300_001]
    assert worth(1_000, 800, 799) == 998


async def test_a_contract_is_signed_by_two_people_and_pays_its_project(database: None) -> None:
    cast = await an_award()

    contract = await a_signed_contract(cast)

    assert (contract.state, contract.amount_fen) == (ContractState.SIGNED, PRICE)
    assert [part.amount_fen for part in await parts_of(contract)] == [300_000, 400_000, 300_001]
    lines = await MilestoneLine.filter(milestone__contract_id=contract.id).order_by("id")
    assert (sum(line.price_fen for line in lines), sum(line.quantity for line in lines)) == (PRICE, 48)
    assert (await Project.get(id=contract.project_id)).funding == Funding.CONTRACT
    assert (await Tender.get(id=cast.tender.id)).state == TenderState.CONTRACTED
    assert await booking.balances(contract.id) == {
        Account.BUDGET_AVAILABLE: -PRICE, Account.BUDGET_COMMITMENT: PRICE
    }  # fmt: skip


async def test_who_wrote_it_or_agreed_does_not_sign_and_a_stranger_does_nothing(database: None) -> None:
    cast = await an_award()
    stranger = await people.an_actor(await people.a_person("路人"))
    with on(SIGNED):
        with pytest.raises(MayNot):
            await contracting.draw_up(cast.award, terms(), by=stranger)
        contract = await contracting.draw_up(cast.award, terms(), by=cast.signer)
        await contracting.offer(contract, by=cast.signer)
        draft = await agreement(contract, cast)
        with pytest.raises(MayNot):
            await contracting.agree(contract, cast.story.project, draft, by=cast.story.leader)
        await contracting.agree(contract, cast.story.project, draft, by=cast.story.manager)
        for actor in (cast.signer, cast.clerk, cast.story.manager, stranger):
            with pytest.raises(MayNot):
                await contracting.sign(contract, draft.sha256, by=actor)
        with pytest.raises(IntegrityError):
            await Contract.filter(id=contract.id).update(signed_by_id=cast.story.manager.person_id)

        await contracting.sign(contract, draft.sha256, by=cast.looks_too)


async def test_it_waits_for_the_end_of_the_notice_and_not_for_more_than_thirty_days(database: None) -> None:
    cast = await an_award()
    late = AWARDED + dt.timedelta(days=31)
    with on(AWARDED), pytest.raises(OutOfTurn, match="notice"):
        await contracting.draw_up(cast.award, terms(), by=cast.clerk)
    with on(late), pytest.raises(OutOfTurn, match="days to sign"):
        await contracting.draw_up(cast.award, terms(starts_on=late), by=cast.clerk)
    cast.award.state = AwardState.VOID
    with on(SIGNED), pytest.raises(OutOfTurn, match="void"):
        await contracting.draw_up(cast.award, terms(), by=cast.clerk)


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_on": SIGNED - dt.timedelta(days=1)},
        {"ends_on": dt.date(2027, 6, 29)},
        {"pay_days": 61},
        {"shares": (30, 40, 31)},
        {"days": (dt.date(2026, 11, 30), dt.date(2027, 3, 31), dt.date(2027, 7, 1))},
    ],
)
async def test_terms_that_do_not_fit_are_told_beside_their_field(database: None, changes: dict[str, object]) -> None:
    cast = await an_award()
    with on(SIGNED), pytest.raises(Unreadable) as refused:
        await contracting.draw_up(cast.award, terms(**changes), by=cast.clerk)
    assert {each.field for each in refused.value.mistakes} <= {*changes, "days"}


async def test_more_than_a_year_needs_its_reason(database: None) -> None:
    cast = await an_award()
    until = dt.date(2028, 6, 30)
    await Tender.filter(id=cast.tender.id).update(service_until=until)
    with on(SIGNED), pytest.raises(Unreadable):
        await contracting.draw_up(cast.award, terms(ends_on=until), by=cast.clerk)
    await Tender.filter(id=cast.tender.id).update(long_term_because="预算有保障，内容固定")
    with on(SIGNED):
        assert await contracting.draw_up(cast.award, terms(ends_on=until), by=cast.clerk)


async def test_a_project_paid_otherwise_is_refused_and_so_is_a_text_that_changed(database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        contract = await contracting.draw_up(cast.award, terms(), by=cast.clerk)
        await contracting.offer(contract, by=cast.clerk)
        draft = await agreement(contract, cast)
        await contracting.send_back(contract, "第二期太晚", by=cast.story.manager)
        await contracting.redraw(contract, terms(shares=(20, 60, 20)), by=cast.clerk)
        await contracting.offer(contract, by=cast.clerk)
        with pytest.raises(OutOfTurn, match="changed"):
            await contracting.agree(contract, cast.story.project, draft, by=cast.story.manager)

        draft = await agreement(contract, cast)
        await Project.filter(id=cast.story.project.id).update(funding=Funding.GRANT)
        with pytest.raises(OutOfTurn, match="another way"):
            await contracting.agree(
                contract, await Project.get(id=cast.story.project.id), draft, by=cast.story.manager
            )  # fmt: skip


async def test_of_two_signers_at_once_one_signs(database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        contract = await contracting.draw_up(cast.award, terms(), by=cast.clerk)
        await contracting.offer(contract, by=cast.clerk)
        draft = await agreement(contract, cast)
        await contracting.agree(contract, cast.story.project, draft, by=cast.story.manager)
        copies = [await Contract.get(id=contract.id) for _ in range(2)]
        said = await asyncio.gather(
            contracting.sign(copies[0], draft.sha256, by=cast.signer),
            contracting.sign(copies[1], draft.sha256, by=cast.looks_too),
            return_exceptions=True,
        )
    assert sum(each is None for each in said) == 1
    assert sum(isinstance(each, OutOfTurn) for each in said) == 1
    assert sum((await booking.balances(contract.id)).values()) == 0


async def test_an_award_has_one_contract(database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        await contracting.draw_up(cast.award, terms(), by=cast.clerk)
        with pytest.raises(Taken):
            await contracting.draw_up(cast.award, terms(), by=cast.clerk)
