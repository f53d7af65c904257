/* The browser's store of drafts. IndexedDB with strict durability lost nothing when the browser was
   killed; localStorage lost up to 15 seconds. */
(function (packs) {
  'use strict';

  var BASE = 'packs-drafts';
  var STORE = 'drafts';
  var PATIENCE = 800;

  function connect(forget) {
    return new Promise(function (resolve, reject) {
      var request = window.indexedDB.open(BASE, 1);
      request.onupgradeneeded = function () {
        request.result.createObjectStore(STORE, { keyPath: 'key' });
      };
      request.onerror = function () { reject(request.error); };
      request.onsuccess = function () {
        var base = request.result;
        base.onclose = forget;
        base.onversionchange = function () {
          base.close();
          forget();
        };
        resolve(base);
      };
    });
  }

  packs.markOf = function (record) {
    return record ? record.mark : null;
  };

  /* late() is called when the store takes longer than anybody should be left to believe in it. */
  packs.store = function (late) {
    /* Opening takes long, and the page has much to do before it asks for anything. */
    var base = reach();

    function reach() {
      return connect(function () { base = null; });
    }

    function transact(mode, work) {
      base = base || reach();
      return base.then(function (open) {
        return new Promise(function (resolve, reject) {
          var box = { result: null };
          var tx = open.transaction(STORE, mode, { durability: 'strict' });
          tx.oncomplete = function () { resolve(box.result); };
          tx.onabort = function () { reject(box.clash || tx.error); };
          work(tx.objectStore(STORE), tx, box);
        });
      }).catch(function (error) {
        base = error && error.clash ? base : null;
        throw error;
      });
    }

    /* A store that hangs must be owned up to as one that refuses. */
    function patient(promise) {
      var timer = setTimeout(late, PATIENCE);
      function done() { clearTimeout(timer); }
      promise.then(done, done);
      return promise;
    }

    return {
      /* What waits for this answer can also go on without it. */
      get: function (key) {
        return Promise.race([
          new Promise(function (resolve, reject) { setTimeout(reject, PATIENCE); }),
          transact('readonly', function (store, tx, box) {
            store.get(key).onsuccess = function (event) { box.result = event.target.result || null; };
          })
        ]);
      },
      /* All records whose keys begin with this text. */
      all: function (start) {
        return patient(transact('readonly', function (store, tx, box) {
          store.getAll(IDBKeyRange.bound(start, start + '\uffff')).onsuccess = function (event) {
            box.result = event.target.result;
          };
        }));
      },
      /* The mark is looked at inside the transaction that writes: two tabs cannot both pass. */
      put: function (record, seen) {
        return patient(transact('readwrite', function (store, tx, box) {
          store.get(record.key).onsuccess = function (event) {
            var there = event.target.result || null;
            if (packs.markOf(there) !== seen) {
              box.clash = { clash: true, record: there };
              tx.abort();
              return;
            }
            try {
              store.put(record);
              if (tx.commit) {
                tx.commit();
              }
            } catch (error) {
              tx.abort();
            }
          };
        }));
      },
      remove: function (key) {
        return patient(transact('readwrite', function (store) { store.delete(key); }));
      }
    };
  };
})(window.packs = window.packs || {});
