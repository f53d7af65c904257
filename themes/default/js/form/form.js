/* The wiring of one form: every input is kept as a draft, tallied, and counted until it is in a file. */
(function (packs) {
  'use strict';

  var form = document.getElementById('form');
  var spec = JSON.parse(document.getElementById('form-data').textContent);
  var words = packs.words(document.getElementById('words'));
  var answers = packs.answers(form, spec);
  var view = packs.view(form, spec, words, function () { show(answers.read()); });
  var notice = packs.notice();
  var held = packs.held(spec);
  var picker = document.getElementById('file');
  var desk = packs.desk({ spec: spec, words: words, answers: answers, held: held, show: show });

  function show(content) {
    var own = desk.own();
    view.show(content, held.fileName(content), held.unsaved(content, own.saved), own.saved);
  }

  function save() {
    var content = answers.read();
    var file = held.fileName(content);
    var own = desk.own();
    var revision = own.revision + 1;
    packs.download(file, packs.seal(held.returned(content, { id: own.id, revision: revision })));
    desk.filed(own.id, revision, file, 'saved');
    notice.hush();
    view.speakState();
  }

  var open = packs.opening({
    spec: spec,
    words: words,
    notice: notice,
    unsaved: desk.unsaved,
    newer: function (found) {
      var own = desk.own();
      return found.id === own.id && found.revision < own.revision && own.saved
        ? view.savedState(own.saved) : null;
    },
    name: function () { return answers.read().subject_name; },
    aside: desk.aside,
    use: function (found, file, isCarried) {
      var own = desk.own();
      var revision = found.id === own.id ? Math.max(found.revision, own.revision) : found.revision;
      answers.write(found);
      desk.filed(found.id, revision, isCarried ? null : file, 'opened');
      var said = held.said(answers.read());
      notice.say(isCarried ? packs.carriedWords(spec, words, found, file, said)
        : words.count('notice.opened', said, { file: file }));
    }
  });

  function clear(content, saved, key) {
    var left = held.unsaved(content, saved);
    packs.ask(key ? 'ask-shelf' : 'ask-clear', {
      name: held.nameOf(content) || words.say('name.none'),
      unsaved: left ? words.count('file.unsaved', left) : words.say('clear.nothing-lost')
    }).then(function (answer) {
      if (answer === 'clear') {
        desk.clear(key).then(function (cleared) {
          notice.say(words.say(cleared ? 'notice.cleared' : 'notice.not-cleared'), !cleared);
        });
      }
    });
  }

  function restored(record) {
    return words.count('notice.restored', held.said(record.content), { when: packs.moment(record.at) });
  }

  /* What is done with a draft in the list at the start. It may be gone: another tab has the list too. */
  function withDraft(button, act) {
    desk.find(button.closest('[data-key]').dataset.key).then(function (record) {
      if (held.usable(record)) {
        act(record);
      } else {
        desk.arrange();
      }
    }, function () { notice.say(words.say('shelf.held'), true); });
  }

  function goTo(id, told) {
    desk.goTo(id).then(function (gone) {
      notice.say(gone ? told() : words.say('shelf.held'), !gone);
    });
  }

  /* Only the choice goes: what was written beside it took longer to write. */
  function clearChoice(button) {
    var choice = packs.choiceOf(button);
    choice.querySelectorAll('input[type=radio]').forEach(function (radio) { radio.checked = false; });
    /* Not a place of the scale: a key that is still meant for the button would choose it. */
    choice.tabIndex = -1;
    choice.focus();
    desk.changed();
  }

  var deeds = Object.assign({
    save: save,
    open: function () { picker.click(); },
    'clear-computer': function () { clear(answers.read(), desk.own().saved); },
    'go-on': function (button) {
      withDraft(button, function (record) {
        goTo(record.id, function () { return restored(record); });
      });
    },
    'clear-draft': function (button) {
      withDraft(button, function (record) { clear(record.content, record.saved, record.key); });
    },
    another: function () {
      goTo(packs.randomId(), function () { return words.say('shelf.begun'); });
    },
    clear: clearChoice,
    print: function () { window.print(); }
  }, packs.rowDeeds ? packs.rowDeeds(words, desk.changed) : {});

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-do]');
    if (button) {
      deeds[button.dataset.do](button);
    }
  });
  form.addEventListener('input', function (event) {
    if (event.target !== picker) {
      desk.changed();
    }
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  picker.addEventListener('change', function () {
    if (picker.files[0]) {
      open(picker.files[0]);
      picker.value = '';
    }
  });
  packs.paper(function () {
    return words.say('paper.foot', { name: answers.read().subject_name || words.say('name.none') });
  });
  window.addEventListener('focus', desk.look);
  window.addEventListener('beforeunload', function (event) {
    if (desk.unsaved()) {
      event.preventDefault();
      event.returnValue = '';
    }
  });

  document.documentElement.classList.add('scripted');
  answers.write(held.begun().content);
  packs.steps(function () {
    notice.hush();
    desk.arrange();
  });
  show(answers.read());
  desk.load().then(function (found) {
    if (found.record) {
      notice.tell(restored(found.record));
    } else if (found.many && spec.apart) {
      notice.tell(words.count('shelf.several', found.many));
    }
    document.documentElement.classList.add('ready');
  });
})(window.packs = window.packs || {});
