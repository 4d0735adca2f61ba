/* Shows new text at once: a stand-in beside what Dash keeps, until Dash has caught up. */
(function () {
  "use strict";

  var embargo = (window.embargo = window.embargo || {});
  var ATTRIBUTE = /^(aria-|data-|role$|title$)/;
  var TAGS = { Div: "div", Span: "span", P: "p", H3: "h3", Strong: "strong", Br: "br", Table: "table", Caption: "caption", Thead: "thead", Tbody: "tbody", Tr: "tr", Th: "th", Td: "td" };

  /* Plain HTML of a component, as the server sends it. */
  function rendered(component) {
    if (component === null || component === undefined) {
      return document.createTextNode("");
    }
    if (Array.isArray(component)) {
      var all = document.createDocumentFragment();
      component.forEach(function (one) {
        all.appendChild(rendered(one));
      });
      return all;
    }
    if (typeof component !== "object") {
      return document.createTextNode(String(component));
    }
    var props = component.props;
    var element = document.createElement(TAGS[component.type] || "div");
    if (props.className) {
      element.className = props.className;
    }
    Object.keys(props).forEach(function (name) {
      if (ATTRIBUTE.test(name)) {
        element.setAttribute(name, props[name]);
      }
    });
    Object.keys(props.style || {}).forEach(function (name) {
      element.style.setProperty(name, props.style[name]);
    });
    element.appendChild(rendered(props.children));
    return element;
  }

  function ghostOf(element) {
    var next = element.nextElementSibling;
    return next && next.classList.contains("ghost") ? next : null;
  }

  embargo.ghost = {
    show: function (id, children) {
      var element = document.getElementById(id);
      if (!element) {
        return;
      }
      var ghost = ghostOf(element);
      if (!ghost) {
        ghost = element.cloneNode(false);
        ghost.removeAttribute("id");
        ghost.removeAttribute("aria-live");
        ghost.classList.add("ghost");
        element.after(ghost);
        element.classList.add("behind");
      }
      ghost.replaceChildren(rendered(children));
    },
    leave: function (id) {
      var element = document.getElementById(id);
      var ghost = element && ghostOf(element);
      if (ghost) {
        ghost.remove();
        element.classList.remove("behind");
      }
    },
  };
})();
