/* Whose answers are entered, one paper each: a subject in one voice, or one of several who speak. */
(function (packs) {
  'use strict';

  /* Of those who speak beside others each has a return from the start, and so an id. */
  packs.paperKey = function (paper) {
    return [paper.voice.id, paper.id || '', paper.subject.id].join(' ');
  };

  function isAnswered(answer) {
    return Boolean(answer) && ((answer.value !== undefined && answer.value !== null) ||
      Boolean(answer.state));
  }

  /* Everything here is asked of the picture and the document as they are now. */
  packs.papers = function (app) {
    var spec = app.spec;
    var drawn = null;
    var standing = null;
    var unlocked = new Set();
    var of = app.document().id;

    function slot(subject, voice) {
      return voice + ' ' + subject;
    }

    function now() {
      if (drawn !== app.picture()) {
        drawn = app.picture();
        if (of !== app.document().id) {
          of = app.document().id;
          unlocked.clear();
        }
        standing = packs.standingReturns(spec, app.document(), app.how.round);
        standing.slots = new Map();
        standing.returns.forEach(function (one) {
          if (one.edition === spec.edition) {
            standing.slots.set(slot(one.subject, one.voice), one);
          }
        });
        standing.byId = packs.byId(standing.returns);
        standing.heard = packs.heard(spec, standing.returns);
        standing.stands = new Map();
        standing.asked = new Map();
        standing.kept = new Map();
        standing.order = new Map();
        app.document().returns.forEach(function (kept, place) {
          standing.order.set(kept.return.id, Math.min(place,
            standing.order.has(kept.return.id) ? standing.order.get(kept.return.id) : place));
          var reading = packs.carry(spec, kept.return);
          standing.kept.set(kept.return.id + ' ' + kept.return.revision, reading === kept.return ? kept
            : Object.assign({}, kept, { 'return': reading }));
        });
      }
      return standing;
    }

    function isThis(paper) {
      return function (one) {
        return one.subject === paper.subject.id && one.voice === paper.voice.id &&
          (paper.id === null || one.id === paper.id);
      };
    }

    /* What counts for a paper now, as it is kept in the document. */
    function known(paper) {
      var found = paper.id !== null ? now().byId.get(paper.id)
        : now().slots.get(slot(paper.subject.id, paper.voice.id));
      return found ? now().kept.get(found.id + ' ' + found.revision) || null : null;
    }

    function answers(paper) {
      var kept = known(paper);
      return (kept && kept.return.answers) || {};
    }

    /* The voice that agrees what several people drafted. */
    function closing(voice) {
      return spec.voices.slice(spec.weights.get(voice.id)).find(function (one) {
        return !one.speaker;
      }) || null;
    }

    /* The paper of somebody who speaks beside others names its return. */
    function paper(subject, voice, returned, isLast) {
      return {
        subject: subject, voice: voice, id: returned ? returned.id : null,
        speaker: returned ? returned.speaker || '' : '', isLast: Boolean(isLast)
      };
    }

    function list(voice, subject) {
      var subjects = app.picture().subjects;
      if (!voice.speaker) {
        return subjects.map(function (one) { return paper(one, voice); });
      }
      var last = closing(voice);
      var members = subject === null ? [] : now().returns.filter(function (one) {
        return one.subject === subject.id && one.voice === voice.id;
      }).sort(function (one, other) {
        return standing.order.get(one.id) - standing.order.get(other.id);
      }).map(function (one) { return paper(subject, voice, one); });
      return members.concat(subject !== null && last ? paper(subject, last, null, true) : []);
    }

    /* What a lighter voice that may be read here judged last, criterion by criterion. */
    function lighter(one) {
      var weight = spec.weights.get(one.voice.id);
      var found = new Map();
      (now().heard.get(one.subject.id) || []).forEach(function (got) {
        var voice = packs.voiceOf(spec, got.voice);
        if (got.edition === spec.edition && voice.shown && !voice.speaker &&
            spec.weights.get(got.voice) < weight) {
          Object.keys(got.answers || {}).forEach(function (id) {
            if (got.answers[id].value !== undefined && got.answers[id].value !== null) {
              found.set(id, { voice: voice, value: got.answers[id].value });
            }
          });
        }
      });
      return found;
    }

    /* Worked out once for each paper, until something changes. */
    function once(of, one, work) {
      var known = now()[of];
      var key = packs.paperKey(one);
      if (!known.has(key)) {
        known.set(key, work(one));
      }
      return known.get(key);
    }

    /* What hangs together: which questions are asked, and which reasons are wanted, as in a form. */
    function standOf(one) {
      var kept = known(one);
      var earlier = lighter(one);
      var round = spec.rounds.find(function (any) { return any.id === app.how.round; });
      var because = spec.results.map(function (rule) { return rule.reason; })
        .concat(earlier.size ? one.voice.reason : []).filter(Boolean);
      var mine = Object.assign({}, spec, {
        round_date: round ? round.date : null, voice_reason: one.voice.reason,
        criteria: spec.criteria.map(function (criterion) {
          var before = earlier.get(criterion.id);
          return Object.assign({}, criterion, { reasons: because },
            before ? { earlier: before.value } : {});
        })
      });
      return Object.assign({ earlier: earlier }, packs.standing(mine, {
        answers: (kept && kept.return.answers) || {}, fields: (kept && kept.return.fields) || {}
      }));
    }

    function stands(one) {
      return once('stands', one, standOf);
    }

    function askedOf(one) {
      var off = spec.hangsTogether ? stands(one).off : new Set();
      return spec.cuts.get(one.voice.id).criteria.filter(function (criterion) {
        return !off.has('answer.' + criterion.id);
      });
    }

    function asked(one) {
      return once('asked', one, askedOf);
    }

    /* What came in a file is somebody's own word: it changes only once a person says so. */
    function isLocked(one) {
      var kept = known(one);
      return kept !== null && kept.origin === 'file' && !unlocked.has(kept.return.id);
    }

    /* A draft that not everybody here may read, and that nobody said aloud: it stays in its file. */
    function isSealed(one) {
      var kept = known(one);
      return kept !== null && kept.origin === 'file' && !one.voice.shown;
    }

    return {
      criteria: spec.criteria,
      isSealed: isSealed,
      list: list,
      known: known,
      isLocked: isLocked,
      unlock: function (one) {
        if (!isSealed(one)) {
          unlocked.add(known(one).return.id);
        }
      },
      closing: closing,
      stands: stands,
      asked: asked,
      answer: function (one, criterion) { return packs.own(answers(one), criterion.id) || {}; },
      isAnswered: function (one, criterion) { return isAnswered(packs.own(answers(one), criterion.id)); },
      answered: function (one) {
        return asked(one).filter(function (criterion) {
          return isAnswered(packs.own(answers(one), criterion.id));
        }).length;
      },
      conflict: function (one) { return now().conflicts.some(isThis(one)); },
      otherEdition: function (one) {
        return now().returns.filter(isThis(one)).find(function (got) {
          return got.edition !== spec.edition;
        }) || null;
      }
    };
  };
})(window.packs = window.packs || {});
