/* Where several returns want the same place, and all the copies that came of each. */
(function (packs) {
  'use strict';

  /* Of one round: every conflict, decided or not, with the key of what was chosen. */
  packs.disputes = function (spec, document, effective, roundId) {
    var slots = new Map();
    effective.forEach(function (one) {
      var returned = one.returned;
      if (returned.round === roundId && returned.subject !== null) {
        var slot = packs.slotOf(spec, returned);
        slots.set(slot, (slots.get(slot) || []).concat(one));
      }
    });
    return Array.from(slots.values()).filter(function (some) { return some.length > 1; })
      .map(function (some) {
        var first = some[0].returned;
        var made = document.decisions.find(function (one) { return packs.isOn(one, first); });
        var keys = some.map(function (one) { return one.key; });
        return {
          round: first.round, subject: first.subject, voice: first.voice,
          speaker: first.speaker || '', keys: keys,
          returns: some.map(function (one) { return one.returned; }),
          chosen: made && keys.includes(made.chosen) ? made.chosen : null
        };
      });
  };

  packs.disputeByKey = function (disputes) {
    var found = new Map();
    disputes.forEach(function (dispute) {
      dispute.keys.forEach(function (key) { found.set(key, dispute); });
    });
    return found;
  };

  /* All copies of each return by its id: one for each content of each revision that came. */
  packs.copies = function (document) {
    var found = new Map();
    document.returns.forEach(function (kept) {
      var id = kept.return.id;
      if (!found.has(id)) {
        found.set(id, []);
      }
      found.get(id).push(kept);
    });
    return found;
  };

  /* The names of the files that a return came in. */
  packs.cameIn = function (spec, copies, returned) {
    var some = (copies.get(returned.id) || []).filter(function (kept) {
      return kept.return.revision === returned.revision;
    });
    var same = some.length < 2 ? some : some.filter(function (kept) {
      return packs.isCopyOf(spec, kept, returned);
    });
    return [].concat.apply([], same.map(function (kept) { return kept.files; }));
  };

  function state(spec, one, dispute) {
    var counts = one.returned.edition === spec.edition &&
      (Boolean(spec.named) || packs.speaksForAll(spec, one.returned));
    return dispute && dispute.chosen !== one.key ? (dispute.chosen ? 'passed-over' : 'open')
      : counts ? 'used' : 'kept';
  }

  /* Of every member in a round, what came: what is used, and what is not any more. */
  packs.aboutMembers = function (spec, document, effective, roundId) {
    var copies = packs.copies(document);
    var disputes = packs.disputeByKey(packs.disputes(spec, document, effective, roundId));
    var found = new Map();
    effective.forEach(function (one) {
      var returned = one.returned;
      if (returned.round !== roundId || returned.subject === null) {
        return;
      }
      var older = copies.get(returned.id).filter(function (kept) {
        return kept.return.revision < returned.revision;
      });
      found.set(returned.subject, (found.get(returned.subject) || []).concat({
        id: returned.id, revision: returned.revision, files: packs.cameIn(spec, copies, returned),
        state: state(spec, one, disputes.get(one.key))
      }, older.map(function (kept) {
        return {
          id: returned.id, revision: kept.return.revision, files: kept.files, state: 'unused'
        };
      })));
    });
    return found;
  };
})(window.packs = window.packs || {});
