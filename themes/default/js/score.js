/* What the answers add up to so far. builder/scoring.py does the same: tests/vectors/tally.json. */
(function (packs) {
  'use strict';

  packs.tally = function (scale, answers) {
    var ranks = new Map(scale.choices.map(function (choice) { return [choice.value, choice.rank]; }));
    var got = {
      answered: 0, notDiscussed: 0, notApplicable: 0, blank: 0,
      total: null, bands: new Array(scale.bands).fill(0)
    };
    answers.forEach(function (answer) {
      var value = answer.value;
      if (value === undefined || value === null) {
        got[answer.state === 'not-discussed' ? 'notDiscussed'
          : answer.state === 'not-applicable' ? 'notApplicable' : 'blank'] += 1;
        return;
      }
      if (!ranks.has(value)) {
        throw new RangeError(String(value));
      }
      got.answered += 1;
      got.bands[ranks.get(value) - 1] += 1;
      if (scale.numeric) {
        got.total += value;
      }
    });
    return got;
  };
})(window.packs = window.packs || {});
