/* A button that copies the link beside it. Where the browser does not let it, the link is marked, to be copied by hand. Without this
   script there is no button. */
(function () {
  "use strict";
  var row = document.getElementById("copy");
  var field = document.getElementById("fresh-link");
  if (!row || !field) return;

  /* The newer way to the clipboard is only there over https; this one works in a hall's own network, too. */
  function copied() {
    try {
      return document.execCommand("copy");
    } catch (error) {
      return false;
    }
  }

  row.querySelector("button").addEventListener("click", function () {
    field.focus();
    field.select();
    row.querySelector("[role=status]").textContent = copied() ? row.dataset.copied : row.dataset.byHand;
  });
  row.hidden = false;
})();
