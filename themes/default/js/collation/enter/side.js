/* Beside the question: how the answers spread where they may be seen, and the strip of all of them. */
(function (packs) {
  'use strict';

  function at(id) {
    return document.getElementById(id);
  }

  packs.enterSide = function (app, papers, names) {
    var words = app.words;
    var strip = packs.enterStrip(app, names);

    /* Drafts that came in files join once what is agreed stands over them. */
    function heardOn(s, criterion) {
      var those = s.moves.askedThis(criterion);
      var isAgreed = those.some(function (paper) {
        return paper.isLast && papers.isAnswered(paper, criterion);
      });
      return those.filter(function (paper) {
        return !paper.isLast && (isAgreed || !papers.isSealed(paper));
      });
    }

    /* Of members beside the agreed answer, and of all once they may be seen. */
    function spread(s) {
      var criterion = s.at.criterion;
      var members = heardOn(s, criterion).filter(function (paper) {
        return papers.isAnswered(paper, criterion);
      });
      var ofMembers = Boolean(s.voice.speaker);
      var wanted = s.order === 'question' ? s.isShown && members.length > 0
        : ofMembers && s.at.paper.isLast && members.length > 0;
      at('enter-spread').hidden = !wanted;
      if (wanted) {
        var got = packs.enterSpread(app, criterion, members.map(function (paper) {
          return papers.answer(paper, criterion);
        }), !ofMembers);
        at('enter-spread-words').textContent = got.words;
        at('enter-spread').replaceChildren(got.dots, at('enter-spread-words'));
      }
    }

    function isMissing(paper, criterion, stands) {
      var fields = papers.answer(paper, criterion).fields;
      return stands !== null && Array.from(stands.needed).some(function (name) {
        return name.indexOf('note.' + criterion.id + '.') === 0 &&
          packs.isBlank(packs.own(fields, name.split('.').pop()) || '');
      });
    }

    function rows(s) {
      if (s.order === 'paper') {
        var stands = app.spec.hangsTogether ? papers.stands(s.at.paper) : null;
        return s.moves.askedOn(s.at.paper).map(function (criterion) {
          return {
            key: criterion.id, name: criterion.number + ' ' + criterion.label, criterion: criterion,
            answer: papers.answer(s.at.paper, criterion), isSecret: papers.isSealed(s.at.paper),
            isAnswered: papers.isAnswered(s.at.paper, criterion),
            isOpen: !papers.isAnswered(s.at.paper, criterion),
            missing: isMissing(s.at.paper, criterion, stands)
          };
        });
      }
      var asked = new Set(s.moves.askedThis(s.at.criterion).map(packs.paperKey));
      return s.list.map(function (paper) {
        return {
          key: packs.paperKey(paper), name: names.short(paper), criterion: s.at.criterion,
          answer: papers.answer(paper, s.at.criterion),
          isSecret: (!s.isShown && !paper.isLast) || papers.isSealed(paper),
          isAnswered: papers.isAnswered(paper, s.at.criterion),
          isOpen: !papers.isAnswered(paper, s.at.criterion),
          notAsked: !asked.has(packs.paperKey(paper))
        };
      });
    }

    function side(s) {
      var byPaper = s.order === 'paper';
      var those = byPaper ? s.list : s.moves.askedThis(s.at.criterion).filter(function (paper) {
        return !paper.isLast;
      });
      var done = those.filter(function (paper) {
        return byPaper ? papers.answered(paper) : papers.isAnswered(paper, s.at.criterion);
      }).length;
      at('enter-strip-title').textContent = byPaper
        ? words.say('enter.answers', { name: names.short(s.at.paper) }) : s.at.criterion.label;
      at('enter-strip-note').textContent = !byPaper
        ? words.say(s.isShown ? 'enter.in-open' : 'enter.in', { n: done, of: those.length })
        : s.voice.speaker ? '' : words.count('enter.progress', those.length, { done: done });
      strip(rows(s), byPaper ? s.at.criterion.id : s.at.paper ? packs.paperKey(s.at.paper) : '');
      document.querySelector('#enter [data-do=enter-reveal]').hidden = byPaper || s.isShown;
    }

    return function (s) {
      spread(s);
      side(s);
    };
  };
})(window.packs = window.packs || {});
