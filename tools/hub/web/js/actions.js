// What staff do: each act goes to the hub, or waits in the queue, and tells how it went. Conflicts
// and clashes are asked about; nothing is overwritten unseen.

import {ApiError, call, newKey} from './api.js';
import {enqueue} from './queue.js';
import {button, dialog, el, field, say} from './dom.js';
import {clock, iso, ms, now, span, stamp} from './time.js';
import {refresh, roomName, signedOut, state} from './store.js';
import {has, t} from './words.js';

const undo_s = 10;
let draw = () => {};

/** The bar at the bottom: what was just done, and undoing it. */
export let bar = null;

export function watchBar(ondraw) {
  draw = ondraw;
}

export function showBar(title, note, edit) {
  if (bar) clearInterval(bar.timer);
  bar = {title, note, edit, left: edit ? undo_s : 6};
  bar.timer = setInterval(() => {
    bar.left -= 1;
    if (bar.left > 0 && !document.querySelector('.bar :focus')) return draw();
    if (bar.left > 0) return undefined;
    return closeBar();
  }, 1000);
  say(`${title}. ${note || ''}`);
  draw();
}

export function closeBar() {
  if (bar) clearInterval(bar.timer);
  bar = null;
  draw();
}

/** Says what went wrong, in the hub's words where there are some. */
export function tellFailure(failure) {
  if (failure.status === 401) return signedOut();
  if (!(failure instanceof ApiError)) console.error(failure);
  const words = failure.status === 0 ? t('noNetwork')
    : failure.status === 403 && failure.code === 'scope' ? t('failedRole') : failure.message;
  return showBar(words, '', null);
}

/** A value of a field for people. */
export function valueWords(name, value) {
  if (value === null || value === undefined) return '–';
  if (name === 'rooms') return value.map(roomName).join(', ') || '–';
  if (name === 'start' || name === 'end') return clock(value);
  if (name === 'status') return value === 'cancelled' ? t('cancelled') : t('reinstate');
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return Object.values(value).join(' / ');
  return String(value);
}

export const fieldWords = (name) => has(`field_${name}`) ? t(`field_${name}`)
  : has(name) ? t(name) : name;

export function clashList(clashes) {
  return el('ul', {class: 'facts'}, clashes.map((clash) => el('li', {},
    t('clashWith', {x: clash.name, t: clash.title, s: span(clash)}))));
}

/** Asks whether a clash is meant; the reason, or '' for no. */
function askForce(failure) {
  const input = el('input', {type: 'text', id: 'force-reason', maxlength: 200, required: true});
  return dialog(t('clashTitle'), (close) => el('form', {
    method: 'dialog',
    onsubmit: (event) => {
      event.preventDefault();
      if (input.value.trim()) close(input.value.trim());
    },
  }, clashList(failure.body.clashes), field(t('reason'), input), el('p', {class: 'note'}, t('reasonHint')),
  el('div', {class: 'row'}, button(t('back'), {}, () => close('')),
     el('button', {class: 'button danger', type: 'submit'}, t('force')))), {class: 'alert'});
}

/** Shows both values of a conflict and who made the other one; 'mine' or ''. */
function askConflict(failure, title) {
  const conflicts = failure.body.conflicts || [];
  return dialog(t('conflictTitle'), (close) => [
    el('p', {}, title),
    conflicts.map((one) => el('section', {class: 'versus'},
      el('h3', {}, fieldWords(one.field)),
      el('p', {class: 'note'}, one.who ? t('changedBy', {x: one.who, t: clock(one.when)})
        : t('conflictUnknown')),
      el('dl', {},
         el('dt', {}, t('theirs')), el('dd', {}, valueWords(one.field, one.theirs)),
         el('dt', {}, t('mine')), el('dd', {}, valueWords(one.field, one.mine))))),
    conflicts.length ? null : el('p', {}, failure.message),
    el('div', {class: 'row'},
       button(t('useTheirs'), {}, () => close('')),
       conflicts.length && button(t('useMine'), {kind: 'main'}, () => close('mine'))),
  ], {class: 'alert'});
}

/** What becomes of a refusal: a changed request to send again, or null. */
async function askAbout(failure, request, title) {
  if (failure.code === 'clash') {
    const reason = await askForce(failure);
    return reason ? {...request, body: {...request.body, force: true, reason}} : null;
  }
  if (failure.code === 'conflict') {
    if (await askConflict(failure, title) !== 'mine') return null;
    const set = {};
    for (const [name, values] of Object.entries(request.body.set)) {
      const theirs = failure.body.conflicts.find((one) => one.field === name);
      set[name] = theirs ? {from: theirs.theirs, to: values.to} : values;
    }
    return {...request, base: failure.body.revision, body: {...request.body, set}};
  }
  throw failure;
}

/** Sends a request until it is done, waits for the network, or is given up. The hub's answer,
    'queued', or null. */
async function carryOut(request, title) {
  let asked = request;
  let key = newKey();
  for (;;) {
    try {
      return await call(asked.method, asked.path, {body: asked.body, base: asked.base, key});
    } catch (failure) {
      if (failure.status === 0) {
        // The same key: should the hub have done it, and only the answer be lost, it does no more.
        enqueue({...asked, key, title, who: state.me.id});
        return 'queued';
      }
      asked = await askAbout(failure, asked, title);
      if (!asked) return null;
      key = newKey();
    }
  }
}

/** Sets fields of a session: `to` names them. Options: publish_at, quiet, force, reason. */
export async function setFields(session, to, note, options = {}) {
  const set = {};
  for (const [name, value] of Object.entries(to)) set[name] = {from: options.from ? options.from[name] : session[name], to: value};
  const {quiet, from, ...more} = options;
  // Who edits a session that runs knows that it does; else the hub asks again when it has begun.
  const started = ms(session.start) <= now();
  const made_at = started ? {} : {made_at: iso(Date.now())};
  const request = {method: 'PATCH', path: `sessions/${session.id}`, base: session.revision, started,
                   body: {set, ...made_at, ...more}};
  try {
    const answer = await carryOut(request, `${session.title}: ${note}`);
    if (!answer) return null;
    if (answer === 'queued') showBar(note, t('queueWaiting'), null);
    else if (!quiet) {
      state.published = {answer, session, note, at: Date.now()};
      showBar(answer.published ? note : `${t('planned')}: ${note}`, session.title, answer.published && answer.edit);
    }
    refresh();
    return answer;
  } catch (failure) {
    tellFailure(failure);
    return null;
  }
}

/** What setting fields would do, or why not. */
export function preview(session, to) {
  const set = {};
  for (const [name, value] of Object.entries(to)) set[name] = {from: session[name], to: value};
  return call('PATCH', `sessions/${session.id}`,
              {base: session.revision, body: {set, preview: true, force: true, reason: 'preview'}});
}

const minutes = (instant, n) => iso(ms(instant) + n * 60000);

/** A session that runs ends later; one to come starts later. */
export function delay(session, n, at) {
  const running = ms(session.start) <= at;
  const to = running ? {end: minutes(session.end, n)}
    : {start: minutes(session.start, n), end: minutes(session.end, n)};
  return setFields(session, to, `+${n} min: ${running ? t('until', {x: clock(to.end)})
    : t('starts', {x: clock(to.start)})}`);
}

export const setStatus = (session, status) =>
  setFields(session, {status}, status === 'cancelled' ? t('cancelled') : t('reinstate'));

/** Two sessions change rooms. The first one is allowed to clash: the second makes room. */
export async function swap(session, other) {
  const first = await setFields(session, {rooms: other.rooms}, t('swap'),
                                {quiet: true, force: true, reason: `${t('swap')}: ${other.title}`});
  if (!first || first === 'queued') return;
  const second = await setFields(other, {rooms: session.rooms}, `${t('swap')}: ${session.title}`);
  if (!second && first.edit) undo(first.edit);
}

export async function undo(edit) {
  try {
    const answer = await carryOut({method: 'POST', path: `edits/${edit}/undo`, body: {}}, t('undo'));
    if (answer) showBar(t('undone'), '', null);
    refresh();
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Publishes an edit that the hub holds, as who made it meant it. */
export async function takeHeld(edit) {
  const set = Object.fromEntries(Object.entries(edit.set).map(([name, to]) => [name, {to}]));
  const body = {set, answers: edit.id};
  if (edit.announce) body.announce = edit.announce;
  if (edit.question && edit.question.clashes) {
    body.reason = await askForce({body: edit.question});
    if (!body.reason) return;
    body.force = true;
  }
  try {
    const answer = await carryOut({method: 'PATCH', path: `sessions/${edit.session}`,
                                   base: edit.revision, body, started: true}, edit.title);
    if (answer) showBar(t('heldTaken'), edit.title, answer.edit);
  } catch (failure) {
    tellFailure(failure);
  }
  refresh();
}

/** What is published stays. */
export async function dropHeld(edit) {
  try {
    await call('DELETE', `edits/${edit.id}`, {key: newKey()});
    showBar(t('heldDropped'), edit.title, null);
  } catch (failure) {
    tellFailure(failure);
  }
  refresh();
}

/** Does something that is no edit of a session; the hub's answer, or null. */
export async function act(method, path, body, done) {
  try {
    const answer = await call(method, path, {body});
    if (done) showBar(done, '', answer.edit);
    refresh();
    return answer;
  } catch (failure) {
    tellFailure(failure);
    return null;
  }
}

/** A refused edit of the queue, asked about now. The request to send again, or null. */
export async function decide(entry) {
  const failure = new ApiError(entry.refused.status, entry.refused.body);
  const {made_at, ...body} = entry.body;
  const request = {method: entry.method, path: entry.path, base: entry.base, body, started: false};
  try {
    return await askAbout(failure, request, entry.title);
  } catch {
    const again = await dialog(t('queueAsk'), (close) => [
      el('p', {}, entry.title), el('p', {}, failure.message),
      el('p', {class: 'note'}, stamp(entry.made_at)),
      el('div', {class: 'row'}, button(t('discard'), {}, () => close('')),
         button(t('retry'), {kind: 'main'}, () => close('again')))], {class: 'alert'});
    return again ? request : null;
  }
}
