/* A half-typed sheet or list stays in this tab until it is stored: leaving the page, another page and back, a reload lose nothing.
   In the tab alone, so that no answer is left behind in a browser that others use. Without it the form is a plain one. */
(() => {
  "use strict";
  const form = document.querySelector("[data-draft]");
  if (!form) return;
  const shelf = "drafts:" + form.dataset.draft;
  const fields = Array.from(form.elements).filter((field) => field.name && field.name !== "csrf_token");
  const number = form.elements.number;
  const back = document.getElementById("draft-back");
  const asked = new URLSearchParams(location.search);

  /* By station, or by the number of the sheet, the one typed last at the end; one that is being changed is another. */
  const drafts = () => {
    try {
      return JSON.parse(sessionStorage.getItem(shelf)) || {};
    } catch (error) {
      return {};
    }
  };
  const put = (all) => {
    try {
      sessionStorage.setItem(shelf, JSON.stringify(all));
    } catch (error) { /* Then the form is a plain one. */ }
  };
  const name = () => form.dataset.draftName || (number.type === "hidden" ? "stored " : "sheet ") + number.value.trim();
  const ticks = (field) => field.type === "checkbox";
  const isSaid = (field) => /^(text-|unreadable-|dots-|lines$)/.test(field.name) && (ticks(field) ? field.checked : field.value.trim());
  let kept = name();

  const keep = () => {
    const all = drafts();
    delete all[kept];
    kept = name();
    delete all[kept];
    if (fields.some(isSaid)) {
      all[kept] = {};
      fields.forEach((field) => (all[kept][field.name] = ticks(field) ? field.checked : field.value));
    }
    put(all);
  };
  const forget = (names) => {
    const all = drafts();
    names.forEach((one) => delete all[one]);
    put(all);
  };
  const bring = (draft) => {
    fields.filter((field) => field.name in draft).forEach((field) => {
      if (ticks(field)) field.checked = draft[field.name];
      else field.value = draft[field.name];
    });
    kept = name();
    if (number) number.dispatchEvent(new Event("input"));
    if (number && document.activeElement === number) number.select();
    back.hidden = false;
  };

  if (asked.has("stored")) forget(Object.keys(drafts()).filter((one) => drafts()[one].key === asked.get("stored")));
  if (asked.has("after")) forget(["sheet " + asked.get("after"), "stored " + asked.get("after")]);
  if ("refused" in form.dataset) {
    keep();
  } else {
    const all = drafts();
    const last = Object.keys(all).filter((one) => one.startsWith("sheet ")).pop();
    const anew = !form.dataset.draftName && number.type !== "hidden" && !asked.has("number") && !asked.has("after");
    const found = all[kept] || (anew && all[last]);
    if (found) bring(found);
  }
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  back.querySelector("button").addEventListener("click", () => {
    forget([kept]);
    location.reload();
  });
})();
