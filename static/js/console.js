/* The evening's console: presses are sent without leaving the page, keys and presenter remotes press the same buttons, and the
   page follows what others do. Without it every button is a plain form. */
(function () {
  "use strict";
  var EVERY = 1500;
  var REFRESH = 30000;
  var PATIENCE = 6000;
  var BOUNCE = 700;
  var BUTTONS = ".press button, .now a.button";
  var KEYS = {
    PageDown: "press-next", ArrowRight: "press-next", " ": "press-next", PageUp: "press-back", ArrowLeft: "press-back",
    ".": "press-blank", b: "press-blank", B: "press-blank", "+": "press-more", p: "press-pause", P: "press-pause",
    ArrowDown: "press-page-on", ArrowUp: "press-page-back"
  };
  var clock = window.vrtiljakClock;
  var help = document.getElementById("keys-help");
  var keys = document.getElementById("keys");
  var asked = document.getElementById("asked");
  var busy = false;
  var presses = 0;
  var moved = 0;
  var fetched = Date.now();
  var failures = 0;
  var undoTimer = 0;
  if (!window.fetch || !window.DOMParser || !document.getElementById("run")) return;

  function run() {
    return document.getElementById("run");
  }

  function ask(address, options) {
    return window.vrtiljakAsk(address, PATIENCE, options);
  }

  /* The piece that the server sent takes the place of the one that is there; the button that was pressed keeps the focus,
     unless the evening has moved on: then it would lead on from a stage that nobody has seen yet. What was asked for before the
     last press may be older than its answer, and gives way. */
  function take(answer, sent, turn) {
    var received = Date.now();
    return answer.text().then(function (text) {
      if (turn !== presses) return;
      var next = new DOMParser().parseFromString(text, "text/html").getElementById("run");
      if (!next) { window.location.reload(); return; }
      var focused = run().contains(document.activeElement) ? document.activeElement.id : "";
      fetched = Date.now();
      clock.learn(Number(next.dataset.now), sent, received);
      var left = next.dataset.state !== run().dataset.state;
      run().replaceWith(document.adoptNode(next));
      refocus(focused, left);
      var told = document.getElementById("told");
      if (told) told.scrollIntoView({ block: "nearest" });
      forget();
      clock.tick();
      fade();
    });
  }

  function refocus(id, moved) {
    var button = id && (moved ? document.querySelector("#run .button-primary") : document.getElementById(id));
    if (button) button.focus({ preventScroll: true });
  }

  function send(form) {
    if (busy || cut()) return;
    var sent = Date.now();
    var turn = presses += 1;
    busy = true;
    ask(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)) })
      .then(function (answer) { return take(answer, sent, turn); })
      .then(reached, lost)
      .then(function () { busy = false; moved = Date.now(); });
  }

  function reached() {
    failures = 0;
    said(false);
  }

  function lost() {
    failures += 1;
    said(failures > 1 || busy);
  }

  /* The word stands at the buttons, and while it stands they are out of work; the next look that succeeds brings both back. */
  function said(offline) {
    var note = document.getElementById("offline");
    if (offline === cut()) return;
    note.textContent = offline ? note.dataset.words : "";
    note.hidden = !offline;
    run().classList.toggle("is-cut", offline);
    Array.prototype.forEach.call(run().querySelectorAll(BUTTONS), function (button) {
      if (offline) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    });
  }

  function cut() {
    return run().classList.contains("is-cut");
  }

  /* Undo is offered for ten seconds (F5.2). */
  function fade() {
    var note = document.getElementById("undo-move");
    window.clearTimeout(undoTimer);
    if (note) undoTimer = window.setTimeout(function () { note.hidden = true; }, Number(note.dataset.seconds) * 1000);
  }

  function look() {
    var sent = Date.now();
    var turn = presses;
    if (busy) { window.setTimeout(look, EVERY); return; }
    ask("/" + run().dataset.code + "/pulse?v=" + run().dataset.v)
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        if (turn !== presses || (answer.status === 204 && Date.now() - fetched < REFRESH)) return null;
        sent = Date.now();
        return ask(window.location.pathname).then(function (piece) {
          if (!piece.ok) throw new Error(String(piece.status));
          return take(piece, sent, turn);
        });
      })
      .then(reached, lost)
      .then(function () { window.setTimeout(look, EVERY); });
  }

  document.addEventListener("submit", function (event) {
    if (!event.target.closest(".press")) return;
    event.preventDefault();
    send(event.target);
  });

  /* The second half of a double click would move on from a stage that nobody has seen yet. */
  document.addEventListener("click", function (event) {
    var again = event.detail > 1 && event.target.closest("#press-next, #press-back");
    if (again || (cut() && event.target.closest("#run a.button"))) event.preventDefault();
  });

  /* While the evening is presented or reported, the keys for next and back leaf through the wall's pages first. */
  function leaf(press) {
    var talking = ["presentation", "plenary"].indexOf(run().dataset.state) >= 0;
    var page = { "press-next": "press-page-on", "press-back": "press-page-back" }[press];
    return talking && page && document.getElementById(page) ? page : press;
  }

  /* From the last page of the wall a key leads on only when it comes a second time: true when it was the first. */
  function asks(press) {
    var words = run().dataset.ask;
    if (press !== "press-next" || !words || asked.textContent === words) return false;
    asked.textContent = words;
    asked.hidden = false;
    return true;
  }

  function forget() {
    if (asked.textContent === run().dataset.ask) return;
    asked.textContent = "";
    asked.hidden = true;
  }

  /* A remote that bounces sends its key twice: right after a move the next one is not meant. Space belongs to whatever
     has the focus. The way to the closing is a page of its own: a key only leads to its link. */
  document.addEventListener("keydown", function (event) {
    var place = event.target.closest ? event.target : document.body;
    if (!keys.checked || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (place.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    if (event.key === " " && place.closest("a, button, summary, input")) return;
    if (event.key === "?") { help.open = !help.open; event.preventDefault(); return; }
    var press = leaf(KEYS[event.key]) || "";
    var button = document.getElementById(press);
    if (!button) return;
    event.preventDefault();
    if (button.tagName === "A") { button.focus(); return; }
    if (Date.now() - moved <= BOUNCE) return;
    if (asks(press)) moved = Date.now();
    else send(button.form);
  });

  try {
    keys.checked = window.localStorage.getItem("console-keys") !== "off";
    keys.addEventListener("change", function () { window.localStorage.setItem("console-keys", keys.checked ? "on" : "off"); });
  } catch (error) { /* Without a store the choice lasts as long as the page. */ }
  /* After a sleep the console is asked for anew with the next look. */
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "visible") fetched = 0; });
  fade();
  window.setTimeout(look, EVERY);
})();
