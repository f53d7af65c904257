/* A document as text with the checksum of its own content, and back.
   The same bytes as Python's json.dumps(sort_keys=True, ensure_ascii=True): tests/vectors/envelope.json. */
(function (packs) {
  'use strict';

  /* What is saved, and the key that it stands under: one return, or a whole workshop. */
  var FORMATS = { 'packs-return': 'return', 'packs-workshop': 'workshop' };
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
  packs.seal = function (document, format) {
    var name = format || 'packs-return';
    var envelope = { format: name, version: VERSION, sha256: packs.sha256(packs.canonical(document)) };
    envelope[FORMATS[name]] = document;
    return written(envelope, ' ', '\n') + '\n';
  };

  /* A text that names a format was once a file of ours; a page names it too, and saves none. */
  function spoilt(text) {
    return { refused: /^\s*[^<\s]/.test(text) && /packs-(return|workshop)/.test(text)
      ? 'damaged' : 'foreign' };
  }

  packs.unseal = function (text) {
    var envelope;
    try {
      envelope = JSON.parse(text);
    } catch (error) {
      return spoilt(text);
    }
    if (!packs.isRecord(envelope) || typeof envelope.format !== 'string' ||
        !Object.prototype.hasOwnProperty.call(FORMATS, envelope.format)) {
      return spoilt(text);
    }
    if (Number.isSafeInteger(envelope.version) && envelope.version > VERSION) {
      return { refused: 'newer' };
    }
    try {
      var document = envelope[FORMATS[envelope.format]];
      var whole = envelope.version === VERSION && packs.isRecord(document) &&
        packs.sha256(packs.canonical(document)) === envelope.sha256;
      return whole ? { document: document, format: envelope.format } : { refused: 'damaged' };
    } catch (error) {
      return { refused: 'damaged' };
    }
  };
})(window.packs = window.packs || {});
