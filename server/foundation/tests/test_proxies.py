import pytest

from foundation.proxies import caller, is_trusted, neighbourhood, with_proxies_known


@pytest.fixture(autouse=True)
def one_proxy(settings):
    settings.TRUSTED_PROXIES = ("10.0.0.5", "10.1.0.0/16")
    is_trusted.cache_clear()
    yield
    is_trusted.cache_clear()


def heard(peer: str, **claims: str) -> dict[str, str]:
    """Ask through an application that says what it was told."""
    environ = {"REMOTE_ADDR": peer, **claims}
    with_proxies_known(lambda told, start_response: told)(environ, None)
    return environ


def test_a_strangers_word_is_struck_out():
    """Without the striking out: fails, and a stranger comes from wherever they like, by https."""
    said = {
        "HTTP_X_FORWARDED_FOR": "1.2.3.4",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_HOST": "evil.example",
    }

    assert heard("203.0.113.9", **said) == {"REMOTE_ADDR": "203.0.113.9"}


def test_the_proxys_word_is_believed():
    told = heard("10.0.0.5", HTTP_X_FORWARDED_FOR="198.51.100.7", HTTP_X_FORWARDED_PROTO="https")

    assert (told["REMOTE_ADDR"], told["HTTP_X_FORWARDED_PROTO"]) == ("198.51.100.7", "https")


@pytest.mark.parametrize(
    ("forwarded_for", "who"),
    [
        ("6.6.6.6, 198.51.100.7", "198.51.100.7"),  # What the client itself wrote comes first, and is not believed.
        ("198.51.100.7, 10.1.2.3", "198.51.100.7"),  # Two proxies of ours, one behind the other.
        ("10.1.2.3", "10.1.2.3"),
        ("", "10.0.0.5"),
        ("nonsense", "10.0.0.5"),
        ("198.51.100.7, nonsense", "10.0.0.5"),
        ("2001:db8::7", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        ("1.1.1.1," * 500 + "198.51.100.7", "198.51.100.7"),
    ],
)
def test_who_asks_is_the_last_on_the_way_that_is_no_proxy_of_ours(forwarded_for, who):
    assert caller("10.0.0.5", forwarded_for) == who


def test_a_household_is_one_caller():
    assert neighbourhood("2001:db8:1:2:aaaa::1") == neighbourhood("2001:db8:1:2:bbbb::9") == "2001:db8:1:2::/64"
    assert neighbourhood("::ffff:198.51.100.7") == neighbourhood("198.51.100.7") == "198.51.100.7"
    assert neighbourhood("") == ""
