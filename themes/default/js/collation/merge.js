/* Another workshop's returns, decisions and words, added to those that are here. */
(function (packs) {
  'use strict';

  function isBlankOr(one, other) {
    return packs.isBlank(one) ? other : one;
  }

  function union(one, other, key) {
    var known = new Set(one.map(function (each) { return each[key]; }));
    return one.concat(other.filter(function (each) { return !known.has(each[key]); }));
  }

  /* What stands in the first stays, and the other fills what is missing. */
  function meetingOf(one, other) {
    return {
      findings: Object.assign({}, other.findings, one.findings),
      other: isBlankOr(one.other, other.other),
      summary: isBlankOr(one.summary, other.summary),
      dots: Object.assign({}, other.dots, one.dots),
      priorities: union(one.priorities, other.priorities, 'criterion').slice(0, 10),
      actions: union(one.actions, other.actions, 'id').slice(0, 200)
    };
  }

  function meetings(here, other, isSuccessor) {
    var found = Object.assign({}, here.meetings);
    Object.keys(other.meetings).forEach(function (round) {
      var mine = packs.own(here.meetings, round);
      var its = other.meetings[round];
      if (!mine || isSuccessor) {
        found[round] = its;
      } else if (here.id !== other.id) {
        found[round] = meetingOf(mine, its);
      }
    });
    return found;
  }

  function isSame(one) {
    return function (other) { return packs.isOn(one, other); };
  }

  /* A decision counts only where it was made about all that stand in the slot now. */
  function decisions(state, other, isSuccessor) {
    var ids = new Set(other.returns.map(function (kept) { return kept.return.id; }));
    var found = state.document.decisions;
    other.decisions.forEach(function (one) {
      var slot = JSON.stringify([one.round, one.subject, one.voice]);
      var knew = Array.from(state.slots.get(slot) || []).every(function (id) { return ids.has(id); });
      if (knew && (isSuccessor || !found.some(isSame(one)))) {
        found = found.filter(function (mine) { return !packs.isOn(mine, one); }).concat(one);
      }
    });
    return found;
  }

  function addReturns(state, name, other, by) {
    var added = 0;
    other.returns.forEach(function (kept) {
      var before = state.document.returns.length;
      var got = by.take(state, kept);
      added += state.document.returns.length - before;
      if (state.document.returns.length === before && got.verdict !== 'unchanged') {
        by.write(state, {
          name: name, verdict: got.verdict, 'return': kept.return.id,
          revision: kept.return.revision, found: kept.return.subject_name
        });
      }
    });
    return added;
  }

  /* A newer revision of the very workshop that is open replaces its words; another fills the gaps. */
  packs.takeWorkshop = function (state, name, workshop, by) {
    var other = packs.workshop.read(workshop);
    var here = state.document;
    var refused = other ? packs.workshop.refusal(other, state.spec) : 'damaged';
    var line = {
      name: name, verdict: refused || 'workshop', 'return': null, revision: null,
      found: refused === 'wrong-rubric' ? other.rubric : refused && other ? other.group || '' : ''
    };
    if (refused) {
      by.write(state, line);
      return line;
    }
    var isSuccessor = other.id === here.id && other.revision > here.revision;
    here.subjects = union(here.subjects, other.subjects, 'id').slice(0, 1000);
    var added = addReturns(state, name, other, by);
    here.decisions = decisions(state, other, isSuccessor);
    here.meetings = meetings(here, other, isSuccessor);
    other.files.forEach(function (one) {
      by.write(state, Object.assign({ 'return': null, revision: null, found: '' }, one));
    });
    if (isSuccessor) {
      here.revision = other.revision;
    }
    by.write(state, line);
    return Object.assign({ added: added }, line);
  };
})(window.packs = window.packs || {});
