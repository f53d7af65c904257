/* Collation: Returns. Files in, who has returned, what became of each file, and everything out. */
(function (packs) {
  'use strict';

  /* A part of the page is drawn when something changed and it is in view, or comes into view. */
  packs.whenSeen = function (section, draw) {
    var isDue = true;
    function look() {
      if (isDue && section.classList.contains('step-current')) {
        isDue = false;
        draw();
      }
    }
    new MutationObserver(look).observe(section, { attributes: true, attributeFilter: ['class'] });
    return function () {
      isDue = true;
      look();
    };
  };

  function lead(app) {
    var words = app.words;
    if (app.spec.named) {
      var some = app.picture().now.heard.get(app.spec.named.id).returns;
      return some.length ? words.count('returns.named', some.length) : words.say('returns.named-none');
    }
    return !app.spec.group && packs.workshop.isUntouched(app.document())
      ? words.say('returns.first') : packs.standingLine(app);
  }

  function tab(app) {
    var counts = app.picture().counts;
    var named = app.spec.named;
    var alone = named ? app.picture().now.heard.get(named.id).returns.length : counts.answered;
    return app.spec.group && !named
      ? app.words.say('returns.count', { got: counts.answered, n: counts.members })
      : alone ? app.words.say('returns.count-alone', { n: alone }) : '';
  }

  /* Other rounds are counted in theirs: whoever looks for a return finds the way to it. */
  function elsewhere(app) {
    var effective = packs.effective(app.spec, app.document());
    return app.spec.rounds.map(function (round) {
      var n = round.id === app.how.round ? 0 : effective.filter(function (one) {
        return one.returned.round === round.id;
      }).length;
      return n ? app.words.count('returns.elsewhere', n, { round: round.title }) : '';
    }).filter(Boolean).join(' ');
  }

  packs.returnsView = function (app) {
    var section = document.getElementById('returns');
    var parts = [packs.disputesOf, packs.registerOf, packs.filesOf, packs.outOf].map(function (part) {
      return part(app);
    });
    packs.collationIntake(app);
    app.deeds['show-names'] = function () {
      app.look({ hidden: false });
      section.querySelector('.step-heading').tabIndex = -1;
      section.querySelector('.step-heading').focus();
    };

    var draw = packs.whenSeen(section, function () {
      var line = document.getElementById('returns-elsewhere');
      section.querySelector('[data-round]').textContent = app.picture().round.title;
      var isFirst = packs.workshop.isUntouched(app.document());
      document.getElementById('returns-standing').textContent = lead(app);
      document.getElementById('returns-first').hidden = !isFirst;
      document.getElementById('returns-aside').hidden = isFirst;
      document.getElementById('returns-hidden').hidden = isFirst || !app.how.hidden;
      line.textContent = elsewhere(app);
      line.hidden = line.textContent === '';
      parts.forEach(function (part) { part(); });
    });

    return {
      show: function () {
        document.getElementById('returns-count').textContent = tab(app);
        draw();
      }
    };
  };
})(window.packs = window.packs || {});
