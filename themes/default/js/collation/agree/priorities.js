/* The priorities in their order, each with its reason. */
(function (packs) {
  'use strict';

  packs.agreePriorities = function (app, desk) {
    var words = app.words;
    var holder = document.getElementById('agree-priorities');
    var keep = packs.keyed(holder, function (one) {
      var item = packs.part('agree-priority');
      item.dataset.key = one.criterion;
      item.querySelector('strong').textContent = desk.label(one.criterion);
      return item;
    });

    /* A count and an average of the criterion over all: never anything of one school. */
    function figures(one) {
      var row = desk.row(one.criterion);
      var dots = packs.own(desk.meeting().dots, one.criterion);
      var parts = [];
      if (row && row.summary.average) {
        parts.push(words.count('agree.average', row.summary.count, { average: row.summary.average }));
      }
      if (dots) {
        parts.push(words.count('agree.dots', dots));
      }
      return parts.join(', ');
    }

    function update(item, one, at) {
      item.querySelector('.small').textContent = figures(one);
      packs.setValue(item.querySelector('textarea'), one.why);
      packs.agreeButtons(words, item, desk.label(one.criterion), at, desk.meeting().priorities.length);
    }

    holder.addEventListener('input', function (event) {
      var id = event.target.closest('[data-key]').dataset.key;
      desk.write(function (made) {
        made.priorities.find(function (one) { return one.criterion === id; }).why =
          packs.wellFormed(event.target.value);
      }, 'why ' + id);
    });

    return function () {
      var some = desk.meeting().priorities;
      document.getElementById('agree-no-priorities').hidden = some.length > 0;
      keep(some, function (one) { return one.criterion; }, update);
    };
  };

  /* Buttons say of what they are; at the ends one of them has nothing to do. */
  packs.agreeButtons = function (words, item, what, at, of) {
    ['up', 'down'].forEach(function (way) {
      var button = item.querySelector('[data-do=agree-' + way + ']');
      button.setAttribute('aria-label', words.say('agree.' + way, { what: what }));
      button.setAttribute('aria-disabled', String(at === (way === 'up' ? 0 : of - 1)));
    });
    item.querySelectorAll('[data-do=agree-drop]').forEach(function (button) {
      button.setAttribute('aria-label', words.say('agree.remove', { what: what }));
    });
  };
})(window.packs = window.packs || {});
