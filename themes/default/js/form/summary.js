/* The summary: how many at each level, and beside each development focus what comes next. */
(function (packs) {
  'use strict';

  packs.summary = function (spec, words) {
    var profiles = Array.from(document.querySelectorAll('[data-profile]'));
    var rows = new Map(Array.from(document.querySelectorAll('[data-overview]'), function (row) {
      return [row.dataset.overview, row];
    }));

    function count(table, values) {
      var ids = table.dataset.profile.split(' ');
      table.querySelectorAll('[data-level]').forEach(function (row) {
        var many = ids.filter(function (id) { return values.get(id) === row.dataset.level; }).length;
        var unit = row.querySelector('template').content;
        var bar = row.querySelector('.profile-bar');
        bar.querySelectorAll('.band').forEach(function (one) { one.remove(); });
        for (var i = 0; i < many; i += 1) {
          bar.append(unit.firstElementChild.cloneNode(true));
        }
        row.querySelector('.profile-count').textContent = many;
      });
    }

    /* The place above a level: the words of its descriptor stand in the question itself. */
    function next(criterion, value) {
      var choices = packs.choices(spec, criterion);
      var here = choices.find(function (one) { return one.value === value; });
      var above = here && choices.filter(function (one) { return one.rank > here.rank; })
        .sort(function (one, other) { return one.rank - other.rank; })[0];
      return {
        words: !here ? words.say('next.first')
          : above ? words.say('next.looks', { level: above.label }) : words.say('next.top'),
        text: above && document.getElementById('level.' + criterion.id + '.' + above.value + '.text')
      };
    }

    function focus(criterion, answer) {
      var box = rows.get(criterion.id).querySelector('.overview-focus');
      var said = (answer.fields || {})[spec.focus] || '';
      box.hidden = !said;
      if (said && typeof packs.choices(spec, criterion)[0].value === 'string') {
        var found = next(criterion, answer.value);
        packs.fill(box, { focus: said, next: found.words });
        box.querySelector('[data-next]').replaceChildren.apply(box.querySelector('[data-next]'),
          Array.from(found.text ? found.text.childNodes : [], function (one) {
            return one.cloneNode(true);
          }));
      } else {
        packs.fill(box, { focus: said, next: '' });
      }
    }

    return function show(content, off) {
      var values = new Map();
      spec.criteria.forEach(function (criterion) {
        var answer = content.answers[criterion.id] || {};
        if (!off.has('answer.' + criterion.id)) {
          values.set(criterion.id, answer.value);
        }
        if (spec.focus && rows.has(criterion.id)) {
          focus(criterion, answer);
        }
      });
      profiles.forEach(function (table) { count(table, values); });
    };
  };
})(window.packs = window.packs || {});
