/* What differs between returns about the same thing, answer by answer. */
(function (packs) {
  'use strict';

  /* Blank is blank, whichever way a form wrote it. */
  function plain(value) {
    var said = value === undefined || value === null ? null : packs.written(value);
    return said === null ? '' : packs.canonical(said);
  }

  function answerOf(returned, criterion) {
    return packs.own(returned.answers, criterion.id) || {};
  }

  function mark(answer) {
    return String(answer.value === undefined || answer.value === null
      ? answer.state || '' : answer.value);
  }

  function differs(returns, read) {
    return new Set(returns.map(read)).size > 1;
  }

  function judged(spec, returns) {
    return spec.criteria.map(function (criterion) {
      return {
        criterion: criterion, field: null,
        said: returns.map(function (one) { return answerOf(one, criterion); }),
        differs: differs(returns, function (one) { return mark(answerOf(one, criterion)); })
      };
    });
  }

  function fieldLine(criterion, field, returns, holder) {
    function said(one) { return packs.own(holder(one), field.id); }
    return {
      criterion: criterion, field: field, said: returns.map(said),
      differs: differs(returns, function (one) { return plain(said(one)); })
    };
  }

  function written(spec, returns) {
    var beside = spec.criteria.map(function (criterion) {
      return packs.beside(spec, criterion).map(function (field) {
        return fieldLine(criterion, field, returns, function (one) {
          return answerOf(one, criterion).fields;
        });
      });
    });
    return [].concat.apply([], beside).concat(spec.return_fields.map(function (field) {
      return fieldLine(null, field, returns, function (one) { return one.fields; });
    }));
  }

  /* Lines that differ, in the order of the questions; how many judgements were looked at, and whether
     something differs that is for others to read. */
  packs.compared = function (spec, returns) {
    var marks = judged(spec, returns);
    var words = written(spec, returns).filter(function (line) { return line.differs; });
    var lines = [];
    marks.forEach(function (line) {
      var mine = words.filter(function (one) {
        return one.criterion === line.criterion && one.field.shown;
      });
      lines.push.apply(lines, (line.differs ? [line] : []).concat(mine));
    });
    return {
      lines: lines.concat(words.filter(function (one) {
        return one.criterion === null && one.field.shown;
      })),
      marks: marks.filter(function (line) { return line.differs; }).length,
      of: marks.length,
      isWithheld: words.some(function (line) { return !line.field.shown; })
    };
  };
})(window.packs = window.packs || {});
