"""Outlets by web address."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.resolve import Registry, resolve_domain


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.harbourwire.example/2019/05/a.html", "harbour-wire"),
        ("http://HARBOURWIRE.example:80", "harbour-wire"),
        ("harbourwire.example", "harbour-wire"),
        ("  en.news.harbourwire.example/x?y#z ", "harbour-wire"),
        ("https://meridian.example.fj/a", "meridian-fj"),
        ("https://meridian.example/a", "meridian-nz"),
        ("https://radio.example/meridian/today", "meridian-fj"),
        ("https://chirp.example/someone", "chirp"),
    ],
)
def test_an_address_is_its_publishers(small: Registry, url: str, key: str) -> None:
    found = resolve_domain(url, small)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example",
        "https://radio.example/other",
        "https://notharbourwire.example/",
        "https://harbourwire.example.evil.example/",
        "http://[::1",
        "http://[broken/",
        "mailto:desk@harbour",
        "//",
        "." * 300,
        "a." * 300 + "harbourwire.exampl",
    ],
)
def test_other_addresses_are_nobodys(small: Registry, url: str) -> None:
    assert resolve_domain(url, small) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(url=st.text(alphabet=st.sampled_from(list("harbowi.elxpm/:[]@?#%é\ud800 ")), max_size=60))
def test_no_address_raises(small: Registry, url: str) -> None:
    assert resolve_domain(url, small) is None or "." in url
