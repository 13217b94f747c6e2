"""No page for the public tells where an elder lives or how to call him, however it was typed."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.language import reading
from ground.patterns import PERSONAL, Kind, blanked, explained, found, plain

WIDE = str.maketrans("0123456789-X", "０１２３４５６７８９－Ｘ")
EVERYTHING = tuple(Kind)


def kinds_in(text: str) -> list[Kind]:
    return [each.kind for each in found(text, EVERYTHING)]


@pytest.mark.parametrize(
    "telephone",
    [
        "13812346621",
        "138 1234 6621",
        "138-1234-6621",
        "138—1234—6621",
        "+86 138 1234 6621",
        "0086-13812346621",
        "１３８１２３４６６２１",
        "1 3 8 1 2 3 4 6 6 2 1",
        "138.1234.6621",
        "1381234\u200b6621",
        "1️3️8️12346621",
        "一三八一二三四六六二一",
        "幺三八12346621",
        "0427-2812345",
        "(0427)2812345",
        "0427 281 2345",
        "010-65123456",
    ],
)
def test_inv_40_a_telephone_is_found_as_people_write_it(telephone: str) -> None:
    text = f"请联系王大爷，{telephone}，谢谢"
    (find,) = found(text)
    assert find.kind is Kind.TELEPHONE
    assert text[find.start : find.end].strip() == find.text
    assert "6621" not in blanked(text)
    assert "345" not in blanked(text)


def test_a_number_without_area_code_is_found_beside_the_word() -> None:
    assert kinds_in("电话 2812345") == [Kind.TELEPHONE]
    assert kinds_in("座机：281-2345") == [Kind.TELEPHONE]
    assert kinds_in("编号 2812345") == []


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "110105 19491231 002x",
        "110105-1949-1231-0021",
        "１１０１０５１９４９１２３１００２Ｘ",
        "211121195003040019",
        "110105491231002",
    ],
)
def test_inv_40_an_id_number_is_found_and_is_not_a_telephone(number: str) -> None:
    assert kinds_in(f"身份证{number}。") == [Kind.ID_NUMBER]


def test_n1_a_bank_card_is_found() -> None:
    assert kinds_in("卡号 6222 0215 0001 2345 678") == [Kind.BANK_CARD]
    assert kinds_in("6217001234567890") == [Kind.BANK_CARD]


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("住3号楼2单元501", "3号楼2单元501"),
        ("住３号楼２单元５０１室", "３号楼２单元５０１室"),
        ("家在5-2-301。", "5-2-301"),
        ("家在5—2—301", "5—2—301"),
        ("12幢501室", "12幢501室"),
        ("三栋二单元五零一", "三栋二单元五零一"),
        ("十二号楼一单元", "十二号楼一单元"),
        ("2单元 501", "2单元 501"),
        ("3号楼 2 单元 501 室", "3号楼 2 单元 501 室"),
        ("3#楼2单元", "3#楼2单元"),
        ("3号楼501", "3号楼501"),
        ("3号楼2-501", "3号楼2-501"),
        ("5#2-301", "5#2-301"),
        ("住7栋", "7栋"),
        ("住在八号楼", "八号楼"),
        ("在201室", "201室"),
        ("胜利街45号", "45号"),
        ("田家村 12 号", "12 号"),
        ("文化胡同3-1号", "3-1号"),
    ],
)
def test_inv_40_a_house_number_is_found(text: str, house: str) -> None:
    (find,) = found(text)
    assert (find.kind, find.text) == (Kind.HOUSE_NUMBER, house)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("每次50元", "50元"),
        ("给 1,200.50 元", "1,200.50 元"),
        ("￥30", "￥30"),
        ("一百元红包", "一百元"),
        ("30块钱", "30块钱"),
        ("50块/小时", "50块"),
        ("三块钱", "三块钱"),
        ("2万元", "2万元"),
        ("收费20", "20"),
        ("５０元", "５０元"),
        ("$20", "$20"),
    ],
)
def test_inv_45_an_amount_of_money_raises_a_flag(text: str, money: str) -> None:
    (find,) = found(text, EVERYTHING)
    assert (find.kind, find.text) == (Kind.MONEY, money)
    assert not found(text)


@pytest.mark.parametrize(
    "text",
    [
        "陪王大爷去医院，周三上午 10 点到 12 点，需要 2 个人",
        "2026-11-25 10:00–12:00",
        "2026年11月25日，元旦前后，第3单元课程之后，第12单元再定",
        "60-70岁的老人，100-200人",
        "需要能背 20 斤米上 5 楼的人",
        "打 12345 问",
        "2026元旦联欢，11月25号见",
        "5块肥皂，三块蛋糕，圆桌两张",
        "一栋楼的邻居都来，社区活动室见",
        "乘 3 路车，1 号线，7 号门",
        "给3个人，付出2小时",
        "标准 GB 32100-2015",
    ],
)
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert kinds_in(text) == []


def test_the_writer_is_told_what_to_take_out() -> None:
    (find,) = found("电话138 1234 6621")
    with reading("en"):
        assert explained(find) == (
            "Please take out the telephone number “138 1234 6621”. Everybody can read this text."
        )


def test_several_finds_come_in_the_order_of_the_text() -> None:
    text = "住3号楼2单元501，电话13812346621，身份证11010519491231002X，每次50元"
    assert kinds_in(text) == [Kind.HOUSE_NUMBER, Kind.TELEPHONE, Kind.ID_NUMBER, Kind.MONEY]
    assert blanked(text) == "住＊＊＊，电话＊＊＊，身份证＊＊＊，每次50元"


@given(
    st.text("陪王大爷去医院，。 \n", max_size=12),
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.text("，。取药谢谢 \n", max_size=12),
    st.booleans(),
)
def test_edge_39_no_telephone_survives_blanking(before: str, number: str, after: str, wide: bool) -> None:
    text = before + (number.translate(WIDE) if wide else number) + after
    assert number not in blanked(text)
    assert number.translate(WIDE) not in blanked(text)
    assert not found(blanked(text))


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_spans_are_true(text: str) -> None:
    finds = found(text, EVERYTHING)
    for find in finds:
        assert find.text in text[find.start : find.end]
    assert all(one.end <= other.start for one, other in pairwise(finds))


@pytest.mark.parametrize("hostile", ["1 " * 20_000, "6" * 40_000, "6-2-" * 10_000, "一" * 40_000, "3号楼 " * 10_000])
def test_security_28_a_hostile_text_takes_no_long_time(hostile: str) -> None:
    started = time.process_time()
    found(hostile, EVERYTHING)
    assert time.process_time() - started < 5


def test_a_text_is_read_plainly_by_other_searches_too() -> None:
    assert plain("Ａ１\u200b\u3000王") == "A1 王"


def test_only_what_was_asked_is_looked_for() -> None:
    assert Kind.MONEY not in PERSONAL
    assert found("住3号楼2单元501", (Kind.TELEPHONE,)) == []
