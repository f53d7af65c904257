/* Several voices on one subject as one: the weightier prevails, criterion by criterion.
   builder/prevail.py does the same: tests/vectors/collate.json. */
(function (packs) {
  'use strict';

  var has = Object.prototype.hasOwnProperty;

  /* What stands under a name that came in a file, never what every object has. */
  packs.own = function (object, key) {
    return object && has.call(object, key) ? object[key] : undefined;
  };

  /* By code points, as Python sorts; the halves of pairs would come before the last of the others. */
  packs.compare = function (one, other) {
    var length = Math.min(one.length, other.length);
    for (var i = 0; i < length; i += 1) {
      var a = one.charCodeAt(i);
      var b = other.charCodeAt(i);
      if (a !== b) {
        return (a >= 0xd800 && a < 0xe000 ? a + 0x10000 : a) -
          (b >= 0xd800 && b < 0xe000 ? b + 0x10000 : b);
      }
    }
    return one.length - other.length;
  };

  packs.lightestFirst = function (spec, returns) {
    return returns.slice().sort(function (one, other) {
      return spec.weights.get(one.voice) - spec.weights.get(other.voice) ||
        packs.compare(one.speaker || '', other.speaker || '') || packs.compare(one.id, other.id);
    });
  };

  /* The returns by subject, lightest voice first, and within a voice by speaker. */
  packs.heard = function (spec, returns) {
    var found = new Map();
    returns.forEach(function (returned) {
      if (returned.subject !== null && spec.weights.has(returned.voice)) {
        if (!found.has(returned.subject)) {
          found.set(returned.subject, []);
        }
        found.get(returned.subject).push(returned);
      }
    });
    found.forEach(function (some, subject) { found.set(subject, packs.lightestFirst(spec, some)); });
    return found;
  };

  function copied(cells) {
    return Object.assign(Object.create(null), cells);
  }

  function table(value) {
    var rows = Object.create(null);
    Object.keys(value.rows || {}).forEach(function (id) { rows[id] = copied(value.rows[id]); });
    return {
      rows: rows,
      added: (value.added || []).map(function (row) {
        return { label: row.label, cells: copied(row.cells) };
      })
    };
  }

  function isBlankTable(value) {
    return !value.added.length && Object.keys(value.rows).every(function (id) {
      return Object.keys(value.rows[id]).every(function (column) {
        return packs.isBlank(value.rows[id][column]);
      });
    });
  }

  /* What was written or picked, whole; null where that is nothing. */
  packs.written = function (value) {
    if (typeof value === 'string') {
      return packs.isBlank(value) ? null : value;
    }
    if (Array.isArray(value)) {
      return value.length ? value : null;
    }
    var whole = table(value);
    return isBlankTable(whole) ? null : whole;
  };

  function addFields(to, fields) {
    Object.keys(fields || {}).forEach(function (id) {
      var said = packs.written(fields[id]);
      if (said !== null) {
        to[id] = said;
      }
    });
  }

  function isSaid(one) {
    return one !== undefined && one !== null;
  }

  packs.speaksForAll = function (spec, returned) {
    var voice = packs.voiceOf(spec, returned.voice);
    return voice !== null && !voice.speaker;
  };

  function add(said, returned) {
    Object.keys(returned.answers || {}).forEach(function (id) {
      var answer = returned.answers[id];
      var kept = said.answers[id] || { fields: Object.create(null) };
      if (isSaid(answer.value) || isSaid(answer.state)) {
        kept = { fields: kept.fields };
        kept[isSaid(answer.value) ? 'value' : 'state'] = isSaid(answer.value) ? answer.value : answer.state;
        said.by.set(id, returned);
      }
      addFields(kept.fields, answer.fields);
      said.answers[id] = kept;
    });
    addFields(said.fields, returned.fields);
  }

  /* Null where nobody spoke who counts. "by" says whose judgement it is, criterion by criterion. */
  packs.prevailing = function (spec, returns) {
    var counted = packs.lightestFirst(spec, returns.filter(function (returned) {
      return returned.edition === spec.edition && packs.speaksForAll(spec, returned);
    }));
    if (!counted.length) {
      return null;
    }
    var said = {
      answers: Object.create(null), fields: Object.create(null), returns: counted, by: new Map()
    };
    counted.forEach(function (returned) { add(said, returned); });
    return said;
  };
})(window.packs = window.packs || {});
