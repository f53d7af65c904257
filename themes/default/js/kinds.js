/* Numbers, days and lists of choices: how they are read, what a file may hold, what cannot be read. */
(function (packs) {
  'use strict';

  function controls(form, name) {
    return Array.from(form.querySelectorAll('[name="' + name + '"]'));
  }

  /* What cannot be read stays as it was typed: only the spaces around it go. */
  packs.kinds.number = packs.kinds.percentage = {
    read: function (form, name) {
      return packs.wellFormed(controls(form, name)[0].value).trim();
    },
    write: function (form, name, value) {
      controls(form, name)[0].value = value || '';
    }
  };

  packs.kinds.date = {
    fits: function (value, field, most) {
      return packs.isText(value, most) && (packs.isBlank(value) || packs.dayOf(value) === value);
    }
  };

  packs.kinds.several = {
    read: function (form, name) {
      var picked = controls(form, name).filter(function (one) { return one.checked; });
      return picked.length ? picked.map(function (one) { return one.value; }) : null;
    },
    write: function (form, name, value) {
      controls(form, name).forEach(function (one) {
        one.checked = (value || []).includes(one.value);
      });
    },
    fits: function (value, field) {
      return Array.isArray(value) && new Set(value).size === value.length &&
        value.every(function (one) { return field.choices.includes(one); });
    }
  };

  /* The word for what is wrong with what stands in a box, and the number in it; null if nothing is. */
  packs.troubleIn = function (control) {
    var validity = control.validity;
    var text = control.value.trim();
    if (control.type === 'date') {
      return validity.badInput || validity.rangeUnderflow || validity.rangeOverflow
        ? { word: 'trouble.date' } : null;
    }
    if (!text || control.dataset.decimals === undefined) {
      return null;
    }
    var decimals = Number(control.dataset.decimals);
    var parts = /^-?[0-9]{1,9}(?:\.([0-9]+))?$/.exec(text);
    if (!parts || (parts[1] && !decimals)) {
      return { word: decimals ? 'trouble.number' : 'trouble.whole' };
    }
    if (parts[1] && parts[1].length > decimals) {
      return { word: 'trouble.decimals', n: decimals };
    }
    return 'percentage' in control.dataset && (Number(text) < 0 || Number(text) > 100)
      ? { word: 'trouble.percentage' } : null;
  };

  /* What was entered, as it stands on paper. */
  packs.inWords = function (control) {
    if (control.matches('select')) {
      return control.selectedOptions.length ? control.selectedOptions[0].textContent : '';
    }
    return control.type === 'date' && packs.dayOf(control.value)
      ? packs.shownDay(control.value) : control.value;
  };
})(window.packs = window.packs || {});
