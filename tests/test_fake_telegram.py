"""The fake Telegram server behaves as Telegram does towards python-telegram-bot, and each of its faults does what it says."""

import asyncio
import contextlib
import io
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from tests.fake_telegram import TOKEN, Call, FakeTelegram, Fault, Ledger, Person, Updates, parse_html

CHAT = 7001
KEYBOARD = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y:1"}, {"text": "No", "callback_data": "n:1"}]]}


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=fake.base_url) as ready:
        yield ready


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def call(fake: FakeTelegram, http: aiohttp.ClientSession, method: str, patience: float = 5.0, **parameters: Any) -> tuple[int, Any]:
    address = f"{fake.base_url}{TOKEN}/{method}"
    async with http.post(address, json=parameters, timeout=aiohttp.ClientTimeout(total=patience)) as response:
        return response.status, await response.json()


# python-telegram-bot against it


async def test_the_bot_introduces_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (123456789, True, "the_test_bot")


async def test_messages_are_sent_edited_and_deleted(fake: FakeTelegram, bot: Bot) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
    sent = await bot.send_message(CHAT, "<b>清潔生產</b> 🏭 &amp; more", parse_mode="HTML", reply_markup=keyboard)
    assert (sent.message_id, sent.chat.id, sent.chat.type, sent.text) == (1, CHAT, "private", "清潔生產 🏭 & more")
    assert [(entity.type, entity.offset, entity.length) for entity in sent.entities] == [("bold", 0, 4)]
    assert sent.reply_markup == keyboard
    assert (await bot.send_message(CHAT, "next")).message_id == 2
    assert (await bot.send_message(CHAT + 1, "elsewhere")).message_id == 1

    edited = await bot.edit_message_text("changed", CHAT, 1)
    assert isinstance(edited, type(sent)) and (edited.text, edited.reply_markup, bool(edited.edit_date)) == ("changed", None, True)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("changed", CHAT, 1)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("changed", CHAT, 99)

    assert await bot.delete_message(CHAT, 2)
    assert [message["text"] for message in fake.screen(CHAT)] == ["changed"]
    assert fake.texts(CHAT) == ["清潔生產 🏭 & more", "next", "changed"]
    assert fake.texts(CHAT, edits=False) == ["清潔生產 🏭 & more", "next"]
    assert len(fake.delivered()) == len(fake.sends()) == 3


async def test_files_arrive_whole_and_can_be_sent_again_by_id(fake: FakeTelegram, bot: Bot) -> None:
    sent = await bot.send_document(CHAT, b"\x00a report", caption="<i>報告</i>", parse_mode="HTML", filename="report.pdf")
    assert sent.document is not None and (sent.document.file_name, sent.document.file_size, sent.caption) == ("report.pdf", 9, "報告")
    assert fake.files[sent.document.file_id] == b"\x00a report"
    again = await bot.send_document(CHAT, sent.document.file_id)
    assert again.document == sent.document
    photo = await bot.send_photo(CHAT, b"a picture", caption="look")
    assert fake.files[photo.photo[-1].file_id] == b"a picture"
    assert fake.texts(CHAT) == ["報告", "", "look"]


async def test_the_profile_and_menu_can_be_set(bot: Bot) -> None:
    assert await bot.set_my_commands([("start", "開始"), ("help", "說明")], language_code="zh")
    assert await bot.set_my_name("Name") and await bot.set_my_description("What it does") and await bot.set_my_short_description("Short")
    assert await bot.set_chat_menu_button()
    with pytest.raises(BadRequest, match="Invalid language code"):
        await bot.set_my_commands([("start", "開始")], language_code="zh-hant")
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("Start-Now", "開始")])


async def test_a_press_can_be_answered_unless_it_is_too_old(fake: FakeTelegram, bot: Bot) -> None:
    fake.queue(fake.callback_update(CHAT, "y"))
    fake.queue(fake.callback_update(CHAT, "y", expired=True))
    fresh, old = await bot.get_updates()
    assert fresh.callback_query and old.callback_query
    assert await bot.answer_callback_query(fresh.callback_query.id, "Done")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(old.callback_query.id)
    assert [call.delivered for call in fake.ledger.calls if call.method == "answerCallbackQuery" and call.chat_id in (CHAT, None)] == [True, False]


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_refusals_become_the_exceptions_of_python_telegram_bot(fake: FakeTelegram, bot: Bot) -> None:
    fake.fail_next("too_many_requests", retry_after=7)
    with pytest.raises(RetryAfter, match="Retry in 7 seconds"):
        await bot.send_message(CHAT, "a")
    expected: dict[str, tuple[type[Exception], str]] = {
        "blocked": (Forbidden, "bot was blocked by the user"),
        "chat_not_found": (BadRequest, "Chat not found"),
        "unauthorized": (InvalidToken, "Unauthorized"),
        "server_error": (NetworkError, "Bad Gateway"),
        "bad_request": (BadRequest, "Can't parse entities"),
        "cut_before_read": (NetworkError, "disconnected"),
        "deliver_then_cut": (NetworkError, "disconnected"),
        "wrong_json": (Exception, "Invalid server response"),
    }
    for mode, (error, words) in expected.items():
        options: dict[str, Any] = {"description": "can't parse entities"} if mode == "bad_request" else {}
        fake.fail_next(mode, **options)
        with pytest.raises(error, match=words):
            await bot.send_message(CHAT, mode)
    fake.fail_next("deliver_then_timeout")
    with pytest.raises(TimedOut):
        await bot.send_message(CHAT, "deliver_then_timeout", read_timeout=0.2)
    assert fake.texts(CHAT) == ["deliver_then_cut", "wrong_json", "deliver_then_timeout"]


async def test_a_server_with_its_own_token_refuses_others(http: aiohttp.ClientSession) -> None:
    async with FakeTelegram(token="42:another-token") as fake:
        assert (await call(fake, http, "getMe"))[0] == 401
        async with Bot("42:another-token", base_url=fake.base_url) as bot:
            assert bot.id == 42


# Polling


async def test_updates_come_again_until_a_higher_offset_confirms_them(fake: FakeTelegram, bot: Bot) -> None:
    for word in ("one", "two", "three"):
        fake.queue(fake.text_update(CHAT, word))

    async def texts(**options: Any) -> list[str | None]:
        return [update.message.text for update in await bot.get_updates(**options) if update.message]

    first = (await bot.get_updates())[0].update_id
    assert await texts() == ["one", "two", "three"]
    assert await texts(limit=2) == ["one", "two"]
    assert await texts(offset=first) == ["one", "two", "three"]
    assert await texts(offset=first + 1) == ["two", "three"]
    assert await texts() == ["two", "three"]
    assert fake.acknowledged == {first}
    assert await texts(offset=-1) == ["three"]
    assert await texts(offset=first + 3) == []
    fake.next_update_id = 50  # as after a week of silence: the old offset confirms nothing
    fake.queue(fake.text_update(CHAT, "low"))
    assert await texts(offset=first + 3) == ["low"]
    assert await texts(offset=51) == []


async def test_a_long_poll_returns_as_soon_as_something_comes_and_otherwise_when_its_time_is_over(fake: FakeTelegram, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    fake.queue(fake.text_update(CHAT, "late"))
    assert [update.message.text for update in await asyncio.wait_for(poll, 2) if update.message] == ["late"]
    started = time.monotonic()
    assert list(await bot.get_updates(offset=fake.next_update_id, timeout=1)) == []
    assert 0.9 < time.monotonic() - started < 3


async def test_a_second_poll_ends_the_first_and_a_webhook_forbids_polling(fake: FakeTelegram, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    async with Bot(TOKEN, base_url=fake.base_url) as rival:
        second = asyncio.create_task(rival.get_updates(timeout=10))
        with pytest.raises(Conflict, match="other getUpdates"):
            await first
        await bot.set_webhook("http://127.0.0.1:9/hook")
        with pytest.raises(Conflict, match="setWebhook"):
            await second
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()


async def test_only_the_allowed_kinds_come(fake: FakeTelegram, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    fake.queue(fake.text_update(CHAT, "unwanted"))
    fake.queue(fake.callback_update(CHAT, "wanted"))
    assert [bool(update.callback_query) for update in await bot.get_updates()] == [True]


# The wire


@pytest.mark.parametrize("form", ["json", "urlencoded", "multipart", "query"])
async def test_every_form_of_request_is_read(fake: FakeTelegram, http: aiohttp.ClientSession, form: str) -> None:
    address = f"{fake.base_url}{TOKEN}/sendmessage"
    values = {"chat_id": str(CHAT), "text": "你好", "reply_markup": '{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}'}
    match form:
        case "json":
            request = http.post(address, json=values)
        case "urlencoded":
            request = http.post(address, data=values)
        case "multipart":
            with aiohttp.MultipartWriter("form-data") as body:
                for name, value in values.items():
                    body.append(value).set_content_disposition("form-data", name=name)
            request = http.post(address, data=body)
        case _:
            request = http.get(address, params=values)
    async with request as response:
        answer = await response.json()
    assert answer["ok"] and answer["result"]["text"] == "你好"
    assert fake.sends()[0].parameters["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "y"
    assert fake.sends()[0].chat_id == CHAT


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": "字" * 4097}, "message is too long"),
        ({"text": "  \n"}, "message text is empty"),
        ({"text": "a", "chat_id": 0}, "chat_id is empty"),
        ({"text": "a", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "\ud800"}, "strings must be encoded in UTF-8"),
        ({"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 2}]}, "ends after the end of the text"),
        ({"text": "a", "parse_mode": "HTML", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "字" * 22}]]}}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}, "Text buttons are unallowed"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "url": "http://localhost/"}]]}}, "Wrong HTTP URL"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        ({"text": "a", "reply_parameters": {"message_id": 5}}, "message to be replied not found"),
    ],
)
async def test_what_telegram_refuses_is_refused(fake: FakeTelegram, http: aiohttp.ClientSession, parameters: dict[str, Any], description: str) -> None:
    status, answer = await call(fake, http, "sendMessage", **{"chat_id": CHAT, **parameters})
    assert status == answer["error_code"] == 400 and not answer["ok"]
    assert answer["description"].startswith("Bad Request: ") and description in answer["description"]
    assert not fake.delivered() and len(fake.sends()) == 1


async def test_the_longest_text_and_button_are_accepted(fake: FakeTelegram, http: aiohttp.ClientSession) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "d" * 64}]]}
    assert (await call(fake, http, "sendMessage", chat_id=CHAT, text="字" * 4096, reply_markup=keyboard))[0] == 200
    assert (await call(fake, http, "noSuchMethod"))[0] == 404


def test_html_is_read_as_telegram_reads_it() -> None:
    text, entities = parse_html('🏭<b>a<i>b</i></b> &lt;<a href="https://x.hk/?a=1&amp;b=2">link</a>&quot;&nbsp;<pre><code class="language-py">c</code></pre>')
    assert text == '🏭ab <link"&nbsp;c'
    assert entities == [
        {"type": "bold", "offset": 2, "length": 2},
        {"type": "italic", "offset": 3, "length": 1},
        {"type": "text_link", "offset": 6, "length": 4, "url": "https://x.hk/?a=1&b=2"},
        {"type": "pre", "offset": 17, "length": 1, "language": "py"},
    ]
    quoted = parse_html("<blockquote expandable>q</blockquote><span class='tg-spoiler'>s</span>")[1]
    assert [entity["type"] for entity in quoted] == ["expandable_blockquote", "spoiler"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("字<p>text</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("<br/>", 'Unsupported start tag "br/"'),
        ("1 < 2 > 0", 'Unsupported start tag ""'),
        ("2 < 3", "Unclosed start tag at byte offset 2"),
        ("<b>text", 'Can\'t find end tag corresponding to start tag "b"'),
        ("text</b>", "Unexpected end tag at byte offset 4"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<span>x</span>", 'must have class "tg-spoiler"'),
        ("<a href=http://x.hk>x</a>", "Empty attribute name"),
    ],
)
async def test_broken_html_is_refused(fake: FakeTelegram, http: aiohttp.ClientSession, source: str, reason: str) -> None:
    status, answer = await call(fake, http, "sendMessage", chat_id=CHAT, text=source, parse_mode="HTML")
    assert status == 400 and answer["description"].startswith("Bad Request: can't parse entities: ") and reason in answer["description"]


# Faults


@pytest.mark.parametrize(
    ("mode", "options", "status", "delivered", "outcome"),
    [
        ("ok", {}, 200, True, "ok"),
        ("delay", {"seconds": 0.3}, 200, True, "ok"),
        ("slow_body", {"seconds": 0.3}, 200, True, "ok"),
        ("too_many_requests", {"retry_after": 3}, 429, False, "429 Too Many Requests: retry after 3"),
        ("bad_request", {"description": "oh no"}, 400, False, "400 Bad Request: oh no"),
        ("chat_not_found", {}, 400, False, "400 Bad Request: chat not found"),
        ("blocked", {}, 403, False, "403 Forbidden: bot was blocked by the user"),
        ("unauthorized", {}, 401, False, "401 Unauthorized"),
        ("server_error", {}, 502, False, "502 Bad Gateway"),
        ("server_error", {"status": 500, "delivered": True}, 500, True, "500 Internal Server Error"),
        ("deliver_then_cut", {}, None, True, "cut"),
        ("cut_before_read", {}, None, False, "cut"),
        ("deliver_then_timeout", {}, None, True, "no answer"),
        ("deliver_then_timeout", {"seconds": 0.2}, None, True, "no answer"),
        ("wrong_json", {}, None, True, "wrong JSON"),
        ("wrong_json", {"delivered": False}, None, False, "wrong JSON"),
    ],
)
async def test_each_fault_does_what_it_says_once(
    fake: FakeTelegram, http: aiohttp.ClientSession, mode: str, options: dict[str, Any], status: int | None, delivered: bool, outcome: str
) -> None:
    fake.fail_next(mode, **options)
    started = time.monotonic()
    if status is None:
        with pytest.raises((aiohttp.ClientError, TimeoutError, ValueError)):
            await call(fake, http, "sendMessage", patience=0.5, chat_id=CHAT, text="x")
    else:
        assert (await call(fake, http, "sendMessage", chat_id=CHAT, text="x"))[0] == status
    assert time.monotonic() - started >= (options["seconds"] if status and "seconds" in options else 0)
    seen = fake.ledger.calls[0]
    assert (seen.fault, seen.delivered, seen.outcome) == (mode, delivered, outcome)
    assert fake.texts(CHAT) == (["x"] if delivered else [])
    assert (await call(fake, http, "sendMessage", chat_id=CHAT, text="after"))[0] == 200
    assert fake.texts(CHAT)[-1] == "after"


async def test_a_cut_before_reading_comes_before_a_large_body_is_taken_in(fake: FakeTelegram, http: aiohttp.ClientSession) -> None:
    fake.fail_next("cut_before_read")
    with pytest.raises(aiohttp.ClientError):
        await http.post(f"{fake.base_url}{TOKEN}/sendDocument", data={"chat_id": str(CHAT), "document": io.BytesIO(bytes(30_000_000))})
    assert fake.ledger.calls[0].parameters == {} and not fake.delivered()


async def test_a_caller_who_gives_up_does_not_undo_a_delayed_message(fake: FakeTelegram, http: aiohttp.ClientSession) -> None:
    fake.fail_next("delay", seconds=0.4)
    with pytest.raises(TimeoutError):
        await call(fake, http, "sendMessage", patience=0.1, chat_id=CHAT, text="late")
    assert fake.texts(CHAT) == []
    await Person(CHAT, fake).waits_for("late")


async def test_faults_wait_for_their_method_and_chat_and_are_used_in_order(fake: FakeTelegram, http: aiohttp.ClientSession) -> None:
    fake.fail_next("blocked", times=None, chat_id=CHAT, method="sendmessage")
    fake.fail_next("ok", times=1)
    fake.fail_next("server_error", times=2)
    for chat_id, expected in ((CHAT, 403), (1, 200), (CHAT, 403), (1, 502), (2, 502), (1, 200), (CHAT, 403)):
        assert (await call(fake, http, "sendMessage", chat_id=chat_id, text="x"))[0] == expected
    fake.fail_next("unauthorized")
    assert (await call(fake, http, "getUpdates"))[0] == 200  # not named, so left alone
    assert (await call(fake, http, "getMe"))[0] == 401
    fake.fail_next("server_error", method="getUpdates")
    assert (await call(fake, http, "getUpdates"))[0] == 502
    fake.clear_faults()
    assert (await call(fake, http, "sendMessage", chat_id=CHAT, text="x"))[0] == 200


async def test_a_plan_decides_about_each_call(fake: FakeTelegram, http: aiohttp.ClientSession) -> None:
    def plan(call: Call) -> Fault | str | None:
        if call.method != "sendMessage" or call.number % 2:
            return None
        return "chat_not_found" if call.chat_id == CHAT else Fault("too_many_requests", retry_after=2)

    fake.fault_plan(plan)
    statuses = [(await call(fake, http, "sendMessage", chat_id=chat_id, text="x"))[0] for chat_id in (CHAT, CHAT, 1, 1)]
    assert statuses == [200, 400, 200, 429]


def test_a_misspelt_fault_is_an_error_of_the_test() -> None:
    for arguments in ({"mode": "explode"}, {"mode": "blocked", "seconds": 1}):
        with pytest.raises(ValueError):
            FakeTelegram().fail_next(**arguments)


# The webhook


class Hook:
    """A webhook whose answers a test decides."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[int] = []
        self.at_once = self.most_at_once = 0
        self.pause = 0.0
        self.url = ""

    async def serve(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.got.append(await request.json())
        await asyncio.sleep(self.pause)
        self.at_once -= 1
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@contextlib.asynccontextmanager
async def serving(handler: Callable[[web.Request], Any]) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    async with serving(hook.serve) as url:
        hook.url = url
        yield hook


async def test_an_update_is_pushed_until_it_is_taken(fake: FakeTelegram, bot: Bot, hook: Hook) -> None:
    await bot.set_webhook(hook.url, secret_token="a-secret_1")
    hook.answers = [503, 500]
    update = fake.text_update(CHAT, "hello")
    assert await fake.push(update) == [503, 500, 200]
    assert hook.got == [update] * 3 and set(hook.secrets) == {"a-secret_1"}
    assert fake.acknowledged == {update["update_id"]}
    assert [push.status for push in fake.pushes] == [503, 500, 200]
    assert await fake.push(update, times=3) == [200, 200, 200]
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.last_error_message) == (hook.url, 0, "Wrong response from the webhook: 500 Internal Server Error")
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook(hook.url, secret_token="not allowed")


async def test_a_chat_keeps_its_order_and_chats_go_in_parallel(hook: Hook, http: aiohttp.ClientSession) -> None:
    hook.pause = 0.02
    async with FakeTelegram(connections=3) as fake:
        await call(fake, http, "setWebhook", url=hook.url)
        for number in range(5):
            for chat_id in range(1, 7):
                await fake.push(fake.text_update(chat_id, str(number)), wait=False)
        await fake.pushed()
    assert hook.most_at_once == 3 and len(hook.got) == 30
    for chat_id in range(1, 7):
        assert [update["message"]["text"] for update in hook.got if update["message"]["chat"]["id"] == chat_id] == list("01234")


async def test_repeats_can_come_at_once(fake: FakeTelegram, hook: Hook, bot: Bot) -> None:
    hook.pause = 0.05
    await bot.set_webhook(hook.url)
    await fake.push(fake.text_update(CHAT, "storm"), times=5, in_order=False)
    assert hook.most_at_once == 5 and len(hook.got) == 5


async def test_what_waits_is_delivered_once_the_webhook_is_there_or_telegram_is_back(fake: FakeTelegram, hook: Hook, http: aiohttp.ClientSession) -> None:
    fake.queue(fake.text_update(CHAT, "one"))
    await call(fake, http, "setWebhook", url=hook.url)
    await fake.pushed()
    hook.answers = [500] * 1000
    await fake.push(fake.text_update(CHAT, "two"), wait=False)
    await asyncio.sleep(0.1)
    port = fake.port
    await fake.stop()
    hook.answers = []
    await fake.start(port)
    await fake.pushed()
    assert [hook.got[0]["message"]["text"], hook.got[-1]["message"]["text"]] == ["one", "two"]
    hook.answers = [500] * 1000
    await fake.push(fake.text_update(CHAT, "three"), wait=False)
    await asyncio.sleep(0.05)
    assert (await call(fake, http, "deleteWebhook"))[1]["description"] == "Webhook was deleted"
    await fake.pushed()
    assert [update["message"]["text"] for update in (await call(fake, http, "getUpdates"))[1]["result"]] == ["three"]


async def test_pending_updates_can_be_dropped(fake: FakeTelegram, hook: Hook, http: aiohttp.ClientSession) -> None:
    hook.answers = [500] * 1000
    await call(fake, http, "setWebhook", url=hook.url)
    await fake.push(fake.text_update(CHAT, "dropped"), wait=False)
    await asyncio.sleep(0.05)
    await call(fake, http, "deleteWebhook", drop_pending_updates=True)
    await fake.pushed()
    assert (await call(fake, http, "getUpdates"))[1]["result"] == []


async def test_a_webhook_that_is_away_is_tried_again(fake: FakeTelegram, http: aiohttp.ClientSession, unused_tcp_port: int) -> None:
    await call(fake, http, "setWebhook", url=f"http://127.0.0.1:{unused_tcp_port}/hook")
    fake.update_lifetime = 0.2
    statuses = await fake.push(fake.text_update(CHAT, "nobody home"))
    assert len(statuses) > 2 and set(statuses) == {0}


# Updates


def test_builders_make_updates_that_python_telegram_bot_reads() -> None:
    make = Updates()
    updates = [
        make.text_update(CHAT, "你好", language_code="zh-hans"),
        make.command_update(CHAT, "start", "ref_123"),
        make.callback_update(CHAT, "y:1", 5),
        make.callback_update(CHAT, "y:1", 1),
        make.voice_update(CHAT),
        make.photo_update(CHAT, caption="my factory"),
        make.sticker_update(CHAT),
        make.location_update(CHAT),
        make.group_update(-1001234567890, "hello all"),
        make.my_chat_member_update(CHAT),
        make.text_update(CHAT, "corrected", kind="edited_message"),
        make.text_update(CHAT, "far ahead", update_id=2**31 + 5),
    ]
    read = [Update.de_json(update, None) for update in updates]
    assert [update.update_id for update in read] == [*range(700_000_001, 700_000_012), 2**31 + 5]
    text, command, press, stale, voice, photo, sticker, location, group, member, edited, _ = read
    assert text.message and text.effective_user and text.effective_user.language_code == "zh-hans"
    assert command.message and list(command.message.parse_entities().values()) == ["/start"] and command.message.text == "/start ref_123"
    assert press.callback_query and press.callback_query.message and press.callback_query.message.is_accessible
    assert stale.callback_query and stale.callback_query.message and not stale.callback_query.message.is_accessible
    assert voice.message and voice.message.voice and sticker.message and sticker.message.sticker and location.message and location.message.location
    assert photo.message and photo.message.photo and photo.message.caption == "my factory"
    assert group.effective_chat and group.effective_chat.type == "supergroup" and group.effective_user and group.effective_user.id == 5_000_001
    assert member.my_chat_member and member.my_chat_member.new_chat_member.status == "kicked"
    assert edited.edited_message and edited.edited_message.edit_date
    for update, parsed in zip(updates, read, strict=True):
        assert Update.de_json(parsed.to_dict(), None) == parsed and not parsed.api_kwargs
        for content in (parsed.message, parsed.callback_query, parsed.my_chat_member, parsed.edited_message):
            assert content is None or not content.api_kwargs, update


# People


class Echo:
    """The smallest bot: repeats what is said, asks, and edits its question when a button is pressed."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    async def handle(self, update: Update) -> None:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y:1"), InlineKeyboardButton("No", callback_data="n:1")]])
        if update.message and update.effective_chat:
            await self.bot.send_message(update.effective_chat.id, f"You said {update.message.text}")
            await self.bot.send_message(update.effective_chat.id, "Sure?", reply_markup=keyboard)
        elif update.callback_query and update.callback_query.message:
            await self.bot.answer_callback_query(update.callback_query.id)
            message = update.callback_query.message
            await self.bot.edit_message_text(f"Noted {update.callback_query.data}", message.chat.id, message.message_id)

    async def poll(self) -> None:
        offset = 0
        while True:
            for update in await self.bot.get_updates(offset=offset, timeout=5):
                await self.handle(update)
                offset = update.update_id + 1

    async def take(self, request: web.Request) -> web.Response:
        await self.handle(Update.de_json(await request.json(), self.bot))
        return web.Response()


@contextlib.asynccontextmanager
async def echoing(bot: Bot, mode: str) -> AsyncIterator[None]:
    echo = Echo(bot)
    if mode == "webhook":
        async with serving(echo.take) as url:
            await bot.set_webhook(url)
            yield
        return
    polling = asyncio.create_task(echo.poll())
    yield
    polling.cancel()


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_person_talks_presses_and_reads(fake: FakeTelegram, bot: Bot, mode: str) -> None:
    person, other = Person(CHAT, fake), Person(CHAT + 1, fake)
    async with echoing(bot, mode):
        await person.says("/start")
        assert [message["text"] for message in await person.waits_for(2)] == ["You said /start", "Sure?"]
        await person.presses("Yes")
        assert [message["text"] for message in await person.waits_for("Noted")] == ["Noted y:1"]
        await person.says("again")
        await person.presses("n:1")
        assert (await person.waits_for("Noted n:1"))[-1]["message_id"] == fake.screen(CHAT)[-1]["message_id"]
        assert person.unread() == other.unread() == []
        with pytest.raises(AssertionError, match="no button"):
            await person.presses("Perhaps", timeout=0.1)
        with pytest.raises(AssertionError, match="waited"):
            await other.waits_for(1, timeout=0.1)


# Another process


async def test_it_runs_as_a_process_with_a_ledger_that_others_can_read(tmp_path: Path, http: aiohttp.ClientSession, hook: Hook) -> None:
    path = tmp_path / "ledger.jsonl"
    command = [sys.executable, "-m", "tests.fake_telegram", "--port", "0", "--ledger", str(path)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[1])
    assert process.stdout is not None
    base_url = (await process.stdout.readline()).decode().strip()
    control = base_url.removesuffix("bot") + "control"
    try:
        async with http.post(f"{control}/faults", json={"mode": "server_error", "times": 1, "delivered": True}) as response:
            assert response.status == 200
        async with http.post(f"{control}/faults", json={"mode": "nonsense"}) as response:
            assert response.status == 400
        for text in ("first", "second"):
            async with http.post(f"{base_url}{TOKEN}/sendMessage", json={"chat_id": CHAT, "text": text, "reply_markup": KEYBOARD}) as response:
                assert response.status == (502 if text == "first" else 200)
        written = Ledger.load(path)
        assert written.texts(CHAT) == ["first", "second"]
        assert [call.outcome for call in written.sends()] == ["502 Bad Gateway", "ok"]
        assert abs(written.calls[0].arrived - time.monotonic()) < 60  # the same steady clock

        build = {"build": "text_update", "arguments": {"chat_id": CHAT, "text": "hi"}}
        async with http.post(f"{control}/updates", json=build) as response:
            queued = (await response.json())["update"]
        async with http.post(f"{base_url}{TOKEN}/getUpdates") as response:
            assert (await response.json())["result"] == [queued]
        async with http.post(f"{base_url}{TOKEN}/setWebhook", json={"url": hook.url, "drop_pending_updates": True}) as response:
            assert response.status == 200
        async with http.post(f"{control}/updates", json={"update": {**queued, "update_id": 9}, "times": 2}) as response:
            assert (await response.json())["statuses"] == [200, 200]
        async with http.get(f"{control}/ledger", params={"since": 3}) as response:
            shown = await response.json()
        assert [call["method"] for call in shown["calls"]] == ["setWebhook"] and len(shown["pushes"]) == 2
    finally:
        process.terminate()
        assert await process.wait() == 0
