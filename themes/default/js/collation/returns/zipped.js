/* Files as one zip. They are stored as they are: the same files give the same bytes in every browser. */
(function (packs) {
  'use strict';

  var LOCAL = 0x04034b50;
  var ENTRY = 0x02014b50;
  var END = 0x06054b50;
  /* The first of January 1980: nobody needs to know when it was packed. */
  var DAY = 0x21;
  var UTF8 = 0x800;
  var UNIX = 0x314;
  var READABLE = 0x81a4;
  var table = null;

  function remainders() {
    return Uint32Array.from({ length: 256 }, function (unused, byte) {
      var rest = byte;
      for (var bit = 0; bit < 8; bit += 1) {
        rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
      }
      return rest;
    });
  }

  function checksum(bytes) {
    table = table || remainders();
    var rest = 0xffffffff;
    for (var i = 0; i < bytes.length; i += 1) {
      rest = table[(rest ^ bytes[i]) & 0xff] ^ (rest >>> 8);
    }
    return (rest ^ 0xffffffff) >>> 0;
  }

  /* Pairs of a value and how many bytes it takes, least first. */
  function packed(pairs) {
    var size = pairs.reduce(function (sum, pair) { return sum + pair[1]; }, 0);
    var view = new DataView(new ArrayBuffer(size));
    pairs.reduce(function (at, pair) {
      if (pair[1] === 4) {
        view.setUint32(at, pair[0], true);
      } else {
        view.setUint16(at, pair[0], true);
      }
      return at + pair[1];
    }, 0);
    return new Uint8Array(view.buffer);
  }

  /* What both the entry itself and the directory say of a file. */
  function told(file) {
    return [[UTF8, 2], [0, 2], [0, 2], [DAY, 2], [checksum(file.bytes), 4], [file.bytes.length, 4],
      [file.bytes.length, 4], [file.path.length, 2], [0, 2]];
  }

  function entry(file, at) {
    return packed([[ENTRY, 4], [UNIX, 2], [20, 2]].concat(told(file),
      [[0, 2], [0, 2], [0, 2], [0, 2], [READABLE, 2], [at, 4]]));
  }

  /* files: [{name, bytes}]. Gives back the parts of the zip, for a Blob. */
  packs.zipped = function (files) {
    var parts = [];
    var directory = [];
    var at = 0;
    files.slice().sort(function (one, other) {
      return packs.compare(one.name, other.name);
    }).forEach(function (one) {
      var file = { path: new TextEncoder().encode(one.name), bytes: one.bytes };
      var head = packed([[LOCAL, 4], [20, 2]].concat(told(file)));
      directory.push(entry(file, at), file.path);
      parts.push(head, file.path, file.bytes);
      at += head.length + file.path.length + file.bytes.length;
    });
    var size = directory.reduce(function (sum, part) { return sum + part.length; }, 0);
    return parts.concat(directory, packed([[END, 4], [0, 2], [0, 2], [files.length, 2],
      [files.length, 2], [size, 4], [at, 4], [0, 2]]));
  };
})(window.packs = window.packs || {});
