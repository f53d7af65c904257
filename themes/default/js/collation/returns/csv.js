/* A table for spreadsheets. A text that begins like a formula would be run as one when it is opened. */
(function (packs) {
  'use strict';

  /* Also the wide signs, which some spreadsheets take for the plain ones. */
  var RUNS = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

  function cell(value) {
    if (typeof value === 'number') {
      return String(value);
    }
    var text = packs.wellFormed(String(value));
    var safe = RUNS.test(text) ? '\'' + text : text;
    return '"' + safe.replace(/\r\n?/g, '\n').replace(/"/g, '""') + '"';
  }

  /* Rows of texts and numbers, in the bytes that spreadsheets read without being asked about them. */
  packs.csv = function (rows) {
    return '\ufeff' + rows.map(function (row) { return row.map(cell).join(',') + '\r\n'; }).join('');
  };
})(window.packs = window.packs || {});
