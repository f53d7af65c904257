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

  function block(state, words, from) {
    var w = new Int32Array(64);
    var s = state.slice();
    for (var i = 0; i < 64; i += 1) {
      if (i < 16) {
        w[i] = words[from + i];
      } else {
        var a = w[i - 15];
        var b = w[i - 2];
        w[i] = w[i - 16] + (turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)) +
          w[i - 7] + (turned(b, 17) ^ turned(b, 19) ^ (b >>> 10));
      }
      var e = s[4];
      var first = (s[7] + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
        ((e & s[5]) ^ (~e & s[6])) + ROOTS[i] + w[i]) | 0;
      var second = ((turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22)) +
        ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))) | 0;
      s = [(first + second) | 0, s[0], s[1], s[2], (s[3] + first) | 0, s[4], s[5], s[6]];
    }
    return state.map(function (word, i) { return (word + s[i]) | 0; });
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
