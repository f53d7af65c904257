/* The last step: what is still open, and the e-mail that the file goes with. */
(function (packs) {
  'use strict';

  /* Mail programs cut longer addresses, some without a word. */
  var LONGEST = 1900;

  packs.mailto = function (address, subject, body) {
    var start = 'mailto:' + encodeURIComponent(address).replace('%40', '@');
    var full = start + '?subject=' + encodeURIComponent(subject);
    var whole = full + '&body=' + encodeURIComponent(body);
    return [whole, full, start].find(function (one) { return one.length < LONGEST; });
  };

  packs.send = function (spec, words) {
    var step = document.getElementById('send');
    var link = document.getElementById('mail');
    /* The same questions stand in both lists, and show in one. */
    var later = step.querySelector('[data-gaps="not-discussed"] ul');
    step.querySelectorAll('[data-gap^="answer."]').forEach(function (item) {
      later.append(item.cloneNode(true));
    });

    function state(item, content, standing) {
      var parts = item.split('.');
      var answer = content.answers[parts[1]] || {};
      if (standing.off.has(item)) {
        return 'off';
      }
      if (standing.trouble.has(item)) {
        return 'trouble';
      }
      if (parts[0] === 'note') {
        return standing.needed.has(item) && !(answer.fields || {})[parts[2]] ? 'blank' : 'given';
      }
      if (parts[0] === 'answer') {
        return answer.state || (answer.value === undefined && !standing.defaults.has(parts[1])
          ? 'blank' : 'given');
      }
      var said = parts[0] === 'field' ? content.fields[parts[1]] : content[parts[0]];
      return said ? 'given' : 'blank';
    }

    return function show(content, file, standing) {
      step.querySelectorAll('[data-gaps]').forEach(function (group) {
        var open = 0;
        var shows = group.dataset.gaps === 'apart' ? 'blank' : group.dataset.gaps;
        group.querySelectorAll('[data-gap]').forEach(function (item) {
          item.hidden = state(item.dataset.gap, content, standing) !== shows;
          open += item.hidden ? 0 : 1;
        });
        group.hidden = open === 0;
        packs.fill(group, { count: words.count('gaps.' + group.dataset.gaps, open) });
      });
      step.querySelector('[data-complete]').hidden =
        Boolean(step.querySelector('.gaps:not([data-gaps="not-discussed"]):not([hidden])'));
      var name = content.subject_name || words.say('name.mail');
      var subject = words.say('mail.subject', { name: name });
      var body = words.say('mail.body', { name: name, file: file });
      packs.fill(step, { subject: subject, body: body, file: file });
      link.href = packs.mailto(spec.returns_to, subject, body);
    };
  };
})(window.packs = window.packs || {});
