/* The grid as a table: criteria down and members across, or turned. Heads open what is behind them. */
(function (packs) {
  'use strict';

  var heads = packs.gridHeads;
  /* So many rows are laid out at once where a table is long: the others wait until they come near. */
  var CHUNK = 10;
  /* Fewer columns than this can be wider. */
  var FEW = 7;
  /* So many letters of a name's longest word fit a column. */
  var LETTERS = 10;

  function movedBy(line) {
    return new Map(line.moved ? line.moved.members.map(function (one) {
      return [one.member.id, one];
    }) : []);
  }

  function acrossRow(grid, sums, cells, line) {
    var row = document.createElement('tr');
    var moved = movedBy(line);
    row.append(heads.criterion(grid, 'row', line.row.criterion));
    grid.places.forEach(function (place) {
      row.append(cells(line.row, line.row.cells[place],
        grid.before && moved.get(grid.members[place].id)));
    });
    sums.forEach(function (sum) { row.append(sum.cell(line)); });
    return row;
  }

  function across(app, grid, sums, cells) {
    var table = document.createDocumentFragment();
    table.append(heads.across(app, grid, sums));
    grid.sections.forEach(function (section) {
      var body = document.createElement('tbody');
      if (section.title) {
        body.append(heads.group(section.title, grid.members.length + 1 + sums.length, 'rowgroup'));
      }
      section.lines.forEach(function (line) { body.append(acrossRow(grid, sums, cells, line)); });
      table.append(body);
    });
    return table;
  }

  function turnedSums(app, sums, lines) {
    var body = packs.element('tbody', 'grid-sums');
    sums.forEach(function (sum) {
      var row = document.createElement('tr');
      row.append(heads.sum(app, sum, 'row'));
      lines.forEach(function (line) { row.append(sum.cell(line)); });
      body.append(row);
    });
    return body;
  }

  /* One maker of rows for all members: what is the same for each is looked up once. */
  function turnedRows(app, grid, cells, lines) {
    var moved = grid.before ? lines.map(movedBy) : null;
    return function (place) {
      var row = document.createElement('tr');
      var member = grid.members[place];
      row.append(heads.member(app, grid, 'row', member));
      lines.forEach(function (line, at) {
        row.append(cells(line.row, line.row.cells[place], moved && moved[at].get(member.id)));
      });
      return row;
    };
  }

  function turned(app, grid, sums, cells, lines) {
    var table = document.createDocumentFragment();
    var top = document.createElement('thead');
    var names = document.createElement('tr');
    var rowOf = turnedRows(app, grid, cells, lines);
    names.append(heads.corner(app, 'grid.member'));
    lines.forEach(function (line) { names.append(heads.criterion(grid, 'col', line.row.criterion)); });
    top.append(names);
    table.append(top, turnedSums(app, sums, lines));
    grid.groups.forEach(function (group) {
      for (var start = 0; start < group.places.length; start += CHUNK) {
        var body = packs.element('tbody', 'grid-rows');
        if (start === 0 && grid.isGrouped) {
          body.append(heads.group(heads.phase(app, group), lines.length + 1, 'rowgroup'));
        }
        group.places.slice(start, start + CHUNK).forEach(function (place) { body.append(rowOf(place)); });
        table.append(body);
      }
    });
    return table;
  }

  /* Its rows are laid out as lines of boxes, so that they can wait: their roles have to be said. */
  function say(table) {
    var roles = { THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
    table.setAttribute('role', 'table');
    table.querySelectorAll('thead, tbody, tr, th, .grid-sums td').forEach(function (one) {
      one.setAttribute('role', roles[one.tagName] ||
        (one.scope === 'col' ? 'columnheader' : 'rowheader'));
    });
  }

  /* Room for the line at the foot of every page. */
  function foot() {
    var made = document.createElement('tfoot');
    made.insertRow().insertCell().className = 'grid-room';
    return made;
  }

  /* All columns are of one width, or the widest would seem to matter most. */
  function widthOf(app, grid) {
    var longest = Math.max.apply(null, grid.members.map(function (member) {
      return Math.max.apply(null, app.nameOf(member).split(/[\s-]+/).map(function (word) {
        return word.length;
      }));
    }));
    return grid.turned ? 'turned' : grid.members.length < FEW ? 'grid-few'
      : longest > LETTERS ? 'grid-long' : '';
  }

  packs.gridTable = function (app, grid, cells, lines) {
    var sums = packs.gridSums(app.spec, app.words, grid);
    var table = packs.element('table', ['grid live', widthOf(app, grid),
      grid.worded ? 'grid-worded' : '', grid.before ? 'grid-compared' : ''].join(' '));
    var caption = packs.element('caption', 'unseen', app.words.say('grid.caption',
      { round: app.picture().round.title }));
    table.append(caption, grid.turned ? turned(app, grid, sums, cells, lines || grid.lines)
      : across(app, grid, sums, cells));
    if (grid.turned) {
      say(table);
    }
    if (grid.isPaper) {
      table.append(foot());
    }
    return table;
  };
})(window.packs = window.packs || {});
