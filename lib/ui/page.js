(function () {
  if (window.lensPage) return;
  window.lensPage = true;

  // A link of ours goes into the history; Streamlit answers a history step with a rerun, not a reload.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-go]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.href !== window.location.href) window.history.pushState(null, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
  });

  var seen = null, renamed = null;
  function settle() {
    var page = document.getElementById("lens-page");
    if (page && document.documentElement.lang !== page.dataset.lang) document.documentElement.lang = page.dataset.lang;
    var address = document.getElementById("lens-address");
    if (address && address !== renamed) {
      renamed = address;
      window.history.replaceState(null, "", address.dataset.href);
      window.dispatchEvent(new PopStateEvent("popstate"));
    }
    var app = document.querySelector(".stApp");
    if (app) {
      var scheme = window.getComputedStyle(app).colorScheme;
      if (scheme && scheme !== "normal" && document.documentElement.style.colorScheme !== scheme) document.documentElement.style.colorScheme = scheme;
    }
    var focus = document.querySelector("[role=dialog] [data-focus]");
    if (focus && focus !== seen) focus.scrollIntoView({ block: "center" });
    seen = focus;
  }
  new MutationObserver(function () { window.requestAnimationFrame(settle); }).observe(document.body, { childList: true, subtree: true });
  settle();
})();
