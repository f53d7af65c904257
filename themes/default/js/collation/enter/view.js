/* Collation: quick entry. Where one is, what a key does there, and what is said about it. */
(function (packs) {
  'use strict';

  function copy(document, criterion, said) {
    var answers = document.answers || {};
    var fields = (packs.own(answers, criterion.id) || {}).fields || {};
    var answer = Object.assign({}, said, Object.keys(fields).length ? { fields: fields } : {});
    if (Object.keys(answer).length) {
      answers[criterion.id] = answer;
    } else {
      delete answers[criterion.id];
    }
    document.answers = answers;
  }

  function copyField(holder, id, text) {
    if (packs.isBlank(text)) {
      delete holder[id];
    } else {
      holder[id] = text;
    }
    return holder;
  }

  packs.enterView = function (app) {
    var section = document.getElementById('enter');
    if (!section) {
      return { show: function () {} };
    }
    Object.assign(app.how, { enterOrder: 'paper', enterVoice: '', enterSubject: '', enterShowing: 'all' });
    var words = app.words;
    var papers = packs.papers(app);
    var undoing = packs.undoing(app);
    var names = packs.enterNames(app);
    var page = packs.enterPage(app, papers, names);
    var pad = document.getElementById('enter-pad');
    var said = document.querySelector('#enter-said span');
    var s = { at: { paper: null, criterion: null }, scope: '', typed: '', revealed: new Set(), keys: null };
    var isNamed = false;

    function whose(paper) {
      return {
        round: app.how.round, subject: paper.subject, voice: paper.voice.id, speaker: paper.speaker
      };
    }

    function here() {
      return {
        round: app.how.round, voice: s.voice.id, subject: s.subject ? s.subject.id : '',
        paper: s.at.paper, criterion: s.at.criterion
      };
    }

    function put(paper, work, text) {
      undoing.enter(whose(paper), papers.known(paper), here(), work, text);
    }

    var beside = packs.enterBeside(app, document.getElementById('enter-beside'), 'enter-fields',
      function (id, text) {
        put(s.at.paper, function (returned) {
          var answer = packs.own(returned.answers || {}, s.at.criterion.id) || {};
          returned.answers = returned.answers || {};
          returned.answers[s.at.criterion.id] = Object.assign({}, answer, {
            fields: copyField(Object.assign({}, answer.fields), id, text)
          });
          copy(returned, s.at.criterion, packs.said(answer));
        }, 'note.' + s.at.criterion.id + '.' + id);
      });
    var whole = packs.enterBeside(app, document.getElementById('enter-whole'), 'enter-whole-fields',
      function (id, text) {
        put(s.at.paper, function (returned) {
          returned.fields = copyField(Object.assign({}, returned.fields), id, text);
        }, 'field.' + id);
      });

    function voices() {
      var select = document.getElementById('enter-voice');
      return app.spec.voices.filter(function (voice) {
        return select ? Array.from(select.options).some(function (one) { return one.value === voice.id; })
          : true;
      });
    }

    function voice() {
      var some = voices();
      return some.find(function (one) { return one.id === app.how.enterVoice; }) ||
        some.find(function (one) { return !one.speaker; }) || some[0];
    }

    function chosenSubject() {
      var subjects = app.picture().subjects;
      return s.voice.speaker ? subjects.find(function (one) {
        return one.id === app.how.enterSubject;
      }) || subjects[0] || null : null;
    }

    /* The same place in the document as it is now; the first open one where that is gone. */
    function settle() {
      var order = app.how.enterOrder === 'question' ? 'question' : 'paper';
      if (s.order && s.order !== order) {
        /* What was last entered may be what nobody is to see yet. */
        said.textContent = '';
      }
      s.order = order;
      s.voice = voice();
      s.subject = chosenSubject();
      s.list = papers.list(s.voice, s.subject);
      s.moves = packs.enterMoves(papers, s.list, s.order);
      var scope = packs.canonical([app.document().id, app.how.round, s.order, s.voice.id,
        s.subject ? s.subject.id : '']);
      var key = s.at.paper && packs.paperKey(s.at.paper);
      var paper = s.list.find(function (one) { return packs.paperKey(one) === key; }) || null;
      var known = s.at.criterion && (paper ? s.moves.askedOn(paper).some(function (one) {
        return one.id === s.at.criterion.id;
      }) : key === null && s.order === 'question' && s.list.length > 0);
      if (scope !== s.scope) {
        s.revealed = new Set();
      }
      s.at = scope === s.scope && known ? { paper: paper, criterion: s.at.criterion } : s.moves.first();
      s.scope = scope;
      s.isShown = s.order === 'paper' || app.how.enterShowing === 'come' || (Boolean(s.at.criterion) &&
        (s.revealed.has(s.at.criterion.id) || !s.moves.isWaiting(s.at.criterion)));
    }

    function ids(fields) {
      return fields.map(function (one) { return one.id; });
    }

    /* Fields of words that this voice is asked here, and may show. */
    function notes(stands) {
      var paper = s.at.paper;
      var cut = app.spec.cuts.get((paper ? paper.voice : s.voice).id);
      var prefix = 'note.' + s.at.criterion.id + '.';
      var of = paper ? packs.paperKey(paper) : '';
      var kept = paper && papers.known(paper);
      var isOpen = Boolean(paper) && (s.isShown || paper.isLast) && !papers.isSealed(paper);
      var near = isOpen ? ids(packs.beside(cut, s.at.criterion)) : [];
      var once = isOpen ? ids(cut.return_fields) : [];
      var wanted = near.filter(function (id) { return !stands.off.has(prefix + id); });
      beside.show(of + s.at.criterion.id, new Set(wanted), new Set(near.filter(function (id) {
        return stands.needed.has(prefix + id);
      })), paper ? papers.answer(paper, s.at.criterion).fields || {} : {}, s.isOff);
      document.querySelector('#enter-keys [data-keys=note]').hidden = s.isOff ||
        document.getElementById('enter-beside').hidden;
      whole.show(of, new Set(once.filter(function (id) {
        return !stands.off.has('field.' + id);
      })), new Set(), (kept && kept.return.fields) || {}, s.isOff);
    }

    function draw() {
      var isGated = app.how.hidden && !isNamed;
      isNamed = isNamed && app.how.hidden;
      document.getElementById('enter-gate').hidden = !isGated;
      document.getElementById('enter-desk').hidden = isGated;
      settle();
      section.querySelectorAll('[name=enter-order]').forEach(function (one) {
        one.checked = one.value === s.order;
      });
      section.querySelectorAll('[name=enter-showing]').forEach(function (one) {
        one.checked = one.value === app.how.enterShowing;
      });
      document.getElementById('enter-showing').hidden = s.order === 'paper';
      if (document.getElementById('enter-voice')) {
        document.getElementById('enter-voice').value = s.voice.id;
      }
      section.querySelector('[data-do=enter-undo]').hidden = undoing.newest() === null;
      var isEmpty = s.at.criterion === null;
      document.getElementById('enter-both').hidden = isEmpty;
      document.getElementById('enter-empty').hidden = !isEmpty;
      if (isEmpty) {
        page.choices(s);
        return;
      }
      var stands = app.spec.hangsTogether && s.at.paper ? papers.stands(s.at.paper)
        : { off: new Set(), needed: new Set(), proposals: new Map(), earlier: new Map() };
      s.keys = page.draw(s, stands);
      s.stands = stands;
      notes(stands);
    }

    return packs.enterDeeds(app, {
      s: s, papers: papers, names: names, undoing: undoing, beside: beside, pad: pad, section: section,
      draw: draw, put: put, here: here, whose: whose, copy: copy,
      note: function (text) { said.textContent = text; },
      named: function () { isNamed = true; }
    });
  };

  /* An answer without what was written beside it. */
  packs.said = function (answer) {
    return answer.value !== undefined && answer.value !== null ? { value: answer.value }
      : answer.state ? { state: answer.state } : {};
  };
})(window.packs = window.packs || {});
