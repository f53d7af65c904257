/* One member's line in the register of returns: builder/collate.py does the same. */
(function (packs) {
  'use strict';

  function words(answer, field) {
    var said = packs.own(answer.fields, field);
    return typeof said === 'string' && !packs.isBlank(said);
  }

  function isOpen(differs, field, answer) {
    return differs && Boolean(field) && !words(answer, field);
  }

  /* Whether a voice judged otherwise than the one before it, and does not say why. */
  function overVoices(spec, criterion, one) {
    var lighter = null;
    return one.said.returns.some(function (returned) {
      var answer = packs.own(returned.answers, criterion.id) || {};
      var value = answer.value;
      if (value === undefined || value === null) {
        return false;
      }
      var reason = packs.voiceOf(spec, returned.voice).reason;
      var beside = packs.beside(spec, criterion).some(function (field) { return field.id === reason; });
      var open = isOpen(lighter !== null && value !== lighter, beside ? reason : null, answer);
      lighter = value;
      return open;
    });
  }

  function overRules(spec, criterion, one) {
    var answer = one.said.answers[criterion.id] || {};
    return answer.value !== undefined && one.standing.worked.some(function (got, i) {
      var rule = spec.results[i];
      return rule.proposes === criterion.id && got.values.length > 0 &&
        isOpen(String(answer.value) !== got.values[0], rule.reason, answer);
    });
  }

  function uncounted(spec, one, drafts, alone) {
    var known = { blank: [], notDiscussed: [], unexplained: [], reworded: false, aside: 0 };
    var weightiest = alone[alone.length - 1];
    return Object.assign(known, {
      member: one.member, drafts: drafts, returns: one.returns,
      standing: one.conflicts.length ? 'conflict' : weightiest ? 'other-edition' : 'missing',
      edition: one.conflicts.length ? spec.edition : weightiest ? weightiest.edition : ''
    });
  }

  packs.entry = function (spec, one, rows, place) {
    var alone = one.returns.filter(function (got) { return packs.speaksForAll(spec, got); });
    var drafts = one.returns.length - alone.length;
    if (!one.said) {
      return uncounted(spec, one, drafts, alone);
    }
    function having(kind) {
      return rows.filter(function (row) { return row.cells[place].kind === kind; })
        .map(function (row) { return row.criterion; });
    }
    var blank = having('blank');
    var open = having('not-discussed');
    var unexplained = rows.filter(function (row) {
      return row.cells[place].kind !== 'not-asked';
    }).map(function (row) { return row.criterion; }).filter(function (criterion) {
      return overVoices(spec, criterion, one) || overRules(spec, criterion, one);
    });
    return {
      member: one.member, standing: blank.length || open.length || unexplained.length ? 'incomplete' : 'returned',
      blank: blank, notDiscussed: open, unexplained: unexplained, drafts: drafts,
      edition: one.then ? one.then.edition : spec.edition, returns: one.returns,
      aside: one.then ? packs.keptCount(one.said.returns) : 0,
      reworded: one.said.returns.some(function (got) { return got.fingerprint !== spec.fingerprint; })
    };
  };

  /* How many members stand how. "answered" are those counted, complete or not. */
  packs.counts = function (entries) {
    var found = {
      members: entries.length, returned: 0, incomplete: 0, missing: 0, 'other-edition': 0, conflict: 0
    };
    entries.forEach(function (entry) { found[entry.standing] += 1; });
    found.answered = found.returned + found.incomplete;
    return found;
  };
})(window.packs = window.packs || {});
