/* What is said aloud while answers are entered. What others must not see yet is not said either. */
(function (packs) {
  'use strict';

  packs.enterSay = function (app, desk) {
    var words = app.words;
    var s = desk.s;
    var names = desk.names;

    function say(word, values) {
      packs.spoken(words.say(word, values));
    }

    /* Where one is, after a move without an answer. */
    function tell() {
      var paper = s.at.paper;
      var isSecret = paper && ((!s.isShown && !paper.isLast) || desk.papers.isSealed(paper));
      say(paper && !isSecret && desk.papers.isAnswered(paper, s.at.criterion) ? 'enter.at-answer'
        : 'enter.at', {
        name: paper ? names.full(paper) : words.say('enter.done'), criterion: s.at.criterion.label,
        answer: paper ? names.answer(s.at.criterion, desk.papers.answer(paper, s.at.criterion)) : ''
      });
    }

    function heard(was, next, wasSecret) {
      var byPaper = s.order === 'paper';
      var values = {
        name: names.full(was.paper), answer: names.answer(was.criterion,
          desk.papers.answer(was.paper, was.criterion)), criterion: was.criterion.label
      };
      desk.note(words.say(wasSecret ? 'enter.noted-secret' : 'enter.noted', values));
      if (!next) {
        return words.say('enter.said-end', values);
      }
      if (!next.paper) {
        return words.say('enter.said-all', {
          criterion: was.criterion.label,
          answers: document.getElementById('enter-spread-words').textContent
        });
      }
      if (wasSecret) {
        return words.say('enter.said-secret', {
          name: names.short(was.paper), next: names.short(next.paper)
        });
      }
      if (byPaper && packs.paperKey(next.paper) !== packs.paperKey(was.paper)) {
        return words.say('enter.said-last', Object.assign(values, {
          name: names.full(next.paper), next: next.criterion.label
        }));
      }
      return words.say('enter.said', {
        criterion: byPaper ? was.criterion.label : names.short(was.paper), answer: values.answer,
        next: next.criterion.id === was.criterion.id ? names.short(next.paper) : next.criterion.label
      });
    }

    return { say: say, tell: tell, heard: heard };
  };
})(window.packs = window.packs || {});
