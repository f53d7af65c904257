/* The controls on the page and the document they stand for. The page is the only place answers live. */
(function (packs) {
  'use strict';

  packs.randomId = function () {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return ('0' + byte.toString(16)).slice(-2);
    }).join('');
  };

  /* What else than words and one choice can be asked for: kinds.js and tables.js fill it. */
  packs.kinds = Object.create(null);

  packs.kindOf = function (field) {
    return packs.kinds[field.kind] || Object.create(null);
  };

  /* What may be judged on a criterion, and what is asked beside it. */
  packs.choices = function (spec, criterion) {
    return criterion.choices || spec.choices;
  };

  packs.beside = function (spec, criterion) {
    return spec.criterion_fields.filter(function (field) {
      return !criterion.fields || criterion.fields.includes(field.id);
    });
  };

  packs.answers = function (form, spec) {
    var byName = new Map();
    /* What is kept beside of earlier editions has no control, and goes out as it came. */
    var kept = {};
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
        var name = prefix + field.id;
        var kind = packs.kindOf(field);
        var said = kind.read ? kind.read(form, name, field) : text(name);
        if (typeof said === 'string' ? said.trim() : said) {
          found[field.id] = said;
        }
      });
      return found;
    }

    function readAnswer(criterion) {
      var answer = {};
      var id = criterion.id;
      var chosen = controls('mark.' + id).find(function (one) { return one.checked; });
      var fields = readFields(packs.beside(spec, criterion), 'note.' + id + '.');
      if (chosen && chosen.dataset.state) {
        answer.state = chosen.dataset.state;
      } else if (chosen) {
        answer.value = packs.choices(spec, criterion).find(function (choice) {
          return String(choice.value) === chosen.value;
        }).value;
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
        var answer = readAnswer(criterion);
        if (Object.keys(answer).length) {
          answers[criterion.id] = answer;
        }
      });
      return Object.assign({
        subject_name: spec.subject === null ? text('subject-name').trim() : spec.subject_name,
        speaker: text('speaker').trim(),
        answers: answers,
        fields: readFields(spec.return_fields, 'field.')
      }, kept);
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

    function writeFields(fields, prefix, values) {
      fields.forEach(function (field) {
        var name = prefix + field.id;
        var kind = packs.kindOf(field);
        if (kind.write) {
          kind.write(form, name, (values || {})[field.id], field);
        } else {
          put(name, (values || {})[field.id] || '');
        }
      });
    }

    function write(content) {
      kept = content.aside ? { aside: content.aside } : {};
      put('subject-name', content.subject_name || '');
      put('speaker', content.speaker || '');
      writeFields(spec.return_fields, 'field.', content.fields);
      spec.criteria.forEach(function (criterion) {
        var answer = (content.answers || {})[criterion.id] || {};
        controls('mark.' + criterion.id).forEach(function (radio) {
          radio.checked = radio.dataset.state
            ? radio.dataset.state === answer.state
            : answer.value !== null && radio.value === String(answer.value);
        });
        writeFields(packs.beside(spec, criterion), 'note.' + criterion.id + '.', answer.fields);
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
        found.set('field.' + id, packs.canonical(content.fields[id]));
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
