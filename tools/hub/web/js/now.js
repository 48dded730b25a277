// Now, room by room, with what is done most often one tap away.

import {button, dialog, el, icon} from './dom.js';
import {delay, setFields, setStatus, swap, undo} from './actions.js';
import {cancelled, roomNow, screenState} from './model.js';
import {clock, ms, now, span} from './time.js';
import {mayEdit, roomName, state} from './store.js';
import {t} from './words.js';
import {editWords} from './office.js';

/** Sessions that were in a room and are elsewhere now. */
function movedAway(room, at) {
  return state.sessions.filter((session) => {
    const was = state.was.get(session.id);
    return was && was.rooms && was.rooms.includes(room) && !session.rooms.includes(room) && ms(session.end) > at;
  }).slice(0, 2).map((session) => el('a', {class: 'next-line', href: `#/session/${session.id}`},
    el('strong', {}, clock(session.start)), el('span', {class: 'one-line'}, session.title),
    el('strong', {class: 'away'}, t('movedTo', {x: session.room_names.join(', ')}))));
}

/** "Salle 2" as a plate: the word small, the number large. */
export function plate(name, props) {
  const [, word, number] = /^(.*?)\s*(\S{1,3})$/.exec(name) || [null, name, ''];
  return el('span', {class: 'plate', 'aria-hidden': 'true', ...props},
            word && el('small', {}, word), number && el('strong', {}, number));
}

/** A tick where all is well, else a sign. */
export function standingIcon(well) {
  const sign = icon(well ? 'uptodate' : 'warn');
  if (!well) sign.classList.add('behind');
  return sign;
}

export function fleetLine() {
  const at = Date.now();
  const counts = {shown: 0, late: 0, offline: 0};
  for (const screen of state.screens) counts[screenState(screen, state.revision, at)] += 1;
  if (!state.screens.length) return null;
  return el('p', {class: 'fleet'}, standingIcon(counts.shown === state.screens.length),
    el('span', {}, t('screensUp', {a: counts.shown, n: state.screens.length})),
    counts.offline > 0 && el('a', {class: 'chip warn', href: '#/screens'}, icon('offline', 18),
                             t('offlineCount', {n: counts.offline})));
}

/** The newest edit, to be undone at once. */
function lastChange() {
  const edit = state.edits.find((one) => one.state === 'published' && one.op !== 'undo');
  if (!edit || Date.now() - ms(edit.at) > 30 * 60000) return null;
  return el('section', {class: 'last', 'aria-label': t('history')},
    icon('moved', 28),
    el('div', {}, el('strong', {}, editWords(edit)),
       el('span', {}, `${clock(edit.at)}, ${t('by', {x: edit.who})}`)),
    mayEdit() && button(t('undo'), {id: 'last-undo', kind: 'dark',
                                    'aria-label': t('undoOf', {x: editWords(edit)})}, () => undo(edit.id)));
}

function timeWords(session, at) {
  const was = state.was.get(session.id);
  const left = Math.ceil((ms(session.end) - at) / 60000);
  return [was && was.end && clock(was.end) !== clock(session.end) && el('s', {}, clock(was.end)),
          el('strong', {}, t('until', {x: clock(session.end)})),
          el('span', {class: 'quiet'}, t('minLeft', {n: left}))];
}

/** Everything that is done to one session, in a sheet. */
export function sheet(session, go) {
  const at = now();
  const others = state.sessions.filter((one) => one.id !== session.id && !cancelled(one) && !one.plenary &&
    ms(one.start) < ms(session.end) && ms(session.start) < ms(one.end) &&
    !one.rooms.some((room) => session.rooms.includes(room)));
  return dialog(session.title, (close) => {
    const act = (words, name, run, kind) => button(words, {icon: name, kind: `wide ${kind || ''}`}, () => {
      close('');
      run();
    });
    return el('div', {class: 'sheet'},
      el('p', {class: 'note'}, `${span(session)}, ${session.room_names.join(', ')}`),
      el('div', {class: 'row'}, [5, 10, 15].map((n) => button(`+${n} min`, {}, () => {
        close('');
        delay(session, n, at);
      }))),
      act(t('changeRoom'), 'pin', () => go('room', session.id)),
      others.slice(0, 4).map((one) => act(`${t('swapWith')} ${roomName(one.rooms[0])}: ${one.title}`, 'swap', () => swap(session, one))),
      'full' in session && act(t('fullNow'), 'full', () => setFields(session, {full: !session.full}, t('full'))),
      cancelled(session) ? act(t('reinstate'), 'undo', () => setStatus(session, 'scheduled'))
        : act(t('cancelSession'), 'cancel', () => setStatus(session, 'cancelled'), 'danger'),
      act(t('message'), 'message', () => go('message', session.id)),
      act(t('edit'), 'edit', () => go('session', session.id)),
      button(t('close'), {kind: 'wide plain'}, () => close('')));
  }, {class: 'bottom'});
}

function quickActions(session, go) {
  if (!mayEdit() || !session) return null;
  const at = now();
  const name = (words) => `${words}: ${session.title}`;
  return el('div', {class: 'quick'},
    button(t('otherRoom'), {icon: 'pin', id: `room-${session.id}`, 'aria-label': t('roomFor', {x: session.title})},
           () => go('room', session.id)),
    button('+5 min', {id: `later-${session.id}`, 'aria-label': name('+5 min')}, () => delay(session, 5, at)),
    'full' in session ? button(t('full'), {icon: 'full', id: `full-${session.id}`, 'aria-label': name(t('full')), 'aria-pressed': String(Boolean(session.full))},
           () => setFields(session, {full: !session.full}, t('full')))
      : button('+10 min', {id: `later10-${session.id}`, 'aria-label': name('+10 min')}, () => delay(session, 10, at)),
    button('', {icon: 'more', id: `more-${session.id}`, 'aria-label': t('moreFor', {x: session.title})},
           () => sheet(session, go)));
}

function nextLine(session, room) {
  if (!session) return null;
  const was = state.was.get(session.id);
  const moved = was && was.rooms && was.rooms.join() !== session.rooms.join() && session.rooms.includes(room);
  const later = was && was.start && clock(was.start) !== clock(session.start);
  return el('a', {class: 'next-line', href: `#/session/${session.id}`},
    later && el('s', {}, clock(was.start)), el('strong', {}, clock(session.start)),
    el('span', {class: 'one-line'}, session.title),
    moved && el('span', {class: 'chip warn'}, t('movedFrom', {x: was.rooms.map(roomName).join(', ') || '–'})));
}

function roomCard(room, at, go) {
  const here = roomNow(state.sessions, room.id, at);
  const session = here.now[0];
  const acted = session || here.next;
  const gone = here.cancelled[0];
  return el('article', {class: 'card room-card', id: `card-${room.id}`, 'aria-label': room.name},
    el(session ? 'a' : 'div', {class: 'room-head', href: session && `#/session/${session.id}`},
       plate(room.name), el('span', {class: 'unseen'}, room.name),
       el('div', {class: 'room-words'},
          el('h2', {class: 'two-lines'}, session ? session.title : t('nothingNow')),
          session ? el('p', {class: 'when'}, el('span', {class: 'chip now'}, t('now')), timeWords(session, at))
            : here.next && el('p', {class: 'when quiet'}, t('freeUntil', {b: clock(here.next.start)}))),
       session && icon('right')),
    here.now.slice(1).map((one) => nextLine(one, room.id)),
    gone && el('p', {class: 'next-line'}, el('span', {class: 'chip cancelled'}, t('cancelled')),
               el('s', {class: 'one-line'}, gone.title),
               mayEdit() && button(t('reinstate'), {kind: 'small', id: `back-${room.id}-${gone.id}`, 'aria-label': `${t('reinstate')}: ${gone.title}`}, () => setStatus(gone, 'scheduled'))),
    nextLine(here.next, room.id),
    movedAway(room.id, at),
    quickActions(acted, go));
}

export function nowView({header, go}) {
  const at = now();
  return [
    header(t('nowTab')), fleetLine(),
    state.imports.some((one) => one.state === 'held') &&
      el('a', {class: 'notice warn', href: '#/imports'}, icon('warn'), t('importHeld')),
    lastChange(),
    el('div', {class: 'cards'}, state.rooms.map((room) => roomCard(room, at, go))),
  ];
}
