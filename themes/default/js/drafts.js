/* The draft that this computer keeps while somebody types. The saved file is the only lasting copy.
   IndexedDB with strict durability on every input lost nothing when the browser was killed;
   localStorage lost up to 15 seconds. */
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

  function markOf(record) {
    return record ? record.mark : null;
  }

  /* heard.state('none' | 'kept' | 'failed') and heard.clash(record or null) tell what became of it. */
  packs.drafts = function (key, heard) {
    var page = packs.randomId();
    var writes = 0;
    var base = null;
    var seen = null;
    var loaded = false;
    var busy = false;
    var clashed = false;
    var next = null;

    function transact(mode, work) {
      base = base || connect(function () { base = null; });
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
      var late = setTimeout(function () { heard.state('failed'); }, PATIENCE);
      function done() { clearTimeout(late); }
      promise.then(done, done);
      return promise;
    }

    function found() {
      return transact('readonly', function (store, tx, box) {
        store.get(key).onsuccess = function (event) { box.result = event.target.result || null; };
      });
    }

    /* The mark is looked at inside the transaction that writes: two tabs cannot both pass. */
    function put(record) {
      return transact('readwrite', function (store, tx, box) {
        store.get(key).onsuccess = function (event) {
          var there = event.target.result || null;
          if (markOf(there) !== seen) {
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
      });
    }

    function clash(record) {
      clashed = true;
      heard.clash(record);
    }

    /* One write in flight and the newest next: on a slow disk strict writes would queue. */
    function write(again) {
      if (!loaded || busy || clashed || !next) {
        return;
      }
      var value = next;
      next = null;
      busy = true;
      writes += 1;
      var record = Object.assign({ key: key, mark: page + '.' + writes }, value);
      patient(put(record)).then(function () {
        seen = record.mark;
        busy = false;
        if (!next) {
          heard.state('kept');
        }
        write();
      }, function (error) {
        busy = false;
        next = next || value;
        if (error && error.clash) {
          clash(error.record);
        } else if (!again) {
          write(true);
        } else {
          heard.state('failed');
        }
      });
    }

    return {
      load: function () {
        return patient(found()).then(function (record) {
          seen = markOf(record);
          loaded = true;
          heard.state(record ? 'kept' : 'none');
          return record;
        }, function () {
          loaded = true;
          heard.state('failed');
          return null;
        }).then(function (record) {
          if (next) {
            seen = null;
            write();
            return null;
          }
          return record;
        });
      },
      keep: function (value) {
        next = value;
        write();
      },
      look: function () {
        if (loaded && !busy && !clashed && !next) {
          found().then(function (record) {
            if (!busy && !clashed && !next && markOf(record) !== seen) {
              clash(record);
            }
          }, function () {});
        }
      },
      /* After a person's choice: what was found is known now, and may be written over. */
      settle: function (record, value) {
        clashed = false;
        seen = markOf(record);
        next = value;
        write();
        if (!value) {
          heard.state(record ? 'kept' : 'none');
        }
      },
      clear: function () {
        next = null;
        return patient(transact('readwrite', function (store) { store.delete(key); })).then(function () {
          seen = null;
          next = null;
          clashed = false;
          heard.state('none');
        });
      }
    };
  };
})(window.packs = window.packs || {});
