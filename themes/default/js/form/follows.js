/* What follows from the answers, where it stands on the page, and said when it has changed. */
(function (packs) {
  'use strict';

  var MANY = 4;

  packs.follows = function (form, spec, words) {
    var told = new Map();
    var now = new Map();
    var typing = false;
    var spoken = document.getElementById('follows-said');
    var none = document.getElementById('follows-none');

    function list(lines) {
      var made = document.createElement('ul');
      lines.forEach(function (line) {
        var item = document.createElement('li');
        item.textContent = line;
        made.append(item);
      });
      return made;
    }

    /* A list of twenty titles explains nothing. */
    function briefly(got) {
      var rule = spec.results.find(function (one) { return one.id === got.id; });
      return !rule || !Array.isArray(rule.of) || rule.of.length <= MANY ? got.how
        : Object.assign({}, got.how, {
          texts: Object.assign({}, got.how.texts, { of: words.say('follows.of', { n: rule.of.length }) })
        });
    }

    function put(name, got) {
      var place = form.querySelector('[data-result="' + name + '"]');
      if (!place) {
        return false;
      }
      var shown = got.display.join('\n');
      var value = place.querySelector('.result-value');
      place.hidden = !got.applies;
      place.classList.toggle('result-waits', !got.display.length);
      if (now.get(name) !== shown) {
        value.replaceChildren.apply(value, got.display.length > 1 ? [list(got.display)] : got.display);
      }
      place.querySelector('.result-how').textContent = packs.sayHow(words, briefly(got));
      now.set(name, shown);
      return got.applies;
    }

    function titleOf(name) {
      return form.querySelector('[data-result="' + name + '"] dt').textContent;
    }

    /* Not at every key: when a box is left, or a choice made. */
    function speak() {
      var fresh = Array.from(now.keys()).filter(function (name) {
        return now.get(name) && now.get(name) !== told.get(name);
      });
      spoken.textContent = fresh.length > 3 ? words.say('follows.many', { n: fresh.length })
        : fresh.map(function (name) {
          return words.say('follows.changed', {
            title: titleOf(name), value: now.get(name).split('\n').join('; ').replace(/\.$/, '')
          });
        }).join(' ');
      told = new Map(now);
      typing = false;
    }

    if (spoken) {
      form.addEventListener('input', function () { typing = true; }, true);
      form.addEventListener('change', speak);
    }

    return function show(standing) {
      var any = standing.worked.map(function (got) { return put('.' + got.id, got); });
      spec.criteria.forEach(function (criterion) {
        if (criterion.results.length) {
          standing.workedBeside(criterion).forEach(function (got) {
            put(criterion.id + '.' + got.id, got);
          });
        }
      });
      if (none) {
        none.hidden = any.includes(true);
      }
      if (!typing) {
        told = new Map(now);
      }
    };
  };
})(window.packs = window.packs || {});
