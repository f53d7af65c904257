/* How answers spread: over each place of a scale as many dots as answered so, the average as a line. */
(function (packs) {
  'use strict';

  var TALL = 12;

  function column(spec, criterion, choice, count) {
    var place = packs.part('dots-place');
    var stack = place.querySelector('.dots-stack');
    var many = count > TALL;
    for (var i = 0; i < (many ? 1 : count); i += 1) {
      stack.append(packs.part('dots-dot'));
    }
    stack.classList.toggle('dots-many', many);
    if (many) {
      stack.firstElementChild.textContent = String(count);
    }
    place.querySelector('.dots-mark').append(packs.answerMark(spec, criterion, { value: choice.value }));
    return place;
  }

  /* Its figures in words, for those who do not see it. */
  function inWords(words, choices, counts) {
    return choices.filter(function (choice) { return counts.get(choice.value); })
      .map(function (choice) {
        return words.count('dots.at', counts.get(choice.value), { value: choice.label });
      }).join(', ');
  }

  /* "values" are those of the criterion's scale; "tenths" is their average, or null for none. */
  packs.dots = function (app, criterion, values, tenths) {
    var drawn = packs.part('dots');
    var places = drawn.querySelector('.dots-places');
    var choices = packs.ladderOf(app.spec, criterion).choices;
    var counts = new Map();
    values.forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
    choices.forEach(function (choice) {
      places.append(column(app.spec, criterion, choice, counts.get(choice.value) || 0));
    });
    var line = drawn.querySelector('.dots-average');
    line.hidden = tenths === null;
    if (tenths !== null) {
      /* Over the middle of a place stands its whole number. */
      line.style.left = (tenths / 10 - choices[0].value + 0.5) / choices.length * 100 + '%';
    }
    places.setAttribute('aria-label', values.length
      ? app.words.say('dots.all', { answers: inWords(app.words, choices, counts) })
      : app.words.say('dots.none'));
    return drawn;
  };
})(window.packs = window.packs || {});
