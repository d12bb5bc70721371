(function (css) {
  // The style sheet lives at the end of the body, behind Streamlit's own, and stays there while pages come and go.
  var sheet = document.getElementById("lens-sheet");
  if (!sheet) {
    sheet = document.createElement("style");
    sheet.id = "lens-sheet";
    document.body.appendChild(sheet);
  }
  if (sheet.textContent !== css) sheet.textContent = css;
})