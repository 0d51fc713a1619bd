"""
A supervised market with small programs in the place of the great ones, run by the tests as a process of its own:
`python -m config.tests.small_market`, told by JISHI_PORT and JISHI_VAR where to be, and by BROKEN what goes wrong.
"""

import os
import sys
from collections.abc import Mapping

from config.console import Console
from config.env import Env, read
from config.processes import Market, run
from config.services import Service
from config.steps import Prepared, Track

# Serves /readyz, and has a child of its own: a grandchild of the supervisor.
WEB = """
import http.server, os, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", "small-market-grandchild"])
print("web says hello", flush=True)
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(str(os.getpid()).encode())
    def log_message(self, *words): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Ready).serve_forever()
"""
STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("worker says hello", flush=True)
time.sleep(600)
"""
BROKEN = "raise SystemExit('worker cannot find its hammer')"


def plan(env: Env) -> list[Service]:
    worker = BROKEN if os.environ.get("BROKEN") == "worker" else STUBBORN
    return [
        Service("web", [sys.executable, "-c", WEB, str(env.port)], env.port),
        Service("worker", [sys.executable, "-c", worker]),
    ]


def no_stages(env: Env, child_env: Mapping[str, str], prepared: Prepared) -> list[list[Track]]:
    return []


if __name__ == "__main__":
    sys.exit(run(lambda: Market(read(os.environ), Console(), plan=plan, stages=no_stages, stop_seconds=1)))
