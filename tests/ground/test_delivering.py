"""The desk prints and brings what has to be paper, and looks into what reached nobody."""

import datetime as dt

import pytest

from ground import clock, persons, privacy
from ground.actors import SYSTEM, Actor, Role
from ground.audit import AuditEntry
from ground.database import transaction
from ground.errors import MayNot, NotFound, OutOfTurn
from ground.identity import Person
from ground.letters import Letter, LetterState, Way, delivering, write, write_to
from ground.privacy import Look
from tests import people

pytestmark = pytest.mark.anyio


async def a_letter(person: Person) -> Letter:
    """Write a letter to a person."""
    async with transaction():
        letter = await write(person, "need_received", by=SYSTEM, number="12345678")
    assert letter is not None
    return letter


async def on_paper(city: people.City) -> tuple[Letter, Actor]:
    """Write to someone without a telephone in Huibin; return the letter and a worker of that community."""
    person = await people.a_person("孙德福", phone=None, home=city.huibin)
    return await a_letter(person), await people.an_officer("李强", Role.COMMUNITY_WORKER, place=city.huibin)


async def test_a_desk_sees_the_paper_of_its_own_communities_the_oldest_first(database: None) -> None:
    city = await people.a_city()
    now, letters = clock.now(), []
    for hour, home in enumerate((city.huibin, city.wangjia, city.shiyou)):
        with clock.stopped(now - dt.timedelta(hours=hour)):
            letters.append(await a_letter(await people.a_person("孙德福", phone=None, home=home)))
    huibin, wangjia, shiyou = letters

    assert await delivering.to_print([city.huibin.path]) == [huibin]
    assert await delivering.to_print([city.zhenxing.path]) == [shiyou, huibin]
    assert await delivering.to_print([city.city.path]) == [shiyou, wangjia, huibin]
    assert await delivering.to_print([]) == []


async def test_what_was_brought_leaves_the_queue_with_the_name_of_who_brought_it(database: None) -> None:
    city = await people.a_city()
    letter, worker = await on_paper(city)

    await delivering.mark_delivered(letter, by=worker)

    assert await delivering.to_print([city.huibin.path]) == []
    line = await AuditEntry.get(verb="Letter.deliver")
    assert line.who == worker.person_id


async def test_a_letter_is_brought_once(database: None) -> None:
    letter, worker = await on_paper(await people.a_city())
    again = await Letter.get(id=letter.id)
    await delivering.mark_delivered(letter, by=worker)

    with pytest.raises(OutOfTurn):
        await delivering.mark_delivered(again, by=worker)


async def test_another_community_neither_sees_nor_touches_it(database: None) -> None:
    city = await people.a_city()
    letter, _worker = await on_paper(city)
    stranger = await people.an_officer("周伟", Role.COMMUNITY_WORKER, place=city.shiyou)

    with pytest.raises(NotFound):
        await delivering.letter_seen_by(stranger, letter.public_id)
    for forbidden in (delivering.mark_delivered, delivering.words_of, delivering.try_again):
        with pytest.raises(MayNot):
            await forbidden(letter, by=stranger)


async def test_the_person_can_read_who_read_their_letter(database: None) -> None:
    letter, worker = await on_paper(await people.a_city())

    seen = await delivering.letter_seen_by(worker, letter.public_id)
    words = await delivering.words_of(seen, by=worker)

    look = await Look.get()
    assert "12345678" in words
    assert (look.person_id, look.looker_id, look.what) == (letter.person_id, worker.person_id, "letter")
    assert look.purpose == "看了给您的信，好送到您手上", "in words: the person reads it on their own page"


async def a_dead_letter(person: Person) -> Letter:
    """Write a letter that no way took."""
    letter = await a_letter(person)
    async with transaction():
        await letter.move("give_up", by=SYSTEM, because="sms: answered 422", trouble="sms: answered 422")
    return letter


async def test_what_reached_nobody_lies_at_the_persons_desk_and_is_told_them_there(database: None) -> None:
    city = await people.a_city()
    letter = await a_dead_letter(await people.a_person("王桂兰", home=city.huibin))
    worker = await people.an_officer("李强", Role.COMMUNITY_WORKER, place=city.huibin)

    here, elsewhere = await delivering.dead([city.huibin.path]), await delivering.dead([city.dawa.path])
    await delivering.mark_delivered(letter, by=worker)

    assert ([each.trouble for each in here], elsewhere) == (["sms: answered 422"], [])
    assert await delivering.dead() == []


async def test_codes_of_yesterday_bother_no_one(database: None) -> None:
    async with transaction():
        code = await write_to("13800000001", "sign_in_code", code="271828")
        await code.move("give_up", by=SYSTEM)

    assert await delivering.dead() == []


async def test_a_letter_tried_again_goes_to_the_telephone_that_the_person_has_now(database: None) -> None:
    city = await people.a_city()
    person = await people.a_person("王桂兰", home=city.huibin)
    letter = await a_dead_letter(person)
    worker = await people.an_officer("李强", Role.COMMUNITY_WORKER, place=city.huibin)
    await Person.filter(id=person.id).update(**persons.phone_columns("13812346621"))

    await delivering.try_again(letter, by=worker)

    tried = await Letter.get(id=letter.id)
    assert (tried.state, tried.way, tried.attempts) == (LetterState.WAITING, Way.SMS, 0)
    assert privacy.unseal("letter-to", tried.to_sealed or "") == "13812346621"
    assert tried.ends_at > clock.now()


async def test_who_has_no_telephone_any_more_gets_it_on_paper(database: None) -> None:
    city = await people.a_city()
    person = await people.a_person("王桂兰", home=city.huibin)
    letter = await a_dead_letter(person)
    await Person.filter(id=person.id).update(**persons.phone_columns(None))

    await delivering.try_again(letter, by=SYSTEM)

    assert await delivering.to_print([city.huibin.path]) == [letter]


async def test_whom_still_nothing_reaches_is_not_tried_again(database: None) -> None:
    person = await people.a_person("王桂兰", phone=None)
    letter = await a_letter(person)

    with pytest.raises(OutOfTurn):
        await delivering.try_again(letter, by=SYSTEM)

    administrator = await people.an_officer("赵敏", Role.ADMINISTRATOR)
    assert await delivering.letter_seen_by(administrator, letter.public_id) == letter
