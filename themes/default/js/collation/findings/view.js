/* Collation: Key findings. Drafted from the figures until a person writes something else. */
(function (packs) {
  'use strict';

  function kept(app, kind) {
    var meeting = packs.workshop.meeting(app.document(), app.how.round);
    return packs.own(meeting.findings, kind) || null;
  }

  function lines(list, some) {
    list.replaceChildren.apply(list, some.map(function (text) {
      return packs.element('li', '', text);
    }));
  }

  /* As high as its text, in browsers that do not see to it themselves. */
  function fit(box) {
    var wide = Math.max(20, Math.floor(box.clientWidth / 9));
    box.rows = box.value.split('\n').reduce(function (sum, line) {
      return sum + Math.max(1, Math.ceil(line.length / wide));
    }, 0);
  }

  function block(app, made, drafts, figures) {
    var kind = made.dataset.finding;
    var box = made.querySelector('textarea');
    var own = kept(app, kind);
    var isStale = own !== null && own.draft !== drafts[kind];
    var text = own ? own.text : drafts[kind];
    packs.setValue(box, text);
    fit(box);
    made.querySelector('.finding-paper').textContent = text;
    made.querySelector('[data-part="edited"]').hidden = own === null;
    made.querySelector('[data-part="stale"]').hidden = !isStale;
    made.querySelector('[data-part="draft"]').textContent = isStale ? drafts[kind] : '';
    made.querySelector('[data-do="finding-keep"]').hidden = !isStale;
    var rests = made.querySelector('.finding-figures');
    rests.hidden = figures[kind].length === 0;
    lines(rests.querySelector('ul'), figures[kind]);
    made.hidden = made.dataset.finding === 'pairs' && app.how.hidden;
    made.classList.toggle('finding-empty', packs.isBlank(text));
  }

  packs.findingsView = function (app) {
    var section = document.getElementById('findings');
    if (!section) {
      return { show: function () {} };
    }
    var words = app.words;
    var blocks = Array.from(section.querySelectorAll('[data-finding]'));
    var other = document.getElementById('findings-other');
    var drafts = {};
    var figures = {};
    var shown = { picture: null, hidden: false };

    function write(kind, text) {
      app.change(function (draft) {
        packs.workshop.write(draft, app.how.round, function (meeting) {
          if (text === null || text === drafts[kind]) {
            delete meeting.findings[kind];
          } else {
            meeting.findings[kind] = { text: text, draft: drafts[kind] };
          }
        });
      }, 'findings.' + kind, true);
    }

    function kindOf(control) {
      return control.closest('[data-finding]').dataset.finding;
    }

    section.addEventListener('input', function (event) {
      var text = packs.wellFormed(event.target.value);
      if (event.target === other) {
        app.change(function (draft) {
          packs.workshop.write(draft, app.how.round, function (meeting) { meeting.other = text; });
        }, 'findings.other', true);
      } else if (event.target.closest('[data-finding]')) {
        write(kindOf(event.target), text);
      }
    });

    Object.assign(app.deeds, {
      'finding-draft': function (button) {
        write(kindOf(button), null);
        button.closest('[data-finding]').querySelector('textarea').focus();
        packs.spoken(words.say('findings.draft-back'));
      },
      'finding-keep': function (button) {
        var kind = kindOf(button);
        write(kind, kept(app, kind).text);
        button.closest('[data-finding]').querySelector('textarea').focus();
        packs.spoken(words.say('findings.kept'));
      }
    });

    function ends(name, groups) {
      var part = section.querySelector('[data-ends="' + name + '"]');
      if (part) {
        part.hidden = app.how.hidden || groups.length === 0;
        lines(part.querySelector('ul'), app.how.hidden ? [] : packs.atEnds(app, groups));
      }
    }

    function overview(picture) {
      var bands = app.spec.whole === null ? [] : app.spec.ladders[app.spec.whole].bands;
      return bands.length && picture.findings.values ? words.count('findings.overview',
        picture.findings.values, {
          bands: bands.map(function (band, at) {
            return words.say('figures.band', { n: picture.findings.bands[at], band: band.title });
          }).join(', ')
        }) : '';
    }

    /* Letters that are typed leave the figures as they are, and there may be many of both. */
    function follow(picture) {
      if (shown.picture === picture && shown.hidden === app.how.hidden) {
        return;
      }
      shown = { picture: picture, hidden: app.how.hidden };
      drafts = packs.drafted(app);
      figures = packs.findingFigures(app);
      ends('high', picture.findings.high);
      ends('low', picture.findings.low);
    }

    function draw() {
      var picture = app.picture();
      var meeting = packs.workshop.meeting(app.document(), app.how.round);
      var hasWords = Object.keys(meeting.findings).length > 0;
      var isFew = picture.counts.answered < 2;
      follow(picture);
      document.getElementById('findings-standing').textContent = [
        packs.standingLine(app), isFew ? '' : overview(picture)
      ].filter(Boolean).join(' ');
      section.querySelector('[data-round]').textContent = picture.round.title;
      document.getElementById('findings-few').hidden = !isFew;
      document.getElementById('findings-full').hidden = isFew && !hasWords;
      document.getElementById('findings-warning').hidden = !app.how.hidden || !hasWords;
      document.getElementById('findings-hidden').hidden = !app.how.hidden;
      blocks.forEach(function (one) { block(app, one, drafts, figures); });
      packs.setValue(other, meeting.other);
      fit(other);
      other.nextElementSibling.textContent = other.value;
    }

    return { show: packs.whenSeen(section, draw) };
  };
})(window.packs = window.packs || {});
