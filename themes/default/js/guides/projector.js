/* One slide at a time, by keys or buttons. The address says which, so that a reload comes back to it. */
(function (packs) {
  'use strict';

  var slides = Array.from(document.querySelectorAll('.slide'));
  var headings = slides.map(function (slide) { return slide.querySelector('h2'); });
  var said = document.getElementById('said');
  var keys = document.getElementById('keys');
  var count = document.getElementById('count');
  var words = packs.words(document.getElementById('clock-words'));
  var table = document.getElementById('agenda');
  var starts = packs.minutes(table.dataset.starts);
  var current = null;

  function say(text) {
    said.textContent = text;
  }

  function place() {
    return Math.max(0, headings.findIndex(function (one) { return '#' + one.id === location.hash; }));
  }

  /* A slide that is still too long scrolls, and then the keyboard must reach it. */
  function measure() {
    var slide = slides[current];
    if (slide.scrollHeight > slide.clientHeight + 1) {
      slide.tabIndex = 0;
    } else {
      slide.removeAttribute('tabindex');
    }
  }

  function button(name) {
    return document.querySelector('[data-do=' + name + ']');
  }

  function show() {
    current = place();
    slides.forEach(function (slide, number) {
      slide.classList.toggle('slide-current', number === current);
    });
    slides[current].scrollTop = 0;
    count.textContent = words.say('count', { n: current + 1, of: slides.length });
    button('back').setAttribute('aria-disabled', String(current === 0));
    button('forward').setAttribute('aria-disabled', String(current === slides.length - 1));
    say(words.say('spoken', {
      title: headings[current].textContent, n: current + 1, of: slides.length
    }));
    measure();
  }

  /* Replaced, not added: the browser's Back leaves the projector, however many slides were shown.
     And not followed as a link, which would take the focus from the button that was pressed. */
  function go(to) {
    var bounded = Math.min(slides.length - 1, Math.max(0, to));
    if (bounded !== current) {
      history.replaceState(null, '', '#' + headings[bounded].id);
      show();
    }
  }

  /* What does not fit is read first, then comes the next slide. */
  function page(direction) {
    var slide = slides[current];
    var hidden = direction > 0 ? slide.scrollHeight - slide.clientHeight - slide.scrollTop
      : slide.scrollTop;
    if (hidden > 1) {
      slide.scrollTop += direction * slide.clientHeight * 0.8;
    } else {
      go(current + direction);
    }
  }

  var actions = Object.assign(packs.strip(document.getElementById('clock'), packs.sessions(table),
    starts, say), {
    'back': function () { go(current - 1); },
    'forward': function () { go(current + 1); },
    'keys': function () { keys.showModal(); },
    'close': function () { keys.close(); },
    'full': function () {
      var asked = document.fullscreenElement ? document.exitFullscreen()
        : document.documentElement.requestFullscreen();
      /* A browser may say no; then the window stays as it is. */
      asked.catch(function () {});
    }
  });

  var pressed = {
    'ArrowRight': function () { go(current + 1); },
    'ArrowLeft': function () { go(current - 1); },
    'ArrowDown': function () { page(1); },
    'ArrowUp': function () { page(-1); },
    'PageDown': function () { page(1); },
    'PageUp': function () { page(-1); },
    ' ': function (event) { page(event.shiftKey ? -1 : 1); },
    'Home': function () { go(0); },
    'End': function () { go(slides.length - 1); },
    'c': actions.clock,
    'f': function () {
      if (document.fullscreenEnabled) {
        actions.full();
      }
    },
    '?': actions.keys
  };

  document.addEventListener('keydown', function (event) {
    var onControl = event.target.closest('button, a, summary');
    var act = pressed[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey || keys.open ||
        event.target.closest('input') || (event.key === ' ' && onControl)) {
      return;
    }
    event.preventDefault();
    act(event);
  });
  document.addEventListener('click', function (event) {
    var control = event.target.closest('[data-do]');
    if (!control || control.getAttribute('aria-disabled') === 'true') {
      return;
    }
    actions[control.dataset.do]();
    /* Left on a button by the mouse, the next press of space would press it again. */
    if (event.detail > 0 && control.dataset.do !== 'keys') {
      control.blur();
    }
  });
  window.addEventListener('hashchange', show);

  document.documentElement.classList.add('scripted');
  button('full').hidden = !document.fullscreenEnabled;
  show();
  /* The window may change, the strip may grow by a line, and letters' widths come late. */
  new ResizeObserver(measure).observe(document.querySelector('.slides'));
  document.fonts.ready.then(measure);
})(window.packs = window.packs || {});
