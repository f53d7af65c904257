/* Every file that did not simply count, with its reason and what to do; and how many there are of each. */
(function (packs) {
  'use strict';

  var CHOOSE = ['unplaced', 'wrong-subject'];
  /* Nobody has to do or know anything about these: they stand folded up, and are there. */
  var IDLE = ['draft', 'older', 'unchanged', 'other-round', 'workshop'];
  var SYSTEM = /(^|\/)(\.[^/]*|thumbs\.db|desktop\.ini)$/i;

  /* A finer reason than the verdict alone, where the file gives one. */
  function wordOf(told) {
    var line = told.line;
    if (told.status === 'foreign' && SYSTEM.test(line.name)) {
      return 'foreign-system';
    }
    if (told.status === 'foreign' && /\.pdf$/i.test(line.name)) {
      return 'foreign-pdf';
    }
    return told.status === 'unreadable' && line.found ? 'unreadable-' + line.found : told.status;
  }

  function nameless(told) {
    if (told.status === 'unplaced' && packs.isBlank(told.returned.subject_name)) {
      return '-nameless';
    }
    return ['older', 'unchanged', 'conflict'].includes(told.status) && !told.others.length
      ? '-alone' : '';
  }

  packs.filesOf = function (app) {
    var spec = app.spec;
    var words = app.words;
    var rows = document.getElementById('filed-rows');

    function titleOf(id) {
      var round = spec.rounds.find(function (one) { return one.id === id; });
      return round ? round.title : id;
    }

    function subjectName(told) {
      var returned = told.returned;
      var member = returned && app.picture().subjects.concat(spec.subjects).find(function (one) {
        return one.id === returned.subject;
      });
      return member ? app.fullNameOf(member) : returned ? returned.subject_name : '';
    }

    function values(told) {
      var returned = told.returned || {};
      var then = packs.carriedFrom(returned);
      return {
        file: told.line.name, name: subjectName(told), revision: told.line.revision,
        used: told.used, others: packs.listed(words, told.others || []),
        round: titleOf(returned.round), edition: (then || returned).edition,
        kept: then ? packs.keptWords(words, packs.keptCount([returned])) : '',
        found: returned.subject_name || told.line.found
      };
    }

    function placing(told) {
      var made = packs.part('file-place');
      var select = made.querySelector('select');
      var subjects = app.picture().subjects;
      var likely = packs.likely(subjects, told.kept.return);
      if (!subjects.length) {
        return document.createTextNode(words.say('todo.unplaced-nobody'));
      }
      select.setAttribute('aria-label', words.say('place.label', { file: told.line.name }));
      subjects.forEach(function (subject) {
        var option = document.createElement('option');
        option.value = subject.id;
        option.textContent = subject === likely ? words.say('place.likely', { name: subject.name })
          : subject.name;
        option.selected = subject === likely;
        select.append(option);
      });
      made.dataset.id = told.kept.return.id;
      made.dataset.file = told.line.name;
      return made;
    }

    function button(part, told) {
      var made = packs.part(part);
      made.dataset.id = told.kept.return.id;
      made.dataset.file = told.line.name;
      return made;
    }

    function todo(told, place) {
      var isHere = told.kept && told.kept.return.round === app.how.round;
      if ((told.status === 'conflict' || told.status === 'clash') && isHere) {
        var see = button('file-see', told);
        see.textContent = words.say('file.see');
        place.append(see);
        return;
      }
      var text = words.say('todo.' + wordOf(told), values(told));
      place.append(packs.element('p', '', text));
      if (CHOOSE.includes(told.status)) {
        place.append(placing(told));
      } else if (told.isPlaced) {
        place.append(button('file-undo', told));
      }
    }

    function row(told) {
      var made = packs.part('file-row');
      var name = wordOf(told) + nameless(told);
      made.querySelector('.file-name').textContent = told.line.name;
      made.querySelector('[data-part="reason"]').textContent = words.say('reason.' + name, values(told));
      todo(told, made.querySelector('[data-part="todo"]'));
      return made;
    }

    function counting(filed) {
      var some = filed.filter(function (told) { return told.status === 'counts'; });
      var details = document.getElementById('filed-counting');
      var list = details.querySelector('ul');
      details.hidden = some.length === 0;
      details.querySelector('summary').textContent = words.count('filed.counting', some.length);
      list.replaceChildren.apply(list, some.map(function (told) {
        return packs.element('li', 'file-name', words.say('filed.line', values(told)));
      }));
    }

    function sum(filed) {
      var entered = app.document().returns.filter(function (kept) {
        return kept.origin === 'entered' && kept.return.round === app.how.round;
      });
      var hand = new Set(entered.map(function (kept) { return kept.return.id; })).size;
      var parts = packs.filedCounts(filed).map(function (pair) {
        return words.count('told.' + pair[0], pair[1]);
      });
      return [
        filed.length ? words.count('filed.sum', filed.length, { parts: parts.join(', ') }) : '',
        hand ? words.count('filed.entered', hand) : ''
      ].filter(Boolean).join(' ');
    }

    /* What is folded up opens: the focus must not vanish. */
    function focusOn(file, what) {
      var found = Array.from(document.querySelectorAll('#filed ' + what)).find(function (one) {
        return one.closest('[data-file]').dataset.file === file;
      });
      var folded = found && found.closest('details');
      if (folded) {
        folded.open = true;
      }
      (found || document.getElementById('filed-table')).focus();
    }

    app.deeds.place = function (pressed) {
      var place = pressed.closest('.place');
      var select = place.querySelector('select');
      if (!select.value) {
        select.focus();
        return;
      }
      var file = place.dataset.file;
      var name = app.picture().subjects.find(function (one) { return one.id === select.value; }).name;
      app.change(function (draft) { packs.place(draft, place.dataset.id, select.value); });
      focusOn(file, '[data-do="unplace"]');
      packs.spoken(words.say('place.said', { file: file, name: name }));
    };
    app.deeds.unplace = function (pressed) {
      var file = pressed.dataset.file;
      app.change(function (draft) { packs.place(draft, pressed.dataset.id, null); });
      focusOn(file, 'select');
      packs.spoken(words.say('place.undone', { file: file }));
    };

    function isIdle(told) {
      return IDLE.includes(told.status);
    }

    function fold(some) {
      var details = document.getElementById('filed-idle');
      var idle = details.querySelector('tbody');
      details.hidden = some.length === 0;
      details.querySelector('summary').textContent = words.count('filed.idle', some.length);
      idle.replaceChildren.apply(idle, some.map(row));
    }

    return function () {
      var filed = app.how.hidden ? [] : packs.filed(spec, app.document(), app.how.round);
      var some = filed.filter(function (told) { return told.status !== 'counts' && !isIdle(told); });
      var told = sum(filed);
      document.getElementById('filed').hidden = app.how.hidden || told === '';
      document.getElementById('filed-sum').textContent = told;
      document.getElementById('filed-table').hidden = some.length === 0;
      rows.replaceChildren.apply(rows, some.map(row));
      fold(filed.filter(isIdle));
      counting(filed);
    };
  };
})(window.packs = window.packs || {});
