/* The projector's window: asks the pulse every second, changes the picture only when something has moved, rings at the end
   of a round, keeps the screen awake, and goes on counting when the network is gone. It comes before the other scripts, to
   see the picture as it was sent. */
(function () {
  "use strict";
  var EVERY = 800;
  var PATIENCE = 4000;
  var SYNC = 60000;
  var LATE = 10000;
  var TIGHTER = ["tight", "tighter", "tightest"];
  var AFTER_ROUND = ["move", "home_round", "plenary"];
  var clock, bell, turns;
  var GAP = 3000;
  var failures = 0;
  var ticked = Date.now();
  var fetched = Date.now();
  var rung = {};
  var seconds = null;
  var picture = drawn(scene());

  function scene() {
    return document.getElementById("scene");
  }

  function ask(address) {
    return window.vrtiljakAsk(address, PATIENCE);
  }

  function poll() {
    var now = scene();
    ask("/" + now.dataset.code + "/pulse?v=" + now.dataset.v)
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        if (answer.status === 200) return answer.json().then(hurry).then(fetchScene);
        return Date.now() - fetched > SYNC ? fetchScene() : null;
      })
      .then(function () { failures = 0; }, function () { failures += 1; })
      .then(function () {
        document.getElementById("stale").hidden = failures < 2;
        window.setTimeout(poll, EVERY);
      });
  }

  /* The pulse itself knows the new end of a round: the clock need not wait for the picture. */
  function hurry(pulse) {
    var now = scene().dataset;
    var element = document.querySelector("[data-clock]");
    if (!element || pulse.state !== now.state || String(pulse.round) !== now.round) return;
    delete element.dataset.left;
    delete element.dataset.ends;
    if (pulse.left !== null) element.dataset.left = pulse.left;
    else if (pulse.ends !== null) element.dataset.ends = pulse.ends;
    clock.tick();
  }

  function fetchScene() {
    var sent = Date.now();
    var received;
    return ask(window.location.pathname + "/scene")
      .then(function (answer) {
        received = Date.now();
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (text) {
        var next = new DOMParser().parseFromString(text, "text/html").getElementById("scene");
        if (!next) throw new Error("no scene");
        fetched = Date.now();
        clock.learn(Number(next.dataset.now), sent, received);
        change(next);
      });
  }

  /* The same picture stays where it is, so that nothing flickers while answers come in. */
  function change(next) {
    var before = scene();
    var was = { state: before.dataset.state, round: before.dataset.round };
    var fresh = drawn(next);
    var stays = before.dataset.kind === next.dataset.kind;
    if (stays && fresh === picture) {
      ["v", "now", "count", "title"].forEach(function (name) { before.dataset[name] = next.dataset[name]; });
    } else {
      replace(before, next, stays);
    }
    picture = fresh;
    settle();
    clock.tick();
    ringAtChange(was);
  }

  /* The picture as text, without the figures of its clock: those the window counts itself. */
  function drawn(element) {
    var copy = element.cloneNode(true);
    Array.prototype.forEach.call(copy.querySelectorAll("[data-clock-face], [data-clock-unit]"), function (box) { box.textContent = ""; });
    return copy.innerHTML;
  }

  function replace(before, next, stays) {
    var kept = stays ? turns.remember() : null;
    if (stays) Array.prototype.forEach.call(next.querySelectorAll(".is-turning"), function (plan) { plan.classList.remove("is-turning"); });
    before.replaceWith(document.adoptNode(next));
    turns.start(kept);
    fit();
  }

  /* What belongs to the window and not to the picture. */
  function settle() {
    var now = scene();
    document.title = now.dataset.title;
    document.body.classList.toggle("is-blank", now.dataset.blank === "1");
    document.getElementById("count").textContent = now.dataset.count;
    var early = ["prepared", "check_in", "presentation"].indexOf(now.dataset.state) >= 0;
    document.getElementById("bell").hidden = bell.ready();
    document.getElementById("bell-words").classList.toggle("vh", !early);
    var hint = !awake && bell.ready() && (now.dataset.state === "prepared" || now.dataset.state === "check_in");
    document.getElementById("awake").hidden = !hint;
    document.getElementById("count").hidden = hint;
  }

  /* Texts too long for the picture become smaller, never less than the smallest size, or leave out what can be missed. */
  function fit() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-fit]"), function (box) {
      box.classList.remove.apply(box.classList, TIGHTER);
      TIGHTER.forEach(function (name) { if (box.scrollHeight > box.clientHeight + 1) box.classList.add(name); });
    });
  }

  function ringAtChange(was) {
    if (was.state === "round" && AFTER_ROUND.indexOf(scene().dataset.state) >= 0 && scene().dataset.round !== String(was.round - 1)) ringOnce("round " + was.round);
  }

  /* A round that gets more time rings again at its new end; the change after it does not ring a second time. */
  function ringOnce(name) {
    if (rung[name]) return;
    rung[name] = true;
    document.body.classList.add("has-rung");
    bell.ring();
  }

  /* After a sleep, or where this machine's clock was set, the time is asked for anew with the next look at the pulse. */
  function notice() {
    var gone = Date.now() - ticked;
    if (gone > GAP || gone < 0) fetched = 0;
    ticked = Date.now();
  }

  function listen() {
    notice();
    var element = document.querySelector("[data-clock]");
    var now = scene().dataset;
    var left = element ? clock.left(element) : null;
    var name = now.state + " " + now.round;
    if (left !== null && left > 0) rung[name] = false;
    if (now.state !== "move" && seconds > 0 && left !== null && left <= 0 && left * -1000 < LATE) ringOnce(name);
    seconds = element && element.dataset.left !== undefined ? null : left;
  }

  /* The screen stays awake where the browser allows it: on https and on this machine itself. */
  var awake = false;
  function stayAwake() {
    if (!("wakeLock" in navigator) || document.visibilityState !== "visible") return;
    navigator.wakeLock.request("screen").then(
      function (lock) {
        awake = true;
        lock.addEventListener("release", function () { awake = false; settle(); });
        settle();
      },
      function () { awake = false; settle(); }
    );
  }

  function wakeBell() {
    if (bell.wasTested() && !bell.ready()) bell.wake().then(settle);
  }

  function start() {
    clock = window.vrtiljakClock;
    bell = window.vrtiljakBell;
    turns = window.vrtiljakTurns;
    document.getElementById("bell").addEventListener("click", function () { bell.test().then(settle); });
    document.addEventListener("pointerdown", wakeBell);
    document.addEventListener("keydown", wakeBell);
    document.addEventListener("visibilitychange", stayAwake);
    document.addEventListener("clock", listen);
    window.addEventListener("resize", fit);
    if (document.fonts && document.fonts.ready) document.fonts.ready.then(fit);
    fit();
    settle();
    stayAwake();
    wakeBell();
    window.setTimeout(poll, EVERY);
  }

  document.addEventListener("DOMContentLoaded", start);
})();
