/* Numbers and days as builder/quantities.py reads and shows them: numbers as whole hundredths. */
(function (packs) {
  'use strict';

  var ZERO = BigInt(0);
  var HUNDRED = BigInt(100);
  var POUND = '\u00a3';

  /* A number in digits, in hundredths; null where it cannot be read. */
  packs.hundredths = function (text) {
    var parts = /^[ \t\r\n]*(-?)([0-9]{1,30})(?:\.([0-9]{1,2}))?[ \t\r\n]*$/.exec(text);
    return parts && BigInt(parts[1] + parts[2] + (parts[3] || '').padEnd(2, '0'));
  };

  function parts(amount) {
    var size = amount < ZERO ? -amount : amount;
    var rest = size % HUNDRED;
    return {
      sign: amount < ZERO ? '-' : '',
      whole: String(size / HUNDRED),
      decimals: rest ? '.' + String(rest).padStart(2, '0') : ''
    };
  }

  packs.writtenNumber = function (amount) {
    var got = parts(amount);
    return got.sign + got.whole + got.decimals.replace(/0$/, '');
  };

  packs.shownNumber = function (amount, unit) {
    var got = parts(amount);
    var whole = got.whole.replace(/\B(?=(\d{3})+$)/g, ',');
    if (unit === POUND) {
      return got.sign + POUND + whole + got.decimals;
    }
    var words = (unit || '').split('|');
    var word = words[got.whole === '1' && !got.decimals ? 0 : words.length - 1];
    return got.sign + whole + got.decimals.replace(/0$/, '') +
      (unit === '%' ? unit : word ? ' ' + word : '');
  };

  /* Beside a number that has its unit in words already. */
  packs.bareNumber = function (amount, unit) {
    return packs.shownNumber(amount, unit === POUND || unit === '%' ? unit : null);
  };

  /* Half up, away from zero. */
  packs.product = function (one, other) {
    var exact = one * other;
    var rounded = ((exact < ZERO ? -exact : exact) + BigInt(50)) / HUNDRED;
    return exact < ZERO ? -rounded : rounded;
  };

  /* A day that is in the calendar, such as 2009-11-28; null for any other. No clock, no time zone. */
  function calendar(year, month, day) {
    var date = new Date(0);
    date.setUTCFullYear(year, month, day);
    return date;
  }

  function iso(date) {
    return [String(date.getUTCFullYear()).padStart(4, '0'), date.getUTCMonth() + 1, date.getUTCDate()]
      .map(function (part) { return String(part).padStart(2, '0'); }).join('-');
  }

  function numbers(day) {
    return day.split('-').map(Number);
  }

  packs.dayOf = function (text) {
    var found = /^[ \t\r\n]*([0-9]{4}-[0-9]{2}-[0-9]{2})[ \t\r\n]*$/.exec(text);
    var part = found && numbers(found[1]);
    return part && part[0] > 0 && iso(calendar(part[0], part[1] - 1, part[2])) === found[1]
      ? found[1] : null;
  };

  /* Months first, no further than a month's last day; then days. Null beyond the year 9999. */
  packs.laterDay = function (day, months, days) {
    var part = numbers(day);
    var last = calendar(part[0], part[1] + months, 0);
    last.setUTCDate(Math.min(part[2], last.getUTCDate()));
    last.setUTCDate(last.getUTCDate() + days);
    return last.getUTCFullYear() > 9999 ? null : iso(last);
  };

  var monthName = null;  // Made once, when it is first needed: it takes long.

  packs.shownDay = function (day) {
    var part = numbers(day);
    monthName = monthName || new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
      month: 'long', timeZone: 'UTC'
    });
    return part[2] + ' ' + monthName.format(calendar(2000, part[1] - 1, 1)) + ' ' + part[0];
  };
})(window.packs = window.packs || {});
