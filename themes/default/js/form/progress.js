/* The list of questions with a mark beside each, and the tally under it. */
(function (packs) {
  'use strict';

  packs.progress = function (spec, words) {
    var marks = document.getElementById('marks');
    var shown = new Map();
    var places = new Map();
    var bands = document.querySelector('[data-tally="bands"]');
    spec.criteria.forEach(function (criterion) {
      places.set(criterion.id, Array.from(document.querySelectorAll(
        '.list a[href="#question-' + criterion.id + '"] b, [data-overview="' + criterion.id + '"] b'
      )));
    });

    function worded(text) {
      var made = document.createElement('span');
      made.className = 'mark-state';
      made.textContent = text;
      return made;
    }

    /* A mark as it stands beside a question; "said" are words that stand in for it. */
    function markOf(criterion, answer, said) {
      var key = answer.state || (answer.value === undefined ? ''
        : (criterion.own ? criterion.id : '') + '=' + answer.value);
      var found = Array.from(marks.content.children).find(function (one) {
        return one.dataset.mark === key;
      });
      return said ? worded(said) : found ? found.cloneNode(true) : null;
    }

    function mark(criterion, answer, said) {
      var key = [said, answer.state, answer.value].join('=');
      if (shown.get(criterion.id) !== key) {
        shown.set(criterion.id, key);
        places.get(criterion.id).forEach(function (place) {
          var made = markOf(criterion, answer, said);
          place.replaceChildren.apply(place, made ? [made] : []);
        });
      }
    }

    /* Points of one scale are added up; those of other scales only count as answered. */
    function tallied(criteria, answers) {
      var own = answers.filter(function (answer, i) { return !criteria[i].own; });
      var got = packs.tally(spec, own);
      answers.forEach(function (answer, i) {
        if (criteria[i].own) {
          var one = packs.tally({
            choices: packs.choices(spec, criteria[i]), bands: 5, numeric: false
          }, [answer]);
          ['answered', 'notDiscussed', 'notApplicable'].forEach(function (name) {
            got[name] += one[name];
          });
        }
      });
      return got;
    }

    function put(name, text) {
      var place = document.querySelector('[data-tally="' + name + '"]');
      if (place) {
        place.textContent = text;
        place.hidden = text === '';
      }
    }

    function some(name, number) {
      put(name, number ? words.count('tally.' + name, number) : '');
    }

    /* Returns the tally as one sentence, for those who hear it. */
    return function show(content, standing) {
      if (!spec.criteria.length) {
        return '';
      }
      var asked = spec.criteria.filter(function (criterion) {
        return !standing.off.has('answer.' + criterion.id);
      });
      var got = tallied(asked, asked.map(function (criterion) {
        return content.answers[criterion.id] || {};
      }));
      spec.criteria.forEach(function (criterion) {
        mark(criterion, content.answers[criterion.id] || {}, standing.said.get(criterion.id));
      });
      put('total', got.total === null ? '' : String(got.total));
      put('from', got.total === null ? '' : words.count('tally.from', got.answered));
      put('answered', words.say('tally.answered', { n: got.answered, of: asked.length }));
      some('not-discussed', got.notDiscussed);
      some('not-applicable', got.notApplicable);
      some('default', standing.defaults.size);
      some('off', spec.criteria.length - asked.length);
      if (bands) {
        bands.hidden = !got.bands.some(Boolean);
        got.bands.forEach(function (number, i) {
          bands.querySelector('[data-band="' + (i + 1) + '"]').textContent = number;
        });
      }
      return words.say(got.total === null ? 'tally.heard' : 'tally.heard-total',
        { n: got.answered, of: asked.length, total: got.total });
    };
  };
})(window.packs = window.packs || {});
