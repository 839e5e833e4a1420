"""Every table and column by what it holds of a person: how a chat's rows are found in it, which columns are personal, what becomes of them at an erasure.

A test fails for a table or a column that is not declared here, and another one erases a chat with marks in every personal column and looks for them."""

from dataclasses import dataclass
from typing import Literal

Erased = Literal["deleted", "unlinked", "kept", "nothing"]
"""deleted: the rows go. unlinked: the rows stay for the totals, and nothing in them leads to the person. kept: they stay as they are, and the person is told
why. nothing: no row is about a person who uses the bot."""


@dataclass(frozen=True)
class Held:
    """`found`: by which columns or by way of which table the rows of a chat are found. `personal` and `plain` together are all columns of the table."""

    erased: Erased
    found: str
    personal: str = ""
    plain: str = ""
    why: str = ""

    def columns(self) -> set[str]:
        return {*self.personal.split(), *self.plain.split()}


CHAT = "channel chat"
CASES = "cases that were handed in stand behind public money and are kept for audits"

TABLES: dict[str, Held] = {
    # --- what is said ---
    "inbox": Held("deleted", "message_id begins with the chat (web)", "message_id", "channel at outcome"),
    "conversation": Held("unlinked", CHAT, f"{CHAT} state", "next_sequence touched_at", "the language and a counter stay while the chat is used"),
    "outbox": Held(
        "deleted",
        CHAT,
        f"{CHAT} body sent_as",
        "id sequence policy urgency language state attempt epoch due created_at outcome notice_id until announcement_id content",
        "rows of announcements are unlinked: they are counted",
    ),
    "notice": Held("deleted", CHAT, f"{CHAT} body key", "id registration_id due until state created_at"),
    "lease": Held("nothing", "", "", "name holder epoch until claims"),
    "sending_place": Held("nothing", "", "", "place confirmed_at who why since"),
    "lookup_limit": Held("deleted", "subject", "subject", "tries touched_at"),
    "hotline_log": Held("nothing", "", "", "id day channel language outcome topic words sector city draft_id", "no chat and no name; numbers are taken out"),
    "consent": Held("deleted", CHAT, CHAT, "id notice language purpose at"),
    "subscription": Held("deleted", CHAT, CHAT, "topic wanted notice language how at", "the erasure itself stands for the refusal"),
    # --- enquiries ---
    "enquiry": Held(
        "unlinked",
        CHAT,
        f"{CHAT} question contact card callback",
        "reference language reply_by state kind team topic sector city promised_at broken_at owner_id owned_since owned_until answered_at closed_at "
        "close_reason written_by version sample created_at",
    ),
    "enquiry_message": Held("unlinked", "enquiry", "text notice_key", "id reference at by staff_id topic"),
    "enquiry_step": Held("unlinked", "enquiry", "note", "id reference at what staff_id until"),
    "chat_hold": Held("deleted", CHAT, CHAT, "reference staff_id since until"),
    # --- events ---
    "event": Held(
        "nothing",
        "",
        "",
        "id kind state title summary starts_at ends_at closes_at city place directions languages sectors co_organisers price_cents capacity visit "
        "weather_rule slides_url sample secret sequence next_in_line created_at",
    ),
    "registration": Held(
        "unlinked",
        CHAT,
        f"{CHAT} contact company",
        "feedback id event_id sector coach rules_accepted_at place_in_line offer_number offer_until created_at",
    ),
    "attendee": Held(
        "unlinked", "registration", "name person_key code token contact company", "id event_id registration_id state arrived_at arrived_by back_at changed_at"
    ),
    "seat_log": Held("nothing", "", "", "id event_id registration_id at what seats behind free waiting", "the registration it names is unlinked"),
    "door_record": Held("nothing", "", "", "id event_id kind attendee_id at received_at result", "the attendee it names is unlinked"),
    "event_link": Held("nothing", "", "", "secret_hash event_id purpose staff_id until created_at"),
    "booth_visitor": Held("unlinked", "id of a scan is a hash of event and chat", "id", "event_id how at"),
    # --- applications ---
    "company": Held(
        "unlinked",
        "holder",
        "name folded_name registration_number registration_key",
        "id city same_as created_at",
        f"kept where it has a case that was handed in, another person, or a logo: {CASES}",
    ),
    "holder": Held("unlinked", CHAT, f"{CHAT} name", "id company_id since until", "kept while a case of the company is open: its news must reach somebody"),
    "invitation": Held("deleted", "holder", "code_hash", "company_id holder_id until used_at"),
    "meeting": Held("nothing", "", "", "id day paper_cutoff state version created_at"),
    "application": Held(
        "kept",
        "holder",
        "facts contact_name contact",
        "id reference company_id component state version since rules sector city cost_cents handler_id checker_id meeting_id grant_cents technology tags "
        "provider_id submitted_at decided_on closed_at sample created_at",
        f"drafts are emptied; {CASES}",
    ),
    "application_step": Held("kept", "application", "", "id application_id at transition before after who meeting_id reason", CASES),
    "application_point": Held("kept", "application", "answer", "id application_id round item text answered_at", CASES),
    "application_file": Held("kept", "application", "name sha256", "id application_id item kind size_bytes state at changed_at holder_id", CASES),
    "quotation": Held("kept", "application", "firm address_key address", "id application_id file_id day amount_cents removed_at created_at", CASES),
    "milestone": Held("kept", "application", "consent", "id application_id kind due done_on event_id created_at", CASES),
    "payment": Held("kept", "application", "", "id application_id amount_cents paid_on staff_id undoes created_at", CASES),
    "history_figure": Held("nothing", "", "", "measure part year number about source"),
    # --- providers and logos ---
    "provider": Held(
        "unlinked",
        CHAT,
        f"{CHAT} contact_name contact public_contact",
        "id reference name folded_name base city skills state version news reason sample created_at",
        "kept while the firm is on the register; deleted if it never was",
    ),
    "provider_period": Held("nothing", "", "", "id provider_id starts_on ends_on", "of a firm"),
    "provider_check": Held("nothing", "", "", "id provider_id application_id day finding follow_up closed_on version staff_id created_at", "of a firm"),
    "provider_rating": Held("kept", "application", "remark", "application_id provider_id work advice punctual at", CASES),
    "label_round": Held("nothing", "", "", "year opens_on closes_on version"),
    "label_application": Held(
        "unlinked",
        CHAT,
        f"{CHAT} contact_name contact answers",
        "id reference year category name company_id provider_id criteria reason state since version sample created_at",
        "name, category and year of a logo that was awarded are public",
    ),
    "label": Held("nothing", "", "", "number year category name application_id withdrawn_on sample created_at", "public: of a firm"),
    # --- announcements ---
    "segment": Held("nothing", "", "", "id name rule staff_id created_at"),
    "announcement": Held(
        "nothing",
        "",
        "",
        "id state topic name texts buttons rule starts_at ends_at urgent at_most_once figures_ok author_id approver_id approval_id recall_until paused_from "
        "corrects totals version created_at approved_at began_at ended_at",
    ),
    "announcement_recipient": Held("unlinked", CHAT, CHAT, "id announcement_id language sector city state first given_at tapped_at"),
    # --- staff: they are no visitors, and their own data are kept as long as they work here ---
    "staff": Held(
        "nothing",
        "",
        "",
        "id name role active created_at link_hash link_until enrol_hash enrol_until login password_hash totp_salt totp_since totp_step team language "
        "notices_seen",
        "of staff",
    ),
    "staff_chat": Held("kept", CHAT, CHAT, "staff_id bound_at", "whoever works here stays bound to the chat until an administrator ends it"),
    "staff_link": Held("nothing", "", "", "secret_hash purpose object staff_id until created_at", "of staff"),
    "staff_session": Held("nothing", "", "", "token_hash staff_id role created_at seen_at until confirmed_at told browser", "of staff"),
    "audit": Held("nothing", "", "", "id at who what object role reason request source before after", "names no person: pseudonyms only"),
    "audit_seal": Held("nothing", "", "", "position audit_id hash at"),
    "audit_anchor": Held("nothing", "", "", "position hash at"),
    "approval": Held("nothing", "", "", "id kind object digest payload author_id approver_id state reason created_at until decided_at", "names no person"),
    "service_team": Held("nothing", "", "", "team calendar cities topics other_cities promise_minutes contact source review_by version"),
    "service_hours": Held("nothing", "", "", "id team weekday opens closes lunch_from lunch_until source review_by changed_at"),
    "service_day": Held("nothing", "", "", "calendar day working like_weekday name source review_by"),
    # --- the record: reports, success cases, downloads, the survey, cities, the press ---
    "report": Held("nothing", "", "", "year slots version updated_by updated_at"),
    "report_edition": Held("nothing", "", "", "id year edition content digest changes reason author_id approver_id at", "counts and prose that were published"),
    "factory_count": Held("nothing", "", "", "sector city number as_at source review_on version"),
    "success_case": Held(
        "kept",
        "application",
        "company consent",
        "id application_id origin state sector technology pollutants texts cost_cents saving_cents currency payback_months year size city funded publisher "
        "source_url withdrawn_at reason author_id approver_id version sample created_at shown_at",
        "shown with the factory's recorded consent, which it can withdraw at any time; then the case is hidden at once",
    ),
    "case_removal": Held("nothing", "", "", "case_id reason staff_id at"),
    "download": Held("nothing", "", "", "slug titles version"),
    "download_version": Held("nothing", "", "", "id slug number day language file_id name mime size_bytes digests changed source staff_id at withdrawn_at"),
    "survey": Held("nothing", "", "", "id titles opens_on closes_on remind_days questions results state author_id approver_id version created_at"),
    "survey_person": Held("deleted", CHAT, CHAT, "id survey_id sector city asked_at reminded answered declined"),
    "survey_answer": Held("nothing", "", "", "id survey_id sector city answers", "without who and when: nothing leads from an answer to a person"),
    "survey_change": Held("nothing", "", "", "id survey_id said did day shown staff_id version"),
    "city_entry": Held("nothing", "", "", "id city kind texts due_on done_on event_id public source review_on staff_id version removed_at updated_at"),
    "media_item": Held("nothing", "", "", "id kind day outlet title url note event_id staff_id version removed_at sample"),
    "heard_of": Held("deleted", CHAT, CHAT, "how by_link code at", "the counts of reports that are frozen stay"),
    "source_code": Held("nothing", "", "", "code how what event_id staff_id at ended_at"),
    # --- knowledge, privacy ---
    "answer_draft": Held(
        "nothing",
        "",
        "",
        "id topic text state stood misses enquiries author_id approver_id reason version created_at decided_at",
        "questions without numbers and names",
    ),
    "content_version": Held("nothing", "", "", "digest at rules archive"),
    "erasure": Held("nothing", "", "", "key_hash at kept", "only a hash with the installation's own key"),
    "privacy_request": Held("nothing", "", "", "id kind key_hash at done_at outcome reason", "only a hash with the installation's own key"),
}
