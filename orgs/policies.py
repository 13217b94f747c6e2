"""Policy values that organisations begin with; what nobody has compared with its text is marked unchecked (law 9)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ground.policy import Default
from orgs.models import OrgKind

SHETUAN_LAW: Final = "《社会团体登记管理条例》（2016 年修订）第十条"
MINFEI_LAW: Final = "《民办非企业单位登记管理暂行条例》（1998 年）第八条"
FOUNDATION_LAW: Final = "《基金会管理条例》（2004 年）第八条"
FILING_CUSTOM: Final = "民发〔2017〕191 号和各地备案通行做法；盘锦本地规定待核对"
TEAM_LAW: Final = "《志愿服务条例》第四十二条；数目为本平台约定"
NOT_ASKED: Final = "没有查到这一类组织的这项要求"
OURS: Final = "本平台约定，主管部门可以改"

LEAST_MEMBERS = "least_members"
LEAST_UNITS = "least_units"
LEAST_STAFF = "least_staff"
LEAST_FUNDS_FEN = "least_funds_fen"
SHARED_ROOMS_DO = "shared_rooms_do"
THRESHOLDS: Final = (LEAST_MEMBERS, LEAST_UNITS, LEAST_STAFF, LEAST_FUNDS_FEN, SHARED_ROOMS_DO)

APPLIED_FOR: Final = (
    OrgKind.FILED_GROUP,
    OrgKind.AGREED_TEAM,
    OrgKind.SHETUAN,
    OrgKind.MINFEI,
    OrgKind.FOUNDATION,
    OrgKind.COMPANY,
)
"""Kinds that file by themselves; residents' committees and public bodies come by the import."""

_ASKED: Mapping[OrgKind, tuple[str, Mapping[str, Any]]] = {
    OrgKind.FILED_GROUP: (FILING_CUSTOM, {LEAST_MEMBERS: 5, SHARED_ROOMS_DO: True}),
    OrgKind.AGREED_TEAM: (TEAM_LAW, {LEAST_MEMBERS: 3, SHARED_ROOMS_DO: True}),
    OrgKind.SHETUAN: (
        SHETUAN_LAW,
        {
            LEAST_MEMBERS: 50,
            LEAST_UNITS: 30,
            LEAST_STAFF: 1,
            LEAST_FUNDS_FEN: 30_000_00,
            SHARED_ROOMS_DO: False,
        },
    ),
    OrgKind.MINFEI: (MINFEI_LAW, {LEAST_STAFF: 1, SHARED_ROOMS_DO: False}),
    OrgKind.FOUNDATION: (FOUNDATION_LAW, {LEAST_STAFF: 1, LEAST_FUNDS_FEN: 2_000_000_00, SHARED_ROOMS_DO: False}),
    OrgKind.COMPANY: (NOT_ASKED, {}),
}
_PAPERS: Mapping[OrgKind, tuple[str, ...]] = {
    OrgKind.FILED_GROUP: ("application", "rules", "members", "leader", "premises", "host_opinion"),
    OrgKind.AGREED_TEAM: ("members", "host_opinion"),
    OrgKind.SHETUAN: ("certificate", "rules"),
    OrgKind.MINFEI: ("certificate", "rules"),
    OrgKind.FOUNDATION: ("certificate", "rules"),
    OrgKind.COMPANY: ("certificate",),
}
_DUES: Mapping[OrgKind, tuple[str, list[dict[str, Any]]]] = {
    OrgKind.FILED_GROUP: ("备案有效期各地为 1 到 3 年；盘锦本地规定待核对", [{"kind": "filing", "months": 24}]),
    OrgKind.AGREED_TEAM: (OURS, [{"kind": "filing", "months": 12}]),
    OrgKind.SHETUAN: (
        "《社会团体登记管理条例》年度报告；换届期限以章程为准",
        [{"kind": "annual_registrar", "month": 5, "day": 31}, {"kind": "election", "months": 60}],
    ),
    OrgKind.MINFEI: (
        "《民办非企业单位登记管理暂行条例》：3 月 31 日前报业务主管单位，5 月 31 日前报登记机关",
        [
            {"kind": "annual_supervisor", "month": 3, "day": 31},
            {"kind": "annual_registrar", "month": 5, "day": 31},
        ],
    ),
    OrgKind.FOUNDATION: (
        "《基金会管理条例》：3 月 31 日前报年度工作报告",
        [{"kind": "annual_registrar", "month": 3, "day": 31}],
    ),
    OrgKind.COMPANY: (NOT_ASKED, []),
    OrgKind.GRASSROOTS: (NOT_ASKED, []),
    OrgKind.PUBLIC_BODY: (NOT_ASKED, []),
    OrgKind.ORGAN: (NOT_ASKED, []),
}


def _thresholds() -> Iterator[Default]:
    """Lay every threshold for every kind, null where nothing is asked, so that an authority can set any of them."""
    for kind in APPLIED_FOR:
        citation, asked = _ASKED[kind]
        for name in THRESHOLDS:
            there = name in asked
            yield Default(f"orgs.{name}.{kind}", asked.get(name), citation if there else NOT_ASKED)


def _terms() -> Iterator[Default]:
    for kind in APPLIED_FOR:
        count = 20 if kind in (OrgKind.FILED_GROUP, OrgKind.AGREED_TEAM) else 10
        yield Default(f"orgs.answer_term.{kind}", {"unit": "workdays", "count": count}, OURS)
    yield Default("orgs.answer_term.change", {"unit": "workdays", "count": 10}, OURS)
    yield Default("orgs.answer_term.renewal", {"unit": "workdays", "count": 10}, OURS)


POLICIES: tuple[Default, ...] = (
    *_thresholds(),
    *_terms(),
    *(
        Default(f"orgs.papers.{kind}", list(papers), "备案通行材料；盘锦本地清单待核对")
        for kind, papers in _PAPERS.items()
    ),
    *(Default(f"orgs.dues.{kind}", rules, citation) for kind, (citation, rules) in _DUES.items()),
    Default("orgs.renewal_window_days", 60, OURS),
    Default("orgs.renewal_grace_days", 30, OURS),
    Default("orgs.audit_days", 60, "《民办非企业单位登记管理暂行条例》第二十二条；期限为本平台约定"),
    Default("orgs.drafts_at_once", 3, OURS),
)
