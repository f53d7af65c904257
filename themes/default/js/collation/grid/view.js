/* The live grid: drawn anew when something changed and it is in view, and once more for paper. */
(function (packs) {
  'use strict';

  packs.gridView = function (app) {
    var section = document.getElementById('grid');
    if (!section) {
      return { show: function () {} };
    }
    var place = document.getElementById('grid-place');
    var cells = packs.gridCells(app.words);
    var tools = packs.gridTools(app);
    var grid = null;
    var asBefore = null;
    var panel = packs.gridPanel(app, function () { return grid; });

    function focused() {
      var head = document.activeElement && document.activeElement.closest('#grid-place [data-do]');
      return head ? [head.dataset.do, head.dataset.id] : null;
    }

    function focusAgain(key) {
      var head = key && Array.from(place.querySelectorAll('[data-do="' + key[0] + '"]'))
        .find(function (one) { return one.dataset.id === key[1]; });
      if (head) {
        head.focus({ preventScroll: true });
      }
    }

    function legend() {
      document.getElementById('grid-ladders').hidden = grid.oneScale;
      var list = document.getElementById('grid-legend');
      list.querySelectorAll('[data-band]').forEach(function (one) { one.hidden = !grid.oneScale; });
      list.querySelectorAll('[data-kind]').forEach(function (one) {
        one.hidden = !grid.kinds.has(one.dataset.kind);
      });
    }

    function about() {
      var counts = app.picture().counts;
      var isEmpty = counts.answered + counts.conflict === 0;
      document.getElementById('grid-standing').textContent = packs.standingLine(app);
      document.getElementById('grid-key').hidden = isEmpty;
      document.getElementById('grid-empty').hidden = !isEmpty;
      document.getElementById('grid-full').hidden = isEmpty;
      var left = document.getElementById('grid-left-out');
      left.hidden = isEmpty || !grid.leftOut.length;
      left.textContent = app.words.say('grid.left-out', {
        criteria: packs.listed(app.words, grid.leftOut.map(function (one) { return one.label; }))
      });
      return isEmpty;
    }

    function onPaper() {
      var values = { round: app.picture().round.title, standing: packs.standingLine(app) };
      document.getElementById('grid-paper').textContent = values.round;
      document.getElementById('grid-foot').textContent = app.words.say('grid.paper', values);
    }

    function draw() {
      grid = packs.gridOf(app.spec, app.picture(), app.how);
      tools(grid);
      if (about()) {
        place.replaceChildren();
        return;
      }
      var key = focused();
      place.replaceChildren(packs.gridTable(app, grid, cells));
      place.classList.toggle('grid-high', grid.turned);
      focusAgain(key);
      legend();
      onPaper();
      panel.redraw();
    }

    window.addEventListener('beforeprint', function () {
      if (section.classList.contains('step-current') && place.firstElementChild) {
        asBefore = packs.gridPaper(app, cells, grid, place);
      }
    });
    window.addEventListener('afterprint', function () {
      if (asBefore) {
        asBefore();
        asBefore = null;
        draw();
      }
    });
    return { show: packs.whenSeen(section, draw) };
  };
})(window.packs = window.packs || {});
