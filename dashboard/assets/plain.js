/* Sets the HTML of parts that the server sends ready-made (dashboard/plain.py). */
(function () {
  "use strict";

  function fill() {
    document.querySelectorAll("[data-html]:empty").forEach(function (part) {
      part.innerHTML = part.dataset.html;
    });
  }

  new MutationObserver(fill).observe(document.documentElement, { childList: true, subtree: true });
})();
