(function () {
  'use strict';

  document.querySelectorAll('h1').forEach((heading) => heading.classList.add('seen'));
})();
