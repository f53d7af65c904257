/* What stands on the page while answers are entered: the question, its answers, and the strip beside it. */
(function (packs) {
  'use strict';

  var ANSWERLESS = ['not-discussed', 'not-applicable'];

  packs.enterNames = function (app) {
    var words = app.words;

    /* Of several about one subject the voice tells them apart. */
    function short(paper) {
      return paper.speaker ? paper.speaker : paper.isLast ? paper.voice.label
        : app.fullNameOf(paper.subject);
    }

    return {
      short: short,
      full: function (paper) {
        return paper.id !== null
          ? words.say('enter.member', { subject: app.fullNameOf(paper.subject), speaker: paper.speaker })
          : paper.isLast
            ? words.say('enter.agreed', { subject: app.fullNameOf(paper.subject), voice: paper.voice.label })
            : paper.subject.name;
      },
      answer: function (criterion, answer) {
        if (answer.value !== undefined && answer.value !== null) {
          return packs.ladderOf(app.spec, criterion).cells.get(String(answer.value)).label;
        }
        return words.say('enter.' + (ANSWERLESS.includes(answer.state) ? answer.state : 'blank'));
      }
    };
  };

  /* The question, and a button for each answer. Drawn anew only when the question changes. */
  packs.enterQuestion = function (app) {
    var text = document.getElementById('enter-question');
    var pad = document.getElementById('enter-pad');
    var parts = document.getElementById('enter-questions').content;
    var shown = null;
    var keys = null;

    function place(criterion) {
      var part = parts.querySelector('[data-question="' + criterion.id + '"]').cloneNode(true);
      var states = parts.querySelector('.enter-states').cloneNode(true);
      var choices = part.querySelector('.enter-choices');
      var described = part.querySelector('.enter-described');
      var was = text.querySelector('.enter-described');
      var ladder = packs.ladderOf(app.spec, criterion);
      var values = Array.from(choices.children, function (one) {
        return ladder.cells.get(one.dataset.value).value;
      });
      keys = packs.keysOf(ladder, values);
      Array.from(choices.children).forEach(function (button, at) {
        var key = packs.keyFor(keys, values[at]);
        var kbd = button.querySelector('kbd');
        kbd.textContent = key;
        kbd.hidden = keys.typed || key === button.querySelector('.enter-choice-name').textContent;
      });
      states.querySelector('[data-state=not-applicable]').hidden = !criterion.not_applicable;
      pad.replaceChildren(choices, states);
      text.replaceChildren(part.querySelector('.enter-text'));
      if (described) {
        described.open = Boolean(was && was.open);
        text.append(described);
      }
    }

    /* "answer" is null where it must not be seen. */
    return function (criterion, answer, isOff, number, of) {
      if (shown !== criterion.id) {
        place(criterion);
        shown = criterion.id;
      }
      text.querySelector('.enter-place').textContent = app.words.say('enter.place', { n: number, of: of });
      pad.querySelectorAll('.enter-choice').forEach(function (button) {
        var state = button.dataset.state;
        button.setAttribute('aria-pressed', String(answer !== null && (state === undefined
          ? String(answer.value) === button.dataset.value : state !== '' && answer.state === state)));
        button.setAttribute('aria-disabled', String(isOff));
      });
      return keys;
    };
  };

  /* The strip: all questions of a paper, or all papers of a question. */
  packs.enterStrip = function (app, names) {
    var list = document.getElementById('enter-list');
    var keep = packs.keyed(list, function () { return packs.part('enter-row'); });

    function mark(row) {
      if (row.isSecret) {
        var word = document.createElement('span');
        word.textContent = row.isAnswered ? app.words.say('enter.in-mark') : '\u2013';
        word.className = row.isAnswered ? 'enter-in' : 'enter-out';
        return word;
      }
      return row.notAsked ? packs.markNamed('not-asked')
        : packs.answerMark(app.spec, row.criterion, row.answer);
    }

    return function (rows, current) {
      keep(rows, function (row) { return row.key; }, function (element, row) {
        var button = element.firstElementChild;
        var holder = button.querySelector('.enter-row-mark');
        button.dataset.key = row.key;
        button.querySelector('.enter-row-name').textContent = row.name;
        holder.replaceChildren(mark(row));
        holder.classList.toggle('enter-row-open', row.isOpen);
        button.classList.toggle('enter-row-missing', Boolean(row.missing));
        if (row.key === current) {
          button.setAttribute('aria-current', 'true');
          list.scrollTop += Math.min(0, element.offsetTop - list.offsetTop - list.scrollTop) +
            Math.max(0, element.offsetTop + element.offsetHeight - list.offsetTop -
              list.scrollTop - list.clientHeight);
        } else {
          button.removeAttribute('aria-current');
        }
      });
    };
  };

  /* How the answers of several spread: dots for the eye, figures in words beside. */
  packs.enterSpread = function (app, criterion, answers, withAverage) {
    var words = app.words;
    var ladder = packs.ladderOf(app.spec, criterion);
    var cells = answers.filter(function (one) { return one.value !== undefined && one.value !== null; })
      .map(function (one) { return ladder.cells.get(String(one.value)); })
      .sort(function (one, other) { return one.place - other.place; });
    var summary = packs.summary(ladder, cells);
    var said = [];
    if (withAverage && summary.average) {
      said.push(words.count('spread.average', summary.count, { average: summary.average }));
    }
    if (summary.count > 1 && ladder.numeric) {
      said.push(words.say('spread.from', { lowest: summary.lowest, highest: summary.highest }));
    }
    if (!ladder.numeric) {
      ladder.bands.forEach(function (band, at) {
        if (summary.bands[at]) {
          said.push(summary.bands[at] + ' ' + band.title);
        }
      });
    }
    ANSWERLESS.forEach(function (state) {
      var some = answers.filter(function (one) { return one.state === state; }).length;
      if (some) {
        said.push(words.count('spread.' + state, some));
      }
    });
    return {
      words: said.join(', '),
      dots: packs.dots(app, criterion, cells.map(function (cell) { return cell.value; }),
        withAverage ? summary.tenths : null)
    };
  };
})(window.packs = window.packs || {});
