(function () {
  if (window.lensPage) return;
  window.lensPage = true;

  // The address says which version of the corpus it was made on; whoever copies it out of the browser passes that on.
  function dated(href) {
    var head = document.querySelector(".lens-head"), made = head && head.dataset.version, url = new URL(href, window.location.href);
    if (made && !url.searchParams.get("v")) url.search += (url.search ? "&" : "?") + "v=" + encodeURIComponent(made);
    return url.href;
  }

  // A link that stays on the page names the selection and what it opens; the page's own controls go with it as they stand now.
  function whole(link) {
    var bare = link.dataset.bare || link.getAttribute("href"), said = document.getElementById("lens-page");
    if (bare.charAt(0) !== "?" || bare === "?" || !said) return link.href;
    var named = new URLSearchParams(bare), here = new URLSearchParams(window.location.search), more = new URLSearchParams();
    var carried = said.dataset.carried.split(" ");
    if (named.has("open") || named.has("pin")) carried = carried.concat(said.dataset.listed.split(" "));
    carried.forEach(function (name) {
      if (!named.has(name)) here.getAll(name).forEach(function (value) { more.append(name, value); });
      else if (!named.get(name)) bare = bare.replace(new RegExp("([?&])" + name + "=(?=&|$)"), "$1").replace(/&+$/, "").replace(/([?&])&/, "$1");
    });
    more = more.toString();
    return new URL(bare + (more && bare.length > 1 ? "&" : "") + more, window.location.href).href;
  }
  // Who opens a link elsewhere, or copies it, gets all of it too.
  ["mousedown", "focusin", "contextmenu"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var link = event.target.closest && event.target.closest("a[data-go][href^='?'], a[data-value][href^='?'], a[data-bare]");
      if (!link) return;
      if (!link.dataset.bare) link.dataset.bare = link.getAttribute("href");
      link.href = whole(link);
    });
  });

  // Another language is a step of its own: Streamlit writes it over the entry that speaks the old one, then adds one for the new names.
  // So is a filter chosen in the rail, which Streamlit writes over the entry before: Back is the previous selection.
  var put = window.history.replaceState, push = window.history.pushState, switched = 0, touched = 0, stepped = 0;
  function switching() { return Date.now() - switched < 3000; }
  function spoken(href) { return new URL(href, window.location.href).searchParams.get("lang"); }
  function meant(href) {  // an address without a language means the browser's: written out or not, it is the same one
    var page = document.getElementById("lens-page");
    return spoken(href) || (page ? page.dataset.first : null);
  }
  function selected(href, but) {
    var said = document.getElementById("lens-page"), given = new URL(href, window.location.href).searchParams;
    return said ? said.dataset.selects.split(" ").map(function (name) { return name === but ? "" : name + given.getAll(name); }).join() : "";
  }
  function grows(href) {  // words that are typed are one selection, not one a letter
    var now = new URL(href, window.location.href).searchParams.get("text") || "", was = new URLSearchParams(window.location.search).get("text") || "";
    return now && was && (now.indexOf(was) === 0 || was.indexOf(now) === 0) && selected(href, "text") === selected(window.location.href, "text");
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest(".st-key-lang button")) switched = Date.now();
  }, true);
  // What a control has just written stays: a run that began before it was touched ends later, and would write the address without it.
  var written = {};
  function kept(href) {
    var page = document.getElementById("lens-page"), given = new URL(href, window.location.href), here = new URL(window.location.href);
    if (!page || switching() || given.pathname !== here.pathname) return href;
    page.dataset.carried.split(" ").forEach(function (name) {
      var values = given.searchParams.getAll(name), was = written[name];
      if (!values.length && was && Date.now() - was.at < 6000) was.values.forEach(function (value) { given.searchParams.append(name, value); });
      else if (Date.now() - touched < 1000 && values.join() !== here.searchParams.getAll(name).join()) written[name] = { values: values, at: Date.now() };
    });
    return given.href === new URL(href, here).href ? href : given.href;
  }
  ["pointerdown", "keydown", "input", "click"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (!event.isTrusted) return;
      touched = Date.now();
      if (kind !== "input") written = {};
    }, true);
  });
  window.addEventListener("popstate", function () { stepped = Date.now(); written = {}; }, true);
  window.history.replaceState = function (state, title, href) {
    var here = window.location.href, steps = false;
    if (href && switching()) steps = meant(href) !== meant(here);
    else if (href && touched > stepped && Date.now() - touched < 4000) steps = selected(href) !== selected(here) && !grows(href);
    return (steps ? push : put).call(window.history, state, title, href && kept(href));
  };
  window.history.pushState = function (state, title, href) {
    // Nor is it a step where Streamlit drops what it does not know of an address before anybody has touched the page.
    var renames = href && (switching() || !touched) && new URL(href, window.location.href).pathname === window.location.pathname;
    return (renames ? put : push).apply(window.history, arguments);
  };
  // A step back into it is loaded anew: on a step, Streamlit drops names that are not of the language in force. So is a step that is made
  // while the app is still being loaded: Streamlit does not know the filters yet, and would write an address without them.
  var started = false;
  function foreign() {
    var page = document.getElementById("lens-page");
    return !!page && meant(window.location.href) !== page.dataset.spoken;
  }
  window.addEventListener("popstate", function (event) {
    if (!event.isTrusted || (started && !foreign())) return;
    event.stopImmediatePropagation();
    window.location.reload();
  }, true);
  var entry = window.performance.getEntriesByType("navigation")[0], loaded = entry ? entry.name : window.location.href;
  var first = new URL(loaded).pathname, turned = spoken(loaded) !== spoken(window.location.href) && foreign();
  if (turned || (first !== window.location.pathname && !/\/overview$/.test(first))) {
    window.location.reload();
    return;
  }

  // The first page's own name leads on to the root: a step back through it goes further back.
  window.addEventListener("popstate", function () {
    if (/\/overview$/.test(window.location.pathname)) window.history.back();
  });

  // The drawer closed: the keyboard goes on at the link that opened it, or at the one that has taken its place.
  var opener = null, drawn = false;
  function comeBack() {
    var drawer = document.querySelector("[role=dialog]"), left = drawn && !drawer;
    drawn = !!drawer;
    if (!left || !opener) return;
    var bare = opener.dataset.bare || opener.getAttribute("href"), link = opener;
    window.setTimeout(function () {  // one passage may follow another: then a drawer is there again
      if (document.querySelector("[role=dialog]") || document.activeElement !== document.body) return;
      if (!link.isConnected) link = Array.from(document.querySelectorAll("a[data-go]")).find(function (each) { return (each.dataset.bare || each.getAttribute("href")) === bare; });
      if (link) link.focus({ preventScroll: true });
    }, 120);
  }

  document.addEventListener("pointerdown", function (event) {
    if (event.target.closest && !event.target.closest("[role=dialog]")) opener = null;
  }, true);

  // A link of ours goes into the history; Streamlit answers a history step with a rerun, not a reload.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-go]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!link.closest("[role=dialog]")) opener = link;
    // Another page with other filters: Streamlit drops the filters on a step within its history, so it is loaded anew.
    if (link.hasAttribute("data-anew") && link.pathname !== window.location.pathname) return window.location.assign(link.href);
    var made = dated(whole(link));
    if (made !== dated(window.location.href)) push.call(window.history, null, "", made);
    window.dispatchEvent(new PopStateEvent("popstate"));
  });

  // A value on a card opens a small menu: show only it, show it too, hide it, lift it. Addresses are made from the one in force.
  var menu = null, owner = null;
  function shut(back) {
    if (!menu) return;
    menu.remove();
    owner.setAttribute("aria-expanded", "false");
    if (back) owner.focus();
    menu = owner = null;
  }
  function address(dimension, change) {
    var here = new URLSearchParams(window.location.search);
    var values = change(here.getAll(dimension));
    here.delete(dimension);
    values.forEach(function (v) { here.append(dimension, v); });
    document.getElementById("lens-page").dataset.listed.split(" ").concat("v").forEach(function (k) { here.delete(k); });
    return "?" + here.toString();
  }
  function unfold(link) {
    shut(false);
    var said = document.getElementById("lens-page").dataset, is = link.dataset, d = is.value;
    var now = new URLSearchParams(window.location.search).getAll(d);
    var others = now.filter(function (v) { return v !== is.keep && v !== is.hide; });
    var out = others.filter(function (v) { return v.indexOf(said.out) === 0; });
    var items = [];
    function offer(text, href) { items.push([text, href]); }
    if (now.indexOf(is.keep) < 0 || others.length > out.length) offer(said.keep, address(d, function () { return out.concat([is.keep]); }));
    if (now.indexOf(is.keep) < 0 && others.length > out.length) offer(said.add, address(d, function () { return others.concat([is.keep]); }));
    if (now.indexOf(is.hide) < 0) offer(said.hide, address(d, function () { return others.concat([is.hide]); }));
    if (now.indexOf(is.keep) >= 0 || now.indexOf(is.hide) >= 0) offer(said.lift, address(d, function () { return others; }));
    if (is.profile) offer(said.profile, is.profile);
    menu = document.createElement("span");
    menu.className = "lens-menu";
    menu.setAttribute("role", "menu");
    items.forEach(function (item) {
      var a = document.createElement("a");
      a.href = item[1];
      a.textContent = item[0];
      a.setAttribute("role", "menuitem");
      a.setAttribute("data-go", "");
      a.setAttribute("data-anew", "");
      menu.appendChild(a);
    });
    owner = link;
    link.setAttribute("aria-expanded", "true");
    link.parentNode.appendChild(menu);
    if (menu.getBoundingClientRect().right > window.innerWidth - 8) menu.classList.add("lens-menu-left");
    menu.firstChild.focus({ preventScroll: true });
  }
  document.addEventListener("click", function (event) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    var link = event.target.closest && event.target.closest("a[data-value]");
    if (link) {
      event.preventDefault();
      if (owner === link) shut(true); else unfold(link);
    } else if (menu) {
      var chosen = menu.contains(event.target);
      if (!chosen) shut(false); else window.setTimeout(function () { shut(false); }, 0);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (menu && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      shut(true);
    } else if (menu && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      var all = Array.prototype.slice.call(menu.children), at = all.indexOf(document.activeElement);
      event.preventDefault();
      all[(at + (event.key === "ArrowDown" ? 1 : all.length - 1)) % all.length].focus();
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.target.closest("input, textarea, [contenteditable=true]")) {
      var key = event.key.toLowerCase(), step = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : null;
      var link = step && document.querySelector("a[data-step=" + step + "]");
      if (link) { event.preventDefault(); link.click(); }
    }
  }, true);

  // A picture of a chart: its drawing between its finding and what it was made from, in the browser's own fonts.
  function lines(text, room, font) {
    var pen = document.createElement("canvas").getContext("2d"), out = [], line = "";
    pen.font = font;
    Array.from(text).forEach(function (letter) {
      if (line && pen.measureText(line + letter).width > room) { out.push(line); line = ""; }
      line += letter;
    });
    return line ? out.concat(line) : out;
  }
  function picture(card) {
    var plot = card.querySelector(".js-plotly-plot"), style = window.getComputedStyle(card), space = "http://www.w3.org/2000/svg";
    var box = plot.getBoundingClientRect(), pad = 24, width = Math.ceil(box.width) + 2 * pad, at = pad;
    var root = document.documentElement, scheme = window.getComputedStyle(root);
    var sans = scheme.getPropertyValue("--sans").trim(), serif = scheme.getPropertyValue("--serif").trim();
    var svg = document.createElementNS(space, "svg");
    function write(node, size, weight, family, instead) {
      var text = instead || (node ? node.innerText : ""), colour = window.getComputedStyle(node || card).color;
      lines(text, width - 2 * pad, weight + " " + size + "px " + family).forEach(function (line) {
        var made = svg.appendChild(document.createElementNS(space, "text"));
        at += size * 1.4;
        made.setAttribute("x", pad); made.setAttribute("y", at); made.setAttribute("fill", colour);
        made.setAttribute("font-size", size); made.setAttribute("font-weight", weight); made.setAttribute("font-family", family);
        made.textContent = line;
      });
    }
    var ground = svg.appendChild(document.createElementNS(space, "rect"));
    write(card.querySelector(".lens-finding"), 20, 700, serif);
    var sub = card.querySelector(".lens-sub"), hint = card.querySelector("[data-hint]").dataset.hint;
    // A picture cannot be clicked: what says so is left out.
    write(sub, 13, 400, sans, sub && sub.innerText.split(/(?<=[；。;])| · /).filter(function (part) { return part.indexOf(hint) < 0; }).join(" ").replace(/[；;。\s]+$/, ""));
    at += 14;
    plot.querySelectorAll(".main-svg").forEach(function (layer) {
      var copy = layer.cloneNode(true), place = layer.getBoundingClientRect();
      copy.setAttribute("x", pad + place.left - box.left); copy.setAttribute("y", at + place.top - box.top);
      copy.setAttribute("width", place.width); copy.setAttribute("height", place.height);
      copy.style.background = "transparent";
      copy.querySelectorAll(".drag, .draglayer, .hoverlayer").forEach(function (node) { node.remove(); });
      svg.appendChild(copy);
    });
    at += box.height + 8;
    write(card.querySelector(".lens-sub"), 12, 400, sans, card.querySelector("[data-from]").dataset.from);
    var height = Math.ceil(at + pad * 0.8);
    ground.setAttribute("width", width); ground.setAttribute("height", height); ground.setAttribute("fill", style.backgroundColor);
    svg.setAttribute("xmlns", space); svg.setAttribute("width", width); svg.setAttribute("height", height);
    svg.setAttribute("viewBox", "0 0 " + width + " " + height); svg.setAttribute("lang", root.lang);
    return { text: new XMLSerializer().serializeToString(svg), width: width, height: height };
  }
  function give(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-picture]");
    var card = button && button.closest("[class*='st-key-card-']");
    if (!card || !card.querySelector(".js-plotly-plot")) return;
    var made = picture(card), kind = button.dataset.picture;
    var name = (/st-key-card-([\w-]+)/.exec(card.className) || ["", "chart"])[1] + "-" + button.dataset.tail + "." + kind;
    var vector = new Blob([made.text], { type: "image/svg+xml;charset=utf-8" });
    if (kind === "svg") { give(vector, name); return; }
    var image = new Image();
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = made.width * 2; canvas.height = made.height * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { give(blob, name); }, "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(made.text);
  });

  // A button marked `data-copy` copies its text and says so.
  function copied(text, near) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var field = document.createElement("textarea");
    field.value = text;
    near.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject();
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-copy]");
    if (!button || button.dataset.name) return;
    copied(button.dataset.copy, button.parentElement).then(function () {
      button.dataset.name = button.textContent;
      button.textContent = button.dataset.done;
      window.setTimeout(function () { button.textContent = button.dataset.name; delete button.dataset.name; }, 1600);
    }, function () {});
  });

  // A column's head sorts its table: first up, then down; numbers by size, words by their language.
  function sizes(text) {
    var bare = text.replace(/,/g, "").replace(/%.*$/, "").trim();
    return bare !== "" && !isNaN(bare) ? Number(bare) : null;
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-sort]");
    if (!button) return;
    var head = button.parentElement, body = button.closest("table").tBodies[0], at = head.cellIndex;
    var down = head.getAttribute("aria-sort") === "ascending";
    var rows = Array.prototype.slice.call(body.rows).map(function (row) {
      var text = row.cells[at].textContent;
      return { row: row, text: text, size: sizes(text) };
    });
    rows.sort(function (a, b) {
      if (!a.text !== !b.text) return a.text ? -1 : 1;
      var by = a.size !== null && b.size !== null ? a.size - b.size : a.text.localeCompare(b.text, document.documentElement.lang);
      return down ? -by : by;
    });
    Array.prototype.forEach.call(head.parentElement.cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.forEach(function (r) { body.appendChild(r.row); });
  });

  // The way past the rail, first in the order of the keyboard.
  var skip = document.createElement("a");
  skip.className = "lens-skip";
  skip.href = "#";
  skip.addEventListener("click", function (event) {
    var title = document.querySelector(".lens-head h1");
    event.preventDefault();
    if (title) { title.focus(); title.scrollIntoView(); }
  });
  document.body.insertBefore(skip, document.body.firstChild);

  // What a button unfolds stands at the end of the document: the next press of Tab goes there, not on through the page.
  document.addEventListener("keydown", function (event) {
    var here = document.activeElement, body = document.querySelector("[data-testid=stPopoverBody]");
    if (event.key !== "Tab" || event.shiftKey || !body || !here || !here.closest("[data-testid=stPopover]")) return;
    var first = body.querySelector("input, textarea, button, a[href]");
    if (first) { event.preventDefault(); first.focus(); }
  });

  // Help beside the title closes on Esc and on a click elsewhere; the forms of a citation on Esc.
  document.addEventListener("keydown", function (event) {
    var fold = event.key === "Escape" && (document.querySelector(".lens-help[open]") || event.target.closest(".lens-cite-one[open]"));
    if (fold) { fold.open = false; fold.querySelector("summary").focus(); }
  });
  document.addEventListener("click", function (event) {
    var help = document.querySelector(".lens-help[open]");
    if (help && !help.contains(event.target)) help.open = false;
  });

  // The first visit: three steps in a corner, never in the way; the browser remembers that they were seen.
  var POINTS = ["[data-testid=stSidebarUserContent]", "[class*='st-key-card-']", ".st-key-takeaway"], tour = null, step = 0;
  function toured() {
    try { return window.localStorage.getItem("lens-tour") === "seen"; } catch (error) { return true; }
  }
  function endTour() {
    try { window.localStorage.setItem("lens-tour", "seen"); } catch (error) { /* a browser that keeps nothing */ }
    if (tour) tour.remove();
    tour = null;
    point(null);
  }
  function point(selector) {
    document.querySelectorAll(".lens-pointed").forEach(function (node) { node.classList.remove("lens-pointed"); });
    var aim = selector && document.querySelector(selector);
    if (aim) aim.classList.add("lens-pointed");
  }
  function part(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }
  function showStep() {
    var said = document.getElementById("lens-page").dataset, last = step === POINTS.length - 1, n = step + 1;
    tour.setAttribute("aria-label", said.tourname);
    var next = part("button", last ? said.tourdone : said.tournext), away = part("button", said.tourskip), row = part("div", "");
    next.type = away.type = "button";
    next.setAttribute("data-next", "");
    next.addEventListener("click", function () { if (last) { endTour(); return; } step += 1; showStep(); tour.querySelector("[data-next]").focus(); });
    away.addEventListener("click", endTour);
    row.append(part("span", n + " / " + POINTS.length));
    if (!last) row.append(away);
    row.append(next);
    tour.replaceChildren(part("h2", said["tour" + n + "title"]), part("p", said["tour" + n + "text"]), row);
    point(POINTS[step]);
  }
  function beginTour() {
    if (tour) return;
    step = 0;
    tour = document.createElement("aside");
    tour.className = "lens-tour";
    tour.setAttribute("aria-live", "polite");
    document.body.appendChild(tour);
    showStep();
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("button[data-tour]")) {
      document.querySelector(".lens-help[open]").open = false;
      beginTour();
      tour.querySelector("[data-next]").focus();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (tour && event.key === "Escape" && !document.querySelector("[role=dialog]")) endTour();
  });

  // Charts are laid out anew on a phone: the server is told where the screen is not what the page was drawn for.
  var told = null;
  function measure(page) {
    var is = window.matchMedia("(max-width: 700px)").matches ? "narrow" : "wide";
    var here = page.dataset.screen !== is && !touched && !renamed ? loaded : window.location.href;  // of which Streamlit has dropped what it does not know
    var bare = here.replace(/([?&])screen=\w+&?/, "$1").replace(/[?&]$/, "");
    if (page.dataset.screen === is) {
      told = null;
      if (bare !== here) put.call(window.history, window.history.state, "", bare);
    } else if (told !== is) {
      told = is;
      put.call(window.history, window.history.state, "", bare + (bare.indexOf("?") < 0 ? "?" : "&") + "screen=" + is);
      window.dispatchEvent(new PopStateEvent("popstate"));
    }
  }
  window.addEventListener("resize", function () { window.requestAnimationFrame(settle); });

  var seen = null, renamed = null, asked = false, dropped = null;
  function settle() {
    var page = document.getElementById("lens-page");
    if (document.querySelector(".lens-head")) started = true;
    if (page) measure(page);
    if (page && document.documentElement.lang !== page.dataset.lang) document.documentElement.lang = page.dataset.lang;
    if (page && skip.textContent !== page.dataset.skip) {
      skip.textContent = page.dataset.skip;
      if (tour) showStep();
    }
    if (!asked && page && document.querySelector(".lens-head")) {
      asked = true;
      if (!toured() && !document.querySelector("[role=dialog]") && !/[?&](open|embed)=/.test(window.location.search)) beginTour();
    }
    var address = document.getElementById("lens-address");
    if (address && address !== renamed) {
      renamed = address;
      put.call(window.history, null, "", address.dataset.href);
      window.dispatchEvent(new PopStateEvent("popstate"));
    }
    // Another list than the one that was leafed through: it is open at its first page.
    var leaf = document.getElementById("lens-leaf"), bare = new URL(window.location.href);
    if (!leaf) dropped = null;
    else if (dropped !== leaf.dataset.among && bare.searchParams.has(leaf.dataset.drop)) {
      dropped = leaf.dataset.among;
      bare.searchParams.delete(leaf.dataset.drop);
      put.call(window.history, window.history.state, "", bare.href);
      window.dispatchEvent(new PopStateEvent("popstate"));
    }
    var app = document.querySelector(".stApp");
    if (app) {
      var scheme = window.getComputedStyle(app).colorScheme;
      if (scheme && scheme !== "normal" && document.documentElement.style.colorScheme !== scheme) document.documentElement.style.colorScheme = scheme;
    }
    if (dated(window.location.href) !== window.location.href) put.call(window.history, window.history.state, "", dated(window.location.href));
    var focus = document.querySelector("[role=dialog] [data-focus]");
    if (focus && focus !== seen) focus.scrollIntoView({ block: "center" });
    seen = focus;
    comeBack();
  }
  new MutationObserver(function () { window.requestAnimationFrame(settle); }).observe(document.body, { childList: true, subtree: true });
  settle();
})();
