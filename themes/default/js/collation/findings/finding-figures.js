/* The figures that each finding rests on, in lines. Nobody edits them. */
(function (packs) {
  'use strict';

  function rowOf(picture, criterion) {
    return picture.now.rows.find(function (row) { return row.criterion === criterion; });
  }

  /* "2 low, 5 medium, 2 high; average 5.1, from 2 to 9, of 9 schools". */
  function spread(words, row) {
    var got = row.summary;
    var bands = row.ladder.bands.map(function (band, at) {
      return words.say('figures.band', { n: got.bands[at], band: band.title });
    });
    return words.count('figures.row' + (got.average === null ? '-level' : ''), got.count, {
      criterion: row.criterion.label, bands: bands.join(', '), average: got.average,
      lowest: got.lowest, highest: got.highest
    });
  }

  function standings(words, picture, chosen, best) {
    var some = chosen.length ? chosen : best ? [best] : [];
    return some.map(function (got) { return spread(words, rowOf(picture, got.criterion)); });
  }

  function labelAt(picture, row, member) {
    return row.cells[picture.now.members.indexOf(member)].label;
  }

  function pairs(app, picture) {
    return picture.findings.pairs.map(function (pair) {
      var marks = pair.criteria.map(function (criterion) {
        var row = rowOf(picture, criterion);
        return app.words.say('figures.pair-mark', {
          criterion: criterion.label, strong: labelAt(picture, row, pair.strong),
          weak: labelAt(picture, row, pair.low)
        });
      });
      return app.words.say('figures.pair', {
        strong: app.fullNameOf(pair.strong), weak: app.fullNameOf(pair.low),
        marks: marks.join('; ')
      });
    });
  }

  function moved(words, picture) {
    return picture.moved.filter(function (one) { return one.both > 0; }).map(function (one) {
      return words.count('figures.moved' + (one.tenths ? '' : '-level'), one.both, {
        criterion: one.criterion.label, up: one.up, down: one.down, same: one.same,
        then: one.tenths && packs.written1(one.tenths[0]), now: one.tenths && packs.written1(one.tenths[1])
      });
    });
  }

  function silent(app, picture) {
    return picture.findings.silent.map(function (criterion) {
      return app.words.count('figures.silent', picture.now.members.length, {
        criterion: criterion.label, count: rowOf(picture, criterion).summary.count
      });
    });
  }

  packs.findingFigures = function (app) {
    var picture = app.picture();
    var found = picture.findings;
    return {
      strongest: standings(app.words, picture, found.strongest, found.best),
      weakest: standings(app.words, picture, found.weakest, found.poorest),
      widest: found.widest.map(function (row) { return spread(app.words, row); }),
      pairs: pairs(app, picture),
      moved: moved(app.words, picture),
      silent: silent(app, picture)
    };
  };

  /* Who is at one end, criterion by criterion. */
  packs.atEnds = function (app, groups) {
    return groups.map(function (group) {
      return app.words.say('figures.group', {
        criterion: group.criterion.label,
        names: packs.listed(app.words, group.members.map(app.nameOf))
      });
    });
  };
})(window.packs = window.packs || {});
