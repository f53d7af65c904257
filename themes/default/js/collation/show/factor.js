/* One criterion for the room: its question, how the answers spread, how many stand where. */
(function (packs) {
  'use strict';

  var OUT = ['not-discussed', 'not-applicable', 'not-comparable', 'blank', 'conflict', 'no-return',
    'not-asked'];
  var DOTS = 12;

  /* Of as many dots as are drawn one over the other. */
  function tallest(row) {
    var counts = new Map();
    row.values.forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
    return Math.min(DOTS, Math.max.apply(null, [0].concat(Array.from(counts.values()))));
  }

  packs.showFactor = function (app) {
    var words = app.words;

    function bands(row) {
      return row.ladder.bands.map(function (band, at) {
        var one = packs.element('li', 'show-band');
        var word = row.ladder.numeric ? 'show.band' : 'show.band-level';
        one.append(packs.bandSwatch(row.criterion, band), ' ' + words.say(word, {
          n: row.summary.bands[at], band: band.title
        }));
        return one;
      });
    }

    function leftOut(row) {
      return OUT.map(function (kind) {
        var some = row.cells.filter(function (cell) { return cell.kind === kind; }).length;
        return some ? words.say('show.out-' + kind, { n: some }) : '';
      }).filter(Boolean).join(', ');
    }

    /* Who stands where, highest first; only once somebody asks for it, and never while names are hidden. */
    function who(row, list) {
      var members = app.picture().now.members;
      row.ladder.choices.slice().reverse().forEach(function (choice) {
        var names = members.filter(function (member, at) {
          return row.cells[at].kind === 'value' && row.cells[at].value === choice.value;
        }).map(app.nameOf);
        if (names.length) {
          var line = packs.element('div');
          line.append(packs.element('dt', '', choice.label), packs.element('dd', '', names.join(', ')));
          list.append(line);
        }
      });
    }

    function factor(slide, isWho) {
      var row = slide.row;
      var drawn = packs.part('show-factor');
      var dots = packs.dots(app, row.criterion, row.values, row.summary.tenths);
      dots.style.fontSize = 'min(4.4vh, ' + 27 / Math.max(3, tallest(row)) + 'vh, 3.4vw)';
      drawn.querySelector('.show-question').textContent = row.criterion.question;
      drawn.querySelector('.show-plot').append(dots);
      drawn.querySelector('.show-average strong').textContent = row.summary.average || '';
      drawn.querySelector('.show-average span').textContent = !row.summary.count ? words.say('show.nobody')
        : words.count(row.summary.average ? 'show.average-of' : 'show.answered', row.summary.count);
      var list = drawn.querySelector('.show-bands');
      list.append.apply(list, row.summary.count ? bands(row) : []);
      var out = leftOut(row);
      drawn.querySelector('.show-out').textContent = out ? words.say('show.out', { parts: out }) : '';
      if (isWho) {
        who(row, drawn.querySelector('.show-who'));
        drawn.querySelector('.show-who').hidden = false;
        drawn.querySelector('.show-question').hidden = true;
      }
      return [drawn];
    }

    return factor;
  };
})(window.packs = window.packs || {});
