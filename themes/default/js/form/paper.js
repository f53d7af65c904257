/* Whose form a sheet belongs to, at the foot of each: a page's own text does not reach its margins. */
(function (packs) {
  'use strict';

  /* line() says it, as soon as somebody prints. */
  packs.paper = function (line) {
    var sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [sheet];
    window.addEventListener('beforeprint', function () {
      /* A JSON text is a CSS text too, but for what it writes with a letter behind the backslash. */
      var text = JSON.stringify(line().replace(/[\u0000-\u001f\u2028\u2029]/g, ' '));
      sheet.replaceSync('@page{@bottom-left{content:' + text + '}}');
    });
  };
})(window.packs = window.packs || {});
