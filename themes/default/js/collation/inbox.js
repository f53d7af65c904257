/* Files as they arrive: what becomes of each, and the workshop document with what was taken in. */
(function (packs) {
  'use strict';

  var NAME = 200;
  var MOST_RETURNS = 20000;
  var MOST_FILES = 50000;
  var MOST_NAMES = 1000;
  /* What the reader of files may say, in the words of a register. */
  var REFUSED = new Map([
    ['foreign', 'foreign'], ['large', 'large'], ['unreadable', 'unreadable'],
    ['empty-zip', 'empty-zip'], ['zip-none', 'empty-zip'], ['zip-locked', 'unreadable'],
    ['zip-packed', 'unreadable'], ['newer', 'newer-format'], ['newer-format', 'newer-format']
  ]);
  var SAYS = {
    'wrong-rubric': 'rubric', 'other-edition': 'edition', 'unknown-round': 'round',
    'unknown-voice': 'voice'
  };

  function brief(text) {
    return typeof text === 'string'
      ? Array.from(packs.wellFormed(text)).slice(0, NAME).join('') : '';
  }

  function lineKey(line) {
    return JSON.stringify([line.name, line.verdict, line.return, line.revision, line.found]);
  }

  /* Kept beside a copy of the document: what came of each id, and who stands in each slot. */
  function begun(spec, document) {
    var state = {
      spec: spec, byId: new Map(), slots: new Map(), slotOf: new Map(),
      lines: new Set(document.files.map(lineKey)),
      document: Object.assign({}, document, {
        subjects: document.subjects.slice(), returns: document.returns.slice(),
        files: document.files.slice(), decisions: document.decisions.slice()
      })
    };
    state.document.returns.forEach(function (kept, place) {
      var id = kept.return.id;
      state.byId.set(id, (state.byId.get(id) || []).concat(place));
    });
    packs.effective(spec, document).forEach(function (one) { stand(state, one.returned); });
    return state;
  }

  /* Puts a return into its slot. Gives back whether another one is there. */
  function stand(state, returned) {
    var slot = packs.slotOf(state.spec, returned);
    var before = state.slotOf.get(returned.id);
    if (before !== undefined && before !== slot) {
      state.slots.get(before).delete(returned.id);
    }
    if (!state.slots.has(slot)) {
      state.slots.set(slot, new Set());
    }
    state.slots.get(slot).add(returned.id);
    state.slotOf.set(returned.id, slot);
    return state.slots.get(slot).size > 1;
  }

  /* Why a return cannot be kept at all; whose it is comes before what is wrong with it. */
  function refusal(spec, found) {
    if (!packs.isRecord(found)) {
      return 'damaged';
    }
    if (packs.isId(found.rubric) && found.rubric !== spec.rubric) {
      return 'wrong-rubric';
    }
    if (!packs.isReturn(found)) {
      return 'damaged';
    }
    if (found.group !== null && spec.group && found.group !== spec.group.id) {
      return 'wrong-group';
    }
    if (packs.isHidden(spec, found)) {
      return 'unknown-voice';
    }
    var reading = packs.carry(spec, found);
    return reading.edition === spec.edition && reading.fingerprint === spec.fingerprint &&
      spec.weights.has(found.voice) && !packs.fitsHere(spec, reading) ? 'damaged' : null;
  }

  function highest(state, places) {
    return places.reduce(function (most, place) {
      return Math.max(most, state.document.returns[place].return.revision);
    }, 0);
  }

  function placedBefore(state, places) {
    var newest = null;
    places.forEach(function (place) {
      var kept = state.document.returns[place];
      if (kept.subject && (!newest || kept.return.revision >= newest.return.revision)) {
        newest = kept;
      }
    });
    return newest && newest.subject;
  }

  /* A return that is now the newest of its id. A decision stands only for those it was made about. */
  function newcomer(state, found, places, placed) {
    var spec = state.spec;
    var round = spec.rounds.some(function (one) { return one.id === found.round; });
    var subject = packs.whose(spec, state.document, found, placed);
    var slotBefore = state.slotOf.get(found.id);
    var here = packs.reading(spec, found, subject);
    var isOld = here.edition !== spec.edition;
    if (!round || !spec.weights.has(found.voice)) {
      return round ? 'unknown-voice' : 'unknown-round';
    }
    var among = stand(state, here);
    if (among && slotBefore !== packs.slotOf(spec, here)) {
      state.document.decisions = state.document.decisions.filter(function (one) {
        return !packs.isOn(one, here);
      });
    }
    var isDecided = state.document.decisions.some(function (one) { return packs.isOn(one, here); });
    return isOld ? 'other-edition'
      : subject === null ? (found.subject === null || (found.group === null && !spec.named)
        ? 'unplaced' : 'wrong-subject')
        : among && !isDecided ? 'conflict' : places.length ? 'newer' : 'accepted';
  }

  function rename(state, place, names) {
    var kept = state.document.returns[place];
    var fresh = names.filter(function (name) { return !kept.files.includes(name); });
    if (fresh.length) {
      state.document.returns[place] = Object.assign({}, kept, {
        files: kept.files.concat(fresh).slice(0, MOST_NAMES)
      });
    }
    return fresh.length > 0;
  }

  /* One return, as it came in files or in another workshop. */
  function take(state, coming) {
    var found = coming.return;
    var refused = refusal(state.spec, found);
    if (refused) {
      return { verdict: refused, isNews: true };
    }
    var places = state.byId.get(found.id) || [];
    var same = places.filter(function (place) {
      return state.document.returns[place].return.revision === found.revision;
    });
    var twin = same.find(function (place) {
      return packs.content(state.document.returns[place].return) === packs.content(found);
    });
    if (twin !== undefined) {
      return { verdict: 'unchanged', isNews: rename(state, twin, coming.files) };
    }
    if (state.document.returns.length >= MOST_RETURNS) {
      return { verdict: 'large', isNews: true };
    }
    var isOlder = places.length > 0 && found.revision < highest(state, places);
    var placed = coming.subject || placedBefore(state, places);
    state.byId.set(found.id, places.concat(state.document.returns.length));
    state.document.returns.push({
      'return': found, files: coming.files.slice(0, MOST_NAMES), subject: coming.subject,
      origin: coming.origin
    });
    return {
      verdict: same.length ? 'clash' : isOlder ? 'older' : newcomer(state, found, places, placed),
      isNews: true
    };
  }

  function write(state, line) {
    var key = lineKey(line);
    if (!state.lines.has(key) && state.document.files.length < MOST_FILES) {
      state.lines.add(key);
      state.document.files.push(line);
    }
  }

  /* A file in a zip is named with the zip, so that it can be found again. */
  function nameOf(item) {
    return brief([item.within, item.name].filter(Boolean).join('/'));
  }

  function lineOf(item, verdict) {
    var found = packs.isRecord(item.document) ? item.document : {};
    var isWhole = packs.isReturn(found);
    return {
      name: nameOf(item), verdict: verdict,
      'return': isWhole ? found.id : null, revision: isWhole ? found.revision : null,
      found: brief(item.refused ? item.found : found[SAYS[verdict] || 'subject_name'])
    };
  }

  function sifted(state, item) {
    var workshop = item.format === 'packs-workshop' ? item.document : item.workshop;
    if (workshop !== undefined && !item.refused) {
      return packs.takeWorkshop(state, nameOf(item), workshop, { take: take, write: write });
    }
    var got = item.refused
      ? { verdict: REFUSED.get(item.refused) || 'damaged', isNews: true }
      : take(state, {
        'return': item.document, files: [nameOf(item)], subject: null, origin: 'file'
      });
    var line = lineOf(item, got.verdict);
    if (got.isNews) {
      write(state, line);
    }
    return line;
  }

  /* Pure: the document that is given stays as it is. One verdict for each item, in their order. */
  packs.sift = function (spec, document, items) {
    var state = begun(spec, document);
    var verdicts = items.map(function (item) { return sifted(state, item); });
    return { document: state.document, verdicts: verdicts };
  };
})(window.packs = window.packs || {});
