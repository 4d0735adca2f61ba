/* The depth of a deep recession, set where it is read: the slider beside the dials moves the lever in the form. */
(function () {
  "use strict";

  var NAME = "assumptions.deep_recession_depth_pct";
  var held = false;

  function thumb() {
    return document.querySelector("#recession-depth-box [role=slider]");
  }

  function take() {
    var slider = thumb();
    if (slider) {
      window.embargo.set({ type: "lever", name: NAME }, { value: Number(slider.getAttribute("aria-valuenow")) });
    }
  }

  document.addEventListener("pointerdown", function (event) {
    held = Boolean(event.target.closest("#recession-depth-box .mantine-Slider-root"));
  });
  document.addEventListener("keyup", function (event) {
    if (event.target === thumb() && /^(Arrow|Home|End|Page)/.test(event.key)) {
      take();
    }
  });
  window.addEventListener("pointerup", function () {
    if (held) {
      held = false;
      window.setTimeout(take, 0);
    }
  });
})();
