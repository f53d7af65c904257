/* An agenda's clock, as builder/agenda.py works it out. Times are minutes after midnight. */
(function (packs) {
  'use strict';

  packs.minutes = function (written) {
    var parts = written.split(':');
    return Number(parts[0]) * 60 + Number(parts[1]);
  };

  /* Parts of a minute come from a running clock; thirds of them must not show 12:15 as 12:14. */
  packs.clock = function (afterMidnight) {
    var whole = Math.floor(Math.round(afterMidnight * 60) / 60);
    return [Math.floor(whole / 60) % 24, whole % 60].map(function (part) {
      return String(part).padStart(2, '0');
    }).join(':');
  };

  /* Sessions one after the other from a start; those with a fixed time stay where they are. */
  packs.timed = function (sessions, starts) {
    var now = starts;
    var found = [];
    sessions.forEach(function (session) {
      if (session.at !== null) {
        if (found.length) {
          found[found.length - 1].over = Math.max(0, now - session.at);
          found[found.length - 1].idle = Math.max(0, session.at - now);
        }
        now = session.at;
      }
      found.push({
        session: session, starts: now, ends: now + session.minutes, over: 0, idle: 0
      });
      now += session.minutes;
    });
    return found;
  };

  /* A table's rows as sessions. */
  packs.sessions = function (table) {
    return Array.from(table.querySelectorAll('tr[data-minutes]'), function (row) {
      return {
        title: row.querySelector('th').textContent.trim(),
        minutes: Number(row.dataset.minutes),
        at: row.dataset.at ? packs.minutes(row.dataset.at) : null
      };
    });
  };

  /* In words: what runs into a fixed time, what is left empty before one, and when people may leave. */
  packs.misfits = function (planned, ends, words) {
    var last = planned[planned.length - 1];
    var later = Math.round(last.ends - ends);
    var said = [];
    planned.slice(0, -1).forEach(function (entry, place) {
      var next = planned[place + 1];
      ['over', 'idle'].forEach(function (name) {
        var n = Math.round(entry[name]);
        if (n) {
          said.push(words.count(name, n, {
            title: entry.session.title, next: next.session.title, time: packs.clock(next.starts)
          }));
        }
      });
    });
    if (later) {
      said.push(words.count(later > 0 ? 'ends-later' : 'ends-earlier', Math.abs(later),
        { time: packs.clock(last.ends) }));
    }
    return said;
  };
})(window.packs = window.packs || {});
