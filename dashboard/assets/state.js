/* The page's state in the browser: form, question, address. The circle is described in dashboard/callbacks.py. */
(function () {
  "use strict";

  var START = "no-embargo";
  var NARROW = window.matchMedia("(max-width: 700px)");
  var lastLoad = "link"; // what the form's values came from: "link", "preset", "reset" or the user's "gesture"

  function same(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
  }

  function unchanged() {
    return window.dash_clientside.no_update;
  }

  function currentQuery() {
    return window.location.search.replace(/^\?/, "");
  }

  function set(id, props) {
    window.dash_clientside.set_props(id, props);
  }

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
  function view(clicks) {
    if (clicks) {
      setTheme(theme() === "dark" ? "light" : "dark", true);
    }
    return { theme: theme(), narrow: NARROW.matches };
  }

  function viewChanged() {
    set("view", { data: { theme: theme(), narrow: NARROW.matches } });
  }

  /* What the user asks to load. */
  function ask(preset, resets, basis, question) {
    var trigger = window.dash_clientside.callback_context.triggered_id;
    if (!basis) {
      return { kind: "link", query: currentQuery(), at: Date.now() };
    }
    if (trigger === "reset") {
      return { kind: "reset", at: Date.now() };
    }
    if (trigger === "preset" && preset && preset !== basis.preset) {
      return { kind: "preset", name: preset, was: basis.preset, levers: question ? question.levers : null };
    }
    return unchanged();
  }

  /* Form values from the server, written to all controls at once. */
  function apply(incoming, leverIds, switchIds) {
    if (!incoming) {
      return [unchanged(), unchanged(), unchanged(), unchanged(), unchanged()].map(function (skip, i) {
        return i === 0 ? leverIds.map(unchanged) : i === 1 ? switchIds.map(unchanged) : skip;
      });
    }
    lastLoad = incoming.kind;
    function value(id) {
      return incoming.levers[id.name];
    }
    return [leverIds.map(value), switchIds.map(value), incoming.stages, incoming.preset, incoming];
  }

  /* All controls as one question to the model; also shows each slider's value beside it. */
  function gather(values, checks, stages, basis, look, leverIds, switchIds, declarations, question) {
    if (!basis || !look) {
      return unchanged();
    }
    var levers = {};
    leverIds.forEach(function (id, i) {
      levers[id.name] = values[i] === undefined ? null : values[i];
    });
    switchIds.forEach(function (id, i) {
      levers[id.name] = Boolean(checks[i]);
    });
    showReadouts(levers, declarations);
    var untouched = same(sorted(levers), sorted(basis.levers)) && (stages || "") === basis.stages;
    if (!untouched) {
      lastLoad = "gesture";
    }
    var next = {
      preset: basis.preset,
      stages: stages || "",
      levers: levers,
      theme: look.theme,
      narrow: look.narrow,
      problem: untouched ? basis.problem : "",
    };
    return same(next, question) ? unchanged() : next;
  }

  function sorted(levers) {
    return Object.keys(levers)
      .sort()
      .map(function (name) {
        return [name, levers[name] === "" ? null : levers[name]];
      });
  }

  function showReadouts(levers, declarations) {
    Object.keys(declarations).forEach(function (name) {
      var readout = declarations[name].slider && document.getElementById("readout-" + name);
      if (readout) {
        var text = formatted(levers[name]) + (declarations[name].unit ? " " + declarations[name].unit : "");
        readout.textContent = text;
        var thumb = readout.closest(".lever").querySelector("[role=slider]");
        if (thumb) {
          thumb.setAttribute("aria-valuetext", text);
        }
        readout.classList.toggle("changed", levers[name] !== declarations[name].start);
      }
    });
  }

  function formatted(value) {
    var rounded = Math.round(value * 1000) / 1000;
    return String(rounded).replace("-", "−");
  }

  /* Write the address bar: gestures make a step of history, links are only put into their shortest form. */
  function address(query) {
    if (!query || query === currentQuery()) {
      return unchanged();
    }
    var isStart = query === "v=1&s=" + START;
    var url = window.location.pathname + "?" + query;
    if (lastLoad === "link") {
      if (currentQuery() !== "" || !isStart) {
        window.history.replaceState(null, "", url);
      }
    } else {
      window.history.pushState(null, "", url);
    }
    lastLoad = "gesture";
    return unchanged();
  }

  function copyLink(clicks) {
    if (!clicks) {
      return unchanged();
    }
    var query = currentQuery() || "v=1&s=" + START;
    var link = window.location.origin + window.location.pathname + "?" + query;
    function done(text) {
      set("copy-link", { children: text });
      window.setTimeout(function () {
        set("copy-link", { children: "Copy link" });
      }, 1600);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(link).then(
        function () {
          done("Copied");
        },
        function () {
          window.prompt("Copy this link:", link);
        }
      );
    } else {
      window.prompt("Copy this link:", link);
    }
    return unchanged();
  }

  function openLevers(clicks) {
    var open = clicks % 2 === 1;
    document.getElementById("levers").classList.toggle("open", open);
    return open ? "true" : "false";
  }

  window.addEventListener("popstate", function () {
    set("ask", { data: { kind: "link", query: currentQuery(), at: Date.now() } });
  });
  NARROW.addEventListener("change", viewChanged);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function (event) {
    var chosen = null;
    try {
      chosen = localStorage.getItem("mantine-color-scheme-value");
    } catch (error) {
      chosen = null;
    }
    if (chosen !== "light" && chosen !== "dark") {
      setTheme(event.matches ? "dark" : "light", false);
      viewChanged();
    }
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.embargo = Object.assign(window.dash_clientside.embargo || {}, {
    view: view,
    ask: ask,
    apply: apply,
    gather: gather,
    address: address,
    copyLink: copyLink,
    openLevers: openLevers,
  });
})();
