/* What a grid shows, never beyond its figures: builder/findings.py does the same. */
(function (packs) {
  'use strict';

  var FEW = 2;
  var MOST_PAIRS = 5;
  var BITS = 31;

  function standing(row) {
    var got = row.summary;
    return {
      criterion: row.criterion, low: got.bands[0], high: got.bands[got.bands.length - 1],
      count: got.count, average: got.average
    };
  }

  function atLeastHalf(standings, end) {
    return standings.filter(function (got) { return 2 * got[end] >= got.count; })
      .sort(function (one, other) { return other[end] / other.count - one[end] / one.count; });
  }

  /* How many judgements are in each band of the rubric's own scale, over all criteria on it. */
  function bandsOf(spec, rows) {
    if (spec.whole === null) {
      return [];
    }
    var counts = new Map();
    rows.forEach(function (row) {
      if (!row.criterion.own) {
        row.ladder.bands.forEach(function (band, place) {
          counts.set(band.id, (counts.get(band.id) || 0) + row.summary.bands[place]);
        });
      }
    });
    return spec.ladders[spec.whole].bands.map(function (band) { return counts.get(band.id) || 0; });
  }

  function endOf(row, isTop) {
    return isTop ? row.ladder.bands.length - 1 : 0;
  }

  /* For each member, the rows on which it stands at one end, as bits. */
  function ends(rows, members, isTop) {
    return members.map(function (member, place) {
      var bits = new Int32Array(Math.ceil(rows.length / BITS));
      rows.forEach(function (row, at) {
        if (row.cells[place].kind === 'value' && row.cells[place].band === endOf(row, isTop)) {
          bits[Math.floor(at / BITS)] |= 1 << (at % BITS);
        }
      });
      return bits;
    });
  }

  function ones(word) {
    var pairs = word - ((word >>> 1) & 0x55555555);
    var fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }

  function shared(one, other) {
    var count = 0;
    for (var i = 0; i < one.length; i += 1) {
      count += ones(one[i] & other[i]);
    }
    return count;
  }

  /* Members of one pattern answer alike: the first of them stands for all, as it would win anyway. */
  function firsts(patterns) {
    var found = new Map();
    patterns.forEach(function (bits, place) {
      var key = bits.join();
      if (!found.has(key) && bits.some(Boolean)) {
        found.set(key, place);
      }
    });
    return Array.from(found.values());
  }

  /* Who is high in most of what another is low in; the first of equals. */
  function bestFor(low, strong, high) {
    var best = { place: -1, count: 0 };
    strong.forEach(function (place) {
      var count = shared(high[place], low);
      if (count > best.count) {
        best = { place: place, count: count };
      }
    });
    return best;
  }

  function pairs(rows, members) {
    var high = ends(rows, members, true);
    var low = ends(rows, members, false);
    var strong = firsts(high);
    var known = new Map();
    var offers = [];
    members.forEach(function (member, place) {
      var key = low[place].join();
      if (!known.has(key)) {
        known.set(key, bestFor(low[place], strong, high));
      }
      if (known.get(key).count) {
        offers.push({ low: place, strong: known.get(key).place, count: known.get(key).count });
      }
    });
    offers.sort(function (one, other) { return other.count - one.count; });
    return offers.slice(0, MOST_PAIRS).map(function (offer) {
      return {
        strong: members[offer.strong], low: members[offer.low],
        criteria: rows.filter(function (row, at) {
          var bit = 1 << (at % BITS);
          var word = Math.floor(at / BITS);
          return high[offer.strong][word] & low[offer.low][word] & bit;
        }).map(function (row) { return row.criterion; })
      };
    });
  }

  function groups(rows, members, isTop) {
    return rows.map(function (row) {
      return {
        criterion: row.criterion,
        members: members.filter(function (member, place) {
          var cell = row.cells[place];
          return cell.kind === 'value' && cell.band === endOf(row, isTop);
        })
      };
    }).filter(function (group) { return group.members.length; });
  }

  /* The first row with the least or the most of something. */
  function first(rows, figure) {
    return rows.reduce(function (best, row) {
      return best === null || figure(row) > figure(best) ? row : best;
    }, null);
  }

  packs.findings = function (spec, collated) {
    var rows = collated.rows;
    var spoken = rows.filter(function (row) { return row.summary.count >= FEW; });
    var standings = spoken.map(standing);
    var averaged = spoken.filter(function (row) { return row.summary.tenths !== null; });
    var best = first(averaged, function (row) { return row.summary.tenths; });
    var poorest = first(averaged, function (row) { return -row.summary.tenths; });
    var wide = first(averaged, function (row) { return row.summary.spread; });
    var bands = bandsOf(spec, rows);
    return {
      values: bands.reduce(function (sum, count) { return sum + count; }, 0),
      bands: bands,
      strongest: atLeastHalf(standings, 'high'),
      weakest: atLeastHalf(standings, 'low'),
      best: best && standing(best),
      poorest: poorest && standing(poorest),
      widest: averaged.filter(function (row) {
        return row.summary.spread && row.summary.spread === wide.summary.spread;
      }),
      high: groups(rows, collated.members, true),
      low: groups(rows, collated.members, false),
      pairs: pairs(rows, collated.members),
      silent: rows.filter(function (row) { return row.summary.count < FEW; })
        .map(function (row) { return row.criterion; })
    };
  };
})(window.packs = window.packs || {});
