/* What the parts of the agreement share: the round's meeting, names, and what was taken out last. */
(function (packs) {
  'use strict';

  function copy(value) {
    return JSON.parse(JSON.stringify(value));
  }

  packs.agreeDesk = function (app) {
    var words = app.words;
    /* What was removed, newest last: {of, round, at, one}. Not kept with the draft. */
    var removed = [];

    function meeting() {
      return packs.workshop.meeting(app.document(), app.how.round);
    }

    /* "text" names what is being typed. */
    function write(work, text) {
      app.change(function (document) {
        packs.workshop.write(document, app.how.round, work);
      }, text && 'agree ' + app.how.round + ' ' + text);
    }

    function label(id) {
      var criterion = app.spec.criterionOf.get(id);
      return criterion ? criterion.label : id;
    }

    function subject(id) {
      var found = app.picture().subjects.find(function (one) { return one.id === id; });
      return found ? app.nameOf(found) : id;
    }

    function nameOf(of, one) {
      return of === 'priorities' ? label(one.criterion) : one.what.trim() || words.say('agree.nameless');
    }

    return {
      meeting: meeting,
      write: write,
      label: label,
      subject: subject,
      nameOf: nameOf,
      row: function (id) {
        return app.picture().now.rows.find(function (row) { return row.criterion.id === id; }) || null;
      },

      move: function (of, at, by) {
        write(function (made) {
          var one = made[of].splice(at, 1)[0];
          made[of].splice(at + by, 0, one);
        });
      },

      remove: function (of, at) {
        var one = meeting()[of][at];
        removed.push({ of: of, round: app.how.round, at: at, one: copy(one) });
        write(function (made) { made[of].splice(at, 1); });
        packs.spoken(words.say('agree.removed', { what: nameOf(of, one) }));
      },

      newest: function (of) {
        return removed.filter(function (one) {
          return one.of === of && one.round === app.how.round;
        }).pop() || null;
      },

      /* Where it stood before, or as near to it as there is still a place. */
      putBack: function (of) {
        var last = this.newest(of);
        var key = of === 'priorities' ? 'criterion' : 'id';
        removed.splice(removed.indexOf(last), 1);
        write(function (made) {
          var known = made[of].some(function (one) { return one[key] === last.one[key]; });
          if (!known) {
            made[of].splice(Math.min(last.at, made[of].length), 0, copy(last.one));
          }
        });
        packs.spoken(words.say('agree.put-back', { what: nameOf(of, last.one) }));
        return last.one[key];
      },

      forget: function () { removed = []; },

      /* A number that counts up beside a random end: two who add apart never mean two things by one id. */
      freshId: function () {
        var most = 0;
        var all = removed.map(function (one) { return one.one.id || ''; });
        Object.keys(app.document().meetings).forEach(function (round) {
          app.document().meetings[round].actions.forEach(function (one) { all.push(one.id); });
        });
        all.forEach(function (id) {
          var found = /^a([0-9]{1,6})(-|$)/.exec(id);
          most = found ? Math.max(most, Number(found[1])) : most;
        });
        return 'a' + (most + 1) + '-' + packs.randomId().slice(0, 6);
      }
    };
  };
})(window.packs = window.packs || {});
