/* Everything on the page of entry that follows from where one is. */
(function (packs) {
  'use strict';

  function at(id) {
    return document.getElementById(id);
  }

  function write(place, text) {
    place.hidden = text === '';
    place.textContent = text;
  }

  /* Options by key; the list of schools may be long, and is not filled anew at each answer. */
  function optionsOf(select) {
    var keep = packs.keyed(select, function (item) {
      var option = document.createElement('option');
      option.value = item.key;
      return option;
    });
    return function (items, current) {
      keep(items, function (item) { return item.key; }, function (option, item) {
        if (option.textContent !== item.text) {
          option.textContent = item.text;
        }
      });
      select.value = current;
    };
  }

  packs.enterPage = function (app, papers, names) {
    var words = app.words;
    var question = packs.enterQuestion(app);
    var side = packs.enterSide(app, papers, names);
    var fillPapers = optionsOf(at('enter-paper'));
    var fillSubjects = at('enter-subject') ? optionsOf(at('enter-subject')) : null;

    function standingOf(paper) {
      var done = papers.answered(paper);
      return papers.conflict(paper) ? words.say('enter.disagree')
        : papers.isLocked(paper) ? words.say('enter.file')
          : done ? words.say('enter.some', { n: done, of: papers.asked(paper).length })
            : words.say('enter.none');
    }

    function choices(s) {
      if (fillSubjects) {
        at('enter-subjects').hidden = !s.voice.speaker;
        fillSubjects(app.picture().subjects.map(function (one) {
          return { key: one.id, text: app.fullNameOf(one) };
        }), s.subject ? s.subject.id : '');
      }
      at('enter-papers').hidden = s.list.length === 0;
      at('enter-paper-label').textContent = words.say('enter.label-' +
        (s.order === 'question' ? 'question' : s.voice.speaker ? 'member' : 'paper'));
      if (s.order === 'question') {
        fillPapers(s.moves.questions().map(function (criterion) {
          return { key: criterion.id, text: criterion.number + ' ' + criterion.label };
        }), s.at.criterion ? s.at.criterion.id : '');
      } else {
        fillPapers(s.list.map(function (paper) {
          return { key: packs.paperKey(paper), text: words.say('enter.option', {
            name: names.short(paper), said: standingOf(paper)
          }) };
        }), s.at.paper ? packs.paperKey(s.at.paper) : '');
      }
      document.querySelectorAll('.enter-member').forEach(function (form) {
        form.hidden = form.dataset.voice !== s.voice.id;
      });
    }

    function trouble(s) {
      var paper = s.at.paper;
      var kept = paper && papers.known(paper);
      var isConflict = Boolean(paper) && papers.conflict(paper);
      var isLocked = Boolean(paper) && !isConflict && papers.isLocked(paper);
      at('enter-conflict').hidden = !isConflict;
      at('enter-locked').hidden = !isLocked;
      if (isLocked) {
        var isSealed = papers.isSealed(paper);
        at('enter-locked').querySelector('button').hidden = isSealed;
        at('enter-locked').querySelector('p').textContent = words.say(
          'enter.' + (isSealed ? 'sealed' : kept.files.length ? 'locked' : 'locked-nameless'),
          { name: names.full(paper), file: kept.files[0] }
        );
      }
      return isConflict || isLocked;
    }

    /* What the lighter voice judged, what a rule proposes, and whether the answer is to another edition. */
    function earlier(s, stands) {
      var told = [];
      var criterion = s.at.criterion;
      var before = stands && stands.earlier.get(criterion.id);
      var other = s.at.paper && papers.otherEdition(s.at.paper);
      if (before) {
        told.push(words.say('enter.earlier', {
          voice: before.voice.label, answer: names.answer(criterion, before)
        }));
      }
      if (stands && stands.proposals.has(criterion.id)) {
        told.push(words.say('enter.proposed', { answer: names.answer(criterion, {
          value: stands.proposals.get(criterion.id).values[0]
        }) }));
      }
      if (other) {
        told.push(words.say('enter.other-edition', {
          name: names.full(s.at.paper), edition: other.edition
        }));
      }
      write(at('enter-earlier'), told.join('. '));
    }

    function keyLine(s, keys) {
      var ladder = packs.ladderOf(app.spec, s.at.criterion);
      var first = Array.from(keys.keys.keys());
      var shown = {
        'on-paper': Boolean(s.at.paper) && !s.isOff,
        'not-applicable': Boolean(s.at.paper) && !s.isOff && s.at.criterion.not_applicable,
        next: !s.at.paper, papers: s.order === 'paper',
        questions: s.order === 'question', reveal: s.order === 'question' && !s.isShown
      };
      at('enter-keys').querySelector('[data-keys=marks]').textContent = words.say(
        keys.typed ? 'keys.typed' : ladder.numeric && keys.keys.has('0') &&
          keys.keys.get('0') === 10 ? 'keys.ten' : 'keys.digits',
        { first: first[0], last: first[first.length - 1] }
      );
      Object.keys(shown).forEach(function (name) {
        at('enter-keys').querySelectorAll('[data-keys=' + name + ']').forEach(function (one) {
          one.hidden = !shown[name];
        });
      });
    }

    return {
      /* Gives back the keys of the question. */
      draw: function (s, stands) {
        var criterion = s.at.criterion;
        var some = s.order === 'paper' ? s.moves.askedOn(s.at.paper) : s.moves.questions();
        s.isOff = trouble(s) || !s.at.paper;
        choices(s);
        write(at('enter-name'), s.at.paper ? names.full(s.at.paper) : words.say('enter.done'));
        earlier(s, stands);
        var isSecret = !s.at.paper || papers.isSealed(s.at.paper) || (!s.isShown && !s.at.paper.isLast);
        var number = some.findIndex(function (one) { return one.id === criterion.id; }) + 1;
        var keys = question(criterion, isSecret ? null : papers.answer(s.at.paper, criterion), s.isOff,
          number, some.length);
        at('enter-both').dataset.order = s.order;
        at('enter-pad').hidden = !s.at.paper;
        at('enter-next').hidden = Boolean(s.at.paper);
        side(s);
        keyLine(s, keys);
        return keys;
      },
      choices: choices
    };
  };
})(window.packs = window.packs || {});
