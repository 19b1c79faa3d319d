/* A password can be looked at while it is typed (NIST SP 800-63B); a form that is sent hides it again. */
(function () {
  "use strict";

  document.querySelectorAll("[data-reveal]").forEach(function (row) {
    var button = row.querySelector("button");
    var fields = row.getAttribute("data-reveal").trim().split(/\s+/).map(function (id) {
      return document.getElementById(id);
    });

    function show(seen) {
      fields.forEach(function (field) {
        field.type = seen ? "text" : "password";
      });
      button.setAttribute("aria-pressed", seen ? "true" : "false");
    }

    button.addEventListener("click", function () {
      show(button.getAttribute("aria-pressed") !== "true");
    });
    row.closest("form").addEventListener("submit", function () {
      show(false);
    });
    row.hidden = false;
  });
})();
