// Elements. Every text becomes a text node: nothing that somebody typed is ever read as markup.

const svgSpace = 'http://www.w3.org/2000/svg';

/** An element: `props` are attributes, `on…` listeners, `value`, `checked`, `disabled`. */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) listen(node, name.slice(2), value);
    else if (name === 'value') node.value = value;
    else if (name === 'checked' || name === 'disabled') node[name] = true;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  add(node, children);
  return node;
}

/** Hears an event; a later handler takes the place of an earlier one. */
export function listen(node, type, handler) {
  node.heard = node.heard || {};
  if (!(type in node.heard)) node.addEventListener(type, (event) => node.heard[type] && node.heard[type](event));
  node.heard[type] = handler;
}

/** Makes the children of `old` what those of `fresh` are, and keeps every node that stays: a finger
    that is down, a caret, a place in a list outlive what others do meanwhile. Children with an id
    are told apart by it. */
export function become(old, fresh) {
  const named = new Map([...old.children].filter((node) => node.id).map((node) => [node.id, node]));
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const match = child.id ? named.get(child.id) : at && !at.id && at.nodeName === child.nodeName ? at : null;
    if (!match || match.nodeName !== child.nodeName) {
      old.insertBefore(child, at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else old.insertBefore(match, at);
    turn(match, child);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function turn(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const {name} of [...old.attributes])
    if (name !== 'style' && !fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const {name, value} of fresh.attributes)
    if (name !== 'style' && old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old.style.cssText !== fresh.style.cssText) old.style.cssText = fresh.style.cssText;
  for (const type of Object.keys(old.heard || {})) old.heard[type] = null;
  for (const [type, handler] of Object.entries(fresh.heard || {})) listen(old, type, handler);
  if (['INPUT', 'TEXTAREA', 'PROGRESS'].includes(old.nodeName) && old.type !== 'file' && old.value !== fresh.value)
    old.value = fresh.value;
  become(old, fresh);
}

/** Adds texts, nodes and lists of them. */
export function add(node, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function icon(name, size = 24) {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('width', size);
  svg.setAttribute('height', size);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svgSpace, 'use');
  use.setAttribute('href', `/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button; `props.icon` stands before its words. */
export function button(words, props, onclick) {
  const {icon: name, kind, ...rest} = props || {};
  return el('button', {type: 'button', class: `button ${kind || ''}`, onclick, ...rest},
            name && icon(name), words && el('span', {}, words));
}

/** Pills of which one is chosen. `options` are {value, label, icon?, kind?}. */
export function choice(label, options, chosen, onchoose, props) {
  return el('div', {role: 'group', 'aria-label': label, class: 'pills', ...props},
            options.map((option) => el('button', {
              type: 'button',
              id: `choice-${label}-${option.value}`.replace(/\W+/g, '-'),
              class: `pill ${option.kind || ''}`,
              'aria-pressed': String(option.value === chosen),
              onclick: () => onchoose(option.value),
            }, option.icon && icon(option.icon), el('span', {}, option.label))));
}

export function field(label, input, note) {
  return el('label', {class: 'field'},
            el('span', {class: 'field-head'}, el('span', {}, label), note), input);
}

/** Opens a dialog and resolves to what closed it ('' when it was left). */
export function dialog(title, fill, props) {
  return new Promise((resolve) => {
    const box = el('dialog', {'aria-label': title, ...props});
    const close = (value) => {
      box.returnValue = value;
      box.close();
    };
    add(box, [el('h2', {}, title), fill(close)]);
    box.addEventListener('close', () => {
      box.remove();
      resolve(box.returnValue);
    });
    box.addEventListener('click', (event) => event.target === box && close(''));
    document.body.append(box);
    box.showModal();
  });
}

/** Says something to those who hear the page. */
export function say(words) {
  const live = document.getElementById('live');
  live.textContent = '';
  live.textContent = words;
}
