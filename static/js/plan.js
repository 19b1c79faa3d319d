/* Sliders of the plan: each moves the number field beside it ([data-moves] is its id), and the field moves the slider.
   The form hears "slide" and asks for the plan again; "change" is for what is typed. */
(function () {
  "use strict";
  var form = document.querySelector("[data-sliders]");
  if (!form) return;

  function follow(field) {
    var slider = document.getElementById(field.id + "-slider");
    if (slider && /^\s*\d+\s*$/.test(field.value)) slider.value = field.value.trim();
  }

  form.addEventListener("input", function (event) {
    var moved = event.target.getAttribute("data-moves");
    if (!moved) {
      follow(event.target);
      return;
    }
    document.getElementById(moved).value = event.target.value;
    event.target.dispatchEvent(new CustomEvent("slide", { bubbles: true }));
  });
  form.classList.add("has-sliders");
})();
