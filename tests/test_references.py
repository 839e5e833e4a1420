"""Reference numbers: never twice, and mistyped ones are noticed."""

import re
from itertools import pairwise

import pytest

from bot.programme.references import ALPHABET, RANDOM_CHARACTERS, is_well_formed, new_reference


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
