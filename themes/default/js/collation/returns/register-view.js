/* The register: every member with how its return stands, and who is still missing. */
(function (packs) {
  'use strict';

  var SPOILT = ['damaged', 'unreadable', 'empty-zip', 'large'];

  function tagOf(name) {
    var tags = document.getElementById('register-tags').content;
    return Array.from(tags.children).find(function (one) { return one.dataset.tag === name; })
      .cloneNode(true);
  }

  function labels(app, criteria) {
    return packs.listed(app.words, criteria.map(function (one) { return one.label; }));
  }

  /* Files that gave nothing, and are called like those that a member's form saves. */
  function spoilt(app, member) {
    return app.document().files.filter(function (line) {
      var name = line.name.split(/[/\\]|: /).pop().toLowerCase();
      return SPOILT.includes(line.verdict) && name.startsWith(member.id + '.');
    }).map(function (line) { return line.name; });
  }

  function missingWords(app, member) {
    var files = app.how.hidden ? [] : spoilt(app, member);
    return files.length ? app.words.say('register.spoilt', { files: files.join(', ') })
      : app.words.say('register.missing');
  }

  /* What stands in the way of a return that is complete, and what becomes of it all the same. */
  function details(app, entry) {
    var words = app.words;
    var counted = entry.standing === 'returned' || entry.standing === 'incomplete';
    return [
      entry.standing === 'returned' ? words.say('register.complete') : '',
      entry.blank.length ? words.say('register.blank', { criteria: labels(app, entry.blank) }) : '',
      entry.notDiscussed.length
        ? words.say('register.open', { criteria: labels(app, entry.notDiscussed) }) : '',
      entry.unexplained.length
        ? words.say('register.unexplained', { criteria: labels(app, entry.unexplained) }) : '',
      entry.standing === 'incomplete' ? words.say('register.counted') : '',
      counted ? '' : entry.standing !== 'missing' ? words.say('register.' + entry.standing, entry)
        : entry.drafts ? '' : missingWords(app, entry.member),
      entry.reworded ? words.say('register.reworded') : '',
      counted && entry.edition !== app.spec.edition ? words.say('register.carried', {
        edition: entry.edition, kept: packs.keptWords(words, entry.aside)
      }) : '',
      entry.drafts ? words.count('register.drafts', entry.drafts) : '',
      entry.drafts && entry.standing === 'missing' ? words.say('register.nothing-agreed') : ''
    ].filter(Boolean).join(' ');
  }

  /* Where several voices speak for everybody, which of them has. */
  function voices(app, entry) {
    var several = app.spec.voices.filter(function (voice) { return !voice.speaker && voice.shown; });
    if (several.length < 2 || !entry.returns.length) {
      return [];
    }
    return several.map(function (voice) {
      var spoke = entry.returns.some(function (one) {
        return one.voice === voice.id && one.edition === app.spec.edition;
      });
      return app.words.say(spoke ? 'register.voice' : 'register.no-voice', { voice: voice.label });
    });
  }

  function list(lines, className) {
    var made = packs.element('ul', className);
    lines.forEach(function (line) { made.append(packs.element('li', 'file-name', line)); });
    return made;
  }

  /* Every file about one member, with its revision where one replaces another. */
  function files(app, some) {
    var plain = some.every(function (one) { return one.state === 'used' || one.state === 'kept'; });
    return some.map(function (one) {
      var name = one.files.join(', ') || app.words.say('register.entered');
      return plain ? name
        : app.words.say('register.file-' + one.state, { file: name, revision: one.revision });
    });
  }

  function row(app, entry, about) {
    var made = packs.part('register-row');
    function put(name) { return made.querySelector('[data-part="' + name + '"]'); }
    put('name').textContent = app.nameOf(entry.member);
    put('tag').append(tagOf(entry.standing === 'missing' && entry.drafts ? 'drafts' : entry.standing));
    put('details').append(packs.element('p', '', details(app, entry)));
    var spoke = voices(app, entry);
    if (spoke.length) {
      put('details').append(list(spoke, 'register-voices'));
    }
    if (about.length && !app.how.hidden) {
      put('files').append(list(files(app, about), 'register-names'));
    }
    return made;
  }

  /* A form about one thing has many who answer it: each a line, by what they call themselves. */
  function answers(spec, returned) {
    var fields = spec.return_fields.filter(function (field) {
      return !field.voices.length || field.voices.includes(returned.voice);
    });
    var got = fields.filter(function (field) {
      var said = packs.own(returned.fields, field.id);
      return said !== undefined && packs.written(said) !== null;
    }).length;
    var judged = spec.criteria.filter(function (criterion) {
      var answer = packs.own(returned.answers, criterion.id);
      return answer && answer.value !== undefined && answer.value !== null;
    }).length;
    return { n: fields.length + spec.criteria.length, got: got + judged };
  }

  function personRow(app, returned, about) {
    var made = packs.part('register-row');
    var isHere = returned.edition === app.spec.edition;
    var then = packs.carriedFrom(returned);
    function put(name) { return made.querySelector('[data-part="' + name + '"]'); }
    put('name').textContent = app.how.hidden || packs.isBlank(returned.speaker || '')
      ? app.words.say('register.nameless') : returned.speaker;
    put('tag').append(tagOf(isHere ? 'returned' : 'other-edition'));
    put('details').textContent = !isHere ? app.words.say('register.other-edition', returned)
      : [app.words.say('register.answered', answers(app.spec, returned)), then
        ? app.words.say('register.carried', {
          edition: then.edition, kept: packs.keptWords(app.words, packs.keptCount([returned]))
        }) : ''].filter(Boolean).join(' ');
    put('files').append(list(about, 'register-names'));
    return made;
  }

  function inOrder(app, entries) {
    var masks = app.picture().masks;
    return !app.how.hidden ? entries : entries.slice().sort(function (one, other) {
      return masks.get(one.member.id) - masks.get(other.member.id);
    });
  }

  function missing(app, entries) {
    var place = document.getElementById('missing');
    var names = document.getElementById('missing-names');
    var some = app.spec.group && !app.spec.named && !app.how.hidden
      ? entries.filter(function (entry) { return entry.standing === 'missing'; }) : [];
    place.hidden = some.length === 0 || packs.workshop.isUntouched(app.document());
    names.value = [app.words.say('missing.text', { round: app.picture().round.title })]
      .concat(some.map(function (entry) { return entry.member.name; })).join('\n');
    names.rows = Math.min(some.length + 2, 9);
  }

  packs.registerOf = function (app) {
    var rows = document.getElementById('register-rows');
    app.deeds['copy-missing'] = function () {
      var names = document.getElementById('missing-names');
      names.focus();
      names.select();
      /* The newer way of copying is missing on pages from a plain server. */
      packs.spoken(app.words.say(document.execCommand('copy')
        ? 'missing.copied' : 'missing.selected'));
    };
    return function () {
      var spec = app.spec;
      var picture = app.picture();
      var effective = packs.effective(spec, app.document());
      var about = packs.aboutMembers(spec, app.document(), effective, app.how.round);
      var entries = inOrder(app, picture.now.entries);
      var people = spec.named ? picture.now.heard.get(spec.named.id).returns : null;
      var mine = spec.named && (about.get(spec.named.id) || []);
      rows.replaceChildren.apply(rows, people ? people.map(function (returned) {
        return personRow(app, returned, files(app, mine.filter(function (one) {
          return one.id === returned.id;
        })));
      }) : entries.map(function (entry) {
        return row(app, entry, about.get(entry.member.id) || []);
      }));
      document.getElementById('register').hidden = rows.children.length === 0 ||
        packs.workshop.isUntouched(app.document());
      missing(app, people ? [] : entries);
    };
  };
})(window.packs = window.packs || {});
