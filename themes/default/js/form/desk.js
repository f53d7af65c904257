/* The document that is open on the page, the draft kept of it, and the ways to another one. */
(function (packs) {
  'use strict';

  /* page: spec, words, answers, held, show(content) draws what follows from it. */
  packs.desk = function (page) {
    var words = page.words;
    var held = page.held;
    var form = document.getElementById('form');
    var start = document.getElementById('start');
    var draftState = document.getElementById('draft-state');
    var draftAbout = document.getElementById('draft-about');
    var shelf = page.spec.apart ? packs.shelf(words, held) : null;
    var own = held.begun();

    /* A tab that is loaded again goes on with what it had, among all drafts of this form. */
    function remembered(id) {
      try {
        if (id) {
          sessionStorage.setItem(held.start, id);
        }
        return sessionStorage.getItem(held.start);
      } catch (error) {
        return null;
      }
    }

    function unsaved() {
      return held.unsaved(page.answers.read(), own.saved);
    }

    function snapshot(content) {
      return { id: own.id, revision: own.revision, saved: own.saved, content: content, at: Date.now() };
    }

    function changed() {
      var content = page.answers.read();
      form.dataset.draft = 'pending';
      drafts.keep(snapshot(content));
      page.show(content);
    }

    function take(from) {
      own = { id: from.id, revision: from.revision, saved: from.saved };
      remembered(own.id);
      page.answers.write(from.content);
      page.show(page.answers.read());
    }

    /* Where each document has a draft of its own, the draft that is kept follows the document. */
    function turn(record) {
      if (held.keyOf(own.id) !== drafts.key()) {
        drafts.turn(held.keyOf(own.id), record);
      }
    }

    function arrange() {
      if (shelf && start.classList.contains('step-current')) {
        drafts.all().then(function (records) { shelf(records, drafts.key()); }, function () {});
      }
    }

    function choose(record) {
      var known = held.usable(record) ? record : held.begun();
      /* Until somebody has chosen, and that is written, what is here is kept nowhere. */
      form.dataset.draft = 'pending';
      packs.ask('ask-tabs', {
        there: words.count('tabs.answers', held.said(known.content)),
        here: words.count('tabs.answers', held.said(page.answers.read()))
      }).then(function (answer) {
        if (answer === 'there') {
          take(known);
          drafts.settle(record, null);
          turn(null);
        } else if (answer === 'here') {
          drafts.settle(record, snapshot(page.answers.read()));
        } else {
          choose(record);
        }
      });
    }

    var drafts = packs.drafts(held.start, {
      state: function (state) {
        form.dataset.draft = state;
        draftState.textContent = words.say('draft.' + state);
        draftAbout.textContent = words.say('about.' + state);
        if (state !== 'failed') {
          arrange();
        }
      },
      clash: choose
    }, held.keyOf(own.id));

    function show(id, record) {
      take(held.usable(record) ? record : held.begun(id));
      turn(record);
      return true;
    }

    /* Goes to another document, unless what is here would be lost by it. Says whether it did. */
    function goTo(id) {
      return drafts.rest().then(function (state) {
        if (state === 'failed') {
          return !unsaved() && show(id, null);
        }
        return drafts.get(held.keyOf(id)).then(function (record) {
          /* Typed meanwhile: that is kept first. */
          return form.dataset.draft === 'pending' ? goTo(id) : show(id, record);
        }, function () { return false; });
      });
    }

    /* The draft that this page begins with. Among several, none is guessed: the list is there. */
    function pick(records) {
      var known = held.mine(records);
      var last = remembered();
      return known.find(function (one) { return one.id === last; }) ||
        (known.length === 1 && (last === null || !shelf) ? known[0] : null);
    }

    return {
      own: function () { return own; },
      unsaved: unsaved,
      changed: changed,
      arrange: arrange,
      goTo: goTo,
      /* Before a file of another document is opened: what is here stays apart, where it can. */
      aside: function (id) {
        return shelf && id !== own.id ? goTo(id) : Promise.resolve(true);
      },
      /* The page's content is in a file now; without a name it came in a file that says it otherwise. */
      filed: function (id, revision, file, how) {
        own = {
          id: id, revision: revision,
          saved: file && { content: page.answers.read(), file: file, at: Date.now(), how: how }
        };
        remembered(own.id);
        turn(null);
        changed();
      },
      find: function (key) { return drafts.get(key); },
      /* key: of another draft than the one of this page, which is emptied with its own. */
      clear: function (key) {
        return drafts.clear(key).then(function () { return true; }, function () {
          return false;
        }).then(function (cleared) {
          if (!key) {
            take(held.begun());
            turn(null);
          }
          arrange();
          return cleared;
        });
      },
      look: function () {
        drafts.look();
        arrange();
      },
      /* Resolves with the draft that is back, or null, and how many there are. */
      load: function () {
        var many = 0;
        return drafts.load(function (records) {
          many = held.mine(records).length;
          return pick(records);
        }).then(function (record) {
          if (record) {
            take(record);
          }
          remembered(own.id);
          return { record: record, many: many };
        });
      }
    };
  };
})(window.packs = window.packs || {});
