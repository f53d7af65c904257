/* All members side by side: builder/collate.py does the same (tests/vectors/collate.json). */
(function (packs) {
  'use strict';

  /* Where nothing follows from anything, nothing needs to be worked out for each member. */
  var NOTHING = {
    off: new Set(), needed: new Set(), defaults: new Map(), proposals: new Map(), worked: [],
    workedBeside: function () { return []; }
  };

  var CELLS = new Map(
    ['blank', 'not-discussed', 'not-applicable', 'not-asked', 'not-comparable', 'no-return',
      'conflict'].map(function (kind) {
      return [kind, Object.freeze({ kind: kind, label: '', byDefault: false })];
    })
  );

  /* The average in tenths, half up, in whole numbers alone. */
  packs.tenths = function (total, count) {
    return Math.floor((20 * total + count) / (2 * count));
  };

  packs.written1 = function (tenths) {
    return Math.floor(tenths / 10) + '.' + tenths % 10;
  };

  /* What cells with values add up to. Their values come lowest first. */
  packs.summary = function (ladder, cells) {
    var bands = ladder.bands.map(function () { return 0; });
    var total = 0;
    cells.forEach(function (cell) {
      bands[cell.band] += 1;
      total += ladder.numeric ? cell.value : 0;
    });
    var adds = ladder.numeric && cells.length > 0;
    var tenths = adds ? packs.tenths(total, cells.length) : null;
    var lowest = cells.length ? cells[0].value : null;
    var highest = cells.length ? cells[cells.length - 1].value : null;
    return {
      count: cells.length, total: adds ? total : null, tenths: tenths,
      average: adds ? packs.written1(tenths) : null, lowest: lowest, highest: highest,
      spread: adds ? highest - lowest : null, bands: bands
    };
  };

  function byDefault(ladder, value) {
    return Object.assign({}, ladder.cells.get(value), { byDefault: true });
  }

  function isLeftOut(criterion, idle) {
    return criterion.voices.length > 0 &&
      criterion.voices.every(function (voice) { return idle.has(voice); });
  }

  /* What prevails for a member on a criterion, as it stands in a grid. */
  packs.cellOf = function (spec, criterion, one) {
    var ladder = packs.ladderOf(spec, criterion);
    if (!one.said) {
      return CELLS.get(one.conflicts.length ? 'conflict' : 'no-return');
    }
    if (one.standing.off.has('answer.' + criterion.id)) {
      return CELLS.get('not-asked');
    }
    var answer = one.said.answers[criterion.id] || {};
    if (answer.value !== undefined) {
      return ladder.cells.get(String(answer.value));
    }
    if (answer.state) {
      return CELLS.get(answer.state);
    }
    if (isLeftOut(criterion, one.idle)) {
      return CELLS.get('not-asked');
    }
    var proposed = one.standing.proposals.get(criterion.id);
    return proposed ? byDefault(ladder, proposed.values[0])
      : CELLS.get((one.then && packs.own(one.then.silent, criterion.id)) || 'blank');
  };

  function row(spec, criterion, everybody) {
    var ladder = packs.ladderOf(spec, criterion);
    var cells = everybody.map(function (one) { return packs.cellOf(spec, criterion, one); });
    var counted = cells.filter(function (cell) { return cell.kind === 'value'; })
      .sort(function (one, other) { return one.place - other.place; });
    return {
      criterion: criterion, ladder: ladder, cells: cells,
      values: counted.map(function (cell) { return cell.value; }),
      summary: packs.summary(ladder, counted)
    };
  }

  /* Voices that nobody has used in this round: what they alone are asked is nobody's blank. */
  function idleVoices(spec, everybody) {
    var spoken = new Set();
    everybody.forEach(function (one) {
      (one.said ? one.said.returns : []).forEach(function (got) { spoken.add(got.voice); });
      one.conflicts.forEach(function (conflict) { spoken.add(conflict.voice); });
    });
    return new Set(spoken.size ? Array.from(spec.weights.keys()).filter(function (voice) {
      return !spoken.has(voice);
    }) : []);
  }

  function grouped(conflicts) {
    var found = new Map();
    conflicts.forEach(function (conflict) {
      found.set(conflict.subject, (found.get(conflict.subject) || []).concat(conflict));
    });
    return found;
  }

  /* The earlier edition that all who are counted answered; the weightiest's where they differ. */
  function thenOf(said) {
    var editions = said ? said.returns.map(packs.carriedFrom) : [];
    return editions.length && editions.every(Boolean) ? editions[editions.length - 1] : null;
  }

  /* Drafts are counted nowhere, and a register says how many there are: they stay. */
  function isHeeded(spec, returned) {
    var voice = packs.voiceOf(spec, returned.voice);
    return voice !== null && (voice.shown || Boolean(voice.speaker));
  }

  function listen(spec, subjects, returns, roundId, conflicts) {
    var round = spec.rounds.find(function (one) { return one.id === roundId; });
    var dated = Object.assign({}, spec, { round_date: round ? round.date : null });
    var byMember = packs.heard(spec, returns.filter(function (got) { return isHeeded(spec, got); }));
    var open = grouped(conflicts.filter(function (one) {
      return isHeeded(spec, one) && packs.speaksForAll(spec, one);
    }));
    var everybody = subjects.map(function (member) {
      var voices = byMember.get(member.id) || [];
      var disputed = open.get(member.id) || [];
      var said = disputed.length ? null : packs.prevailing(spec, voices);
      return {
        member: member, returns: voices, said: said, conflicts: disputed, then: thenOf(said),
        standing: !said ? null : spec.hangsTogether ? packs.standing(dated, said) : NOTHING
      };
    });
    var idle = everybody.length > 1 ? idleVoices(spec, everybody) : new Set();
    everybody.forEach(function (one) { one.idle = idle; });
    return everybody;
  }

  /* Undecided conflicts, of packs.standingReturns, leave their members uncounted. */
  packs.collate = function (spec, subjects, returns, roundId, conflicts) {
    var everybody = listen(spec, subjects, returns, roundId, conflicts || []);
    var rows = spec.criteria.map(function (criterion) { return row(spec, criterion, everybody); });
    return {
      members: subjects,
      heard: new Map(everybody.map(function (one) { return [one.member.id, one]; })),
      rows: rows,
      entries: everybody.map(function (one, place) { return packs.entry(spec, one, rows, place); })
    };
  };
})(window.packs = window.packs || {});
