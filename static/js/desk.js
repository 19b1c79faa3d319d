/* The desk: a tap is sent without leaving the page, and the page follows what others do. Without it every button is a plain form. */
(function () {
  "use strict";
  var EVERY = 5000;
  var PATIENCE = 6000;
  var busy = false;
  var taps = 0;
  if (!window.fetch || !window.DOMParser || !document.getElementById("desk")) return;

  function desk() {
    return document.getElementById("desk");
  }

  function ask(address, options) {
    return window.vrtiljakAsk(address, PATIENCE, options);
  }

  /* The piece that the server sent takes the place of the one that is there; what was pressed keeps the focus. What was asked
     for before the last tap may be older than its answer, and gives way; so it does to whoever is choosing, and to a tap that
     was lost: its form stays, so that the same person tapped again counts once. */
  function take(answer, tapped, turn) {
    return answer.text().then(function (text) {
      if (turn !== taps || (!tapped && (unfolded() || !offline().hidden))) return;
      var next = new DOMParser().parseFromString(text, "text/html").getElementById("desk");
      if (!next) { window.location.reload(); return; }
      var focused = desk().contains(document.activeElement) ? document.activeElement.id : "";
      desk().replaceWith(document.adoptNode(next));
      if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
      if (!tapped) return;
      document.getElementById("desk-says").textContent = next.dataset.says;
      var large = next.querySelector(".seated-at, .error");
      if (large) large.scrollIntoView({ block: "nearest" });
    });
  }

  function send(form, button) {
    if (busy) return;
    var turn = taps += 1;
    busy = true;
    var fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.append(button.name, button.value);
    ask(form.getAttribute("action"), { method: "POST", body: fields })
      .then(function (answer) { return take(answer, true, turn); })
      .then(function () { said(false); }, function () { said(true); })
      .then(function () { busy = false; });
  }

  function offline() {
    return document.getElementById("offline");
  }

  function said(lost) {
    offline().textContent = lost ? offline().dataset.words : "";
    offline().hidden = !lost;
  }

  /* Nothing is changed under the hands of somebody who is choosing. */
  function unfolded() {
    return desk().querySelector("details[open]");
  }

  function follow() {
    if (busy || document.hidden || unfolded()) return;
    var turn = taps;
    ask("/" + desk().dataset.code + "/pulse?v=" + desk().dataset.v).then(function (answer) {
      if (answer.status !== 200) return undefined;
      return ask(desk().dataset.address).then(function (page) {
        return take(page, false, turn);
      });
    }).catch(function () { /* The next tap says it. */ });
  }

  document.addEventListener("submit", function (event) {
    if (!desk().contains(event.target)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  window.setInterval(follow, EVERY);
}());
