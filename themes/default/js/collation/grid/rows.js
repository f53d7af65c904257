/* Which rows and columns a grid has and in which order, how much of it is shown, and nothing drawn. */
(function (packs) {
  'use strict';

  /* From the youngest on, as in builder/model/cluster.py. Whoever has none comes last. */
  var PHASES = ['nursery', 'infant', 'primary', 'middle', 'secondary', 'all-through', 'special',
    'alternative'];
  /* Above this many columns a table is wider than anybody can follow. */
  var MOST_ACROSS = 40;

  var SILENT = ['not-asked', 'no-return', 'conflict'];

  /* Whether nobody is asked: a voice that alone is asked took no part in this round. */
  function isLeftOut(row) {
    var kinds = new Set(row.cells.map(function (cell) { return cell.kind; }));
    return row.criterion.voices.length > 0 && kinds.has('not-asked') &&
      Array.from(kinds).every(function (kind) { return SILENT.includes(kind); });
  }

  /* Lower comes first. Who has no figure comes last, and ties stay as they are in the file. */
  var ORDERS = {
    average: function (row) { return row.summary.tenths; },
    spread: function (row) { return row.summary.spread === null ? null : -row.summary.spread; },
    lowest: function (row) { return row.summary.count ? -row.summary.bands[0] : null; }
  };

  function sorted(lines, sort) {
    var figure = ORDERS[sort];
    return lines.slice().sort(function (one, other) {
      var a = figure(one.row);
      var b = figure(other.row);
      return a === null || b === null ? (a === null) - (b === null) : a - b;
    });
  }

  function sections(spec, lines, sort) {
    if (ORDERS[sort]) {
      return [{ title: null, lines: sorted(lines, sort) }];
    }
    var byId = new Map(lines.map(function (line) { return [line.row.criterion.id, line]; }));
    var found = spec.sections.map(function (section) {
      return {
        title: spec.sections.length > 1 ? section.title : null,
        lines: section.criteria.map(function (id) { return byId.get(id); }).filter(Boolean)
      };
    });
    return found.filter(function (section) { return section.lines.length; });
  }

  packs.byPhase = function (members) {
    var found = new Map(PHASES.concat(null).map(function (phase) { return [phase, []]; }));
    members.forEach(function (member, place) {
      found.get(found.has(member.phase) ? member.phase : null).push(place);
    });
    return Array.from(found, function (pair) { return { phase: pair[0], places: pair[1] }; })
      .filter(function (group) { return group.places.length; });
  };

  /* Places among the members, in the order of the columns. Hidden names come in no known order: the list's
     own would tell who is who. */
  packs.placesOf = function (members, masks, isHidden) {
    var places = members.map(function (member, place) { return place; });
    return !isHidden ? places : places.sort(function (one, other) {
      return masks.get(members[one].id) - masks.get(members[other].id);
    });
  };

  function groups(members, masks, how) {
    return how.phases && !how.hidden ? packs.byPhase(members)
      : [{ phase: null, places: packs.placesOf(members, masks, how.hidden) }];
  }

  function kindsIn(lines) {
    var kinds = new Set();
    lines.forEach(function (line) {
      line.row.cells.forEach(function (cell) {
        kinds.add(cell.kind);
        if (cell.byDefault) {
          kinds.add('by-default');
        }
      });
    });
    return kinds;
  }

  function flat(some, part) {
    return [].concat.apply([], some.map(function (one) { return one[part]; }));
  }

  packs.mostAcross = MOST_ACROSS;

  packs.gridOf = function (spec, picture, how) {
    var members = picture.now.members;
    var all = picture.now.rows.map(function (row, place) {
      return { row: row, moved: picture.moved[place] || null };
    });
    var shown = all.filter(function (line) { return !isLeftOut(line.row); });
    var ordered = groups(members, picture.masks, how);
    var parts = sections(spec, shown, how.sort);
    var numeric = shown.filter(function (line) { return line.row.ladder.numeric; }).length;
    return {
      members: members,
      groups: ordered,
      isGrouped: ordered.length > 1,
      places: flat(ordered, 'places'),
      sections: parts,
      lines: flat(parts, 'lines'),
      leftOut: all.filter(function (line) { return isLeftOut(line.row); })
        .map(function (line) { return line.row.criterion; }),
      oneScale: spec.whole !== null &&
        shown.every(function (line) { return !line.row.criterion.own; }),
      numeric: numeric > 0,
      worded: numeric < shown.length,
      kinds: kindsIn(shown),
      turned: how.turned || members.length > MOST_ACROSS,
      hidden: how.hidden,
      before: how.changes ? picture.before : null
    };
  };

  /* How many are in each band of the rubric's own scale: null where a row does not offer it. */
  packs.bandCounts = function (spec, row) {
    return spec.ladders[spec.whole].bands.map(function (band) {
      var place = row.ladder.bands.findIndex(function (one) { return one.id === band.id; });
      return place < 0 ? null : row.summary.bands[place];
    });
  };
})(window.packs = window.packs || {});
