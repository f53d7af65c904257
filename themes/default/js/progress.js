/* The list of questions with a mark beside each, and the tally under it. */
(function (packs) {
  'use strict';

  packs.progress = function (spec, words) {
    var marks = document.getElementById('marks');
    var shown = new Map();
    var places = new Map();
    var bands = document.querySelector('[data-tally="bands"]');
    spec.criteria.forEach(function (criterion) {
      places.set(criterion.id, document.querySelector('.list a[href="#question-' + criterion.id + '"] b'));
    });

    function mark(id, answer) {
      var key = answer.state || (answer.value === undefined ? '' : '=' + answer.value);
      if (shown.get(id) === key) {
        return;
      }
      shown.set(id, key);
      var found = Array.from(marks.content.children).find(function (one) {
        return one.dataset.mark === key;
      });
      places.get(id).replaceChildren.apply(places.get(id), found ? [found.cloneNode(true)] : []);
    }

    function put(name, text) {
      var place = document.querySelector('[data-tally="' + name + '"]');
      place.textContent = text;
      place.hidden = text === '';
    }

    /* Returns the tally as one sentence, for those who hear it. */
    return function show(content) {
      if (!spec.criteria.length) {
        return '';
      }
      var all = spec.criteria.map(function (criterion) {
        return content.answers[criterion.id] || {};
      });
      var got = packs.tally(spec, all);
      spec.criteria.forEach(function (criterion, i) { mark(criterion.id, all[i]); });
      put('total', got.total === null ? '' : String(got.total));
      put('from', got.total === null ? '' : words.count('tally.from', got.answered));
      put('answered', words.say('tally.answered', { n: got.answered, of: all.length }));
      put('not-discussed', got.notDiscussed ? words.count('tally.not-discussed', got.notDiscussed) : '');
      put('not-applicable', got.notApplicable ? words.count('tally.not-applicable', got.notApplicable) : '');
      bands.hidden = got.answered === 0;
      got.bands.forEach(function (number, i) {
        bands.querySelector('[data-band="' + (i + 1) + '"]').textContent = number;
      });
      return words.say(got.total === null ? 'tally.heard' : 'tally.heard-total',
        { n: got.answered, of: all.length, total: got.total });
    };
  };
})(window.packs = window.packs || {});
