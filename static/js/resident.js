/* A phone in the room follows the evening. All of it is help: without it every page still works.
   Sentences stand in the page's template elements. resident-outbox.js builds on window.phone. */
(() => {
  "use strict";
  /* A browser that lacks one of these keeps the plain forms, and the other scripts find no window.phone. */
  if (!window.fetch || !window.AbortController || !window.URLSearchParams || !window.crypto) return;
  const me = document.currentScript.dataset;
  const main = document.getElementById("main");
  const TIMEOUT = 8000;

  /* The phone's own store. What it does not take, forbidden or full as it is, stays in the memory of this page. */
  const memory = {};
  const phone = (window.phone = { blocked: false, main: main, pulse: me.pulse, taps: 0 });
  const name = (what) => what + ":" + me.code;
  phone.get = (what, otherwise) => {
    if (what in memory) return memory[what];
    try {
      const raw = localStorage.getItem(name(what));
      if (raw !== null) return JSON.parse(raw);
    } catch (error) {
      phone.blocked = true;
    }
    return otherwise;
  };
  phone.set = (what, value) => {
    try {
      localStorage.setItem(name(what), JSON.stringify(value));
      delete memory[what];
    } catch (error) {
      memory[what] = value;
    }
    phone.blocked = Object.keys(memory).length > 0;
  };
  phone.waiting = () => phone.get("outbox", []);

  /* The time counts for the whole answer: a network that goes silent in the middle of it is a cut one too. */
  phone.ask = (url, options) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), TIMEOUT);
    return fetch(url, Object.assign({ credentials: "same-origin", signal: stop.signal }, options));
  };

  /* A page that answers a form is got anew when one comes back to it: Back never ends at the browser's question about sending
     again. Each such address shows its form (tests/resident/test_pages.py). */
  history.replaceState(history.state, "");

  /* Sent as a plain form is: what the server answers takes the place of this page. */
  phone.post = (url, body) => {
    const form = document.body.appendChild(document.createElement("form"));
    form.method = "post";
    form.action = url;
    new URLSearchParams(body).forEach((value, name) => {
      const input = form.appendChild(document.createElement("input"));
      input.type = "hidden";
      input.name = name;
      input.value = value;
    });
    form.submit();
  };

  /* Lines that come and go at the top of the page, each once. */
  const said = {};
  phone.words = (id) => document.getElementById("say-" + id).content.firstElementChild.cloneNode(true);
  phone.say = (id) => {
    if (!said[id]) main.insertBefore((said[id] = phone.words(id)), main.firstChild);
    return said[id];
  };
  phone.unsay = (id) => {
    if (said[id]) said[id].remove();
    delete said[id];
  };
  phone.typing = () =>
    /^(TEXTAREA|INPUT)$/.test(document.activeElement.tagName) ||
    Array.from(main.querySelectorAll("textarea, input:not([type=hidden])")).some((input) =>
      /radio|checkbox/.test(input.type) ? input.checked !== input.defaultChecked : input.value !== input.defaultValue
    );

  /* Another page of the evening, to take parts of it over into this one. */
  phone.read = (url, options) =>
    phone.ask(url, options).then((answer) => {
      if (!answer.ok) throw answer;
      return answer.text().then((text) => new DOMParser().parseFromString(text, "text/html"));
    });
  /* Parts that change under the eyes are taken over one by one: what is being written beside them stays. So does the
     focus, on what it was on or else on what the part has to say; and what was unfolded. */
  phone.takeOver = (other) =>
    main.querySelectorAll("[data-live]").forEach((old) => {
      const fresh = other.getElementById(old.id);
      if (!fresh || fresh.isEqualNode(old)) return;
      const held = old.contains(document.activeElement) ? document.activeElement.id : null;
      const folds = old.querySelectorAll("details");
      const part = document.importNode(fresh, true);
      part.querySelectorAll("details").forEach((fold, place) => folds[place] && (fold.open = folds[place].open));
      old.replaceWith(part);
      if (held === null) return;
      const again = document.getElementById(held) || part.querySelector("[role=status]") || part;
      if (again.id !== held) again.tabIndex = -1;
      again.focus({ preventScroll: true });
    });

  /* The pulse: where the evening stands. Nobody who is writing is interrupted. */
  const summary = document.getElementById("error-summary"); // Then this page answers an act: its address is not to be read again.
  let version = me.v;
  let stage = Number(me.s);
  let silent = 0;
  let next = 0;
  let going = false; // to a receipt: whoever has sent something sees first that it was sent
  phone.go = (address) => {
    going = true;
    location.assign(address);
  };
  window.addEventListener("pageshow", () => (going = false));
  const later = () => {
    clearTimeout(next);
    next = setTimeout(beat, 3000 + Math.random() * 2000);
  };
  const beat = () => {
    later();
    if (document.hidden || me.state === "closed") return;
    phone.ask(me.pulse + "?v=" + version).then(heard).catch(lost);
  };
  const heard = (answer) => {
    if (answer.status >= 500) throw answer;
    if (silent) document.dispatchEvent(new Event("reached"));
    silent = 0;
    phone.unsay("offline");
    phone.unsay("language");
    return answer.status === 200 ? answer.json().then(moved) : null;
  };
  const moved = (now) => {
    version = now.v;
    document.dispatchEvent(new CustomEvent("pulse", { detail: now }));
    if (now.s === stage) {
      return main.querySelector("[data-live=pulse]") ? again() : null;
    }
    stage = now.s;
    hideEnd();
    if (me.follow && !going && !phone.typing() && !phone.waiting().length) location.replace(me.home);
    else if (now.state !== me.state || String(now.round) !== me.round) return phone.read(me.home + ofGroup()).then(tellWhere, tellWhere);
  };
  /* What was asked for before the answer to a tap is older than that answer, and gives way. */
  const again = () => {
    const taps = phone.taps;
    return phone.read(summary ? me.home : location.href).then((other) => taps === phone.taps && phone.takeOver(other));
  };
  const ofGroup = () => {
    const group = main.querySelector("form input[name=group]");
    return group ? "?group=" + group.value : "";
  };
  const hideEnd = () => main.querySelectorAll("p[data-until]").forEach((line) => line.remove());
  /* Whoever writes keeps the words, and hears where the group is now; the form says of which table it still is. */
  const tellWhere = (other) => {
    const line = phone.say("moved");
    const still = main.querySelector("[data-still]");
    if (still) still.hidden = false;
    const here = other.getElementById && other.getElementById("say-here");
    if (!here) return;
    line.querySelector("[data-here]").textContent = here.content.textContent.trim();
    const old = main.querySelector(".group-chip");
    const place = other.querySelector("main .group-chip");
    if (old && place && !still) old.replaceWith(document.importNode(place, true));
    else if (old) old.remove();
  };
  const lost = () => {
    silent += 1;
    if (silent < 2 || main.querySelector(".waiting")) return;
    const held = Array.from(main.querySelectorAll("textarea, select, input:not([type=hidden])"));
    const kept = !phone.blocked && held.every((field) => field.closest("[data-outbox]"));
    const line = phone.say("offline").querySelector("[data-ticket]");
    said.offline.querySelector("[data-kept]").hidden = !kept;
    said.offline.querySelector("[data-only-here]").hidden = kept;
    const number = phone.get("ticket", "");
    line.hidden = !number;
    line.querySelector("strong").textContent = number;
  };
  phone.cut = () => silent > 0 || navigator.onLine === false;
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) beat();
  });

  /* A button for another language sends the form elsewhere: the browser does that by itself. */
  phone.leaving = null;
  phone.leaves = (form) => phone.leaving === form;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const tongue = event.target.closest(".languages a, .languages [formaction]");
    if (tongue && tongue !== reached) return askFirst(event, tongue);
    phone.leaving = button && button.hasAttribute("formaction") ? button.form : null;
  });
  /* Another language is another page. Without the house the browser would show one of its own in place of the words. */
  let reached = null;
  const askFirst = (event, tongue) => {
    event.preventDefault();
    phone.unsay("language");
    if (phone.cut()) phone.say("language");
    phone
      .ask(me.pulse + "?v=" + version)
      .then((answer) => {
        if (answer.status >= 500) throw answer;
        phone.unsay("language");
        reached = tongue;
        tongue.click();
        reached = null;
      })
      .catch(() => phone.say("language"));
  };

  if (summary) summary.focus();
  const ticket = document.querySelector("[data-ticket-number]");
  if (ticket) phone.set("ticket", ticket.dataset.ticketNumber);
  const ballot = document.querySelector("form[data-dots]");
  if (ballot) {
    const given = ballot.querySelector("[data-given]");
    const count = () => {
      const dots = Array.from(ballot.querySelectorAll("input:checked")).reduce((sum, dot) => sum + Number(dot.value), 0);
      const over = dots - Number(ballot.dataset.dots);
      given.textContent = over > 0 ? given.dataset.many.replace("{n}", over) : given.dataset.given.replace("{n}", dots);
      given.classList.toggle("error", over > 0);
    };
    ballot.addEventListener("change", count);
    count();
  }
  later();
})();
