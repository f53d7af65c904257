/* What the panels behind a grid's heads are put together from. */
(function (packs) {
  'use strict';

  function drawn(name) {
    return Array.from(document.getElementById('cells').content.children)
      .find(function (one) { return one.dataset.cell === name; }).cloneNode(true);
  }

  packs.markOfCell = function (criterion, cell) {
    var name = cell.kind === 'value' ? criterion.ladder + '=' + cell.value : cell.kind;
    var mark = drawn(name).firstElementChild;
    if (cell.byDefault) {
      mark.append.apply(mark, Array.from(drawn('default').childNodes));
    }
    return mark;
  };

  /* A part of a panel stays out of sight until something is put in. */
  packs.panelPart = function (body, name) {
    var part = body.querySelector('[data-part="' + name + '"]');
    var inner = part.querySelector('[data-list]') || part;
    return {
      add: function () {
        part.hidden = false;
        inner.append.apply(inner, arguments);
      }
    };
  };

  packs.panelNotes = function (notes) {
    return notes.map(function (note) {
      var made = packs.element('div', 'panel-note');
      if (note.label) {
        made.append(packs.element('p', 'panel-label', note.label));
      }
      note.lines.forEach(function (line) { made.append(packs.element('p', 'panel-words', line)); });
      return made;
    });
  };

  /* One field alone needs no label: the form asked nothing else there. */
  packs.notesBeside = function (spec, criterion, one, skip) {
    var asked = packs.askedBeside(spec, criterion, one);
    var said = (one.said.answers[criterion.id] || {}).fields;
    var notes = packs.notes(asked, said, skip);
    if (packs.beside(spec, criterion).length === 1) {
      notes.forEach(function (note) { note.label = null; });
    }
    return { notes: notes, withheld: packs.withheld(asked, said) };
  };

  packs.differenceLine = function (app, got) {
    var values = {
      first: got.first, from: got.from.label, second: got.second, to: got.to.label,
      reason: got.reason && got.reason.text
    };
    return app.words.say('panel.differs' + (got.second === null ? '-rule' : '') +
      (got.reason ? '-why' : ''), values);
  };

  function spreadOf(app, cells) {
    var counts = new Map();
    cells.slice().sort(function (one, other) { return one.place - other.place; })
      .forEach(function (cell) { counts.set(cell.label, (counts.get(cell.label) || 0) + 1); });
    return Array.from(counts, function (pair) {
      return app.words.say('panel.draft-times', { n: pair[1], value: pair[0] });
    }).join(', ');
  }

  /* What single people drafted. Who said what is for those alone whom the rubric names; how the
     drafts spread may be read once what is agreed stands over them. Null where there is nothing. */
  packs.draftsLine = function (app, criterion, one) {
    var ladder = packs.ladderOf(app.spec, criterion);
    var open = [];
    var unnamed = [];
    one.returns.forEach(function (returned) {
      var answer = packs.own(returned.answers, criterion.id) || {};
      var cell = ladder.cells.get(String(answer.value));
      if (packs.speaksForAll(app.spec, returned) || returned.edition !== app.spec.edition || !cell) {
        return;
      }
      if (packs.voiceOf(app.spec, returned.voice).shown) {
        open.push(app.words.say('panel.draft-one', { speaker: returned.speaker, value: cell.label }));
      } else if (one.said) {
        unnamed.push(cell);
      }
    });
    return open.concat(unnamed.length ? app.words.count('panel.drafts', unnamed.length, {
      spread: spreadOf(app, unnamed)
    }) : []).join('; ') || null;
  };
})(window.packs = window.packs || {});
