/* A saved file comes in: refused by name, or opened once it replaces nothing that nobody has. */
(function (packs) {
  'use strict';

  /* page: spec, words, notice, unsaved() how much is in no file, newer(document) the newer
     file that this page knows of it, name() typed so far, aside(id) keeps
     what is here apart where it can, use(document, file name, whether it was carried over). */
  packs.opening = function (page) {
    var words = page.words;

    function refuse(read, reason, file) {
      var found = read.document;
      var told = words.say('refused.' + reason, {
        file: file.name,
        name: page.name() || words.say('name.none'),
        found: read.found || (found && (reason === 'subject' || reason === 'group' ? found.subject_name
          : reason === 'fingerprint' ? found.edition : found[reason]))
      });
      page.notice.say(told + ' ' + words.say('refused.unchanged'), true);
    }

    /* A file that replaces a newer one would count for more than it as soon as it is saved. */
    function ask(file, found) {
      var open = page.unsaved();
      var newer = page.newer(found);
      return newer ? packs.ask('ask-older', { file: file.name, newer: newer })
        : open ? packs.ask('ask-open', { unsaved: words.count('file.unsaved', open), file: file.name })
          : Promise.resolve('file');
    }

    return function open(file) {
      packs.readFile(file).then(function (read) {
        var found = packs.carriedOver ? packs.carriedOver(page.spec, read.document) : read.document;
        var reason = read.refused || (read.format === 'packs-workshop' ? 'workshop'
          : packs.refusal(found, page.spec));
        if (reason) {
          refuse(read, reason, file);
          return null;
        }
        return page.aside(found.id).then(function () {
          return ask(file, found);
        }).then(function (answer) {
          if (answer === 'file') {
            page.use(found, file.name, found !== read.document);
          }
        });
      });
    };
  };
})(window.packs = window.packs || {});
