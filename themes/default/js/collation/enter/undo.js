/* Many steps back, over the end of a school too: each step keeps its return as it was before and after. */
(function (packs) {
  'use strict';

  var MOST = 1000;

  packs.undoing = function (app) {
    var steps = [];
    var of = app.document().id;

    function image(id) {
      return packs.canonical(app.document().returns.filter(function (kept) {
        return kept.return.id === id;
      }));
    }

    /* In the place of its first revision, as the files' order says which came when. */
    function put(document, id, kept) {
      var at = document.returns.findIndex(function (one) { return one.return.id === id; });
      var others = document.returns.filter(function (one) { return one.return.id !== id; });
      var place = at < 0 ? others.length : document.returns.slice(0, at).filter(function (one) {
        return one.return.id !== id;
      }).length;
      document.returns = others.slice(0, place).concat(kept, others.slice(place));
    }

    /* What has been saved since stays in the file's history: then a newer revision says the old again. */
    function restore(step) {
      var before = JSON.parse(step.before);
      if (app.document().revision === step.saves) {
        app.change(function (document) { put(document, step.id, before); });
        return;
      }
      var was = before.length ? before[before.length - 1].return : { answers: {}, fields: {} };
      var newest = app.document().returns.filter(function (one) {
        return one.return.id === step.id;
      }).pop();
      app.enter(step.whose, newest, function (returned) {
        returned.answers = JSON.parse(JSON.stringify(was.answers || {}));
        returned.fields = JSON.parse(JSON.stringify(was.fields || {}));
      });
    }

    /* Another document has other returns, or the same with other answers: those steps are over. */
    function fresh() {
      if (of !== app.document().id) {
        of = app.document().id;
        steps = [];
      }
    }

    return {
      /* "text" names what is being typed: its letters are one step. */
      enter: function (whose, known, where, work, text) {
        fresh();
        var before = known ? image(known.return.id) : '[]';
        var saves = app.document().revision;
        var returned = app.enter(whose, known, work,
          text && packs.canonical([whose.subject.id, whose.voice, text]));
        var last = steps[steps.length - 1];
        var after = image(returned.id);
        if (text && last && last.text === text && last.id === returned.id && last.after === before) {
          last.after = after;
          return;
        }
        steps.push({
          id: returned.id, before: before, after: after, saves: saves, whose: whose, where: where,
          text: text || null
        });
        steps = steps.slice(-MOST);
      },

      guest: function (id, where) {
        fresh();
        steps.push({ guest: id, where: where });
      },

      newest: function () {
        fresh();
        return steps.length ? steps[steps.length - 1] : null;
      },

      /* The step that was taken back; null where nothing can be, or something else changed it since. */
      undo: function () {
        fresh();
        var step = steps.pop();
        if (!step) {
          return null;
        }
        if (step.guest) {
          app.change(function (document) {
            document.subjects = document.subjects.filter(function (one) { return one.id !== step.guest; });
          });
          return step;
        }
        if (image(step.id) !== step.after) {
          steps = [];
          return null;
        }
        restore(step);
        return step;
      }
    };
  };
})(window.packs = window.packs || {});
