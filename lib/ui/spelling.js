(function () {
  if (window.lensSpelling) return;
  window.lensSpelling = true;

  // A list of the rail finds a name only as it is printed. What is typed in the other script turns into the printed one.
  var kept = { text: "", names: {}, folded: {} };
  function told() {
    var held = document.getElementById("lens-spellings"), text = held ? held.dataset.names : "";
    if (held && text !== kept.text) kept = { text: text, names: JSON.parse(text), folded: JSON.parse(held.dataset.folded) };
    return kept;
  }
  function fold(text, map) {
    return Array.from(text.toLowerCase(), function (c) { return map[c] || c; }).join("");
  }
  function turn(box) {
    var list = box.closest && box.closest('[data-testid="stMultiSelect"], [data-testid="stSelectbox"]');
    if (!list || !box.value) return;
    var holder = list.closest('[class*="st-key-"]'), key = holder && (holder.className.match(/st-key-([a-z]+)/) || [])[1];
    var known = told(), names = known.names[key];
    if (!names && list.closest('[data-testid="stSidebar"]')) return;
    names = names || [].concat.apply([], Object.values(known.names));  // lists of a page hold names of all kinds
    var typed = box.value.toLowerCase();
    if (names.some(function (name) { return name.toLowerCase().indexOf(typed) >= 0; })) return;
    var wanted = fold(typed, known.folded);
    var name = names.find(function (each) { return fold(each, known.folded).indexOf(wanted) >= 0; });
    if (!name) return;
    var printed = Array.from(name).slice(Array.from(fold(name, known.folded).split(wanted)[0]).length).slice(0, Array.from(wanted).length).join("");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, printed);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  document.addEventListener("input", function (event) { if (!event.isComposing) turn(event.target); });
  document.addEventListener("compositionend", function (event) { var box = event.target; window.setTimeout(function () { turn(box); }, 0); });
})();
