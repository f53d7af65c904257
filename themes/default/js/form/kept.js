/* Files of earlier editions: opened as carried over; what could not be is named as it was then. */
(function (packs) {
  'use strict';

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text || '';
    return made;
  }

  function labelled(kind, value) {
    return (kind && kind.labels[value]) || value;
  }

  /* A text, what was picked, or the rows of a table, in the words of the edition that asked for it. */
  function lines(field, value) {
    if (typeof value === 'string' || Array.isArray(value)) {
      return [[].concat(value).map(function (one) { return labelled(field, one); }).join(', ')];
    }
    function row(label, cells) {
      return label + ': ' + Object.keys(cells || {}).map(function (id) {
        return labelled(field && field.columns[id], cells[id]);
      }).join(', ');
    }
    return Object.keys(value.rows || {}).map(function (id) {
      return row((field && field.rows[id]) || id, value.rows[id]);
    }).concat((value.added || []).map(function (one) { return row(one.label, one.cells); }));
  }

  function fieldOf(then, id) {
    return then && then.written.find(function (one) { return one.id === id; });
  }

  function labelOf(then, id) {
    return (fieldOf(then, id) || { label: id }).label;
  }

  /* Where the judgement itself was carried over, what stood beside it is named. */
  function nameOf(then, one) {
    var labels = Object.keys(one.fields).map(function (id) { return labelOf(then, id); }).join(', ');
    return one.title === null ? labels
      : one.said === null && !one.state ? one.title + ': ' + labels : one.title;
  }

  /* A document as a form may take it: what no form of a known edition saved is none. */
  packs.carriedOver = function (spec, found) {
    var isKnown = packs.isRecord(found) && packs.editionOf(spec, found);
    return !isKnown ? found : packs.isReturn(found) ? packs.carry(spec, found) : null;
  };

  packs.carriedWords = function (spec, words, found, file, said) {
    var aside = found.aside[found.aside.length - 1];
    var names = packs.keptBeside(spec, aside).map(function (one) {
      return nameOf(packs.editionOf(spec, aside), one);
    });
    return words.count('notice.carried', said, { file: file, edition: aside.edition }) +
      (names.length ? ' ' + words.say('notice.kept', { names: names.join('; ') }) : '');
  };

  packs.kept = function (spec, words) {
    var place = document.getElementById('kept');

    function item(one, then) {
      var said = one.state ? words.say('kept.' + one.state) : one.said;
      var title = one.title || words.say('kept.once');
      var made = element('li', said === null ? title : title + ': ' + said);
      Object.keys(one.fields).forEach(function (id) {
        lines(fieldOf(then, id), one.fields[id]).forEach(function (line) {
          made.append(element('p', labelOf(then, id) + ': ' + line));
        });
      });
      return made;
    }

    return function show(asides) {
      var list = place.querySelector('ul');
      list.textContent = '';
      asides.forEach(function (aside) {
        packs.keptBeside(spec, aside).forEach(function (one) {
          list.append(item(one, packs.editionOf(spec, aside)));
        });
      });
      place.hidden = !list.children.length;
    };
  };
})(window.packs = window.packs || {});
