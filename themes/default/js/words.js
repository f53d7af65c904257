/* Scripts hold no sentences: they ask the page for them, so that another language is another page. */
(function (packs) {
  'use strict';

  packs.words = function (template) {
    var phrases = new Map();
    var plural = new Intl.PluralRules(document.documentElement.lang);
    template.content.querySelectorAll('[data-word]').forEach(function (one) {
      phrases.set(one.dataset.word, one.textContent.trim().replace(/\s+/g, ' '));
    });

    function filled(phrase, values) {
      return phrase.replace(/\{(\w+)\}/g, function (hole, name) {
        return Object.prototype.hasOwnProperty.call(values, name) ? String(values[name]) : hole;
      });
    }

    function say(name, values) {
      return filled(phrases.get(name) || '', values || {});
    }

    function count(name, number, values) {
      var form = name + '.' + plural.select(number);
      var phrase = phrases.get(form) || phrases.get(name + '.other') || '';
      return filled(phrase, Object.assign({ n: number }, values));
    }

    return { say: say, count: count };
  };

  /* A time of day alone would mislead on the next morning. */
  packs.moment = function (milliseconds) {
    var then = new Date(milliseconds);
    var today = then.toDateString() === new Date().toDateString();
    var parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    if (!today) {
      Object.assign(parts, { weekday: 'short', day: 'numeric', month: 'long' });
    }
    return new Intl.DateTimeFormat(document.documentElement.lang, parts).format(then);
  };
})(window.packs = window.packs || {});
