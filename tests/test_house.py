"""The walls of the house: what may import what, and what a page may hold."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "pages").glob("*.py"))
FRONT = [ROOT / "app.py", *PAGES]


def imported(tree: ast.AST) -> set[str]:
    """Names of all modules a tree imports."""
    out = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            out.add(node.module)
    return out


def test_import_walls_hold():
    done = subprocess.run([Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_there_are_pages():
    assert len(PAGES) >= 7


@pytest.mark.parametrize("path", FRONT, ids=lambda p: p.stem)
def test_front_imports_only_streamlit_and_the_reading_wing(path):
    allowed = ("streamlit", "lib.ui", "lib.query", "lib.charts", "lib.export", "lib.labels", "__future__")
    for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        assert name.startswith(allowed), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_pages_are_thin(path):
    source = path.read_text(encoding="utf-8")
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While)
    found = [type(node).__name__ for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    assert not found, f"{path.name} holds {found}: move it to lib/ui"
    assert len(source.splitlines()) <= 60


def test_lib_is_not_ignored_by_git():
    for path in ("lib/schema.py", "lib/rules/loader.py", "lib/sentiment/training/any.tsv"):
        done = subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT, check=False)
        assert done.returncode != 0, f"{path} is ignored"


def test_the_app_loads_no_language_tools():
    code = "import lib.ui.page, lib.query, lib.charts, sys; print(sorted({'jieba', 'rjieba', 'snownlp', 'lib.extract'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_module_reads_a_file_on_import():
    code = (
        "import sys, pathlib, pkgutil, importlib\n"
        "import lib\n"
        "names = [m.name for m in pkgutil.walk_packages(lib.__path__, 'lib.')]\n"
        "names = [n for n in names if '__main__' not in n and not n.startswith('lib.ui')]\n"
        "opened = []\n"
        "root = str(pathlib.Path(lib.__file__).parent)\n"
        "def hook(event, args):\n"
        "    if event == 'open' and isinstance(args[0], str) and args[0].startswith(root) and not args[0].endswith(('.py', '.pyc')):\n"
        "        if '__pycache__' not in args[0]: opened.append(args[0])\n"
        "sys.addaudithook(hook)\n"
        "for name in names: importlib.import_module(name)\n"
        "print(opened)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
