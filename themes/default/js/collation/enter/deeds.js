/* What keys, buttons and lists do on the page of entry. */
(function (packs) {
  'use strict';

  packs.enterDeeds = function (app, desk) {
    var words = app.words;
    var s = desk.s;
    var names = desk.names;
    var saying = packs.enterSay(app, desk);
    var say = saying.say;

    /* Where all have answered, the way on is the only thing left to press. */
    function attend() {
      var at = s.at.paper ? desk.pad : document.querySelector('#enter-next button');
      at.focus({ preventScroll: true });
      at.scrollIntoView({ block: 'nearest' });
    }

    function go(place, isSilent) {
      s.typed = '';
      if (place) {
        s.at = place;
      }
      desk.draw();
      attend();
      if (!isSilent && s.at.criterion) {
        saying.tell();
      }
    }

    function isOpen() {
      var paper = s.at.paper;
      if (!paper) {
        say('enter.said-all-secret', { criterion: s.at.criterion.label });
      } else if (desk.papers.conflict(paper)) {
        say('enter.conflict', { name: names.full(paper) });
      } else if (desk.papers.isLocked(paper)) {
        say(desk.papers.isSealed(paper) ? 'enter.sealed' : 'enter.locked-short', { name: names.full(paper) });
      } else {
        return true;
      }
      return false;
    }

    function wantedReason(criterion) {
      return Array.from(s.stands.needed).filter(function (name) {
        return name.indexOf('note.' + criterion.id + '.') === 0;
      }).map(function (name) { return name.split('.').pop(); }).find(function (id) {
        var fields = desk.papers.answer(s.at.paper, criterion).fields || {};
        return packs.isBlank(packs.own(fields, id) || '');
      });
    }

    /* One answer: written, heard, and on to the next, unless a reason is wanted first. */
    function give(said) {
      var was = s.at;
      s.typed = '';
      if (!isOpen()) {
        return;
      }
      if (said.state === 'not-applicable' && !was.criterion.not_applicable) {
        say('enter.not-here');
        return;
      }
      var wasSecret = !s.isShown && !was.paper.isLast;
      var isBlank = said.value === undefined && !said.state;
      if (isBlank && !desk.papers.isAnswered(was.paper, was.criterion)) {
        return;
      }
      desk.put(was.paper, function (returned) { desk.copy(returned, was.criterion, said); });
      s.trail = was;
      var reason = wantedReason(was.criterion);
      if (reason && desk.beside.open(reason)) {
        say('enter.said-reason', {
          criterion: was.criterion.label, answer: names.answer(was.criterion, said)
        });
        return;
      }
      var next = isBlank ? was : s.moves.after(was);
      go(next, true);
      packs.spoken(saying.heard(was, next, wasSecret));
    }

    function typed(digit) {
      if (!s.keys.typed) {
        if (s.keys.keys.has(digit)) {
          give({ value: s.keys.keys.get(digit) });
        } else {
          say('enter.not-on-scale', { digits: digit });
        }
        return;
      }
      if (isOpen()) {
        s.typed = (s.typed + digit).slice(0, 3);
        desk.note(words.say('enter.typing', { digits: s.typed }));
        packs.spoken(s.typed);
      }
    }

    function enter() {
      var digits = s.typed && String(Number(s.typed));
      s.typed = '';
      if (digits && s.keys.keys.has(digits)) {
        give({ value: s.keys.keys.get(digits) });
      } else if (digits) {
        desk.note(words.say('enter.not-on-scale', { digits: digits }));
        say('enter.not-on-scale', { digits: digits });
      } else if (!s.at.paper) {
        go(s.moves.leap(s.at, 1));
      } else {
        desk.beside.open();
      }
    }

    /* Back over the start of a paper: to where one came from. */
    function back() {
      var to = s.moves.step(s.at, -1);
      go(to || (s.trail && s.order === 'paper' && s.trail.paper !== s.at.paper ? s.trail : null));
    }

    function rubOut() {
      if (s.typed) {
        s.typed = s.typed.slice(0, -1);
        desk.note(s.typed && words.say('enter.typing', { digits: s.typed }));
      } else {
        back();
      }
    }

    function undo() {
      var step = desk.undoing.undo();
      desk.note('');
      if (!step) {
        say('enter.nothing-to-undo');
        desk.draw();
        return;
      }
      if (!step.where.criterion) {
        desk.draw();
        say('enter.undone-guest');
        return;
      }
      if (app.how.round !== step.where.round || s.voice.id !== step.where.voice ||
          (s.subject ? s.subject.id : '') !== step.where.subject) {
        app.look({
          round: step.where.round, enterVoice: step.where.voice, enterSubject: step.where.subject
        });
      }
      s.at = { paper: step.where.paper, criterion: step.where.criterion };
      go(null, true);
      var told = words.say('enter.undone', {
        name: names.full(step.where.paper), criterion: step.where.criterion.label
      });
      desk.note(told);
      packs.spoken(told);
    }

    function unlock() {
      if (s.at.paper && desk.papers.isLocked(s.at.paper) &&
          !desk.papers.conflict(s.at.paper) && !desk.papers.isSealed(s.at.paper)) {
        desk.papers.unlock(s.at.paper);
        go(null, true);
        say('enter.unlocked', { name: names.full(s.at.paper) });
      }
    }

    function reveal() {
      if (s.order === 'question' && !s.isShown) {
        s.revealed.add(s.at.criterion.id);
        go(null, true);
        packs.spoken(document.getElementById('enter-spread-words').textContent);
      }
    }

    var acts = {
      forward: function () { go(s.moves.step(s.at, 1)); },
      back: back,
      first: function () { go(s.moves.end(s.at, false)); },
      last: function () { go(s.moves.end(s.at, true)); },
      after: function () { go(s.moves.leap(s.at, 1)); },
      before: function () { go(s.moves.leap(s.at, -1)); },
      clear: function () { give({}); },
      'not-discussed': function () { give({ state: 'not-discussed' }); },
      'not-applicable': function () { give({ state: 'not-applicable' }); },
      undo: undo, unlock: unlock, reveal: reveal, Enter: enter, Backspace: rubOut,
      leave: function () {
        document.querySelector('.tabs a[href="#enter"]').focus();
        say('enter.left');
      }
    };

    packs.enterListen(app, desk, {
      acts: acts, give: give, typed: typed, go: go, say: say, attend: attend
    });

    return { show: packs.whenSeen(desk.section, desk.draw) };
  };
})(window.packs = window.packs || {});
