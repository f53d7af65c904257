/* One step at a time. The address says which, so that Back, links and bookmarks work, from disk too. */
(function (packs) {
  'use strict';

  packs.steps = function (left) {
    var steps = Array.from(document.querySelectorAll('.step'));
    var links = Array.from(document.querySelectorAll('.list a'));
    var title = document.title;
    var current = null;

    function place() {
      try {
        return document.getElementById(decodeURIComponent(location.hash.slice(1)));
      } catch (error) {
        return null;
      }
    }

    function attend(target) {
      var control = target.matches('.step') ? null
        : target.matches('input, textarea') ? target
          : target.querySelector('[aria-invalid]') || target.querySelector('input, textarea, select');
      if (control) {
        control.focus();
        return;
      }
      var heading = current.querySelector('.step-heading');
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }

    /* A long list scrolls by itself, and never moves the page. */
    function reveal(link) {
      var list = link.closest('nav');
      var below = link.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
      var above = list.getBoundingClientRect().top - link.getBoundingClientRect().top;
      var some = list.clientHeight / 3;
      list.scrollTop += below > 0 ? below + some : above > 0 ? -above - some : 0;
    }

    function show(moved) {
      var target = place();
      var step = (target && target.closest('.step')) || steps[0];
      current = step;
      steps.forEach(function (one) { one.classList.toggle('step-current', one === step); });
      links.forEach(function (link) {
        if (link.hash === '#' + step.id) {
          link.setAttribute('aria-current', 'step');
          /* A page that opens at its start has nothing to reveal, and need not be laid out for it. */
          if (moved || step !== steps[0]) {
            reveal(link);
          }
        } else {
          link.removeAttribute('aria-current');
        }
      });
      document.title = step === steps[0] ? title
        : step.querySelector('.step-heading').textContent.trim() + ' - ' + title;
      if (moved) {
        left();
        attend(target && target.closest('.step') ? target : step);
      }
    }

    window.addEventListener('hashchange', function () { show(true); });
    /* A link to where one already is changes no address, and still has to lead there. */
    document.addEventListener('click', function (event) {
      var link = event.target.closest('a[href^="#"]');
      if (link && link.hash === location.hash) {
        event.preventDefault();
        show(true);
      }
    });
    show(false);
  };
})(window.packs = window.packs || {});
