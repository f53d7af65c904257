/* What is said of answers to an earlier edition: how many cannot be compared, and what they were. */
(function (packs) {
  'use strict';

  /* How many questions an earlier edition asked whose answers are kept beside, and not counted. */
  packs.keptCount = function (returns) {
    var names = new Set();
    returns.forEach(function (returned) {
      (returned.aside || []).forEach(function (one) {
        Object.keys(one.answers || {}).forEach(function (id) { names.add(id); });
      });
    });
    return names.size;
  };

  packs.keptWords = function (words, count) {
    return count ? words.count('kept.beside', count) : '';
  };

  /* What may be read here of what is kept beside a return, edition by edition, each with {title, said,
     state, notes}; and how many things were written that are for others to read. */
  packs.keptOf = function (spec, returned) {
    var withheld = 0;
    var found = (returned.aside || []).map(function (aside) {
      var then = packs.editionOf(spec, aside);
      var asked = then ? then.criterion_fields.concat(then.return_fields) : [];
      return {
        edition: aside.edition,
        lines: packs.keptBeside(spec, aside).map(function (one) {
          var notes = packs.notes(asked, one.fields);
          withheld += Object.keys(one.fields).filter(function (id) {
            return packs.written(one.fields[id]) !== null;
          }).length - notes.length;
          return Object.assign({ notes: notes }, one);
        })
      };
    });
    return { editions: found, withheld: withheld };
  };
})(window.packs = window.packs || {});
