// The screens: which show the newest revision, which need a look, and how each is set up.

import {choice, button, el, field, icon} from './dom.js';
import {act} from './actions.js';
import {screenState} from './model.js';
import {clock, ms} from './time.js';
import {isAdmin, roomName, state} from './store.js';
import {t} from './words.js';
import {standingIcon} from './now.js';
import {historyRows} from './session.js';
import {shownCard} from './shown.js';

const modes = {touch: ['portrait', 'kiosk', 'kiosks'], board: ['screen', 'board', 'boards'], door: ['door', 'door', 'doors']};
const clock_off_ms = 60000;

export const screenName = (screen) => screen.name || screen.id;

export function ago(instant) {
  const seconds = Math.max(0, Math.round((Date.now() - ms(instant)) / 1000));
  if (seconds < 60) return t('ago', {x: t('seconds', {n: seconds})});
  if (seconds < 3600) return t('ago', {x: t('min', {n: Math.floor(seconds / 60)})});
  if (seconds < 86400) return t('ago', {x: t('hours', {n: Math.floor(seconds / 3600)})});
  return t('ago', {x: t('days', {n: Math.floor(seconds / 86400)})});
}

const clockError = (screen) => screen.status && Math.abs(screen.status.clock_error_ms || 0) > clock_off_ms
  ? screen.status.clock_error_ms : 0;

/** Everything about a screen that somebody should know. */
function troubles(screen, at) {
  const list = [];
  const standing = screenState(screen, state.revision, at);
  if (standing === 'offline') list.push(screen.seen_at ? t('lastSeen', {x: clock(screen.seen_at)}) : t('offline'));
  if (screen.state && screen.state !== 'ok') list.push(screen.state);
  if (screen.status && screen.status.last_error) list.push(screen.status.last_error);
  if (screen.status && ['stale', 'outdated'].includes(screen.status.freshness)) list.push(t(`fresh_${screen.status.freshness}`));
  if (clockError(screen)) list.push(t('clockOff', {x: t('min', {n: Math.round(clockError(screen) / 60000)})}));
  return list;
}

const placeWords = (screen) => [screen.room && roomName(screen.room), screen.zone].filter(Boolean).join(', ');

function row(screen, at) {
  const standing = screenState(screen, state.revision, at);
  const [name] = modes[screen.mode] || modes.touch;
  return el('a', {class: 'screen-row', href: `#/screen/${screen.id}`, id: `screen-${screen.id}`},
    icon(name), el('span', {class: 'grow'}, el('strong', {}, screenName(screen)), el('span', {class: 'quiet'}, placeWords(screen) || screen.code || screen.id)),
    el('span', {class: `screen-side ${standing}`}, el('strong', {}, icon(standing === 'shown' ? 'check' : standing === 'late' ? 'clock' : 'offline', 20),
       screen.shown ? `r${screen.shown.revision}` : '–'), el('span', {class: 'quiet'}, screen.seen_at ? ago(screen.seen_at) : '–')));
}

function tile(count, words, kind) {
  return el('div', {class: `card tile ${kind}`}, el('strong', {}, count), el('span', {}, words));
}

/** Screens that nobody has set up yet, and the way to do it. */
const isWaiting = (screen, at) => isAdmin() && screen.code && screenState(screen, state.revision, at) !== 'offline';

function waitingScreens(at) {
  const waiting = state.screens.filter((screen) => isWaiting(screen, at));
  if (!isAdmin()) return null;
  return el('section', {class: 'waiting', id: 'waiting'},
    waiting.length > 0 && el('h3', {}, t('waitingScreens')),
    waiting.slice(0, 8).map((screen) => el('a', {class: 'card pad look', id: `wait-${screen.id}`, href: `#/pair/${screen.code}`},
      icon('screen'), el('div', {}, el('strong', {class: 'code'}, screen.code), el('p', {class: 'quiet'}, `${screen.id}, ${ago(screen.seen_at)}`)))),
    el('a', {class: 'button wide', id: 'pair-screen', href: '#/pair'}, icon('plus'), el('span', {}, t('pair'))));
}

export function screensView({header, draft, redraw}) {
  const at = Date.now();
  const form = draft('screens', () => ({mode: ''}));
  const counts = {shown: 0, late: 0, offline: 0};
  for (const screen of state.screens) counts[screenState(screen, state.revision, at)] += 1;
  const bad = state.screens.filter((screen) => troubles(screen, at).length);
  const known = state.screens.filter((screen) => !isWaiting(screen, at));
  const listed = known.filter((screen) => !form.mode || screen.mode === form.mode);
  return [
    header(t('screens')),
    el('div', {class: 'tiles'}, tile(counts.shown, t('upToDate'), 'good'), tile(counts.late, t('catchingUp'), ''),
       tile(counts.offline, t('offline'), counts.offline ? 'warn' : '')),
    bad.length > 0 && el('section', {}, el('h3', {}, t('needsLook')), bad.slice(0, 8).map((screen) =>
      el('a', {class: 'card pad look', href: `#/screen/${screen.id}`}, icon('offline'),
         el('div', {}, el('strong', {}, screenName(screen)), el('p', {class: 'quiet'},
           [screen.shown && t('showIt', {r: screen.shown.revision}), ...troubles(screen, at)].filter(Boolean).join(', ')))))),
    waitingScreens(at),
    choice(t('filter'), [{value: '', label: `${t('all')} ${known.length}`},
      ...Object.entries(modes).map(([value, [, , many]]) => ({value, label: t(many)}))], form.mode,
      (mode) => { form.mode = mode; redraw(); }),
    listed.length ? el('div', {class: 'card rows'}, listed.map((screen) => row(screen, at)))
      : !state.screens.length && el('p', {class: 'note'}, t('screensNone')),
  ];
}

/** What the form calls the theme that follows the hour. */
const by_hour = 'hours';

/** "08:00-19:30" as two fields. */
export function hoursOf(words) {
  const [light_from, light_to] = (words || '08:00-20:00').split('-');
  return {light_from, light_to};
}

function makeForm(screen) {
  return {name: screen.name || screen.id, room: screen.room, zone: screen.zone, mode: screen.mode,
          languages: screen.languages.join(', '), theme: screen.light_hours ? by_hour : screen.theme || '',
          ...hoursOf(screen.light_hours)};
}

/** What the form says. */
export function setup(form) {
  const body = {name: form.name.trim(), mode: form.mode,
                languages: form.languages.split(/[\s,]+/).filter(Boolean)};
  for (const name of ['room', 'zone']) if (form[name]) body[name] = form[name];
  if (form.theme === by_hour) body.light_hours = `${form.light_from}-${form.light_to}`;
  else if (form.theme) body.theme = form.theme;
  return body;
}

/** All that the hub knows of how a screen is set up, with what the form says. */
function wish(screen, form) {
  const body = setup(form);
  for (const name of ['reach_top_px', 'map_position', 'way_out', 'viewing_cm'])
    if (screen[name]) body[name] = screen[name];
  if (screen.pages && screen.pages.length) body.pages = screen.pages;
  return body;
}

/** What a screen is: fields of a form. */
export function roleFields(form, redraw) {
  const bind = (name) => ({id: `screen-${name}`, value: form[name], oninput: (event) => { form[name] = event.target.value; }});
  return [
    field(t('name'), el('input', {...bind('name'), required: true, maxlength: 80})),
    el('h3', {}, t('mode')),
    choice(t('mode'), Object.entries(modes).map(([value, [name, one]]) => ({value, label: t(one), icon: name})), form.mode,
           (mode) => { form.mode = mode; redraw(); }),
    field(t('room'), el('select', {id: 'screen-room', onchange: (event) => { form.room = event.target.value; }},
      el('option', {value: ''}, '–'), state.rooms.map((room) => el('option', {value: room.id, selected: room.id === form.room}, room.name)))),
    field(t('zone'), el('input', {...bind('zone'), pattern: '[a-z0-9_\\-]*', maxlength: 64})),
    field(t('languages'), el('input', {...bind('languages'), placeholder: 'fr, en'})),
    el('h3', {}, t('theme')),
    choice(t('theme'), ['', 'dark', 'light', 'contrast', by_hour].map((value) => ({value, label: value ? t(`theme_${value}`) : '–'})), form.theme,
           (theme) => { form.theme = theme; redraw(); }),
    form.theme === by_hour && el('div', {class: 'row'},
      field(t('lightFrom'), el('input', {...bind('light_from'), type: 'time', required: true})),
      field(t('lightTo'), el('input', {...bind('light_to'), type: 'time', required: true}))),
  ];
}

function facts(screen, at) {
  const status = screen.status || {};
  const list = [[t('screen'), screen.id], [t('state'), screen.state || '–'],
                [t('lastSeen', {x: ''}).trim(), screen.seen_at ? ago(screen.seen_at) : '–'],
                [t('revision', {n: ''}).trim(), screen.shown ? `${screen.shown.revision} / ${state.revision}` : '–']];
  if (screen.status) {
    list.push(['Version', status.version || '–'], [t('fresh_fresh'), has(status.freshness)]);
    if (status.last_error) list.push(['!', status.last_error]);
    if (status.clock_error_ms !== null) list.push(['±', `${status.clock_error_ms} ms`]);
  }
  return el('dl', {class: 'card pad facts-list'}, list.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
            troubles(screen, at).length > 0 && [el('dt', {}, t('needsLook')), el('dd', {}, troubles(screen, at).join(', '))]);
}

const has = (grade) => grade ? t(`fresh_${grade}`) : '–';

export function screenView({header, rest, draft, redraw, forget, go}) {
  const screen = state.screens.find((one) => one.id === rest[0]);
  const back = {href: '#/screens', words: t('screens')};
  if (!screen) return [header(t('screen'), back), el('p', {class: 'note'}, t('nothing'))];
  const form = draft(`screen-${screen.id}`, () => makeForm(screen));
  return [
    header(screenName(screen), back),
    shownCard(screen, screenState(screen, state.revision, Date.now()) !== 'offline', redraw), facts(screen, Date.now()),
    isAdmin() && el('form', {class: 'card pad', onsubmit: async (event) => {
      event.preventDefault();
      if (await act('PUT', `screens/${screen.id}`, wish(screen, form), t('published'))) {
        forget(`screen-${screen.id}`);
        go('screens');
      }
    }},
    roleFields(form, redraw),
    el('button', {type: 'submit', class: 'button main big', id: 'save'}, icon('check'), t('save'))),
    isAdmin() && screen.known && button(t('remove'), {kind: 'danger wide', id: 'remove'}, async () => {
      if (await act('DELETE', `screens/${screen.id}`, undefined, t('remove'))) go('screens');
    }),
  ];
}

/** Beside the programme on a wide window: the fleet, and what was done. */
export function rail() {
  const at = Date.now();
  const silent = state.screens.filter((screen) => screenState(screen, state.revision, at) === 'offline');
  const shown = state.screens.filter((screen) => screenState(screen, state.revision, at) === 'shown').length;
  return [
    el('section', {class: 'card pad'},
       el('div', {class: 'rail-head'}, el('h2', {}, t('screens')), el('a', {href: '#/screens'}, `${t('all')} ${state.screens.length}`)),
       el('p', {class: 'fleet'}, standingIcon(shown === state.screens.length), el('span', {}, t('screensUp', {a: shown, n: state.screens.length}))),
       Object.entries(modes).map(([mode, [, , many]]) => {
         const list = state.screens.filter((screen) => screen.mode === mode);
         return list.length > 0 && el('div', {class: 'square-row'}, el('span', {class: 'quiet'}, t(many)), squaresOf(list, at));
       }),
       silent.slice(0, 3).map((screen) => el('div', {class: 'silent'}, icon('offline'),
         el('div', {}, el('strong', {}, screenName(screen)), el('p', {class: 'quiet'},
           [screen.shown && t('revision', {n: screen.shown.revision}), screen.seen_at && t('lastSeen', {x: clock(screen.seen_at)})].filter(Boolean).join(', ')))))),
    el('section', {class: 'card pad'},
       el('div', {class: 'rail-head'}, el('h2', {}, t('history')), el('span', {class: 'quiet'}, t('revision', {n: state.revision}))),
       state.edits.length ? historyRows(state.edits.slice(0, 12)) : el('p', {class: 'note'}, t('nothing'))),
  ];
}

function squaresOf(list, at) {
  return el('div', {class: 'squares', 'aria-hidden': 'true'}, list.map((screen) =>
    el('i', {class: screenState(screen, state.revision, at), title: screenName(screen)})));
}
