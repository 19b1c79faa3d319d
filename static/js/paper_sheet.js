/* A whole sheet by keyboard: Enter to the next field, 1-4 the kind, 0 unreadable, Ctrl and Enter store. Without it the form is a plain one. */
(function () {
  "use strict";
  var form = document.querySelector(".whole-sheet");
  if (!form) { return; }
  var hint = form.querySelector(".keys-hint");
  var sent = false;
  if (hint) { hint.hidden = false; }

  function fields() {
    return Array.prototype.slice.call(form.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), select, button"));
  }

  function go(field) {
    if (!field) { return; }
    field.focus();
    if (field.type === "text") { field.select(); }
  }

  function on(field) {
    var all = fields();
    return all[all.indexOf(field) + 1];
  }

  function beside(field, name) {
    return document.getElementById(name + field.id.slice(field.id.indexOf("-")));
  }

  /* An empty answer is left at one press: from its kind to the next row. */
  function after(field) {
    var text = field.id.indexOf("kind-") === 0 ? beside(field, "text") : null;
    return text && !field.value && !text.value ? on(text) : on(field);
  }

  function tick(field) {
    var box = beside(field, "unreadable");
    box.checked = !box.checked;
    go(beside(field, "text"));
  }

  function choose(field, digit) {
    if (digit >= field.options.length) { return; }
    field.selectedIndex = digit;
    go(beside(field, "text"));
  }

  function store() {
    if (sent) { return; }
    sent = true;
    form.submit();
  }

  form.addEventListener("keydown", function (event) {
    var field = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); store(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || field.tagName === "BUTTON") { return; }
    if (event.key === "Enter") { event.preventDefault(); go(after(field)); return; }
    if (field.id.indexOf("kind-") !== 0 || !/^[0-9]$/.test(event.key)) { return; }
    event.preventDefault();
    if (event.key === "0") { tick(field); } else { choose(field, Number(event.key)); }
  });
  form.addEventListener("submit", function (event) {
    if (sent) { event.preventDefault(); }
    sent = true;
  });
  window.addEventListener("pageshow", function () { sent = false; });

  /* A number that is typed in already is said at once; the server says it in any case. */
  var number = form.querySelector("#number");
  var known = document.getElementById("known-now");
  function look() {
    var typed = form.dataset.typed.split(" ").indexOf(number.value.trim()) >= 0;
    var link = known.querySelector("a");
    known.hidden = !typed || document.getElementById("known") !== null;
    link.href = link.href.replace(/\d*$/, number.value.trim());
  }
  if (number) {
    number.addEventListener("input", look);
    number.addEventListener("focus", function () { number.select(); });
    if (document.activeElement === number) { number.select(); }
  }
})();
