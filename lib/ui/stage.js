// The stage of a deck: preview, full screen and the presenter's window. Runs again whenever its data change.
const stages = new WeakMap();

function element(name, classes, text) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text) made.textContent = text;
  return made;
}

function create(root, words) {
  const it = { at: 0, data: null, scheme: "", blank: false, started: 0, typed: "", typing: 0 };
  const frame = element("div", "lens-stage");
  root.appendChild(frame);
  const bar = frame.appendChild(element("div", "bar"));
  const button = (text, key, act, first) => {
    const made = bar.appendChild(element("button", first ? "first" : "", text));
    if (key) made.appendChild(element("kbd", "", key));
    made.type = "button";
    made.onclick = act;
    return made;
  };
  const before = button("◀", "", () => go(it.at - 1));
  before.setAttribute("aria-label", words.before);
  const where = bar.appendChild(element("span", "where"));
  const after = button("▶", "", () => go(it.at + 1));
  after.setAttribute("aria-label", words.after);
  const full = button(words.full, "F", present, true);
  const shade = button(words.scheme, "D", flip);
  const copy = button(words.copy, "", () => { try { navigator.clipboard.writeText(window.location.href); copied(); } catch (e) { /* not allowed here */ } });
  const notes = button(words.notes, "", openNotes);
  const remark = button(words.remark, "", writeNotes);
  bar.appendChild(element("span", "gap"));
  const clock = bar.appendChild(element("span", "clock"));
  const said = frame.appendChild(element("p", "sr"));
  said.setAttribute("aria-live", "polite");
  const screen = frame.appendChild(element("div", "screen"));
  screen.tabIndex = 0;
  const speaker = frame.appendChild(element("div", "speaker"));
  const dialog = root.appendChild(element("dialog"));
  dialog.setAttribute("aria-label", words.full);
  const wide = dialog.appendChild(element("div", "screen"));
  wide.tabIndex = -1;
  const out = dialog.appendChild(element("button", "out", "✕"));  // a phone has no Esc
  out.type = "button";
  out.setAttribute("aria-label", words.leave);
  out.onclick = (event) => { event.stopPropagation(); leave(); };
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("lens-briefing") : null;

  function copied() {
    const text = copy.textContent;
    copy.textContent = it.data.words.copied;
    setTimeout(() => { copy.textContent = text; }, 1500);
  }
  function go(to, quiet) {
    it.at = Math.min(Math.max(to, 0), it.data.slides.length - 1);
    it.blank = false;
    show();
    if (!quiet && channel) channel.postMessage({ deck: it.data.key, slide: it.data.slides[it.at].id });
  }
  function show() {
    const slides = it.data.slides, now = slides[it.at];
    const inner = dialog.open ? wide : screen;
    for (const each of [screen, wide]) if (each !== inner) each.replaceChildren();
    inner.innerHTML = now.html;  // made and escaped by lib/ui/stage.py
    where.textContent = it.at + 1 + " / " + slides.length;
    said.textContent = now.title;
    before.disabled = it.at === 0;
    after.disabled = it.at === slides.length - 1;
    dialog.classList.toggle("blank", it.blank);
    speaker.classList.toggle("dim", it.blank);
    for (const each of [screen, dialog]) each.dataset.scheme = it.scheme;
    if (it.data.notes) showNotes(slides, now);
    const address = new URL(window.location.href);
    if (address.searchParams.get("slide") !== now.id) {
      address.searchParams.set("slide", now.id);
      window.history.replaceState(window.history.state, "", address);
    }
  }
  function showNotes(slides, now) {
    speaker.replaceChildren();
    const left = speaker.appendChild(element("div")), right = speaker.appendChild(element("div"));
    left.appendChild(element("h3", "", words.now));
    left.appendChild(screen);
    right.appendChild(element("h3", "", words.next));
    const next = slides[it.at + 1];
    const small = right.appendChild(element("div", "screen"));
    if (next) small.innerHTML = next.html; else small.appendChild(element("p", "", words.end));
    small.dataset.scheme = it.scheme;
    const lines = speaker.appendChild(element("div", "lines"));
    lines.tabIndex = 0;
    // The window is a visit of its own: words of a deck that is not kept reach it from the window that presents.
    const own = it.told ? it.told[now.id] || "" : now.remark;
    if (own) {
      const block = lines.appendChild(element("section", "own"));
      block.appendChild(element("h3", "", words.own));
      for (const line of own.split("\n")) block.appendChild(element("p", "", line));
    } else if (it.data.words.elsewhere) lines.appendChild(element("p", "elsewhere", it.data.words.elsewhere));
    for (const line of now.notes) lines.appendChild(element("p", "", line));
  }
  function present() {
    if (!dialog.open) dialog.showModal();
    show();
    wide.focus();  // not a button or a quotation: nothing before an audience wears a ring
    const ask = dialog.requestFullscreen && dialog.requestFullscreen();
    // Refused: the dialog covers the window all the same. A phone is turned where it lets itself be; else the slide is.
    if (ask) ask.then(() => window.screen.orientation.lock("landscape")).catch(() => {});
  }
  function leave() {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    if (dialog.open) dialog.close();
    it.blank = false;
    show();
    screen.focus();
  }
  function flip() {
    const dark = it.scheme ? it.scheme === "dark" : getComputedStyle(screen).colorScheme === "dark";
    it.scheme = dark ? "light" : "dark";
    show();
    if (channel) channel.postMessage({ deck: it.data.key, scheme: it.scheme });
  }
  function blank() {
    it.blank = !it.blank;
    show();
    if (channel) channel.postMessage({ deck: it.data.key, blank: it.blank });
  }
  // A number and Enter go to that slide, as in other programs.
  function type(digit) {
    it.typed += digit;
    clearTimeout(it.typing);
    it.typing = setTimeout(() => { it.typed = ""; }, 3000);
  }
  function openNotes() {
    const address = new URL(window.location.href);
    address.searchParams.set("notes", "1");
    window.open(address, "lens-notes", "width=1100,height=760");
  }
  function writeNotes() {
    const address = new URL(window.location.href);
    address.searchParams.set("edit", it.data.slides[it.at].id);
    window.history.pushState(null, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
    writing();
  }
  // The panel below the slide opens with the page's next run: the keyboard goes on in it.
  function writing() {
    const until = Date.now() + 4000;
    (function look() {
      const box = document.querySelector(".st-key-card-edit textarea");
      if (box) { box.focus(); box.scrollIntoView({ block: "nearest" }); } else if (Date.now() < until) window.setTimeout(look, 80);
    })();
  }
  function ownWords() { return Object.fromEntries(it.data.slides.map((slide) => [slide.id, slide.remark])); }
  function keys(event) {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    const path = event.composedPath(), target = path[0];
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName || "");
    if (typing) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const here = dialog.open || it.data.notes || path.includes(frame) || target === document.body;
    if (document.querySelector("[role=dialog]") && !dialog.open) return;
    const pressed = target.tagName === "BUTTON" && (key === " " || key === "Enter");
    let act = null;
    if (key === "f") act = dialog.open ? leave : present;
    else if (!here || pressed) return;
    else if (key === "Enter" && it.typed) act = () => { const to = Number(it.typed); it.typed = ""; go(to - 1); };
    else if (["ArrowRight", "PageDown"].includes(key) || (dialog.open && ["ArrowDown", " ", "Enter", "n"].includes(key))) act = () => go(it.at + 1);
    else if (["ArrowLeft", "PageUp"].includes(key) || (dialog.open && ["ArrowUp", "Backspace", "p"].includes(key))) act = () => go(it.at - 1);
    else if (key === "Home") act = () => go(0);
    else if (key === "End") act = () => go(it.data.slides.length - 1);
    else if (key === "d") act = flip;
    else if ((dialog.open || it.data.notes) && (key === "b" || key === ".")) act = blank;
    else if ((dialog.open || it.data.notes) && /^[0-9]$/.test(key)) act = () => type(key);
    else if (dialog.open && key === "Escape") act = leave;
    else if (dialog.open && (key === "r" || key === "c")) act = () => {};  // Streamlit's own shortcuts do not reach an audience
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
  function heard(event) {
    const told = event.data || {};
    if (!it.data || told.deck !== it.data.key) return;
    if (told.ask && !it.data.notes) channel.postMessage({ deck: it.data.key, slide: it.data.slides[it.at].id, scheme: it.scheme, remarks: ownWords() });
    if (told.remarks && it.data.notes) { it.told = told.remarks; if (!told.slide) { show(); return; } }
    if (told.scheme !== undefined) it.scheme = told.scheme;
    if (told.blank !== undefined) { it.blank = told.blank; show(); return; }
    const at = it.data.slides.findIndex((slide) => slide.id === told.slide);
    if (at >= 0) go(at, true); else if (told.scheme !== undefined) show();
  }
  function left() { if (!document.fullscreenElement && dialog.open) leave(); }
  function tick() {
    if (!it.data || !it.data.notes) return;
    const past = Math.floor((Date.now() - it.started) / 1000);
    const now = new Date(), two = (n) => String(n).padStart(2, "0");
    clock.textContent = Math.floor(past / 60) + ":" + two(past % 60);
    clock.title = two(now.getHours()) + ":" + two(now.getMinutes());
  }
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
  function turned() { return wide.offsetWidth > window.innerWidth; }
  function back(event) { return turned() ? event.clientY < window.innerHeight / 3 : event.clientX < window.innerWidth / 3; }
  let pointed = 0;
  dialog.addEventListener("click", (event) => go(it.at + (back(event) ? -1 : 1)));
  dialog.addEventListener("pointermove", () => {
    clearTimeout(pointed);
    dialog.classList.add("pointed");
    pointed = setTimeout(() => dialog.classList.remove("pointed"), 2000);
  });
  // A change of the list draws it anew: the keyboard goes on where it was, or at the slide that took its place.
  function follow(event) {
    const link = event.target.closest && event.target.closest(".lens-slides a[data-act]");
    if (!link || event.detail) return;  // a mouse needs no help
    const at = [...document.querySelectorAll(".lens-slides li")].indexOf(link.closest("li"));
    const { act, slide } = link.dataset, until = Date.now() + 4000, before = link;
    (function look() {
      if (act === "retitle") return writing();
      if (Date.now() > until) return;
      if (before.isConnected) return window.setTimeout(look, 60);
      const rows = [...document.querySelectorAll(".lens-slides li")];
      const row = rows.find((each) => each.querySelector(`[data-slide="${CSS.escape(slide)}"]`)) || rows[Math.min(at, rows.length - 1)];
      const found = row && (row.querySelector(`[data-act="${act}"]`) || row.querySelector("a"));
      if (!found) return window.setTimeout(look, 60);
      found.focus();
    })();
  }
  document.addEventListener("click", follow, true);
  // In the preview a quotation, figure or event opens its passage; before an audience a click turns the slide.
  function source(event) {
    if (dialog.open || it.data.notes || (event.type === "keydown" && event.key !== "Enter")) return;
    const found = event.composedPath().find((each) => each.dataset && each.dataset.open);
    if (!found) return;
    const address = new URL(window.location.href);
    address.searchParams.set("open", found.dataset.open);
    window.history.pushState(null, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }
  screen.addEventListener("click", source);
  screen.addEventListener("keydown", source);
  let touched = 0;
  for (const each of [screen, dialog]) {
    const along = (touch) => (each === dialog && turned() ? touch.clientY : touch.clientX);
    each.addEventListener("touchstart", (event) => { touched = along(event.touches[0]); }, { passive: true });
    each.addEventListener("touchend", (event) => {
      const far = along(event.changedTouches[0]) - touched;
      if (Math.abs(far) > 50) go(it.at + (far < 0 ? 1 : -1));
    });
  }
  if (channel) channel.onmessage = heard;
  window.addEventListener("keydown", keys, true);
  document.addEventListener("fullscreenchange", left);
  const timer = setInterval(tick, 1000);
  it.started = Date.now();

  it.update = (data) => {
    const first = !it.data, held = it.data && it.data.slides[it.at];
    it.data = data;
    const wanted = first ? new URL(window.location.href).searchParams.get("slide") || data.slide : data.slide && data.slide !== it.asked ? data.slide : held && held.id;
    it.asked = data.slide;
    const at = data.slides.findIndex((slide) => slide.id === wanted);
    it.at = at >= 0 ? at : Math.max(0, Math.min(it.at, data.slides.length - 1));
    for (const each of [full, copy, notes, remark]) each.hidden = data.notes;
    speaker.hidden = !data.notes;
    show();
    if (!first && !data.notes && channel) channel.postMessage({ deck: data.key, remarks: ownWords() });
    if (first && data.notes && channel) channel.postMessage({ deck: data.key, ask: true });
  };
  it.stop = () => {
    window.removeEventListener("keydown", keys, true);
    document.removeEventListener("fullscreenchange", left);
    document.removeEventListener("click", follow, true);
    clearInterval(timer);
    if (channel) channel.close();
    if (dialog.open) dialog.close();
    stages.delete(root);
    frame.remove();
    dialog.remove();
  };
  return it;
}

export default function (component) {
  const { data, parentElement } = component;
  if (!stages.has(parentElement)) stages.set(parentElement, create(parentElement, data.words));
  const stage = stages.get(parentElement);
  stage.update(data);
  return () => stage.stop();
}
