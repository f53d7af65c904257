/* A plain choice inside the page: window.confirm cannot say what its buttons do. */
(function (packs) {
  'use strict';

  packs.fill = function (root, values) {
    root.querySelectorAll('[data-fill]').forEach(function (place) {
      var name = place.dataset.fill;
      if (Object.prototype.hasOwnProperty.call(values, name)) {
        place.textContent = values[name];
      }
    });
  };

  /* Resolves with the data-answer of the button; Escape is the dialog's data-escape. */
  packs.ask = function (id, values) {
    var dialog = document.getElementById(id);
    packs.fill(dialog, values);
    return new Promise(function (resolve) {
      function click(event) {
        var button = event.target.closest('[data-answer]');
        if (button) {
          dialog.returnValue = button.dataset.answer;
          dialog.close();
        }
      }
      function close() {
        dialog.removeEventListener('click', click);
        dialog.removeEventListener('close', close);
        resolve(dialog.returnValue || dialog.dataset.escape);
      }
      dialog.returnValue = '';
      dialog.addEventListener('click', click);
      dialog.addEventListener('close', close);
      dialog.showModal();
    });
  };
})(window.packs = window.packs || {});
