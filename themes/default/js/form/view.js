/* Everything on the page that follows from the answers. */
(function (packs) {
  'use strict';

  /* What depends on other answers. In a plain form nothing does; rich.js knows the others. */
  var PLAIN = {
    off: new Set(), trouble: new Set(), needed: new Set(), defaults: new Map(), said: new Map()
  };

  /* What a button clears: the choice that it stands in, or the judgement that it stands below. */
  packs.choiceOf = function (button) {
    return button.closest('fieldset') || button.closest('.question').querySelector('.judgement');
  };

  packs.view = function (form, spec, words, again) {
    var standing = packs.rich ? packs.rich(form, spec, words, again) : function () { return PLAIN; };
    var progress = packs.progress(spec, words);
    var send = packs.send(spec, words);
    var kept = packs.kept ? packs.kept(spec, words) : function () {};
    var fileState = document.getElementById('file-state');
    var spoken = document.getElementById('spoken');
    var heard = null;

    function savedState(saved) {
      return words.say('file.' + saved.how, { file: saved.file, when: packs.moment(saved.at) });
    }

    function state(open, saved) {
      return open ? words.count('file.unsaved', open)
        : saved ? savedState(saved) + ' ' + words.say('file.unchanged') : words.say('file.nothing');
    }

    /* Said only when it changes, and not at all while the page opens. */
    function speak(tally) {
      if (heard !== null && tally !== heard) {
        spoken.textContent = tally;
      }
      heard = tally;
    }

    function show(content, file, open, saved) {
      var stands = standing(content);
      speak(progress(content, stands));
      send(content, file, stands);
      kept(content.aside || []);
      document.documentElement.classList.toggle('unsaved', open > 0);
      fileState.textContent = state(open, saved);
      document.querySelector('[data-subject]').textContent =
        content.subject_name || words.say('name.none');
      /* A text box prints only the lines that it shows, so its words stand beside it for paper. */
      form.querySelectorAll('.written').forEach(function (written) {
        var control = written.previousElementSibling;
        written.textContent = packs.inWords ? packs.inWords(control) : control.value;
      });
      form.querySelectorAll('[data-do="clear"]').forEach(function (button) {
        button.hidden = !packs.choiceOf(button).querySelector(':checked');
      });
    }

    return { show: show, savedState: savedState, speakState: function () { spoken.textContent = fileState.textContent; } };
  };
})(window.packs = window.packs || {});
