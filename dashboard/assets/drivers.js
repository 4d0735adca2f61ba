/* The panel of coefficients: a box that searches its rows, and a slider for the one that is moved by hand. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var LEVER = "assumptions.coefficients";

  function moved() {
    var question = embargo.pump.question();
    try {
      return JSON.parse((question && question.levers[LEVER]) || "{}");
    } catch (error) {
      return {};
    }
  }

  function four(value) {
    return Number(value.toPrecision(4));
  }

  function shown(value) {
    return String(four(value)).replace("-", "−");
  }

  /* All that is moved by hand, as the lever holds it; what stands at its central value is not. */
  function lever(name, value, central) {
    var all = moved();
    if (value === null || four(value) === four(central)) {
      delete all[name];
    } else {
      all[name] = four(value);
    }
    return Object.keys(all).length ? JSON.stringify(all) : "";
  }

  function write(text) {
    embargo.set({ type: "lever", name: LEVER }, { value: text });
  }

  /* A row below the coefficient's with its slider. */
  function open(button) {
    var facts = button.dataset;
    var row = button.closest("tr");
    var central = Number(facts.central);
    var made = document.createElement("tr");
    made.className = "mover";
    made.dataset.mover = facts.move;
    var cell = document.createElement("td");
    cell.colSpan = row.children.length;
    var label = document.createElement("label");
    var name = document.createElement("span");
    name.textContent = facts.label + ", " + facts.unit;
    var range = document.createElement("input");
    range.type = "range";
    range.className = "coefficient-range";
    range.min = facts.low;
    range.max = facts.high;
    range.step = String((Number(facts.high) - Number(facts.low)) / 200);
    range.dataset.central = facts.central;
    var output = document.createElement("output");
    label.append(name, range);
    var ends = document.createElement("span");
    ends.className = "ends";
    ends.textContent = shown(Number(facts.low)) + " … " + shown(Number(facts.high));
    var back = document.createElement("button");
    back.type = "button";
    back.className = "button";
    back.dataset.putback = facts.move;
    back.textContent = embargo.text("Back to {central}").replace("{central}", shown(central));
    var close = document.createElement("button");
    close.type = "button";
    close.className = "button";
    close.textContent = embargo.text("Close");
    close.addEventListener("click", function () {
      shut(button, made);
      button.focus();
    });
    range.addEventListener("input", function () {
      var value = Number(range.value);
      tell(range, output, value, facts.unit);
      if (embargo.form.dragging) {
        embargo.pump.moved(LEVER, lever(facts.move, value, central));
      }
    });
    range.addEventListener("change", function () {
      write(lever(facts.move, Number(range.value), central));
    });
    var box = document.createElement("div");
    box.append(label, output, ends, back, close);
    cell.append(box);
    made.append(cell);
    row.after(made);
    button.setAttribute("aria-expanded", "true");
    show(made);
    range.focus();
  }

  function tell(range, output, value, unit) {
    output.textContent = shown(value);
    range.setAttribute("aria-valuetext", shown(value) + " " + unit);
  }

  /* A coefficient moved beyond its slider (in a file, or a link) widens it. */
  function show(made) {
    var button = document.querySelector('[data-move="' + made.dataset.mover + '"]');
    var range = made.querySelector("input");
    var now = moved()[made.dataset.mover];
    var value = now === undefined ? Number(button.dataset.central) : now;
    range.min = String(Math.min(Number(button.dataset.low), value));
    range.max = String(Math.max(Number(button.dataset.high), value));
    range.value = String(value);
    tell(range, made.querySelector("output"), value, button.dataset.unit);
  }

  function shut(button, made) {
    made.remove();
    button.setAttribute("aria-expanded", "false");
  }

  function sync() {
    var now = moved();
    document.querySelectorAll("#coefficients [data-coefficient]").forEach(function (row) {
      row.classList.toggle("moved", row.dataset.coefficient in now);
    });
    document.querySelectorAll("#coefficients .mover").forEach(function (made) {
      if (made.querySelector("input") !== document.activeElement || !embargo.form.dragging) {
        show(made);
      }
    });
  }

  function shownAgain() {
    searchBox();
    table();
    sync();
  }

  function made(tag, properties, children) {
    var element = Object.assign(document.createElement(tag), properties);
    element.append.apply(element, children || []);
    return element;
  }

  /* The table: two thousand cells, too many for Dash. */
  function build(holder, table) {
    var head = made("tr", {}, table.heads.map(function (text) {
      return made("th", { scope: "col", textContent: text });
    }));
    var bodies = table.blocks.map(function (block) {
      var title = made("th", { colSpan: table.heads.length, scope: "rowgroup", textContent: block.title });
      return made("tbody", {}, [made("tr", { className: "block" }, [title])].concat(block.rows.map(line)));
    });
    holder.replaceChildren(made("table", {}, [made("thead", {}, [head])].concat(bodies)));
    sync();
  }

  function line(row) {
    var name = made("th", { scope: "row" }, [row.label, made("code", { textContent: row.name })]);
    if (row.note) {
      name.append(made("span", { className: "about", textContent: row.note }));
    }
    var source = made("td", { className: "source" }, [
      made("span", { className: "kind " + row.evidence, textContent: row.kind }),
      " " + row.source,
    ]);
    row.links.forEach(function (link) {
      source.append(made("br"), link.address
        ? made("a", { href: link.address, target: "_blank", rel: "noopener noreferrer", textContent: link.text })
        : link.text);
    });
    var button = made("button", { type: "button", className: "button", textContent: "↔", title: row.move });
    button.setAttribute("aria-label", row.move);
    button.setAttribute("aria-expanded", "false");
    Object.assign(button.dataset, {
      move: row.name,
      label: row.label,
      low: row.low,
      central: row.central,
      high: row.high,
      unit: row.unit,
    });
    var cells = row.cells.map(function (text) {
      return made("td", { textContent: text });
    });
    var whole = made("tr", {}, [name].concat(cells, [source, made("td", {}, [button])]));
    whole.dataset.coefficient = row.name;
    return whole;
  }

  function table() {
    var holder = document.getElementById("coefficients");
    if (!holder || holder.dataset.asked) {
      return;
    }
    holder.dataset.asked = "yes";
    fetch("page/coefficients")
      .then(function (response) {
        return response.json();
      })
      .then(
        function (found) {
          build(holder, found);
        },
        function () {
          delete holder.dataset.asked;
        }
      );
  }

  function searchBox() {
    var holder = document.getElementById("coefficient-search");
    if (!holder || holder.firstChild) {
      return;
    }
    var label = document.createElement("label");
    var words = document.createElement("span");
    words.textContent = holder.dataset.label;
    var box = document.createElement("input");
    box.type = "search";
    box.placeholder = embargo.text("Search names, units, sources");
    var count = document.createElement("span");
    count.className = "note";
    count.setAttribute("role", "status");
    label.append(words, box);
    holder.append(label, count);
    box.addEventListener("input", function () {
      count.textContent = search(box.value);
    });
  }

  function search(text) {
    var words = text.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    var all = 0;
    document.querySelectorAll("#coefficients tbody").forEach(function (body) {
      var block = body.querySelector(".block");
      var any = false;
      body.querySelectorAll("[data-coefficient]").forEach(function (row) {
        var inside = (block.textContent + " " + row.textContent).toLowerCase();
        var fits = words.every(function (word) {
          return inside.indexOf(word) >= 0;
        });
        row.hidden = !fits;
        any = any || fits;
        count += fits ? 1 : 0;
        all += 1;
      });
      block.hidden = !any;
    });
    return words.length ? embargo.text("{shown} of {count} shown").replace("{shown}", count).replace("{count}", all) : "";
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-move]");
    var back = event.target.closest("[data-putback]");
    if (button) {
      var made = document.querySelector('[data-mover="' + button.dataset.move + '"]');
      if (made) {
        shut(button, made);
      } else {
        open(button);
      }
    } else if (back) {
      write(lever(back.dataset.putback, null, 0));
    }
  });
  document.addEventListener("pointerdown", function (event) {
    if (event.target.closest(".coefficient-range")) {
      embargo.form.dragging = true;
    }
  });
  /* Each run that has been shown. */
  new MutationObserver(shownAgain).observe(document.documentElement, { attributes: true, attributeFilter: ["data-shown"] });
})();
