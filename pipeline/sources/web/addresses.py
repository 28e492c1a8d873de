"""Web addresses: which are followed, and to which machines they may lead."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from pipeline.errors import NotAllowed, Unavailable, UsageError
from pipeline.sources.uris import printable

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEMES: Final = frozenset({"http", "https"})
ADDRESS_FORM: Final = "it begins with http:// or https:// and has a host, no blanks and no password."
"""What ``is_web_address`` asks for, in words."""
_MAX_CHARACTERS: Final = 8000
_KEPT: Final = "%/:?#[]@!$&'()*+,;=-._~"
_TRANSLATED: Final = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("2002::/16"))
"""NAT64 (RFC 6052) and 6to4 (RFC 3056): an IPv4 address in another form."""


def is_web_address(text: str) -> bool:
    """Whether a text is an address that can be fetched: http or https, with a host, without blanks or a password.

    >>> is_web_address("https://odense.example/a?b=1"), is_web_address("ftp://odense.example"), is_web_address("file:///etc/passwd")
    (True, False, False)
    """
    if len(text) > _MAX_CHARACTERS or not text.isprintable() or " " in text or "\\" in text:
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False


def refuse_odd_address(address: str) -> None:
    """Raises UsageError where an address is none that can be fetched."""
    if not is_web_address(address):
        raise UsageError(
            printable(f"The source {address[:200]} is no address that can be fetched."),
            hint=ADDRESS_FORM.capitalize(),
        )


def address_lines(text: str) -> tuple[str, ...]:
    r"""The addresses of a list, one a line; blank lines and remarks behind ``#`` are passed over.

    Raises:
        ValueError: with the number of a line that is no web address.

    >>> address_lines("# Byrådet\nhttps://odense.example/a.pdf\n")
    ('https://odense.example/a.pdf',)
    """
    found: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        if not is_web_address(address):
            raise ValueError(number)
        found.append(address)
    return tuple(found)


def joined(base: str, link: str) -> str | None:
    """A link of a page at ``base`` as a whole address without its fragment; None where it leads to nothing to fetch.

    >>> joined("https://odense.example/politik/", "../a b.pdf#side=2")
    'https://odense.example/a%20b.pdf'
    >>> joined("https://odense.example/", "mailto:byraad@odense.example") is None
    True
    """
    link = "".join(link.splitlines()).strip()
    try:
        address = urldefrag(urljoin(base, link)).url if link else ""
    except ValueError:
        return None
    address = quote(address, safe=_KEPT)
    return address if is_web_address(address) else None


def resolve_public(host: str, port: int, allowed: Sequence[Network] = ()) -> list[str]:
    """The IP addresses of a host that may be connected to.

    Args:
        host: a name or an IP address.
        allowed: private networks that may be reached all the same.

    Raises:
        NotAllowed: where all of them lie in private, local or reserved networks.
        Unavailable: where the name is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unavailable(
            printable(f"The host {host} is not known: {getattr(error, 'strerror', None) or type(error).__name__}."),
            hint="Check the address, and this machine's connection.",
        ) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    public = [address for address in addresses if _may_be_reached(address, allowed)]
    if not public:
        raise NotAllowed(
            printable(f"The host {host} lies in a private or reserved network ({', '.join(addresses)})."),
            hint="If it is your own, add its network to the setting allowed_networks.",
        )
    return public


def _may_be_reached(address: str, allowed: Sequence[Network]) -> bool:
    """Whether an IP address is one of the public internet, or in a network that is allowed.

    >>> [_may_be_reached(one, ()) for one in ("8.8.8.8", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False, False]
    """
    ip = _plain(ipaddress.ip_address(address.partition("%")[0]))
    if any(ip.version == network.version and ip in network for network in allowed):
        return True
    return ip.is_global and not ip.is_multicast


def _plain(ip: _IPAddress) -> _IPAddress:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip.ipv4_mapped:
        return ip.ipv4_mapped
    if ip in _TRANSLATED[0]:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.sixtofour or ip
