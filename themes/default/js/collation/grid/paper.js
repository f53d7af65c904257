/* The grid on paper: turned or parted where it is too wide for a sheet, and as large as fits. */
(function (packs) {
  'use strict';

  /* So many columns fit across a landscape page. */
  var MOST = 15;
  /* What a sheet has room for, in pixels, and the type: the smallest that stays good, and so on. */
  var WIDE = 1030;
  var HIGH = 670;
  var SMALLEST = 9;
  var USUAL = 11;
  var LARGEST = 13;

  /* The lines of one table that fit the width of a page, block by block, nearly equal in size. */
  function blocks(lines) {
    var count = Math.ceil(lines.length / MOST);
    return Array.from({ length: count }, function (unused, at) {
      return lines.slice(Math.floor(at * lines.length / count),
        Math.floor((at + 1) * lines.length / count));
    });
  }

  function widthOf(grid, columns) {
    var column = grid.turned ? 6.3 : grid.worded ? 5.4 : columns < 7 ? 8.2 : 4.6;
    return column * columns + (grid.turned ? 23 : 41);
  }

  function heightOf(grid) {
    return grid.turned ? 19 + 2.3 * grid.members.length
      : 13 + grid.lines.length * (grid.before ? 2.9 : 2.3) + 2 * grid.sections.length;
  }

  /* How large the type can be, by sizes that the style sheet gives in rem. What cannot be on one sheet
     however small need not be small. */
  function size(grid, columns) {
    var high = HIGH / heightOf(grid);
    return Math.max(SMALLEST, Math.min(WIDE / widthOf(grid, columns),
      high >= SMALLEST ? high : USUAL, LARGEST));
  }

  /* Draws into "place" what is printed; gives back what takes it away again. */
  packs.gridPaper = function (app, cells, grid, place) {
    var root = document.documentElement;
    var paper = Object.assign({}, grid, {
      isPaper: true, turned: grid.turned || grid.members.length > MOST
    });
    var tables = paper.turned ? blocks(grid.lines) : [grid.lines];
    root.style.fontSize = size(paper, paper.turned ? tables[0].length : grid.members.length) + 'px';
    place.replaceChildren.apply(place, tables.map(function (lines) {
      return packs.gridTable(app, paper, cells, lines);
    }));
    return function () { root.style.fontSize = ''; };
  };
})(window.packs = window.packs || {});
