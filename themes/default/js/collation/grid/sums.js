/* What a row adds up to, measure by measure: columns of a grid, or rows where it is turned. */
(function (packs) {
  'use strict';

  var DASH = '\u2013';

  packs.element = function (tag, className, text) {
    var made = document.createElement(tag);
    if (className) {
      made.className = className;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  };

  function swatch(ladder, band) {
    var name = ladder + '=' + band.id;
    return Array.from(document.getElementById('cells').content.children)
      .find(function (one) { return one.dataset.swatch === name; }).firstElementChild.cloneNode(true);
  }

  function cell(className, text) {
    return packs.element('td', className, text);
  }

  function counted(words, word, count) {
    return packs.element('span', 'grid-count', words.count(word, count));
  }

  function total() {
    return {
      word: 'grid.total', className: 'grid-figure',
      cell: function (line) {
        var got = line.row.summary;
        return cell('grid-figure', !line.row.ladder.numeric ? '' : got.count ? String(got.total) : DASH);
      }
    };
  }

  function average(words) {
    return {
      word: 'grid.average', className: 'grid-figure',
      cell: function (line) {
        var got = line.row.summary;
        var made = cell('grid-figure', got.count || !line.row.ladder.numeric ? '' : DASH);
        if (got.average !== null) {
          made.append(packs.element('strong', '', got.average), ' ',
            counted(words, 'grid.from', got.count));
        }
        return made;
      }
    };
  }

  /* Over those alone that answered the same both times; silent where nobody did. */
  function since(words, before) {
    return {
      word: 'grid.since', values: { round: before.title }, className: 'grid-since',
      cell: function (line) {
        var got = line.moved;
        var made = cell('grid-since');
        if (got && got.both) {
          made.append(got.tenths ? words.say('grid.then-now', {
            then: packs.written1(got.tenths[0]), now: packs.written1(got.tenths[1])
          }) : words.say('grid.up-down', { up: got.up, down: got.down }), ' ',
          counted(words, 'grid.both', got.both));
        }
        return made;
      }
    };
  }

  function spread(words) {
    return {
      word: 'grid.spread', className: 'grid-spread',
      cell: function (line) {
        var got = line.row.summary;
        var made = cell('grid-spread');
        made.append(packs.plot(line.row));
        if (got.count) {
          made.append(packs.element('span', 'grid-count',
            words.say('grid.from-to', { lowest: got.lowest, highest: got.highest })));
        }
        return made;
      }
    };
  }

  function band(spec, words, one, place) {
    return {
      swatch: function () { return swatch(spec.whole, one); },
      title: one.title, className: 'grid-band',
      cell: function (line) {
        var number = packs.bandCounts(spec, line.row)[place];
        var made = cell('grid-band', number === null ? ''
          : line.row.summary.count ? String(number) : DASH);
        if (number === null) {
          made.append(packs.element('span', 'unseen', words.say('grid.not-offered')));
        }
        return made;
      }
    };
  }

  /* Where rows have scales of their own, each says for itself how many are where. */
  function tallies() {
    return {
      word: 'grid.how-many', className: 'grid-counts',
      cell: function (line) {
        var made = cell('grid-counts', line.row.summary.count ? '' : DASH);
        line.row.ladder.bands.forEach(function (one, place) {
          if (line.row.summary.bands[place]) {
            var tally = packs.element('span', 'grid-tally');
            tally.append(swatch(line.row.criterion.ladder, one),
              packs.element('span', 'unseen', one.title + ':'),
              ' ' + line.row.summary.bands[place]);
            made.append(tally, ' ');
          }
        });
        return made;
      }
    };
  }

  packs.gridSums = function (spec, words, grid) {
    var some = grid.numeric ? [grid.before ? null : total(), average(words)].filter(Boolean) : [];
    if (grid.before) {
      some.push(since(words, grid.before));
    }
    if (!grid.oneScale) {
      return some.concat(tallies());
    }
    return some.concat(grid.numeric ? spread(words) : [],
      spec.ladders[spec.whole].bands.map(function (one, place) {
        return band(spec, words, one, place);
      }));
  };
})(window.packs = window.packs || {});
