/* The address: a link in the query, the view and what is pinned after the hash; one step of history a gesture. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var START = "v=1&s=no-embargo";
  var source = "link"; // what the form's values came from: "link", "preset", "reset" or the user's "gesture"
  var steps = (window.history.state && window.history.state.step) || 0;
  var furthest = steps;
  var at = query(); // the query whose scenario the form holds, or is about to

  function query() {
    return window.location.search.replace(/^\?/, "");
  }

  /* `#compare&pin=...&pin=...` */
  function place() {
    var parts = window.location.hash.replace(/^#/, "").split("&");
    var pins = parts.slice(1).filter(function (part) {
      return part.indexOf("pin=") === 0;
    });
    return {
      view: parts[0] || "overview",
      pins: pins.map(read).filter(Boolean),
    };
  }

  /* A pin that is cut off or mistyped is left out. */
  function read(part) {
    try {
      return decodeURIComponent(part.slice(4));
    } catch (error) {
      return "";
    }
  }

  function placed(next) {
    var pins = next.pins.map(function (pin) {
      return "&pin=" + encodeURIComponent(pin);
    });
    return next.view === "overview" && !pins.length ? "" : "#" + next.view + pins.join("");
  }

  function push(url) {
    steps += 1;
    furthest = steps;
    window.history.pushState({ step: steps }, "", url);
    showSteps();
  }

  /* Go to a view, or pin scenarios; the question follows. */
  function go(change) {
    var next = Object.assign(place(), change);
    if (placed(next) !== window.location.hash) {
      push(window.location.pathname + window.location.search + placed(next));
    }
    showPlace();
  }

  function showPlace() {
    var now = place();
    document.querySelectorAll("#views a").forEach(function (link) {
      if (link.dataset.view === now.view) {
        link.setAttribute("aria-current", "page");
        link.scrollIntoView({ block: "nearest", inline: "nearest" });
      } else {
        link.removeAttribute("aria-current");
      }
    });
    embargo.set("place", { data: now });
  }

  function showSteps() {
    document.getElementById("undo").disabled = steps === 0;
    document.getElementById("redo").disabled = steps >= furthest;
  }

  /* Write the address of a run: gestures make a step of history, links are only put into their shortest form. */
  function write(next) {
    if (next === query()) {
      return;
    }
    var url = window.location.pathname + "?" + next + window.location.hash;
    if (source !== "link") {
      push(url);
    } else if (query() !== "" || next !== START) {
      window.history.replaceState({ step: steps }, "", url);
    }
    source = "gesture";
    at = next;
  }

  window.addEventListener("popstate", function (event) {
    steps = (event.state && event.state.step) || 0;
    furthest = Math.max(furthest, steps);
    showSteps();
    showPlace();
    if (query() !== at) {
      at = query();
      embargo.set("ask", { data: { kind: "link", query: query(), at: Date.now() } });
    }
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-view]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go({ view: link.dataset.view });
      window.scrollTo(0, 0);
    }
    if (event.target.closest("#undo")) {
      window.history.back();
    }
    if (event.target.closest("#redo")) {
      window.history.forward();
    }
  });

  embargo.history = {
    query: query,
    here: function () {
      return query() || START;
    },
    place: place,
    go: go,
    write: write,
    start: function () {
      showPlace();
      showSteps();
    },
    link: function () {
      return window.location.origin + window.location.pathname + "?" + embargo.history.here() + window.location.hash;
    },
    loaded: function (kind) {
      source = kind;
    },
    gesture: function () {
      source = "gesture";
    },
  };
})();
