/* The draft that this computer keeps while somebody types. The saved file is the only lasting copy. */
(function (packs) {
  'use strict';

  /* start: of the keys that this form may find; first: the key to begin with, if it is a longer one.
     heard.state('none' | 'kept' | 'failed') and heard.clash(record or null) tell what became of it. */
  packs.drafts = function (start, heard, first) {
    var store = packs.store(function () { tell('failed'); });
    var page = packs.randomId();
    var writes = 0;
    var key = first || start;
    var seen = null;
    var loaded = false;
    var busy = false;
    var clashed = false;
    var next = null;
    var last = 'none';
    var waiting = [];
    /* Counts the turns to other drafts: what comes back from before is of no concern any more. */
    var turns = 0;

    function release(state) {
      waiting.splice(0).forEach(function (resolve) { resolve(state); });
    }

    function tell(state) {
      last = state;
      heard.state(state);
      release(state);
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
      var turn = turns;
      next = null;
      busy = true;
      writes += 1;
      var record = Object.assign({ key: key, mark: page + '.' + writes }, value);
      store.put(record, seen).then(function () {
        if (turn !== turns) {
          return;
        }
        seen = record.mark;
        busy = false;
        if (!next) {
          tell('kept');
        }
        write();
      }, function (error) {
        if (turn !== turns) {
          return;
        }
        busy = false;
        next = next || value;
        if (error && error.clash) {
          clash(error.record);
        } else if (!again) {
          write(true);
        } else {
          tell('failed');
        }
      });
    }

    function turn(to, record) {
      turns += 1;
      key = to;
      seen = packs.markOf(record);
      busy = clashed = false;
      next = null;
      tell(record ? 'kept' : last === 'failed' ? last : 'none');
    }

    return {
      /* pick(records) says which of those whose keys begin with the start is gone on with. */
      load: function (pick) {
        return store.all(start).then(function (records) {
          loaded = true;
          var same = records.find(function (one) { return one.key === key; }) || null;
          var record = next ? null : pick ? pick(records) : same;
          key = record ? record.key : key;
          /* Typed before anything was found: the write itself must notice what is there. */
          seen = next ? null : packs.markOf(record || same);
          tell(record ? 'kept' : 'none');
          write();
          return record;
        }, function () {
          loaded = true;
          tell('failed');
          write();
          return null;
        });
      },
      keep: function (value) {
        next = value;
        write();
      },
      look: function () {
        var turn = turns;
        function quiet() { return loaded && !busy && !clashed && !next && turn === turns; }
        if (quiet()) {
          store.get(key).then(function (record) {
            if (quiet() && packs.markOf(record) !== seen) {
              clash(record);
            }
          }, function () {});
        }
      },
      /* After a person's choice: what was found is known now, and may be written over. */
      settle: function (record, value) {
        clashed = false;
        seen = packs.markOf(record);
        next = value;
        write();
        if (!value) {
          tell(record ? 'kept' : 'none');
        }
      },
      /* Goes over to another draft: that of a record, or one that is not there yet. */
      turn: turn,
      /* Resolves with the state once nothing is being written; a store that hangs has failed. */
      rest: function () {
        return new Promise(function (resolve) {
          if (last === 'failed' && (busy || !loaded)) {
            resolve(last);
            return;
          }
          waiting.push(resolve);
          if (loaded && !busy && next) {
            write();
          } else if (loaded && !busy) {
            release(last);
          }
        });
      },
      key: function () { return key; },
      all: function () { return store.all(start); },
      get: store.get,
      /* Clears one draft; without a key the one that is gone on with. */
      clear: function (other) {
        if (other !== undefined && other !== key) {
          return store.remove(other);
        }
        next = null;
        return store.remove(key).then(function () {
          last = 'none';
          turn(key, null);
        });
      }
    };
  };
})(window.packs = window.packs || {});
