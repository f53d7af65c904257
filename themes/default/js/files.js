/* Files as they come back by mail, and files as they leave. */
(function (packs) {
  'use strict';

  var LARGEST = 1000000;
  /* What one person sends in a zip: the saved file, and perhaps some pictures beside it. */
  var ONE_PERSON = { entries: 100, entry: LARGEST, total: 10 * LARGEST };
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
  function unwrapped(bytes) {
    try {
      var text = decoded(bytes).trim();
      return !/^[A-Za-z0-9+/\s]{8,}={0,2}$/.test(text) ? bytes
        : Uint8Array.from(atob(text.replace(/\s+/g, '')), function (one) { return one.charCodeAt(0); });
    } catch (error) {
      return bytes;
    }
  }

  packs.unwrapped = unwrapped;

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

  /* One saved file: its document and the kind of it, or why there is none. A workshop may be larger. */
  packs.readBytes = function (buffer, most) {
    var text;
    if (buffer.byteLength > (most || LARGEST)) {
      return { refused: 'large' };
    }
    try {
      text = decoded(unwrapped(new Uint8Array(buffer)));
    } catch (error) {
      return { refused: 'foreign' };
    }
    return depth(text) > DEEPEST ? { refused: 'foreign' } : packs.unseal(text);
  };

  /* All that is in a file: itself, or each file in a zip. "within" is the zip's name. */
  packs.readItems = function (file, limits) {
    function alone(read) {
      return [Object.assign({ name: file.name, within: null }, read)];
    }
    if (file.size > limits.total) {
      return Promise.resolve(alone({ refused: 'large' }));
    }
    return file.arrayBuffer().then(function (buffer) {
      var bytes = unwrapped(new Uint8Array(buffer));
      if (!packs.isZip(bytes)) {
        return alone(packs.readBytes(bytes));
      }
      return packs.unzip(bytes, limits).then(function (found) {
        return found.map(function (one) {
          return Object.assign({ name: one.name, within: file.name },
            one.bytes ? packs.readBytes(one.bytes) : { refused: one.refused });
        });
      }, function (error) { return alone({ refused: error.refused }); });
    }, function () { return alone({ refused: 'unreadable' }); });
  };

  /* The one saved file in it. What is certainly none of ours, such as a picture, is passed over. */
  packs.readFile = function (file) {
    return packs.readItems(file, ONE_PERSON).then(function (items) {
      if (!items.length || items[0].within === null) {
        return items[0] || { refused: 'zip-none' };
      }
      var ours = items.filter(function (item) { return !/foreign|large/.test(item.refused); });
      return ours.length > 1 ? { refused: 'zip-many', found: ours.length }
        : ours[0] || { refused: 'zip-none' };
    });
  };

  packs.slug = function (text) {
    return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
      .replace(/['\u2018\u2019]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  };

  /* Too long a name gives no file and no error; Windows refuses its own device names with any ending. */
  packs.fileName = function (name, ending) {
    var safe = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?<>|"]/g, '_')
      .slice(0, LONGEST_NAME).replace(/^[.\s]+|[.\s-]+$/g, '');
    return (/^(con|prn|aux|nul|com\d|lpt\d)?(\.|$)/i.test(safe) ? '_' + safe : safe) + (ending || '.json');
  };

  packs.download = function (name, content, type) {
    var address = URL.createObjectURL(new Blob([content], { type: type || 'application/json' }));
    var link = document.createElement('a');
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  };
})(window.packs = window.packs || {});
