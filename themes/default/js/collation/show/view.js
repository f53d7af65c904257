/* Collation: the view for the room. The same keys as the training modules' projector. */
(function (packs) {
  'use strict';

  packs.projectorView = function (app) {
    var show = document.getElementById('projector');
    if (!show) {
      return { show: function () {} };
    }
    var words = app.words;
    var place = document.getElementById('show-slide');
    var hint = document.getElementById('show-hint');
    var said = document.getElementById('show-said');
    var drawSlide = packs.showDraw(app);
    var stage = packs.showStage(app, show);
    var s = { slides: [], at: 0, key: '', isWho: false, isBlank: false };

    function say(text) {
      said.textContent = text;
    }

    function button(name) {
      return show.querySelector('[data-do=show-' + name + ']');
    }

    /* What does not fit scrolls, and then the keyboard must reach it. */
    function measure() {
      if (place.scrollHeight > place.clientHeight + 1) {
        place.tabIndex = 0;
      } else {
        place.tabIndex = -1;
      }
    }

    /* At the same slide as before, or, where that is gone, at whatever stands in its place. */
    function draw() {
      s.slides = packs.showSlides(app);
      var known = s.slides.findIndex(function (slide) { return slide.key === s.key; });
      s.at = known >= 0 ? known : Math.max(0, Math.min(s.at, s.slides.length - 1));
      var slide = s.slides[s.at];
      var top = slide && slide.key === s.key ? place.scrollTop : 0;
      s.isWho = Boolean(slide) && slide.key === s.key && s.isWho && !app.how.hidden;
      s.key = slide ? slide.key : '';
      if (slide) {
        drawSlide(place, slide, s.isWho);
      } else {
        place.replaceChildren(packs.element('h2', '', words.say('show.nobody')));
      }
      place.scrollTop = top;
      show.classList.toggle('show-blank', s.isBlank);
      var round = app.picture().round;
      document.getElementById('show-place').textContent = round ? round.title : '';
      document.getElementById('show-count').textContent =
        words.say('show.count', { n: s.slides.length ? s.at + 1 : 0, of: s.slides.length });
      button('back').setAttribute('aria-disabled', String(s.at === 0));
      button('on').setAttribute('aria-disabled', String(s.at >= s.slides.length - 1));
      button('names').setAttribute('aria-pressed', String(!app.how.hidden));
      button('who').setAttribute('aria-pressed', String(s.isWho));
      button('who').hidden = !slide || slide.kind !== 'factor' || app.how.hidden;
      measure();
    }

    function tell() {
      if (s.slides.length) {
        say(words.say('show.said', { title: s.slides[s.at].title, n: s.at + 1, of: s.slides.length }));
      }
    }

    function go(to) {
      var bounded = Math.min(s.slides.length - 1, Math.max(0, to));
      if (bounded !== s.at && s.slides.length) {
        s.key = s.slides[bounded].key;
        s.isWho = false;
        place.scrollTop = 0;
        draw();
        tell();
      }
    }

    /* What does not fit is read first, then comes the next slide. */
    function page(direction) {
      var hidden = direction > 0 ? place.scrollHeight - place.clientHeight - place.scrollTop
        : place.scrollTop;
      if (hidden > 1) {
        place.scrollTop += direction * place.clientHeight * 0.8;
      } else {
        go(s.at + direction);
      }
    }

    function blank() {
      s.isBlank = !s.isBlank;
      show.classList.toggle('show-blank', s.isBlank);
      say(s.isBlank ? words.say('show.blank') : '');
    }

    function who() {
      if (app.how.hidden) {
        say(words.say('show.who-hidden'));
      } else if (s.slides.length && s.slides[s.at].kind === 'factor') {
        s.isWho = !s.isWho;
        draw();
      }
    }

    function names() {
      app.look({ hidden: !app.how.hidden });
      say(words.say(app.how.hidden ? 'show.without' : 'show.with'));
    }

    function begin(from, isHidden) {
      Object.assign(s, { slides: [], at: 0, key: '', isWho: false, isBlank: false });
      hint.hidden = false;
      button('full').hidden = !document.fullscreenEnabled;
      stage.begin(from);
      app.look({ projector: true, hidden: isHidden });
      place.focus();
      tell();
    }

    var acts = {
      ArrowRight: function () { go(s.at + 1); },
      ArrowLeft: function () { go(s.at - 1); },
      ArrowDown: function () { page(1); },
      ArrowUp: function () { page(-1); },
      PageDown: function () { page(1); },
      PageUp: function () { page(-1); },
      ' ': function (event) { page(event.shiftKey ? -1 : 1); },
      Home: function () { go(0); },
      End: function () { go(s.slides.length - 1); },
      b: blank, '.': blank, h: names, s: who, f: stage.full, Escape: stage.end
    };

    /* The line of keys goes with the first key; the next question mark brings it back. */
    function key(event) {
      var name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (event.ctrlKey || event.altKey || event.metaKey ||
          (name === ' ' && event.target.closest('button'))) {
        return;
      }
      if (name === '?') {
        hint.hidden = !hint.hidden;
        measure();
      } else if (Object.prototype.hasOwnProperty.call(acts, name)) {
        event.preventDefault();
        hint.hidden = true;
        if (s.isBlank && name !== 'Escape') {
          blank();
        } else {
          acts[name](event);
        }
      }
    }

    /* Left on a button by the mouse, the next press of space would press it again. */
    function pressed(act) {
      return function (from, event) {
        hint.hidden = true;
        if (from.getAttribute('aria-disabled') !== 'true') {
          act();
        }
        if (event.detail > 0 && !show.hidden) {
          place.focus();
        }
      };
    }

    show.addEventListener('keydown', key);
    new ResizeObserver(measure).observe(place);
    window.addEventListener('resize', function () {
      if (!show.hidden) {
        draw();
      }
    });
    Object.assign(app.deeds, {
      project: function (from) {
        packs.ask('ask-project', {}).then(function (answer) {
          if (answer === 'with' || answer === 'without') {
            begin(from, answer === 'without');
          }
        });
      },
      'show-back': pressed(function () { go(s.at - 1); }),
      'show-on': pressed(function () { go(s.at + 1); }),
      'show-who': pressed(who),
      'show-names': pressed(names),
      'show-blank': pressed(blank),
      'show-full': pressed(stage.full),
      'show-end': pressed(stage.end)
    });

    return {
      show: function () {
        if (!show.hidden) {
          draw();
        }
      }
    };
  };
})(window.packs = window.packs || {});
