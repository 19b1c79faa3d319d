/* The outbox: what is written stays in the phone until the server has it, and never looks sent before.
   First in, first sent; each answer carries its key, so that sending it twice stores it once. It leaves the phone only
   for the server's own word: a receipt, or the sentence of the rule that refuses it. It builds on resident-drafts.js. */
(() => {
  "use strict";
  const phone = window.phone;
  if (!phone) return;
  const main = phone.main;
  const drafts = phone.drafts;
  /* What is written in one: a form, or one of several parts of a form, each with its own words, key and button. */
  const parts = Array.from(document.querySelectorAll("[data-outbox]"));
  const keyOf = (part) => part.querySelector("[name^=key]");
  const title = document.title;
  const LONGEST = 60000;
  const TOLD = 10000;
  let busy = false; // an answer is on its way, or this page is about to go
  let submitted = null; // the part that has been sent
  let pause = 1000;
  let retry = 0;
  let waited = phone.waiting().length > 0; // whether something has been told to be unsent
  let aside = null; // the page, while the screen says that nothing has been sent

  const writing = () => phone.typing() || parts.some(drafts.written);
  /* What was written under the same key meanwhile waits on: it takes the place of what has been sent. */
  const drop = (gone) => phone.set("outbox", phone.waiting().filter((item) => item.key !== gone.key || item.body !== gone.body));
  const flush = () => {
    const item = phone.waiting()[0];
    if (busy) return;
    if (!item) return aside && settled(); // Another tab has sent it.
    busy = true;
    clearTimeout(retry);
    phone
      .ask(item.url, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body: item.body,
      })
      .then((answer) => answer.json())
      .then((told) => {
        if (told.sent) sent(item, told.sent);
        else if (told.said) refused(item, told.said);
        else throw told;
      })
      .catch(unsent);
  };
  const sent = (item, address) => {
    busy = false;
    pause = 1000;
    drop(item);
    if (phone.waiting().length) return flush();
    if (waited) phone.set("came", Date.now());
    if (!(submitted || aside) || navigator.onLine === false) return settled();
    busy = true;
    phone.go(address);
  };
  const settled = () => {
    comeBack();
    phone.unsay("strip");
    phone.say("sent");
    waited = false;
  };
  const unsent = () => {
    busy = false;
    waited = true;
    if (parts.length && (submitted || !writing())) panel();
    else phone.say("strip");
    retry = setTimeout(flush, pause);
    pause = Math.min(pause * 2, LONGEST);
  };
  const atOnce = () => {
    pause = 1000;
    flush();
  };
  /* A rule said no: the server's own page says why, with the words in it; they are a draft again, should it not come.
     Where something else is being written, the words and the reason stand above it until they are thrown away. */
  const refused = (item, said) => {
    busy = false;
    drop(item);
    if ((submitted || aside) && !drafts.all()[item.name]) {
      busy = true;
      drafts.keep(item.name, item);
      aside = null;
      return phone.post(item.url, item.body);
    }
    phone.set("back", phone.get("back", []).concat({ text: item.text, why: said, place: item.place }));
    comeBack();
    phone.unsay("strip");
    sayBack();
    flush();
  };
  const line = (box, text, name) => {
    const made = box.appendChild(document.createElement("p"));
    made.className = name;
    made.textContent = text;
  };
  const sayBack = () => {
    const list = phone.get("back", []);
    phone.unsay("back");
    if (!list.length) return;
    const box = phone.say("back");
    list.forEach((item) => {
      line(box.querySelector("[data-words]"), item.text, "own-words");
      line(box.querySelector("[data-words]"), item.why, "");
      if (item.place) line(box.querySelector("[data-words]"), item.place, "quiet");
    });
    box.querySelector("[data-forget]").addEventListener("click", () => {
      phone.set("back", []);
      phone.unsay("back");
    });
  };

  /* Not sent: another heading, another sign and another place than "Sent". Beneath the words, where they belong on paper. */
  const panel = () => {
    if (aside) return;
    aside = document.createDocumentFragment();
    while (main.firstChild) aside.appendChild(main.firstChild);
    const box = phone.words("waiting");
    const heading = main.appendChild(document.createElement("h1"));
    heading.textContent = document.title = box.dataset.title;
    phone.waiting().forEach((item) => {
      line(box.querySelector("[data-words]"), item.text, "large-words");
      if (item.place) line(box.querySelector("[data-words]"), item.place, "quiet");
    });
    box.querySelector("[data-blocked]").hidden = !phone.blocked;
    box.querySelector("[data-again]").addEventListener("click", atOnce);
    box.querySelector("[data-more]").addEventListener("click", writeMore);
    main.appendChild(box);
    window.scrollTo(0, 0);
  };
  /* The page as it was; what was sent is gone from it, for another answer. What was refused is a draft again. A form that is
     changed, not written once more, stands there as it was sent. */
  const comeBack = () => {
    if (aside) {
      while (main.firstChild) main.removeChild(main.firstChild);
      main.appendChild(aside);
      document.title = title;
    }
    aside = null;
    if (submitted && !submitted.hasAttribute("data-whole")) {
      drafts.fill(submitted, drafts.all()[submitted.dataset.outbox]);
      keyOf(submitted).value = newKey();
    }
    submitted = null;
  };
  const writeMore = () => {
    const part = submitted || parts[0];
    const waits = phone.waiting().filter((item) => part.hasAttribute("data-whole") && item.name === part.dataset.outbox).pop();
    comeBack();
    if (waits) drafts.fill(part, waits);
    phone.say("strip");
    drafts.focus(part);
  };
  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  /* All fields of the form but those of its other parts. */
  const bodyOf = (form, part) => {
    const body = new URLSearchParams(new FormData(form));
    const others = parts.filter((other) => other !== part && form.contains(other));
    others.forEach((other) => other.querySelectorAll("[name]").forEach((one) => body.delete(one.name)));
    return body;
  };
  parts.forEach((part) => {
    const form = part.closest("form");
    let tapped = null;
    drafts.watch(part);
    form.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      tapped = part.contains(button) ? button : null;
    });
    form.addEventListener("submit", (event) => {
      if (!(tapped || part === form) || phone.leaves(form)) return;
      const words = drafts.of(part);
      if (!words.text.trim()) return;
      const body = bodyOf(form, part);
      if (tapped && tapped.name) body.set(tapped.name, tapped.value);
      const where = { name: part.dataset.outbox, place: part.dataset.place };
      event.preventDefault();
      if (submitted) return;
      submitted = part;
      const item = Object.assign({ key: keyOf(part).value, url: form.action, body: String(body) }, words, where);
      phone.set("outbox", phone.waiting().concat(item));
      drafts.keep(where.name, null);
      atOnce();
    });
  });
  window.addEventListener("beforeunload", (event) => {
    const waits = phone.waiting().length > 0;
    if (phone.leaving) return; // The words go along.
    if (!(aside && waits) && !(phone.blocked && (waits || (!submitted && writing())))) return;
    event.preventDefault();
    event.returnValue = ""; // Chrome before 119 asks for this one only.
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    busy = false;
    comeBack();
    flush();
  });
  window.addEventListener("storage", () => {
    if (!phone.waiting().length) flush();
  });
  window.addEventListener("online", atOnce);
  document.addEventListener("reached", atOnce);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) atOnce();
  });
  /* The page may change at the moment in which the network is back: the next one says it too. */
  if (Date.now() - phone.get("came", 0) < TOLD) phone.say("sent");
  sayBack();
  if (parts.length && phone.waiting().length && !writing()) panel();
  flush();
})();
