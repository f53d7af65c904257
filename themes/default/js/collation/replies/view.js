/* Collation: In words. What people wrote, side by side, as the built pages show it. */
(function (packs) {
  'use strict';

  packs.repliesView = function (app) {
    var section = document.getElementById('replies');
    if (!section) {
      return { show: function () {} };
    }
    var words = app.words;
    var place = document.getElementById('replies-parts');
    var jump = document.getElementById('replies-jump');

    function who(reply) {
      return [reply.name, reply.voice].filter(Boolean).join(', ');
    }

    function written(block) {
      var list = packs.element('ul', block.isFigures ? 'reply-figures' : 'reply-list');
      block.replies.forEach(function (reply) {
        var item = document.createElement('li');
        if (block.isFigures) {
          item.append(words.say('replies.figure', { who: who(reply) || words.say('replies.nameless') }),
            ' ', packs.element('strong', '', reply.text));
        } else {
          item.append(packs.element('p', 'words-kept', reply.text));
          if (who(reply)) {
            item.append(packs.element('p', 'reply-who', who(reply)));
          }
        }
        list.append(item);
      });
      return list;
    }

    function tallies(block) {
      var table = packs.part('reply-tallies');
      var body = table.querySelector('tbody');
      block.tallies.forEach(function (got) {
        var row = packs.part('reply-tally');
        row.querySelector('th').textContent = got.label;
        row.querySelector('.reply-bar').textContent = '\u25a0'.repeat(Math.min(got.count, 40));
        row.querySelector('strong').textContent = got.count;
        row.querySelector('.reply-who').textContent = app.how.hidden ? ''
          : packs.listed(words, got.names);
        body.append(row);
      });
      return table;
    }

    function cell(text) {
      var made = document.createElement('td');
      if (text === null) {
        made.className = 'reply-unasked';
        made.append(packs.element('span', 'unseen', words.say('replies.not-asked')));
      } else if (text) {
        made.append(packs.element('span', 'words-kept', text));
      } else {
        made.append(packs.part('reply-blank'));
      }
      return made;
    }

    function line(name, cells) {
      var row = document.createElement('tr');
      var head = packs.element('th', '', name);
      head.scope = 'row';
      row.append(head);
      row.append.apply(row, cells.map(cell));
      return row;
    }

    function group(label, width, lines) {
      var body = document.createElement('tbody');
      var top = packs.element('tr', 'reply-group');
      var head = packs.element('th', '', label);
      head.scope = 'rowgroup';
      head.colSpan = width;
      top.append(head);
      body.append(top);
      body.append.apply(body, lines);
      return body;
    }

    function table(block) {
      var got = block.table;
      var region = packs.part('reply-table');
      var made = region.querySelector('table');
      region.setAttribute('aria-label', block.label);
      made.querySelector('caption').textContent = block.label;
      got.columns.forEach(function (column) {
        var head = packs.element('th', '', column);
        head.scope = 'col';
        made.querySelector('thead tr').append(head);
      });
      got.rows.forEach(function (row) {
        made.append(group(row.label, got.columns.length + 1, row.lines.map(function (one) {
          return line(one.name, one.cells);
        })));
      });
      if (got.added.length) {
        made.append(group(words.say('replies.added'), got.columns.length + 1,
          got.added.map(function (one) {
            return line(words.say('replies.added-row', { name: one.name, row: one.label }), one.cells);
          })));
      }
      return region;
    }

    function block(level) {
      return function (got) {
        var made = packs.element('section', 'reply-block');
        made.append(packs.element(level, '', got.label),
          packs.element('p', 'small', words.say('replies.answered', { n: got.answered, of: got.of })));
        if (got.tallies) {
          made.append(tallies(got));
        } else if (app.how.hidden) {
          made.append(packs.element('p', 'reply-hidden', words.say('replies.hidden')));
        } else {
          made.append(got.table ? table(got) : written(got));
        }
        return made;
      };
    }

    function heading(part, several) {
      if (!part.criterion) {
        return several ? packs.element('h3', '', words.say('replies.once')) : null;
      }
      var made = packs.element('h3', '');
      made.append(packs.element('span', 'number', part.criterion.number), ' ' + part.criterion.label);
      return made;
    }

    function way(made, text) {
      var item = document.createElement('li');
      var button = packs.element('button', 'quiet', text);
      button.type = 'button';
      button.addEventListener('click', function () {
        made.tabIndex = -1;
        made.focus();
        made.scrollIntoView();
      });
      item.append(button);
      return item;
    }

    function draw() {
      var got = packs.replies(app);
      var several = got.parts.length > 1;
      var ways = [];
      var nodes = [];
      got.parts.forEach(function (part) {
        var head = heading(part, several);
        if (head) {
          nodes.push(head);
          ways.push(way(head, head.textContent));
        }
        nodes.push.apply(nodes, part.blocks.map(block(head ? 'h4' : 'h3')));
      });
      place.replaceChildren.apply(place, nodes);
      jump.hidden = ways.length < 4;
      jump.querySelector('ul').replaceChildren.apply(jump.querySelector('ul'), ways);
      section.querySelector('[data-round]').textContent = app.picture().round.title;
      document.getElementById('replies-standing').textContent = [
        words.count('replies.standing', got.of),
        got.others ? words.count('replies.others', got.others) : ''
      ].filter(Boolean).join(' ');
      document.getElementById('replies-none').hidden = got.parts.length > 0 || got.of === 0;
      var silent = document.getElementById('replies-silent');
      silent.hidden = got.silent.length === 0 || got.of === 0;
      silent.querySelector('ul').replaceChildren.apply(silent.querySelector('ul'),
        got.silent.map(function (label) { return packs.element('li', '', label); }));
    }

    return { show: packs.whenSeen(section, draw) };
  };
})(window.packs = window.packs || {});
