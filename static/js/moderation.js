/* The moderator's board: acts without leaving the page, keys, and a quiet word when new answers have come. Without it every
   button is a plain form. */
(function () {
  "use strict";
  var EVERY = 3000;
  var PATIENCE = 6000;
  var bar = document.getElementById("board");
  var queue = document.getElementById("queue");
  if (!bar || !queue || !window.fetch || !window.DOMParser) { return; }
  var side = document.getElementById("side-list");
  var more = document.getElementById("more");
  var keys = document.getElementById("keys");
  var revision = bar.dataset.revision;
  var undoTimer = 0;

  function get(address, options) { return window.vrtiljakAsk(address, PATIENCE, options); }
  function parsed(text) { return new DOMParser().parseFromString(text, "text/html"); }
  function cards() { return Array.prototype.slice.call(queue.querySelectorAll(".statement-card")); }
  function here() { var found = document.activeElement; return found && found.closest ? found.closest(".statement-card") : null; }

  /* Acts: the button's own form, sent in the background; the card comes back as it stands now. */
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!("submitter" in event)) { return; } /* Which button it was is not told: the browser sends it itself. */
    if (!form.closest(".statement-card, .undo-note")) { return; }
    event.preventDefault();
    send(form, event.submitter);
  });

  function send(form, pressed) {
    if (form.dataset.busy) { return; }
    var body = new URLSearchParams(new FormData(form));
    if (pressed && pressed.name) { body.set(pressed.name, pressed.value); }
    var address = (pressed && pressed.getAttribute("formaction")) || form.getAttribute("action");
    form.dataset.busy = "1";
    get(address, { method: "POST", body: body })
      .then(function (answer) {
        return answer.text().then(function (text) { took(parsed(text).querySelector(".answer"), form); });
      })
      .catch(function () { said(bar.dataset.noAnswer); })
      .then(function () { delete form.dataset.busy; });
  }

  function took(answer, form) {
    if (!answer) { window.location.reload(); return; }
    count({ waiting: answer.dataset.waiting, shown: answer.dataset.shown, hidden: answer.dataset.hidden });
    put(answer.querySelector(".statement-card"));
    if (answer.dataset.trouble) { said(answer.dataset.trouble); return; }
    var note = document.getElementById("undo-note");
    var undo = document.adoptNode(answer.querySelector(".undo-note"));
    if (form.closest(".undo-note") || undo.dataset.seconds) { note.replaceWith(undo); fade(undo); }
  }

  /* A card that was acted on leaves the queue, or stays where it is with its question. */
  function put(next) {
    var old = document.getElementById(next.id);
    var state = next.dataset.state;
    var card = document.adoptNode(next);
    var home = state === "waiting" ? queue : side.dataset.side === state ? side : null;
    var focused = old && old.contains(document.activeElement);
    var neighbour = old && (old.nextElementSibling || old.previousElementSibling);
    if (old && old.parentNode === home) {
      old.replaceWith(card);
      neighbour = card;
    } else {
      if (old) { old.remove(); }
      if (home === queue) { putInOrder(card); } else if (home) { home.insertBefore(card, home.firstChild); }
    }
    if (focused && neighbour) { stand(neighbour); }
    empty();
  }

  function putInOrder(card) {
    var number = Number(card.dataset.number);
    var later = cards().filter(function (other) { return Number(other.dataset.number) > number; })[0];
    queue.insertBefore(card, later || null);
    stand(card);
  }

  function stand(card) {
    card.focus({ preventScroll: true });
    var box = card.getBoundingClientRect();
    var top = Math.max(0, bar.getBoundingClientRect().bottom);
    if (box.top < top || box.bottom > window.innerHeight) { window.scrollBy(0, box.top - top - 12); }
  }

  function count(counts) {
    Object.keys(counts).forEach(function (state) {
      document.querySelectorAll('[data-count="' + state + '"]').forEach(function (box) { box.textContent = counts[state]; });
    });
  }

  function empty() {
    document.querySelector(".board-empty").hidden = cards().length > 0;
    if (!cards().length && !more.hidden) { fetchMore(false); }
  }

  /* Undo is offered as long as it is taken. The box keeps its height, so that nothing jumps. */
  function fade(note) {
    window.clearTimeout(undoTimer);
    if (!note.dataset.seconds) { return; }
    undoTimer = window.setTimeout(function () { note.querySelector("form").remove(); }, Number(note.dataset.seconds) * 1000);
  }

  /* What went wrong stands beside the undo, which stays as long as it is offered. */
  function said(words) {
    var note = document.getElementById("undo-note");
    var line = note.querySelector(".error") || note.insertBefore(document.createElement("strong"), note.firstChild);
    line.className = "error";
    line.textContent = words;
  }

  /* New answers: announced on a button, never put into the list by themselves. */
  function look() {
    if (document.hidden) { later(); return; }
    get(bar.dataset.pulse + "?v=" + encodeURIComponent(revision))
      .then(function (answer) { return answer.status === 200 ? answer.json() : null; })
      .then(function (pulse) { return pulse ? ask().then(function () { revision = pulse.v; }) : null; })
      .then(later, later);
  }

  function later() { window.setTimeout(look, EVERY); }

  function behind(address) { return address + (address.indexOf("?") < 0 ? "?" : "&") + "after=" + queue.dataset.newest; }

  function ask() {
    return get(behind(bar.dataset.more))
      .then(function (answer) { return answer.json(); })
      .then(function (found) {
        count(found.counts);
        announce(found.more);
      });
  }

  function announce(words) {
    if (words) { more.textContent = words; }
    more.hidden = !words;
    bar.classList.toggle("has-more", Boolean(words));
    if (words && !cards().length) { fetchMore(false); }
  }

  function fetchMore(andStand) {
    announce("");
    get(behind(bar.dataset.cards))
      .then(function (answer) { return answer.text(); })
      .then(function (text) {
        var list = parsed(text).querySelector(".card-list");
        if (!list) { window.location.reload(); return; }
        var fresh = Array.prototype.slice.call(list.querySelectorAll(".statement-card"));
        fresh.forEach(function (card) {
          queue.dataset.newest = card.dataset.number;
          if (!document.getElementById(card.id)) { queue.appendChild(document.adoptNode(card)); }
        });
        document.querySelector(".board-empty").hidden = cards().length > 0;
        if (list.dataset.more) { announce(list.dataset.more); }
        if (andStand && fresh[0]) { stand(fresh[0]); }
      })
      .catch(function () { announce(more.textContent); said(bar.dataset.noAnswer); });
  }

  more.addEventListener("click", function (event) { event.preventDefault(); fetchMore(true); });

  /* Keys: j and k walk, p s z press. Off in fields, with other keys held, and when switched off. */
  document.addEventListener("keydown", function (event) {
    var field = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!keys || !keys.checked || field || event.ctrlKey || event.metaKey || event.altKey || event.repeat) { return; }
    var key = event.key.toLowerCase();
    if (key === "j" || key === "k") { walk(key === "j" ? 1 : -1); event.preventDefault(); return; }
    var card = here() || cards()[0];
    var button = card && card.querySelector('button[data-key="' + key + '"]');
    if (button) { event.preventDefault(); stand(card); send(button.form, button); }
  });

  function walk(step) {
    var all = cards();
    var at = all.indexOf(here());
    var next = at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (next) { stand(next); }
  }

  if (keys) {
    keys.closest(".keys-row").hidden = false;
    try {
      keys.checked = window.localStorage.getItem("moderation-keys") !== "off";
      keys.addEventListener("change", function () { window.localStorage.setItem("moderation-keys", keys.checked ? "on" : "off"); });
    } catch (error) { /* Without a store the choice lasts as long as the page. */ }
  }
  fade(document.getElementById("undo-note"));
  later();
})();
