/* What only a table's host needs besides the phones' scripts: a clock that follows while somebody types, the raised hand,
   and a sign once a minute that this page is open. Without it every part still works. */
(() => {
  "use strict";
  const me = document.currentScript.dataset;
  const MINUTE = 60000;

  const setClock = (now) => {
    const clock = document.querySelector("[data-clock]");
    if (!clock) return;
    delete clock.dataset.ends;
    delete clock.dataset.left;
    if (now.left !== null) clock.dataset.left = now.left;
    else if (now.ends !== null) clock.dataset.ends = now.ends;
    const words = clock.querySelector("[data-clock-words]");
    if (words && now.ends !== null) {
      const end = new Date(now.ends);
      const time = end.getHours() + "." + String(end.getMinutes()).padStart(2, "0");
      words.dataset.rest = clock.dataset.until.replace("{time}", time);
    }
    window.vrtiljakClock.tick();
  };

  /* While the hand is up, any change in the evening may be that somebody has taken it up; that is told for a while. */
  const lookAtHand = () => {
    const hand = document.getElementById("hand");
    if (!hand || !hand.dataset.hand || hand.contains(document.activeElement)) return;
    fetch(me.hand, { credentials: "same-origin", cache: "no-store", headers: { "HX-Request": "true" } })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer)))
      .then((text) => {
        const next = new DOMParser().parseFromString(text, "text/html").getElementById("hand");
        if (!next || next.dataset.hand === hand.dataset.hand) return;
        hand.replaceWith(document.adoptNode(next));
        const line = document.querySelector(".host-hand a");
        const told = next.querySelector("[role=status] strong") || next.querySelector("h2");
        if (line && told) line.textContent = told.textContent;
      })
      .catch(() => {}); // The next change asks again.
  };

  const saySeen = () => {
    if (!document.hidden) fetch(me.seen, { method: "POST", credentials: "same-origin" }).catch(() => {});
  };

  document.addEventListener("pulse", (event) => {
    setClock(event.detail);
    lookAtHand();
  });
  saySeen();
  window.setInterval(saySeen, MINUTE);
  window.setInterval(lookAtHand, MINUTE);
})();
