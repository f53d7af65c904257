/* The drafts of one form on this computer, in a list at the start: who sees ten schools has ten. */
(function (packs) {
  'use strict';

  var MOST = 100;

  packs.shelf = function (words, held) {
    var box = document.getElementById('shelf');
    var list = box.querySelector('ul');
    var row = box.querySelector('template').content;
    var shown = '';

    function made(one) {
      var item = document.importNode(row, true).firstElementChild;
      packs.fill(item, one);
      item.dataset.key = one.key;
      item.querySelector('[data-here]').hidden = !one.here;
      item.querySelectorAll('button').forEach(function (button) { button.hidden = one.here; });
      return item;
    }

    /* Of those that are gone on with elsewhere or cleared, the list is drawn anew; the focus stays. */
    function draw(rows) {
      var focus = list.contains(document.activeElement) ? document.activeElement : null;
      var key = focus && focus.closest('li').dataset.key;
      list.replaceChildren.apply(list, rows.map(made));
      if (focus) {
        var again = Array.from(list.children).find(function (item) { return item.dataset.key === key; });
        var button = again && again.querySelector('[data-do="' + focus.dataset.do + '"]');
        (button || box.querySelector('h3')).focus();
      }
    }

    return function show(records, key) {
      var rows = held.mine(records).slice(0, MOST).map(function (record) {
        return {
          key: record.key,
          here: record.key === key,
          name: held.nameOf(record.content) || words.say('name.none'),
          about: words.count('shelf.about', held.said(record.content), { when: packs.moment(record.at) })
        };
      });
      var text = JSON.stringify(rows);
      if (text !== shown) {
        shown = text;
        draw(rows);
        box.hidden = rows.length === 0;
        box.classList.toggle('shelf-new', !rows.some(function (one) { return one.here; }));
      }
    };
  };
})(window.packs = window.packs || {});
