/* Answers entered by hand, as returns like any other: a new revision for every time of saving. */
(function (packs) {
  'use strict';

  function fresh(spec, whose) {
    var subject = whose.subject;
    var listed = spec.subjects.some(function (one) { return one.id === subject.id; });
    return {
      'return': {
        id: packs.randomId(), revision: 1, rubric: spec.rubric, edition: spec.edition,
        fingerprint: spec.fingerprint, round: whose.round, group: spec.group && spec.group.id,
        subject: listed ? subject.id : null, subject_name: subject.name, voice: whose.voice,
        speaker: whose.speaker || '', answers: {}, fields: {}
      },
      files: [], subject: listed ? null : subject.id, origin: 'entered'
    };
  }

  /* Of a return that came in a file only what was entered over it may change. */
  function marked(returned) {
    return returned.id + ' ' + returned.revision;
  }

  /* What has not been saved may still change; what has been saved is history, and gets a successor. */
  packs.entering = function (spec, open) {
    function successor(document, kept) {
      if (open.has(marked(kept.return))) {
        return kept;
      }
      var next = Object.assign({}, kept, { files: [], origin: 'entered' });
      next.return = JSON.parse(JSON.stringify(kept.return));
      next.return.revision += 1;
      document.returns.push(next);
      return next;
    }

    /* whose: {round, subject: {id, name}, voice, speaker}; kept: what counts for it now, or null. */
    return function (document, whose, kept, work) {
      var entry = kept ? successor(document, kept) : fresh(spec, whose);
      if (!kept) {
        document.returns.push(entry);
      }
      open.add(marked(entry.return));
      work(entry.return);
      return entry.return;
    };
  };
})(window.packs = window.packs || {});
