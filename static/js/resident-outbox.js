/* The outbox: what is written stays in the phone until the server has it, and never looks sent before.
   First in, first sent; each answer carries its key, so that sending it twice stores it once. */
(() => {
  "use strict";
  const phone = window.phone;
  const main = phone.main;
  const forms = Array.from(document.querySelectorAll("form[data-outbox]"));
  const LONGEST = 60000;
  const TOLD = 10000;
  let busy = false;
  let submitted = null; // the form that has been sent
  let pause = 1000;
  let retry = 0;
  let waited = phone.waiting().length > 0; // whether something has been told to be unsent
  let aside = null; // the page, while the screen says that nothing has been sent

  const drop = (key) => phone.set("outbox", phone.waiting().filter((item) => item.key !== key));
  const flush = () => {
    const item = phone.waiting()[0];
    if (!item || busy) return;
    busy = true;
    clearTimeout(retry);
    phone
      .ask(item.url, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body: item.body,
      })
      .then((answer) => {
        if (answer.status >= 500 || answer.status === 429) throw answer;
        return answer.ok ? answer.json().then((receipt) => sent(item, receipt.sent)) : refused(item);
      })
      .catch(unsent);
  };
  const sent = (item, address) => {
    busy = false;
    pause = 1000;
    drop(item.key);
    if (phone.waiting().length) return flush();
    phone.unsay("strip");
    if (waited) phone.set("came", Date.now());
    if (submitted || aside) location.assign(address);
    else phone.say("sent");
    waited = false;
  };
  const unsent = () => {
    busy = false;
    waited = true;
    if (forms.length && (submitted || !phone.typing())) panel();
    else phone.say("strip");
    retry = setTimeout(flush, pause);
    pause = Math.min(pause * 2, LONGEST);
  };
  const atOnce = () => {
    pause = 1000;
    flush();
  };
  /* A rule said no: the server's own page says why, with the words in it. */
  const refused = (item) => {
    drop(item.key);
    const again = document.body.appendChild(document.createElement("form"));
    again.method = "post";
    again.action = item.url;
    new URLSearchParams(item.body).forEach((value, name) => {
      const input = again.appendChild(document.createElement("input"));
      input.type = "hidden";
      input.name = name;
      input.value = value;
    });
    aside = null;
    again.submit();
  };

  /* Not sent: another heading, another sign and another place than "Sent". */
  const panel = () => {
    if (aside) return;
    aside = document.createDocumentFragment();
    while (main.firstChild) aside.appendChild(main.firstChild);
    const box = phone.words("waiting");
    const heading = main.appendChild(document.createElement("h1"));
    heading.textContent = document.title = box.dataset.title;
    phone.waiting().forEach((item) => {
      const line = box.querySelector("[data-words]").appendChild(document.createElement("p"));
      line.className = "large-words";
      line.textContent = item.text;
    });
    box.querySelector("[data-blocked]").hidden = !phone.blocked;
    box.querySelector("[data-again]").addEventListener("click", atOnce);
    box.querySelector("[data-more]").addEventListener("click", writeMore);
    main.appendChild(box);
    window.scrollTo(0, 0);
  };
  const writeMore = () => {
    while (main.firstChild) main.removeChild(main.firstChild);
    main.appendChild(aside);
    aside = null;
    const form = submitted || forms[0];
    submitted = null;
    form.elements.text.value = "";
    form.elements.key.value = newKey();
    phone.say("strip");
    form.elements.text.focus();
  };
  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  /* Drafts by what they answer; each remembers its round, so that it can be finished when the group has moved on. */
  const drafts = phone.get("drafts", {});
  const keep = (name, text, round) => {
    if (text) drafts[name] = { text: text, round: round };
    else delete drafts[name];
    phone.set("drafts", drafts);
  };
  forms.forEach((form) => {
    const name = form.dataset.outbox;
    const field = form.elements.text;
    const note = form.querySelector("[data-draft]");
    const round = form.elements.round ? form.elements.round.value : "";
    let tapped = null;
    if (!field.value && drafts[name]) field.value = drafts[name].text;
    field.addEventListener("input", () => {
      keep(name, field.value, round);
      if (note) note.hidden = phone.blocked || !field.value;
    });
    form.addEventListener("click", (event) => {
      tapped = event.target.closest("button");
    });
    form.addEventListener("submit", (event) => {
      if (!field.value.trim()) return;
      event.preventDefault();
      if (submitted) return;
      submitted = form;
      const body = new URLSearchParams(new FormData(form));
      if (tapped && tapped.name) body.set(tapped.name, tapped.value);
      const item = { key: body.get("key"), url: form.action, body: String(body), text: field.value };
      phone.set("outbox", phone.waiting().concat(item));
      keep(name, "");
      atOnce();
    });
  });
  const asked = forms.map((form) => form.dataset.outbox);
  const left = Object.keys(drafts).find((name) => /^\d+$/.test(name) && !asked.includes(name));
  if (left && document.getElementById("say-draft")) {
    const box = phone.say("draft");
    const finish = box.querySelector("[data-finish]");
    box.querySelector("[data-words]").textContent = drafts[left].text;
    finish.search = new URLSearchParams({ station: left, round: drafts[left].round });
    box.querySelector("[data-forget]").addEventListener("click", () => {
      keep(left, "");
      phone.unsay("draft");
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (aside && phone.waiting().length) event.preventDefault();
  });
  window.addEventListener("online", atOnce);
  document.addEventListener("reached", atOnce);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) atOnce();
  });
  /* The page may change at the moment in which the network is back: the next one says it too. */
  if (Date.now() - phone.get("came", 0) < TOLD) phone.say("sent");
  if (forms.length && phone.waiting().length && !phone.typing()) panel();
  flush();
})();
