/* What is behind a member's name: every answer with what was written beside it, what was said last
   time, and the agreed actions that concern it. Nothing adds its answers up. */
(function (packs) {
  'use strict';

  function standing(app, entry) {
    var words = app.words;
    function names(criteria) {
      return packs.listed(words, criteria.map(function (one) { return one.label; }));
    }
    return [
      entry.standing === 'incomplete' ? null : words.say('panel.is-' + entry.standing, entry),
      entry.blank.length ? words.say('panel.left-blank', { criteria: names(entry.blank) }) : null,
      entry.notDiscussed.length
        ? words.say('panel.open', { criteria: names(entry.notDiscussed) }) : null,
      entry.unexplained.length
        ? words.say('panel.unexplained', { criteria: names(entry.unexplained) }) : null,
      entry.aside || (entry.edition && entry.edition !== app.spec.edition &&
        entry.standing !== 'other-edition') ? words.say('panel.carried', {
          edition: entry.edition, kept: packs.keptWords(words, entry.aside)
        }) : null,
      entry.drafts ? words.count('panel.has-drafts', entry.drafts) : null
    ].filter(Boolean).join(' ');
  }

  function movedOf(line, member) {
    return line.moved && line.moved.members.find(function (one) { return one.member.id === member.id; });
  }

  function before(app, line, member) {
    var moved = movedOf(line, member);
    var round = app.picture().before && app.picture().before.title;
    return !moved ? null : packs.element('span', 'panel-was', moved.step
      ? app.words.say('panel.was', { value: moved.from.label, round: round })
      : app.words.say('panel.was-same', { round: round }));
  }

  function entry(app, line, place, member, one) {
    var made = packs.element('li', 'panel-entry');
    var criterion = line.row.criterion;
    var name = packs.element('p', 'panel-who');
    var title = packs.element('strong', '', criterion.number + ' ' + criterion.label);
    var was = before(app, line, member);
    name.append(packs.markOfCell(criterion, line.row.cells[place]), title);
    if (was) {
      name.append(was);
    }
    made.append(name);
    var differs = packs.differing(app.spec, criterion, one);
    var reasons = new Set(differs.map(function (got) { return got.reason && got.reason.id; }));
    differs.forEach(function (got) {
      made.append(packs.element('p', 'panel-words', packs.differenceLine(app, got)));
    });
    var drafts = packs.draftsLine(app, criterion, one);
    if (drafts) {
      made.append(packs.element('p', 'panel-words', drafts));
    }
    var found = packs.notesBeside(app.spec, criterion, one, reasons);
    made.append.apply(made, packs.panelNotes(found.notes));
    return { element: made, withheld: found.withheld };
  }

  function answers(app, grid, place, one, body) {
    var withheld = 0;
    var unasked = [];
    app.spec.sections.forEach(function (section) {
      var lines = grid.lines.filter(function (line) {
        return section.criteria.includes(line.row.criterion.id);
      }).sort(function (a, b) {
        return section.criteria.indexOf(a.row.criterion.id) - section.criteria.indexOf(b.row.criterion.id);
      });
      var list = packs.part('panel-section');
      list.querySelector('h3').textContent = app.spec.sections.length > 1 ? section.title
        : app.words.say('panel.answers');
      lines.forEach(function (line) {
        if (line.row.cells[place].kind === 'not-asked') {
          unasked.push(line.row.criterion.label);
          return;
        }
        var made = entry(app, line, place, grid.members[place], one);
        withheld += made.withheld;
        list.querySelector('ul').append(made.element);
      });
      if (list.querySelector('li')) {
        packs.panelPart(body, 'answers').add(list);
      }
    });
    if (unasked.length) {
      packs.panelPart(body, 'unasked').add(app.words.say('panel.unasked', {
        criteria: packs.listed(app.words, unasked)
      }));
    }
    return withheld;
  }

  function once(app, one, body) {
    var asked = app.spec.return_fields.filter(function (field) {
      return !one.standing.off.has('field.' + field.id);
    });
    var notes = packs.notes(asked, one.said.fields);
    var part = packs.panelPart(body, 'once');
    packs.panelNotes(notes).forEach(function (note) { part.add(note); });
    return packs.withheld(asked, one.said.fields);
  }

  function keptLine(app, one) {
    var made = packs.element('li', 'panel-entry');
    var said = one.state ? app.words.say('kept.' + one.state) : one.said;
    var title = one.title || app.words.say('kept.once');
    made.append(packs.element('p', 'panel-who', said === null ? title
      : app.words.say('kept.line', { title: title, said: said })));
    made.append.apply(made, packs.panelNotes(one.notes));
    return made;
  }

  /* What was said to earlier editions and cannot be compared, under the titles of then. */
  function kept(app, one, body) {
    var part = packs.panelPart(body, 'kept');
    var withheld = 0;
    one.said.returns.forEach(function (returned) {
      var found = packs.keptOf(app.spec, returned);
      withheld += found.withheld;
      found.editions.forEach(function (each) {
        var lines = each.lines.filter(function (line) {
          return line.said !== null || line.state || line.notes.length;
        });
        if (lines.length) {
          part.add.apply(null, [packs.element('li', 'panel-label', app.words.say('kept.edition', each))]
            .concat(lines.map(function (line) { return keptLine(app, line); })));
        }
      });
    });
    return withheld;
  }

  /* What was written last time: what was judged then stands beside each answer already. */
  function last(app, grid, member, body) {
    var picture = app.picture();
    var one = picture.last && picture.last.heard.get(member.id);
    if (!one || !one.said) {
      return;
    }
    var part = packs.panelPart(body, 'last');
    body.querySelector('[data-part="last"] summary').textContent =
      app.words.say('panel.written-then', { round: picture.before.title });
    grid.lines.forEach(function (line) {
      var found = packs.notesBeside(app.spec, line.row.criterion, one);
      if (found.notes.length) {
        var made = packs.element('li', 'panel-entry');
        made.append.apply(made, [packs.element('p', 'panel-who',
          line.row.criterion.number + ' ' + line.row.criterion.label)]
          .concat(packs.panelNotes(found.notes)));
        part.add(made);
      }
    });
  }

  function actions(app, member, body) {
    var picture = app.picture();
    var part = packs.panelPart(body, 'actions');
    packs.workshop.meeting(app.document(), picture.round.id).actions.forEach(function (action) {
      if (action.what && (!action.schools.length || action.schools.includes(member.id))) {
        var about = action.criteria.map(function (id) {
          var known = app.spec.criterionOf.get(id);
          return known ? known.label : id;
        });
        var made = packs.element('li', '');
        made.append(packs.element('strong', '', action.what), ' ', packs.element('span', 'panel-label',
          [action.who, action.by, packs.listed(app.words, about)].filter(Boolean).join(' \u00b7 ')));
        part.add(made);
      }
    });
  }

  packs.schoolPanel = function (app, grid, place) {
    var body = packs.part('panel-school');
    var member = grid.members[place];
    var now = app.picture().now;
    body.classList.toggle('panel-worded', grid.worded);
    var one = now.heard.get(member.id);
    body.querySelector('[data-part="standing"]').textContent = [
      member.phase && app.words.say('panel.is-of-phase', {
        phase: app.words.say('grid.phase-' + member.phase)
      }), standing(app, now.entries[place])
    ].filter(Boolean).join(' ');
    if (one.said) {
      var withheld = answers(app, grid, place, one, body) + once(app, one, body) +
        kept(app, one, body);
      if (withheld) {
        packs.panelPart(body, 'withheld').add(app.words.count('panel.withheld', withheld));
      }
    }
    actions(app, member, body);
    last(app, grid, member, body);
    return body;
  };
})(window.packs = window.packs || {});
