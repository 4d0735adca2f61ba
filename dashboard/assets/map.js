/* The map: months step without asking the server, as the figure holds them all; a click chooses a state. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var STEP_MS = 280;
  var CALM_STEP_MS = 1000;
  var REST_MS = 350;
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  var month = null; // the month on the map
  var latest = null; // traces of the newest answer
  var scale = null; // of the figure drawn: it stays while a lever moves, as axes do
  var playing = null;
  var resting = null;

  function graphOf() {
    return document.querySelector("#chart-map .js-plotly-plot");
  }

  /* What a figure tells about itself. */
  function about(traces) {
    return traces[traces.length - 1].meta;
  }

  function stateOf(trace) {
    return trace.meta && trace.meta.state;
  }

  function at(values) {
    return values[Math.min(month, values.length - 1)];
  }

  function classOf(value) {
    var found = Math.floor((value - scale.low) / scale.step + 1e-9);
    return Math.min(Math.max(found, 0), scale.colours.length - 1);
  }

  function words(value, told) {
    var digits = scale.decimals;
    var text = new Intl.NumberFormat(embargo.text("language"), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
    if (!/[1-9]/.test(text)) {
      text = text.replace("-", "");
    } else if (told.signed && value > 0) {
      text = "+" + text;
    }
    return text.replace("-", "−");
  }

  /* Colours, labels and hover texts of a month, straight onto what plotly has drawn. */
  function paint(graph, traces) {
    var told = about(traces);
    var values = { EU: at(told.eu) };
    traces.forEach(function (trace, i) {
      var full = graph._fullData[i];
      var group = full && graph.querySelector(".scatterlayer .trace" + full.uid);
      var state = stateOf(trace);
      if (state) {
        values[state] = at(trace.customdata);
        var colour = scale.colours[classOf(values[state])];
        group.querySelectorAll(trace.mode === "markers" ? ".points path" : ".fills path.js-fill").forEach(function (path) {
          path.style.fill = colour;
        });
        full.text = "<b>" + trace.name + "</b><br>" + words(values[state], told) + " " + told.unit;
        graph.calcdata[i].forEach(function (point) {
          point.tx = full.text;
        });
      } else if (trace.meta && trace.meta.labels) {
        group.querySelectorAll(".textpoint text").forEach(function (text, j) {
          var value = values[trace.meta.labels[j]];
          text.textContent = words(value, told);
          text.style.fill = scale.inks[classOf(value)];
        });
      }
    });
    rank(values, told);
  }

  /* The ranking in the order of the month; bands are the server's and belong to one month only. */
  function rank(values, told) {
    var body = document.querySelector("#map-ranking tbody");
    if (!body) {
      return;
    }
    var rows = Array.from(body.rows);
    var order = told.low_is_worse ? 1 : -1;
    rows.forEach(function (row) {
      var value = values[row.dataset.row];
      row.querySelector(".value-now").textContent = words(value, told);
      if (row.dataset.row !== "EU") {
        row.querySelector(".swatch").style.background = scale.colours[classOf(value)];
      }
    });
    rows.sort(function (a, b) {
      if (a.dataset.row === "EU" || b.dataset.row === "EU") {
        return a.dataset.row === "EU" ? -1 : 1;
      }
      return order * (values[a.dataset.row] - values[b.dataset.row]) || a.cells[0].textContent.localeCompare(b.cells[0].textContent);
    });
    var inOrder = rows.every(function (row, i) {
      return body.rows[i] === row;
    });
    if (!inOrder) {
      var held = document.activeElement;
      rows.forEach(function (row) {
        body.appendChild(row);
      });
      if (held && body.contains(held)) {
        held.focus({ preventScroll: true });
      }
    }
    body.classList.toggle("other-month", told.moves && month !== told.month);
  }

  function show() {
    var graph = graphOf();
    if (!graph || !graph.calcdata || !latest || graph._fullData.length !== latest.length) {
      return false;
    }
    var told = about(latest);
    if (month === null || month >= told.months.length) {
      month = told.month;
      embargo.set("map-slider", { value: month });
    }
    document.querySelectorAll(".map-month-words").forEach(function (element) {
      element.textContent = told.months[month];
    });
    var thumb = document.querySelector("#map-slider [role=slider]");
    if (thumb) {
      thumb.setAttribute("aria-valuetext", told.months[month]);
    }
    document.querySelector(".map-when").classList.toggle("idle", !told.moves);
    paint(graph, latest);
    return true;
  }

  /* The server learns of a month once it rests: for the ranking's bands, and for what is saved. */
  function tell() {
    window.clearTimeout(resting);
    resting = window.setTimeout(function () {
      if (playing || embargo.form.dragging) {
        tell();
      } else if (document.getElementById("chart-map")) {
        embargo.set({ type: "choice", name: "map-month" }, { value: String(month) });
      }
    }, REST_MS);
  }

  function step() {
    var told = about(latest);
    if (!graphOf() || month >= told.months.length - 1) {
      stop();
      return;
    }
    embargo.set("map-slider", { value: month + 1 });
    playing = window.setTimeout(step, calm.matches ? CALM_STEP_MS : STEP_MS);
  }

  function play() {
    if (!latest || !about(latest).moves) {
      return;
    }
    var told = about(latest);
    if (month >= told.months.length - 1) {
      embargo.set("map-slider", { value: 0 });
    }
    playing = window.setTimeout(step, STEP_MS);
    face();
  }

  function stop() {
    window.clearTimeout(playing);
    playing = null;
    face();
    tell();
  }

  function face() {
    var button = document.getElementById("map-play");
    if (button) {
      button.textContent = playing ? button.dataset.pause : button.dataset.play;
      button.setAttribute("aria-pressed", String(Boolean(playing)));
    }
  }

  function choose(state) {
    embargo.set({ type: "choice", name: "map-state" }, { value: state });
    var card = document.getElementById("card-map-state");
    if (card.getBoundingClientRect().top > window.innerHeight - 160) {
      card.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    }
  }

  function drawn(graph) {
    latest = graph.data;
    scale = about(latest).scale;
    show();
  }

  function listen(graph) {
    if (graph.dataset.map) {
      return;
    }
    graph.dataset.map = "listens";
    graph.on("plotly_afterplot", function () {
      drawn(graph);
    });
    graph.on("plotly_click", function (event) {
      var state = event.points.length && stateOf(graph.data[event.points[0].curveNumber]);
      if (state) {
        choose(state);
      }
    });
  }

  /* After every answer: the map may be new. */
  function answered(tries) {
    var graph = graphOf();
    if (graph && graph.on && graph.calcdata && graph.data.length) {
      listen(graph);
      drawn(graph);
    } else if (document.getElementById("chart-map") && tries) {
      window.setTimeout(answered, 100, tries - 1);
    } else if (!document.getElementById("chart-map")) {
      month = null;
      latest = null;
      window.clearTimeout(playing);
      playing = null;
    }
  }

  embargo.movers = embargo.movers || {};
  embargo.movers["chart-map"] = function (graph, figure) {
    if (!latest || about(latest).of !== about(figure.data).of) {
      return false;
    }
    latest = figure.data;
    return show();
  };

  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.target === document.documentElement) {
        answered(30);
      } else if (change.target.closest("#map-slider")) {
        var moved = Number(change.target.getAttribute("aria-valuenow"));
        if (moved !== month && latest) {
          month = moved;
          show();
          if (!playing) {
            tell();
          }
        }
      }
    });
  }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["aria-valuenow", "data-shown"] });

  document.addEventListener("click", function (event) {
    if (event.target.closest("#map-play")) {
      if (playing) {
        stop();
      } else {
        play();
      }
    }
    var name = event.target.closest("button[data-state]");
    if (name) {
      choose(name.dataset.state);
    }
  });
  document.addEventListener(
    "pointerdown",
    function (event) {
      if (playing && event.target.closest("#map-slider")) {
        stop();
      }
    },
    true
  );
})();
