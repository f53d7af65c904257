/* Returns that disagree, side by side. Nothing but a person's word decides, and it can be undone. */
(function (packs) {
  'use strict';

  packs.disputesOf = function (app) {
    var spec = app.spec;
    var words = app.words;
    var place = document.getElementById('disputes');
    var list = document.getElementById('disputes-list');
    var shown = [];

    function fileOf(copies, returned) {
      return packs.listed(words, packs.cameIn(spec, copies, returned)) || words.say('register.entered');
    }

    function title(dispute) {
      var member = app.picture().subjects.find(function (one) { return one.id === dispute.subject; });
      var several = spec.voices.filter(function (one) { return !one.speaker && one.shown; }).length > 1;
      return words.say('disputes.title' + (several ? '-voice' : ''), {
        name: member ? app.fullNameOf(member) : dispute.subject, n: dispute.returns.length,
        voice: packs.voiceOf(spec, dispute.voice).label
      });
    }

    function said(line, one) {
      var made = document.createElement('td');
      if (line.field === null) {
        var isMark = one.value !== undefined && one.value !== null;
        made.append(packs.markNamed(isMark ? line.criterion.ladder + '=' + one.value
          : one.state || 'blank'));
        return made;
      }
      var wrote = one === undefined || one === null ? null : packs.written(one);
      (wrote === null ? [words.say('disputes.blank')] : packs.linesOf(line.field, wrote))
        .forEach(function (text) { made.append(packs.element('p', 'words-kept', text)); });
      return made;
    }

    function label(line) {
      return line.field === null ? line.criterion.label
        : line.criterion === null ? line.field.label
          : words.say('disputes.beside', {
            criterion: line.criterion.label, field: line.field.label
          });
    }

    function table(made, dispute, compared, files) {
      var top = made.querySelector('thead tr');
      var bottom = made.querySelector('tfoot tr');
      dispute.returns.forEach(function (returned, at) {
        var head = packs.part('dispute-head');
        var choose = packs.part('dispute-choose');
        var button = choose.querySelector('button');
        head.querySelector('.file-name').textContent = files[at];
        head.querySelector('.small').textContent =
          words.say('disputes.revision', { revision: returned.revision });
        button.dataset.key = dispute.keys[at];
        button.dataset.file = files[at];
        button.setAttribute('aria-label', words.say('disputes.choose', { file: files[at] }));
        top.append(head);
        bottom.append(choose);
      });
      made.querySelector('tfoot').hidden = dispute.chosen !== null;
      var body = made.querySelector('tbody');
      compared.lines.forEach(function (line) {
        var row = document.createElement('tr');
        var head = packs.element('th', '', label(line));
        head.scope = 'row';
        row.append.apply(row, [head].concat(line.said.map(function (one) { return said(line, one); })));
        body.append(row);
      });
    }

    function block(copies) {
      return function (dispute, at) {
        var made = packs.part('dispute');
        var compared = packs.compared(spec, dispute.returns);
        var files = dispute.returns.map(function (one) { return fileOf(copies, one); });
        var heading = made.querySelector('h4');
        made.dataset.at = at;
        heading.textContent = title(dispute);
        made.querySelector('.wide').setAttribute('aria-label', heading.textContent);
        made.querySelector('[data-part="sum"]').textContent = [
          compared.of && compared.marks
            ? words.count('disputes.differ', compared.marks, { of: compared.of }) : '',
          compared.lines.length || compared.isWithheld ? '' : words.say('disputes.alike'),
          compared.isWithheld ? words.say('disputes.withheld') : ''
        ].filter(Boolean).join(' ');
        table(made, dispute, compared, files);
        var done = made.querySelector('[data-part="done"]');
        made.classList.toggle('dispute-over', dispute.chosen !== null);
        made.querySelector('details').open = dispute.chosen === null;
        done.hidden = dispute.chosen === null;
        done.querySelector('span').textContent = words.say('disputes.done', {
          file: files[dispute.keys.indexOf(dispute.chosen)]
        });
        return made;
      };
    }

    function disputeAt(button) {
      return shown[Number(button.closest('.dispute').dataset.at)];
    }

    function decide(dispute, key, focus) {
      var at = shown.indexOf(dispute);
      app.change(function (draft) { packs.decide(draft, dispute, key); });
      var block = list.children[at];
      if (block) {
        block.querySelector(focus).focus();
      }
    }

    app.deeds.decide = function (button) {
      decide(disputeAt(button), button.dataset.key, '[data-do="undecide"]');
      packs.spoken(words.say('disputes.said', { file: button.dataset.file }));
    };
    app.deeds.undecide = function (button) {
      decide(disputeAt(button), null, '[data-do="decide"]');
      packs.spoken(words.say('disputes.undone'));
    };
    /* The way from a file's line to where it is compared. */
    app.deeds['see-dispute'] = function (button) {
      var at = shown.findIndex(function (dispute) {
        return dispute.returns.some(function (one) { return one.id === button.dataset.id; });
      });
      if (at >= 0) {
        var heading = list.children[at].querySelector('h4');
        heading.focus();
        heading.scrollIntoView({ block: 'center' });
      }
    };

    return function () {
      var effective = packs.effective(spec, app.document());
      shown = app.how.hidden ? []
        : packs.disputes(spec, app.document(), effective, app.how.round);
      var isOpen = shown.some(function (dispute) { return dispute.chosen === null; });
      place.hidden = shown.length === 0;
      place.querySelector('h3').textContent =
        words.say(isOpen ? 'disputes.heading-open' : 'disputes.heading-done');
      document.getElementById('disputes-open').hidden = !isOpen;
      list.replaceChildren.apply(list, shown.map(block(packs.copies(app.document()))));
    };
  };
})(window.packs = window.packs || {});
