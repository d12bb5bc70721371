"""Times as a reader has them, in a real browser: cold start, page switch, widget to repaint.

The page itself keeps the time: from the event of the click to the first frame that shows the charts as they stand when all
has come to rest (learned on a first visit, which is not counted), with the run of the script over. Beside it stands the
processor time of the page's main thread, which a busy machine does not lengthen.
"""

import time
from collections import defaultdict

from tests.serving import serving

CLOCK = """
window.bench = {
  drawn: function () {
    var charts = Array.from(document.querySelectorAll(".js-plotly-plot"), function (chart) {
      return Array.from(chart.querySelectorAll(".main-svg"), function (layer) { return layer.textContent; }).join("\\n");
    });
    var title = document.querySelector("h1");
    return (title ? title.innerText : "") + "\\n\\n" + charts.join("\\n\\n");
  },
  running: function () { return !!document.querySelector("[data-testid=stApp][data-test-script-state=running]"); },
  watch: function (wanted) {
    var self = this;
    self.clicked = self.seen = self.took = null;
    (function look() {
      if (self.clicked !== null && !self.running() && self.drawn() === wanted) {
        self.seen = self.seen || performance.now();
        if (performance.now() - self.seen > 200) { self.took = self.seen - self.clicked; return; }
      } else self.seen = null;
      requestAnimationFrame(look);
    })();
  },
};
["click", "keydown"].forEach(function (kind) {
  document.addEventListener(kind, function (event) { if (window.bench.clicked === null) window.bench.clicked = event.timeStamp; }, true);
});
"""
REST = 900
"""Milliseconds in which a page comes to rest."""


class Reader:
    """One tab on one app: where its pages and widgets are, what each page looks like when it is drawn, and the times taken."""

    def __init__(self, page, attitude, groupings):
        self.page, self.attitude, self.groupings = page, attitude, groupings
        self.known, self.times = {}, defaultdict(list)
        self.tools = page.context.new_cdp_session(page)
        self.tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def timed(self, kind, name, act, before=None):
        """Do it and note the seconds until the page is as it is known under a name; a first visit only learns that."""
        if before:
            before()
        wanted = self.known.get(name)
        if wanted is None:
            act()
            self.page.wait_for_timeout(REST)
            self.page.wait_for_function("!bench.running()")
            self.page.wait_for_timeout(REST)
            self.known[name] = self.page.evaluate("bench.drawn()")
            return
        self.page.evaluate("wanted => bench.watch(wanted)", wanted)
        worked = self._worked()
        act()
        self.page.wait_for_function("bench.took !== null", timeout=60_000, polling=100)
        self.page.wait_for_timeout(300)
        self.times[kind].append(self.page.evaluate("bench.took") / 1000)
        self.times[f"{kind}, work"].append(self._worked() - worked)

    def open_page(self, number):
        """By the links of the navigation."""
        self.timed("switch", f"page {number}", lambda: self.page.locator("[data-testid=stSidebarNavLink]").nth(number).click())

    def choose(self, grouping):
        """Another grouping, by the control above the chart."""
        button = self.page.locator("[data-testid=stMain] [data-testid=stButtonGroup] button", has_text=grouping)
        self.timed("control", f"by {grouping}", button.first.click)

    def filter(self):
        """One attitude, by the list in the rail: its option is clicked."""
        box = self._box()
        option = self.page.get_by_role("option", name=self.attitude, exact=True)

        def unfold():
            box.scroll_into_view_if_needed()
            self.page.wait_for_timeout(200)  # a list shuts when what it hangs on is scrolled
            box.click()
            option.wait_for()

        self.timed("filter", "filtered", option.click, before=unfold)

    def lift(self):
        """All attitudes again, by the keyboard."""
        self.timed("filter", "lifted", lambda: self._box().press("Backspace"), before=lambda: self.page.keyboard.press("Escape"))

    def _box(self):
        return self.page.locator("[data-testid=stSidebar] .st-key-attitude input").first

    def _worked(self):
        """Seconds that the main thread of the page has worked."""
        found = self.tools.send("Performance.getMetrics")["metrics"]
        return next(m["value"] for m in found if m["name"] == "TaskDuration")


def measure(browser, *, pages, attitude, groupings, passes=2, **server):
    """One cold server and one fresh browser profile: seconds of each kind, in the order they were taken."""
    start = time.perf_counter()
    with serving(patience=90, **server) as up:
        answers = time.perf_counter() - start
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.add_init_script("localStorage.setItem('lens-tour', 'seen')")
        page.add_init_script(CLOCK)
        page.goto(up.url)
        page.wait_for_function("document.querySelector('.js-plotly-plot .main-svg text') !== null")
        cold = time.perf_counter() - start
        reader = Reader(page, attitude, groupings)
        page.wait_for_timeout(2 * REST)
        for _ in range(passes + 1):
            for number in (*range(1, pages), 0):
                reader.open_page(number)
        for _ in range(passes + 1):
            reader.filter()
            reader.lift()
        page.keyboard.press("Escape")
        reader.open_page(1)
        for _ in range(passes + 1):
            for grouping in (*groupings[1:], groupings[0]):
                reader.choose(grouping)
        context.close()
    return {"answers": [answers], "cold": [cold], **reader.times}
