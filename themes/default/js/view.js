/* Everything on the page that follows from the answers. */
(function (packs) {
  'use strict';

  packs.view = function (form, spec, words) {
    var progress = packs.progress(spec, words);
    var send = packs.send(spec, words);
    var fileState = document.getElementById('file-state');
    var spoken = document.getElementById('spoken');
    var heard = null;

    function state(open, saved) {
      return open ? words.count('file.unsaved', open)
        : !saved ? words.say('file.nothing')
          : words.say('file.' + saved.how, { file: saved.file, when: packs.moment(saved.at) });
    }

    /* Said only when it changes, and not at all while the page opens. */
    function speak(tally) {
      if (heard !== null && tally !== heard) {
        spoken.textContent = tally;
      }
      heard = tally;
    }

    function show(content, file, open, saved) {
      speak(progress(content));
      send(content, file);
      document.documentElement.classList.toggle('unsaved', open > 0);
      fileState.textContent = state(open, saved);
      document.querySelector('[data-subject]').textContent =
        content.subject_name || words.say('name.none');
      /* A text box prints only the lines that it shows, so its words stand beside it for paper. */
      form.querySelectorAll('.written').forEach(function (written) {
        written.textContent = written.previousElementSibling.value;
      });
      form.querySelectorAll('[data-do="clear"]').forEach(function (button) {
        button.hidden = !button.closest('fieldset').querySelector(':checked');
      });
    }

    return { show: show, speakState: function () { spoken.textContent = fileState.textContent; } };
  };
})(window.packs = window.packs || {});
