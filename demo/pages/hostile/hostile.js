/*
 * The script of the page: tabs, a component with a shadow root, a template, and a list that it sorts after
 * the widgets have started.
 */
document.addEventListener('securitypolicyviolation', function (event) {
  var line = document.createElement('p');
  line.textContent =
    event.effectiveDirective + ' blocked ' + (event.blockedURI || 'inline') + ' ' + event.sample;
  window.$('violations').append(line);
});

window.$('open-tab').addEventListener('click', function () {
  window.$('tab').classList.add('open');
});

customElements.define(
  'site-teaser',
  class extends HTMLElement {
    connectedCallback() {
      var root = this.attachShadow({ mode: 'closed' });
      var card = document.createElement('fao-item-card');
      card.setAttribute('item', 'cc3017en');
      root.append(card);
    }
  },
);

window.$('cloned').append(window.$('card-template').content.cloneNode(true));

var list = window.$('sorted');
var turns = 0;
var turn = setInterval(function () {
  list.append(list.firstElementChild);
  turns += 1;
  if (turns === 6) clearInterval(turn);
}, 50);
