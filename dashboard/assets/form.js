/* The form: its values, the question they make, and values typed in place of slid. See dashboard/callbacks.py. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var RETRY_MS = 1500;
  var asked = null; // what was last asked to be loaded
  var form = (embargo.form = { declarations: {}, dragging: false, releasing: false, basis: null });

  function unchanged() {
    return window.dash_clientside.no_update;
  }

  function same(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
  }

  /* What the user asks to load. */
  function ask(preset, resets, basis, question) {
    var trigger = window.dash_clientside.callback_context.triggered_id;
    if (!basis) {
      return { kind: "link", query: embargo.history.query(), at: Date.now() };
    }
    if (trigger === "reset") {
      return { kind: "reset", at: Date.now() };
    }
    if (trigger === "preset" && preset && preset !== basis.preset) {
      return { kind: "preset", name: preset, was: basis.preset, levers: question ? question.levers : null };
    }
    return unchanged();
  }

  /* What was asked for, from the server; asked again for as long as it does not answer. */
  function load(ask) {
    if (!ask) {
      return unchanged();
    }
    asked = ask;
    return fetch("page/load", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(ask),
    }).then(
      function (response) {
        if (asked !== ask) {
          return unchanged(); // the newest wins
        }
        if (!response.ok) {
          embargo.problem(embargo.text("The server failed on this request; its log says why."));
        }
        return response.ok ? response.json() : unchanged();
      },
      function () {
        embargo.problem(embargo.text("The server does not answer. Trying again …"));
        return new Promise(function (resolve) {
          window.setTimeout(function () {
            resolve(asked === ask ? load(ask) : unchanged());
          }, RETRY_MS);
        });
      }
    );
  }

  /* Form values from the server, written to all controls at once. */
  function apply(incoming, leverIds, switchIds) {
    if (!incoming) {
      return [leverIds.map(unchanged), switchIds.map(unchanged), unchanged(), unchanged(), unchanged()];
    }
    embargo.history.loaded(incoming.kind);
    function value(id) {
      return incoming.levers[id.name];
    }
    return [leverIds.map(value), switchIds.map(value), incoming.stages, incoming.preset, incoming];
  }

  /* All controls as one question to the model; also shows each slider's value beside it. */
  function gather(values, checks, stages, chosen, basis, look, place, leverIds, switchIds, choiceIds, declarations, question) {
    if (!basis || !look || !place) {
      return unchanged();
    }
    form.declarations = declarations;
    form.basis = basis;
    var levers = {};
    leverIds.forEach(function (id, i) {
      levers[id.name] = values[i] === undefined ? null : values[i];
    });
    switchIds.forEach(function (id, i) {
      levers[id.name] = Boolean(checks[i]);
    });
    showReadouts(levers);
    var choices = Object.assign({}, question ? question.choices : {});
    choiceIds.forEach(function (id, i) {
      choices[id.name] = String(chosen[i]);
    });
    var untouched = same(sorted(levers), sorted(basis.levers)) && (stages || "") === basis.stages;
    if (!untouched) {
      embargo.history.gesture();
    }
    var next = {
      preset: basis.preset,
      stages: stages || "",
      levers: levers,
      theme: look.theme,
      narrow: look.narrow,
      view: place.view,
      pins: place.pins,
      choices: choices,
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

  function showReadouts(levers) {
    Object.keys(form.declarations).forEach(function (name) {
      showReadout(name, levers[name]);
    });
  }

  function showReadout(name, value) {
    var declared = form.declarations[name];
    var readout = declared.slider && document.getElementById("readout-" + name);
    if (!readout) {
      return;
    }
    var text = formatted(value) + (declared.unit ? " " + declared.unit : "");
    if (readout.textContent !== text) {
      readout.textContent = text;
      var thumb = readout.closest(".lever").querySelector("[role=slider]");
      if (thumb) {
        thumb.setAttribute("aria-valuetext", text);
      }
    }
    readout.classList.toggle("changed", value !== declared.start);
  }

  function formatted(value) {
    return new Intl.NumberFormat(embargo.text("language"), { maximumFractionDigits: 3 }).format(value).replace("-", "−");
  }

  /* A click on a slider's value turns it into a box to type in. */
  function typeValue(readout) {
    var name = readout.id.slice("readout-".length);
    var declared = form.declarations[name];
    var box = document.createElement("input");
    box.type = "text";
    box.inputMode = "decimal";
    box.className = "lever-value typed";
    box.value = readout.textContent.split(" ")[0].replace("−", "-");
    box.setAttribute("aria-label", readout.getAttribute("aria-label"));
    readout.hidden = true;
    readout.after(box);
    box.select();
    var finished = false;
    function finish(keep) {
      if (finished) {
        return;
      }
      finished = true;
      var value = Number(box.value.trim().replace(",", "."));
      box.remove();
      readout.hidden = false;
      if (!keep) {
        return;
      }
      if (box.value.trim() === "" || !isFinite(value)) {
        embargo.problem(embargo.text("Type a number."));
      } else if (value < declared.low || value > declared.high) {
        embargo.problem(
          embargo
            .text("{label}: between {low} and {high}.")
            .replace("{label}", declared.label)
            .replace("{low}", formatted(declared.low))
            .replace("{high}", formatted(declared.high))
        );
      } else {
        embargo.set({ type: "lever", name: name }, { value: value });
      }
    }
    box.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === "Escape") {
        finish(event.key === "Enter");
        readout.focus();
        event.preventDefault();
      }
    });
    box.addEventListener("blur", function () {
      finish(true);
    });
  }

  /* Levers of a group back to what the scenario holds. */
  function resetGroup(names) {
    names.split(" ").forEach(function (name) {
      var value = form.basis.start[name];
      var isSwitch = typeof value === "boolean";
      embargo.set({ type: isSwitch ? "switch" : "lever", name: name }, isSwitch ? { checked: value } : { value: value });
    });
  }

  document.addEventListener("click", function (event) {
    var readout = event.target.closest("button.lever-value");
    if (readout) {
      typeValue(readout);
    }
    var group = event.target.closest("[data-reset]");
    if (group && form.basis) {
      resetGroup(group.dataset.reset);
    }
  });
  document.addEventListener(
    "pointerdown",
    function (event) {
      form.dragging = Boolean(event.target.closest(".mantine-Slider-root"));
    },
    true
  );
  /* A thumb that moves while it is held: too often for Dash, which hears of it on release. */
  new MutationObserver(function (changes) {
    var lever = (form.dragging || form.releasing) && changes[0].target.closest("[data-lever]");
    if (lever) {
      var value = Number(changes[changes.length - 1].target.getAttribute("aria-valuenow"));
      showReadout(lever.dataset.lever, value);
      embargo.pump.moved(lever.dataset.lever, value);
    }
  }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["aria-valuenow"] });
  ["pointerup", "pointercancel"].forEach(function (name) {
    window.addEventListener(
      name,
      function () {
        if (form.dragging) {
          form.dragging = false;
          form.releasing = true; // the thumb's last step may still be on its way to the page
          window.requestAnimationFrame(function () {
            window.setTimeout(function () {
              form.releasing = false;
              embargo.pump.released();
            }, 0);
          });
        }
      },
      true
    );
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.embargo = Object.assign(window.dash_clientside.embargo || {}, {
    ask: ask,
    load: load,
    apply: apply,
    gather: gather,
  });
})();
