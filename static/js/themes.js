/* Themes: keys, and statements dragged onto a theme. Without it the ticks and buttons do the same. */
(function () {
  "use strict";
  var form = document.getElementById("sorting");
  var list = document.getElementById("list");
  var keys = document.getElementById("keys");
  if (!form || !list) { return; }
  var into = document.getElementById("into");
  var place = document.getElementById("place");
  var count = document.getElementById("ticked");

  function boxes() { return Array.prototype.slice.call(list.querySelectorAll('input[name="statement"]')); }
  function ticked() { return boxes().filter(function (box) { return box.checked; }); }

  function tell() {
    count.textContent = ticked().length;
    count.parentNode.hidden = !boxes().length;
  }
  list.addEventListener("change", tell);
  document.getElementById("tick-all").addEventListener("click", function () {
    var all = ticked().length < boxes().length;
    boxes().forEach(function (box) { box.checked = all; });
    tell();
  });

  /* The ticked ones, or the one that is stood on, into the theme of this id; the server answers with the page. */
  function send(theme) {
    if (!into || !place) { return; }
    if (!ticked().length) {
      var here = stood();
      if (!here) { return; }
      here.checked = true;
    }
    into.value = theme;
    remember();
    if (form.requestSubmit) { form.requestSubmit(place); } else { place.click(); }
  }

  /* After the page has come back: at the place where the first of those that went away was. */
  function remember() {
    var first = boxes().indexOf(ticked()[0]);
    try { window.sessionStorage.setItem("themes-place", String(Math.max(0, first))); } catch (error) { /* Then at the top. */ }
  }
  form.addEventListener("submit", remember);

  function comeBack() {
    var place = null;
    try {
      place = window.sessionStorage.getItem("themes-place");
      window.sessionStorage.removeItem("themes-place");
    } catch (error) { return; }
    var all = boxes();
    if (place !== null && all.length) { stand(all[Math.min(all.length - 1, Number(place))]); }
  }

  function stood() { return boxes().indexOf(document.activeElement) < 0 ? null : document.activeElement; }

  function stand(box) {
    box.focus({ preventScroll: true });
    var line = box.closest(".theme-line").getBoundingClientRect();
    var bar = document.getElementById("sorting-bar");
    var top = window.getComputedStyle(bar).position === "sticky" ? bar.getBoundingClientRect().bottom : 0;
    if (line.top < top || line.bottom > window.innerHeight) { window.scrollBy(0, line.top - top - 12); }
  }

  function walk(step) {
    var all = boxes();
    var at = all.indexOf(stood());
    var next = at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (next) { stand(next); }
  }

  /* Keys: off in fields, with other keys held, and when switched off. */
  var ACTS = {
    j: function () { walk(1); },
    k: function () { walk(-1); },
    arrowdown: function () { walk(1); },
    arrowup: function () { walk(-1); },
    x: function () { var here = stood(); if (here) { here.checked = !here.checked; tell(); } },
    n: function () { document.getElementById("name").focus(); },
    s: function () { document.getElementById("words").focus(); },
    u: function () { var undo = document.getElementById("undoing"); if (undo) { undo.querySelector("button").click(); } }
  };

  document.addEventListener("keydown", function (event) {
    var field = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!keys || !keys.checked || field || event.ctrlKey || event.metaKey || event.altKey) { return; }
    var key = event.key.toLowerCase();
    var arrow = key.indexOf("arrow") === 0;
    if (arrow && !stood()) { return; }
    var chosen = into && /^[0-9]$/.test(key) ? into.querySelector('option[data-key="' + key + '"]') : null;
    if (chosen && !event.repeat) { event.preventDefault(); send(chosen.value); return; }
    if (ACTS[key]) { event.preventDefault(); ACTS[key](); }
  });

  /* Drag: a statement, and whatever is ticked with it, onto the card of a theme. */
  list.querySelectorAll(".theme-line").forEach(function (line) {
    line.draggable = true;
    line.addEventListener("dragstart", function (event) {
      line.querySelector("input").checked = true;
      tell();
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", line.dataset.number);
    });
  });
  document.querySelectorAll(".theme-card").forEach(function (card) {
    function lit(on) { card.classList.toggle("is-over", on); }
    card.addEventListener("dragover", function (event) { event.preventDefault(); lit(true); });
    card.addEventListener("dragleave", function () { lit(false); });
    card.addEventListener("drop", function (event) { event.preventDefault(); lit(false); send(card.dataset.theme); });
  });

  if (keys) {
    keys.closest(".keys-row").hidden = false;
    try {
      keys.checked = window.localStorage.getItem("themes-keys") !== "off";
      keys.addEventListener("change", function () { window.localStorage.setItem("themes-keys", keys.checked ? "on" : "off"); });
    } catch (error) { /* Without a store the choice lasts as long as the page. */ }
  }
  tell();
  comeBack();
})();
