from datetime import date

import pytest

from lib.export import citations

WHOLE = {
    "article": "a-1",
    "title": "Sora来了，影视怎么办",
    "publisher": "证券日报",
    "authors": ("张三", "李四"),
    "published": date(2024, 3, 26),
    "published_earliest": date(2024, 3, 26),
    "published_latest": date(2024, 3, 26),
    "url": "https://example.org/a?b=1&c={2}",
    "source": "a-1.txt",
    "script": "Hans",
}
READ = date(2026, 1, 2)


def without(*names):
    return {k: (() if k == "authors" else None) if k in names else v for k, v in WHOLE.items()}


def test_promise_11_a_whole_reference():
    assert citations.gb7714(WHOLE, paragraph=12, accessed=READ) == (
        "张三, 李四. Sora来了，影视怎么办[EB/OL]. 证券日报, 2024-03-26: 第12段[2026-01-02]. https://example.org/a?b=1&c={2}."
    )
    entry = citations.bibtex(WHOLE, paragraph=12, accessed=READ)
    assert entry.startswith("@misc{a-1_p12,\n")
    for line in ("author = {{张三} and {李四}}", "title = {{Sora来了，影视怎么办}}", "year = {2024}", "urldate = {2026-01-02}"):
        assert line in entry
    assert "url = {https://example.org/a?b=1&c=%7B2%7D}" in entry


@pytest.mark.parametrize("missing", ["title", "publisher", "authors", "published", "url"])
def test_promise_11_what_is_missing_is_not_made_up(missing):
    article = without(missing) | ({"published_earliest": None, "published_latest": None} if missing == "published" else {})
    reference, entry = citations.gb7714(article, paragraph=1, accessed=READ), citations.bibtex(article, paragraph=1, accessed=READ)
    field = {"title": "title", "publisher": "howpublished", "authors": "author", "published": "year", "url": "url"}[missing]
    assert f"  {field} =" not in entry
    shown = {"title": "影视怎么办", "publisher": "证券日报", "authors": "张三", "published": "2024", "url": "http"}[missing]
    assert shown not in reference
    for wrong in ("None", "..", ", ,", "()", "佚名", "[]", ", :", ". :", "  "):
        assert wrong not in reference.replace("https://", "")


def test_promise_11_nothing_known_but_the_file():
    bare = {"article": "003_x", "source": "003_x.txt", "script": "Hant"}
    assert citations.gb7714(bare, paragraph=3, accessed=READ) == "[003_x.txt][Z]. 第3段."
    assert citations.bibtex(bare, paragraph=3) == "@misc{003_x_p3,\n  note = {第3段; 檔案 003\\_x.txt}\n}"
    assert citations.linked(bare, address="http://x/?open=1", paragraph=3) == "003_x.txt ¶3 http://x/?open=1"


def test_promise_11_an_inferred_date_gives_its_year_only_where_it_is_sure():
    inferred = without("published") | {"published_earliest": date(2023, 12, 30), "published_latest": date(2024, 1, 4)}
    assert "2023" not in citations.gb7714(inferred)
    assert "2024" not in citations.gb7714(inferred)
    same = inferred | {"published_earliest": date(2024, 1, 1)}
    assert "证券日报, [2024]" in citations.gb7714(same)
    assert "  year =" not in citations.bibtex(same)
    assert "2024-01-01 至 2024-01-04" in citations.bibtex(same)


def test_promise_11_more_than_three_authors():
    assert citations.gb7714(WHOLE | {"authors": ("甲", "乙", "丙", "丁")}).startswith("甲, 乙, 丙, 等. ")


def test_promise_11_odd_titles_neither_break_lines_nor_braces():
    odd = WHOLE | {"title": "成本为$5\n收入{6}_%&#^~\\", "url": None}
    assert "成本为$5 收入{6}" in citations.gb7714(odd)
    entry = citations.bibtex(odd)
    assert r"成本为\$5 收入\{6\}\_\%\&\#\textasciicircum{}\textasciitilde{}\textbackslash{}" in entry
    assert entry.replace(r"\{", "").replace(r"\}", "").count("{") == entry.replace(r"\{", "").replace(r"\}", "").count("}")
