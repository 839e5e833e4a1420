"""What must never be in the logs: tokens, secrets, what people wrote."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from tests.fake_telegram import TOKEN, FakeTelegram
from tests.faults.process import SECRET, Program

CANARIES = ("canary-question", "27885588", "canary@example.com")


def test_a_whole_talk_leaves_no_token_and_no_words_in_the_logs(tmp_path: Path) -> None:
    async def talk() -> str:
        async with FakeTelegram(token=TOKEN) as fake:
            program = Program(tmp_path, fake)
            log = tmp_path / "log"
            environment = program._environment
            with open(log, "wb") as out:
                process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment, stdout=out, stderr=out)
                await program.ready()
                fake.fail_next("server_error", method="sendMessage")
                fake.fail_next("deliver_then_cut", method="getMe")
                async with asyncio.timeout(20):
                    while not any(call.method == "setWebhook" and call.delivered for call in fake.ledger.calls):
                        await asyncio.sleep(0.05)
                for text in ("canary-question", "/human", "canary-question", "2", CANARIES[1], "1", "/start staff_canarycanarycanary", "\x00\ud83d"):
                    await fake.push(fake.text_update(8001, text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")))
                process.terminate()
                assert await process.wait() == 0
            return log.read_text()

    text = asyncio.run(talk())
    assert "ready" in text
    for secret in (TOKEN, TOKEN.partition(":")[2], SECRET, *CANARIES, "canarycanary"):
        assert secret not in text


def test_a_wrong_setting_is_one_clear_line(tmp_path: Path) -> None:
    environment = os.environ | {"CPPBOT_PORT": "eighty", "CPPBOT_DATA_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "bot", "run"], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and done.stderr.startswith("CPPBOT_PORT") and "Traceback" not in done.stderr


def test_a_phase_without_rules_is_refused_with_those_there_are(tmp_path: Path) -> None:
    environment = os.environ | {"CPPBOT_PROGRAMME": "1999-2000", "CPPBOT_DATA_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "bot", "run"], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "2008-2013" in done.stderr
