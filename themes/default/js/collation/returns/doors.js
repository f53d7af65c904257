/* The ways in for files: two buttons and the whole page to drop them on; and how far their reading is. */
(function (packs) {
  'use strict';

  /* Over the whole page, as nobody aims well with a folder in hand. A file that is dropped while a
     question is open is not taken in; but never may the browser leave the page for it. */
  function drops(take) {
    var over = document.getElementById('drop-over');
    function on(name, work) {
      document.addEventListener(name, function (event) {
        if (event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files')) {
          event.preventDefault();
          work(event.dataTransfer, document.querySelector('dialog.ask[open]') !== null);
        }
      });
    }
    function show(transfer, isBusy) {
      transfer.dropEffect = isBusy ? 'none' : 'copy';
      over.hidden = isBusy;
    }
    on('dragenter', show);
    on('dragover', show);
    on('drop', function (transfer, isBusy) {
      over.hidden = true;
      if (!isBusy) {
        take(packs.dropped(transfer, packs.mostFiles));
      }
    });
    document.addEventListener('dragleave', function (event) {
      if (!event.relatedTarget) {
        over.hidden = true;
      }
    });
  }

  function picks(app, id, take) {
    var picker = document.getElementById(id);
    app.deeds[id] = function () { picker.click(); };
    picker.addEventListener('change', function () {
      var files = packs.chosen(picker.files);
      picker.value = '';
      if (files.length) {
        take(Promise.resolve(files));
      }
    });
  }

  packs.intakeProgress = function (words) {
    var line = document.getElementById('intake-progress');
    var bar = line.querySelector('progress');
    var told = line.querySelector('span');
    return function (done, of) {
      var format = new Intl.NumberFormat(document.documentElement.lang);
      line.hidden = done === null;
      if (done !== null) {
        bar.max = of;
        bar.value = Math.min(done, of);
        told.textContent = words.say('intake.progress', {
          n: format.format(Math.min(done, of)), of: format.format(of)
        });
      }
    };
  };

  packs.doors = function (app, take) {
    picks(app, 'pick-files', take);
    picks(app, 'pick-folder', take);
    drops(take);
  };
})(window.packs = window.packs || {});
