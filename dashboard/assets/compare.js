/* Pinning scenarios, taking them out again, loading them into the form, and saving tables. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var MOST_PINS = 3;

  function pins() {
    return embargo.history.place().pins;
  }

  /* Set a scenario aside: the one given, else the one the form holds. */
  function pin(query) {
    var all = pins();
    if (all.indexOf(query) >= 0) {
      embargo.problem(embargo.text("This scenario is pinned already: change it, or load another."));
    } else if (all.length >= MOST_PINS) {
      embargo.problem(embargo.text("Three scenarios are pinned already: remove one under Compare."));
    } else {
      embargo.history.go({ pins: all.concat([query]) });
    }
  }

  function replaced(place, queries) {
    var all = pins();
    all.splice.apply(all, [Number(place), 1].concat(queries));
    embargo.history.go({ pins: all });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-pin], [data-unpin], [data-repin], [data-load], [data-download]");
    if (!button) {
      return;
    }
    var asked = button.dataset;
    if ("pin" in asked) {
      pin(asked.pin || embargo.history.here());
    } else if ("unpin" in asked) {
      replaced(asked.unpin, []);
    } else if ("repin" in asked) {
      replaced(asked.repin, [asked.query]);
    } else if ("download" in asked) {
      embargo.saveData(asked.table, asked.download, asked.table + "." + asked.download);
    } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      embargo.set("ask", { data: { kind: "pinned", query: asked.load, at: Date.now() } });
    }
  });
})();
