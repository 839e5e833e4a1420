"""Reference numbers: never twice, mistyped ones are noticed, and none is guessed."""

import multiprocessing
import re
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlalchemy import StaticPool, create_engine, select

from bot import knowledge
from bot.messages import Address
from bot.programme import Here, limits, lookups, references
from bot.programme.references import ALPHABET, RANDOM_CHARACTERS, is_well_formed, new_reference
from bot.tables import application, metadata
from tests import an_application as an


def swapped(reference: str, first: int, second: int) -> str:
    characters = list(reference)
    characters[first], characters[second] = characters[second], characters[first]
    return "".join(characters)


def test_a_hundred_thousand_references_are_all_different() -> None:
    assert len({new_reference("E") for _ in range(100_000)}) == 100_000
    assert len(ALPHABET) ** RANDOM_CHARACTERS > 2**54


def test_a_reference_is_read_aloud_in_groups_without_characters_that_look_alike() -> None:
    for _ in range(1000):
        reference = new_reference("E")
        assert re.fullmatch(r"E-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", reference) and is_well_formed(reference)
    assert not set(ALPHABET) & set("01OIL") and len(set(ALPHABET)) == 31


def test_every_character_occurs_at_every_place() -> None:
    """Or a part of the reference would be easy to guess."""
    bodies = [new_reference("E")[2:].replace("-", "") for _ in range(5000)]
    assert all({body[place] for body in bodies} == set(ALPHABET) for place in range(12))


def test_every_slip_of_one_character_and_every_swap_of_neighbours_is_noticed() -> None:
    slips = swaps = 0
    for _ in range(1000):
        reference = new_reference("E")
        places = [place for place in range(2, len(reference)) if reference[place] != "-"]
        assert len(places) == 12
        for place in places:
            for other in ALPHABET.replace(reference[place], ""):
                slips += 1
                assert not is_well_formed(reference[:place] + other + reference[place + 1 :]), (reference, place, other)
        for first, second in pairwise(places):
            if reference[first] != reference[second]:
                swaps += 1
                assert not is_well_formed(swapped(reference, first, second)), (reference, first, second)
    assert slips == 1000 * 12 * 30 and swaps > 10_000


def test_a_slip_in_the_letter_that_says_what_kind_it_is_is_noticed_too() -> None:
    """It is outside the sum: whoever asks for a kind is told of another one, and of one that has changed places with its neighbour."""
    for _ in range(1000):
        reference = new_reference("A")
        assert is_well_formed(reference, "A")
        for other in "BCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-":
            assert not is_well_formed(other + reference[1:], "A"), (reference, other)
        assert reference[2] == "A" or not is_well_formed(swapped(reference, 0, 2), "A")
        assert is_well_formed("E" + reference[1:]) and not is_well_formed("E" + reference[1:], "A")  # the control: without a kind it is not noticed


@pytest.mark.faults
def test_a_million_references_are_all_different() -> None:
    began = time.monotonic()
    made = {new_reference("A") for _ in range(1_000_000)}
    print(f"\n{len(made):,} different references of 1,000,000, in {time.monotonic() - began:.0f} s")
    assert len(made) == 1_000_000


def test_references_that_are_too_short_collide(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control of the two above."""
    monkeypatch.setattr(references, "RANDOM_CHARACTERS", 5)
    assert len({new_reference("A") for _ in range(100_000)}) < 100_000


# --- guessing ---

LIVE = 10_000


def hits_of(guesses: int, live: int = LIVE) -> Counter[str]:
    """What the look-up itself says to so many guesses, well formed and with the right fact; only the limits on trying are taken away."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    outcomes: Counter[str] = Counter()
    with engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
        metadata.create_all(connection)
        an.many(connection, live)
        patch.setattr(limits, "to_wait", lambda *_: 0)
        here = Here(connection, datetime.now(UTC), knowledge.load(), Address("web", "guesser"), "en")
        known = connection.execute(select(application.c.reference).limit(1)).scalar_one()
        assert lookups.find(here, reference=known, fact=an.CONTACT)["outcome"] == "found"
        for _ in range(guesses):
            outcomes[lookups.find(here, reference=new_reference("A"), fact=an.CONTACT)["outcome"]] += 1
    engine.dispose()
    return outcomes


def test_blind_guesses_hit_none_of_ten_thousand_applications() -> None:
    assert hits_of(20_000) == {"unknown": 20_000}


@pytest.mark.faults
def test_a_million_blind_guesses_hit_none_of_ten_thousand_applications() -> None:
    began = time.monotonic()
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        outcomes = sum(pool.map(hits_of, [500_000, 500_000]), Counter())
    print(f"\n1,000,000 guesses at {LIVE:,} applications: {dict(outcomes)}, in {time.monotonic() - began:.0f} s")
    assert outcomes == {"unknown": 1_000_000}


def test_references_that_are_too_short_are_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: with four random characters a guess in a hundred hits."""
    monkeypatch.setattr(references, "RANDOM_CHARACTERS", 4)
    assert hits_of(2000)["found"] > 5


def test_a_reference_in_small_letters_is_taken_too() -> None:
    assert is_well_formed(new_reference("E").lower())


@pytest.mark.parametrize(
    "wrong",
    ["", "E", "E-", "-", "E-2222-2222", "E-2222-2222-22222", "E-0000-0000-0000", "我的編號", "E-2222-2222-222!", "🙂" * 12, "E-" + "2" * 13],
)
def test_what_is_no_reference_at_all_is_refused(wrong: str) -> None:
    assert not is_well_formed(wrong)


def test_a_character_left_out_or_too_many_is_noticed() -> None:
    reference = new_reference("E")
    assert not is_well_formed(reference[:-1]) and not is_well_formed(reference + "2") and not is_well_formed(reference[:3] + reference[4:])
