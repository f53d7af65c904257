/* The cells of a grid: each way that an answer can look is made ready once, and cloned ever after. */
(function (packs) {
  'use strict';

  /* A thousand schools are ten thousand cells, so that each has as few elements as it can: the cell
     itself is the mark, and the words of its sign are the sign's name. */
  function lean(mark) {
    var cell = document.createElement('td');
    cell.className = 'cell ' + mark.className.replace(/^mark\b/, '').trim();
    cell.setAttribute('role', 'cell');
    cell.append.apply(cell, Array.from(mark.childNodes));
    cell.querySelectorAll('.mark-words, .mark-value').forEach(function (inner) {
      inner.replaceWith.apply(inner, Array.from(inner.childNodes));
    });
    cell.querySelectorAll('.unseen').forEach(function (words) {
      var sign = words.previousElementSibling || words;
      sign.setAttribute('aria-label', words.textContent.replace(/^\W+/, ''));
      sign.setAttribute('role', 'img');
      sign.removeAttribute('aria-hidden');
      sign.classList.remove('unseen');
      if (sign === words) {
        sign.textContent = '';
      } else {
        words.remove();
      }
    });
    cell.normalize();
    return cell;
  }

  function nameOf(row, cell) {
    return cell.kind === 'value' ? row.criterion.ladder + '=' + cell.value : cell.kind;
  }

  packs.gridCells = function (words) {
    var made = new Map();
    var template = document.getElementById('cells').content;

    function drawn(name) {
      return Array.from(template.children).find(function (one) { return one.dataset.cell === name; });
    }

    function fresh(row, cell) {
      var mark = drawn(nameOf(row, cell)).firstElementChild.cloneNode(true);
      if (cell.byDefault) {
        Array.from(drawn('default').cloneNode(true).children).forEach(function (one) {
          mark.append(one);
        });
      }
      return lean(mark);
    }

    /* "was": how the same school answered last time, as packs.moved has it; null where it is silent. */
    function was(moved) {
      var line = document.createElement('span');
      line.className = 'was';
      line.textContent = moved.step
        ? words.say(moved.step > 0 ? 'grid.was-lower' : 'grid.was-higher', { value: moved.from.label })
        : words.say('grid.was-same');
      return line;
    }

    return function (row, cell, moved) {
      var name = nameOf(row, cell) + (cell.byDefault ? '*' : '');
      if (!made.has(name)) {
        made.set(name, fresh(row, cell));
      }
      var copy = made.get(name).cloneNode(true);
      if (moved) {
        copy.append(was(moved));
      }
      return copy;
    };
  };
})(window.packs = window.packs || {});
