/* The controls on the page and the document they stand for. The page is the only place answers live. */
(function (packs) {
  'use strict';

  packs.randomId = function () {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return ('0' + byte.toString(16)).slice(-2);
    }).join('');
  };

  packs.answers = function (form, spec) {
    var byName = new Map();
    var values = new Map(spec.choices.map(function (choice) {
      return [String(choice.value), choice.value];
    }));
    form.querySelectorAll('input[name], textarea[name]').forEach(function (control) {
      byName.set(control.name, (byName.get(control.name) || []).concat(control));
    });

    function controls(name) {
      return byName.get(name) || [];
    }

    function text(name) {
      var chosen = controls(name).find(function (control) {
        return control.type !== 'radio' || control.checked;
      });
      return chosen ? packs.wellFormed(chosen.value) : '';
    }

    function readFields(fields, prefix) {
      var found = {};
      fields.forEach(function (field) {
        var said = text(prefix + field.id);
        if (said.trim()) {
          found[field.id] = said;
        }
      });
      return found;
    }

    function readAnswer(id) {
      var answer = {};
      var chosen = controls('mark.' + id).find(function (one) { return one.checked; });
      var fields = readFields(spec.criterion_fields, 'note.' + id + '.');
      if (chosen && chosen.dataset.state) {
        answer.state = chosen.dataset.state;
      } else if (chosen) {
        answer.value = values.get(chosen.value);
      }
      if (Object.keys(fields).length) {
        answer.fields = fields;
      }
      return answer;
    }

    /* Everything a person said, and nothing of what was left blank. */
    function read() {
      var answers = {};
      spec.criteria.forEach(function (criterion) {
        var answer = readAnswer(criterion.id);
        if (Object.keys(answer).length) {
          answers[criterion.id] = answer;
        }
      });
      return {
        subject_name: spec.subject === null ? text('subject-name').trim() : spec.subject_name,
        speaker: text('speaker').trim(),
        answers: answers,
        fields: readFields(spec.return_fields, 'field.')
      };
    }

    function put(name, value) {
      controls(name).forEach(function (control) {
        if (control.type === 'radio') {
          control.checked = control.value === value;
        } else {
          control.value = value;
        }
      });
    }

    function write(content) {
      put('subject-name', content.subject_name || '');
      put('speaker', content.speaker || '');
      spec.return_fields.forEach(function (field) {
        put('field.' + field.id, (content.fields || {})[field.id] || '');
      });
      spec.criteria.forEach(function (criterion) {
        var answer = (content.answers || {})[criterion.id] || {};
        controls('mark.' + criterion.id).forEach(function (radio) {
          radio.checked = radio.dataset.state
            ? radio.dataset.state === answer.state
            : values.get(radio.value) === answer.value;
        });
        spec.criterion_fields.forEach(function (field) {
          put('note.' + criterion.id + '.' + field.id, (answer.fields || {})[field.id] || '');
        });
      });
    }

    return { read: read, write: write };
  };

  /* How many things differ: one for each question, each field, the name and the speaker. */
  packs.differences = function (one, other) {
    function parts(content) {
      var found = new Map([['name', content.subject_name || ''], ['speaker', content.speaker || '']]);
      Object.keys(content.answers || {}).forEach(function (id) {
        found.set('answer.' + id, packs.canonical(content.answers[id]));
      });
      Object.keys(content.fields || {}).forEach(function (id) {
        found.set('field.' + id, content.fields[id]);
      });
      return found;
    }
    var left = parts(one);
    var right = parts(other);
    return new Set(Array.from(left.keys()).concat(Array.from(right.keys())).filter(function (key) {
      return (left.get(key) || '') !== (right.get(key) || '');
    })).size;
  };
})(window.packs = window.packs || {});
