/* Every press that the outbox leaves alone is sent from where one stands, so that none ends on the browser's own page when the network
   is gone. What is typed stays in this page alone, never in the phone's store, and goes again by itself until the house
   has answered; each form carries its key, so that twice sent is stored once. Taps change only the lists they stand in.
   Without this script each is a plain form. It builds on window.phone. */
(() => {
  "use strict";
  const phone = window.phone;
  if (!phone) return;
  const FIRST = 1000;
  const LONGEST = 60000;
  let waits = []; // what has not arrived, the oldest first
  let busy = false; // the oldest is on its way, or this page is about to go
  let pause = FIRST;
  let retry = 0;

  const typing = phone.typing;
  phone.typing = () => typing() || waits.length > 0;
  const takeOver = phone.takeOver;
  phone.takeOver = (other) => {
    const held = document.activeElement;
    takeOver(other);
    waits.filter((item) => item.line).forEach((item) => {
      place(item);
      if (item.line === held) held.focus({ preventScroll: true });
    });
  };

  const bodyOf = (item) => {
    const body = new URLSearchParams(new FormData(item.form));
    if (item.button && item.button.name) body.set(item.button.name, item.button.value);
    return body;
  };
  /* The button that was tapped; where its list has changed meanwhile, the one in its place. */
  const buttonOf = (item) => item.button && ((item.button.id && document.getElementById(item.button.id)) || item.button);
  const place = (item) => {
    const button = buttonOf(item);
    if (button && button.parentNode) button.parentNode.insertBefore(item.line, button.nextSibling);
    else item.form.appendChild(item.line);
  };
  const say = (item, what) => {
    if (item.line) item.line.remove();
    item.line = phone.words(what);
    place(item);
  };
  const settle = (item) => {
    busy = false;
    pause = FIRST;
    waits = waits.filter((other) => other !== item);
    if (item.line && item.line === document.activeElement && item.button) buttonOf(item).focus({ preventScroll: true });
    if (item.line) item.line.remove();
  };
  const tell = (item) => {
    if (item.told) return;
    item.told = true;
    say(item, item.form.dataset.unsent ? "unsent-" + item.form.dataset.unsent : "unsent");
    item.line.tabIndex = -1;
    if (!/^(TEXTAREA|INPUT)$/.test(document.activeElement.tagName)) item.line.focus(); // The button looks chosen no longer.
  };
  const unsent = () => {
    busy = false;
    waits.forEach(tell); // Those behind it wait for the same network.
    retry = setTimeout(go, pause);
    pause = Math.min(pause * 2, LONGEST);
  };
  /* A rule said no: the server's own page says why, as it does to a plain form. */
  const leave = (item) => {
    settle(item);
    busy = true;
    phone.post(item.form.action, item.body);
  };
  const follow = (address) => {
    busy = true;
    if (navigator.onLine === false) window.addEventListener("online", () => phone.go(address), { once: true });
    else phone.go(address);
  };
  /* The house answers with a receipt, the sentence of a rule, or a page of its own; anything else is not the house. */
  const read = (text) => {
    if (/<main id="main"/.test(text)) return { said: text };
    return JSON.parse(text);
  };
  const send = (item) =>
    phone
      .ask(item.form.action, { method: "POST", headers: { Accept: "application/json" }, body: item.body })
      .then((answer) => {
        if (answer.status >= 500) throw answer;
        return answer.text();
      })
      .then((text) => {
        const told = read(text);
        if (!told.sent && !told.said) throw told;
        if (told.said) return leave(item);
        settle(item);
        follow(told.sent);
      });
  const tap = (item) =>
    phone.read(item.form.action, { method: "POST", body: item.body }).then((other) => {
      if (!other.getElementById("main")) throw Error("not the house");
      settle(item);
      phone.taps += 1;
      phone.takeOver(other);
      go();
    });
  const go = () => {
    clearTimeout(retry);
    if (busy || !waits.length) return;
    const item = waits[0];
    const slow = setTimeout(() => item.line || say(item, "sending"), FIRST);
    busy = true;
    if (!item.tap) item.body = bodyOf(item);
    (item.tap ? tap(item) : send(item)).then(
      () => clearTimeout(slow),
      (trouble) => {
        clearTimeout(slow);
        if (item.tap && trouble.status >= 400 && trouble.status < 500) leave(item);
        else unsent();
      }
    );
  };
  const atOnce = () => {
    pause = FIRST;
    go();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("submitter" in event)) return; // Which button it was is not told: the browser sends it itself.
    if (phone.leaves(form)) return;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.hasAttribute("data-plain") && !phone.cut()) return; // It holds nothing that was typed.
    event.preventDefault();
    if (busy && (!waits.length || waits[0].form === form)) return;
    let item = waits.find((other) => other.form === form);
    if (!item) waits.push((item = { form: form, tap: form.hasAttribute("data-tap"), line: null, told: false }));
    item.button = event.submitter;
    item.body = bodyOf(item);
    if (item.line) place(item);
    atOnce();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!waits.some((item) => item.told && !item.tap)) return;
    event.preventDefault();
    event.returnValue = ""; // Chrome before 119 asks for this one only.
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    waits.forEach(settle);
    busy = false;
  });
  window.addEventListener("online", atOnce);
  document.addEventListener("reached", atOnce);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) atOnce();
  });
})();
