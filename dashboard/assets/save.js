/* Save a chart as PNG or SVG, or its data as CSV, from what is drawn; nothing leaves the browser. */
(function () {
  "use strict";

  var COLUMNS = ["p05", "p25", "p50", "p75", "p95", "mean", "no_embargo"];

  function save(clicks) {
    var context = window.dash_clientside.callback_context;
    var which = context.triggered_id;
    var clicked = context.triggered.length && context.triggered[0].value;
    if (!which || !clicked) {
      return window.dash_clientside.no_update;
    }
    var graph = document.querySelector("#chart-" + which.chart + " .js-plotly-plot");
    if (graph && graph.layout && graph.layout.meta) {
      if (which.format === "csv") {
        saveText(csv(graph), graph.layout.meta.file + ".csv");
      } else {
        saveImage(graph, which.format);
      }
    }
    return window.dash_clientside.no_update;
  }

  /* Title, scenario and source go onto the image: nothing saved is ambiguous on paper. */
  function saveImage(graph, format) {
    var meta = graph.layout.meta;
    var layout = JSON.parse(JSON.stringify(graph.layout));
    var width = 1000;
    var height = 600;
    layout.autosize = false;
    layout.width = width;
    layout.height = height;
    layout.paper_bgcolor = meta.paper;
    layout.plot_bgcolor = meta.paper;
    layout.margin = { l: 70, r: 30, t: 100, b: 130 };
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
      { data: graph.data, layout: layout, config: { staticPlot: true } },
      { format: format, width: width, height: height, scale: format === "png" ? 2 : 1, filename: meta.file }
    );
  }

  /* One row a series and month; comment lines say what it is. */
  function csv(graph) {
    var meta = graph.layout.meta;
    var lines = [meta.title, meta.finding].concat(meta.notes, "link: " + window.location.href).map(function (line) {
      return "# " + line.replace(/\s+/g, " ");
    });
    var series = {};
    graph.data.forEach(function (trace) {
      if (trace.meta && trace.meta.variable) {
        var key = trace.meta.variable + "|" + trace.meta.region;
        series[key] = series[key] || { meta: trace.meta, months: trace.x, columns: {} };
        series[key].columns[trace.meta.column] = trace.y;
      }
    });
    var all = Object.keys(series).map(function (key) {
      return series[key];
    });
    var columns = COLUMNS.filter(function (column) {
      return all.some(function (one) {
        return column in one.columns;
      });
    });
    lines.push(["variable", "region", "unit", "month"].concat(columns).join(","));
    all.forEach(function (one) {
      for (var i = 0; i < one.months.length; i += 1) {
        var values = columns.map(function (column) {
          return column in one.columns ? one.columns[column][i] : "";
        });
        lines.push(
          [one.meta.variable, one.meta.region, quoted(one.meta.unit), String(one.months[i]).slice(0, 7)].concat(values).join(",")
        );
      }
    });
    return lines.join("\n") + "\n";
  }

  function quoted(text) {
    return /[",]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function saveText(text, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
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

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.embargo = Object.assign(window.dash_clientside.embargo || {}, { save: save });
})();
