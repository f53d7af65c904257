/* Results as builder/results works them out, over the same vectors: tests/vectors/results.json. */
(function (packs) {
  'use strict';

  var from = packs.facts;
  var own = from.own;
  var fact = from.fact;
  var given = from.given;
  var says = from.says;

  function amount(written) {
    return packs.hundredths(String(written));
  }

  function outcome(values, display, key, texts, n) {
    return {
      values: values, display: display, applies: true,
      how: { key: key, texts: texts, n: n === undefined ? null : n }
    };
  }

  function numbered(result, number, key, texts, n) {
    return outcome([packs.writtenNumber(number)], [packs.shownNumber(number, result.unit)],
      key, texts, n);
  }

  function lookup(result, scene) {
    var found = given(result.of, scene.known);
    var values = new Set();
    found.values.forEach(function (value) {
      var follows = own(result.values, value);
      if (follows === undefined) {
        throw from.unreadable(found, [value]);
      }
      [].concat(follows).forEach(function (one) { values.add(one); });
    });
    var words = fact('', [], from.of(result.proposes, scene.known).labels, result.unit);
    var display = Array.from(values, function (value) {
      var worded = result.unit || own(words.labels, value) !== undefined || packs.dayOf(value);
      return worded ? says(words, value) : value;  // "2010" is no number without a unit.
    });
    return outcome(Array.from(values), display, 'lookup', {
      of: found.title,
      value: found.values.map(function (value) { return says(found, value); }).join(', ')
    });
  }

  function steps(result, scene) {
    var found = given(result.of, scene.known);
    var number = from.numberOf(found);
    var ends = result.steps.slice(0, -1).map(function (step) { return amount(step.up_to); });
    var place = ends.filter(function (end) { return end < number; }).length;
    var gives = amount(result.steps[place].gives);
    var texts = {
      number: packs.shownNumber(number, found.unit), gives: packs.shownNumber(gives, result.unit)
    };
    if (place > 0) {
      texts.from = packs.bareNumber(ends[place - 1], found.unit);
    }
    if (place < ends.length) {
      texts.to = packs.bareNumber(ends[place], found.unit);
    }
    return numbered(result, gives,
      'steps.' + (place === 0 ? 'first' : place < ends.length ? 'between' : 'last'), texts);
  }

  function times(result, scene) {
    var found = given(result.of, scene.known);
    var number = from.numberOf(found);
    var price = amount(result.by);
    return numbered(result, packs.product(number, price), 'times', {
      number: packs.shownNumber(number, found.unit), by: packs.shownNumber(price, result.unit)
    });
  }

  function cap(result, scene) {
    var found = given(result.of, scene.known);
    var number = from.numberOf(found);
    var most = amount(result.at);
    return numbered(result, number > most ? most : number,
      number > most ? 'cap.over' : 'cap.within',
      { number: packs.shownNumber(number, found.unit), at: packs.bareNumber(most, found.unit) });
  }

  function sum(result, scene) {
    var got = from.gathered(result.of, scene.among);
    var total = got.values.reduce(function (before, one) {
      var number = packs.hundredths(one.value);
      if (number === null) {
        throw from.unreadable(one.fact, [one.value]);
      }
      return before + number;
    }, BigInt(0));
    return numbered(result, total, scene.grouped ? 'sum.group' : 'sum', got.texts,
      got.values.length);
  }

  function count(result, scene) {
    var got = from.gathered(result.of, scene.among);
    var wanted = (result.is || []).map(String);
    var found = got.values.filter(function (one) {
      return !wanted.length || wanted.includes(one.value);
    }).length;
    var words = {};
    got.values.forEach(function (one) { Object.assign(words, one.fact.labels); });
    var texts = Object.assign({
      is: wanted.map(function (value) {
        return own(words, value) === undefined ? value : words[value];
      }).join(', '),
      given: String(got.values.length), found: String(found)
    }, got.texts);
    return numbered(result, BigInt(found * 100),
      'count.' + (wanted.length ? 'is' : 'all') + (scene.grouped ? '.group' : ''), texts);
  }

  function beside(result, found, scene) {
    var other = result.with;
    if (other === 'round') {
      if (!scene.roundDate || !packs.dayOf(scene.roundDate)) {
        throw from.noValue('waiting.round');
      }
      return fact('', [scene.roundDate]);
    }
    if (!scene.known.has(other) && amount(other) !== null) {
      return fact('', [String(other)], {}, found.unit);
    }
    return given(other, scene.known);
  }

  function measure(one) {
    return one.values.length === 1 && packs.dayOf(one.values[0]) || from.numberOf(one);
  }

  function compare(result, scene) {
    var found = given(result.of, scene.known);
    var left = measure(found);
    var other = beside(result, found, scene);
    var right = measure(other);
    if (typeof left !== typeof right) {
      throw from.unreadable(found);
    }
    var which = left > right ? 'more' : left < right ? 'less' : 'equal';
    return outcome([which], [result[which]],
      result.with === 'round' ? 'compare.round' : 'compare',
      { of: says(found, found.values[0]), with: says(other, other.values[0]) });
  }

  function datePlus(result, scene) {
    var found = given(result.of, scene.known);
    var start = from.dayOf(found);
    var months = result.months || 0;
    var days = result.days || 0;
    var day = packs.laterDay(start, months, days);
    if (day === null) {
      throw from.unreadable(found);
    }
    return outcome([day], [packs.shownDay(day)],
      'date_plus.' + (months && days ? 'both' : months ? 'months' : 'days'),
      { from: packs.shownDay(start), days: String(days) }, months || days);
  }

  var RULES = {
    lookup: lookup, steps: steps, times: times, cap: cap, sum: sum, count: count,
    compare: compare, date_plus: datePlus
  };

  function worked(result, scene) {
    try {
      if (!scene.among.length) {
        throw from.noValue('silent');
      }
      return RULES[result.rule](result, scene);
    } catch (why) {
      if (!why.how) {
        throw why;
      }
      return { values: [], display: [], how: why.how, applies: why.applies };
    }
  }

  /* What is proposed for a criterion counts as its value while it is blank. */
  function learn(known, result, got) {
    var labels = {};
    got.values.forEach(function (value, place) { labels[value] = got.display[place]; });
    known.set(result.id, fact(result.title, got.values, labels, result.unit, got.applies));
    var criterion = known.get(result.proposes);
    if (criterion && got.values.length && !criterion.values.length) {
      known.set(result.proposes, Object.assign({}, criterion, { values: got.values }));
    }
  }

  function inOrder(results, known, members, roundDate) {
    return results.map(function (result) {
      var gathers = members && (result.rule === 'sum' || result.rule === 'count');
      var among = (gathers ? members : [known]).filter(function (one) {
        return from.holds(result.when, one);
      });
      var scene = { known: known, among: among, grouped: Boolean(gathers), roundDate: roundDate };
      var got = Object.assign({ id: result.id }, worked(result, scene));
      learn(known, result, got);
      return got;
    });
  }

  packs.workOut = function (results, facts, roundDate) {
    return inOrder(results, from.read(facts), null, roundDate);
  };

  packs.workOutGroup = function (results, members, roundDate) {
    return inOrder(results, new Map(), members.map(from.read), roundDate);
  };

  /* The sentence of how a result was worked out, from components/result-words.html. */
  packs.sayHow = function (words, how) {
    var name = 'result.' + how.key;
    return how.n === null ? words.say(name, how.texts) : words.count(name, how.n, how.texts);
  };
})(window.packs = window.packs || {});
