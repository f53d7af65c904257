/* What was written into fields, in words, for those who may read it. */
(function (packs) {
  'use strict';

  function number(field, said) {
    var read = packs.hundredths(said);
    return read === null ? said
      : packs.shownNumber(read, field.kind === 'percentage' ? '%' : field.unit);
  }

  function text(field, said) {
    if (field.kind === 'choice') {
      return packs.own(field.labels, said) || said;
    }
    if (field.kind === 'number' || field.kind === 'percentage') {
      return number(field, said);
    }
    return field.kind === 'date' && packs.dayOf(said) ? packs.shownDay(packs.dayOf(said)) : said;
  }

  packs.textOf = text;

  function tableLine(field, label, cells) {
    var parts = field.columns.filter(function (column) {
      return packs.own(cells, column.id);
    }).map(function (column) { return column.label + ': ' + text(column, cells[column.id]); });
    return label + (parts.length ? ' (' + parts.join('; ') + ')' : '');
  }

  function tableLines(field, said) {
    var set = field.rows.filter(function (row) { return packs.own(said.rows, row.id); })
      .map(function (row) { return tableLine(field, row.label, said.rows[row.id]); });
    return set.concat(said.added.map(function (row) {
      return tableLine(field, row.label, row.cells);
    }));
  }

  /* A line of text, or several where several things were picked or filled in. */
  function linesOf(field, said) {
    if (field.kind === 'table') {
      return tableLines(field, said);
    }
    return Array.isArray(said) ? said.map(function (one) {
      return packs.own(field.labels, one) || one;
    }) : [text(field, said)];
  }

  packs.linesOf = linesOf;

  /* "said" is of packs.prevailing, or what stands in one return; skip names what is said elsewhere. */
  packs.notes = function (fields, said, skip) {
    var found = [];
    fields.forEach(function (field) {
      var raw = packs.own(said, field.id);
      var written = raw === undefined || raw === null ? null : packs.written(raw);
      if (field.shown && written !== null && !(skip && skip.has(field.id))) {
        found.push({ label: field.label, lines: linesOf(field, written) });
      }
    });
    return found;
  };

  /* How many things were written that are for others to read. */
  packs.withheld = function (fields, said) {
    return fields.filter(function (field) {
      var raw = packs.own(said, field.id);
      return !field.shown && raw !== undefined && raw !== null && packs.written(raw) !== null;
    }).length;
  };

  /* The fields beside a criterion that are asked of this member. */
  packs.askedBeside = function (spec, criterion, one) {
    return packs.beside(spec, criterion).filter(function (field) {
      return !one.standing.off.has('note.' + criterion.id + '.' + field.id);
    });
  };

  function reasonOf(spec, criterion, id, said) {
    var field = packs.beside(spec, criterion).find(function (one) { return one.id === id; });
    var words = field && field.shown ? packs.own(said, id) : null;
    return typeof words === 'string' && !packs.isBlank(words) ? { id: id, text: words } : null;
  }

  /* Where voices judged a criterion otherwise, the lightest first; or a person otherwise than a rule. */
  packs.differing = function (spec, criterion, one) {
    var found = [];
    var light = null;
    var ladder = packs.ladderOf(spec, criterion);
    one.said.returns.forEach(function (returned) {
      var answer = packs.own(returned.answers, criterion.id) || {};
      if (answer.value === undefined || answer.value === null) {
        return;
      }
      var voice = packs.voiceOf(spec, returned.voice);
      var cell = ladder.cells.get(String(answer.value));
      if (light && light.cell !== cell) {
        found.push({
          first: light.title, from: light.cell, second: voice.label, to: cell,
          reason: reasonOf(spec, criterion, voice.reason, answer.fields)
        });
      }
      light = { title: voice.label, cell: cell };
    });
    return found.concat(overRules(spec, criterion, one, ladder));
  };

  /* A rule that only others may read has its id for a title: it decides, and is not spoken of. */
  function overRules(spec, criterion, one, ladder) {
    var answer = one.said.answers[criterion.id] || {};
    return one.standing.worked.map(function (got, i) {
      var rule = spec.results[i];
      var differs = answer.value !== undefined && rule.proposes === criterion.id &&
        rule.title !== rule.id && got.values.length && got.values[0] !== String(answer.value);
      return differs ? {
        first: rule.title, from: ladder.cells.get(got.values[0]), second: null,
        to: ladder.cells.get(String(answer.value)),
        reason: reasonOf(spec, criterion, rule.reason, answer.fields)
      } : null;
    }).filter(Boolean);
  }
})(window.packs = window.packs || {});
