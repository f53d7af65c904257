/* The wiring of one form: every input is kept as a draft, tallied, and counted until it is in a file. */
(function (packs) {
  'use strict';

  var form = document.getElementById('form');
  var spec = JSON.parse(document.getElementById('form-data').textContent);
  var words = packs.words(document.getElementById('words'));
  var answers = packs.answers(form, spec);
  var view = packs.view(form, spec, words, function () { show(answers.read()); });
  var notice = packs.notice();
  var draftState = document.getElementById('draft-state');
  var draftAbout = document.getElementById('draft-about');
  var picker = document.getElementById('file');
  var key = ['rubric', 'fingerprint', 'round', 'voice', 'group', 'subject'].map(function (name) {
    return spec[name] === null ? '' : spec[name];
  }).join('/');
  var EMPTY = { subject_name: spec.subject_name, speaker: '', answers: {}, fields: {} };
  /* saved: what the newest file holds, its name, when, and whether it was saved here or opened. */
  var own = begun();

  function begun() {
    return { id: packs.randomId(), revision: 0, saved: null };
  }

  function returned(content, from) {
    var made = { id: from.id, revision: from.revision };
    ['rubric', 'edition', 'fingerprint', 'round', 'group', 'subject', 'voice'].forEach(function (name) {
      made[name] = spec[name];
    });
    return Object.assign(made, content);
  }

  function unsaved(content) {
    return packs.differences(content, own.saved ? own.saved.content : EMPTY);
  }

  function snapshot(content) {
    return { id: own.id, revision: own.revision, saved: own.saved, content: content, at: Date.now() };
  }

  function fileName(content) {
    var typed = spec.subject === null ? packs.slug(content.subject_name).slice(0, 30) : '';
    return packs.fileName([typed, spec.file_name].filter(Boolean).join('.'));
  }

  function show(content) {
    view.show(content, fileName(content), unsaved(content), own.saved);
  }

  function changed() {
    var content = answers.read();
    form.dataset.draft = 'pending';
    drafts.keep(snapshot(content));
    show(content);
  }

  /* Every page opened from disk can write into the same store, so a draft is checked like a file. */
  function usable(record) {
    function whole(content) {
      return packs.isRecord(content) && packs.refusal(returned(content, record), spec) === null;
    }
    return packs.isRecord(record) && whole(record.content) &&
      (record.saved === null || (packs.isRecord(record.saved) && whole(record.saved.content)));
  }

  function take(from) {
    own = { id: from.id, revision: from.revision, saved: from.saved };
    answers.write(from.content);
    show(answers.read());
  }

  var drafts = packs.drafts(key, {
    state: function (state) {
      form.dataset.draft = state;
      draftState.textContent = words.say('draft.' + state);
      draftAbout.textContent = words.say('about.' + state);
    },
    clash: function choose(record) {
      var known = usable(record) ? record : Object.assign(begun(), { content: EMPTY });
      var there = packs.differences(known.content, EMPTY);
      var here = packs.differences(answers.read(), EMPTY);
      packs.ask('ask-tabs', {
        there: words.count('tabs.answers', there), here: words.count('tabs.answers', here)
      }).then(function (answer) {
        if (answer === 'there') {
          take(known);
          drafts.settle(record, null);
        } else if (answer === 'here') {
          drafts.settle(record, snapshot(answers.read()));
        } else {
          choose(record);
        }
      });
    }
  });

  function save() {
    var content = answers.read();
    var file = fileName(content);
    own.revision += 1;
    packs.download(file, packs.seal(returned(content, own)));
    own.saved = { content: content, file: file, at: Date.now(), how: 'saved' };
    changed();
    notice.hush();
    view.speakState();
  }

  function refuse(reason, file, found) {
    var told = words.say('refused.' + reason, {
      file: file.name,
      name: answers.read().subject_name || words.say('name.none'),
      found: found && (reason === 'subject' || reason === 'group' ? found.subject_name
        : reason === 'fingerprint' ? found.edition : found[reason])
    });
    notice.say(told + ' ' + words.say('refused.unchanged'), true);
  }

  function open(file) {
    packs.readFile(file).then(function (read) {
      var reason = read.refused || packs.refusal(read.document, spec);
      if (reason) {
        refuse(reason, file, read.document);
        return null;
      }
      var open = unsaved(answers.read());
      var asked = open ? packs.ask('ask-open', { unsaved: words.count('file.unsaved', open), file: file.name })
        : Promise.resolve('file');
      return asked.then(function (answer) {
        if (answer === 'file') {
          use(read.document, file.name);
        }
      });
    });
  }

  function use(found, name) {
    var revision = found.id === own.id ? Math.max(found.revision, own.revision) : found.revision;
    answers.write(found);
    own = {
      id: found.id,
      revision: revision,
      saved: { content: answers.read(), file: name, at: Date.now(), how: 'opened' }
    };
    changed();
    notice.say(words.count('notice.opened', packs.differences(own.saved.content, EMPTY), { file: name }));
  }

  function clearComputer() {
    var open = unsaved(answers.read());
    packs.ask('ask-clear', {
      unsaved: open ? words.count('file.unsaved', open) : words.say('clear.nothing-lost')
    }).then(function (answer) {
      if (answer !== 'clear') {
        return;
      }
      drafts.clear().then(function () { return 'notice.cleared'; }, function () {
        return 'notice.not-cleared';
      }).then(function (word) {
        take(Object.assign(begun(), { content: EMPTY }));
        notice.say(words.say(word), word !== 'notice.cleared');
      });
    });
  }

  /* Only the choice goes: what was written beside it took longer to write. */
  function clearChoice(button) {
    var radios = button.closest('fieldset').querySelectorAll('input[type=radio]');
    radios.forEach(function (radio) { radio.checked = false; });
    radios[0].focus();
    changed();
  }

  var deeds = Object.assign({
    save: save,
    open: function () { picker.click(); },
    'clear-computer': clearComputer,
    clear: clearChoice,
    print: function () { window.print(); }
  }, packs.rowDeeds ? packs.rowDeeds(words, changed) : {});

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-do]');
    if (button) {
      deeds[button.dataset.do](button);
    }
  });
  form.addEventListener('input', function (event) {
    if (event.target !== picker) {
      changed();
    }
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  picker.addEventListener('change', function () {
    if (picker.files[0]) {
      open(picker.files[0]);
      picker.value = '';
    }
  });
  window.addEventListener('focus', function () { drafts.look(); });
  window.addEventListener('beforeunload', function (event) {
    if (unsaved(answers.read())) {
      event.preventDefault();
      event.returnValue = '';
    }
  });

  document.documentElement.classList.add('scripted');
  answers.write(EMPTY);
  packs.steps(notice.hush);
  show(answers.read());
  drafts.load().then(function (record) {
    if (usable(record)) {
      take(record);
      notice.tell(words.count('notice.restored', packs.differences(record.content, EMPTY),
        { when: packs.moment(record.at) }));
    }
    document.documentElement.classList.add('ready');
  });
})(window.packs = window.packs || {});
