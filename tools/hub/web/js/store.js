// What the page knows of the hub, and how it stays true: loaded once, then again whenever the hub
// says that something is new.

import {get, call, watchReach} from './api.js';
import {flush, queued, watchQueue} from './queue.js';
import {ms, now, setClock, setZone} from './time.js';
import {language} from './words.js';

export const state = {
  me: null, setup: false, until: null, reached: true, loaded: false,
  hub: null, rooms: [], sessions: [], day: '', days: [], edits: [], held: [], announcements: [], screens: [],
  imports: [], revision: 0, published: null,
  /** What the programme says of sessions whose time or room staff have set, by id. */
  was: new Map(),
};

let wanted_day = 'now';
let draw = () => {};
let failed = () => {};
let source = null;
let busy = false;
let dirty = false;
const seen_place = 'foyer-seen';

/** `ondraw()` when something is new; `onfail(error)` where a load goes wrong. */
export function watch(ondraw, onfail) {
  draw = ondraw;
  failed = onfail;
  watchReach((reached) => {
    if (state.reached === reached) return;
    state.reached = reached;
    draw();
    if (reached) sendQueue();
  });
  watchQueue(draw, () => refresh());
  window.addEventListener('online', () => refresh());
  setInterval(() => (queued().length || !state.reached) && state.me && refresh(), 3000);
}

export const mayEdit = () => state.me && state.me.role !== 'viewer';
export const isAdmin = () => state.me && state.me.role === 'admin';
export const sessionWith = (id) => state.sessions.find((session) => session.id === id);
export const roomName = (id) => (state.rooms.find((room) => room.id === id) || {name: id}).name;

export function sendQueue() {
  return state.me ? flush(state.me.id) : undefined;
}

/** Who is signed in, and whether the hub has to be set up. */
export async function loadMe() {
  try {
    const [who, hub] = await Promise.all([get('sign-in'), get('hub')]);
    takeMe(who);
    takeHub(hub);
  } catch (failure) {
    if (failure.status !== 0) throw failure;
    restore();
  }
}

export function takeMe(who) {
  state.me = who.account;
  state.setup = who.setup;
  state.until = who.until;
}

function takeHub(hub) {
  state.hub = hub;
  setZone(hub.time_zone);
  setClock(ms(hub.now), hub.rehearsal ? hub.rehearsal.speed : 1);
}

/** A session with its title in the language of the page, where there is one. */
const inLanguage = (session) => ({...session, title: session.titles[language()] || session.title});

/** Loads all that the page shows. Comes again at once where it was asked for meanwhile. */
export async function refresh() {
  if (!state.me) return;
  if (busy) {
    dirty = true;
    return;
  }
  busy = true;
  try {
    do {
      dirty = false;
      const [hub, rooms, day, edits, held, announcements, screens, imports] = await Promise.all([
        get('hub'), get('rooms'), get(`sessions?day=${wanted_day}`), get('edits?limit=60'),
        get('edits?state=held'), get('announcements'), get('screens'), get('imports')]);
      takeHub(hub);
      Object.assign(state, {
        rooms: rooms.rooms, sessions: day.sessions.map(inLanguage), day: day.day, days: day.days,
        revision: screens.revision, edits: edits.edits, held: held.edits, screens: screens.screens,
        announcements: announcements.announcements, imports: imports.imports, loaded: true,
      });
      await learnSources();
      remember();
      draw();
    } while (dirty);
    await sendQueue();
  } catch (failure) {
    if (failure.status === 401) signedOut();
    else if (failure.status !== 0) failed(failure);
  } finally {
    busy = false;
  }
}

const most_sources = 40;

/** What moved sessions were, for the struck old time and room. */
async function learnSources() {
  const moved = state.sessions.filter((session) => session.overridden.includes('slot')).slice(0, most_sources);
  const known = state.was;
  state.was = new Map(moved.filter((one) => known.has(one.id)).map((one) => [one.id, known.get(one.id)]));
  await Promise.all(moved.filter((one) => !state.was.has(one.id)).map(async (one) => {
    const whole = await get(`sessions/${encodeURIComponent(one.id)}`);
    state.was.set(one.id, whole.source);
  }));
}

/** Only what screens show: it is new most often. */
async function refreshScreens() {
  try {
    const answer = await get('screens');
    state.screens = answer.screens;
    state.revision = answer.revision;
    draw();
  } catch (failure) {
    if (failure.status === 401) signedOut();
  }
}

export function setDay(day) {
  wanted_day = day;
  return refresh();
}

export function signedOut() {
  if (!state.me) return;
  state.me = null;
  stopListening();
  draw();
}

export async function signOut() {
  await call('DELETE', 'sign-in').catch(() => {});
  localStorage.removeItem(seen_place);
  signedOut();
}

let heard = {revision: 0, rows: 0};

export function listen() {
  stopListening();
  source = new EventSource('/api/v1/events');
  source.addEventListener('message', (event) => {
    const news = JSON.parse(event.data);
    const more = news.revision !== heard.revision || news.rows !== heard.rows;
    heard = news;
    if (more) refresh();
    else refreshScreens();
  });
  source.addEventListener('error', () => {
    // The browser comes back by itself unless it was refused.
    if (source && source.readyState === EventSource.CLOSED)
      setTimeout(() => state.me && listen(), 3000);
  });
}

function stopListening() {
  if (source) source.close();
  source = null;
}

/** What was seen last, so that the page opens without a network. */
function remember() {
  const {me, hub, rooms, sessions, day, days, edits, announcements, screens, revision} = state;
  try {
    localStorage.setItem(seen_place, JSON.stringify(
      {me, hub, rooms, sessions, day, days, edits, announcements, screens, revision,
       kept: [Date.now(), now()]}));
  } catch {
    // A programme too large to keep: the page then needs the network to open.
  }
}

function restore() {
  try {
    const seen = JSON.parse(localStorage.getItem(seen_place));
    if (!seen) return;
    const {kept: [at, was], ...known} = seen;
    Object.assign(state, known, {loaded: true});
    const speed = state.hub.rehearsal ? state.hub.rehearsal.speed : 1;
    takeHub({...state.hub, now: was + (Date.now() - at) * speed});
  } catch {
    localStorage.removeItem(seen_place);
  }
}
