/* What only a table's host needs besides the phones' scripts: a clock that follows while somebody types, the raised hand,
   and a sign once a minute that this page is open. Without it every part still works. */
(() => {
  "use strict";
  const me = document.currentScript.dataset;
  const phone = window.phone;
  if (!phone) return;
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
    if (hand && hand.dataset.hand) phone.read(me.home).then(phone.takeOver, () => {}); // The next change asks again.
  };

  const saySeen = () => {
    if (!document.hidden) phone.ask(me.seen, { method: "POST" }).catch(() => {});
  };

  document.addEventListener("pulse", (event) => {
    setClock(event.detail);
    lookAtHand();
  });
  saySeen();
  window.setInterval(saySeen, MINUTE);
  window.setInterval(lookAtHand, MINUTE);
})();
