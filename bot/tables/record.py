"""What the programme gives account of: reports and their editions, success cases, downloads, the survey, work with cities, the press."""

from sqlalchemy import JSON, BigInteger, Boolean, Index, Integer, String, Table, Text, UniqueConstraint
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

# --- the annual report ---

# What officers write for the report of a year; its figures come from the records.
report = Table(
    "report",
    metadata,
    C("year", String(7), primary_key=True),  # 2010-11: 1 April 2010 to 31 March 2011
    C("slots", JSON, nullable=False),  # {name of the slot: text in Traditional Chinese}
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("updated_by", Integer),
    C("updated_at", Moment, nullable=False),
    info={"retention": "none"},
)

# A report as it was published: never changed. A later edition restates figures, with the reason.
report_edition = Table(
    "report_edition",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("year", String(7), nullable=False),
    C("edition", Integer, nullable=False),  # 1, 2 ...
    C("content", JSON, nullable=False),  # the whole report as data: paragraphs, tables, footnotes and figures
    C("digest", String(64), nullable=False),  # SHA-256 of the content
    C("changes", JSON, nullable=False),  # against the edition before: [{"figure", "old", "new"}]
    C("reason", String(500)),  # of a restatement
    C("author_id", Integer, nullable=False),
    C("approver_id", Integer, nullable=False),
    C("at", Moment, nullable=False),
    UniqueConstraint("year", "edition"),
    info={"retention": "none"},
)

# How many factories there are of a sector in a city: the denominator of participation, where anybody has counted them.
factory_count = Table(
    "factory_count",
    metadata,
    C("sector", String(40), primary_key=True),
    C("city", String(40), primary_key=True),
    C("number", Integer, nullable=False),
    C("as_at", String(10), nullable=False),
    C("source", String(300), nullable=False),
    C("review_on", String(10), nullable=False),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    info={"retention": "none"},
)

# --- success cases ---

# A case that the programme gathers, or one that was published elsewhere and that staff enter. Those of knowledge/cases/ are not in here.
success_case = Table(
    "success_case",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("application_id", Integer, index=True),  # from which it came; it may be deleted before
    C("origin", String(10), nullable=False),  # gathered | published
    C("state", String(10), nullable=False),  # draft | waiting (for a second person) | shown | hidden; what is expected is read from the milestones
    C("sector", String(40)),
    C("technology", String(10)),  # energy | air | effluent | other: the one under which it is counted
    C("pollutants", JSON, nullable=False),  # ids of bot/programme/success_words.py
    C("texts", JSON, nullable=False),  # {"title", "process", "problem", "measure", "note": {language: text}}
    C("cost_cents", BigInteger),
    C("saving_cents", BigInteger),  # a year
    C("currency", String(3)),  # HKD | CNY | USD
    C("payback_months", Integer),  # as stated, never worked out
    C("year", String(9)),
    C("size", String(10)),  # of the factory: micro | small | medium | large
    C("city", String(40)),
    C("company", String(120)),  # shown only where the consent covers the name
    C("funded", Boolean),  # by the programme; None: not known
    C("publisher", String(200)),  # of a published one
    C("source_url", String(500)),
    C("consent", JSON),  # of a gathered one: {"by", "on", "until", "scope": [name | measure | figures | photo | visit], "said", "withdrawn_on"}
    C("withdrawn_at", Moment),  # when it was hidden
    C("reason", String(500)),  # why it was refused or hidden
    C("author_id", Integer, nullable=False),
    C("approver_id", Integer),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False),
    C("shown_at", Moment),
    info={"retention": "success_case"},
)

# Cases of knowledge/cases/ that were removed on request: hidden at once, whatever the files say.
case_removal = Table(
    "case_removal",
    metadata,
    C("case_id", String(80), primary_key=True),
    C("reason", String(500), nullable=False),
    C("staff_id", Integer, nullable=False),
    C("at", Moment, nullable=False),
    info={"retention": "none"},
)

# --- downloads ---

download = Table(
    "download",
    metadata,
    C("slug", String(60), primary_key=True),
    C("titles", JSON, nullable=False),  # {language: text}
    C("version", Integer, nullable=False, default=0, server_default="0"),
    info={"retention": "none"},
)

# One version of a download; the newest that is not withdrawn is current, the others say that they are old.
download_version = Table(
    "download_version",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("slug", String(60), nullable=False, index=True),
    C("number", Integer, nullable=False),  # 1, 2 ...
    C("day", String(10), nullable=False),  # of the document
    C("language", String(8)),  # of the document; None: several
    C("file_id", String(64), nullable=False, unique=True),  # of bot/attachments.py
    C("name", String(120), nullable=False),
    C("mime", String(100), nullable=False),
    C("size_bytes", Integer, nullable=False),
    C("digests", JSON, nullable=False),  # {language: what is in it, in a few lines}
    C("changed", JSON, nullable=False),  # {language: what is new against the version before}
    C("source", String(300), nullable=False),
    C("staff_id", Integer, nullable=False),
    C("at", Moment, nullable=False),
    C("withdrawn_at", Moment),
    UniqueConstraint("slug", "number"),
    info={"retention": "none"},
)

# --- the survey ---

survey = Table(
    "survey",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("titles", JSON, nullable=False),  # {language: text}
    C("opens_on", String(10), nullable=False),
    C("closes_on", String(10), nullable=False),  # the last day
    C("remind_days", Integer, nullable=False),  # after the invitation, and again before the end
    C("questions", JSON, nullable=False),  # those of knowledge/survey.yaml, as they were when it opened
    C("results", JSON),  # frozen when it is closed
    C("state", String(10), nullable=False),  # draft | waiting (for a second person) | open | closed
    C("author_id", Integer, nullable=False),
    C("approver_id", Integer),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("created_at", Moment, nullable=False),
    info={"retention": "none"},
)

# Who was asked. Nothing leads from here to what they answered.
survey_person = Table(
    "survey_person",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("survey_id", Integer, nullable=False),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("sector", String(40)),
    C("city", String(40)),
    C("asked_at", Moment),
    C("reminded", Integer, nullable=False, default=0, server_default="0"),
    C("answered", Boolean, nullable=False, default=False, server_default="0"),
    C("declined", Boolean, nullable=False, default=False, server_default="0"),
    UniqueConstraint("survey_id", "channel", "chat"),
    Index("ix_survey_person_channel_chat", "channel", "chat"),
    info={"retention": "survey"},
)

# What was answered, without who and without when.
survey_answer = Table(
    "survey_answer",
    metadata,
    C("id", String(32), primary_key=True),  # random, so that the order tells nothing
    C("survey_id", Integer, nullable=False, index=True),
    C("sector", String(40)),
    C("city", String(40)),
    C("answers", JSON, nullable=False),  # {question: choice, or words}
    info={"retention": "survey"},
    sqlite_with_rowid=False,  # a number that counts up would tell in which order they came
)

# "You said, we did."
survey_change = Table(
    "survey_change",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("survey_id", Integer, nullable=False),
    C("said", JSON, nullable=False),  # {language: text}
    C("did", JSON, nullable=False),
    C("day", String(10), nullable=False),
    C("shown", Boolean, nullable=False, default=False, server_default="0"),
    C("staff_id", Integer, nullable=False),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    info={"retention": "none"},
)

# --- co-operation and the press ---

# What is known and planned of a city: a local measure, whom to ask, an action that is due.
city_entry = Table(
    "city_entry",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("city", String(40), nullable=False, index=True),
    C("kind", String(10), nullable=False),  # measure | contact | action
    C("texts", JSON, nullable=False),  # {language: text}
    C("due_on", String(10)),  # of an action
    C("done_on", String(10)),
    C("event_id", String(40)),  # of the joint event that an action led to
    C("public", Boolean, nullable=False, default=False, server_default="0"),
    C("source", String(300), nullable=False),
    C("review_on", String(10), nullable=False),
    C("staff_id", Integer, nullable=False),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("removed_at", Moment),
    C("updated_at", Moment, nullable=False),
    info={"retention": "none"},
)

media_item = Table(
    "media_item",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("kind", String(14), nullable=False),  # interview | report | notice | advertisement
    C("day", String(10), nullable=False),
    C("outlet", String(120), nullable=False),
    C("title", String(300), nullable=False),
    C("url", String(500)),
    C("note", Text),
    C("event_id", String(40)),  # that it was about
    C("staff_id", Integer, nullable=False),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("removed_at", Moment),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    info={"retention": "none"},
)

# How a chat heard of the programme: asked once, or known from the link by which it came.
heard_of = Table(
    "heard_of",
    metadata,
    C("channel", String(16), primary_key=True),
    C("chat", String(80), primary_key=True),
    C("how", String(20), nullable=False),  # ids of bot/programme/heard.py; "none": asked, not answered
    C("by_link", Boolean, nullable=False),
    C("code", String(20)),  # of the link
    C("at", Moment, nullable=False),
    info={"retention": "consent"},
)

# A code in links and on printed matter that says how somebody came to hear of the programme.
source_code = Table(
    "source_code",
    metadata,
    C("code", String(20), primary_key=True),
    C("how", String(20), nullable=False),
    C("what", String(200), nullable=False),  # it was made for, for staff
    C("event_id", String(40)),  # that the link opens; None: the welcome
    C("staff_id", Integer, nullable=False),
    C("at", Moment, nullable=False),
    C("ended_at", Moment),  # from then on nothing is noted by it
    info={"retention": "none"},
)
