/* Files come in: chosen, dropped, a folder of them, again and again. One redraw at the end, and one
   sentence that says what became of them. */
(function (packs) {
  'use strict';

  var MOST_TOLD = 3;
  var TAKEN = ['accepted', 'newer'];
  var WELL = TAKEN.concat('unchanged', 'older', 'workshop');

  packs.collationIntake = function (app) {
    var spec = app.spec;
    var words = app.words;
    var tell = packs.intakeProgress(words);
    var last = Promise.resolve();

    function fits(item) {
      var found = item.workshop !== undefined && packs.workshop.read(item.workshop);
      return found && packs.workshop.refusal(found, spec) === null ? found : null;
    }

    function open(found, name) {
      var isRound = spec.rounds.some(function (one) { return one.id === found.round; });
      app.adopt(Object.assign({}, found, { round: isRound ? found.round : spec.round }),
        { file: name, at: Date.now(), how: 'opened' });
      return words.count('intake.opened', found.returns.length, { file: name });
    }

    function asked(found, name) {
      return app.ask('ask-workshop', {
        file: name, returns: words.count('workshop.returns', found.returns.length),
        here: words.count('workshop.returns', app.document().returns.length)
      });
    }

    /* Workshops first, as one may become what the others are taken into. */
    function withWorkshops(items) {
      var rest = [];
      var said = [];
      return items.reduce(function (before, item) {
        return before.then(function () {
          var found = fits(item);
          if (!found) {
            rest.push(item);
            return null;
          }
          return (packs.workshop.isUntouched(app.document()) ? Promise.resolve('replace')
            : asked(found, item.name)).then(function (answer) {
            if (answer === 'replace') {
              said.push(open(found, item.name));
            } else if (answer === 'add') {
              rest.push(item);
            } else {
              said.push(words.say('intake.left', { file: item.name }));
            }
          });
        });
      }, Promise.resolve()).then(function () { return { items: rest, said: said }; });
    }

    function tallied(verdicts, key) {
      var counts = new Map();
      verdicts.forEach(function (one) {
        counts.set(one[key], (counts.get(one[key]) || 0) + 1);
      });
      return Array.from(counts);
    }

    /* Returns of another round are taken in, and not in view: without a word they would seem lost. */
    function elsewhere(got, verdicts) {
      var rounds = new Map(got.document.returns.map(function (kept) {
        return [kept.return.id + kept.return.revision, kept.return.round];
      }));
      var others = verdicts.filter(function (one) { return one.return !== null; })
        .map(function (one) { return { round: rounds.get(one.return + one.revision) }; })
        .filter(function (one) { return one.round && one.round !== app.how.round; });
      return tallied(others, 'round').map(function (pair) {
        var round = spec.rounds.find(function (one) { return one.id === pair[0]; });
        return round ? words.count('intake.round', pair[1], { round: round.title }) : '';
      });
    }

    /* Answers to an earlier edition are taken in: that they are, and are not all counted, must be said. */
    function earlier(got, verdicts) {
      var editions = new Map(got.document.returns.map(function (kept) {
        var then = packs.carriedFrom(packs.carry(spec, kept.return));
        return [kept.return.id + kept.return.revision, then && then.edition];
      }));
      var some = verdicts.filter(function (one) { return TAKEN.includes(one.verdict); })
        .map(function (one) { return { edition: editions.get(one.return + one.revision) }; })
        .filter(function (one) { return one.edition; });
      return tallied(some, 'edition').map(function (pair) {
        return verdicts.length === 1 ? words.say('intake.edition-alone', { edition: pair[0] })
          : words.count('intake.edition', pair[1], { edition: pair[0] });
      });
    }

    /* A long list of troubles would not be read: each has its own line further down. */
    function parts(verdicts) {
      var pairs = tallied(verdicts, 'verdict').map(function (pair) {
        return [pair[0] === 'newer' ? 'accepted' : pair[0], pair[1]];
      });
      var well = pairs.filter(function (pair) { return WELL.includes(pair[0]); });
      var bad = pairs.filter(function (pair) { return !WELL.includes(pair[0]); });
      if (bad.length > MOST_TOLD) {
        bad = [['others', bad.reduce(function (sum, pair) { return sum + pair[1]; }, 0)]];
      }
      var sums = new Map();
      well.concat(bad).forEach(function (pair) {
        sums.set(pair[0], (sums.get(pair[0]) || 0) + pair[1]);
      });
      return Array.from(sums, function (pair) {
        return verdicts.length === 1 ? words.say('told.' + pair[0] + '.alone')
          : words.count('told.' + pair[0], pair[1]);
      });
    }

    function sentence(got) {
      var verdicts = got.verdicts;
      var bad = verdicts.some(function (one) { return !WELL.includes(one.verdict); });
      return {
        bad: bad,
        said: [words.count(app.how.hidden ? 'intake.sum-hidden' : 'intake.sum', verdicts.length, {
          file: verdicts[0].name, parts: parts(verdicts).join(', ')
        })].concat(earlier(got, verdicts), elsewhere(got, verdicts), bad ? words.say('intake.see') : [])
      };
    }

    function isNews(got) {
      return got.document.files.length !== app.document().files.length ||
        got.verdicts.some(function (one) { return one.verdict !== 'unchanged'; });
    }

    function takeIn(items) {
      return withWorkshops(items).then(function (left) {
        var told = { bad: false, said: [] };
        if (left.items.length) {
          var got = packs.sift(spec, app.document(), left.items);
          told = sentence(got);
          if (isNews(got)) {
            app.change(function (draft) { Object.assign(draft, got.document); });
          }
        }
        app.notice.say(left.said.concat(told.said).filter(Boolean).join(' '), told.bad);
      });
    }

    function read(files) {
      if (!files.length || files.length > packs.mostFiles) {
        app.notice.say(files.length ? words.say('intake.many', { n: packs.mostFiles })
          : words.say('intake.none'), true);
        return null;
      }
      return packs.intake(files, function (done) { tell(done, files.length); })
        .then(function (items) {
          tell(null);
          return takeIn(items);
        });
    }

    /* One lot after the other: what comes while another is read waits for its turn. */
    function take(gathered) {
      last = last.then(function () { return gathered; }).then(read).catch(function (error) {
        app.notice.say(words.say('intake.failed'), true);
        window.reportError(error);
      }).then(function () { tell(null); });
    }

    packs.doors(app, take);
  };
})(window.packs = window.packs || {});
