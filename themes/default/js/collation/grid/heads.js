/* The heads of a grid's rows and columns. They open what is behind them. */
(function (packs) {
  'use strict';

  function head(scope, className) {
    var made = packs.element('th', className);
    made.scope = scope;
    return made;
  }

  /* On paper nothing opens, and a button in a head would be on the first page alone. */
  function opener(grid, deed, id, className) {
    var made = packs.element(grid.isPaper ? 'span' : 'button', 'head ' + className);
    if (!grid.isPaper) {
      made.type = 'button';
      made.dataset.do = deed;
      made.dataset.id = id;
    }
    return made;
  }

  function criterionHead(grid, scope, criterion) {
    var made = head(scope, scope === 'row' ? 'grid-criterion' : 'grid-turned-criterion');
    var opens = opener(grid, 'grid-criterion', criterion.id, 'hang');
    opens.append(packs.element('span', 'number', criterion.number), ' ',
      packs.element('span', 'head-name', criterion.label));
    made.append(opens);
    return made;
  }

  /* Behind a hidden name is nothing to open. */
  function memberHead(app, grid, scope, member) {
    var made = head(scope, scope === 'row' ? 'grid-criterion' : 'grid-school');
    if (grid.hidden) {
      made.textContent = app.nameOf(member);
    } else {
      var opens = opener(grid, 'grid-school', member.id, '');
      opens.append(packs.element('span', 'head-name', app.nameOf(member)));
      made.append(opens);
    }
    return made;
  }

  function sumHead(app, sum, scope) {
    var made = head(scope, scope === 'row' ? 'grid-criterion' : sum.className);
    if (!sum.swatch) {
      made.textContent = app.words.say(sum.word, sum.values);
    } else {
      made.append(sum.swatch(), packs.element('span', scope === 'row' ? '' : 'unseen', sum.title));
    }
    return made;
  }

  function phaseTitle(app, group) {
    return app.words.say('grid.phase-' + (group.phase || 'none'));
  }

  function groupRow(title, span, scope) {
    var row = packs.element('tr', 'grid-section');
    var made = head(scope);
    made.colSpan = span;
    made.append(packs.element('span', '', title));
    row.append(made);
    return row;
  }

  function corner(app, word) {
    var made = head('col', 'grid-corner');
    made.textContent = app.words.say(word);
    return made;
  }

  function acrossHead(app, grid, sums) {
    var made = document.createElement('thead');
    var phases = packs.element('tr', 'grid-phases');
    var names = document.createElement('tr');
    var first = grid.isGrouped ? phases : names;
    first.append(corner(app, 'grid.criterion'));
    grid.groups.forEach(function (group) {
      var over = head('colgroup', 'grid-phase');
      over.colSpan = group.places.length;
      over.textContent = grid.isGrouped ? phaseTitle(app, group) : '';
      phases.append(over);
      group.places.forEach(function (place) {
        names.append(memberHead(app, grid, 'col', grid.members[place]));
      });
    });
    sums.forEach(function (sum) { first.append(sumHead(app, sum, 'col')); });
    if (grid.isGrouped) {
      Array.from(phases.children).forEach(function (one) {
        one.rowSpan = one.scope === 'colgroup' ? 1 : 2;
      });
      made.append(phases);
    }
    made.append(names);
    return made;
  }

  packs.gridHeads = {
    criterion: criterionHead, member: memberHead, sum: sumHead, group: groupRow, phase: phaseTitle,
    corner: corner, across: acrossHead
  };
})(window.packs = window.packs || {});
