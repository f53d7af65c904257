/* How the questions stand to each other: what is asked at all, what stands by default, what has to
   be explained, and what is known for the rules of results.js. */
(function (packs) {
  'use strict';

  function listed(value) {
    return Array.isArray(value) ? value : typeof value === 'string' && !packs.isBlank(value) ? [value] : [];
  }

  function labelsOf(choices) {
    var labels = {};
    choices.forEach(function (choice) { labels[String(choice.value)] = choice.label; });
    return labels;
  }

  /* The facts of some fields, with the columns of tables as facts of their own. */
  function factsOf(fields, said, applies) {
    var facts = {};
    fields.forEach(function (field) {
      var value = said[field.id];
      facts[field.id] = {
        title: field.label, values: listed(value), labels: field.labels, unit: field.unit,
        applies: applies(field)
      };
      (field.columns || []).forEach(function (column) {
        var rows = value ? Object.keys(value.rows).map(function (id) { return value.rows[id]; })
          .concat(value.added.map(function (row) { return row.cells; })) : [];
        facts[field.id + '.' + column.id] = {
          title: column.label, labels: column.labels, unit: column.unit, applies: applies(field),
          values: rows.map(function (cells) { return cells[column.id] || ''; })
            .filter(function (cell) { return !packs.isBlank(cell); })
        };
      });
    });
    return facts;
  }

  packs.standing = function (spec, content) {
    var off = new Set();
    var needed = new Set();
    var defaults = new Map();
    var proposals = new Map();
    var asked = new Map();

    function answerOf(criterion) {
      return content.answers[criterion.id] || {};
    }

    /* What a lighter voice judged, or a rule proposes, stands until this one says something. */
    function valueOf(criterion) {
      var answer = answerOf(criterion);
      return answer.value !== undefined ? String(answer.value)
        : answer.state ? null
          : criterion.earlier !== undefined ? String(criterion.earlier)
            : defaults.has(criterion.id) ? defaults.get(criterion.id).values[0] : null;
    }

    function valuesOf(id) {
      var criterion = spec.criteria.find(function (one) { return one.id === id; });
      var value = criterion && valueOf(criterion);
      return criterion ? (value === null ? [] : [value]) : listed(content.fields[id]);
    }

    function holds(condition, values) {
      return condition.is.some(function (one) { return values.includes(String(one)); });
    }

    /* What hangs on a question that is not asked is not asked either. */
    function isAsked(id) {
      if (!asked.has(id)) {
        var one = spec.criteria.concat(spec.return_fields).find(function (any) { return any.id === id; });
        asked.set(id, false);
        asked.set(id, !one || !one.when ||
          (isAsked(one.when.answer) && holds(one.when, valuesOf(one.when.answer))));
      }
      return asked.get(id);
    }

    function besideHolds(field, criterion) {
      var when = field.when;
      var own = (answerOf(criterion).fields || {})[when && when.answer];
      var near = when && packs.beside(spec, criterion).some(function (one) {
        return one.id === when.answer;
      });
      return !when || (near ? holds(when, listed(own))
        : when.answer === 'judgement' ? holds(when, valuesOf(criterion.id))
          : isAsked(when.answer) && holds(when, valuesOf(when.answer)));
    }

    var known = {};

    function know() {
      asked.clear();
      Object.assign(known, factsOf(spec.return_fields, content.fields, function (field) {
        return isAsked(field.id);
      }));
      spec.criteria.forEach(function (criterion) {
        known[criterion.id] = {
          title: criterion.label, values: valuesOf(criterion.id),
          labels: labelsOf(packs.choices(spec, criterion)),
          applies: isAsked(criterion.id) && answerOf(criterion).state !== 'not-applicable'
        };
      });
    }

    know();
    var worked = packs.workOut(spec.results, known, spec.round_date);
    worked.forEach(function (got, i) {
      var criterion = spec.criteria.find(function (one) { return one.id === spec.results[i].proposes; });
      if (criterion && got.values.length) {
        proposals.set(criterion.id, got);
        if (valueOf(criterion) === null && !answerOf(criterion).state) {
          defaults.set(criterion.id, got);
        }
      }
    });
    /* What a rule proposes may in turn decide what is asked; it is followed this once. */
    know();
    spec.return_fields.forEach(function (field) {
      if (!isAsked(field.id)) {
        off.add('field.' + field.id);
      }
    });
    spec.criteria.forEach(function (criterion) {
      if (!isAsked(criterion.id)) {
        off.add('answer.' + criterion.id);
        defaults.delete(criterion.id);
      }
    });

    /* A judgement that differs from the default, or from a lighter voice's, wants its reason. */
    function reasons(criterion) {
      var answer = answerOf(criterion);
      var given = answer.value === undefined ? null : String(answer.value);
      var differs = new Set();
      worked.forEach(function (got, i) {
        var rule = spec.results[i];
        if (rule.proposes === criterion.id && got.values.length &&
            given !== null && given !== got.values[0]) {
          differs.add(rule.reason);
        }
      });
      if (criterion.earlier !== undefined && given !== null && given !== String(criterion.earlier)) {
        differs.add(spec.voice_reason);
      }
      return differs;
    }

    spec.criteria.forEach(function (criterion) {
      var here = isAsked(criterion.id);
      var differs = reasons(criterion);
      var said = answerOf(criterion).fields || {};
      packs.beside(spec, criterion).forEach(function (field) {
        var name = 'note.' + criterion.id + '.' + field.id;
        var reason = criterion.reasons.includes(field.id);
        if (!here || !besideHolds(field, criterion) ||
            (reason && !differs.has(field.id) && !said[field.id])) {
          off.add(name);
        } else if (reason && differs.has(field.id)) {
          needed.add(name);
        }
      });
    });

    /* What follows beside one criterion. */
    function workedBeside(criterion) {
      var facts = factsOf(packs.beside(spec, criterion), answerOf(criterion).fields || {},
        function (field) { return !off.has('note.' + criterion.id + '.' + field.id); });
      return packs.workOut(spec.criterion_results.filter(function (rule) {
        return criterion.results.includes(rule.id);
      }), Object.assign({}, known, facts, { judgement: known[criterion.id] }), spec.round_date);
    }

    return {
      off: off, needed: needed, defaults: defaults, proposals: proposals, worked: worked,
      workedBeside: workedBeside
    };
  };
})(window.packs = window.packs || {});
