/* Which of all that came is used: the highest revision of each return, where people put it. */
(function (packs) {
  'use strict';

  var typed = new Map();

  function filled(fields) {
    var found = {};
    Object.keys(fields || {}).forEach(function (id) {
      var value = fields[id];
      found[id] = typeof value === 'string' || Array.isArray(value) ? value : {
        rows: value.rows || {},
        added: (value.added || []).map(function (row) {
          return { label: row.label, cells: row.cells || {} };
        })
      };
    });
    return found;
  }

  function answersIn(returned) {
    var answers = {};
    Object.keys(returned.answers || {}).forEach(function (id) {
      var answer = returned.answers[id];
      answers[id] = {
        value: answer.value === undefined ? null : answer.value,
        state: answer.state || null, fields: filled(answer.fields)
      };
    });
    return answers;
  }

  /* What a return says, as text: the same for null, for nothing and for what may be left out. */
  packs.content = function (returned) {
    var whole = Object.assign({}, returned, {
      speaker: returned.speaker || '', answers: answersIn(returned), fields: filled(returned.fields)
    });
    if (whole.aside && whole.aside.length) {
      whole.aside = whole.aside.map(function (one) {
        return Object.assign({}, one, { answers: answersIn(one), fields: filled(one.fields) });
      });
    } else {
      delete whole.aside;
    }
    return packs.canonical(whole);
  };

  packs.folded = function (name) {
    return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  };

  /* Whoever typed the same name on a form without a list means the same subject. */
  function typedId(name) {
    var plain = packs.folded(name);
    if (plain && !typed.has(plain)) {
      typed.set(plain, packs.sha256(packs.canonical(plain)).slice(0, 32));
    }
    return plain ? typed.get(plain) : null;
  }

  /* A form about a named thing knows what it is about, whoever's it is. */
  function isOfGroup(spec, returned) {
    return !spec.group || returned.group === spec.group.id ||
      (spec.named !== null && returned.group === null);
  }

  function ofItself(spec, returned) {
    if (spec.group || spec.named) {
      return isOfGroup(spec, returned) && spec.subjectOf.has(returned.subject) ? returned.subject : null;
    }
    return returned.subject === null ? typedId(returned.subject_name)
      : [returned.group, returned.subject].filter(Boolean).join('/');
  }

  /* Whose a return is; null where only a person can say. A person's word goes before the file's. */
  packs.whose = function (spec, document, returned, placed) {
    var known = placed !== null && ((!spec.group && !spec.named) || spec.subjectOf.has(placed) ||
      document.subjects.some(function (one) { return one.id === placed; }));
    return known ? placed : ofItself(spec, returned);
  };

  function placing(before, kept) {
    var placed = kept.subject || null;
    var at = kept.return.revision;
    return placed !== null && (!before || at > before.at ||
      (at === before.at && placed > before.placed)) ? { placed: placed, at: at } : before;
  }

  /* The highest revision of each id: several where one revision came with different contents. */
  packs.newest = function (document) {
    var found = new Map();
    document.returns.forEach(function (kept) {
      var one = kept.return;
      var got = found.get(one.id) || { revision: 0, contents: [], placing: null };
      got.placing = placing(got.placing, kept);
      if (one.revision > got.revision) {
        got.revision = one.revision;
        got.contents = [one];
      } else if (one.revision === got.revision && !got.contents.some(function (other) {
        return packs.content(other) === packs.content(one);
      })) {
        got.contents.push(one);
      }
      found.set(one.id, got);
    });
    return found;
  };

  function isCounted(spec, returned) {
    return returned.edition === spec.edition && packs.speaksForAll(spec, returned);
  }

  packs.isHidden = function (spec, returned) {
    var voice = packs.voiceOf(spec, returned.voice);
    return voice !== null && !voice.shown && !voice.speaker;
  };

  /* Everything that is used, of all rounds, each with its subject in place. What a person writes to
     choose one of several is its id, or, where they share that, the start of its content's checksum. */
  packs.effective = function (spec, document) {
    var found = [];
    packs.newest(document).forEach(function (got, id) {
      got.contents.forEach(function (one) {
        var subject = packs.whose(spec, document, one, got.placing && got.placing.placed);
        found.push({
          returned: packs.reading(spec, one, subject),
          isPlaced: subject !== one.subject,
          key: got.contents.length === 1 ? id : packs.sha256(packs.content(one)).slice(0, 32)
        });
      });
    });
    return found.filter(function (one) {
      return spec.weights.has(one.returned.voice) && !packs.isHidden(spec, one.returned);
    }).sort(function (one, other) {
      return packs.compare(one.returned.id, other.returned.id) || packs.compare(one.key, other.key);
    });
  };

  /* Of returns in one slot one alone can count. Drafts, and what is not counted, have their own. */
  packs.slotOf = function (spec, returned) {
    return JSON.stringify([returned.round, returned.subject, returned.voice]
      .concat(isCounted(spec, returned) ? [] : [returned.id]));
  };

  packs.isOn = function (decision, returned) {
    return decision.round === returned.round && decision.subject === returned.subject &&
      decision.voice === returned.voice;
  };

  function conflictOf(some) {
    var one = some[0].returned;
    return {
      round: one.round, subject: one.subject, voice: one.voice, speaker: one.speaker || '',
      returns: some.map(function (each) { return each.returned; }),
      keys: some.map(function (each) { return each.key; })
    };
  }

  function chosen(document, some) {
    var decision = document.decisions.find(function (one) { return packs.isOn(one, some[0].returned); });
    return decision && some.find(function (one) { return one.key === decision.chosen; });
  }

  packs.standingOf = function (spec, document, effective, roundId) {
    var slots = new Map();
    var found = { returns: [], conflicts: [], unplaced: [] };
    effective.forEach(function (one) {
      if (one.returned.round !== roundId) {
        return;
      }
      if (one.returned.subject === null) {
        found.unplaced.push(one.returned);
        return;
      }
      var slot = packs.slotOf(spec, one.returned);
      slots.set(slot, (slots.get(slot) || []).concat(one));
    });
    slots.forEach(function (some) {
      var one = some.length === 1 ? some[0] : chosen(document, some);
      if (one) {
        found.returns.push(one.returned);
      } else {
        found.conflicts.push(conflictOf(some));
      }
    });
    return found;
  };

  packs.standingReturns = function (spec, document, roundId) {
    return packs.standingOf(spec, document, packs.effective(spec, document), roundId);
  };
})(window.packs = window.packs || {});
