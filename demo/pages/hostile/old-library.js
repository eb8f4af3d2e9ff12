/*
 * Patches built-in objects as libraries of the 2000s did, such as Prototype.js, MooTools and their plug-ins:
 * with properties that every `for … in` visits, and with methods that replace those of the browser.
 */
(function () {
  Object.prototype.extra = 1;

  Array.prototype.foo = function () {
    return this;
  };
  Array.prototype.toJSON = function () {
    return '[' + this.join(', ') + ']';
  };
  Array.prototype.each = function (visit) {
    for (var i = 0; i < this.length; i++) visit(this[i], i);
    return this;
  };
  // Replaces the built-in method: no iterables, no second argument. `entries` returns a copy instead of
  // pairs.
  Array.from = function (list) {
    var copy = [];
    for (var i = 0; list && i < (list.length || 0); i++) copy.push(list[i]);
    return copy;
  };
  Array.prototype.entries = function () {
    return Array.from(this);
  };
  Array.prototype.find = function (fits, context) {
    for (var i = 0; i < this.length; i++) if (fits.call(context, this[i], i)) return this[i];
  };
  Array.prototype.includes = function (value) {
    return this.indexOf(value) !== -1;
  };
  Array.prototype.flat = function () {
    return [].concat.apply([], this);
  };

  String.prototype.startsWith = function (text) {
    return this.lastIndexOf(text, 0) === 0;
  };
  String.prototype.strip = function () {
    return this.replace(/^\s+|\s+$/g, '');
  };
  Function.prototype.bind = function (context) {
    var method = this;
    var first = Array.prototype.slice.call(arguments, 1);
    return function () {
      return method.apply(context, first.concat(Array.prototype.slice.call(arguments)));
    };
  };

  Element.prototype.remove = function () {
    if (this.parentNode) this.parentNode.removeChild(this);
    return this;
  };
  Element.prototype.closest = function (selector) {
    for (var node = this; node && node.nodeType === 1; node = node.parentNode)
      if (node.matches(selector)) return node;
    return null;
  };
  Element.prototype.show = Element.prototype.hide = function () {
    return this;
  };
  window.$ = function (id) {
    return document.getElementById(id);
  };
})();
