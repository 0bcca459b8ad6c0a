"""Runs a command where only this computer can be reached, with a trap for a proxy: ``without_network.py COMMAND...``.

Prints how many connections the trap saw and gives the command's exit code.
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys
import threading

_SIOCSIFFLAGS, _IFF_UP = 0x8914, 0x1  # <linux/sockios.h>, <linux/if.h>


def bring_loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", _IFF_UP))


def main() -> int:
    bring_loopback_up()
    seen = []
    with socket.create_server(("127.0.0.1", 0)) as trap:

        def watch() -> None:
            while True:
                connection, _ = trap.accept()
                seen.append(connection.recv(200))
                connection.close()

        threading.Thread(target=watch, daemon=True).start()
        proxy = f"http://127.0.0.1:{trap.getsockname()[1]}"
        names = [name for plain in ("http_proxy", "https_proxy", "all_proxy") for name in (plain, plain.upper())]
        environment = {**os.environ, **dict.fromkeys(names, proxy)}
        code = subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    print(f'{{"trapped": {len(seen)}}}', flush=True)
    return code


sys.exit(main())
