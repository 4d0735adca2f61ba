/* Puts the question to the server and its answer onto the page. One request is in flight; the newest question wins.
   Every answer moves curves and texts at once; once the slider rests, Dash is told, and charts are drawn anew. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var RETRY_MS = [1000, 2000, 4000, 8000];

  var newest = null; // the question to answer
  var shown = null; // the question last answered in full
  var inFlight = false;
  var slow = null; // what calls off a request for all draws, once the slider moves on
  var mounted = ""; // the view that stands on the page
  var failures = 0;
  var commits = 0;
  var told = {}; // what Dash was last told, by component

  function pump(question) {
    if (question && JSON.stringify(question) !== JSON.stringify(newest)) {
      newest = question;
      embargo.work.asked(question);
      next();
    }
    return window.dash_clientside.no_update;
  }

  function next() {
    if (!inFlight && newest && !embargo.form.releasing) {
      send(newest, embargo.form.dragging && mounted === newest.view);
    }
  }

  function send(question, dragging) {
    inFlight = true;
    slow = dragging ? null : new AbortController();
    busy(!dragging);
    ask(question, dragging, slow ? slow.signal : undefined).then(
      function (answer) {
        inFlight = false;
        failures = 0;
        answered(question, answer, dragging);
      },
      function (error) {
        inFlight = false;
        if (error.name === "AbortError") {
          next();
          return;
        }
        embargo.problem(embargo.text("The server does not answer. Trying again …"));
        window.setTimeout(next, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
        failures += 1;
      }
    );
  }

  function ask(question, dragging, signal) {
    var body = Object.assign({}, question, { mounted: mounted === question.view, dragging: dragging });
    return fetch("page/answer", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: signal,
    }).then(function (response) {
      return response.ok ? response.json() : { problem: embargo.text("The server failed on this request; its log says why.") };
    });
  }

  function answered(question, answer, dragging) {
    var over = question !== newest || (dragging && !embargo.form.dragging);
    if (over) {
      next(); // the server works while the page paints
    }
    if (answer.updates && (mounted === question.view || !over)) {
      paint(answer, dragging || over);
    }
    if (over || dragging) {
      return; // one that is held still is worked out with all draws once it is let go
    }
    if (answer.updates) {
      var number = (commits += 1);
      afterPaint(function () {
        if (number === commits) {
          settle(question, answer);
        }
      });
    } else {
      embargo.problem(answer.problem);
      restore(question);
    }
  }

  /* What was last answered in full, anew: nothing that was painted half-way stays on the page. */
  function restore(refused) {
    if (!shown || mounted !== shown.view) {
      busy(false);
      return;
    }
    inFlight = true;
    ask(shown, false)
      .catch(function () {
        return {};
      })
      .then(function (answer) {
        inFlight = false;
        if (refused !== newest) {
          next();
        } else if (answer.updates) {
          paint(answer, false);
          commit(newsOf(answer), answer, commits);
        } else {
          busy(false);
        }
      });
  }

  /* Curves and texts, at once; while they move, only those in view. */
  function paint(answer, moving) {
    commits += 1;
    document.documentElement.classList.toggle("moving", moving);
    document.querySelectorAll("[aria-live]").forEach(function (region) {
      region.setAttribute("aria-busy", String(moving)); // read out once it rests
    });
    document.documentElement.dataset.painted = (moving ? "moving " : "at rest ") + commits;
    var ids = Object.keys(answer.updates).filter(function (id) {
      return !moving || !outOfView(id);
    });
    ids.forEach(function (id) {
      var update = answer.updates[id];
      if (update.figure) {
        if (isNews(id, update)) {
          delete told[id]; // a preview may move axes: Dash draws the chart anew even if it then is what it was
        }
        embargo.preview(id, update.figure);
      } else if ("html" in update) {
        embargo.write(id, update.html);
      }
    });
  }

  /* Dash is told what is new but texts, one component a frame, those in view before the others; then the address is
     written. */
  function settle(question, answer) {
    if (mounted !== question.view) {
      told = {};
    }
    mounted = question.view;
    shown = question;
    embargo.problem(question.problem);
    document.documentElement.classList.remove("moving");
    commit(newsOf(answer), answer, commits);
  }

  /* What Dash does not know yet, that in view before the rest. */
  function newsOf(answer) {
    var ids = Object.keys(answer.updates).filter(function (id) {
      return isNews(id, answer.updates[id]);
    });
    return ids.sort(function (a, b) {
      return outOfView(a) - outOfView(b);
    });
  }

  function commit(ids, answer, number) {
    if (number !== commits) {
      return;
    }
    if (!ids.length) {
      embargo.history.write(answer.address);
      document.documentElement.dataset.shown = String(number);
      document.documentElement.dataset.view = mounted;
      busy(false);
      return;
    }
    told[ids[0]] = JSON.stringify(answer.updates[ids[0]]);
    embargo.set(ids[0], props(answer.updates[ids[0]]));
    afterPaint(function () {
      commit(ids.slice(1), answer, number);
    });
  }

  function afterPaint(then) {
    window.requestAnimationFrame(function () {
      window.setTimeout(then, 0);
    });
  }

  function isNews(id, update) {
    return Object.keys(props(update)).length && told[id] !== JSON.stringify(update);
  }

  /* What Dash is to know; texts are none of its business. */
  function props(update) {
    var rest = Object.assign({}, update);
    delete rest.html;
    return rest;
  }

  function outOfView(id) {
    var element = document.getElementById(id);
    var box = element && element.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < window.innerHeight ? 0 : 1;
  }

  function busy(yes) {
    document.getElementById("busy").classList.toggle("running", yes);
  }

  embargo.pump = {
    /* A slider moves. */
    moved: function (name, value) {
      if (newest && newest.levers[name] !== value) {
        var lever = {};
        lever[name] = value;
        newest = Object.assign({}, newest, { levers: Object.assign({}, newest.levers, lever), problem: "" });
        embargo.history.gesture();
        embargo.work.asked(newest);
        if (inFlight && slow && mounted === newest.view) {
          slow.abort();
        } else {
          next();
        }
      }
    },
    /* The slider was let go: what was shown while it moved is worked out with all draws. */
    released: function () {
      if (newest !== shown) {
        next();
      }
    },
    question: function () {
      return newest;
    },
  };

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.embargo = Object.assign(window.dash_clientside.embargo || {}, { pump: pump });
})();
