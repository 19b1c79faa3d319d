/* Asking the server for a piece of the page that is open, never from the browser's store. The patience (milliseconds) is for the
   whole answer: a network that goes silent in the middle of it is a cut one too, and so is a house that cannot answer. */
(function () {
  "use strict";
  window.vrtiljakAsk = function (address, patience, options) {
    var stop = new AbortController();
    var all = { cache: "no-store", credentials: "same-origin", headers: { "HX-Request": "true" }, signal: stop.signal };
    window.setTimeout(function () { stop.abort(); }, patience);
    return fetch(address, Object.assign(all, options)).then(function (answer) {
      if (answer.status >= 500) throw answer;
      return answer;
    });
  };
})();
