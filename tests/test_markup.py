"""Our small markup on the web page, on Telegram and in plain text; and that nothing a person types becomes markup."""

import re
from html.parser import HTMLParser
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup import escape, to_html, to_plain, to_telegram

WEB = {"p": set(), "br": set(), "ul": set(), "li": set(), "b": set(), "i": set(), "a": {"href", "rel", "target"}}
TELEGRAM = {"b": set(), "i": set(), "a": {"href"}}


class Seen(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.odd: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.odd.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    def handle_decl(self, decl: str) -> None:
        self.odd.append(decl)

    def handle_pi(self, data: str) -> None:
        self.odd.append(data)

    unknown_decl = handle_decl


def only_ours(markup: str, allowed: dict[str, set[str]]) -> Seen:
    seen = Seen(markup)
    assert seen.odd == [] and seen.open == [], markup
    for tag, attributes in seen.elements:
        assert tag in allowed and set(attributes) <= allowed[tag], markup
        assert tag != "a" or (attributes["href"] or "").startswith("https://"), markup
    return seen


PIECES = [
    "<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "<b>bold</b>", "</p></div>", "<!-- x -->", "<![CDATA[x]]>", "<?php x ?>", "<!DOCTYPE html>",
    '"><svg onload=alert(1)>', "' onmouseover='alert(1)", "&lt;b&gt;", "&#60;script&#62;", "&amp;amp;", "**bold**", "*i* _i_ __b__", "[a](javascript:alert(1))",
    "[a](https://evil.example)", "![a](https://evil.example/x.png)", "<https://evil.example>", "\\*not\\*", "`code`", "\\", "~~x~~ ||x||", "[a]: https://evil.example",
    "{money}", "# title", "> quote", "1. one",
]  # fmt: skip
AROUND = ["{}", "- {}", "電鍍 {} 東莞", "**{}**", "[{}](https://x.example)", "{0}{0}", "\\{}", "{} \\", "a\n- {}\nb", "a\n\n{}\n\nb"]
NASTY = [around.replace("{0}", piece).replace("{}", piece) for piece, around in product(PIECES, AROUND)]


def test_there_are_two_hundred_nasty_texts() -> None:
    assert len(set(NASTY)) >= 200


@pytest.mark.parametrize("text", NASTY)
def test_what_a_person_typed_stays_words_on_every_channel(text: str) -> None:
    for written, allowed in ((to_html(escape(text)), {"p": set(), "br": set()}), (to_telegram(escape(text)), {})):
        seen = only_ours(written, allowed)
        assert re.sub(r"\s", "", seen.text) == re.sub(r"\s", "", text)
    assert to_plain(escape(text)) == text.strip()


@pytest.mark.parametrize("text", [text for text in NASTY if "\n" not in text])
def test_what_a_person_typed_stays_words_inside_our_own_bold_list_and_link(text: str) -> None:
    ours = f"**為甚麼**\n- {escape(text)}\n[{escape(text)}](https://example.org/a?b=1&c=2)\n「{escape(text)}」"
    seen = only_ours(to_html(ours), WEB)
    assert [tag for tag, _ in seen.elements if tag != "br"] == ["p", "b", "ul", "li", "p", "a"]
    assert seen.elements[-2 if seen.elements[-1][0] == "br" else -1][1]["href"] == "https://example.org/a?b=1&c=2"
    assert seen.text == f"為甚麼{text.strip()}{text}「{text}」" or seen.text == f"為甚麼{text}{text}「{text}」"
    assert [tag for tag, _ in only_ours(to_telegram(ours), TELEGRAM).elements] == ["b", "a"]


@pytest.mark.parametrize("text", NASTY)
def test_even_unescaped_words_never_become_an_element_that_is_not_ours(text: str) -> None:
    """A fault in front of the markup may show a link or bold, never a script."""
    only_ours(to_html(text), WEB)
    only_ours(to_telegram(text), TELEGRAM)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")))
def test_any_words_come_back_as_they_were_typed(text: str) -> None:
    line = " ".join(text.split("\n"))
    assert Seen(to_telegram(escape(line))).text == line.strip()
    assert to_plain(escape(line)) == line.strip()
    assert only_ours(to_html(escape(text)), {"p": set(), "br": set()}).open == []


def test_the_web_page_gets_paragraphs_breaks_and_lists() -> None:
    assert to_html("一\n二\n\n三") == "<p>一<br>二</p><p>三</p>"
    assert to_html("前\n- 甲\n- **乙**\n後") == "<p>前</p><ul><li>甲</li><li><b>乙</b></li></ul><p>後</p>"
    assert to_html("- 甲\n\n- 乙") == "<ul><li>甲</li></ul><ul><li>乙</li></ul>"
    assert to_html("") == "<p></p>"


def test_a_line_that_begins_with_a_number_is_no_list() -> None:
    assert to_html("1. 先評估\n2. 再示範") == "<p>1. 先評估<br>2. 再示範</p>"


def test_a_link_opens_apart_from_the_page_and_tells_nobody_where_it_was() -> None:
    assert to_html("[頁](https://example.org/?a=1&b=2)") == (
        '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer" target="_blank">頁</a></p>'
    )


def test_telegram_gets_bold_links_and_bullets_and_plain_text_none_of_them() -> None:
    text = "**結果**\n- *甲* & <乙>\n[頁](https://example.org/)"
    assert to_telegram(text) == '<b>結果</b>\n• <i>甲</i> &amp; &lt;乙&gt;\n<a href="https://example.org/">頁</a>'
    assert to_plain(text) == "結果\n• 甲 & <乙>\n頁"
