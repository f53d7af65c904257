/* SHA-256 of ASCII text. crypto.subtle is missing on an intranet's plain http. */
(function (packs) {
  'use strict';

  var ROOTS = [];
  var STATE = [];

  /* The constants are the fractional parts of roots of primes: worked out, they cannot be mistyped. */
  (function () {
    function fraction(number) {
      return ((number - Math.floor(number)) * 0x100000000) | 0;
    }
    for (var n = 2; ROOTS.length < 64; n += 1) {
      var prime = true;
      for (var d = 2; d * d <= n; d += 1) {
        prime = prime && n % d !== 0;
      }
      if (prime) {
        if (STATE.length < 8) {
          STATE.push(fraction(Math.pow(n, 1 / 2)));
        }
        ROOTS.push(fraction(Math.pow(n, 1 / 3)));
      }
    }
  })();

  function turned(word, by) {
    return (word >>> by) | (word << (32 - by));
  }

  function padded(text) {
    var words = new Int32Array((((text.length + 8) >> 6) + 1) * 16);
    for (var i = 0; i < text.length; i += 1) {
      words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    }
    words[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
    words[words.length - 1] = text.length * 8;
    return words;
  }

  /* One list for all blocks, and no list of the eight words: a thousand returns are read at once. */
  var w = new Int32Array(64);

  function block(state, words, from) {
    var a = state[0], b = state[1], c = state[2], d = state[3];
    var e = state[4], f = state[5], g = state[6], h = state[7];
    for (var i = 0; i < 64; i += 1) {
      if (i < 16) {
        w[i] = words[from + i];
      } else {
        var old = w[i - 15];
        var late = w[i - 2];
        w[i] = w[i - 16] + (turned(old, 7) ^ turned(old, 18) ^ (old >>> 3)) +
          w[i - 7] + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
      }
      var first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
        ((e & f) ^ (~e & g)) + ROOTS[i] + w[i]) | 0;
      var second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) +
        ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    return [a, b, c, d, e, f, g, h].map(function (word, i) { return (word + state[i]) | 0; });
  }

  packs.sha256 = function (text) {
    var words = padded(text);
    var state = STATE;
    for (var from = 0; from < words.length; from += 16) {
      state = block(state, words, from);
    }
    return state.map(function (word) {
      return ('0000000' + (word >>> 0).toString(16)).slice(-8);
    }).join('');
  };
})(window.packs = window.packs || {});
