"""Policy values the ground begins with; an authority may set its own, each with the text it rests on."""

from ground.policy import Default
from ground.workday_files import bundled
from ground.workdays import KEYS

OWN = "本平台约定，主管部门可以改"
NOTICE = "各地公示通行做法，不少于 5 个工作日；本市规定待核对"
"""orgs-and-volunteers 7.3 (mandates) and 7.14 (letters), shared-primitives (notices), security.md 1 and 12."""

POLICIES: tuple[Default, ...] = (
    Default("forms.human_seconds", 2, f"防止机器代填；秒数为{OWN}"),
    Default("letters.quiet_hours", {"from": "21:00", "to": "08:00"}, f"夜里不打扰；时段为{OWN}"),
    Default("letters.price_fen", {"sms": 5, "voice": 12, "wechat": 0}, f"短信平台的单价；{OWN}"),
    Default("letters.most_fen_a_day", 30_000, f"防短信轰炸的每日费用上限；数目为{OWN}"),
    Default("attachments.most_files_a_day", 40, f"防止有人占满存储；数目为{OWN}"),
    Default("attachments.most_megabytes_a_day", 200, f"防止有人占满存储；数目为{OWN}"),
    Default("lists.rows_on_ones_own", 500, f"大批名单要第二人批准；行数为{OWN}"),
    Default("lists.rows_for_alarm", 2_000, f"一天取走太多要提醒监督岗；行数为{OWN}"),
    Default("lists.hours_to_take", 24, f"批准以后要及时取用；小时数为{OWN}"),
    Default("mandates.longest_days", 365, OWN),
    Default("mandates.most_principals", 30, OWN),
    Default("mandates.most_family_agents", 2, OWN),
    Default("mandates.invitation_hours", 72, OWN),
    Default("mandates.acts_a_worker_day", 200, f"代办要封顶、要上报；数目为{OWN}"),
    Default("program_keys.longest_days", 180, f"程序密钥要到期换新；天数为{OWN}"),
    Default("program_keys.most", 10, f"程序密钥不宜太多；个数为{OWN}"),
    Default("notices.working_days", 5, NOTICE),
    Default("notices.kept_days", 30, f"公示结束后要撤下；天数为{OWN}"),
    Default("objections.working_days", 10, OWN),
    Default("calendar.least_days_off", 13, "《全国年节及纪念日放假办法》（2024 年修订）第二条"),
    *(Default(f"{KEYS}{number}", year.value, year.citation) for number, year in bundled().items()),
)
