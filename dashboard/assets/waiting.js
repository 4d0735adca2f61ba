/* Thresholds of pain: a handle over each chart draws its line, by mouse, touch or keyboard; the lever follows. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 5, PageDown: -5 };
  var held = null; // the handle under the pointer
  var waiting = false;

  function handles() {
    return Array.from(document.querySelectorAll(".threshold-handle"));
  }

  function graphOf(handle) {
    var graph = document.querySelector("#" + CSS.escape(handle.dataset.chart) + " .js-plotly-plot");
    return graph && graph._fullLayout && graph._fullLayout.yaxis && graph._fullLayout.yaxis._length ? graph : null;
  }

  function number(handle, name) {
    return Number(handle.getAttribute(name));
  }

  function words(handle, value) {
    var text = new Intl.NumberFormat(embargo.text("language"), { maximumFractionDigits: 1 }).format(value);
    return handle.dataset.words.replace("{value}", text.replace("-", "−"));
  }

  /* Put a handle on its value. */
  function place(handle, value) {
    var graph = graphOf(handle);
    handle.classList.toggle("ready", Boolean(graph));
    if (!graph) {
      return;
    }
    var x = graph._fullLayout.xaxis;
    var y = graph._fullLayout.yaxis;
    var drawing = graph.closest(".drawing");
    var down = Math.min(Math.max(y.l2p(value / Number(handle.dataset.shown)), 0), y._length);
    handle.style.left = drawing.offsetLeft + x._offset + "px";
    handle.style.width = x._length + "px";
    handle.style.top = drawing.offsetTop + y._offset + down + "px";
    handle.classList.toggle("at-the-bottom", y._length - down < 14);
    var grip = handle.firstElementChild;
    var text = words(handle, value);
    if (grip.textContent !== text) {
      grip.textContent = text;
    }
  }

  /* Nearest value the lever can take. */
  function allowed(handle, value) {
    var step = number(handle, "data-step");
    var low = number(handle, "aria-valuemin");
    var high = number(handle, "aria-valuemax");
    return Number(Math.min(Math.max(Math.round(value / step) * step, low), high).toFixed(6));
  }

  function show(handle, value) {
    handle.setAttribute("aria-valuenow", value);
    handle.setAttribute("aria-valuetext", words(handle, value));
    place(handle, value);
  }

  function leverValue(handle) {
    return Number((number(handle, "aria-valuenow") * Number(handle.dataset.form)).toFixed(6));
  }

  function set(name, value) {
    embargo.set({ type: "lever", name: name }, { value: value });
  }

  function drag(event) {
    var y = graphOf(held)._fullLayout.yaxis;
    var top = held.offsetParent.getBoundingClientRect().top + graphOf(held).closest(".drawing").offsetTop + y._offset;
    var down = Math.min(Math.max(event.clientY - top, 0), y._length);
    var value = allowed(held, y.p2l(down) * Number(held.dataset.shown));
    if (value !== number(held, "aria-valuenow")) {
      show(held, value);
      embargo.pump.moved(held.dataset.threshold, leverValue(held));
    }
  }

  document.addEventListener("pointerdown", function (event) {
    var grip = event.target.closest(".threshold-handle .grip");
    if (!grip || event.button || !graphOf(grip.parentElement)) {
      return;
    }
    held = grip.parentElement;
    held.classList.add("held");
    held.focus({ preventScroll: true });
    grip.setPointerCapture(event.pointerId);
    embargo.form.dragging = true;
    event.preventDefault();
  });
  window.addEventListener("pointermove", function (event) {
    if (held) {
      drag(event);
    }
  });
  ["pointerup", "pointercancel"].forEach(function (name) {
    window.addEventListener(name, function () {
      if (held) {
        held.classList.remove("held");
        set(held.dataset.threshold, leverValue(held));
        held = null;
      }
    });
  });

  document.addEventListener("keydown", function (event) {
    var handle = event.target.closest && event.target.closest(".threshold-handle");
    if (!handle || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    var now = number(handle, "aria-valuenow");
    var next = null;
    if (event.key in KEYS) {
      next = allowed(handle, now + KEYS[event.key] * number(handle, "data-step"));
    } else if (event.key === "Home" || event.key === "End") {
      next = number(handle, event.key === "Home" ? "aria-valuemin" : "aria-valuemax");
    }
    if (next === null) {
      return;
    }
    event.preventDefault();
    if (next !== now) {
      show(handle, next);
      set(handle.dataset.threshold, leverValue(handle));
    }
  });

  /* Judge a threshold, or stop judging it. */
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-judge]");
    if (button) {
      set(button.dataset.judge, button.dataset.value === "" ? "" : Number(button.dataset.value));
    }
  });

  /* Charts that are drawn anew take their handles with them. */
  function placeAll() {
    waiting = false;
    handles().forEach(function (handle) {
      if (handle !== held) {
        place(handle, number(handle, "aria-valuenow"));
      }
    });
  }

  function soon() {
    if (!waiting && document.querySelector(".threshold-handle")) {
      waiting = true;
      window.requestAnimationFrame(placeAll);
    }
  }

  new MutationObserver(soon).observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-level", "hidden"],
  });
  window.addEventListener("resize", soon);
})();
