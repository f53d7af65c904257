/* The criteria with their figures, beside all that is written: dots are counted here, priorities chosen. */
(function (packs) {
  'use strict';

  var MOST = 10;
  var MOST_DOTS = 10000;

  packs.agreeFactors = function (app, desk) {
    var words = app.words;
    var trouble = document.getElementById('agree-trouble');
    var byDots = document.getElementById('agree-by-dots');
    var holder = document.getElementById('agree-rows');
    var keep = packs.keyed(holder, make);

    function tell(text) {
      trouble.textContent = text;
      trouble.hidden = text === '';
    }

    function make(row) {
      var line = packs.part('agree-row');
      var criterion = row.criterion;
      line.querySelector('.number').textContent = criterion.number;
      line.querySelector('.agree-row-name').textContent = criterion.label;
      line.querySelector('.agree-dots').dataset.criterion = criterion.id;
      line.querySelector('.agree-dots').setAttribute('aria-label',
        words.say('agree.dots-of', { criterion: criterion.label }));
      line.querySelector('.agree-choose').dataset.criterion = criterion.id;
      return line;
    }

    /* A place for each band, so that the same stands under the same. */
    function bands(cell, row) {
      var counts = packs.element('span', 'agree-bands', row.summary.count ? undefined : '\u2013');
      row.ladder.bands.forEach(function (band, at) {
        var count = row.summary.bands[at];
        var place = packs.element('span');
        if (count) {
          place.append(packs.bandSwatch(row.criterion, band),
            packs.element('span', 'unseen', band.title + ':'), ' ' + count);
        }
        if (row.summary.count) {
          counts.append(place);
        }
      });
      cell.replaceChildren(counts);
    }

    function figures(line, row) {
      var average = line.querySelector('[data-row=average]');
      if (average) {
        average.textContent = row.summary.average || (row.ladder.numeric ? '\u2013' : '');
        line.querySelector('[data-row=range]').textContent = row.summary.average
          ? words.count('agree.range', row.summary.count,
            { lowest: row.summary.lowest, highest: row.summary.highest }) : '';
      }
      bands(line.querySelector('[data-row=bands]'), row);
    }

    function chosen(line, row, place) {
      var button = line.querySelector('.agree-choose');
      var name = { criterion: row.criterion.label, n: place + 1 };
      button.textContent = words.say(place < 0 ? 'agree.choose' : 'agree.chosen', name);
      button.setAttribute('aria-label', words.say(place < 0 ? 'agree.choose-of' : 'agree.chosen-of', name));
      button.setAttribute('aria-pressed', String(place >= 0));
    }

    function dots(input, count) {
      if (input !== document.activeElement && !input.hasAttribute('aria-invalid')) {
        packs.setValue(input, count ? String(count) : '');
      }
    }

    function show() {
      var made = desk.meeting();
      var rows = app.picture().now.rows.filter(function (row) { return row.ladder; });
      function dotsOf(row) {
        return packs.own(made.dots, row.criterion.id) || 0;
      }
      if (byDots.checked && !holder.contains(document.activeElement)) {
        rows = rows.slice().sort(function (one, other) { return dotsOf(other) - dotsOf(one); });
      } else if (byDots.checked) {
        rows = asShown(rows);
      }
      keep(rows, function (row) { return row.criterion.id; }, function (line, row) {
        figures(line, row);
        dots(line.querySelector('.agree-dots'), dotsOf(row));
        chosen(line, row, made.priorities.findIndex(function (one) {
          return one.criterion === row.criterion.id;
        }));
      });
      document.getElementById('agree-standing').textContent =
        words.count('agree.counted', app.picture().counts.answered);
    }

    /* While somebody counts dots the rows stay where they are. */
    function asShown(rows) {
      var order = Array.from(holder.querySelectorAll('.agree-dots'), function (input) {
        return input.dataset.criterion;
      });
      return rows.slice().sort(function (one, other) {
        return order.indexOf(one.criterion.id) - order.indexOf(other.criterion.id);
      });
    }

    function count(input) {
      var text = input.value.trim();
      var number = Number(text || 0);
      var isWrong = input.validity.badInput || !Number.isInteger(number) || number < 0 || number > MOST_DOTS;
      if (isWrong) {
        input.setAttribute('aria-invalid', 'true');
        tell(words.say('agree.dots-wrong', { text: text || input.getAttribute('aria-label') }));
        return;
      }
      input.removeAttribute('aria-invalid');
      tell('');
      desk.write(function (made) {
        if (number) {
          made.dots[input.dataset.criterion] = number;
        } else {
          delete made.dots[input.dataset.criterion];
        }
      }, 'dots ' + input.dataset.criterion);
    }

    function choose(button) {
      var id = button.dataset.criterion;
      var some = desk.meeting().priorities;
      var at = some.findIndex(function (one) { return one.criterion === id; });
      tell('');
      if (at >= 0) {
        desk.remove('priorities', at);
      } else if (some.length >= MOST) {
        tell(words.say('agree.full'));
      } else {
        desk.write(function (made) { made.priorities.push({ criterion: id, why: '' }); });
        packs.spoken(words.say('agree.is-priority', { criterion: desk.label(id), n: some.length + 1 }));
      }
    }

    holder.addEventListener('input', function (event) { count(event.target); });
    byDots.addEventListener('change', show);
    app.deeds['agree-choose'] = choose;
    return show;
  };
})(window.packs = window.packs || {});
