/* A soft bell of two notes, made here: nothing to fetch, so it also sounds without a network. A browser lets a page sound
   only after somebody pressed something on it; that press is the test of the bell. */
(function () {
  "use strict";
  var NOTES = [{ at: 0, pitch: 659.25 }, { at: 0.55, pitch: 523.25 }];
  var PARTIALS = [{ times: 1, loud: 1, fades: 2.2 }, { times: 2.01, loud: 0.35, fades: 1.3 }, { times: 3.02, loud: 0.12, fades: 0.7 }];
  var TESTED = "vrtiljak-bell";
  var sound = null;

  function tone(pitch, loud, from, fades) {
    var source = sound.createOscillator();
    var volume = sound.createGain();
    source.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(0.28 * loud, from + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + fades);
    source.connect(volume).connect(sound.destination);
    source.start(from);
    source.stop(from + fades);
  }

  function ready() {
    return sound !== null && sound.state === "running";
  }

  /* Sounds for less than three seconds; without the permission of a press it stays silent. */
  function ring() {
    if (!ready()) return false;
    var from = sound.currentTime + 0.02;
    NOTES.forEach(function (note) {
      PARTIALS.forEach(function (part) { tone(note.pitch * part.times, part.loud, from + note.at, part.fades); });
    });
    document.dispatchEvent(new CustomEvent("bell"));
    return true;
  }

  /* To be called while somebody presses something. */
  function wake() {
    var Sound = window.AudioContext || window.webkitAudioContext;
    if (!Sound) return Promise.resolve(false);
    if (sound === null) sound = new Sound();
    return sound.resume().then(ready, function () { return false; });
  }

  function test() {
    remember();
    return wake().then(ring);
  }

  function remember() {
    try {
      window.sessionStorage.setItem(TESTED, "yes");
    } catch (error) { /* a browser that keeps nothing asks again after a reload */ }
  }

  function wasTested() {
    try {
      return window.sessionStorage.getItem(TESTED) === "yes";
    } catch (error) {
      return false;
    }
  }

  window.vrtiljakBell = { ready: ready, ring: ring, test: test, wake: wake, wasTested: wasTested };
})();
