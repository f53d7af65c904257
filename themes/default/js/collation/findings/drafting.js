/* What the figures say, in sentences: a draft for people to take further, and never more than it rests on. */
(function (packs) {
  'use strict';

  /* As much as a workshop file takes. */
  var MOST = 4000;

  function names(words, criteria) {
    return packs.listed(words, criteria.map(function (one) { return one.label; }));
  }

  function bandAt(row, end) {
    return row.ladder.bands[end === 'high' ? row.ladder.bands.length - 1 : 0];
  }

  /* The name of one end where all rows share it; else the page has a word for it. */
  function levelOf(words, rows, end) {
    var titles = new Set(rows.map(function (row) { return bandAt(row, end).title; }));
    return titles.size === 1 ? Array.from(titles)[0] : words.say('draft.at-' + end);
  }

  function stands(words, picture, got, end) {
    var row = picture.now.rows.find(function (one) { return one.criterion === got.criterion; });
    return words.count('draft.stands' + (got.average === null ? '-level' : ''), got[end], {
      criterion: got.criterion.label, of: got.count, level: bandAt(row, end).title, average: got.average
    });
  }

  function edge(words, picture, chosen, best, end) {
    var found = picture.findings;
    var level = levelOf(words, picture.now.rows, end);
    if (chosen.length) {
      return chosen.map(function (got) { return stands(words, picture, got, end); }).join('\n');
    }
    return found.silent.length === picture.now.rows.length ? words.say('draft.too-few')
      : words.say('draft.no-half', { level: level }) + (best
        ? ' ' + words.say('draft.edge-' + end, {
          average: best.average, criterion: best.criterion.label, n: best[end], of: best.count,
          level: level
        }) : '');
  }

  function widest(words, picture) {
    var rows = picture.findings.widest;
    return rows.length ? rows.map(function (row) {
      return words.say('draft.widest', {
        criterion: row.criterion.label, lowest: row.summary.lowest, highest: row.summary.highest,
        n: row.summary.count
      });
    }).concat(words.say('draft.ask')).join('\n')
      : words.say(picture.findings.silent.length === picture.now.rows.length
        ? 'draft.too-few' : 'draft.no-spread');
  }

  /* Always with the names in full: a draft must not change when names are hidden. */
  function pairs(app, picture) {
    var words = app.words;
    var some = picture.findings.pairs;
    var values = {
      high: levelOf(words, picture.now.rows, 'high'), low: levelOf(words, picture.now.rows, 'low')
    };
    return some.length ? some.map(function (pair) {
      return words.say('draft.pair', Object.assign({
        strong: app.fullNameOf(pair.strong), weak: app.fullNameOf(pair.low),
        criteria: names(words, pair.criteria)
      }, values));
    }).join('\n') : words.say('draft.no-pair', values);
  }

  function moved(words, picture) {
    var some = picture.moved.filter(function (one) { return one.both > 0; });
    function where(word, fits) {
      var criteria = some.filter(fits).map(function (one) { return one.criterion; });
      return criteria.length ? words.say(word, { criteria: names(words, criteria) }) : '';
    }
    if (!picture.before || !some.length) {
      return words.say(picture.before ? 'draft.nobody-both' : 'draft.no-before');
    }
    return [
      words.say('draft.since', { round: picture.before.title }),
      where('draft.more-up', function (one) { return one.up > one.down; }),
      where('draft.more-down', function (one) { return one.down > one.up; }),
      where('draft.as-many', function (one) { return one.up === one.down; })
    ].filter(Boolean).join('\n');
  }

  function silent(words, picture) {
    var some = picture.findings.silent;
    return some.length ? words.say('draft.silent', { criteria: names(words, some) })
      : words.say('draft.all-speak');
  }

  packs.drafted = function (app) {
    var picture = app.picture();
    var found = picture.findings;
    var drafts = {
      strongest: edge(app.words, picture, found.strongest, found.best, 'high'),
      weakest: edge(app.words, picture, found.weakest, found.poorest, 'low'),
      widest: widest(app.words, picture),
      pairs: pairs(app, picture),
      moved: moved(app.words, picture),
      silent: silent(app.words, picture)
    };
    Object.keys(drafts).forEach(function (kind) {
      drafts[kind] = Array.from(drafts[kind]).slice(0, MOST).join('');
    });
    return drafts;
  };
})(window.packs = window.packs || {});
