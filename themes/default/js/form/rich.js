/* A form in which questions depend on each other: what is asked shows, what is not is passed over. */
(function (packs) {
  'use strict';

  packs.rich = function (form, spec, words, again) {
    var follows = packs.follows(form, spec, words);
    var summary = packs.summary(spec, words);
    var steps = Array.from(form.querySelectorAll('.step'));
    var passed = '';
    var ids = 0;

    function fieldOf(name) {
      var found = document.getElementById(name);
      return found && found.closest('.field');
    }

    function nameOf(control) {
      var table = control.closest('[data-table]');
      return table ? table.dataset.table : control.name;
    }

    function toggle(off) {
      spec.return_fields.forEach(function (field) {
        fieldOf('field.' + field.id).hidden = off.has('field.' + field.id);
      });
      spec.criteria.forEach(function (criterion) {
        var step = document.getElementById('question-' + criterion.id);
        var skipped = off.has('answer.' + criterion.id);
        if (criterion.when) {
          step.querySelector('.asked').hidden = skipped;
          step.querySelector('.not-asked').hidden = !skipped;
        }
        packs.beside(spec, criterion).forEach(function (field) {
          var name = 'note.' + criterion.id + '.' + field.id;
          fieldOf(name).hidden = !skipped && off.has(name);
        });
      });
    }

    /* Next and Back pass over what is not asked; the list still leads there. */
    function relink(off) {
      var on = steps.filter(function (step) { return !off.has(step.id.replace('question-', 'answer.')); });
      var key = on.map(function (step) { return step.id; }).join(' ');
      if (key === passed) {
        return;
      }
      passed = key;
      steps.forEach(function (step, place) {
        var links = step.querySelectorAll('.onward a');
        var after = on.find(function (one) { return steps.indexOf(one) > place; });
        var before = on.filter(function (one) { return steps.indexOf(one) < place; }).pop();
        if (after && links[0]) {
          links[0].hash = after.id;
          if (place) {
            links[0].textContent =
              words.say('onward.' + (after.matches('.question') ? 'question' : after.id));
          }
        }
        if (before && links[1]) {
          links[1].hash = before.id;
        }
      });
    }

    function messageOf(control) {
      var box = control.closest('td, .field');
      var message = box.querySelector('.field-trouble');
      if (!message) {
        ids += 1;
        message = document.createElement('p');
        message.className = 'field-trouble';
        message.id = 'trouble-' + ids;
        box.append(message);
        control.setAttribute('aria-describedby',
          [control.getAttribute('aria-describedby'), message.id].filter(Boolean).join(' '));
      }
      return message;
    }

    /* Said when a box is left, not while somebody is still typing in it. */
    function tell(control, found) {
      var late = control === document.activeElement && !control.hasAttribute('aria-invalid');
      if (found && !late) {
        control.setAttribute('aria-invalid', 'true');
        messageOf(control).textContent = found.n === undefined ? words.say(found.word)
          : words.count(found.word, found.n);
      } else if (!found && control.hasAttribute('aria-invalid')) {
        control.removeAttribute('aria-invalid');
        messageOf(control).textContent = '';
      }
    }

    function troubles() {
      var found = new Set();
      form.querySelectorAll('[data-decimals], [type="date"]').forEach(function (control) {
        var trouble = packs.troubleIn(control);
        tell(control, trouble);
        if (trouble) {
          found.add(nameOf(control));
        }
      });
      return found;
    }

    function sayDefaults(standing) {
      form.querySelectorAll('[data-default]').forEach(function (place) {
        var got = standing.proposals.get(place.dataset.default);
        var word = standing.defaults.has(place.dataset.default) ? 'default.stands' : 'default.else';
        place.hidden = !got;
        place.textContent = got
          ? words.say(word, { value: got.display[0], how: packs.sayHow(words, got.how) }) : '';
      });
    }

    form.addEventListener('focusout', function (event) {
      if (event.target.matches('[data-decimals], [type="date"]')) {
        setTimeout(again);
      }
    });

    return function show(content) {
      var standing = packs.standing(spec, content);
      var said = new Map();
      standing.defaults.forEach(function (got, id) {
        said.set(id, words.say('mark.default', { label: got.display[0] }));
      });
      spec.criteria.forEach(function (criterion) {
        if (standing.off.has('answer.' + criterion.id)) {
          said.set(criterion.id, words.say('mark.off'));
        }
      });
      toggle(standing.off);
      relink(standing.off);
      sayDefaults(standing);
      follows(standing);
      summary(content, standing.off);
      return Object.assign({ trouble: troubles(), said: said }, standing);
    };
  };
})(window.packs = window.packs || {});
