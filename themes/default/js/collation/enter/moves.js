/* Where entering goes on: from question to question on one paper, or from paper to paper on one question. */
(function (packs) {
  'use strict';

  /* A place is {paper, criterion}. Without a paper all have answered, and the room looks at it. */
  packs.enterMoves = function (papers, list, order) {
    var byPaper = order === 'paper';
    var asked = new Map();

    function askedOn(paper) {
      var key = packs.paperKey(paper);
      if (!asked.has(key)) {
        asked.set(key, papers.asked(paper));
      }
      return asked.get(key);
    }

    function isOpen(paper) {
      return !papers.conflict(paper) && !papers.isLocked(paper);
    }

    /* All questions of all papers, each once, in the order of the rubric. */
    function questions() {
      var some = new Set();
      list.forEach(function (paper) {
        askedOn(paper).forEach(function (criterion) { some.add(criterion.id); });
      });
      return papers.criteria.filter(function (criterion) { return some.has(criterion.id); });
    }

    function askedThis(criterion) {
      return list.filter(function (paper) {
        return askedOn(paper).some(function (one) { return one.id === criterion.id; });
      });
    }

    function isWaiting(criterion) {
      return function (paper) { return isOpen(paper) && !papers.isAnswered(paper, criterion); };
    }

    function onPaper(paper) {
      var some = askedOn(paper);
      return { paper: paper, criterion: some.find(function (criterion) {
        return !papers.isAnswered(paper, criterion);
      }) || some[0] || null };
    }

    function onQuestion(criterion) {
      return { paper: askedThis(criterion).find(isWaiting(criterion)) || null, criterion: criterion };
    }

    function isUntouched(paper) {
      return isOpen(paper) && papers.answered(paper) === 0;
    }

    function placeOf(paper, some) {
      return paper ? some.findIndex(function (one) {
        return packs.paperKey(one) === packs.paperKey(paper);
      }) : some.length;
    }

    function criterionAt(criterion, some) {
      return some.findIndex(function (one) { return one.id === criterion.id; });
    }

    /* The next paper without answers, from here on and then from the start. */
    function nextPaper(paper) {
      var at = placeOf(paper, list);
      return list.slice(at + 1).concat(list.slice(0, at)).find(isUntouched) || null;
    }

    function firstPlace() {
      if (!list.length) {
        return { paper: null, criterion: null };
      }
      if (byPaper) {
        return onPaper(list.find(isUntouched) || list[0]);
      }
      var all = questions();
      var open = all.find(function (criterion) { return askedThis(criterion).some(isWaiting(criterion)); });
      return open || all.length ? onQuestion(open || all[0]) : { paper: null, criterion: null };
    }

    function neighbour(some, at, step) {
      return at + step >= 0 && at + step < some.length ? some[at + step] : null;
    }

    function nextQuestion(place, step) {
      var all = questions();
      var next = neighbour(all, criterionAt(place.criterion, all), step);
      return next ? onQuestion(next) : null;
    }

    /* After an answer. Null where there is nothing more to enter. */
    function after(place) {
      if (byPaper) {
        var some = askedOn(place.paper);
        var next = neighbour(some, criterionAt(place.criterion, some), 1);
        var paper = next ? place.paper : nextPaper(place.paper);
        return next ? { paper: paper, criterion: next } : paper && onPaper(paper);
      }
      var those = askedThis(place.criterion);
      var at = placeOf(place.paper, those);
      var waiting = those.slice(at + 1).concat(those.slice(0, at)).find(isWaiting(place.criterion));
      return waiting ? { paper: waiting, criterion: place.criterion }
        : place.paper.isLast ? nextQuestion(place, 1)
          : { paper: null, criterion: place.criterion };
    }

    /* One step without an answer: on a paper to another question, else to another paper. */
    function step(place, by) {
      if (byPaper) {
        var some = askedOn(place.paper);
        var next = neighbour(some, criterionAt(place.criterion, some), by);
        return next && { paper: place.paper, criterion: next };
      }
      var those = askedThis(place.criterion);
      var to = placeOf(place.paper, those) + by;
      return to === those.length ? { paper: null, criterion: place.criterion }
        : to > those.length ? nextQuestion(place, 1)
          : to < 0 ? nextQuestion(place, -1) : { paper: those[to], criterion: place.criterion };
    }

    /* What the stepper steps over: papers in one order, questions in the other. */
    function leap(place, by) {
      if (!byPaper) {
        return nextQuestion(place, by);
      }
      var paper = neighbour(list, placeOf(place.paper, list), by);
      return paper && onPaper(paper);
    }

    function end(place, isLast) {
      var some = byPaper ? askedOn(place.paper) : askedThis(place.criterion);
      var one = some[isLast ? some.length - 1 : 0];
      return one ? { paper: byPaper ? place.paper : one, criterion: byPaper ? one : place.criterion } : null;
    }

    return {
      isWaiting: function (criterion) {
        return askedThis(criterion).some(function (paper) {
          return !paper.isLast && isWaiting(criterion)(paper);
        });
      },
      questions: questions, askedOn: askedOn, askedThis: askedThis, onPaper: onPaper,
      onQuestion: onQuestion, first: firstPlace, after: after, step: step, leap: leap, end: end
    };
  };
})(window.packs = window.packs || {});
