/* Opens and closes the menus of dashboard/menus.py; by keyboard: arrows, Home, End, Escape. */
(function () {
  "use strict";

  function listOf(button) {
    return button.nextElementSibling;
  }

  function close(focus) {
    var button = document.querySelector(".menu-button[aria-expanded=true]");
    if (button) {
      button.setAttribute("aria-expanded", "false");
      listOf(button).hidden = true;
      if (focus) {
        button.focus();
      }
    }
  }

  function open(button) {
    close(false);
    var list = listOf(button);
    button.setAttribute("aria-expanded", "true");
    list.hidden = false;
    list.classList.toggle("to-left", button.getBoundingClientRect().left > window.innerWidth / 2);
    list.firstElementChild.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest(".menu-button");
    if (button && button.getAttribute("aria-expanded") === "false") {
      open(button);
    } else {
      close(Boolean(event.target.closest(".menu-list, .menu-button")));
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      close(true);
    }
    var item = event.target.closest(".menu-item");
    if (!item) {
      return;
    }
    var items = Array.from(item.parentElement.children);
    var at = items.indexOf(item);
    var to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      items[(to + items.length) % items.length].focus();
      event.preventDefault();
    }
    if (event.key === "Tab") {
      close(false);
    }
  });
})();
