// The page: what is shown where, and drawing it anew when something changes.

import {add, become, button, el, icon, say} from './dom.js';
import {bar, closeBar, decide, tellFailure, undo, watchBar} from './actions.js';
import {again, drop, queued} from './queue.js';
import {keepingPlace, leavingPlace, watchFingers, whenLifted} from './hold.js';
import {clock, date, now, setTimeLanguage} from './time.js';
import {isAdmin, listen, loadMe, refresh, sendQueue, state, watch} from './store.js';
import {findLanguage, language, setLanguage, t} from './words.js';
import {accountView, auditView, historyView, importsView, moreView, peopleView} from './office.js';
import {heldBox} from './held.js';
import {messageView} from './message.js';
import {nowView} from './now.js';
import {pairView} from './pairing.js';
import {programmeView, searchView} from './programme.js';
import {publishedView, roomView, sessionView} from './session.js';
import {rail, screenView, screensView} from './screens.js';
import {setUpView, signInView} from './entry.js';

const views = {
  now: nowView, programme: programmeView, search: searchView, message: messageView,
  screens: screensView, screen: screenView, more: moreView, session: sessionView, room: roomView,
  published: publishedView, history: historyView, people: peopleView, imports: importsView,
  audit: auditView, account: accountView, pair: pairView,
};
const tabs = [['now', 'now', 'nowTab'], ['programme', 'programme', 'programme'],
              ['message', 'message', 'message'], ['screens', 'screen', 'screens'],
              ['more', 'more', 'more']];
/** Views with the fleet and the history beside them where there is room. */
const with_rail = new Set(['now', 'programme', 'session', 'room', 'published']);
/** What is typed or chosen and not sent yet, by view; it outlives drawing anew. */
const drafts = new Map();

const app = document.getElementById('app');
let shown = '';

/** The view and its words in the address: "#/session/s1". */
function place() {
  const [view, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return views[view] ? {view, rest} : {view: 'now', rest: []};
}

export const go = (...parts) => {
  location.hash = `#/${parts.map(encodeURIComponent).join('/')}`;
};

function draft(key, make) {
  if (!drafts.has(key)) drafts.set(key, make());
  return drafts.get(key);
}

function applyTheme() {
  const theme = localStorage.getItem('foyer-theme') || 'auto';
  if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
}

function tab([view, name, words], here) {
  return el('a', {href: `#/${view}`, class: 'tab', 'aria-current': view === here ? 'page' : null},
            icon(name), el('span', {}, t(words)));
}

/** Which tab a view belongs to. */
function tabOf(view) {
  if (['session', 'room', 'published', 'search'].includes(view)) return view === 'search' ? 'programme' : 'now';
  if (['screen', 'pair'].includes(view)) return 'screens';
  return tabs.some(([name]) => name === view) ? view : 'more';
}

function queueBox() {
  const list = queued().filter((entry) => entry.who === state.me.id);
  if (!list.length && state.reached) return null;
  return el('section', {class: 'queue', id: 'queue', 'aria-label': t('queueTitle', {n: list.length})},
    el('p', {}, icon('offline'), el('strong', {}, list.length ? t('queueTitle', {n: list.length}) : t('offline'))),
    !state.reached && el('p', {class: 'note'}, t('noNetwork')),
    el('ul', {}, list.map((entry) => el('li', {},
      el('span', {}, entry.title, el('small', {}, entry.refused ? t('queueAsk') : t('queueWaiting'))),
      entry.refused && button(t('open', {x: ''}).trim(), {kind: 'small', id: `decide-${entry.key}`},
        async () => {
          const request = await decide(entry);
          if (request) again(entry.key, request);
          else drop(entry.key);
          sendQueue();
        }),
      button(t('discard'), {kind: 'small', id: `drop-${entry.key}`}, () => drop(entry.key))))));
}

function undoBar() {
  if (!bar) return null;
  return el('section', {class: 'bar', id: 'bar', 'aria-label': bar.title},
    el('div', {class: 'bar-words'}, el('strong', {}, bar.title),
       el('span', {}, bar.edit ? t('undoWithin', {n: bar.left}) : bar.note || '')),
    bar.edit ? button(t('undo'), {icon: 'undo', id: 'bar-undo', kind: 'light'}, () => {
      const edit = bar.edit;
      closeBar();
      undo(edit);
    }) : button(t('close'), {id: 'bar-close', kind: 'light'}, closeBar),
    bar.edit && el('progress', {max: 10, value: bar.left, 'aria-hidden': 'true'}));
}

function header(title, back) {
  return el('header', {class: 'head', id: 'head'},
    back ? el('a', {class: 'back', href: back.href}, icon('left'), back.words) : null,
    el('h1', {id: 'title', tabindex: '-1'}, title),
    el('span', {class: 'head-side'},
       state.hub && state.hub.rehearsal && !back && el('span', {class: 'chip warn'}, t('rehearsal')),
       el('time', {class: 'clock'}, clock(now()))));
}

function topBar(here) {
  return el('div', {class: 'top', id: 'top'},
    el('a', {class: 'brand', href: '#/programme'}, icon('foyer', 32), el('strong', {}, 'Foyer')),
    el('span', {class: 'top-title'}, `${state.hub ? state.hub.title : ''}, ${date(now())}`),
    el('nav', {class: 'top-nav', 'aria-label': 'Foyer'}, tabs.map((one) => tab(one, here))),
    el('a', {class: 'top-who', href: '#/account'}, icon('person'), state.me.name),
    el('time', {class: 'clock'}, clock(now())));
}

function entrance() {
  return el('main', {class: 'entrance', id: state.setup ? 'entrance-setup' : 'entrance'}, state.setup ? setUpView({draft, enter}) : signInView({draft, enter}));
}

function inside() {
  const {view, rest} = place();
  const here = tabOf(view);
  const wide = view === 'programme';
  const context = {draft, go, header, rest, redraw: render, forget: (key) => drafts.delete(key)};
  return [
    el('a', {class: 'skip', href: '#title', onclick: (event) => {
      event.preventDefault();
      document.getElementById('title').focus();
    }}, t('skip')),
    topBar(here),
    el('div', {id: 'stage', class: `stage ${with_rail.has(view) ? 'railed' : ''} ${wide ? 'wide' : ''}`},
       el('main', {class: `view view-${view}`, id: `view-${view}-${rest.join('-')}`}, queueBox(), heldBox(),
          state.loaded ? views[view](context) : el('p', {class: 'note'}, '…')),
       with_rail.has(view) && el('aside', {class: 'rail', id: 'rail'}, rail(context))),
    undoBar(),
    el('nav', {class: 'tabs', id: 'tabs', 'aria-label': 'Foyer'}, tabs.map((one) => tab(one, here))),
  ];
}

/** Draws everything anew, over what is there. */
export function render() {
  const moved = location.hash !== shown;
  shown = location.hash;
  const fresh = el('div', {});
  add(fresh, state.me ? inside() : entrance());
  (moved ? leavingPlace : keepingPlace)(() => become(app, fresh));
  const grid = app.querySelector('.grid');
  const line = grid && !grid.scrolled && grid.querySelector('.now-line');
  if (line) {
    grid.scrolled = true;
    grid.scrollTop = Math.max(0, line.offsetTop - 90);
  }
  if (moved) {
    const title = document.getElementById('title');
    if (title) {
      document.title = `${title.textContent} – Foyer`;
      title.focus({preventScroll: true});
    }
  }
}

/** Somebody has signed in. */
async function enter() {
  listen();
  await refresh();
  if (!location.hash) location.hash = '#/now';
  render();
  say(t('hubReached'));
}

function switchTo(name) {
  setLanguage(name);
  setTimeLanguage(language());
  render();
  refresh();
}

export const page = {applyTheme, switchTo, isAdmin};

function registerWorker() {
  if (!('serviceWorker' in navigator)) return;
  const url = '/sw.js';
  const policy = window.trustedTypes
    && window.trustedTypes.createPolicy('foyer', {createScriptURL: (name) => name === url ? name : ''});
  navigator.serviceWorker.register(policy ? policy.createScriptURL(url) : url).catch(() => {});
}

async function start() {
  findLanguage();
  setTimeLanguage(language());
  applyTheme();
  watchFingers();
  const drawAnew = whenLifted(render);
  watchBar(drawAnew);
  watch(drawAnew, tellFailure);
  window.addEventListener('hashchange', render);
  window.addEventListener('error', (event) => say(event.message));
  try {
    await loadMe();
  } catch (failure) {
    add(app, [el('p', {class: 'note'}, failure.message)]);
    return;
  }
  render();
  if (state.me) await enter();
  registerWorker();
  let minute = clock(now());
  setInterval(() => {
    if (clock(now()) === minute) return;
    minute = clock(now());
    drawAnew();
  }, 1000);
}

start();
