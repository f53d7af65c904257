/* The workshop document: what a collation page keeps and saves. builder/model/workshop.py is its law. */
(function (packs) {
  'use strict';

  var HEX = /^[0-9a-f]{32}$/;
  var ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  var NAME = 200;
  var WHOSE = 100;
  var WORDS = 4000;
  var KINDS = ['strongest', 'weakest', 'widest', 'pairs', 'moved', 'silent'];
  var PLANS = ['school', 'cluster', 'authority'];

  function isId(value) {
    return typeof value === 'string' && value.length <= 40 && ID.test(value);
  }

  function isHex(value) {
    return typeof value === 'string' && HEX.test(value);
  }

  function isName(value) {
    return packs.isText(value, NAME);
  }

  function isWhose(value) {
    return packs.isText(value, WHOSE);
  }

  function isWords(value) {
    return packs.isText(value, WORDS);
  }

  function isCount(value, least) {
    return Number.isSafeInteger(value) && value >= least && value <= 1e9;
  }

  function listOf(fits, most) {
    return function (value) {
      return Array.isArray(value) && value.length <= most && value.every(fits);
    };
  }

  function mapOf(isKey, fits) {
    return function (value) {
      return packs.isRecord(value) && Object.keys(value).every(function (key) {
        return isKey(key) && fits(value[key]);
      });
    };
  }

  function oneOf(some) {
    return function (value) { return some.indexOf(value) >= 0; };
  }

  function orNull(fits) {
    return function (value) { return value === null || fits(value); };
  }

  /* Every key must be known and fit; those of "may" may be left out. */
  function record(must, may) {
    var known = Object.assign({}, must, may);
    return function (value) {
      return packs.only(value, Object.keys(known)) &&
        Object.keys(must).every(function (key) {
          return Object.prototype.hasOwnProperty.call(value, key);
        }) && Object.keys(value).every(function (key) { return known[key](value[key]); });
    };
  }

  var isMeeting = record({}, {
    findings: mapOf(oneOf(KINDS), record({ text: isWords, draft: isWords })),
    other: isWords,
    summary: isWords,
    dots: mapOf(isId, function (value) { return isCount(value, 0) && value <= 10000; }),
    priorities: listOf(record({ criterion: isId }, { why: isWords }), 10),
    actions: listOf(record({ id: isId }, {
      what: isWords, who: isName, by: isName, criteria: listOf(isId, 200),
      schools: listOf(isWhose, 2000), plans: listOf(oneOf(PLANS), 3)
    }), 200)
  });

  var isWorkshop = record({
    id: isHex,
    revision: function (value) { return isCount(value, 0); },
    rubric: isId,
    edition: packs.isLine,
    fingerprint: packs.isFingerprint,
    group: orNull(isId),
    round: isId
  }, {
    subjects: listOf(record({ id: isHex, name: isName }), 1000),
    returns: listOf(record({
      'return': function (value) { return packs.isReturn(value); },
      origin: oneOf(['file', 'entered'])
    }, { files: listOf(isName, 1000), subject: orNull(isWhose) }), 20000),
    files: listOf(record({ name: isName, verdict: isId }, {
      'return': orNull(isHex), revision: orNull(function (value) { return isCount(value, 1); }),
      found: isName
    }), 50000),
    decisions: listOf(record({ round: isId, subject: isWhose, voice: isId, chosen: isHex },
      { speaker: isName }), 1000),
    meetings: mapOf(isId, isMeeting)
  });

  function emptyMeeting() {
    return { findings: {}, other: '', summary: '', dots: {}, priorities: [], actions: [] };
  }

  packs.workshop = {
    begun: function (spec) {
      return {
        id: packs.randomId(), revision: 0, rubric: spec.rubric, edition: spec.edition,
        fingerprint: spec.fingerprint, group: spec.group && spec.group.id, round: spec.round,
        subjects: [], returns: [], files: [], decisions: [], meetings: {}
      };
    },

    /* Whether it is a workshop at all, whoever's: what may be left out of a file is filled in. */
    read: function (found) {
      if (!isWorkshop(found)) {
        return null;
      }
      var whole = Object.assign(
        { subjects: [], returns: [], files: [], decisions: [], meetings: {} }, found
      );
      whole.returns = whole.returns.map(function (kept) {
        return Object.assign({ files: [], subject: null }, kept);
      });
      whole.decisions = whole.decisions.map(function (one) {
        return Object.assign({ speaker: '' }, one);
      });
      whole.meetings = {};
      Object.keys(found.meetings || {}).forEach(function (round) {
        var meeting = Object.assign(emptyMeeting(), found.meetings[round]);
        meeting.priorities = meeting.priorities.map(function (one) {
          return Object.assign({ why: '' }, one);
        });
        meeting.actions = meeting.actions.map(function (one) {
          return Object.assign(
            { what: '', who: '', by: '', criteria: [], schools: [], plans: [] }, one
          );
        });
        whole.meetings[round] = meeting;
      });
      return whole;
    },

    /* Whose a file is, if not this page's: null where it fits. */
    refusal: function (found, spec) {
      return found.rubric !== spec.rubric ? 'wrong-rubric'
        : found.group !== (spec.group && spec.group.id) ? 'wrong-group' : null;
    },

    isUntouched: function (document) {
      return !document.returns.length && !document.files.length && !document.subjects.length &&
        !Object.keys(document.meetings).length;
    },

    /* What was written over a round's grid. A meeting comes into being when something is written. */
    meeting: function (document, round) {
      return Object.prototype.hasOwnProperty.call(document.meetings, round)
        ? document.meetings[round] : emptyMeeting();
    },

    write: function (document, round, work) {
      if (!Object.prototype.hasOwnProperty.call(document.meetings, round)) {
        document.meetings[round] = emptyMeeting();
      }
      work(document.meetings[round]);
    }
  };
})(window.packs = window.packs || {});
