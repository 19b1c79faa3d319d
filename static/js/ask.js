/* Asking the server for a piece of the page that is open, never from the browser's store. The patience (milliseconds) is for the
   whole answer: a network that goes silent in the middle of it is a cut one too, and so is a house that cannot answer.
   Whoever was signed out meanwhile is led to the sign-in, which says so; whoever asks hears no more. */
(function () {
  "use strict";
  function unlessSignedOut(answer) {
    var address = answer.headers.get("HX-Redirect");
    if (!address) return answer;
    window.location.assign(address);
    return new Promise(function () {});
  }

  window.vrtiljakAsk = function (address, patience, options) {
    var stop = new AbortController();
    var headers = { "HX-Request": "true", "HX-Current-URL": window.location.href };
    var all = { cache: "no-store", credentials: "same-origin", headers: headers, signal: stop.signal };
    window.setTimeout(function () { stop.abort(); }, patience);
    return fetch(address, Object.assign(all, options)).then(function (answer) {
      if (answer.status >= 500) throw answer;
      return unlessSignedOut(answer);
    });
  };
})();
