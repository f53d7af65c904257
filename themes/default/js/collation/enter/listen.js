/* What the page of entry listens to: keys where entering has the focus, buttons, lists, names added. */
(function (packs) {
  'use strict';

  var MOST_GUESTS = 1000;

  packs.enterListen = function (app, desk, by) {
    var s = desk.s;
    var words = app.words;
    var section = desk.section;
    var both = document.getElementById('enter-both');
    var heading = section.querySelector('.step-heading');

    /* From the heading, where one arrives, the first digit begins; other keys are the page's own. */
    function key(event) {
      var asked = packs.pressed(event);
      var isShut = both.hidden || both.parentElement.hidden;
      var begins = asked && asked.digit && event.target === heading;
      if (!asked || isShut || !(begins || both.contains(event.target))) {
        return;
      }
      event.preventDefault();
      if (asked.digit) {
        by.attend();
        by.typed(asked.digit);
      } else {
        by.acts[asked.act]();
      }
    }

    /* From words back to the keys; with Ctrl and Enter on to what comes next. */
    function wordsKey(event) {
      var isNext = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (!isNext && event.key !== 'Escape') {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.open = false;
      if (isNext && s.at.paper) {
        by.go(s.moves.after(s.at));
      } else {
        by.attend();
      }
    }

    function paperOf(keyText) {
      return s.list.find(function (one) { return packs.paperKey(one) === keyText; });
    }

    function criterionOf(id) {
      return app.spec.criterionOf.get(id);
    }

    function pick(event) {
      var name = event.target.name || event.target.id;
      if (name === 'enter-order') {
        app.look({ enterOrder: event.target.value });
      } else if (name === 'enter-showing') {
        app.look({ enterShowing: event.target.value });
      } else if (name === 'enter-voice') {
        app.look({ enterVoice: event.target.value });
      } else if (name === 'enter-subject') {
        app.look({ enterSubject: event.target.value });
      } else if (name === 'enter-paper') {
        s.at = s.order === 'paper' ? s.moves.onPaper(paperOf(event.target.value))
          : s.moves.onQuestion(criterionOf(event.target.value));
        desk.draw();
      }
    }

    /* On paper one goes on with whoever was added; in the room the next name follows. */
    function added(input, paper, name) {
      input.value = '';
      if (paper && s.order === 'paper') {
        by.go(s.moves.onPaper(paper), true);
      } else if (s.at.criterion) {
        s.at = s.moves.onQuestion(s.at.criterion);
        desk.draw();
      }
      by.say('enter.added', { name: name });
    }

    function known(input, paper, name) {
      input.value = '';
      if (paper) {
        s.at = s.order === 'paper' ? s.moves.onPaper(paper) : s.at;
        desk.draw();
      }
      by.say('enter.known', { name: name });
    }

    function nameIn(input) {
      var name = packs.wellFormed(input.value).replace(/\s+/g, ' ').trim();
      if (!name) {
        by.say('enter.nameless');
        input.focus();
      }
      return name;
    }

    function addGuest(input) {
      var name = nameIn(input);
      var same = name && app.picture().subjects.find(function (one) {
        return packs.folded(one.name) === packs.folded(name);
      });
      function paperFor(id) {
        return s.list.find(function (paper) { return paper.subject.id === id; });
      }
      if (same) {
        known(input, paperFor(same.id), same.name);
      } else if (name && app.document().subjects.length >= MOST_GUESTS) {
        app.notice.say(words.say('enter.full'), true);
      } else if (name) {
        var id = packs.randomId();
        desk.undoing.guest(id, { criterion: null });
        app.change(function (document) { document.subjects.push({ id: id, name: name }); });
        added(input, paperFor(id), name);
      }
    }

    function addMember(input) {
      var name = nameIn(input);
      var same = name && s.list.find(function (paper) {
        return paper.id !== null && packs.folded(paper.speaker) === packs.folded(name);
      });
      if (same) {
        known(input, same, same.speaker);
      } else if (name && s.subject) {
        var paper = { subject: s.subject, voice: s.voice, id: null, speaker: name, isLast: false };
        var before = new Set(s.list.map(packs.paperKey));
        desk.undoing.enter(desk.whose(paper), null, { criterion: null }, function () {});
        added(input, s.list.find(function (one) { return !before.has(packs.paperKey(one)); }), name);
      }
    }

    section.addEventListener('keydown', key);
    both.addEventListener('click', function (event) {
      if (!event.target.closest('a, button, summary, input, textarea, select, label')) {
        by.attend();
      }
    });
    section.addEventListener('change', pick);
    section.addEventListener('submit', function (event) {
      event.preventDefault();
      (event.target.id === 'enter-guest' ? addGuest : addMember)(event.target.querySelector('input'));
    });
    desk.pad.addEventListener('click', function (event) {
      var button = event.target.closest('.enter-choice');
      if (button) {
        var ladder = packs.ladderOf(app.spec, s.at.criterion);
        by.attend();
        by.give(button.dataset.state === undefined ? { value: ladder.cells.get(button.dataset.value).value }
          : button.dataset.state ? { state: button.dataset.state } : {});
      }
    });
    ['enter-beside', 'enter-whole'].forEach(function (id) {
      document.getElementById(id).addEventListener('keydown', wordsKey);
    });
    Object.assign(app.deeds, {
      'enter-names': function () {
        desk.named();
        desk.draw();
        heading.focus();
      },
      'enter-before': by.acts.before,
      'enter-after': by.acts.after,
      'enter-unlock': by.acts.unlock,
      'enter-undo': by.acts.undo,
      'enter-reveal': by.acts.reveal,
      'enter-go': function (button) {
        by.go(s.order === 'paper' ? { paper: s.at.paper, criterion: criterionOf(button.dataset.key) }
          : { paper: paperOf(button.dataset.key), criterion: s.at.criterion });
      }
    });
  };
})(window.packs = window.packs || {});
