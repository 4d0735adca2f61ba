/* Links that load a scenario into the form without loading the page anew; a step of history, as a gesture is. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-scenario]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    var state = { step: ((window.history.state && window.history.state.step) || 0) + 1 };
    window.history.pushState(state, "", window.location.pathname + "?" + link.dataset.scenario);
    window.dispatchEvent(new PopStateEvent("popstate", { state: state }));
    window.scrollTo(0, 0);
  });
})();
