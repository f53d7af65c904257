/* How a slide looks. Nothing of one school alone but its marks; notes stand on no slide. */
(function (packs) {
  'use strict';

  var LONG = 260;
  var WORDS_FIT = 8;

  packs.showDraw = function (app) {
    var words = app.words;

    /* What may be read of free words while names are hidden. */
    function free(said) {
      return app.how.hidden && packs.namesSomebody(app, said) ? words.say('show.names-it') : said;
    }

    /* As large as so many rows and columns leave room for. */
    function fit(table, rows, columns) {
      table.tHead.style.fontSize = 'max(12px, min(2.7vh, ' + 13.5 / columns + 'vw))';
      table.tBodies[0].style.fontSize = 'max(13px, min(4.5vh, ' + 46 / rows + 'vh, 2.55vw))';
    }

    function isOneLadder(rows) {
      return rows.every(function (row) { return !row.criterion.own; });
    }

    /* What signs alone mean, where all rows have the same. */
    function legend(rows) {
      if (!isOneLadder(rows)) {
        return [];
      }
      var list = packs.element('ul', 'show-legend');
      var whole = rows.reduce(function (most, row) {
        return row.ladder.bands.length > most.ladder.bands.length ? row : most;
      });
      whole.ladder.bands.forEach(function (band) {
        var one = packs.element('li');
        one.append(packs.bandSwatch(whole.criterion, band), ' ' + band.title);
        list.append(one);
      });
      return [list];
    }

    function grid(slide) {
      var table = packs.part('show-grid');
      var head = table.tHead.rows[0];
      var places = packs.placesOf(slide.members, app.picture().masks, app.how.hidden);
      var numeric = slide.rows.some(function (row) { return row.ladder.numeric; });
      fit(table, slide.rows.length, slide.members.length + (numeric ? 1 : 0));
      table.classList.toggle('show-signs', slide.members.length > WORDS_FIT);
      places.forEach(function (at) {
        var cell = packs.element('th', '', app.nameOf(slide.members[at]));
        cell.scope = 'col';
        head.append(cell);
      });
      if (numeric) {
        var last = packs.element('th', 'show-mean', words.say('show.average'));
        last.scope = 'col';
        head.append(last);
      }
      slide.rows.forEach(function (row) {
        var line = packs.element('tr');
        var name = packs.element('th', '', row.criterion.label);
        name.scope = 'row';
        line.append(name);
        line.style.height = 70 / slide.rows.length + 'vh';
        places.forEach(function (at) {
          var place = packs.element('td');
          place.append(packs.markOfCell(row.criterion, row.cells[at]));
          line.append(place);
        });
        if (numeric) {
          line.append(packs.element('td', 'show-mean', row.summary.average || '\u2013'));
        }
        table.tBodies[0].append(line);
      });
      return numeric && slide.rows.every(function (row) { return row.ladder.numeric; })
        ? [table] : [table].concat(legend(slide.rows));
    }

    function figures(slide) {
      var table = packs.part('show-figures');
      var worded = !isOneLadder(slide.rows);
      slide.rows.forEach(function (row) {
        var line = packs.element('tr');
        var name = packs.element('th', '', row.criterion.label);
        var counts = packs.element('td', 'show-counts');
        name.scope = 'row';
        row.ladder.bands.forEach(function (band, at) {
          if (row.summary.bands[at]) {
            var one = packs.element('span', 'show-band');
            one.append(packs.bandSwatch(row.criterion, band),
              packs.element('span', worded ? '' : 'unseen', ' ' + band.title + ':'),
              ' ' + row.summary.bands[at]);
            counts.append(one, ' ');
          }
        });
        line.append(name, counts);
        if (table.tHead.rows[0].cells.length > 2) {
          line.append(packs.element('td', 'show-mean', row.summary.average || ''));
        }
        table.tBodies[0].append(line);
      });
      return [table].concat(legend(slide.rows));
    }

    function prose(said) {
      var box = packs.element('div', 'show-text', free(said));
      box.classList.toggle('show-long', box.textContent.length > LONG);
      return box;
    }

    function list(slide) {
      var made = packs.element('ol', 'show-list');
      slide.lines.forEach(function (line) { made.append(packs.element('li', '', line)); });
      return [made];
    }

    function action(slide) {
      var one = slide.action;
      var drawn = packs.part('show-action');
      var facts = {
        who: free(one.who), by: free(one.by),
        'for': packs.listed(words, one.criteria.map(function (id) {
          return app.spec.criterionOf.has(id) ? app.spec.criterionOf.get(id).label : id;
        })),
        schools: app.how.hidden && one.schools.length
          ? words.count('show.schools-hidden', one.schools.length)
          : packs.listed(words, one.schools.map(function (id) {
            var found = app.picture().subjects.find(function (got) { return got.id === id; });
            return found ? app.nameOf(found) : id;
          }))
      };
      var what = drawn.querySelector('.show-what');
      what.textContent = free(one.what);
      what.classList.toggle('show-long', what.textContent.length > LONG);
      Object.keys(facts).forEach(function (name) {
        var place = drawn.querySelector('[data-fact=' + name + ']');
        place.hidden = packs.isBlank(facts[name]);
        place.querySelector('dd').textContent = facts[name];
      });
      return [drawn];
    }

    var kinds = {
      grid: grid, figures: figures, factor: packs.showFactor(app), list: list, action: action,
      text: function (slide) { return [prose(slide.text)]; }
    };

    return function (place, slide, isWho) {
      var title = packs.element('h2', '', slide.title);
      place.dataset.kind = slide.kind;
      place.replaceChildren.apply(place, [title].concat(kinds[slide.kind](slide, isWho)));
    };
  };
})(window.packs = window.packs || {});
