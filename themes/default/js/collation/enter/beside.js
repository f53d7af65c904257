/* What is asked in words beside a judgement, or once of a whole return. Opened when somebody wants it. */
(function (packs) {
  'use strict';

  /* "said" gives the fields as they are written now, "write" takes one field's new text. */
  packs.enterBeside = function (app, box, template, write) {
    var words = app.words;
    var holder = box.querySelector('.enter-fields');
    var count = box.querySelector('[data-count]');
    var content = document.getElementById(template).content;
    var shown = '';

    Array.from(content.children).forEach(function (one) { holder.append(one.cloneNode(true)); });

    function fields() {
      return Array.from(holder.children);
    }

    function control(field) {
      return field.querySelector('textarea, input, select');
    }

    box.addEventListener('input', function (event) {
      var field = event.target.closest('[data-field]');
      write(field.dataset.field, packs.wellFormed(event.target.value));
    });

    return {
      /* "of" is whose words they are: those of another place replace what stands here. */
      show: function (of, wanted, needed, said, isLocked) {
        var some = 0;
        fields().forEach(function (field) {
          var id = field.dataset.field;
          var value = packs.own(said, id);
          var text = typeof value === 'string' ? value : '';
          field.hidden = !wanted.has(id);
          field.classList.toggle('enter-needed', needed.has(id) && packs.isBlank(text));
          control(field).disabled = isLocked;
          some += !field.hidden && !packs.isBlank(text) ? 1 : 0;
          if (of !== shown || control(field) !== document.activeElement) {
            packs.setValue(control(field), text);
          }
        });
        box.hidden = fields().every(function (field) { return field.hidden; });
        count.textContent = some ? words.count('enter.written', some) : '';
        if (of !== shown) {
          box.open = false;
        }
        shown = of;
      },

      /* Opens at a field, or at the first. False where there is none to open. */
      open: function (id) {
        var field = fields().find(function (one) {
          return !one.hidden && (!id || one.dataset.field === id);
        });
        if (!field || control(field).disabled) {
          return false;
        }
        box.open = true;
        control(field).focus();
        return true;
      },

      close: function () { box.open = false; }
    };
  };
})(window.packs = window.packs || {});
