/* Whether a document is a return that this very form may take: the strict shape, and whose it is. */
(function (packs) {
  'use strict';

  var STATES = ['not-discussed', 'not-applicable'];
  var LINE = 200;
  var BLANK = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;

  packs.returnKeys = ['id', 'revision', 'rubric', 'edition', 'fingerprint', 'round', 'group',
    'subject', 'subject_name', 'voice', 'speaker', 'answers', 'fields'];

  packs.only = function (value, keys) {
    return packs.isRecord(value) && Object.keys(value).every(function (key) {
      return keys.indexOf(key) >= 0;
    });
  };

  packs.isText = function (value, most) {
    return typeof value === 'string' && packs.wellFormed(value) === value &&
      (value.length <= most || Array.from(value).length <= most);
  };

  /* Just what Python strips: trim() knows a space more and a few less. */
  packs.isBlank = function (text) {
    return BLANK.test(text);
  };

  function fields(found, known, most) {
    return packs.isRecord(found) && Object.keys(found).every(function (id) {
      var field = known.find(function (one) { return one.id === id; });
      var kind = field && packs.kindOf(field);
      return Boolean(field) && (kind.fits ? kind.fits(found[id], field, most)
        : packs.isText(found[id], most) && (field.choices.length === 0 ||
          packs.isBlank(found[id]) || field.choices.indexOf(found[id]) >= 0));
    });
  }

  function answer(found, criterion, spec) {
    if (!packs.only(found, ['value', 'state', 'fields'])) {
      return false;
    }
    var value = found.value === undefined ? null : found.value;
    var state = found.state === undefined ? null : found.state;
    var onScale = value === null || packs.choices(spec, criterion).some(function (choice) {
      return choice.value === value;
    });
    var said = state === null || (STATES.indexOf(state) >= 0 &&
      (state !== 'not-applicable' || criterion.not_applicable));
    return onScale && said && (value === null || state === null) &&
      fields(found.fields || {}, packs.beside(spec, criterion), spec.longest);
  }

  /* Whether it answers what a spec asks, whoever's it is. */
  packs.fits = function (found, spec) {
    var answers = found.answers || {};
    return packs.only(found, packs.returnKeys) && (!found.aside || packs.areAsides(found.aside)) &&
      /^[0-9a-f]{32}$/.test(found.id) && Number.isSafeInteger(found.revision) &&
      found.revision >= 0 && found.revision <= 1e9 &&
      packs.isText(found.subject_name, LINE) && packs.isText(found.speaker || '', LINE) &&
      packs.isRecord(answers) && Object.keys(answers).every(function (id) {
        var criterion = spec.criteria.find(function (one) { return one.id === id; });
        return Boolean(criterion) && answer(answers[id], criterion, spec);
      }) && fields(found.fields || {}, spec.return_fields, spec.longest);
  };

  /* Whose it is comes first: "wrong school" helps more than "unknown question". */
  packs.refusal = function (found, spec) {
    if (!packs.isRecord(found)) {
      return 'damaged';
    }
    var wrong = ['rubric', 'voice', 'subject', 'group', 'round', 'fingerprint'].find(function (key) {
      return found[key] !== spec[key];
    });
    return wrong || (packs.fits(found, spec) ? null : 'damaged');
  };
})(window.packs = window.packs || {});
