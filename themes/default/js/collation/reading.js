/* A return as this page reads it: of the subject that people say it is about, and carried over. */
(function (packs) {
  'use strict';

  /* Other words under the same edition's name, which the answers do not fit: another edition. */
  function named(spec, returned) {
    return returned.edition === spec.edition && !packs.fitsHere(spec, returned)
      ? returned.edition + ' (' + returned.fingerprint.slice(0, 8) + ')' : returned.edition;
  }

  /* A return as it stands on this page: about whom people say that it is, and carried over from the
     edition that it answers, or perhaps with a longer name of that. */
  packs.reading = function (spec, returned, subject) {
    var there = subject === returned.subject ? returned
      : Object.assign({}, returned, { subject: subject });
    var reading = packs.carry(spec, there);
    var edition = named(spec, there);
    return reading !== there && packs.fitsHere(spec, reading) ? reading
      : edition === there.edition ? there : Object.assign({}, there, { edition: edition });
  };

  /* Whether a copy that came is this return, as it came or as it stands here. */
  packs.isCopyOf = function (spec, kept, returned) {
    function whole(one) { return packs.content(packs.reading(spec, one, returned.subject)); }
    return kept.return.revision === returned.revision && whole(kept.return) === whole(returned);
  };
})(window.packs = window.packs || {});
