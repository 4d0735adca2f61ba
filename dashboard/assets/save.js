/* Save a chart as PNG or SVG, drawn in the browser, or its data as CSV or XLSX; copy it as a citation. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});

  var making = null; // what calls off the report that is being made

  function save(kind, chart) {
    var graph = document.querySelector("#chart-" + chart + " .js-plotly-plot");
    if (!graph || !graph.layout || !graph.layout.meta) {
      return;
    }
    var meta = graph.layout.meta;
    if (kind === "csv" || kind === "xlsx") {
      fetchFile("page/data/" + chart + "." + kind, meta.file + "." + kind);
    } else if (kind === "citation") {
      embargo.copy(meta.citation + " " + embargo.history.link(), null);
    } else {
      saveImage(graph, kind);
    }
  }

  /* Files that the server writes, from the same run. */
  function fetchFile(path, name, signal) {
    return fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(Object.assign({ link: embargo.history.link() }, embargo.pump.question())),
      signal: signal,
    }).then(
      function (response) {
        return response.ok ? response.blob().then(function (blob) {
              saveBlob(blob, name);
            }) : response.json().then(function (problem) {
              embargo.problem(problem.detail);
            });
      },
      function (error) {
        if (error.name !== "AbortError") {
          embargo.problem(embargo.text("The server does not answer. Try again later."));
        }
      }
    );
  }

  function saveReport(kind) {
    var graph = document.querySelector(".drawing .js-plotly-plot");
    var meta = graph && graph.layout && graph.layout.meta;
    var name = "report" + (meta ? meta.file.slice(meta.file.indexOf("-")) : "") + "." + kind;
    making = new AbortController();
    embargo.set("making-report", { hidden: false });
    fetchFile("page/report." + kind, name, making.signal).finally(function () {
      making = null;
      embargo.set("making-report", { hidden: true });
    });
  }

  /* Title, scenario and source go onto the image: nothing saved is ambiguous on paper. Months keep their language. */
  function saveImage(graph, format) {
    var meta = graph.layout.meta;
    var layout = JSON.parse(JSON.stringify(graph.layout));
    var width = 1000;
    var height = Math.max(600, graph.clientHeight + 200);
    layout.autosize = false;
    layout.width = width;
    layout.height = height;
    layout.paper_bgcolor = meta.paper;
    layout.plot_bgcolor = meta.paper;
    var own = graph.layout.margin || {};
    layout.margin = { l: Math.max(70, own.l || 0), r: Math.max(30, own.r || 0), t: 100, b: 55 + 15 * (1 + meta.notes.length) };
    layout.title = {
      text: "<b>" + escaped(meta.title) + "</b><br><span style='font-size:13px'>" + wrapped(meta.finding, 130) + "</span>",
      font: { size: 18, color: meta.ink },
      x: 0.02,
      xanchor: "left",
      y: 0.955,
      yanchor: "top",
    };
    layout.annotations = (layout.annotations || []).concat({
      xref: "paper",
      yref: "paper",
      x: 0,
      y: 0,
      yshift: -38,
      xanchor: "left",
      yanchor: "top",
      align: "left",
      showarrow: false,
      font: { size: 11 },
      text: [meta.key].concat(meta.notes).map(escaped).join("<br>"),
    });
    window.Plotly.downloadImage(
      {
        data: graph.data,
        layout: layout,
        config: { staticPlot: true, locale: graph._context.locale, locales: graph._context.locales },
      },
      { format: format, width: width, height: height, scale: format === "png" ? 2 : 1, filename: meta.file }
    );
  }

  function saveBlob(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () {
      URL.revokeObjectURL(link.href);
    }, 1000);
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  function wrapped(text, width) {
    var lines = [""];
    text.split(" ").forEach(function (word) {
      var last = lines.length - 1;
      if ((lines[last] + " " + word).length > width) {
        lines.push(word);
      } else {
        lines[last] = (lines[last] + " " + word).trim();
      }
    });
    return lines.map(escaped).join("<br>");
  }

  embargo.saveData = function (table, kind, name) {
    fetchFile("page/data/" + table + "." + kind, name);
  };

  document.addEventListener("click", function (event) {
    var report = event.target.closest("[data-report]");
    if (report && !making) {
      saveReport(report.dataset.report);
    }
    if (event.target.closest("#cancel-report") && making) {
      making.abort();
    }
    var item = event.target.closest("[data-save]");
    if (item) {
      save(item.dataset.save, item.dataset.chart);
    }
  });
})();
