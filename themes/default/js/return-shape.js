/* Whether a document is a return at all, to whatever rubric: as builder/model/returns.py has it. */
(function (packs) {
  'use strict';

  var ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  var NAME = 200;
  var WORDS = 4000;
  var ROWS = 40;
  var ASIDES = 20;
  var STATES = [null, undefined, 'not-discussed', 'not-applicable'];

  packs.isId = function (value) {
    return typeof value === 'string' && value.length <= 40 && ID.test(value);
  };

  function isWords(value) {
    return packs.isText(value, WORDS);
  }

  /* What may be left out is right where it is. */
  function mapOf(found, fits) {
    return found === undefined || (packs.isRecord(found) && Object.keys(found).every(function (id) {
      return packs.isId(id) && fits(found[id]);
    }));
  }

  function listOf(found, most, fits) {
    return found === undefined || (Array.isArray(found) && found.length <= most && found.every(fits));
  }

  function isCells(found) {
    return mapOf(found, isWords);
  }

  function isTable(found) {
    return packs.only(found, ['rows', 'added']) &&
      mapOf(found.rows, function (cells) { return packs.isRecord(cells) && isCells(cells); }) &&
      listOf(found.added, ROWS, function (row) {
        return packs.only(row, ['label', 'cells']) && isWords(row.label) && isCells(row.cells);
      });
  }

  function isWritten(found) {
    return isWords(found) || (Array.isArray(found) ? found.every(packs.isId) : isTable(found));
  }

  function isAnswer(found) {
    return packs.only(found, ['value', 'state', 'fields']) && STATES.indexOf(found.state) >= 0 &&
      (found.value === undefined || found.value === null || Number.isSafeInteger(found.value) ||
        packs.isId(found.value)) && mapOf(found.fields, isWritten);
  }

  packs.isLine = function (value) {
    return packs.isText(value, NAME) && !/[\r\n]/.test(value) && !packs.isBlank(value);
  };

  function isText(value, pattern) {
    return typeof value === 'string' && pattern.test(value);
  }

  packs.isFingerprint = function (value) {
    return isText(value, /^[0-9a-f]{64}$/);
  };

  /* Pages that know no earlier editions have nothing that could be kept of them. */
  packs.returnKeys.push('aside');

  /* What was said to earlier editions and could not be carried over. */
  packs.areAsides = function (found) {
    return listOf(found, ASIDES, function (one) {
      return packs.only(one, ['edition', 'fingerprint', 'answers', 'fields']) &&
        packs.isLine(one.edition) && packs.isFingerprint(one.fingerprint) &&
        mapOf(one.answers, isAnswer) && mapOf(one.fields, isWritten);
    });
  };

  packs.isReturn = function (found) {
    return packs.only(found, packs.returnKeys) && packs.areAsides(found.aside) && isText(found.id, /^[0-9a-f]{32}$/) &&
      Number.isSafeInteger(found.revision) && found.revision >= 1 && found.revision <= 1e9 &&
      packs.isId(found.rubric) && packs.isLine(found.edition) &&
      packs.isFingerprint(found.fingerprint) && packs.isId(found.round) &&
      (found.group === null || packs.isId(found.group)) &&
      (found.subject === null || packs.isId(found.subject)) &&
      packs.isText(found.subject_name, NAME) && packs.isId(found.voice) &&
      (found.speaker === undefined || packs.isText(found.speaker, NAME)) &&
      mapOf(found.answers, isAnswer) && mapOf(found.fields, isWritten);
  };
})(window.packs = window.packs || {});
