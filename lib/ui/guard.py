"""The app answers this computer only, unless the guarded server stands before it.

Streamlit checks neither who asks nor under which name it is asked; on a network that is the guarded server's work, and
it says that it is there by SORA_LENS_GUARDED.
"""

from __future__ import annotations

import ipaddress
import os

import streamlit as st

from lib.errors import Unguarded

SWITCH = "SORA_LENS_GUARDED"


def require() -> None:
    """Raise Unguarded where the server's address is not of this computer and nothing guards it."""
    address = st.get_option("server.address")
    if not (os.environ.get(SWITCH) or of_this_computer(address)):
        raise Unguarded(str(address or "0.0.0.0"))


def of_this_computer(address: str | None) -> bool:
    """Whether an address is reached from this computer alone; none stated means every network.

    >>> of_this_computer("127.0.0.1"), of_this_computer("::1"), of_this_computer("localhost")
    (True, True, True)
    >>> of_this_computer("0.0.0.0"), of_this_computer("10.1.2.3"), of_this_computer("news.example"), of_this_computer(None)
    (False, False, False, False)
    """
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False
