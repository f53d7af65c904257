/* Everything that the views show, put together from the workshop document. */
(function (packs) {
  'use strict';

  var shuffled = new Map();

  function guest(one) {
    return { id: one.id, name: one.name, label: one.name, phase: null };
  }

  function byName(one, other) {
    return packs.compare(packs.folded(one.name), packs.folded(other.name)) ||
      packs.compare(one.id, other.id);
  }

  /* Whoever the returns are about. A return that says it itself knows the name better. */
  function found(effective, known) {
    var names = new Map();
    effective.slice().sort(function (one, other) { return one.isPlaced - other.isPlaced; })
      .forEach(function (one) {
        var subject = one.returned.subject;
        if (subject !== null && !known.has(subject) && !names.has(subject)) {
          names.set(subject, guest({ id: subject, name: one.returned.subject_name.trim() || subject }));
        }
      });
    return Array.from(names.values()).sort(byName);
  }

  /* A guest stands in the rounds that it answered, and in every round until it answers any. */
  function guests(document, effective, isHere) {
    function about(one) { return one.returned.subject; }
    var ever = new Set(effective.map(about));
    var here = new Set(effective.filter(isHere).map(about));
    return document.subjects.filter(function (one) {
      return here.has(one.id) || !ever.has(one.id);
    }).map(guest);
  }

  function subjectsIn(spec, document, effective, isHere) {
    var listed = spec.named
      ? [{ id: spec.named.id, name: spec.named.name, label: spec.named.name, phase: null }]
      : spec.subjects.concat(guests(document, effective, isHere));
    var here = effective.filter(isHere);
    return spec.named || spec.group ? listed : listed.concat(found(here, packs.byId(listed)));
  }

  function inRound(roundId) {
    return function (one) { return one.returned.round === roundId; };
  }

  packs.subjectsOf = function (spec, document, roundId) {
    return subjectsIn(spec, document, packs.effective(spec, document), inRound(roundId));
  };

  function shuffle(workshop, subject) {
    var text = packs.canonical(workshop + subject).slice(1, -1);
    if (!shuffled.has(text)) {
      shuffled.set(text, packs.sha256(text));
    }
    return shuffled.get(text);
  }

  /* Numbers for hidden names. They say nothing about the list's order, and stay from round to round. */
  packs.masks = function (document, subjects) {
    var order = subjects.map(function (one) { return [shuffle(document.id, one.id), one.id]; });
    order.sort(function (one, other) { return packs.compare(one[0], other[0]); });
    return new Map(order.map(function (one, place) { return [one[1], place + 1]; }));
  };

  /* Who may be meant by a name that was typed: a proposal for a person, never a decision. */
  packs.likely = function (subjects, returned) {
    var name = packs.folded(returned.subject_name);
    return subjects.find(function (one) {
      return name && [one.name, one.label].map(packs.folded).includes(name);
    }) || null;
  };

  /* Where a person says whose a return is; null takes it back. Changes the draft that is given. */
  packs.place = function (draft, id, subject) {
    draft.returns.forEach(function (kept) {
      if (kept.return.id === id) {
        kept.subject = subject;
        draft.decisions = draft.decisions.filter(function (one) {
          return !packs.isOn(one, Object.assign({}, kept.return, { subject: subject }));
        });
      }
    });
  };

  /* Where a person says which of a conflict's returns counts: one of its keys, or null for none yet. */
  packs.decide = function (draft, conflict, key) {
    draft.decisions = draft.decisions.filter(function (one) { return !packs.isOn(one, conflict); });
    if (key !== null) {
      draft.decisions.push({
        round: conflict.round, subject: conflict.subject, voice: conflict.voice,
        speaker: conflict.speaker, chosen: key
      });
    }
  };

  function collated(spec, document, effective, roundId) {
    var standing = packs.standingOf(spec, document, effective, roundId);
    var subjects = subjectsIn(spec, document, effective, inRound(roundId));
    return {
      standing: standing, subjects: subjects,
      grid: packs.collate(spec, subjects, standing.returns, roundId, standing.conflicts)
    };
  }

  /* The last round before this one of which anything is here. */
  function roundBefore(spec, effective, roundId) {
    var at = spec.rounds.findIndex(function (one) { return one.id === roundId; });
    return spec.rounds.slice(0, Math.max(at, 0)).reverse().find(function (round) {
      return effective.some(inRound(round.id));
    }) || null;
  }

  function readable(spec, returns) {
    return returns.filter(function (returned) { return packs.voiceOf(spec, returned.voice).shown; });
  }

  packs.picture = function (spec, document, how) {
    var effective = packs.effective(spec, document);
    var round = spec.rounds.find(function (one) { return one.id === how.round; }) || null;
    var before = roundBefore(spec, effective, how.round);
    var now = collated(spec, document, effective, how.round);
    var last = before && collated(spec, document, effective, before.id).grid;
    var everybody = subjectsIn(spec, document, effective, function () { return true; });
    return {
      round: round, before: before, subjects: now.subjects, now: now.grid, last: last,
      counts: packs.counts(now.grid.entries),
      findings: packs.findings(spec, now.grid),
      moved: last ? packs.moved(spec, now.grid, last) : [],
      conflicts: now.standing.conflicts, unplaced: now.standing.unplaced,
      readable: readable(spec, now.standing.returns),
      masks: packs.masks(document, everybody)
    };
  };
})(window.packs = window.packs || {});
