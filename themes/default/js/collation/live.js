/* What the live views share: parts cloned from the page, lists that keep their elements, marks. */
(function (packs) {
  'use strict';

  packs.part = function (id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true);
  };

  /* A cell's mark as the page drew it: by scale and value, or by what stands in place of a value. */
  packs.answerMark = function (spec, criterion, answer) {
    var name = answer.value !== undefined && answer.value !== null
      ? criterion.ladder + '=' + answer.value : answer.state || 'blank';
    return packs.markNamed(name);
  };

  packs.markNamed = function (name) {
    var cells = document.getElementById('cells').content;
    var found = Array.from(cells.children).find(function (one) { return one.dataset.cell === name; });
    return found.firstElementChild.cloneNode(true);
  };

  packs.bandSwatch = function (criterion, band) {
    var cells = document.getElementById('cells').content;
    var name = criterion.ladder + '=' + band.id;
    var found = Array.from(cells.children).find(function (one) { return one.dataset.swatch === name; });
    return found.firstElementChild.cloneNode(true);
  };

  /* One element for each item, kept by key: what has the focus is neither drawn anew nor moved. */
  packs.keyed = function (holder, make) {
    var known = new Map();

    return function (items, keyOf, update) {
      var next = new Map();
      var place = holder.firstElementChild;
      items.forEach(function (item, at) {
        var key = keyOf(item);
        var element = known.get(key) || make(item, key);
        next.set(key, element);
        update(element, item, at);
      });
      known.forEach(function (element, key) {
        if (!next.has(key)) {
          place = place === element ? element.nextElementSibling : place;
          element.remove();
        }
      });
      next.forEach(function (element) {
        if (element === place) {
          place = place.nextElementSibling;
        } else {
          holder.insertBefore(element, place);
        }
      });
      known = next;
      return next;
    };
  };

  /* Written only where it differs, so that whoever types keeps the place in the text. */
  packs.setValue = function (control, value) {
    if (control.value !== value) {
      control.value = value;
    }
  };

  packs.spoken = function (text) {
    var place = document.getElementById('spoken');
    /* Said again, the same words would change nothing, and a screen reader would keep silent. */
    place.textContent = place.textContent === text ? text + '\u00a0' : text;
  };

  /* "a, b and c": the joining word is the page's. */
  packs.listed = function (words, names) {
    return names.length < 2 ? names.join('')
      : words.say('live.and', { first: names.slice(0, -1).join(', '), last: names[names.length - 1] });
  };
})(window.packs = window.packs || {});
