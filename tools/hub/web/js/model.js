// What follows from the sessions of a day: now and next by room, free rooms, warnings. Pure.

import {ms} from './time.js';

const minute = 60000;
/** Minutes between two sessions in a room below which a change of room is tight. */
const tight_min = 10;

export const isOn = (session, at) => ms(session.start) <= at && at < ms(session.end);
export const cancelled = (session) => session.status === 'cancelled';
export const inRoom = (session, room) => session.plenary || session.rooms.includes(room);
const byStart = (a, b) => ms(a.start) - ms(b.start) || a.title.localeCompare(b.title);

/** Now and next of a room, as the screens define them. */
export function roomNow(sessions, room, at) {
  const here = sessions.filter((session) => inRoom(session, room)).sort(byStart);
  const on = here.filter((session) => isOn(session, at));
  const left = here.filter((session) => ms(session.start) > at);
  return {
    now: on.filter((session) => !cancelled(session)),
    cancelled: on.filter(cancelled).concat(left.filter(cancelled).slice(0, 1)),
    next: left.find((session) => !cancelled(session)),
  };
}

const overlaps = (a, b) => ms(a.start) < ms(b.end) && ms(b.start) < ms(a.end);

/** How each room stands for a session: what is there at its time, how much time is around it, and
    whether it seats fewer. Free rooms first, those where it is already next, taken ones last. */
export function roomsFor(session, rooms, sessions) {
  const others = sessions.filter((one) => one.id !== session.id && !cancelled(one) && !one.plenary);
  const seats = Math.max(0, ...rooms.filter((room) => session.rooms.includes(room.id))
    .map((room) => room.capacity || 0));
  const standing = rooms.map((room) => {
    const here = others.filter((one) => one.rooms.includes(room.id)).sort(byStart);
    const taken = here.filter((one) => overlaps(one, session));
    const before = here.filter((one) => ms(one.end) <= ms(session.start)).pop();
    const after = here.find((one) => ms(one.start) >= ms(session.end));
    const gap = before ? Math.round((ms(session.start) - ms(before.end)) / minute) : null;
    return {
      room, taken, before, after,
      current: session.rooms.includes(room.id),
      tight: !taken.length && gap !== null && gap < tight_min ? gap : null,
      smaller: Boolean(seats && room.capacity && room.capacity < seats),
    };
  });
  const rank = (one) => one.current ? 1 : one.taken.length ? 2 : 0;
  return standing.sort((a, b) => rank(a) - rank(b));
}

/** How a screen stands against the hub: shows the revision, catches up, or is silent. */
export function screenState(screen, revision, at) {
  const silent_ms = 5 * minute;
  if (!screen.seen_at || at - ms(screen.seen_at) > silent_ms) return 'offline';
  if (!screen.shown) return 'late';
  return screen.shown.revision >= revision ? 'shown' : 'late';
}

/** Words as they are compared in a search. */
export const folded = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Where sessions of a grid stand side by side, when some overlap in one room: [column, columns]. */
export function lanes(sessions) {
  const places = new Map();
  let group = [];
  let end = -Infinity;
  const close = () => {
    const ends = [];
    const lane = new Map();
    for (const one of group) {
      let free = ends.findIndex((until) => until <= ms(one.start));
      if (free < 0) free = ends.push(0) - 1;
      ends[free] = ms(one.end);
      lane.set(one.id, free);
    }
    for (const one of group) places.set(one.id, [lane.get(one.id), ends.length]);
  };
  for (const one of [...sessions].sort(byStart)) {
    if (ms(one.start) >= end) {
      close();
      group = [];
      end = -Infinity;
    }
    group.push(one);
    end = Math.max(end, ms(one.end));
  }
  close();
  return places;
}
