/* What is being written is kept in the phone from the first letter or tick, whatever becomes of the page: a draft by the name
   of what it answers. Each remembers its round, so that it can be finished when the group has moved on.
   It builds on window.phone; resident-outbox.js builds on it. */
(() => {
  "use strict";
  const phone = window.phone;
  if (!phone) return;
  const kept = (phone.drafts = {});
  const fields = (part) => Array.from(part.querySelectorAll("textarea, select, input:not([type=hidden])"));
  const ticks = (field) => /radio|checkbox/.test(field.type);
  /* A form of several fields is one a phone: it is changed, not written once more. */
  const whole = (part) => part.hasAttribute("data-whole");

  const listed = (part, valueOf) => {
    const all = new URLSearchParams();
    fields(part).forEach((field) => valueOf(field) && all.append(field.name, valueOf(field)));
    return String(all);
  };
  const now = (field) => (ticks(field) && !field.checked ? "" : field.value);
  const atFirst = (field) => {
    if (field.options) return (Array.from(field.options).find((option) => option.defaultSelected) || field.options[0]).value;
    return ticks(field) && !field.defaultChecked ? "" : field.defaultValue;
  };
  const summary = document.getElementById("error-summary"); // Then the page holds what was refused: no word of it is sent.
  kept.written = (part) =>
    whole(part) && !summary ? listed(part, now) !== listed(part, atFirst) : fields(part).some((field) => now(field).trim());

  /* As it would be told to somebody who writes it down: the words alone where one field is all there is, else each named. */
  const named = (field) => {
    const own = field.labels[0].firstChild.textContent.trim();
    if (field.type === "checkbox") return own;
    const asked = field.type === "radio" ? field.closest("fieldset").querySelector("legend").textContent.trim() : own;
    const said = field.options ? field.selectedOptions[0].textContent : ticks(field) ? own : field.value.trim();
    return asked + (/[.?!:]$/.test(asked) ? " " : ": ") + said;
  };
  const told = (part) => {
    const all = fields(part);
    return all.length === 1 ? all[0].value : all.filter((field) => now(field).trim()).map(named).join("\n");
  };

  kept.of = (part) => {
    const round = part.querySelector("[name^=round]");
    return { text: told(part), fields: listed(part, now), round: round ? round.value : "" };
  };
  kept.fill = (part, draft) => {
    const values = new URLSearchParams(draft ? draft.fields : "");
    fields(part).forEach((field) => {
      if (ticks(field)) field.checked = values.getAll(field.name).includes(field.value);
      else field.value = values.get(field.name) || "";
      const fold = field.closest("details");
      if (fold && now(field)) fold.open = true;
    });
  };
  kept.focus = (part) => fields(part)[0].focus();
  kept.all = () => phone.get("drafts", {});
  kept.keep = (name, draft) => {
    const all = kept.all();
    if (draft) all[name] = draft;
    else delete all[name];
    phone.set("drafts", all);
  };

  /* A draft goes back into its form, which says that it is one. */
  kept.watch = (part) => {
    const name = part.dataset.outbox;
    const note = part.querySelector("[data-draft]");
    const say = (shown) => {
      if (!note) return;
      note.hidden = !shown;
      if (phone.blocked) note.textContent = note.dataset.blocked;
    };
    const draft = kept.all()[name];
    if (draft && (whole(part) || !told(part))) {
      kept.fill(part, draft);
      say(true);
    }
    const changed = () => {
      kept.keep(name, kept.written(part) ? kept.of(part) : null);
      say(kept.written(part));
    };
    part.addEventListener("input", changed);
    part.addEventListener("change", changed);
  };

  const asked = Array.from(document.querySelectorAll("[data-outbox]"), (part) => part.dataset.outbox);
  const left = Object.keys(kept.all()).find((name) => /^\d+$/.test(name) && !asked.includes(name));
  if (left && document.getElementById("say-draft")) {
    const box = phone.say("draft");
    const finish = box.querySelector("[data-finish]");
    box.querySelector("[data-words]").textContent = kept.all()[left].text;
    finish.search = new URLSearchParams({ station: left, round: kept.all()[left].round });
    box.querySelector("[data-forget]").addEventListener("click", () => {
      kept.keep(left, null);
      phone.unsay("draft");
    });
  }
})();
