/* Sets the HTML of parts that the server sends ready-made (dashboard/plain.py), with the page or with an answer. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var written = new WeakMap(); // HTML by element
  var FOCUSABLE = "a, button, input, summary, [tabindex]";

  /* New HTML for an element; what had the focus there has it still. */
  embargo.write = function (id, html) {
    var element = document.getElementById(id);
    if (!element || written.get(element) === html) {
      return;
    }
    var at = Array.from(element.querySelectorAll(FOCUSABLE)).indexOf(document.activeElement);
    element.innerHTML = html;
    written.set(element, html);
    if (at >= 0) {
      (element.querySelectorAll(FOCUSABLE)[at] || document.body).focus({ preventScroll: true });
    }
  };

  function fill() {
    document.querySelectorAll('[data-html]:not([data-html=""])').forEach(function (part) {
      part.innerHTML = part.dataset.html;
      part.dataset.html = "";
    });
  }

  new MutationObserver(fill).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["data-html"] });
})();
