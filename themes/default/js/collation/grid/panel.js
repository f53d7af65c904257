/* The panel beside the grid: it shows what is behind one head, and moves on to the next. */
(function (packs) {
  'use strict';

  packs.gridPanel = function (app, gridNow) {
    var dialog = document.getElementById('grid-panel');
    var title = dialog.querySelector('h2');
    var body = dialog.querySelector('.panel-body');
    var highestFirst = false;
    var shown = null;

    function all(kind) {
      var grid = gridNow();
      return kind === 'grid-criterion'
        ? grid.lines.map(function (line) { return line.row.criterion.id; })
        : grid.places.map(function (place) { return grid.members[place].id; });
    }

    function fillCriterion(grid) {
      var line = grid.lines.find(function (one) { return one.row.criterion.id === shown.id; });
      title.textContent = line.row.criterion.number + ' ' + line.row.criterion.title;
      body.replaceChildren(packs.criterionPanel(app, grid, line, highestFirst));
    }

    function fillSchool(grid) {
      var place = grid.members.findIndex(function (one) { return one.id === shown.id; });
      title.textContent = grid.members[place].name;
      body.replaceChildren(packs.schoolPanel(app, grid, place));
    }

    function fill() {
      (shown.kind === 'grid-criterion' ? fillCriterion : fillSchool)(gridNow());
      body.scrollTop = 0;
    }

    function open(button) {
      shown = { kind: button.dataset.do, id: button.dataset.id };
      fill();
      dialog.showModal();
      dialog.querySelector('[data-do="panel-close"]').focus();
    }

    /* Round and round: a button that stops working would lose the focus. */
    function step(by) {
      var ids = all(shown.kind);
      shown.id = ids[(ids.indexOf(shown.id) + by + ids.length) % ids.length];
      fill();
    }

    function headOf(key) {
      return Array.from(document.querySelectorAll('#grid [data-do="' + key.kind + '"]'))
        .find(function (one) { return one.dataset.id === key.id; });
    }

    /* The eyes are on what was shown last, so that the focus goes there. */
    dialog.addEventListener('close', function () {
      var head = headOf(shown);
      if (head) {
        head.focus();
      }
    });

    /* Beside the panel the grid can still be seen: a press there closes it, or opens another head. */
    dialog.addEventListener('click', function (event) {
      if (event.target === dialog) {
        dialog.close();
        var under = document.elementFromPoint(event.clientX, event.clientY);
        var head = under && under.closest('#grid [data-do="grid-criterion"], #grid [data-do="grid-school"]');
        if (head) {
          open(head);
        }
      }
    });

    Object.assign(app.deeds, {
      'grid-criterion': open,
      'grid-school': open,
      'panel-close': function () { dialog.close(); },
      'panel-before': function () { step(-1); },
      'panel-after': function () { step(1); },
      'panel-order': function (button) {
        highestFirst = !highestFirst;
        fill();
        body.querySelector('[data-do="panel-order"]').focus();
      }
    });

    return {
      redraw: function () {
        if (dialog.open && all(shown.kind).includes(shown.id)) {
          fill();
        }
      }
    };
  };
})(window.packs = window.packs || {});
