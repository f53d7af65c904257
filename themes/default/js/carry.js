/* Answers to an earlier edition, read as answers to the present one. builder/carry.py does the same:
   tests/vectors/carry.json. What cannot be compared is kept beside, never counted and never dropped. */
(function (packs) {
  'use strict';

  var ways = new WeakMap();
  var origins = new WeakMap();
  var NOWHERE = { voices: [], scales: [], criteria: [], asked: [] };

  function wayOf(then, id) {
    if (!ways.has(then)) {
      ways.set(then, new Map(then.criteria.map(function (one) { return [one.id, one]; })));
    }
    return ways.get(then).get(id);
  }

  function isGiven(value) {
    return value !== undefined && value !== null;
  }

  /* An answer with what was said, and nothing of what was left blank. */
  function answer(value, state, fields) {
    var made = {};
    if (isGiven(value)) {
      made.value = value;
    }
    if (isGiven(state)) {
      made.state = state;
    }
    if (Object.keys(fields).length) {
      made.fields = fields;
    }
    return made;
  }

  function canBePicked(spec, id, value) {
    var field = spec.criterion_fields.concat(spec.return_fields).find(function (one) {
      return one.id === id;
    });
    return !field || !field.choices.length || [].concat(value).every(function (one) {
      return one === '' || field.choices.indexOf(one) >= 0;
    });
  }

  function parted(spec, written, asked) {
    var found = { taken: {}, left: {} };
    Object.keys(written || {}).forEach(function (id) {
      var isTaken = asked.indexOf(id) >= 0 && canBePicked(spec, id, written[id]);
      found[isTaken ? 'taken' : 'left'][id] = written[id];
    });
    return found;
  }

  /* What of an answer is comparable, and what is left. */
  function carried(spec, then, way, said) {
    var whole = answer(said.value, said.state, said.fields || {});
    if (!way || !way.into) {
      return { taken: {}, left: whole };
    }
    var fields = parted(spec, said.fields, way.fields);
    if (isGiven(said.value)) {
      var pair = then.scales[way.scale].values.find(function (one) { return one[0] === said.value; });
      return pair ? { taken: answer(pair[1], null, fields.taken), left: answer(null, null, fields.left) }
        : { taken: {}, left: whole };
    }
    var isKept = said.state === 'not-applicable' && !way.not_applicable;
    return {
      taken: answer(null, isKept ? null : said.state, fields.taken),
      left: answer(null, isKept ? said.state : null, fields.left)
    };
  }

  /* The earlier edition of which a return, or what is kept beside one, says that it answers it. */
  packs.editionOf = function (spec, found) {
    return (spec.editions || []).find(function (one) {
      return one.fingerprint === found.fingerprint && one.edition === found.edition;
    }) || null;
  };

  /* A sound return as one to the present edition, where its own is known; else the return itself. */
  packs.carry = function (spec, returned) {
    var then = packs.editionOf(spec, returned);
    if (!then || then.voices.indexOf(returned.voice) < 0) {
      return returned;
    }
    var answers = {};
    var kept = {};
    Object.keys(returned.answers || {}).forEach(function (id) {
      var way = wayOf(then, id);
      var got = carried(spec, then, way, returned.answers[id]);
      if (Object.keys(got.taken).length) {
        answers[way.into] = got.taken;
      }
      if (Object.keys(got.left).length) {
        kept[id] = got.left;
      }
    });
    var fields = parted(spec, returned.fields, then.asked);
    var reading = Object.assign({}, returned, {
      edition: spec.edition, fingerprint: spec.fingerprint, answers: answers, fields: fields.taken,
      aside: (returned.aside || []).concat({
        edition: returned.edition, fingerprint: returned.fingerprint, answers: kept, fields: fields.left
      })
    });
    origins.set(reading, then);
    return reading;
  };

  /* The edition that a reading was carried over from; null where the present one was answered. */
  packs.carriedFrom = function (reading) {
    return origins.get(reading) || null;
  };

  function saidOf(then, way, said) {
    var labels = way ? then.scales[way.scale].labels : {};
    var value = isGiven(said.value) ? String(said.value) : null;
    return value !== null && Object.prototype.hasOwnProperty.call(labels, value) ? labels[value] : value;
  }

  /* What is kept beside of one edition, in its order and under its titles; unknown ids come last.
     {id, title, said, state, fields} each; what was asked once has no title. */
  packs.keptBeside = function (spec, aside) {
    var then = packs.editionOf(spec, aside) || NOWHERE;
    var answers = aside.answers || {};
    var known = then.criteria.map(function (one) { return one.id; });
    var ids = known.concat(Object.keys(answers).filter(function (id) { return known.indexOf(id) < 0; }));
    var found = ids.filter(function (id) {
      return Object.prototype.hasOwnProperty.call(answers, id);
    }).map(function (id) {
      var way = wayOf(then, id);
      return {
        title: way ? way.title : id, said: saidOf(then, way, answers[id]),
        state: answers[id].state || null, fields: answers[id].fields || {}
      };
    });
    return found.concat(Object.keys(aside.fields || {}).length
      ? { title: null, said: null, state: null, fields: aside.fields } : []);
  };
})(window.packs = window.packs || {});
