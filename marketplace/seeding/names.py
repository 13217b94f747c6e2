"""Invented people: names as people of several generations bear them, and telephones that nobody can have."""

from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔"
    "贺赖龚文"
)
COMMON = 20
"""So many of the surnames are borne by half of all people."""
ELDER_WOMEN = (
    "桂兰 淑芬 秀英 玉珍 桂英 凤霞 淑珍 秀兰 玉兰 素琴 淑华 桂芝 玉梅 秀珍 凤英 桂荣 淑琴 玉华 春兰 秀芝 丽华 金凤 月娥"
    " 素珍 亚芹 淑云 桂珍 玉芹 淑兰 秀云 凤兰 素华 淑贤 桂香 秀琴 玉凤 亚茹 淑清 艳芝 翠兰"
).split()
ELDER_MEN = (
    "德海 长河 国强 永泉 志国 建国 福生 玉山 宝林 凤山 文革 树林 广才 振海 连生 景春 洪义 成林 国栋 喜田 守业 殿臣 春生"
    " 万里 庆余 和平 永昌 德福 凤岐 占山 玉堂 忠良 学文 宝库 兴业 立本"
).split()
YOUNGER_WOMEN = (
    "敏 丽 静 雪 婷 丹 晓燕 佳怡 雨欣 思雨 颖 倩 慧 莹 晶 海燕 春梅 立新 艳红 雅楠 秋月 美玲 新颖 梦琪 若彤 冬梅 晓红"
    " 芳芳"
).split()
YOUNGER_MEN = (
    "强 伟 磊 鹏 浩 宇轩 子涵 志远 明 涛 杰 超 勇 建军 晓东 海波 立军 天宇 文博 俊峰 大鹏 少华 振宇 国庆 雨泽 长江 新宇"
).split()


def name(random: Random, *, elder: bool, woman: bool) -> str:
    """Return an invented name that fits the age."""
    given = (ELDER_WOMEN if woman else ELDER_MEN) if elder else (YOUNGER_WOMEN if woman else YOUNGER_MEN)
    surnames = SURNAMES[:COMMON] if random.random() < 0.5 else SURNAMES  # noqa: PLR2004 - one half
    return random.choice(surnames) + random.choice(given)


class Telephones:
    """Numbers beginning with 154, which no operator has been given [K]; each comes once."""

    def __init__(self) -> None:
        """Begin at the first."""
        self._next = 15_400_010_000

    def __call__(self) -> str:
        """Return the next one."""
        self._next += 7
        return str(self._next)
