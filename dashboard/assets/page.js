/* What acts on the whole page: theme, language, link, levers on a phone; and small helpers for the other scripts. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var NARROW = window.matchMedia("(max-width: 700px)");
  var texts = null;

  embargo.set = function (id, props) {
    window.dash_clientside.set_props(id, props);
  };

  /* Text in the language of the page. */
  embargo.text = function (english) {
    if (!texts) {
      texts = JSON.parse(document.getElementById("script-texts").textContent);
    }
    return texts[english] || english;
  };

  /* A line beside the form. */
  embargo.problem = function (line) {
    document.getElementById("problem").textContent = line || "";
  };

  function theme() {
    return document.documentElement.getAttribute("data-mantine-color-scheme") === "dark" ? "dark" : "light";
  }

  function setTheme(name, remember) {
    document.documentElement.setAttribute("data-mantine-color-scheme", name);
    if (remember) {
      try {
        localStorage.setItem("mantine-color-scheme-value", name);
      } catch (error) {
        /* private window: the choice lasts for this page only */
      }
    }
  }

  /* Light or dark, narrow or wide: figures are drawn to suit. */
  function look(clicks) {
    if (clicks) {
      setTheme(theme() === "dark" ? "light" : "dark", true);
    } else {
      embargo.history.start();
    }
    return { theme: theme(), narrow: NARROW.matches };
  }

  function looksChanged() {
    embargo.set("look", { data: { theme: theme(), narrow: NARROW.matches } });
  }

  embargo.copy = function (text, button) {
    function done() {
      if (!button) {
        return;
      }
      var was = button.textContent;
      button.textContent = embargo.text("Copied");
      window.setTimeout(function () {
        button.textContent = was;
      }, 1600);
    }
    function byHand() {
      window.prompt(embargo.text("Copy this link:"), text);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, byHand);
    } else {
      byHand();
    }
  };

  document.addEventListener("click", function (event) {
    var target = event.target;
    if (target.closest("#copy-link")) {
      embargo.copy(embargo.history.link(), target.closest("#copy-link"));
    }
    var opener = target.closest("#open-levers");
    if (opener) {
      var open = document.getElementById("levers").classList.toggle("open");
      opener.setAttribute("aria-expanded", String(open));
    }
    var choice = target.closest("[data-language]");
    if (choice) {
      document.cookie = "language=" + choice.dataset.language + "; path=/; max-age=31536000; samesite=lax";
      window.location.reload();
    }
  });

  NARROW.addEventListener("change", looksChanged);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function (event) {
    var chosen = null;
    try {
      chosen = localStorage.getItem("mantine-color-scheme-value");
    } catch (error) {
      chosen = null;
    }
    if (chosen !== "light" && chosen !== "dark") {
      setTheme(event.matches ? "dark" : "light", false);
      looksChanged();
    }
  });

  /* Options of the preset menu: a name and its one-sentence story. */
  window.dashMantineFunctions = window.dashMantineFunctions || {};
  window.dashMantineFunctions.presetOption = function (item) {
    return window.React.createElement(
      "div",
      { className: "preset-option" },
      window.React.createElement("strong", null, item.option.label),
      window.React.createElement("span", null, item.option.story)
    );
  };

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.embargo = Object.assign(window.dash_clientside.embargo || {}, { look: look });
})();
