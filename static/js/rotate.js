/* Long lists on the wall take turns: as many items as fit are shown, then the next ones; nothing is cut and nothing scrolls.
   [data-rotate] is the list. Items with data-key go on where they stood when the list is made anew. Where even one item
   does not fit, the picture makes room for it (class "is-alone"). */
(function () {
  "use strict";
  var SHORTEST = 8000;
  var LONGEST = 25000;
  var BY_LETTER = 55;

  function items(list) {
    return Array.prototype.slice.call(list.children);
  }

  function overflows(list) {
    return list.scrollHeight > list.clientHeight + 1 || list.scrollWidth > list.clientWidth + 1;
  }

  /* Shows the items from `first` on and returns how many have found room. */
  function showFrom(list, first) {
    var all = items(list);
    var scene = list.classList.contains("lines-cards") ? list.closest(".scene") : null;
    var count = 0;
    if (scene) scene.classList.remove("is-alone");
    all.forEach(function (item) { item.hidden = true; });
    while (first + count < all.length) {
      all[first + count].hidden = false;
      if (overflows(list)) {
        if (count > 0) {
          all[first + count].hidden = true;
          break;
        }
        if (!scene) return 1;
        scene.classList.add("is-alone");
        return 1;
      }
      count += 1;
    }
    return count;
  }

  /* Where each page of a list begins, as many items on it as fit. */
  function pagesOf(list) {
    var many = items(list).length;
    var begins = [0];
    var next = showFrom(list, 0);
    while (next > 0 && next < many) {
      begins.push(next);
      next += Math.max(1, showFrom(list, next));
    }
    return begins;
  }

  /* »1/2«, so that people know that more is to come. What keeps coming in, and the tables beside a clock, are not counted. */
  function counted() {
    return turns.filter(function (turn) { return !turn.list.matches(".lines-cards, .ways"); })[0];
  }

  function count() {
    var box = document.getElementById("turns");
    var turn = counted();
    var many = turn ? turn.pages.length : 1;
    var page = turn ? turn.pages.filter(function (begin) { return begin <= turn.first; }).length : 1;
    if (!box) return;
    box.hidden = many < 2;
    box.textContent = many < 2 ? "" : page + "/" + many;
  }

  /* Letters as they are read: the spaces between the lines of the page's source are none. */
  function readingTime(list) {
    var letters = items(list).reduce(function (sum, item) { return sum + (item.hidden ? 0 : item.textContent.trim().replace(/\s+/g, " ").length); }, 0);
    return Math.min(LONGEST, Math.max(SHORTEST, letters * BY_LETTER));
  }

  function Turn(list) {
    this.list = list;
    this.first = 0;
    this.count = 0;
    this.until = 0;
    this.crowded = false;
    this.pages = [0];
  }

  /* Lists that are counted keep their pages: a list that goes on where it stood shows the page on which that is. */
  Turn.prototype.measure = function () {
    this.list.closest(".scene").classList.add("has-turns");
    this.pages = pagesOf(this.list);
    this.list.closest(".scene").classList.toggle("has-turns", this.pages.length > 1);
  };

  Turn.prototype.show = function (first) {
    var all = items(this.list);
    if (this === counted()) {
      this.measure();
      first = this.pages.filter(function (begin) { return begin <= first; }).pop() || 0;
    }
    this.first = first < all.length ? first : 0;
    this.count = showFrom(this.list, this.first);
    this.crowded = this.crowded || isAlone(this.list);
    this.until = Date.now() + readingTime(this.list);
    count();
  };

  Turn.prototype.step = function () {
    var many = items(this.list).length;
    if (!many || (this.count === many && !this.crowded) || Date.now() < this.until) return;
    var alone = isAlone(this.list);
    if (this.crowded && this.count && this.first + this.count >= many) this.rest();
    else this.show(this.count ? this.first + this.count : 0);
    if (alone !== isAlone(this.list)) showOthers(this);
  };

  /* Where long words have pushed the tables aside, the tables get a turn of their own. */
  Turn.prototype.rest = function () {
    items(this.list).forEach(function (item) { item.hidden = true; });
    this.list.closest(".scene").classList.remove("is-alone");
    this.crowded = false;
    this.first = 0;
    this.count = 0;
    this.until = Date.now() + SHORTEST;
  };

  function isAlone(list) {
    return list.classList.contains("lines-cards") && list.closest(".scene.is-alone") !== null;
  }

  function showOthers(turn) {
    turns.forEach(function (other) { if (other !== turn) other.show(other.first); });
  }

  Turn.prototype.keys = function () {
    return items(this.list).map(function (item) { return item.dataset.key || item.textContent; });
  };

  var turns = [];

  /* Takes up the lists that are there now; `before` are those of the picture that they replace. */
  function start(before) {
    turns = Array.prototype.map.call(document.querySelectorAll("[data-rotate]"), function (list, place) {
      var turn = new Turn(list);
      turn.show(before && before[place] ? placeAfter(turn, before[place]) : 0);
      return turn;
    });
    count();
    again();
    if (before) turns.forEach(function (turn, place) { if (before[place] && sameStart(turn, before[place])) turn.until = before[place].until; });
  }

  /* What was not there before comes first; else the list goes on where it stood. */
  function placeAfter(turn, before) {
    var keys = turn.keys();
    var known = before.known;
    var fresh = keys.findIndex(function (key) { return known.indexOf(key) < 0; });
    if (fresh >= 0) return fresh;
    return Math.max(0, keys.indexOf(before.key));
  }

  function sameStart(turn, before) {
    return turn.keys()[turn.first] === before.key;
  }

  function remember() {
    return turns.map(function (turn) {
      var keys = turn.keys();
      return { known: keys, key: keys[turn.first], until: turn.until };
    });
  }

  /* The tables last, when it is known whether they have their place. */
  function again() {
    turns.slice().reverse().forEach(function (turn) { turn.show(turn.first); });
  }

  window.vrtiljakTurns = { start: start, remember: remember, again: again };
  window.setInterval(function () { turns.forEach(function (turn) { turn.step(); }); }, 500);
  window.addEventListener("resize", again);
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(again);
  start(null);
})();
