/* Guided tour: offers itself once, points at one thing after another, and never stands in the way. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var ANSWERED = "embargo-tour-answered";
  var NARROW = window.matchMedia("(max-width: 700px)");
  var GAP = 12;
  var at = -1; // the step shown; -1: no tour
  var cameFrom = null; // what had the focus before
  var openedLevers = false;

  function byId(id) {
    return document.getElementById(id);
  }

  function answered() {
    try {
      return localStorage.getItem(ANSWERED) === "yes";
    } catch (error) {
      return false;
    }
  }

  function remember() {
    try {
      localStorage.setItem(ANSWERED, "yes");
    } catch (error) {
      /* storage is blocked: the offer comes again next time */
    }
    byId("tour-invitation").hidden = true;
  }

  function steps() {
    return Array.from(byId("tour-steps").children);
  }

  function targetOf(step) {
    return Array.from(document.querySelectorAll(step.dataset.target)).find(function (one) {
      return one.getClientRects().length > 0;
    });
  }

  function start() {
    cameFrom = document.activeElement;
    remember();
    if (embargo.history.place().view !== "overview") {
      embargo.history.go({ view: "overview" });
    }
    show(0);
    byId("tour-card").focus();
  }

  function end() {
    if (at < 0) {
      return;
    }
    at = -1;
    byId("tour-card").hidden = true;
    byId("tour-light").hidden = true;
    levers(false);
    var back = cameFrom && cameFrom.getClientRects().length ? cameFrom : byId("tour-open");
    back.focus({ preventScroll: true });
  }

  /* On a phone the levers are folded away: unfold them for the steps that point at them. */
  function levers(wanted) {
    var opener = byId("open-levers");
    var open = opener.getAttribute("aria-expanded") === "true";
    if (NARROW.matches && wanted && !open) {
      opener.click();
      openedLevers = true;
    } else if (!wanted && openedLevers && open) {
      opener.click();
      openedLevers = false;
    }
  }

  function show(number) {
    var all = steps();
    if (number >= all.length) {
      end();
      return;
    }
    at = Math.max(0, number);
    all.forEach(function (step, i) {
      step.hidden = i !== at;
    });
    var card = byId("tour-card");
    card.hidden = false;
    var next = card.querySelector("[data-tour=next]");
    next.dataset.text = next.dataset.text || next.textContent;
    next.textContent = at === all.length - 1 ? next.dataset.last : next.dataset.text;
    card.querySelector("[data-tour=back]").disabled = at === 0;
    levers(at <= 1);
    var target = targetOf(all[at]);
    if (target) {
      var tall = target.getBoundingClientRect().height > window.innerHeight * 0.45;
      target.scrollIntoView({ block: NARROW.matches || tall ? "start" : "nearest", inline: "nearest" });
      if (NARROW.matches || tall) {
        window.scrollBy(0, -70);
      }
    }
    place();
  }

  function place() {
    if (at < 0) {
      return;
    }
    var card = byId("tour-card");
    var light = byId("tour-light");
    var target = targetOf(steps()[at]);
    light.hidden = !target;
    card.style.left = card.style.top = "";
    if (!target) {
      return;
    }
    var box = visible(target.getBoundingClientRect());
    light.style.left = box.left - 5 + "px";
    light.style.top = box.top - 5 + "px";
    light.style.width = box.right - box.left + 10 + "px";
    light.style.height = box.bottom - box.top + 10 + "px";
    if (!NARROW.matches) {
      beside(card, box);
    }
  }

  function visible(rect) {
    return {
      left: Math.max(rect.left, 6),
      top: Math.max(rect.top, 6),
      right: Math.min(rect.right, document.documentElement.clientWidth - 6),
      bottom: Math.min(rect.bottom, window.innerHeight - 6),
    };
  }

  /* Below what is pointed at, else above, else right of it. */
  function beside(card, box) {
    var width = card.offsetWidth;
    var height = card.offsetHeight;
    var right = document.documentElement.clientWidth - GAP;
    var left = Math.max(GAP, Math.min(box.left, right - width));
    var top = box.bottom + GAP;
    if (top + height > window.innerHeight - GAP) {
      top = box.top - height - GAP;
    }
    if (top < GAP) {
      top = Math.max(GAP, Math.min(box.top, window.innerHeight - height - GAP));
      left = Math.min(box.right + GAP, right - width);
    }
    card.style.left = left + "px";
    card.style.top = top + "px";
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-tour]");
    var what = button && button.dataset.tour;
    if (what === "start") {
      start();
    } else if (what === "decline") {
      remember();
      byId("tour-open").focus();
    } else if (what === "end") {
      end();
    } else if (what === "next") {
      show(at + 1);
    } else if (what === "back") {
      show(at - 1);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (at < 0) {
      return;
    }
    var inside = event.target.closest("#tour-card") || event.target === document.body;
    if (event.key === "Escape") {
      end();
    } else if (inside && event.key === "ArrowRight") {
      show(at + 1);
    } else if (inside && event.key === "ArrowLeft") {
      show(at - 1);
    }
  });
  window.addEventListener("scroll", place, true);
  window.addEventListener("resize", place);

  /* The page is built by Dash: the offer is made once it stands. */
  var waiting = new MutationObserver(function () {
    var invitation = byId("tour-invitation");
    if (invitation) {
      waiting.disconnect();
      invitation.hidden = answered();
    }
  });
  waiting.observe(document.documentElement, { childList: true, subtree: true });
})();
