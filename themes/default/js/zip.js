/* A zip unpacked within limits. What it says of its own sizes is believed nowhere: the bytes are
   counted as they come. Each saved file has a checksum of its own, so that those in the zip are left. */
(function (packs) {
  'use strict';

  var END = 0x06054b50;
  var ENTRY = 0x02014b50;
  var LOCAL = 0x04034b50;
  var FURTHEST = 65557;
  /* One byte can become a thousand: fed in small pieces, no more than this times that is ever waiting. */
  var PIECE = 1024;

  function refusal(word) {
    var error = new Error(word);
    error.refused = word;
    return error;
  }

  function check(whole) {
    if (!whole) {
      throw refusal('zip-damaged');
    }
  }

  packs.isZip = function (bytes) {
    return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] < 9 && bytes[3] === bytes[2] + 1;
  };

  /* Where the directory ends; mail gateways may have added something behind it. */
  function endOf(view) {
    for (var at = view.byteLength - 22; at >= 0 && at > view.byteLength - FURTHEST; at -= 1) {
      if (view.getUint32(at, true) === END) {
        return at;
      }
    }
    return check(false);
  }

  /* The directory. A place outside the file is a RangeError, as damage elsewhere is. */
  function entries(bytes, view, limits) {
    var end = endOf(view);
    var at = end - view.getUint32(end + 12, true);
    var before = at - view.getUint32(end + 16, true);
    var count = view.getUint16(end + 10, true);
    var found = [];
    if (count > limits.entries) {
      throw refusal('large');
    }
    for (var i = 0; i < count; i += 1) {
      check(view.getUint32(at, true) === ENTRY);
      var name = view.getUint16(at + 28, true);
      found.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
        locked: Boolean(view.getUint16(at + 8, true) & 1),
        method: view.getUint16(at + 10, true),
        length: view.getUint32(at + 20, true),
        at: before + view.getUint32(at + 42, true)
      });
      at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    /* Folders hold nothing, and what macOS adds beside each file is no file of anybody's. */
    return found.filter(function (entry) { return !/\/$|^__MACOSX\//.test(entry.name); });
  }

  function packedBytes(entry, bytes, view) {
    if (entry.locked) {
      throw refusal('zip-locked');
    }
    check(view.getUint32(entry.at, true) === LOCAL);
    var from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    check(from + entry.length <= bytes.length);
    return bytes.subarray(from, from + entry.length);
  }

  function inPieces(bytes) {
    var at = 0;
    return new ReadableStream({
      pull: function (to) {
        if (at >= bytes.length) {
          to.close();
        } else {
          to.enqueue(bytes.slice(at, at + PIECE));
          at += PIECE;
        }
      }
    });
  }

  /* Some browsers have none, and some have one that does not know this kind. */
  function inflater() {
    try {
      return new DecompressionStream('deflate-raw');
    } catch (error) {
      throw refusal('zip-packed');
    }
  }

  function inflated(bytes, most) {
    var reader = inPieces(bytes).pipeThrough(inflater()).getReader();
    var parts = [];
    var size = 0;
    function more(step) {
      if (step.done) {
        return new Blob(parts).arrayBuffer().then(function (all) { return new Uint8Array(all); });
      }
      size += step.value.length;
      if (size > most) {
        return reader.cancel().then(function () { throw refusal('large'); });
      }
      parts.push(step.value);
      return reader.read().then(more);
    }
    return reader.read().then(more);
  }

  function unpacked(entry, bytes, view, most) {
    var packed = packedBytes(entry, bytes, view);
    if (entry.method === 8) {
      return inflated(packed, most);
    }
    if (entry.method !== 0 || packed.length > most) {
      throw refusal(entry.method ? 'zip-packed' : 'large');
    }
    return packed;
  }

  /* limits: how many entries, how many bytes in one, and in all. Resolves with one for each file:
     its name, and its bytes or why there are none. Rejects where the whole cannot be read. */
  packs.unzip = function (bytes, limits) {
    var view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    var left = limits.total;

    function one(entry) {
      return Promise.resolve().then(function () {
        return unpacked(entry, bytes, view, Math.min(left, limits.entry));
      }).then(function (got) {
        left -= got.length;
        return { name: entry.name, bytes: got };
      }, function (error) {
        return { name: entry.name, refused: error.refused || 'zip-damaged' };
      });
    }

    return Promise.resolve().then(function () {
      return entries(bytes, view, limits);
    }).then(function (found) {
      return found.reduce(function (before, entry) {
        return before.then(function (done) {
          return one(entry).then(function (got) { return done.concat(got); });
        });
      }, Promise.resolve([]));
    }).catch(function (error) {
      throw error.refused ? error : refusal('zip-damaged');
    });
  };
})(window.packs = window.packs || {});
