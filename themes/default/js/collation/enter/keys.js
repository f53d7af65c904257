/* Which key stands for which answer. One key each, where the scale allows it. */
(function (packs) {
  'use strict';

  /* Levels by their place as shown; points by their digit, 0 for ten. Where digits could mean two
     things, as on scales from 0 to 10 or beyond 10, the number is typed and Enter ends it. */
  packs.keysOf = function (ladder, shown) {
    var keys = new Map();
    if (!ladder.numeric) {
      shown.forEach(function (value, place) { keys.set(String(place + 1), value); });
      return { keys: keys, typed: false };
    }
    var values = ladder.choices.map(function (choice) { return choice.value; });
    var top = values[values.length - 1];
    var typed = top > 10 || (top === 10 && values[0] === 0);
    values.forEach(function (value) {
      keys.set(!typed && value === 10 ? '0' : String(value), value);
    });
    return { keys: keys, typed: typed };
  };

  packs.keyFor = function (known, value) {
    return Array.from(known.keys.keys()).find(function (key) { return known.keys.get(key) === value; });
  };

  var MOVES = {
    ArrowDown: 'forward', ArrowRight: 'forward', ArrowUp: 'back', ArrowLeft: 'back',
    Home: 'first', End: 'last', PageDown: 'after', PageUp: 'before', Delete: 'clear',
    Escape: 'leave', ' ': 'not-discussed', n: 'not-applicable', u: 'undo', c: 'unlock', v: 'reveal'
  };

  /* What a key press asks for: {act} or {digit}; null where it is somebody else's. */
  packs.pressed = function (event) {
    var target = event.target;
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && key === 'z' && !target.matches('input, textarea, select')) {
      return { act: 'undo' };
    }
    if (event.ctrlKey || event.altKey || event.metaKey || target.matches('input, textarea, select') ||
        ((key === ' ' || key === 'Enter') && target.closest('button, a, summary'))) {
      return null;
    }
    return /^[0-9]$/.test(key) ? { digit: key }
      : key === 'Enter' || key === 'Backspace' ? { act: key }
        : Object.prototype.hasOwnProperty.call(MOVES, key) ? { act: MOVES[key] } : null;
  };
})(window.packs = window.packs || {});
