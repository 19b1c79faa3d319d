/* Taps that change one line, and forms that must not end on the browser's own page when the network is gone.
   Without this script each is a plain form. It builds on window.phone. */
(() => {
  "use strict";
  const phone = window.phone;
  if (!phone) return;
  let busy = false;

  const again = (form, button) => {
    const line = phone.words(form.dataset.retry ? "retry-" + form.dataset.retry : "retry");
    line.tabIndex = -1;
    if (button && button.parentNode) button.parentNode.insertBefore(line, button);
    else form.appendChild(line);
    line.focus(); // The button that was tapped must not go on looking chosen.
  };
  const settle = (form) => {
    busy = false;
    const line = form.querySelector(".note-error[role=alert]");
    if (line) line.remove();
  };
  /* Marks and picks: sent where one stands, and only the lists taken over from the answer. */
  const tap = (form, button, body) => {
    busy = true;
    phone
      .read(form.action, { method: "POST", body: body })
      .then((other) => {
        settle(form);
        phone.takeOver(other);
      })
      .catch((trouble) => {
        settle(form);
        if (trouble && trouble.status && trouble.status < 500) leave(form, button);
        else again(form, button);
      });
  };
  /* Where the network seemed cut, the browser goes with the form only once the server has answered something; else
     all stays as it is typed. */
  const leave = (form, button) => {
    if (button && button.name) {
      const input = form.appendChild(document.createElement("input"));
      input.type = "hidden";
      input.name = button.name;
      input.value = button.value;
    }
    HTMLFormElement.prototype.submit.call(form);
  };
  const goOn = (form, button) => {
    busy = true;
    phone.ask(phone.pulse, { cache: "no-store" }).then(
      () => {
        settle(form);
        leave(form, button);
      },
      () => {
        settle(form);
        again(form, button);
      }
    );
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("submitter" in event)) return; // Which button it was is not told: the browser sends it itself.
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-outbox")) return;
    const button = event.submitter;
    const taps = form.hasAttribute("data-tap");
    if (!taps && !phone.cut()) return;
    event.preventDefault();
    if (busy) return;
    if (!taps) return goOn(form, button);
    const body = new URLSearchParams(new FormData(form));
    if (button) body.set(button.name, button.value);
    tap(form, button, body);
  });
})();
