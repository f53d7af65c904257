/* Files read one after the other, zips unpacked, and nothing left out: each gives a document or the
   reason why there is none. What becomes of them is inbox.js's business. */
(function (packs) {
  'use strict';

  var RETURN = 1e6;
  var FILE = 3e7;
  var LIMITS = { entries: 5000, entry: FILE, total: 1e8 };
  var NAME = 200;
  /* So many are read before the page may draw and listen again. */
  var BATCH = 8;
  var ZIPPED = new Map([
    ['large', { refused: 'large' }],
    ['zip-locked', { refused: 'unreadable', found: 'zip-locked' }],
    ['zip-packed', { refused: 'unreadable', found: 'zip-packed' }]
  ]);

  packs.mostFiles = LIMITS.entries;

  /* Of a long path the end says more than the start. */
  function called(name) {
    var letters = Array.from(packs.wellFormed(name));
    return letters.length > NAME ? '\u2026' + letters.slice(1 - NAME).join('') : letters.join('');
  }

  function refused(name, why) {
    return [Object.assign({ name: called(name) }, ZIPPED.get(why) || { refused: why })];
  }

  /* A timer would be slowed down in a tab that nobody looks at. */
  function breath() {
    return new Promise(function (resolve) {
      var channel = new MessageChannel();
      channel.port1.onmessage = function () {
        channel.port1.close();
        resolve();
      };
      channel.port2.postMessage(null);
    });
  }

  function opened(name, bytes) {
    var got = packs.readBytes(bytes, FILE);
    if (got.refused) {
      return refused(name, got.refused);
    }
    if (got.format === 'packs-workshop') {
      return [{ name: called(name), workshop: got.document }];
    }
    return bytes.length > RETURN ? refused(name, 'large')
      : [{ name: called(name), document: got.document }];
  }

  function unzipped(name, bytes, deeper) {
    return packs.unzip(bytes, LIMITS).then(function (found) {
      return found.reduce(function (before, one, place) {
        return before.then(function (items) {
          var within = name + ': ' + one.name;
          var got = one.bytes ? contents(within, one.bytes, deeper)
            : refused(within, ZIPPED.has(one.refused) ? one.refused : 'damaged');
          return Promise.resolve(got).then(function (some) {
            items.push.apply(items, some);
            return place % BATCH ? items : breath().then(function () { return items; });
          });
        });
      }, Promise.resolve([]));
    }).then(function (items) {
      return items.length ? items : refused(name, 'empty-zip');
    }, function (error) {
      return refused(name, ZIPPED.has(error.refused) ? error.refused : 'damaged');
    });
  }

  /* A zip may hold a zip, as mail programs pack what was packed before; not one deeper. */
  function contents(name, bytes, deeper) {
    var plain = packs.unwrapped(bytes);
    if (!packs.isZip(plain)) {
      return opened(name, plain);
    }
    return deeper ? unzipped(name, plain, deeper - 1)
      : [{ name: called(name), refused: 'unreadable', found: 'zip-deep' }];
  }

  function read(one) {
    if (!one.file) {
      return Promise.resolve(refused(one.name, one.refused));
    }
    if (one.file.size > FILE) {
      return Promise.resolve(refused(one.name,
        /\.(json|txt|zip)$/i.test(one.name) ? 'large' : 'foreign'));
    }
    return one.file.arrayBuffer().then(function (buffer) {
      return contents(one.name, new Uint8Array(buffer), 2);
    }, function () { return refused(one.name, 'unreadable'); });
  }

  /* files: of packs.chosen or packs.dropped. tell(done) is called as it goes on. */
  packs.intake = function (files, tell) {
    var items = [];
    function more(at) {
      tell(at);
      if (at >= files.length) {
        return Promise.resolve(items);
      }
      return Promise.all(files.slice(at, at + BATCH).map(read)).then(function (got) {
        got.forEach(function (some) { items.push.apply(items, some); });
        return breath();
      }).then(function () { return more(at + BATCH); });
    }
    return more(0);
  };
})(window.packs = window.packs || {});
