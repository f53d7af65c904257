/* What goes out: rows for spreadsheets, and the returns as files again. */
(function (packs) {
  'use strict';

  var WORDS = 30;

  function judgement(words, cell) {
    return cell.kind !== 'value' ? words.say('csv.' + cell.kind)
      : cell.byDefault ? words.say('csv.default', { value: cell.label })
        : /^[0-9]+$/.test(cell.label) ? Number(cell.label) : cell.label;
  }

  function orNothing(value) {
    return value === null ? '' : /^[0-9.]+$/.test(value) ? Number(value) : value;
  }

  function end(row, value) {
    return value === null ? '' : orNothing(row.ladder.cells.get(String(value)).label);
  }

  /* Criteria down and members across, as the grid stands; without names where they are hidden. */
  packs.gridRows = function (app) {
    var spec = app.spec;
    var words = app.words;
    var now = app.picture().now;
    var grid = packs.gridOf(spec, app.picture(), { hidden: app.how.hidden, sort: 'file' });
    var bands = grid.oneScale ? spec.ladders[spec.whole].bands : [];
    var figures = ['total', 'average', 'counted', 'lowest', 'highest'];
    var head = [words.say('csv.number'), words.say('csv.criterion')].concat(
      grid.places.map(function (place) { return app.nameOf(now.members[place]); }),
      figures.map(function (name) { return words.say('csv.' + name); }),
      bands.map(function (band) { return words.say('csv.band', { band: band.title }); })
    );
    return [head].concat(grid.lines.map(function (line) {
      var row = line.row;
      var sums = row.summary;
      return [row.criterion.number, row.criterion.label].concat(
        grid.places.map(function (place) { return judgement(words, row.cells[place]); }),
        [orNothing(sums.total), orNothing(sums.average), sums.count, end(row, sums.lowest),
          end(row, sums.highest)],
        bands.length ? packs.bandCounts(spec, row).map(orNothing) : []
      );
    }));
  };

  /* One field as pairs of a label and a text: a table gives one for each cell that is filled in. */
  function fieldPairs(words, field, value) {
    var said = value === undefined || value === null ? null : packs.written(value);
    if (said === null || !field.shown) {
      return [];
    }
    if (field.kind !== 'table') {
      return [[field.label, packs.linesOf(field, said).join('; ')]];
    }
    var rows = field.rows.filter(function (row) { return packs.own(said.rows, row.id); })
      .map(function (row) { return { label: row.label, cells: said.rows[row.id] }; })
      .concat(said.added);
    return [].concat.apply([], rows.map(function (row) {
      return field.columns.filter(function (column) {
        return !packs.isBlank(packs.own(row.cells, column.id) || '');
      }).map(function (column) {
        return [words.say('csv.row', { label: field.label, row: row.label + ', ' + column.label }),
          packs.textOf(column, row.cells[column.id])];
      });
    }));
  }

  function answerPairs(app, criterion, answer) {
    var words = app.words;
    var cell = answer.value === undefined || answer.value === null ? { kind: answer.state || 'blank' }
      : packs.ladderOf(app.spec, criterion).cells.get(String(answer.value));
    var judged = cell && cell.kind !== 'blank' ? [['', judgement(words, cell)]] : [];
    return app.how.hidden ? judged : judged.concat.apply(judged,
      packs.beside(app.spec, criterion).map(function (field) {
        return fieldPairs(words, field, packs.own(answer.fields, field.id));
      }));
  }

  /* What is kept beside stands under the titles of its edition, and counts for nothing. */
  function keptRows(app, returned) {
    var words = app.words;
    var editions = packs.keptOf(app.spec, returned).editions;
    return [].concat.apply([], editions.map(function (each) {
      return [].concat.apply([], each.lines.map(function (line) {
        var title = words.say('csv.kept', {
          title: line.title || words.say('kept.once'), edition: each.edition
        });
        var said = line.state ? words.say('csv.' + line.state) : line.said;
        var notes = app.how.hidden ? [] : line.notes.map(function (note) {
          return ['', title, note.label, note.lines.join('; ')];
        });
        return (said === null ? [] : [['', title, '', said]]).concat(notes);
      }));
    }));
  }

  function rowsOf(app, returned, counts) {
    var spec = app.spec;
    var voice = packs.voiceOf(spec, returned.voice);
    var member = app.picture().subjects.find(function (one) { return one.id === returned.subject; });
    var start = [app.nameOf(member), voice.label, app.how.hidden ? '' : returned.speaker || ''];
    var judged = spec.criteria.map(function (criterion) {
      var answer = packs.own(returned.answers, criterion.id);
      return answer ? answerPairs(app, criterion, answer).map(function (pair) {
        return [criterion.number, criterion.label].concat(pair);
      }) : [];
    });
    var once = app.how.hidden ? [] : spec.return_fields.map(function (field) {
      return fieldPairs(app.words, field, packs.own(returned.fields, field.id)).map(function (pair) {
        return ['', ''].concat(pair);
      });
    });
    return [].concat.apply([], judged.concat(once)).map(function (row) {
      return start.concat(app.words.say(counts ? 'csv.yes' : 'csv.no'), row);
    }).concat(keptRows(app, returned).map(function (row) {
      return start.concat(app.words.say('csv.no'), row);
    }));
  }

  /* A line for each thing that was answered: in this edition's words, where it can be read so. */
  packs.answerRows = function (app) {
    var spec = app.spec;
    var members = app.picture().now.members;
    var masks = app.picture().masks;
    var place = new Map(members.map(function (one, at) {
      return [one.id, app.how.hidden ? masks.get(one.id) : at];
    }));
    var some = app.picture().readable.filter(function (returned) {
      return returned.edition === spec.edition && place.has(returned.subject);
    });
    var names = ['subject', 'voice', 'speaker', 'counts', 'number', 'criterion', 'question', 'answer'];
    return [names.map(function (name) { return app.words.say('csv.' + name); })].concat(
      [].concat.apply([], packs.lightestFirst(spec, some).sort(function (one, other) {
        return place.get(one.subject) - place.get(other.subject);
      }).map(function (returned) {
        return rowsOf(app, returned, Boolean(spec.named) || packs.speaksForAll(spec, returned));
      }))
    );
  };

  function nameOf(spec, returned, subject, taken) {
    var whose = /^[0-9a-f]{32}$/.test(subject) ? packs.slug(returned.subject_name).slice(0, WORDS)
      : subject.replace('/', '.');
    var start = [whose || subject.slice(0, 8), spec.rubric, returned.round, returned.voice].join('.');
    var n = (taken.get(start) || 0) + 1;
    taken.set(start, n);
    return start + (n > 1 ? '.' + n : '') + '.json';
  }

  /* Every return that is used in a round, with the bytes that its form would save. */
  packs.returnFiles = function (spec, document, roundId) {
    var copies = packs.copies(document);
    var taken = new Map();
    return packs.standingReturns(spec, document, roundId).returns.map(function (returned) {
      var kept = copies.get(returned.id).find(function (one) {
        return packs.isCopyOf(spec, one, returned);
      });
      return {
        name: nameOf(spec, returned, returned.subject, taken),
        bytes: new TextEncoder().encode(packs.seal(kept.return))
      };
    });
  };
})(window.packs = window.packs || {});
