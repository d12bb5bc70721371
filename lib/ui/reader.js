// The reader: the record behind a mark is shown beside it, and arrow keys step from fact to fact.
(function () {
  if (window.lensReader) return;
  window.lensReader = true;
  var FACTS = "a.lens-in-statements, a.lens-in-figures, a.lens-in-events";
  var tip = null, over = null, leaving = 0, entered = null;

  function reader() { return document.querySelector("[role=dialog] .lens-reader"); }
  function named(link) {
    var found = /[?&]open=([^&]*)/.exec((link && link.getAttribute("href")) || "");
    return found ? found[1] : "";
  }

  function hide() {
    window.clearTimeout(leaving);
    if (tip) tip.remove();
    if (over) over.removeAttribute("aria-describedby");
    document.querySelectorAll(".lens-at").forEach(function (piece) { piece.classList.remove("lens-at"); });
    tip = over = null;
  }
  // The record stands in the list beside the text already: it is shown as it is there, its links as plain words.
  function record(box, link) {
    var id = named(link), facts = Array.from(box.querySelectorAll(".lens-facts .lens-fact"));
    var found = facts.find(function (fact) { return named(fact.querySelector("a.lens-fact-head")) === id; });
    if (found) {
      var copy = found.cloneNode(true);
      copy.classList.remove("lens-now");
      copy.querySelectorAll("a.lens-to-profile").forEach(function (a) {
        if (a.nextSibling && a.nextSibling.nodeType === 3) a.nextSibling.remove();
        a.remove();
      });
      copy.querySelectorAll("a").forEach(function (a) {
        var words = document.createElement("span");
        words.innerHTML = a.innerHTML;
        a.replaceWith(words);
      });
      return copy;
    }
    var kind = (/lens-in-(\w+)/.exec(link.className) || [])[1], line = document.createElement("p"), bold = document.createElement("b");
    var key = document.querySelector("[role=dialog] .lens-key.lens-mark-" + kind);
    bold.textContent = link.textContent;
    line.append(bold, key ? " · " + key.textContent : "");
    return line;
  }
  function show(link) {
    window.clearTimeout(leaving);
    if (over === link && tip && tip.isConnected) return;
    hide();
    var box = link.closest(".lens-reader");
    if (!box) return;
    tip = document.createElement("div");
    tip.className = "lens-tip";
    tip.id = "lens-tip";
    tip.setAttribute("role", "tooltip");
    tip.append(record(box, link));
    over = link;
    box.querySelectorAll("a.lens-mark").forEach(function (piece) { if (named(piece) === named(link)) piece.classList.add("lens-at"); });
    link.setAttribute("aria-describedby", "lens-tip");
    box.append(tip);
    var frame = box.getBoundingClientRect(), lines = link.getClientRects(), first = lines[0], last = lines[lines.length - 1];
    var below = last.bottom + tip.offsetHeight + 12 < window.innerHeight;
    tip.style.left = Math.max(0, Math.min((below ? last : first).left - frame.left, frame.width - tip.offsetWidth)) + "px";
    tip.style.top = (below ? last.bottom - frame.top + 6 : first.top - frame.top - tip.offsetHeight - 6) + "px";
  }
  document.addEventListener("mouseover", function (event) {
    if (!event.target.closest || !window.matchMedia("(hover: hover)").matches) return;
    var link = event.target.closest(".lens-reader a.lens-mark");
    if (link) show(link);
    else if (tip && tip.contains(event.target)) window.clearTimeout(leaving);
    else if (tip && over !== document.activeElement) { window.clearTimeout(leaving); leaving = window.setTimeout(hide, 200); }
  });
  document.addEventListener("focusin", function (event) {
    if (event.target.matches && event.target.matches(".lens-reader a.lens-mark:focus-visible") && named(event.target) !== entered) show(event.target);
    else if (tip && event.target !== over) hide();
  });

  // One place for each fact, in the order of the text.
  function places(box) {
    var seen = {};
    return Array.from(box.querySelectorAll(FACTS)).filter(function (link) {
      var id = named(link), fresh = !seen[id];
      seen[id] = true;
      return fresh;
    });
  }
  function step(by) {
    var box = reader(), all = box ? places(box) : [];
    if (!all.length) return;
    var here = over && over.isConnected ? over : document.activeElement.closest(".lens-reader a.lens-mark") || box.querySelector("[data-focus]");
    var at = here ? all.findIndex(function (link) { return named(link) === (named(here) || null); }) : -1, next = 0;
    if (at >= 0) next = (at + by + all.length) % all.length;
    else if (here) {
      var after = all.findIndex(function (link) { return here.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING; });
      next = by > 0 ? Math.max(after, 0) : (after < 0 ? all.length : after) - 1;
      if (next < 0) next = all.length - 1;
    }
    entered = null;
    all[next].focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "center" });
    show(all[next]);
    var told = box.querySelector("[data-fact-at]");
    if (told) told.textContent = (next + 1) + " / " + all.length;
  }
  document.addEventListener("keydown", function (event) {
    if (!reader() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape" && tip) {
      event.preventDefault();
      event.stopPropagation();
      hide();
      return;
    }
    var by = { ArrowRight: 1, j: 1, ArrowLeft: -1, k: -1 }[event.key];
    if (!by || event.target.closest("input, textarea, select, [contenteditable=true], [role=menu], [data-testid=stPopoverBody]")) return;
    event.preventDefault();
    step(by);
  }, true);
  document.addEventListener("click", function (event) {
    if (!event.target.closest) return;
    var button = event.target.closest("button[data-fact-step]"), link = event.target.closest("[role=dialog] a.lens-mark, [role=dialog] a.lens-fact-head");
    if (button) step(Number(button.dataset.factStep));
    if (link) { entered = named(link); hide(); }
  });

  // The record that was opened from within the reader keeps the keyboard: its drawer is drawn anew, and takes it first.
  new MutationObserver(function () {
    if (tip && !tip.isConnected) hide();
    var id = entered, box = id && reader(), focus = box && box.querySelector("a.lens-mark[data-focus]");
    if (!focus || named(focus) !== id) return;
    window.setTimeout(function () {
      if (entered !== id || !focus.isConnected) return;
      focus.focus({ preventScroll: true });
      entered = null;
    }, 300);
  }).observe(document.body, { childList: true, subtree: true });
})();
