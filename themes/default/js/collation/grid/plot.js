/* How one row spreads, as builder/plan/drawing.py draws it: a dot a school, the average as a line. */
(function (packs) {
  'use strict';

  var SVG = 'http://www.w3.org/2000/svg';
  var WIDTH = 100;
  var HEIGHT = 28;
  var MARGIN = 4;
  var STEP = 4.5;

  function element(name, attributes) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function rounded(number) {
    return Math.round(number * 10) / 10;
  }

  function piles(row) {
    var counts = new Map();
    row.values.forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
    return counts;
  }

  /* One path for all dots: a round end to a line without length. A tall pile is pressed together,
     and where no eye could part its dots, it is a line. */
  function dots(row, unit) {
    var counts = piles(row);
    var tallest = Math.max.apply(null, [1].concat(Array.from(counts.values())));
    var step = Math.min(STEP, (HEIGHT - 2 * MARGIN) / tallest);
    var path = '';
    row.ladder.choices.forEach(function (choice, place) {
      var count = counts.get(choice.value) || 0;
      var x = rounded(MARGIN + unit * place);
      var bottom = HEIGHT - MARGIN;
      if (count && step < 1) {
        path += 'M' + x + ' ' + bottom + 'V' + rounded(bottom - step * (count - 1));
      } else {
        for (var i = 0; i < count; i += 1) {
          path += 'M' + x + ' ' + rounded(bottom - step * i) + 'h0';
        }
      }
    });
    return path;
  }

  packs.plot = function (row) {
    var first = row.ladder.choices[0].value;
    var unit = (WIDTH - 2 * MARGIN) / (row.ladder.choices.length - 1);
    var base = HEIGHT - MARGIN;
    var made = element('svg', {
      'class': 'plot', viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, 'aria-hidden': 'true', focusable: 'false'
    });
    made.append(element('path', { 'class': 'plot-base', d: 'M0 ' + base + 'H' + WIDTH }));
    if (row.summary.tenths !== null) {
      var mean = rounded(MARGIN + unit * (row.summary.tenths / 10 - first));
      made.append(element('path', { 'class': 'plot-mean', d: 'M' + mean + ' 4V' + (base + 2) }));
    }
    made.append(element('path', { 'class': 'plot-dots', d: dots(row, unit) }));
    return made;
  };
})(window.packs = window.packs || {});
