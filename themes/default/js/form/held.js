/* What a form fills: how it begins, how it is saved, and which of the drafts kept may be used. */
(function (packs) {
  'use strict';

  packs.held = function (spec) {
    var empty = { subject_name: spec.subject_name, speaker: '', answers: {}, fields: {} };
    var start = ['rubric', 'fingerprint', 'round', 'voice', 'group', 'subject'].map(function (name) {
      return spec[name] === null ? '' : spec[name];
    }).join('/');

    function returned(content, from) {
      var made = { id: from.id, revision: from.revision };
      ['rubric', 'edition', 'fingerprint', 'round', 'group', 'subject', 'voice'].forEach(function (name) {
        made[name] = spec[name];
      });
      return Object.assign(made, content);
    }

    /* Where several people may fill in the same form on one computer, each has a draft of their own. */
    function keyOf(id) {
      return spec.apart ? start + '/' + id : start;
    }

    function isTime(value) {
      return typeof value === 'number' && !isNaN(new Date(value));
    }

    /* Every page opened from disk can write into the same store, so a draft is checked like a file. */
    function usable(record) {
      function whole(content) {
        return packs.isRecord(content) && packs.refusal(returned(content, record), spec) === null;
      }
      function filed(saved) {
        return packs.isRecord(saved) && isTime(saved.at) && packs.isText(saved.file, 1000) &&
          ['saved', 'opened'].includes(saved.how) && whole(saved.content);
      }
      return packs.isRecord(record) && record.key === keyOf(record.id) && isTime(record.at) &&
        whole(record.content) && (record.saved === null || filed(record.saved));
    }

    return {
      start: start,
      keyOf: keyOf,
      returned: returned,
      usable: usable,
      /* saved: what the newest file holds, its name, when, and whether it was saved here or opened. */
      begun: function (id) {
        return { id: id || packs.randomId(), revision: 0, saved: null, content: empty };
      },
      /* The drafts of this form, the latest first. */
      mine: function (records) {
        return records.filter(usable).sort(function (one, other) { return other.at - one.at; });
      },
      said: function (content) { return packs.differences(content, empty); },
      unsaved: function (content, saved) {
        return packs.differences(content, saved ? saved.content : empty);
      },
      /* Who it is of, as far as somebody typed it. */
      nameOf: function (content) {
        return [spec.subject === null ? content.subject_name : '', content.speaker].filter(Boolean).join(', ');
      },
      fileName: function (content) {
        var typed = spec.subject === null ? packs.slug(content.subject_name).slice(0, 30) : '';
        return packs.fileName([typed, spec.file_name].filter(Boolean).join('.'));
      }
    };
  };
})(window.packs = window.packs || {});
