/* What the room is shown, slide by slide, in order. Each has a key, so that a change keeps the place. */
(function (packs) {
  'use strict';

  var MOST_SCHOOLS = 15;
  var MOST_ROWS = 12;
  var A_PAGE = 7;
  var NARROW = 60;
  var FINDINGS = ['strongest', 'weakest', 'widest', 'pairs', 'moved', 'silent'];

  /* Where nobody who returned is asked there is nothing to show. */
  function isSpoken(row) {
    function is(kind) {
      return function (cell) { return cell.kind === kind; };
    }
    return row.ladder !== null && !(row.cells.some(is('not-asked')) && row.cells.every(function (cell) {
      return cell.kind === 'not-asked' || cell.kind === 'no-return';
    }));
  }

  function pages(rows, title) {
    var found = [];
    var a = Math.ceil(rows.length / Math.ceil(rows.length / A_PAGE));
    for (var i = 0; i < rows.length; i += a) {
      found.push({ key: 'figures ' + i, kind: 'figures', title: title, rows: rows.slice(i, i + a) });
    }
    return found;
  }

  function grid(app, rows) {
    var title = app.words.say('show.grid');
    var members = app.picture().now.members;
    return rows.length === 0 ? []
      : members.length <= MOST_SCHOOLS && rows.length <= MOST_ROWS &&
        window.innerWidth / members.length >= NARROW
        ? [{ key: 'grid', kind: 'grid', title: title, rows: rows, members: members }]
        : pages(rows, title);
  }

  /* A person's words if there are any, else the draft. A title stands where it stands on the page. */
  function findings(app, meeting) {
    var picture = app.picture();
    var drafts = packs.drafted(app);
    return FINDINGS.filter(function (kind) {
      var known = Object.prototype.hasOwnProperty.call(meeting.findings, kind);
      return document.getElementById('finding-' + kind) && picture.counts.answered > 1 &&
        (kind !== 'pairs' || !app.how.hidden) &&
        (known || (kind === 'silent' ? picture.findings.silent.length
          : kind === 'moved' ? picture.moved.some(function (one) { return one.both > 0; }) : true));
    }).map(function (kind) {
      var own = packs.own(meeting.findings, kind);
      return {
        key: 'finding ' + kind, kind: 'text', text: own ? own.text : drafts[kind],
        title: document.getElementById('finding-' + kind).textContent
      };
    });
  }

  function text(key, title, words) {
    return { key: key, kind: 'text', title: title, text: words };
  }

  function agreed(app, meeting) {
    var words = app.words;
    function label(id) {
      return app.spec.criterionOf.has(id) ? app.spec.criterionOf.get(id).label : id;
    }
    var priorities = meeting.priorities.map(function (one, at) {
      return text('priority ' + one.criterion, words.say('show.priority', {
        n: at + 1, criterion: label(one.criterion)
      }), one.why);
    }).filter(function (slide) { return !packs.isBlank(slide.text); });
    var list = meeting.priorities.length ? [{
      key: 'priorities', kind: 'list', title: words.say('show.priorities'),
      lines: meeting.priorities.map(function (one) { return label(one.criterion); })
    }] : [];
    return list.concat(priorities, meeting.actions.map(function (one, at) {
      return {
        key: 'action ' + one.id, kind: 'action', action: one,
        title: words.say('show.action', { n: at + 1, of: meeting.actions.length })
      };
    }));
  }

  packs.showSlides = function (app) {
    var words = app.words;
    var meeting = packs.workshop.meeting(app.document(), app.how.round);
    var rows = app.picture().now.rows.filter(isSpoken);
    var own = [
      text('other', words.say('show.other'), meeting.other),
      text('summary', words.say('show.summary'), meeting.summary)
    ];
    return grid(app, rows).concat(rows.map(function (row) {
      return { key: 'factor ' + row.criterion.id, kind: 'factor', title: row.criterion.label, row: row };
    }), findings(app, meeting).concat(own).filter(function (slide) {
      return !packs.isBlank(slide.text);
    }), agreed(app, meeting));
  };

  /* Whether free words name somebody whose name is hidden. The page cannot hide a part of a sentence. */
  packs.namesSomebody = function (app, words) {
    var plain = ' ' + packs.folded(words).replace(/[^\p{L}\p{N}]+/gu, ' ') + ' ';
    return app.picture().subjects.some(function (subject) {
      return [subject.name, subject.label].some(function (name) {
        var known = packs.folded(name || '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
        return known !== '' && plain.includes(' ' + known + ' ');
      });
    });
  };
})(window.packs = window.packs || {});
