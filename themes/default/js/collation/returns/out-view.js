/* The last part of the returns: what can be taken away from this page. */
(function (packs) {
  'use strict';

  packs.outOf = function (app) {
    var spec = app.spec;
    var words = app.words;
    var place = document.getElementById('out');

    function give(kind, ending, content, type) {
      var file = app.fileName(kind, ending);
      packs.download(file, content, type);
      packs.spoken(words.say('out.done', { file: file }));
    }

    Object.assign(app.deeds, {
      'out-zip': function () {
        var parts = packs.zipped(packs.returnFiles(spec, app.document(), app.how.round));
        give('returns', '.zip', new Blob(parts), 'application/zip');
      },
      'out-grid': function () {
        give('grid', '.csv', packs.csv(packs.gridRows(app)), 'text/csv');
      },
      'out-answers': function () {
        give('answers', '.csv', packs.csv(packs.answerRows(app)), 'text/csv');
      }
    });

    return function () {
      var picture = app.picture();
      var standing = packs.standingReturns(spec, app.document(), app.how.round);
      var isOpen = picture.conflicts.length + picture.unplaced.length > 0;
      place.querySelectorAll('[data-do^="out-"]').forEach(function (button) {
        button.disabled = standing.returns.length === 0;
      });
      var isPlaced = app.document().returns.some(function (kept) { return kept.subject; });
      document.getElementById('out-zip-about').textContent = [
        words.count('out.zip', standing.returns.length),
        isOpen ? words.say('out.zip-open') : '',
        isPlaced ? words.say('out.zip-placed') : ''
      ].filter(Boolean).join(' ');
      place.querySelectorAll('[data-while-hidden], [data-while-shown]').forEach(function (one) {
        one.hidden = 'whileHidden' in one.dataset ? !app.how.hidden : app.how.hidden;
      });
    };
  };
})(window.packs = window.packs || {});
