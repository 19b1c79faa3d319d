/* Typing in paper without the mouse: Enter goes to the next line, Ctrl and Enter store. Without it Enter stores at once. */
(function () {
  "use strict";
  var form = document.querySelector(".paper-form");
  if (!form) { return; }
  form.querySelector(".keys-hint").hidden = false;

  form.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.target.tagName === "BUTTON") { return; }
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) { form.submit(); return; }
    var fields = Array.prototype.slice.call(form.querySelectorAll("input:not([type=hidden]), select, button"));
    var next = fields[fields.indexOf(event.target) + 1];
    if (next && next.tagName === "SELECT" && next.options.length === 1) { next = fields[fields.indexOf(next) + 1]; }
    if (next) { next.focus(); }
  });
})();
