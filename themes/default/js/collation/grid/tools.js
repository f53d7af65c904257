/* How the grid is shown: the controls over it, and the line that says what it counts. */
(function (packs) {
  'use strict';

  /* "7 of 9 schools returned, 1 of them incomplete; 2 missing". Without a list nobody can be missing. */
  packs.standingLine = function (app) {
    var words = app.words;
    var counts = app.picture().counts;
    var values = { n: counts.members, got: counts.answered };
    var returned = !app.spec.group ? words.count('standing.without-list', counts.answered)
      : counts.answered ? words.count('standing.returned', counts.members, values)
        : words.count('standing.none', counts.members);
    var incomplete = counts.incomplete
      ? words.say('standing.incomplete', { n: counts.incomplete }) : '';
    return [
      returned + incomplete,
      counts.missing && app.spec.group && counts.answered
        ? words.say('standing.missing', { n: counts.missing }) : '',
      counts['other-edition']
        ? words.say('standing.other-edition', { n: counts['other-edition'] }) : '',
      counts.conflict ? words.count('standing.conflict', counts.conflict) : ''
    ].filter(Boolean).join('; ') + '.';
  };

  packs.gridTools = function (app) {
    var tools = document.getElementById('grid-tools');
    var sort = document.getElementById('grid-sort');
    var boxes = Array.from(tools.querySelectorAll('[data-how]'));
    var about = document.getElementById('grid-about');

    sort.addEventListener('change', function () {
      app.look({ sort: sort.value });
      packs.spoken(app.words.say('grid.spoken-sort', {
        order: sort.selectedOptions[0].textContent
      }));
    });
    tools.addEventListener('change', function (event) {
      if (event.target.dataset.how) {
        var partial = {};
        partial[event.target.dataset.how] = event.target.checked;
        app.look(partial);
        packs.spoken(partial.hidden ? part('hidden').textContent : '');
      }
    });

    function part(name) {
      return about.querySelector('[data-about="' + name + '"]');
    }

    function say(name, isShown) {
      part(name).hidden = !isShown;
    }

    return function (grid) {
      var before = app.picture().before;
      var isLong = grid.members.length > packs.mostAcross;
      sort.value = app.how.sort;
      if (sort.selectedIndex < 0) {
        sort.value = 'file';
      }
      boxes.forEach(function (box) {
        var how = box.dataset.how;
        box.checked = how === 'turned' ? grid.turned
          : how === 'changes' ? app.how.changes && before !== null
            : how === 'phases' ? app.how.phases && !grid.hidden : app.how[how];
        box.disabled = how === 'turned' ? isLong : how === 'changes' ? before === null
          : how === 'phases' && grid.hidden;
      });
      tools.querySelector('[data-fill="since"]').textContent = before
        ? app.words.say('grid.since-round', { round: before.title }) : app.words.say('grid.since-last');
      say('hidden', grid.hidden);
      say('nothing-before', before === null);
      say('long', isLong);
    };
  };
})(window.packs = window.packs || {});
