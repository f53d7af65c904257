/* The start of a guide's agenda can be changed; the times follow, and the page prints with them. */
(function (packs) {
  'use strict';

  var table = document.getElementById('agenda');
  var start = document.getElementById('agenda-start');
  var note = document.getElementById('agenda-note');
  var words = packs.words(document.getElementById('agenda-words'));
  var sessions = packs.sessions(table);
  var rows = table.querySelectorAll('tr[data-minutes]');
  var planned = packs.timed(sessions, packs.minutes(start.defaultValue));
  var ends = planned[planned.length - 1].ends;

  function said(shifted) {
    var found = packs.misfits(shifted, ends, words);
    if (shifted.some(function (entry) { return entry.over; })) {
      found.push(words.say('shorten'));
    }
    return found.join(' ') || words.say('fits', { time: packs.clock(ends) });
  }

  function show() {
    /* A time half typed is no time: the last one stands. */
    if (!start.value) {
      return;
    }
    var shifted = packs.timed(sessions, packs.minutes(start.value));
    shifted.forEach(function (entry, place) {
      ['starts', 'ends'].forEach(function (part) {
        var time = rows[place].querySelector('[data-part=' + part + ']');
        time.textContent = packs.clock(entry[part]);
      });
    });
    note.textContent = start.value === start.defaultValue ? '' : said(shifted);
  }

  start.addEventListener('input', show);
  start.closest('.agenda-start').hidden = false;
  /* Firefox brings back what was typed before a reload. */
  show();
})(window.packs = window.packs || {});
