/* Files as they come back by mail, and files as they leave. */
(function (packs) {
  'use strict';

  var LARGEST = 1000000;
  var DEEPEST = 20;
  var LONGEST_NAME = 75;

  /* Blob.text() takes UTF-16 for garbage without a word, so the encoding is decided here. */
  function decoded(bytes) {
    var encoding = 'utf-8';
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] && bytes[1] === 0)) {
      encoding = 'utf-16le';
    } else if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1])) {
      encoding = 'utf-16be';
    }
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  }

  /* Some mail gateways leave an attachment in base64. */
  function unwrapped(text) {
    if (!/^[A-Za-z0-9+/=\s]{8,}$/.test(text)) {
      return text;
    }
    return decoded(Uint8Array.from(atob(text.replace(/\s+/g, '')), function (one) {
      return one.charCodeAt(0);
    }));
  }

  /* Before parsing: a few kilobytes of brackets can end a recursive reader. */
  function depth(text) {
    var deep = 0;
    var deepest = 0;
    for (var i = 0, quoted = false; i < text.length; i += 1) {
      var sign = text[i];
      if (quoted) {
        i += sign === '\\' ? 1 : 0;
        quoted = sign !== '"';
      } else if (sign === '"') {
        quoted = true;
      } else if (sign === '{' || sign === '[') {
        deep += 1;
        deepest = Math.max(deepest, deep);
      } else if (sign === '}' || sign === ']') {
        deep -= 1;
      }
    }
    return deepest;
  }

  packs.readBytes = function (buffer) {
    var text;
    if (buffer.byteLength > LARGEST) {
      return { refused: 'large' };
    }
    try {
      text = unwrapped(decoded(new Uint8Array(buffer)));
    } catch (error) {
      return { refused: 'foreign' };
    }
    return depth(text) > DEEPEST ? { refused: 'foreign' } : packs.unseal(text);
  };

  packs.readFile = function (file) {
    if (file.size > LARGEST) {
      return Promise.resolve({ refused: 'large' });
    }
    return file.arrayBuffer().then(packs.readBytes, function () {
      return { refused: 'unreadable' };
    });
  };

  packs.slug = function (text) {
    return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
      .replace(/['\u2018\u2019]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  };

  /* Too long a name gives no file and no error; Windows refuses its own device names with any ending. */
  packs.fileName = function (name) {
    var safe = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?<>|"]/g, '_')
      .slice(0, LONGEST_NAME).replace(/^[.\s]+|[.\s-]+$/g, '');
    return (/^(con|prn|aux|nul|com\d|lpt\d)?(\.|$)/i.test(safe) ? '_' + safe : safe) + '.json';
  };

  packs.download = function (name, text) {
    var address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    var link = document.createElement('a');
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  };
})(window.packs = window.packs || {});
