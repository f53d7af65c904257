/* The window given over to the room, all else out of reach; in full screen where that is allowed. */
(function (packs) {
  'use strict';

  packs.showStage = function (app, show) {
    var root = document.documentElement;
    var from = null;
    var isLeaving = false;

    function others() {
      return Array.from(document.body.children).filter(function (one) {
        return one !== show && !one.matches('script, template');
      });
    }

    function end() {
      if (show.hidden) {
        return;
      }
      show.hidden = true;
      root.classList.remove('showing');
      others().forEach(function (one) { one.inert = false; });
      if (document.fullscreenElement) {
        document.exitFullscreen().catch(function () {});
      }
      app.look({ projector: false });
      (from && from.isConnected ? from : document.body).focus();
    }

    /* A browser may say no; then the window stays as it is. */
    function full() {
      if (document.fullscreenElement) {
        isLeaving = true;
        document.exitFullscreen().catch(function () { isLeaving = false; });
      } else if (document.fullscreenEnabled) {
        root.requestFullscreen().catch(function () {});
      }
    }

    /* Where Escape ends full screen, no key reaches the page. */
    document.addEventListener('fullscreenchange', function () {
      if (!document.fullscreenElement && !isLeaving) {
        end();
      }
      isLeaving = false;
    });

    return {
      begin: function (button) {
        from = button;
        isLeaving = false;
        show.hidden = false;
        root.classList.add('showing');
        others().forEach(function (one) { one.inert = true; });
        full();
      },
      end: end,
      full: full
    };
  };
})(window.packs = window.packs || {});
