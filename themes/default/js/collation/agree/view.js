/* Collation: priorities and agreed actions, written beside the grid's figures. */
(function (packs) {
  'use strict';

  var MOST_ACTIONS = 200;

  packs.agreeView = function (app) {
    var section = document.getElementById('agree');
    if (!section) {
      return { show: function () {} };
    }
    var words = app.words;
    var desk = packs.agreeDesk(app);
    var factors = packs.agreeFactors(app, desk);
    var priorities = packs.agreePriorities(app, desk);
    var actions = packs.agreeActions(app, desk);
    var paper = packs.agreePaper(app, desk);
    var summary = document.getElementById('agree-summary');
    var of = '';
    var keepLast = packs.keyed(document.getElementById('agree-last-list'), function (one) {
      var item = packs.part('agree-last-item');
      item.dataset.key = one.id;
      return item;
    });

    /* The newest round before this one in which anything was agreed. */
    function last() {
      var at = app.spec.rounds.findIndex(function (one) { return one.id === app.how.round; });
      return app.spec.rounds.slice(0, Math.max(at, 0)).reverse().find(function (one) {
        return packs.workshop.meeting(app.document(), one.id).actions.length > 0;
      }) || null;
    }

    function showLast() {
      var round = last();
      document.getElementById('agree-last').hidden = round === null;
      if (round === null) {
        return;
      }
      var here = new Set(desk.meeting().actions.map(function (one) { return one.id; }));
      document.getElementById('agree-last-title').textContent =
        words.say('agree.last', { round: round.title });
      keepLast(packs.workshop.meeting(app.document(), round.id).actions, function (one) {
        return one.id;
      }, function (item, one) {
        var button = item.querySelector('button');
        var isHere = here.has(one.id);
        item.querySelector('strong').textContent = desk.nameOf('actions', one);
        item.querySelector('.agree-facts').textContent = packs.actionFacts(app, desk, one);
        button.textContent = words.say(isHere ? 'agree.carried' : 'agree.carry');
        button.setAttribute('aria-disabled', String(isHere));
        button.setAttribute('aria-label', isHere ? button.textContent
          : words.say('agree.carry-of', { what: desk.nameOf('actions', one) }));
      });
    }

    function showRemoved() {
      section.querySelectorAll('.agree-removed').forEach(function (line) {
        var newest = desk.newest(line.dataset.of);
        line.hidden = newest === null;
        line.firstElementChild.textContent = newest ? words.say('agree.removed', {
          what: desk.nameOf(line.dataset.of, newest.one)
        }) : '';
      });
    }

    function draw() {
      if (of !== app.document().id) {
        of = app.document().id;
        desk.forget();
      }
      factors();
      priorities();
      packs.setValue(summary, desk.meeting().summary);
      actions.show();
      showLast();
      showRemoved();
      paper();
    }

    function kindOf(item) {
      return item.parentElement.id === 'agree-priorities' ? 'priorities' : 'actions';
    }

    function itemIn(button) {
      var item = button.closest('.agree-item');
      return { item: item, of: kindOf(item), at: Array.from(item.parentElement.children).indexOf(item) };
    }

    function move(by) {
      return function (button) {
        var one = itemIn(button);
        var count = one.item.parentElement.children.length;
        if (one.at + by >= 0 && one.at + by < count) {
          desk.move(one.of, one.at, by);
          button.focus();
          packs.spoken(words.say(one.of === 'actions' ? 'agree.is-action' : 'agree.is-priority', {
            n: one.at + by + 1, of: count,
            criterion: one.of === 'actions' ? '' : desk.label(one.item.dataset.key)
          }));
        }
      };
    }

    /* To take it back is then one key away. */
    function drop(button) {
      var one = itemIn(button);
      desk.remove(one.of, one.at);
      section.querySelector('.agree-removed[data-of=' + one.of + '] button').focus();
    }

    function putBack(button) {
      var of = button.closest('[data-of]').dataset.of;
      var key = desk.putBack(of);
      var item = Array.from(document.getElementById('agree-' + of).children).find(function (one) {
        return one.dataset.key === key;
      });
      (item.querySelector('[data-do=agree-edit]:not([hidden])') || item.querySelector('textarea')).focus();
    }

    function isFull() {
      var full = desk.meeting().actions.length >= MOST_ACTIONS;
      if (full) {
        app.notice.say(words.say('agree.many'), true);
      }
      return full;
    }

    function add(action) {
      if (!isFull()) {
        desk.write(function (made) { made.actions.push(action); });
      }
    }

    Object.assign(app.deeds, {
      'agree-up': move(-1),
      'agree-down': move(1),
      'agree-drop': drop,
      'agree-put-back': putBack,
      'agree-edit': function (button) { actions.open(button.closest('.agree-item').dataset.key); },
      'agree-done': function (button) {
        var item = button.closest('.agree-item');
        actions.open(null);
        item.querySelector('[data-do=agree-edit]').focus();
      },
      'agree-add': function () {
        if (!isFull()) {
          var id = desk.freshId();
          add({ id: id, what: '', who: '', by: '', criteria: [], schools: [], plans: [] });
          actions.open(id);
        }
      },
      'agree-carry': function (button) {
        var id = button.closest('.agree-item').dataset.key;
        var one = packs.workshop.meeting(app.document(), last().id).actions.find(function (got) {
          return got.id === id;
        });
        if (button.getAttribute('aria-disabled') !== 'true') {
          add(JSON.parse(JSON.stringify(one)));
          packs.spoken(words.say('agree.carried'));
        }
      }
    });
    summary.addEventListener('input', function () {
      desk.write(function (made) { made.summary = packs.wellFormed(summary.value); }, 'summary');
    });

    return { show: packs.whenSeen(section, draw) };
  };
})(window.packs = window.packs || {});
