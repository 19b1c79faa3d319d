/* A button that prints the page; without this script the browser's own menu does. */
(function () {
  "use strict";
  var button = document.getElementById("print-page");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
})();
