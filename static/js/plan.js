/* Sliders of the plan: each moves the number field beside it ([data-moves] is its id), and the field moves the slider.
   The form hears "slide" and asks for the plan again; "change" is for what is typed. Minutes that were typed stay: a number
   of rounds proposes no others, nor does an answer that was on its way meanwhile; the whole time does, it is asked for. */
(function () {
  "use strict";
  var form = document.querySelector("[data-sliders]");
  if (!form) return;
  var typed = false;

  function follow(field) {
    var slider = document.getElementById(field.id + "-slider");
    if (slider && /^\s*\d+\s*$/.test(field.value)) slider.value = field.value.trim();
  }

  form.addEventListener("input", function (event) {
    var moved = event.target.getAttribute("data-moves");
    if (!moved) {
      if (event.target.name === "minutes") typed = true;
      follow(event.target);
      return;
    }
    document.getElementById(moved).value = event.target.value;
    event.target.dispatchEvent(new CustomEvent("slide", { bubbles: true }));
  });
  form.addEventListener("htmx:configRequest", function (event) {
    var cause = event.detail.triggeringEvent;
    if (event.detail.parameters.act !== "propose") return;
    if (typed && cause && cause.target.name === "rounds") event.detail.parameters.act = "look";
    else typed = false;
  });
  form.addEventListener("htmx:oobBeforeSwap", function (event) {
    if (typed && event.detail.target.id === "minutes-box") event.detail.shouldSwap = false;
  });
  form.classList.add("has-sliders");
})();
