/* A return as text with the checksum of its own content, and back.
   The same bytes as Python's json.dumps(sort_keys=True, ensure_ascii=True): tests/vectors/envelope.json. */
(function (packs) {
  'use strict';

  var FORMAT = 'packs-return';
  var VERSION = 1;

  packs.isRecord = function (value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  };

  /* Half of a surrogate pair has no place in UTF-8, and other programs refuse the whole file over it. */
  packs.wellFormed = function (text) {
    return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, function (found) {
      return found.length === 2 ? found : '\uFFFD';
    });
  };

  /* ASCII alone survives every mail gateway; JSON.stringify leaves 7f and all above as they are. */
  function quoted(text) {
    return JSON.stringify(text).replace(/[\u007f-\uffff]/g, function (unit) {
      return '\\u' + ('000' + unit.charCodeAt(0).toString(16)).slice(-4);
    });
  }

  /* Keys are ASCII ids, so sorting by code unit here and by code point in Python is the same. */
  function written(value, step, margin) {
    if (value === null || typeof value === 'boolean') {
      return String(value);
    }
    if (typeof value === 'string') {
      return quoted(value);
    }
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value)) {
        throw new RangeError('number');
      }
      return String(value);
    }
    var inner = margin + step;
    var list = Array.isArray(value);
    var parts = list
      ? value.map(function (one) { return written(one, step, inner); })
      : Object.keys(value).sort().map(function (key) {
        return quoted(key) + (step ? ': ' : ':') + written(value[key], step, inner);
      });
    var open = list ? '[' : '{';
    var close = list ? ']' : '}';
    if (!parts.length || !step) {
      return open + parts.join(',') + close;
    }
    return open + inner + parts.join(',' + inner) + margin + close;
  }

  packs.canonical = function (value) {
    return written(value, '', '');
  };

  /* One value a line: people compare two saved files by eye and with a diff. */
  packs.seal = function (document) {
    var envelope = {
      format: FORMAT,
      version: VERSION,
      sha256: packs.sha256(packs.canonical(document)),
      return: document
    };
    return written(envelope, ' ', '\n') + '\n';
  };

  packs.unseal = function (text) {
    var envelope;
    try {
      envelope = JSON.parse(text);
    } catch (error) {
      return { refused: text.indexOf(FORMAT) < 0 ? 'foreign' : 'damaged' };
    }
    if (!packs.isRecord(envelope) || envelope.format !== FORMAT) {
      return { refused: text.indexOf(FORMAT) < 0 ? 'foreign' : 'damaged' };
    }
    if (Number.isSafeInteger(envelope.version) && envelope.version > VERSION) {
      return { refused: 'newer' };
    }
    try {
      var whole = envelope.version === VERSION && packs.isRecord(envelope.return) &&
        packs.sha256(packs.canonical(envelope.return)) === envelope.sha256;
      return whole ? { document: envelope.return } : { refused: 'damaged' };
    } catch (error) {
      return { refused: 'damaged' };
    }
  };
})(window.packs = window.packs || {});
