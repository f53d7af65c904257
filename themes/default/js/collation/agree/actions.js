/* Agreed actions: read as lines, and one of them open to be written. */
(function (packs) {
  'use strict';

  /* What an action says beside what is done, in one line. */
  packs.actionFacts = function (app, desk, one) {
    var words = app.words;
    return [
      one.who.trim(), one.by.trim() && words.say('agree.by', { by: one.by.trim() }),
      one.criteria.length && words.say('agree.for', {
        criteria: packs.listed(words, one.criteria.map(desk.label))
      }),
      one.schools.length ? packs.listed(words, one.schools.map(desk.subject)) : words.say('agree.all'),
      packs.listed(words, one.plans.map(function (plan) { return words.say('agree.plan-' + plan); }))
    ].filter(Boolean).join(' \u00b7 ');
  };

  packs.actionOpen = function (words, one) {
    var parts = ['what', 'who', 'by', 'criteria', 'plans'].filter(function (part) {
      return typeof one[part] === 'string' ? packs.isBlank(one[part]) : one[part].length === 0;
    });
    return parts.length ? words.say('agree.open', {
      parts: packs.listed(words, parts.map(function (part) { return words.say('agree.open-' + part); }))
    }) : '';
  };

  packs.agreeActions = function (app, desk) {
    var words = app.words;
    var holder = document.getElementById('agree-actions');
    var open = null;
    var round = app.how.round;
    var keep = packs.keyed(holder, function (one) {
      var item = packs.part('agree-action');
      item.dataset.key = one.id;
      return item;
    });

    function choicesOf(name, one) {
      if (name === 'criteria') {
        return app.spec.criteria.map(function (got) {
          return { id: got.id, text: got.number + ' ' + got.label };
        });
      }
      var known = app.picture().subjects.map(function (got) { return got.id; });
      return known.concat(one.schools.filter(function (id) { return !known.includes(id); }))
        .map(function (id) { return { id: id, text: desk.subject(id) }; });
    }

    function picks(item, one, name) {
      var box = item.querySelector('[data-many=' + name + ']');
      var place = box.querySelector('.agree-picks');
      var fill = place.filled = place.filled || packs.keyed(place, function (choice) {
        var pick = packs.part('agree-pick');
        pick.firstElementChild.value = choice.id;
        return pick;
      });
      var names = packs.listed(words, one[name].map(name === 'criteria' ? desk.label : desk.subject));
      fill(choicesOf(name, one), function (choice) { return choice.id; }, function (pick, choice) {
        pick.lastElementChild.textContent = choice.text;
        pick.firstElementChild.checked = one[name].includes(choice.id);
      });
      box.querySelector('summary').textContent = name === 'criteria'
        ? words.say(names ? 'agree.factors' : 'agree.no-factors', { criteria: names })
        : words.say(names ? 'agree.schools' : 'agree.no-schools', { schools: names });
    }

    function edit(item, one, at) {
      item.querySelector('.agree-edit').setAttribute('aria-label', words.say('agree.action', { n: at + 1 }));
      ['what', 'who', 'by'].forEach(function (part) {
        packs.setValue(item.querySelector('[data-part=' + part + ']'), one[part]);
      });
      picks(item, one, 'criteria');
      picks(item, one, 'schools');
      item.querySelectorAll('[data-many=plans] input').forEach(function (box) {
        box.checked = one.plans.includes(box.value);
      });
    }

    function update(item, one, at) {
      var what = desk.nameOf('actions', one);
      var isOpen = open === one.id;
      item.querySelector('.agree-read').hidden = isOpen;
      item.querySelector('.agree-edit').hidden = !isOpen;
      item.querySelector('[data-read=what]').textContent = what;
      item.querySelector('[data-read=facts]').textContent = packs.actionFacts(app, desk, one);
      item.querySelectorAll('[data-read=open]').forEach(function (line) {
        line.textContent = packs.actionOpen(words, one);
      });
      item.querySelector('[data-do=agree-edit]').setAttribute('aria-label',
        words.say('agree.change', { what: what }));
      packs.agreeButtons(words, item, what, at, desk.meeting().actions.length);
      if (isOpen) {
        edit(item, one, at);
      }
    }

    function typed(event) {
      var control = event.target;
      var id = control.closest('[data-key]').dataset.key;
      var many = control.closest('[data-many]');
      desk.write(function (made) {
        var one = made.actions.find(function (got) { return got.id === id; });
        if (many) {
          one[many.dataset.many] = Array.from(many.querySelectorAll('input:checked'), function (box) {
            return box.value;
          });
        } else {
          one[control.dataset.part] = packs.wellFormed(control.value);
        }
      }, many ? undefined : id + ' ' + control.dataset.part);
    }

    function itemOf(id) {
      return Array.from(holder.children).find(function (item) { return item.dataset.key === id; });
    }

    holder.addEventListener('input', typed);

    return {
      show: function () {
        var some = desk.meeting().actions;
        open = round === app.how.round ? open : null;
        round = app.how.round;
        document.getElementById('agree-no-actions').hidden = some.length > 0;
        keep(some, function (one) { return one.id; }, update);
      },
      open: function (id) {
        open = id;
        this.show();
        if (id) {
          itemOf(id).querySelector('textarea').focus();
        }
      },
      itemOf: itemOf
    };
  };
})(window.packs = window.packs || {});
