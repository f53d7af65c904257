/* What is behind a criterion's name: who answered what, what was written beside it, what moved. */
(function (packs) {
  'use strict';

  var SILENT = ['blank', 'not-discussed', 'not-applicable', 'not-comparable', 'not-asked', 'no-return',
    'conflict'];

  function figures(app, row) {
    var got = row.summary;
    return !got.count ? app.words.say('panel.nobody')
      : got.average !== null ? app.words.count('panel.average', got.count, got)
        : app.words.count('panel.counted', got.count);
  }

  function answerLine(app, criterion, cell, members) {
    var line = packs.element('li', 'panel-answer');
    var names = packs.element('span', 'panel-names', members.map(app.nameOf).join(', '));
    var mark = packs.markOfCell(criterion, cell);
    if (cell.kind !== 'value') {
      names.prepend(packs.element('span', 'panel-kind', app.words.say('panel.' + cell.kind)), ' ');
      mark.setAttribute('aria-hidden', 'true');
    }
    line.append(mark, names);
    return line;
  }

  function answers(app, grid, row, highestFirst, part) {
    var byKey = new Map();
    grid.places.forEach(function (place) {
      var cell = row.cells[place];
      var key = cell.kind === 'value' ? cell.place + (cell.byDefault ? 0.5 : 0) : cell.kind;
      byKey.set(key, (byKey.get(key) || []).concat(place));
    });
    var keys = Array.from(byKey.keys()).filter(function (key) { return typeof key === 'number'; });
    keys.sort(function (one, other) { return highestFirst ? other - one : one - other; });
    var order = keys.concat(SILENT.filter(function (kind) { return byKey.has(kind); }));
    order.forEach(function (key) {
      var places = byKey.get(key);
      part.add(answerLine(app, row.criterion, row.cells[places[0]], places.map(function (place) {
        return grid.members[place];
      })));
    });
    return order.reduce(function (all, key) { return all.concat(byKey.get(key)); }, []);
  }

  /* A phase of one school would say of a school what the table says already. */
  function phases(app, grid, row, part) {
    var groups = row.ladder.numeric ? packs.byPhase(grid.members) : [];
    var sums = groups.map(function (group) {
      var cells = group.places.map(function (place) { return row.cells[place]; });
      var counted = cells.filter(function (cell) { return cell.kind === 'value'; });
      return { phase: group.phase, got: packs.summary(row.ladder, counted) };
    }).filter(function (sum) { return sum.got.count > 1; });
    if (sums.length > 1) {
      sums.forEach(function (sum) {
        part.add(packs.element('li', '', app.words.count('panel.phase', sum.got.count, {
          phase: app.words.say('grid.phase-' + (sum.phase || 'none')), average: sum.got.average
        })));
      });
    }
  }

  function who(app, criterion, cell, member) {
    var line = packs.element('p', 'panel-who');
    line.append(packs.markOfCell(criterion, cell), packs.element('strong', '', app.nameOf(member)));
    return line;
  }

  function written(app, grid, row, order, body) {
    var notes = packs.panelPart(body, 'notes');
    var withheld = 0;
    order.forEach(function (place) {
      var member = grid.members[place];
      var one = app.picture().now.heard.get(member.id);
      var found = one.said ? packs.notesBeside(app.spec, row.criterion, one) : { notes: [], withheld: 0 };
      withheld += found.withheld;
      if (found.notes.length) {
        var made = packs.element('li', 'panel-entry');
        made.append.apply(made, [who(app, row.criterion, row.cells[place], member)]
          .concat(packs.panelNotes(found.notes)));
        notes.add(made);
      }
    });
    if (withheld) {
      packs.panelPart(body, 'withheld').add(app.words.count('panel.withheld', withheld));
    }
  }

  function voices(app, grid, row, body) {
    var part = packs.panelPart(body, 'voices');
    grid.places.forEach(function (place) {
      var member = grid.members[place];
      var one = app.picture().now.heard.get(member.id);
      (one.said ? packs.differing(app.spec, row.criterion, one) : []).forEach(function (got) {
        var made = packs.element('li', '');
        made.append(packs.element('strong', '', app.nameOf(member)), ' ', packs.differenceLine(app, got));
        part.add(made);
      });
    });
  }

  function drafted(app, grid, row, body) {
    var part = packs.panelPart(body, 'drafts');
    grid.places.forEach(function (place) {
      var member = grid.members[place];
      var line = packs.draftsLine(app, row.criterion, app.picture().now.heard.get(member.id));
      if (line) {
        var made = packs.element('li', '');
        made.append(packs.element('strong', '', app.nameOf(member)), ' ', line);
        part.add(made);
      }
    });
  }

  function since(app, line, body) {
    var got = line.moved;
    if (!got || !got.both) {
      return;
    }
    var section = body.querySelector('[data-part="since"]');
    var part = packs.panelPart(body, 'since');
    part.add();
    section.querySelector('h3').textContent =
      app.words.say('grid.since', { round: app.picture().before.title });
    section.querySelector('p').textContent = (got.tenths ? app.words.say('panel.then-now', {
      then: packs.written1(got.tenths[0]), now: packs.written1(got.tenths[1])
    }) + ' ' : '') + app.words.count('panel.moved', got.both, got);
    got.members.slice().sort(function (one, other) {
      return other.to.place - other.from.place - (one.to.place - one.from.place);
    }).forEach(function (one) {
      if (one.step) {
        part.add(packs.element('li', '', app.words.say('panel.moved-one', {
          name: app.nameOf(one.member), from: one.from.label, to: one.to.label
        })));
      }
    });
  }

  packs.criterionPanel = function (app, grid, line, highestFirst) {
    var body = packs.part('panel-criterion');
    var row = line.row;
    body.classList.toggle('panel-worded', !row.ladder.numeric);
    body.querySelector('[data-part="question"]').textContent = row.criterion.question;
    body.querySelector('[data-part="figures"]').textContent = figures(app, row);
    packs.panelPart(body, 'plot').add(packs.dots(app, row.criterion, row.values, row.summary.tenths));
    var order = answers(app, grid, row, highestFirst, packs.panelPart(body, 'answers'));
    body.querySelector('[data-do="panel-order"]').textContent =
      app.words.say(highestFirst ? 'panel.lowest-first' : 'panel.highest-first');
    if (grid.hidden) {
      body.querySelector('[data-part="hidden"]').hidden = false;
    } else {
      phases(app, grid, row, packs.panelPart(body, 'phases'));
      voices(app, grid, row, body);
      drafted(app, grid, row, body);
      written(app, grid, row, order, body);
    }
    since(app, line, body);
    return body;
  };
})(window.packs = window.packs || {});
