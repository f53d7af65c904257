/* One message at a time, above the step. What a person caused takes the focus, so that it is read out. */
(function (packs) {
  'use strict';

  packs.notice = function () {
    var box = document.getElementById('notice');

    function tell(text, trouble) {
      box.querySelector('p').textContent = text;
      box.hidden = text === '';
      box.classList.toggle('notice-trouble', Boolean(trouble));
    }

    return {
      tell: tell,
      say: function (text, trouble) {
        tell(text, trouble);
        box.focus();
      },
      hush: function () { tell(''); }
    };
  };
})(window.packs = window.packs || {});
