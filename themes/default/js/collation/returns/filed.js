/* What has become of every file that came, as things stand now: which counts, and why another does not. */
(function (packs) {
  'use strict';

  /* Where somebody has to do something comes first; what needs nothing comes last. */
  var ORDER = ['conflict', 'clash', 'unplaced', 'wrong-subject', 'placed', 'damaged', 'unreadable',
    'empty-zip', 'large', 'newer-format', 'wrong-group', 'wrong-rubric', 'other-edition',
    'unknown-round', 'unknown-voice', 'foreign', 'carried', 'passed-over', 'draft', 'older', 'unchanged',
    'other-round', 'workshop', 'counts'];

  /* How one return that is used stands in its round. */
  function standing(spec, one, kept, dispute) {
    var returned = one.returned;
    if (!spec.rounds.some(function (round) { return round.id === returned.round; })) {
      return 'unknown-round';
    }
    if (returned.subject === null) {
      return kept.return.subject === null || (kept.return.group === null && !spec.named)
        ? 'unplaced' : 'wrong-subject';
    }
    if (dispute && dispute.chosen !== one.key) {
      return dispute.chosen ? 'passed-over'
        : new Set(dispute.returns.map(function (each) { return each.id; })).size > 1
          ? 'conflict' : 'clash';
    }
    return returned.edition !== spec.edition ? 'other-edition'
      : !packs.speaksForAll(spec, returned) && !spec.named ? 'draft'
        : packs.carriedFrom(returned) ? 'carried' : 'counts';
  }

  /* What is looked up for each file, made once for all. */
  function known(spec, document) {
    var effective = packs.effective(spec, document);
    var disputes = spec.rounds.map(function (round) {
      return packs.disputes(spec, document, effective, round.id);
    });
    return {
      newest: packs.newest(document), copies: packs.copies(document),
      disputes: packs.disputeByKey([].concat.apply([], disputes)), seen: new Set(),
      used: new Map(effective.map(function (one) { return [one.key, one]; }))
    };
  }

  /* The copy that a file holds: of several that differ, the one that names it. */
  function copyOf(line, facts) {
    var some = (facts.copies.get(line.return) || []).filter(function (kept) {
      return kept.return.revision === line.revision;
    });
    return some.find(function (kept) { return kept.files.includes(line.name); }) || some[0] || null;
  }

  function otherFiles(spec, dispute, key, facts) {
    return [].concat.apply([], dispute.returns.filter(function (each, place) {
      return dispute.keys[place] !== key;
    }).map(function (each) { return packs.cameIn(spec, facts.copies, each); }));
  }

  function inUse(spec, told, one, facts) {
    var dispute = facts.disputes.get(one.key);
    var placing = facts.newest.get(one.returned.id).placing;
    return Object.assign(told, {
      status: standing(spec, one, told.kept, dispute), returned: one.returned,
      isPlaced: Boolean(placing) && one.returned.subject === placing.placed,
      others: dispute ? otherFiles(spec, dispute, one.key, facts) : []
    });
  }

  function ofReturn(spec, line, kept, facts) {
    var got = facts.newest.get(line.return);
    var told = { line: line, kept: kept, returned: kept.return, isPlaced: false };
    if (line.revision < got.revision) {
      return Object.assign(told, {
        status: 'older', used: got.revision, others: packs.cameIn(spec, facts.copies, got.contents[0])
      });
    }
    var key = got.contents.length > 1 ? packs.sha256(packs.content(kept.return)).slice(0, 32)
      : kept.return.id;
    if (facts.seen.has(key)) {
      return Object.assign(told, {
        status: 'unchanged',
        others: kept.files.filter(function (name) { return name !== line.name; })
      });
    }
    facts.seen.add(key);
    return facts.used.has(key) ? inUse(spec, told, facts.used.get(key), facts)
      : Object.assign(told, { status: 'unknown-voice', others: [] });
  }

  /* What stands in another round is that round's business. */
  function here(told, roundId) {
    if (told.status === 'counts' && told.isPlaced) {
      told.status = 'placed';
    }
    if (told.kept && told.kept.return.round !== roundId &&
        ['counts', 'carried', 'placed', 'draft'].includes(told.status)) {
      told.status = 'other-round';
    }
    return told;
  }

  /* One for each file, in the order of what has to be done: {line, status, returned, others, ...}. */
  packs.filed = function (spec, document, roundId) {
    var facts = known(spec, document);
    var found = document.files.map(function (line) {
      var kept = copyOf(line, facts);
      return here(kept ? ofReturn(spec, line, kept, facts) : {
        line: line, kept: null, returned: null, isPlaced: false, status: line.verdict, others: []
      }, roundId);
    });
    return found.map(function (told, place) { return [told, place]; }).sort(function (one, other) {
      return ORDER.indexOf(one[0].status) - ORDER.indexOf(other[0].status) || one[1] - other[1];
    }).map(function (pair) { return pair[0]; });
  };

  /* How many files stand how, those that count first: pairs of a status and a number. */
  packs.filedCounts = function (filed) {
    var counts = new Map();
    filed.forEach(function (told) {
      counts.set(told.status, (counts.get(told.status) || 0) + 1);
    });
    return Array.from(counts).sort(function (one, other) {
      return (other[0] === 'counts') - (one[0] === 'counts');
    });
  };
})(window.packs = window.packs || {});
