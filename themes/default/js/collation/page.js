/* The wiring of a collation page: one workshop document, one picture of it, and the views that show it. */
(function (packs) {
  'use strict';

  var root = document.documentElement;
  var spec = packs.collationSpec(JSON.parse(document.getElementById('collation-data').textContent));
  var words = packs.words(document.getElementById('words'));
  var notice = packs.notice();
  var fileState = document.getElementById('file-state');
  var draftState = document.getElementById('draft-state');
  var rounds = document.getElementById('round');
  var allRounds = Array.from(rounds.options);
  var key = ['workshop', spec.rubric, spec.fingerprint, spec.group ? spec.group.id : ''].join('/');
  var open = new Set();
  var own = begun();
  var picture = null;
  var written = null;

  var app = {
    spec: spec,
    words: words,
    notice: notice,
    ask: packs.ask,
    deeds: Object.create(null),
    how: {
      round: spec.round, sort: 'file', phases: false, hidden: false, changes: false, turned: false,
      projector: false
    },
    document: function () { return own.document; },
    picture: function () { return picture; },
    change: change,
    look: look,
    enter: enter,
    adopt: adopt,
    fullNameOf: function (subject) { return subject.label || subject.name; },
    nameOf: function (subject) {
      return app.how.hidden ? words.say('mask', { n: picture.masks.get(subject.id) })
        : app.fullNameOf(subject);
    },
    fileName: function (kind, ending) {
      var parts = [spec.group ? spec.group.id : '', spec.rubric, app.how.round, kind];
      return packs.fileName(parts.filter(Boolean).join('.'), ending);
    }
  };
  var put = packs.entering(spec, open);

  /* saved: the newest file's name, when, and whether it was saved here or opened. */
  function begun() {
    return { document: packs.workshop.begun(spec), saved: null, unsaved: 0 };
  }

  function snapshot() {
    return {
      id: own.document.id, document: own.document, saved: own.saved, unsaved: own.unsaved,
      open: Array.from(open), how: app.how, at: Date.now()
    };
  }

  /* All letters of one text are one change: "what" names the text. What was written over the grid alone
     leaves the grid as it is. */
  function change(work, what, isOver) {
    work(own.document);
    own.unsaved += own.unsaved && what && what === written ? 0 : 1;
    written = what || null;
    kept();
    (isOver ? show : draw)();
  }

  function kept() {
    root.dataset.draft = 'pending';
    drafts.keep(snapshot());
  }

  /* Display alone: nothing of it is in the file, and it is kept with the draft, so that names stay hidden. */
  function look(partial) {
    Object.assign(app.how, partial);
    kept();
    /* Of all that is worked out, only another round's answers are others. */
    (partial.round === undefined ? show : draw)();
  }

  function enter(whose, known, work, what) {
    var made = null;
    change(function (document) { made = put(document, whose, known, work); }, what);
    return made;
  }

  function adopt(document, saved) {
    own = { document: document, saved: saved, unsaved: 0 };
    open.clear();
    app.how.round = document.round;
    kept();
    draw();
  }

  function state() {
    return own.unsaved ? words.count('file.unsaved', own.unsaved)
      : !own.saved ? words.say('file.nothing')
        : words.say('file.' + own.saved.how, { file: own.saved.file, when: packs.moment(own.saved.at) });
  }

  /* Rounds of other questions would only mislead, until something of them is here. */
  function offer() {
    var here = new Set(Object.keys(own.document.meetings).concat(app.how.round,
      own.document.returns.map(function (kept) { return kept.return.round; })));
    var some = allRounds.filter(function (one) {
      return !('elsewhere' in one.dataset) || here.has(one.value);
    });
    if (some.length !== rounds.options.length) {
      rounds.replaceChildren.apply(rounds, some);
    }
  }

  function draw() {
    picture = packs.picture(spec, own.document, app.how);
    show();
  }

  function show() {
    fileState.textContent = state();
    root.classList.toggle('unsaved', own.unsaved > 0);
    root.classList.toggle('names-hidden', app.how.hidden);
    offer();
    rounds.value = app.how.round;
    views.forEach(function (view) { view.show(); });
  }

  function save() {
    own.document.revision += 1;
    own.document.round = app.how.round;
    var file = app.fileName('workshop', '.json');
    packs.download(file, packs.seal(own.document, 'packs-workshop'));
    own.saved = { file: file, at: Date.now(), how: 'saved' };
    own.unsaved = 0;
    open.clear();
    kept();
    draw();
    notice.hush();
    document.getElementById('spoken').textContent = fileState.textContent;
  }

  function clear() {
    packs.ask('ask-clear', {
      unsaved: own.unsaved ? words.count('file.unsaved', own.unsaved) : words.say('clear.nothing-lost')
    }).then(function (answer) {
      if (answer !== 'clear') {
        return;
      }
      drafts.clear().then(function () { return 'notice.cleared'; }, function () {
        return 'notice.not-cleared';
      }).then(function (word) {
        own = begun();
        open.clear();
        draw();
        notice.say(words.say(word), word !== 'notice.cleared');
      });
    });
  }

  /* Every page opened from disk can write into the same store, so a draft is checked like a file. */
  function usable(record) {
    if (!packs.isRecord(record) || !packs.isRecord(record.how) || !Array.isArray(record.open)) {
      return null;
    }
    var document = packs.workshop.read(record.document);
    var fits = document && packs.workshop.refusal(document, spec) === null &&
      Number.isSafeInteger(record.unsaved) && (record.saved === null || packs.isRecord(record.saved));
    return fits ? Object.assign({}, record, { document: document }) : null;
  }

  function take(record) {
    own = { document: record.document, saved: record.saved, unsaved: record.unsaved };
    open.clear();
    record.open.forEach(function (id) { open.add(id); });
    Object.keys(app.how).forEach(function (name) {
      if (typeof record.how[name] === typeof app.how[name] && name !== 'projector') {
        app.how[name] = record.how[name];
      }
    });
    draw();
  }

  function size(document) {
    return words.count('workshop.returns', document.returns.length);
  }

  var drafts = packs.drafts(key, {
    state: function (now) {
      root.dataset.draft = now;
      draftState.textContent = words.say('draft.' + now);
    },
    clash: function choose(record) {
      var known = usable(record) || Object.assign(snapshot(), begun(), { open: [] });
      root.dataset.draft = 'pending';
      packs.ask('ask-tabs', { there: size(known.document), here: size(own.document) })
        .then(function (answer) {
          if (answer === 'there') {
            take(known);
            drafts.settle(record, null);
          } else if (answer === 'here') {
            drafts.settle(record, snapshot());
          } else {
            choose(record);
          }
        });
    }
  });

  var views = [
    packs.returnsView, packs.gridView, packs.findingsView, packs.repliesView, packs.enterView,
    packs.agreeView, packs.projectorView
  ].map(function (view) { return view(app); });

  Object.assign(app.deeds, {
    save: save,
    'clear-computer': clear,
    print: function () { window.print(); }
  });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-do]');
    if (button && app.deeds[button.dataset.do]) {
      app.deeds[button.dataset.do](button, event);
    }
  });
  rounds.addEventListener('change', function () { look({ round: rounds.value }); });
  window.addEventListener('focus', function () { drafts.look(); });
  window.addEventListener('beforeunload', function (event) {
    if (own.unsaved) {
      event.preventDefault();
      event.returnValue = '';
    }
  });

  root.classList.add('scripted');
  packs.steps(notice.hush);
  draw();
  drafts.load().then(function (record) {
    var known = usable(record);
    if (known) {
      take(known);
      notice.tell(words.say('notice.restored', { when: packs.moment(record.at) }));
    }
    root.classList.add('ready');
  });
})(window.packs = window.packs || {});
