/* Data & method: search in the list of series, buttons that draw one or lead to a lever, copies of the citation. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});

  function search(box) {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    var rows = Array.from(document.querySelectorAll("#method-rows tr"));
    var shown = rows.filter(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !words.every(function (word) {
        return text.indexOf(word) >= 0;
      });
      return !row.hidden;
    }).length;
    var count = document.getElementById("method-count");
    count.textContent = words.length ? count.dataset.words.replace("{shown}", shown).replace("{all}", rows.length) : "";
  }

  /* The lever an objection names: its drawer is opened, the lever is scrolled to, and gets the focus. */
  function toLever(name) {
    var levers = document.getElementById("levers");
    if (!levers.getClientRects().length) {
      document.getElementById("open-levers").click();
    }
    var drawer = Array.from(document.querySelectorAll(".drawers [data-accordion-control], .drawers button[aria-controls]")).find(function (one) {
      var panel = document.getElementById(one.getAttribute("aria-controls"));
      return panel && controlIn(panel, name);
    });
    if (drawer && drawer.getAttribute("aria-expanded") !== "true") {
      drawer.click();
    }
    window.setTimeout(function () {
      var control = controlIn(document, name);
      if (control) {
        var lever = control.closest(".lever") || control;
        lever.scrollIntoView({ block: "center" });
        lever.classList.add("pointed-at");
        window.setTimeout(function () {
          lever.classList.remove("pointed-at");
        }, 2500);
        (control.querySelector("[role=slider]") || control).focus({ preventScroll: true });
      }
    }, drawer ? 260 : 0);
  }

  function controlIn(place, name) {
    return Array.from(place.querySelectorAll('[id^="{"]')).find(function (one) {
      return ["lever", "switch"].some(function (type) {
        return one.id === JSON.stringify({ name: name, type: type });
      });
    });
  }

  function showLinks() {
    document.querySelectorAll("[data-runlink]").forEach(function (place) {
      var link = embargo.history.link().replace(/#.*$/, "");
      if (place.textContent !== link) {
        place.textContent = link;
      }
    });
  }

  document.addEventListener("input", function (event) {
    if (event.target.id === "method-search") {
      search(event.target);
    }
  });
  document.addEventListener("click", function (event) {
    var series = event.target.closest("[data-series]");
    if (series) {
      embargo.set({ type: "choice", name: "method-series" }, { value: series.dataset.series });
      document.getElementById("card-method-series").scrollIntoView({ block: "center" });
    }
    var lever = event.target.closest("[data-tolever]");
    if (lever) {
      toLever(lever.dataset.tolever);
    }
    var copy = event.target.closest("[data-copyof]");
    if (copy) {
      embargo.copy(document.getElementById(copy.dataset.copyof).textContent, copy);
    }
  });
  new MutationObserver(showLinks).observe(document.documentElement, { attributes: true, attributeFilter: ["data-shown"] });
})();
