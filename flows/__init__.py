"""The Prefect flows: thin, calling the library's steps batch by batch.

Prefect reads its settings when it is first imported, so they are set here, before any flow imports it. Whoever has set one
already keeps it.
"""

import os

_SETTINGS = {
    # Nothing is reported to Prefect's makers, and nothing is looked up there.
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    # A first start on a slow machine took 35 s; Prefect gives up after 20.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}

for _name, _value in _SETTINGS.items():
    os.environ.setdefault(_name, _value)
