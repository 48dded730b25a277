// The programme of a day: a list on a phone, a grid with drag on a desk; and the search.

import {choice, button, el, field, icon, listen} from './dom.js';
import {setFields} from './actions.js';
import {cancelled, folded, isOn, lanes} from './model.js';
import {clock, dayWords, iso, ms, now, span} from './time.js';
import {get} from './api.js';
import {mayEdit, roomName, setDay, state} from './store.js';
import {t} from './words.js';

const px_min = 2.9;
const step_min = 5;

function days() {
  if (state.days.length < 2) return null;
  return choice(t('programme'), state.days.map((day) => ({value: day, label: dayWords(day)})), state.day, setDay, {class: 'pills scroll'});
}

function row(session, at) {
  const running = isOn(session, at) && !cancelled(session);
  return el('a', {class: `programme-row ${ms(session.end) <= at ? 'past' : ''}`, href: `#/session/${session.id}`},
    el('time', {}, clock(session.start)),
    el('span', {class: 'grow'}, el(cancelled(session) ? 's' : 'strong', {}, session.title),
       el('span', {class: 'quiet'}, [session.plenary ? t('plenary') : session.room_names.join(', ') || '–', ...session.people].join(', '))),
    cancelled(session) ? el('span', {class: 'chip cancelled'}, t('cancelled'))
      : running ? el('span', {class: 'chip now'}, t('now'))
        : session.overridden.includes('slot') && el('span', {class: 'chip warn'}, t('changed')),
    icon('right', 20));
}

export function searchView({header, draft, redraw}) {
  const form = draft('search', () => ({words: '', found: null}));
  const search = async (words) => {
    form.words = words;
    const wanted = words.trim();
    if (!wanted) form.found = null;
    else {
      const local = state.sessions.filter((one) => folded([one.title, ...one.people, ...one.room_names].join(' ')).includes(folded(wanted)));
      form.found = local;
      try {
        const answer = await get(`sessions?q=${encodeURIComponent(wanted)}`);
        if (form.words === words) {
          const ids = new Set(local.map((one) => one.id));
          form.found = [...local, ...answer.sessions.filter((one) => !ids.has(one.id))].slice(0, 60);
        }
      } catch {
        // What this page holds is found without the hub.
      }
    }
    redraw();
  };
  return [
    header(t('search'), {href: '#/programme', words: t('programme')}),
    field(t('search'), el('input', {type: 'search', id: 'search', placeholder: t('findSession'), value: form.words,
      oninput: (event) => search(event.target.value)})),
    form.found && (form.found.length ? el('div', {class: 'card rows'}, form.found.map((one) => row(one, now())))
      : el('p', {class: 'note', role: 'status'}, t('nothingFound', {x: form.words}))),
  ];
}

// --- the grid ------------------------------------------------------------------------------------

function bounds(sessions) {
  const hour = 3600000;
  const begin = Math.min(...sessions.map((one) => ms(one.start)));
  const end = Math.max(...sessions.map((one) => ms(one.end)));
  return [Math.floor(begin / hour) * hour, Math.ceil(end / hour) * hour];
}

const top_of = (instant, begin) => (ms(instant) - begin) / 60000 * px_min;

/** Sets what the style sheet cannot know. */
function placed(node, styles) {
  for (const [name, value] of Object.entries(styles)) node.style.setProperty(name, value);
  return node;
}

function draftOf(form, session) {
  return form.moves[session.id] || null;
}

function block(session, geometry, form, redraw, at) {
  const {begin, column, columns, lane, lanes_all} = geometry;
  const moved = draftOf(form, session);
  const shown = moved ? {...session, ...moved} : session;
  const minutes = (ms(shown.end) - ms(shown.start)) / 60000;
  const classes = ['block', moved && 'draft', cancelled(session) && 'gone', ms(shown.end) <= at && 'past',
                   isOn(session, at) && 'on', minutes < 20 && 'short'].filter(Boolean).join(' ');
  const node = el('a', {class: classes, href: `#/session/${session.id}`, id: `block-${session.id}-${column}`, draggable: 'false'},
    el('span', {class: 'block-time'}, moved && el('s', {}, clock(session.start)), ' ', span(shown), moved && `, ${t('edit')}`),
    el(cancelled(session) ? 's' : 'strong', {}, session.title),
    el('span', {class: 'quiet'}, cancelled(session) ? t('cancelled') : session.people.join(', ')));
  placed(node, {
    '--top': `${top_of(shown.start, begin)}px`, '--height': `${Math.max(22, minutes * px_min - 3)}px`,
    '--column': String(column), '--columns': String(columns), '--lane': String(lane), '--lanes': String(lanes_all),
  });
  if (mayEdit() && !session.plenary) makeDraggable(node, session, form, redraw);
  return node;
}

/** Dragged by a mouse or pen: up and down in steps of five minutes, sideways to another room. Keys:
    Alt and the arrows. */
function makeDraggable(node, session, form, redraw) {
  const move = (minutes, room) => {
    const base = draftOf(form, session) || session;
    const to = {...base};
    to.start = iso(ms(base.start) + minutes * 60000);
    to.end = iso(ms(base.end) + minutes * 60000);
    if (room) to.rooms = [room];
    const same = ms(to.start) === ms(session.start) && to.rooms.join() === session.rooms.join();
    if (same) delete form.moves[session.id];
    else form.moves[session.id] = {start: to.start, end: to.end, rooms: to.rooms};
  };
  listen(node, 'keydown', (event) => {
    if (!event.altKey || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const ids = state.rooms.map((room) => room.id);
    const here = ids.indexOf((draftOf(form, session) || session).rooms[0]);
    const next = event.key === 'ArrowLeft' ? ids[here - 1] : event.key === 'ArrowRight' ? ids[here + 1] : null;
    move(event.key === 'ArrowUp' ? -step_min : event.key === 'ArrowDown' ? step_min : 0, next);
    redraw();
    const again = document.querySelector(`[id^="block-${session.id}-"]`);
    if (again) again.focus();
  });
  listen(node, 'pointerdown', (down) => {
    if (down.pointerType === 'touch' || down.button !== 0) return;
    const columns = [...document.querySelectorAll('.grid-head [data-room]')].map((head) => [head.dataset.room, head.getBoundingClientRect()]);
    let dragged = false;
    const onmove = (event) => {
      const x = event.clientX - down.clientX;
      const y = event.clientY - down.clientY;
      if (!dragged && Math.hypot(x, y) < 6) return;
      dragged = true;
      node.classList.add('dragging');
      node.style.setProperty('--dx', `${x}px`);
      node.style.setProperty('--dy', `${Math.round(y / px_min / step_min) * step_min * px_min}px`);
    };
    const onup = (event) => {
      window.removeEventListener('pointermove', onmove);
      window.removeEventListener('pointerup', onup);
      if (!dragged) return;
      node.classList.remove('dragging');
      // The click that follows is part of the drag.
      window.addEventListener('click', (click) => click.preventDefault(), {capture: true, once: true});
      const room = columns.find(([, box]) => event.clientX >= box.left && event.clientX < box.right);
      move(Math.round((event.clientY - down.clientY) / px_min / step_min) * step_min, room && room[0]);
      setTimeout(redraw, 0);
    };
    window.addEventListener('pointermove', onmove);
    window.addEventListener('pointerup', onup);
  });
}

async function publishDrafts(form, redraw) {
  for (const [id, to] of Object.entries(form.moves)) {
    const session = state.sessions.find((one) => one.id === id);
    if (!session) continue;
    const set = {};
    for (const name of ['start', 'end']) if (ms(to[name]) !== ms(session[name])) set[name] = to[name];
    if (to.rooms.join() !== session.rooms.join()) set.rooms = to.rooms;
    const answer = await setFields(session, set, `${to.rooms.map(roomName).join(', ')}, ${clock(to.start)}`);
    if (answer) delete form.moves[id];
  }
  redraw();
}

function draftBar(form, redraw) {
  const list = Object.entries(form.moves).map(([id, to]) => {
    const session = state.sessions.find((one) => one.id === id);
    return session && `${session.title}: ${clock(session.start)} → ${clock(to.start)}, ${to.rooms.map(roomName).join(', ')}`;
  }).filter(Boolean);
  if (!list.length) return null;
  return el('section', {class: 'draft-bar', 'aria-label': t('drafts', {n: list.length})}, icon('edit'),
    el('div', {class: 'grow'}, el('strong', {}, t('drafts', {n: list.length})), el('span', {}, list.join('; '))),
    button(t('discard'), {id: 'discard'}, () => { form.moves = {}; redraw(); }),
    button(t('publishTo', {n: state.screens.length}), {id: 'publish-drafts', icon: 'check', kind: 'light-accent'}, () => publishDrafts(form, redraw)));
}

/** Where moved sessions were, for who looks for them there. */
function ghosts(rooms, begin) {
  const list = [];
  for (const session of state.sessions) {
    const was = state.was.get(session.id);
    if (!was || !was.rooms || was.rooms.join() === session.rooms.join()) continue;
    rooms.forEach((room, column) => {
      if (!was.rooms.includes(room.id) || session.rooms.includes(room.id)) return;
      const node = el('a', {class: 'block ghost', href: `#/session/${session.id}`, id: `ghost-${session.id}-${column}`},
        el('span', {class: 'block-time'}, `${clock(was.start)} – ${clock(was.end)}`), el('span', {}, session.title),
        el('b', {}, t('movedTo', {x: session.room_names.join(', ')})));
      list.push(placed(node, {
        '--top': `${top_of(was.start, begin)}px`, '--height': `${Math.max(22, (ms(was.end) - ms(was.start)) / 60000 * px_min - 3)}px`,
        '--column': String(column), '--columns': String(rooms.length), '--lane': '0', '--lanes': '1'}));
    });
  }
  return list;
}

function grid(form, redraw, at) {
  const sessions = state.sessions;
  if (!sessions.length) return el('p', {class: 'note'}, t('nothing'));
  const [begin, end] = bounds(sessions);
  const rooms = state.rooms.filter((room) => sessions.some((one) => one.rooms.includes(room.id)));
  const hours = [];
  for (let hour = begin; hour <= end; hour += 3600000) hours.push(hour);
  const blocks = [];
  const side_by_side = rooms.map((room) => lanes(sessions.filter((one) => !one.plenary && (form.moves[one.id] || one).rooms.includes(room.id))
    .map((one) => ({...one, ...form.moves[one.id]}))));
  sessions.forEach((session) => {
    const where = form.moves[session.id] || session;
    if (session.plenary) {
      const node = block(session, {begin, column: 0, columns: 1, lane: 0, lanes_all: 1}, form, redraw, at);
      node.classList.add('plenary');
      blocks.push(node);
      return;
    }
    rooms.forEach((room, column) => {
      if (!where.rooms.includes(room.id)) return;
      const [lane, lanes_all] = side_by_side[column].get(session.id) || [0, 1];
      blocks.push(block(session, {begin, column, columns: rooms.length, lane, lanes_all}, form, redraw, at));
    });
  });
  blocks.push(...ghosts(rooms, begin));
  const body = el('div', {class: 'grid-body'},
    hours.map((hour) => placed(el('div', {class: 'hour'}, el('span', {}, clock(hour))), {'--top': `${top_of(hour, begin)}px`})),
    blocks,
    at >= begin && at <= end && placed(el('div', {class: 'now-line'}, el('span', {}, clock(at))), {'--top': `${top_of(at, begin)}px`}));
  placed(body, {'--height': `${top_of(end, begin) + 20}px`, '--columns': String(rooms.length)});
  const head = placed(el('div', {class: 'grid-head'}, rooms.map((room) => el('div', {'data-room': room.id},
    el('span', {class: 'plate small dark', 'aria-hidden': 'true'}, el('strong', {}, /\S{1,3}$/.exec(room.name)?.[0] || '')), room.name))), {'--columns': String(rooms.length)});
  return el('div', {class: 'grid card', 'data-scroll': 'grid', tabindex: '0', role: 'region', 'aria-label': t('grid')}, head, body);
}

export function programmeView({header, draft, redraw}) {
  const at = now();
  const form = draft('grid', () => ({moves: {}}));
  const sorted = [...state.sessions].sort((a, b) => ms(a.start) - ms(b.start));
  return [
    header(t('programme')),
    el('div', {class: 'row'}, days(), el('a', {class: 'button', href: '#/search', id: 'to-search'}, icon('search'), t('search'))),
    el('div', {class: 'for-phone card rows'}, sorted.map((session) => row(session, at))),
    el('div', {class: 'for-desk'}, grid(form, redraw, at), draftBar(form, redraw)),
  ];
}
