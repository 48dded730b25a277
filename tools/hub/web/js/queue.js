// Edits that wait for the network, in their order. Each has a key, so that one whose answer was lost
// is never done twice, and what its maker saw, so that the hub can tell a conflict. One that the hub
// refuses stays in the list until somebody decides.

import {call, newKey} from './api.js';
import {t} from './words.js';

const place = 'foyer-queue';
/** An edit of a session that runs already is asked about again when it is older than this. */
const started_ms = 15 * 60000;
let waiting = read();
let sending = false;
let changed = () => {};
let done = () => {};

function read() {
  try {
    return JSON.parse(localStorage.getItem(place)) || [];
  } catch {
    return [];
  }
}

function write() {
  localStorage.setItem(place, JSON.stringify(waiting));
  changed();
}

/** `onchange()` after each change of the list; `ondone(entry, answer)` when one is through. */
export function watchQueue(onchange, ondone) {
  changed = onchange;
  done = ondone;
}

export const queued = () => waiting;

export function drop(key) {
  waiting = waiting.filter((entry) => entry.key !== key);
  write();
}

export function enqueue(entry) {
  waiting.push({key: newKey(), made_at: new Date().toISOString(), ...entry});
  write();
}

/** Puts a refused one back into the line, changed. */
export function again(key, change) {
  waiting = waiting.map((entry) => entry.key === key
    ? {...entry, ...change, key: newKey(), refused: undefined} : entry);
  write();
}

function refuse(entry, status, body) {
  waiting = waiting.map((one) => one === entry ? {...one, refused: {status, body}} : one);
  write();
}

/** Sends what waits, one after the other, until the hub is not reached. */
export async function flush(who) {
  if (sending) return;
  sending = true;
  try {
    for (;;) {
      const entry = waiting.find((one) => !one.refused && one.who === who);
      if (!entry) return;
      if (entry.started && Date.now() - Date.parse(entry.made_at) > started_ms) {
        refuse(entry, 409, {error: {code: 'late', message: t('lateWords')}});
        continue;
      }
      try {
        const answer = await call(entry.method, entry.path,
                                  {body: entry.body, base: entry.base, key: entry.key});
        drop(entry.key);
        done(entry, answer);
      } catch (failure) {
        const later = failure.status === 0 || failure.status === 503 || failure.status === 401;
        if (later) return;
        refuse(entry, failure.status, failure.body);
      }
    }
  } finally {
    sending = false;
  }
}
