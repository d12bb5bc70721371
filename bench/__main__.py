"""`make bench`: every benchmark in one run; results are printed and written to docs/benchmarks.md.

python -m bench [extraction] [sentiment] [app]
"""

import subprocess
import sys
from datetime import date
from pathlib import Path

from bench import app, extraction, sentiment

ROOT = Path(__file__).resolve().parent.parent
PARTS = {"extraction": extraction, "sentiment": sentiment, "app": app}


def peers_python():
    """Interpreter of the environment that holds the peers; made and filled once."""
    folder = ROOT / "var" / "bench-venv"
    python = folder / "bin" / "python"
    if not (folder / ".ready").exists():
        print("installing the peers into var/bench-venv", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", ROOT / "bench" / "requirements.txt"], check=True)
        (folder / ".ready").touch()
    return python


def main():
    wanted = sys.argv[1:] or list(PARTS)
    path = ROOT / "docs" / "benchmarks.md"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = dict(part.split("\n", 1) for part in before.split("\n## ")[1:])
    for name in wanted:
        title, lines = PARTS[name].run(peers_python)
        kept[title] = f"\nMeasured on {date.today().isoformat()} with `make bench`.\n\n" + "\n".join(lines) + "\n"
        print(f"## {title}\n" + "\n".join(lines), flush=True)
    head = "# Benchmarks\n\nEach table is one run on one machine, the peers beside us; absolute figures depend on it, ratios hold better.\n"
    path.write_text(head + "".join(f"\n## {title}\n{body.rstrip()}\n" for title, body in kept.items()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
