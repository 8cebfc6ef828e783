import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.urls import find_handles, find_urls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "see https://www.Tide.example.com/a(b)c). Then",
            [("https://www.Tide.example.com/a(b)c", "tide.example.com", True)],
        ),
        ("(www.reef.net, May 5)", [("www.reef.net", "reef.net", True)]),
        ("Reef.ru and tide.com/x;", [("Reef.ru", "reef.ru", False), ("tide.com/x", "tide.com", False)]),
        ("chatter.com/orr and t.me/orr", [("chatter.com/orr", "chatter.com", False), ("t.me/orr", "t.me", False)]),
        ("orr@tide.com wrote", []),
        ("It ended.It began. No.in, i.e.me, U.S.A.", []),
        ("https://x", []),
        ("https://reef.net/a)))", [("https://reef.net/a", "reef.net", True)]),
        ("https://reef.net/?q=1&b=2#c.", [("https://reef.net/?q=1&b=2#c", "reef.net", True)]),
        ("see https://reef dot net/a", [("https://reef dot net/a", "reef.net", True)]),
        ("hxxps://reef[.]watch[.]net/a", [("hxxps://reef[.]watch[.]net/a", "reef.watch.net", True)]),
    ],
)
def test_addresses_have_a_host_and_no_punctuation_at_their_end(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert [(url.span.of(text), url.host, url.whole) for url in find_urls(text)] == expected


def test_accounts_are_no_mail_addresses() -> None:
    text = "@orr, (@hale_2) and vane@reef.net"
    assert [handle.of(text) for handle in find_handles(text)] == ["@orr", "@hale_2"]


@given(st.text(alphabet="htps:/w.a)(@c om,", max_size=120) | st.text(max_size=80))
def test_addresses_lie_in_the_text_without_overlap(text: str) -> None:
    last = 0
    for url in find_urls(text):
        assert last <= url.span.start < url.span.end <= len(text)
        assert "." in url.host
        last = url.span.end
