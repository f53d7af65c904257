/* What changed since another round, over those alone that answered the same text both times. */
(function (packs) {
  'use strict';

  /* A person's value, and the text that was answered. What a rule gives was said by nobody. */
  function judged(collated, row, place) {
    var cell = row.cells[place];
    var member = collated.members[place];
    if (cell.kind !== 'value' || cell.byDefault) {
      return null;
    }
    var by = collated.heard.get(member.id).said.by.get(row.criterion.id);
    return { member: member, cell: cell, fingerprint: by.fingerprint };
  }

  function judgedIn(collated, row) {
    return collated.members.map(function (member, place) {
      return judged(collated, row, place);
    }).filter(Boolean);
  }

  function summaryOf(row, cells) {
    return packs.summary(row.ladder, cells.slice().sort(function (one, other) {
      return one.place - other.place;
    }));
  }

  function both(then, now) {
    return then === null || now === null ? null : [then, now];
  }

  function step(one) {
    return Math.sign(one.to.place - one.from.place);
  }

  function movedOn(row, now, last, before) {
    var earlier = new Map(before ? judgedIn(last, before).map(function (one) {
      return [one.member.id, one];
    }) : []);
    var members = judgedIn(now, row).filter(function (one) {
      var then = earlier.get(one.member.id);
      return then && then.fingerprint === one.fingerprint;
    }).map(function (one) {
      return { member: one.member, from: earlier.get(one.member.id).cell, to: one.cell };
    });
    members.forEach(function (one) { one.step = step(one); });
    var from = summaryOf(row, members.map(function (one) { return one.from; }));
    var to = summaryOf(row, members.map(function (one) { return one.to; }));
    function count(way) {
      return members.filter(function (one) { return one.step === way; }).length;
    }
    return {
      criterion: row.criterion, both: members.length, tenths: both(from.tenths, to.tenths),
      spread: both(from.spread, to.spread), up: count(1), down: count(-1), same: count(0),
      members: members
    };
  }

  /* One for each criterion, in order; "step" is 1, 0 or -1 on its scale. */
  packs.moved = function (spec, now, last) {
    var before = new Map(last.rows.map(function (row) { return [row.criterion.id, row]; }));
    return now.rows.map(function (row) {
      return movedOn(row, now, last, before.get(row.criterion.id));
    });
  };
})(window.packs = window.packs || {});
