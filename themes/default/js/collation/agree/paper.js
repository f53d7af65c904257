/* The same on one sheet: priorities, and a table of actions with room to sign off. */
(function (packs) {
  'use strict';

  packs.agreePaper = function (app, desk) {
    var paper = document.querySelector('.agree-paper');

    function place(name) {
      return paper.querySelector('[data-paper=' + name + ']');
    }

    function priorities(some) {
      var part = packs.part('agree-paper-priorities');
      some.forEach(function (one) {
        var item = packs.part('agree-paper-priority');
        item.querySelector('strong').textContent = desk.label(one.criterion);
        item.querySelector('span').textContent = one.why;
        part.querySelector('ol').append(item);
      });
      return part;
    }

    function whom(one) {
      var factors = packs.listed(app.words, one.criteria.map(desk.label));
      var schools = one.schools.length ? packs.listed(app.words, one.schools.map(desk.subject)) : '';
      return [factors, schools].filter(Boolean).join('. ');
    }

    function actions(some) {
      var table = packs.part('agree-paper-actions');
      some.forEach(function (one, at) {
        var row = packs.part('agree-paper-action');
        [String(at + 1), one.what, one.who, one.by, whom(one), ''].forEach(function (text, cell) {
          row.cells[cell].textContent = text;
        });
        table.tBodies[0].append(row);
      });
      return table;
    }

    return function () {
      var made = desk.meeting();
      var round = app.picture().round;
      place('round').textContent = round ? round.title : '';
      place('summary').textContent = made.summary;
      place('priorities').replaceChildren.apply(place('priorities'),
        made.priorities.length ? [priorities(made.priorities)] : []);
      place('actions').replaceChildren.apply(place('actions'),
        made.actions.length ? [actions(made.actions)] : []);
    };
  };
})(window.packs = window.packs || {});
