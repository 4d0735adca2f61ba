/* Work that takes seconds: a button, a progress bar, a way to call it off; a new question wipes the answer. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var running = {}; // by name of the work: what calls it off
  var last = null; // the question the answers on the page belong to

  function show(name, state) {
    var working = state === "working";
    embargo.set(name, { className: working ? "answer working" : "answer" });
    embargo.set("run-" + name, { disabled: working });
    embargo.set("cancel-" + name, { hidden: !working });
    embargo.set("progress-" + name, { hidden: !working });
  }

  function start(name) {
    var question = embargo.pump.question();
    if (!question || running[name]) {
      return;
    }
    var calledOff = new AbortController();
    running[name] = calledOff;
    embargo.set(name, { children: [] });
    embargo.set("progress-" + name, { value: "0" });
    show(name, "working");
    fetch("page/work/" + name, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
      signal: calledOff.signal,
    })
      .then(function (response) {
        return lines(response, function (line) {
          if (calledOff.signal.aborted) {
            return;
          }
          if ("progress" in line) {
            embargo.set("progress-" + name, { value: String(line.progress) });
          } else {
            embargo.set(name, { children: line.children });
          }
        });
      })
      .catch(function (error) {
        var text = error.name === "AbortError" ? "Called off." : "The server failed on this request; its log says why.";
        if (running[name] === calledOff) {
          embargo.set(name, { children: embargo.text(text) });
        }
      })
      .finally(function () {
        if (running[name] === calledOff) {
          delete running[name];
          show(name, "done");
        }
      });
  }

  /* Read JSON line by line as it arrives. */
  async function lines(response, take) {
    if (!response.ok) {
      throw new Error("status " + response.status);
    }
    var reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    var rest = "";
    for (;;) {
      var piece = await reader.read();
      if (piece.done) {
        return;
      }
      var whole = (rest + piece.value).split("\n");
      rest = whole.pop();
      whole.forEach(function (line) {
        take(JSON.parse(line));
      });
    }
  }

  function stop(name) {
    if (running[name]) {
      running[name].abort();
    }
  }

  function wipe(name) {
    var mine = running[name];
    delete running[name];
    if (mine) {
      mine.abort();
      show(name, "done");
    }
    embargo.set(name, { children: [] });
  }

  function anew(name) {
    wipe(name);
    start(name);
  }

  function buttons() {
    return Array.from(document.querySelectorAll("[data-work]"));
  }

  /* A new question wipes all answers; what an answer names, a choice or the page's theme and width, has it worked out
     anew. */
  function asked(question) {
    var before = last;
    last = question;
    if (!before || before.view !== question.view) {
      Object.keys(running).forEach(wipe);
      return;
    }
    var other = ["preset", "stages", "levers"].some(function (key) {
      return JSON.stringify(before[key]) !== JSON.stringify(question[key]);
    });
    buttons().forEach(function (button) {
      var name = button.dataset.work;
      var answered = document.getElementById(name).childElementCount > 0;
      if (!answered && !running[name]) {
        return;
      }
      if (other) {
        wipe(name);
      } else if ((button.dataset.choices || "").split(" ").some(changed)) {
        anew(name);
      }
    });
    function changed(key) {
      return before[key] !== question[key] || before.choices[key] !== question.choices[key];
    }
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-work]");
    if (button) {
      start(button.dataset.work);
    }
    var cancel = event.target.closest("button[id^='cancel-']");
    if (cancel) {
      stop(cancel.id.slice("cancel-".length));
    }
  });

  embargo.work = { asked: asked };
})();
