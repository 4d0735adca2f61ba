/* Shows what a term means: under the mouse, at keyboard focus, on a tap. Esc closes; the note stays inside the window. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var GAP = 8;
  var tip = null;
  var shown = null; // the term whose meaning is shown

  function note() {
    if (!tip) {
      tip = document.createElement("div");
      tip.id = "term-meaning";
      tip.className = "term-meaning";
      tip.setAttribute("role", "tooltip");
      tip.hidden = true;
      document.body.appendChild(tip);
    }
    return tip;
  }

  function show(term) {
    var meaning = embargo.text("term:" + term.dataset.term);
    if (meaning.indexOf("term:") === 0) {
      return;
    }
    hide();
    var lines = meaning.split("\n");
    var box = note();
    var name = document.createElement("strong");
    name.textContent = lines[0];
    box.replaceChildren(name, document.createTextNode(" " + lines[1]));
    box.hidden = false;
    place(box, term.getBoundingClientRect());
    term.setAttribute("aria-describedby", box.id);
    shown = term;
  }

  function place(box, at) {
    var width = document.documentElement.clientWidth;
    box.style.left = "0px";
    box.style.maxWidth = Math.min(320, width - 2 * GAP) + "px";
    var size = box.getBoundingClientRect();
    var left = Math.max(GAP, Math.min(at.left, width - size.width - GAP));
    var below = at.bottom + 4;
    var above = at.top - size.height - 4;
    var top = below + size.height > window.innerHeight - GAP && above > GAP ? above : below;
    box.style.left = left + "px";
    box.style.top = top + "px";
  }

  function hide() {
    if (shown) {
      shown.removeAttribute("aria-describedby");
      shown = null;
      note().hidden = true;
    }
  }

  function termOf(event) {
    return event.target instanceof Element ? event.target.closest("[data-term]") : null;
  }

  document.addEventListener("pointerover", function (event) {
    var term = event.pointerType === "touch" ? null : termOf(event);
    if (term) {
      show(term);
    } else if (shown && shown !== document.activeElement && !event.target.closest("#term-meaning")) {
      hide();
    }
  });
  document.addEventListener("focusin", function (event) {
    var term = termOf(event);
    if (term && event.target.matches(":focus-visible")) {
      show(term);
    } else if (shown && !term) {
      hide();
    }
  });
  document.addEventListener("focusout", function (event) {
    if (shown && shown === event.target) {
      hide();
    }
  });
  document.addEventListener("click", function (event) {
    var term = termOf(event);
    if (!term) {
      hide();
    } else if (term.getAttribute("role") === "button") {
      show(term);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      hide();
    } else if ((event.key === "Enter" || event.key === " ") && event.target.matches("[data-term][role=button]")) {
      event.preventDefault();
      show(event.target);
    }
  });
  window.addEventListener("scroll", hide, true);
  window.addEventListener("resize", hide);
})();
