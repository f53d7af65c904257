/* What a rule of results.js works with, as builder/results/facts.py has it. */
(function (packs) {
  'use strict';

  var NONE = Object.freeze({});

  function own(object, key) {
    return Object.prototype.hasOwnProperty.call(object || NONE, key) ? object[key] : undefined;
  }

  /* Thrown where a rule has nothing to work with. */
  function noValue(key, texts) {
    return { how: { key: key, texts: texts || {}, n: null }, applies: key !== 'silent' };
  }

  function unreadable(fact, values) {
    return noValue('unreadable', { of: fact.title, value: (values || fact.values).join(', ') });
  }

  function fact(title, values, labels, unit, applies) {
    return {
      title: title, values: values || [], labels: labels || NONE, unit: unit || null,
      applies: applies !== false
    };
  }

  /* Facts as a page writes them: what has a default may be left out. */
  function readFacts(facts) {
    return new Map(Object.keys(facts).map(function (ref) {
      var one = facts[ref];
      return [ref, fact(one.title, one.values, one.labels, one.unit, one.applies)];
    }));
  }

  function of(ref, known) {
    return known.get(ref) || fact(ref);
  }

  function given(ref, known) {
    var found = of(ref, known);
    if (!found.applies) {
      throw noValue('silent');
    }
    if (!found.values.length) {
      throw noValue('waiting', { of: found.title });
    }
    return found;
  }

  function says(one, value) {
    var number = packs.hundredths(value);
    var day = packs.dayOf(value);
    return own(one.labels, value) ||
      (number !== null ? packs.shownNumber(number, one.unit) : day ? packs.shownDay(day) : value);
  }

  function numberOf(one) {
    var number = one.values.length === 1 ? packs.hundredths(one.values[0]) : null;
    if (number === null) {
      throw unreadable(one);
    }
    return number;
  }

  function dayOf(one) {
    var day = one.values.length === 1 ? packs.dayOf(one.values[0]) : null;
    if (day === null) {
      throw unreadable(one);
    }
    return day;
  }

  function holds(conditions, known) {
    return (conditions || []).every(function (condition) {
      var found = of(condition.answer, known);
      return found.applies && condition.is.some(function (value) {
        return found.values.includes(String(value));
      });
    });
  }

  /* Everything that was given; nothing is not zero. */
  function gathered(refs, among) {
    var asked = among.map(function (known) {
      return refs.map(function (ref) { return of(ref, known); }).filter(function (one) {
        return one.applies;
      });
    }).filter(function (some) { return some.length; });
    var said = asked.map(function (some) {
      return some.flatMap(function (one) {
        return one.values.map(function (value) { return { fact: one, value: value }; });
      });
    });
    var values = said.flat();
    var titles = refs.map(function (ref) {
      var known = among.find(function (one) { return one.has(ref); });
      return known ? known.get(ref).title : ref;
    }).join(', ');
    if (!asked.length) {
      throw noValue('silent');
    }
    if (!values.length) {
      throw noValue('waiting', { of: titles });
    }
    return {
      values: values,
      texts: {
        of: titles, members: String(asked.length),
        with: String(said.filter(function (some) { return some.length; }).length)
      }
    };
  }

  packs.facts = {
    own: own, fact: fact, read: readFacts, of: of, given: given, says: says, numberOf: numberOf,
    dayOf: dayOf, holds: holds, gathered: gathered, noValue: noValue, unreadable: unreadable
  };
})(window.packs = window.packs || {});
