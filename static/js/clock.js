/* Counts what is left of a stage, here, from the end time that the server said once: it goes on without a network.
   [data-clock] holds data-ends (milliseconds since 1970) while it runs, or data-left (seconds) while it stands. Inside it:
   [data-clock-face] the figures, [data-clock-unit] the unit, [data-clock-words] a word, [data-clock-bar] a bar; all optional.
   The words come as data-soon, data-finish, data-over, data-paused. Same rules as workshop/domain/clock_face.py. */
(function () {
  "use strict";
  var BY_SECONDS = 120;
  var FINISHING = 90;
  var offset = 0;
  var doubt = Infinity;

  /* The server's clock said `server` between our moments `sent` and `received`; the surer of two answers is kept,
     unless they contradict each other, as they do after this machine's clock was set. */
  function learn(server, sent, received) {
    var half = Math.max(0, received - sent) / 2;
    var found = server - (sent + half);
    if (half <= doubt + 20 || Math.abs(found - offset) > half + doubt) {
      offset = found;
      doubt = half;
    }
  }

  function now() {
    return Date.now() + offset;
  }

  /* Seconds that are left, or null where there is no time; below zero when it ran out. */
  function left(element) {
    if (element.dataset.left !== undefined) return Number(element.dataset.left);
    if (element.dataset.ends === undefined) return null;
    return (Number(element.dataset.ends) - now()) / 1000;
  }

  function face(seconds) {
    var whole = Math.max(0, Math.ceil(seconds));
    if (whole > BY_SECONDS) return { text: String(Math.ceil(whole / 60)), minutes: true };
    var rest = whole % 60;
    return { text: Math.floor(whole / 60) + ":" + (rest < 10 ? "0" : "") + rest, minutes: false };
  }

  function signal(seconds) {
    var whole = Math.ceil(seconds);
    if (whole <= 0) return "over";
    if (whole <= FINISHING) return "finish";
    return whole <= BY_SECONDS ? "soon" : "";
  }

  function write(element, text) {
    if (element && element.textContent !== text) element.textContent = text;
  }

  function show(element) {
    var seconds = left(element);
    if (seconds === null) return;
    var shown = face(seconds);
    var word = signal(seconds);
    var words = element.querySelector("[data-clock-words]");
    if (words && words.dataset.rest === undefined) words.dataset.rest = words.textContent;
    write(element.querySelector("[data-clock-face]"), shown.text);
    write(element.querySelector("[data-clock-unit]"), shown.minutes ? " " + element.dataset.unit : "");
    write(words, element.dataset.left !== undefined ? element.dataset.paused : element.dataset[word] || (words ? words.dataset.rest : ""));
    element.dataset.signal = word;
    var bar = element.querySelector("[data-clock-bar]");
    if (bar) bar.setAttribute("width", Math.max(0, Math.min(100, (100 * seconds) / Number(element.dataset.whole))).toFixed(2) + "%");
  }

  function tick() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-clock]"), show);
    document.dispatchEvent(new CustomEvent("clock"));
  }

  /* The page itself says when it was made: [data-now], and the browser knows when its first byte came. */
  function learnFromPage() {
    var made = document.querySelector("[data-now]");
    var visit = performance.getEntriesByType("navigation")[0];
    if (!made || !visit) return;
    learn(Number(made.dataset.now), performance.timeOrigin + visit.requestStart, performance.timeOrigin + visit.responseStart);
  }

  window.vrtiljakClock = { learn: learn, now: now, left: left, tick: tick };
  learnFromPage();
  tick();
  window.setInterval(tick, 250);
  document.addEventListener("visibilitychange", tick);
})();
