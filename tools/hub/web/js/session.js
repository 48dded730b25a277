// One session: its fields, its room, and what came of publishing it.

import {choice, button, el, field, icon, say} from './dom.js';
import {act, delay, fieldWords, preview, setFields, setStatus, swap, undo, valueWords} from './actions.js';
import {cancelled, roomsFor, screenState} from './model.js';
import {atTime, clock, date, iso, ms, now, span} from './time.js';
import {mayEdit, roomName, sessionWith, state} from './store.js';
import {get} from './api.js';
import {t} from './words.js';
import {plate} from './now.js';

/** The session of the address, also one of another day. */
function sessionOf({rest, draft, redraw}) {
  const here = sessionWith(rest[0]);
  if (here) return here;
  const fetched = draft(`fetched-${rest[0]}`, () => ({}));
  if (!fetched.asked) {
    fetched.asked = true;
    get(`sessions/${encodeURIComponent(rest[0])}`).then((session) => {
      fetched.session = session;
      redraw();
    }, () => {
      fetched.missing = true;
      redraw();
    });
  }
  return fetched.session;
}

function head(session) {
  return el('div', {class: 'session-head'}, plate(session.room_names[0] || '–'),
    el('div', {}, el('h2', {}, session.title),
       el('p', {class: 'quiet'}, [`${date(session.start)}, ${span(session)}`, ...session.people].join(', ')),
       el('p', {}, cancelled(session) && el('span', {class: 'chip cancelled'}, t('cancelled')),
          session.full && el('span', {class: 'chip warn'}, icon('full', 18), t('full')))));
}

// --- changing the room ---------------------------------------------------------------------------

function timeAround(standing, session) {
  const {before, after} = standing;
  if (before && after) return t('freeFromTo', {a: clock(before.end), b: clock(after.start)});
  if (after) return t('freeUntil', {b: clock(after.start)});
  return before ? t('freeFrom', {a: clock(before.end)}) : t('clashNone');
}

function roomRow(standing, session, chosen, pick) {
  const {room, taken, current} = standing;
  const seats = room.capacity ? `, ${t('seats', {n: room.capacity})}` : '';
  const words = current ? t('here')
    : taken.length ? t('takenBy', {s: span(taken[0]), t: taken[0].title}) : timeAround(standing, session);
  const kind = current ? 'quiet' : taken.length ? 'bad' : 'good';
  return el('button', {
    type: 'button', role: 'radio', class: 'room-row', id: `pick-${room.id}`,
    'aria-checked': String(chosen === room.id), onclick: () => pick(room.id),
  }, el('span', {class: 'plate small', 'aria-hidden': 'true'}, el('strong', {}, /\S{1,3}$/.exec(room.name)?.[0] || '')),
  el('span', {class: 'room-row-words'}, el('strong', {}, room.name),
     el('span', {class: kind}, words, el('span', {class: 'quiet'}, seats))),
  icon(taken.length ? 'cancel' : chosen === room.id ? 'uptodate' : 'right'));
}

function warnings(standing, session, look) {
  const list = [];
  const was = state.rooms.find((room) => room.id === session.rooms[0]) || {};
  for (const one of (look && look.clashes) || [])
    list.push(['bad', t('clashWith', {x: one.name, t: one.title, s: span(one)})]);
  if (standing.tight !== null)
    list.push(['warn', `${t('tight', {n: standing.tight})} ${t('tightAfter', {
      t: standing.before.title, r: standing.room.name, e: clock(standing.before.end)})}`]);
  if (standing.smaller) list.push(['warn', t('smaller', {a: standing.room.capacity, b: was.capacity})]);
  return list.map(([kind, words]) => el('p', {class: `notice ${kind}`, role: 'status'}, icon('warn'), el('span', {}, words)));
}

/** What the sign at the door of a room will say. */
function doorPreview(session, to, look, form, redraw) {
  const from = session.room_names[0];
  const target = roomName(to);
  const doors = [...new Set([from, target])].filter(Boolean);
  const door = doors.includes(form.door) ? form.door : doors[0];
  const leaving = door === from && from !== target;
  return [
    el('div', {class: 'preview-pick'}, el('h3', {}, t('preview')),
       choice(t('preview'), doors.map((name) => ({value: name, label: t('doorsOf', {x: name})})), door,
              (value) => { form.door = value; redraw(); })),
    el('div', {class: 'screen-preview'},
       el('div', {class: 'screen-top'}, el('strong', {}, door), el('span', {}, clock(now()))),
       el('div', {class: leaving ? 'screen-strip moved' : 'screen-strip'},
          el('strong', {}, clock(session.start), leaving && el('small', {}, t('kind_moved_room'))),
          el('span', {class: 'two-lines'}, session.title),
          leaving ? el('strong', {class: 'screen-to'}, icon('arrow', 28), target)
            : el('span', {class: 'chip'}, t('movedFrom', {x: from || '–'}))),
       el('ul', {class: 'screen-changes'}, look ? look.changes.map((one) =>
         el('li', {}, `${t(`kind_${one.kind}`)}: ${one.from} → ${one.to}`)) : el('li', {}, '…'))),
  ];
}

function publishAtField(form, redraw) {
  if (state.hub.rehearsal) return null;
  return el('div', {class: 'row publish-at'},
    choice(t('publishAt'), [{value: '', label: t('publishNow')}, {value: 'at', label: `${t('publishAt')}…`}],
           form.planned || '', (value) => { form.planned = value; redraw(); }),
    form.planned && el('input', {type: 'time', id: 'publish-at', 'aria-label': t('publishAt'), value: form.at || '',
                                 oninput: (event) => { form.at = event.target.value; },
                                 onchange: () => redraw()}));
}

async function publishRoom(session, form, go, forget) {
  const options = {};
  const at = form.planned && form.at ? atTime(form.at, Date.now()) : null;
  if (at) options.publish_at = iso(at);
  const to = roomName(form.room);
  const answer = await setFields(session, {rooms: [form.room]}, `${session.room_names.join(', ') || '–'} → ${to}`, options);
  if (!answer) return;
  forget(`room-${session.id}`);
  go(...(answer === 'queued' ? ['now'] : ['published']));
}

export function roomView(context) {
  const {header, draft, go, redraw, forget} = context;
  const session = sessionOf(context);
  const back = {href: '#/now', words: t('nowTab')};
  if (!session) return [header(t('changeRoom'), back), el('p', {class: 'note'}, '…')];
  const form = draft(`room-${session.id}`, () => ({room: '', look: null}));
  const rooms = roomsFor(session, state.rooms, state.sessions);
  const chosen = rooms.find((one) => one.room.id === form.room);
  const pick = async (id) => {
    form.room = id;
    form.look = null;
    redraw();
    try {
      const look = await preview(session, {rooms: [id]});
      if (form.room === id) form.look = look;
      say(look.clashes.length ? t('clashTitle') : t('noClash'));
    } catch {
      form.look = null;
    }
    redraw();
  };
  const moves = chosen && !chosen.current;
  return [
    header(t('changeRoom'), back), head(session),
    el('div', {role: 'radiogroup', 'aria-label': t('room'), class: 'card rows'},
       rooms.map((one) => roomRow(one, session, form.room, pick))),
    moves && warnings(chosen, session, form.look),
    moves && chosen.taken.length === 1 && button(`${t('swapWith')}: ${chosen.taken[0].title}`,
      {icon: 'swap', kind: 'wide', id: 'swap'}, async () => { await swap(session, chosen.taken[0]); go('now'); }),
    moves && doorPreview(session, form.room, form.look, form, redraw),
    el('div', {class: 'foot'},
       moves && publishAtField(form, redraw),
       el('p', {class: 'foot-words'}, el('span', {}, session.room_names.join(', ') || '–', moves && [' → ', el('strong', {}, chosen.room.name)]),
          el('span', {class: 'quiet'}, t('publishTo', {n: state.screens.length}))),
       button(form.planned && form.at ? t('publishPlanned', {x: form.at}) : t('publish'),
              {icon: 'check', kind: 'main big', id: 'publish', disabled: !moves || !mayEdit()},
              () => publishRoom(session, form, go, forget))),
  ];
}

// --- what came of it -----------------------------------------------------------------------------

export function fleetSquares(revision) {
  const at = Date.now();
  return el('div', {class: 'squares', 'aria-hidden': 'true'}, state.screens.map((screen) =>
    el('i', {class: screenState(screen, revision, at), title: screen.name || screen.id})));
}

export function publishedView({header}) {
  const done = state.published;
  const back = {href: '#/now', words: t('nowTab')};
  if (!done) return [header(t('published'), back), el('p', {class: 'note'}, t('nothing'))];
  const {answer, session, note} = done;
  const at = Date.now();
  const planned = !answer.published;
  const shown = state.screens.filter((screen) => screenState(screen, answer.revision, at) === 'shown');
  const silent = state.screens.filter((screen) => screenState(screen, answer.revision, at) === 'offline');
  const moved = answer.session.rooms.join() !== session.rooms.join();
  return [
    header(planned ? t('planned') : t('published'), back),
    el('p', {class: 'big-mark'}, icon(planned ? 'clock' : 'uptodate', 56)),
    el('p', {class: 'lead'}, `${t('revision', {n: answer.revision})}, ${clock(now())}, ${state.me.name}`),
    el('section', {class: 'card pad'}, el('h2', {}, answer.session.title),
       el('p', {class: 'quiet'}, span(answer.session)),
       el('hr'),
       moved ? el('p', {class: 'plates'}, plate(session.room_names[0] || '–', {class: 'plate old'}), icon('arrow', 28),
                  plate(answer.session.room_names[0], {class: 'plate dark'}),
                  el('span', {class: 'unseen'}, note))
         : el('p', {}, note)),
    !planned && el('section', {'aria-live': 'polite'},
       el('h3', {id: 'shown-count'}, t('screensShow', {a: shown.length, n: state.screens.length})),
       fleetSquares(answer.revision),
       silent.map((screen) => el('div', {class: 'silent'}, icon('offline'),
         el('div', {}, el('strong', {}, screen.name || screen.id), el('p', {class: 'quiet'}, t('whyOffline')))))),
    el('a', {class: 'button wide', href: `#/message/${session.id}`}, icon('message'), t('tell')),
  ];
}

// --- all fields ----------------------------------------------------------------------------------

const languages_of = (texts) => [...new Set([...Object.keys(texts || {}), 'fr', 'en'])].filter((one) => one in (texts || {}) || Object.keys(texts || {}).length === 0).slice(0, 4);

function textField(form, name, key, long) {
  return el(long ? 'textarea' : 'input', {
    id: `field-${name}-${key}`, rows: long ? 6 : null, value: form[name][key] || '', lang: key,
    'aria-label': `${fieldWords(name)} (${key})`,
    oninput: (event) => { form[name][key] = event.target.value; }});
}

function makeForm(session) {
  return {
    base: session, title: {...session.titles}, subtitle: {...session.subtitle}, abstract: {...session.abstract},
    description: {...session.description}, start: clock(session.start), end: clock(session.end),
    people: session.people.join('\n'),
  };
}

/** Only what differs from what the form was made of. */
function changesOf(form) {
  const {base} = form;
  const set = {};
  for (const name of ['title', 'subtitle', 'abstract', 'description']) {
    const texts = Object.fromEntries(Object.entries(form[name]).filter(([, words]) => words.trim()));
    const were = name === 'title' ? base.titles : base[name] || {};
    if (JSON.stringify(texts) !== JSON.stringify(were)) set[name] = texts;
  }
  for (const name of ['start', 'end'])
    if (form[name] !== clock(base[name])) set[name] = iso(atTime(form[name], ms(base[name])));
  const people = form.people.split('\n').map((one) => one.trim()).filter(Boolean);
  if (people.join('\n') !== base.people.join('\n')) set.people = people;
  return set;
}

function timeField(form, name) {
  return field(t(name === 'start' ? 'startsAt' : 'ends'),
    el('input', {type: 'time', id: `field-${name}`, value: form[name], required: true,
                 oninput: (event) => { form[name] = event.target.value; }}));
}

async function save(form, go, forget, id) {
  const set = changesOf(form);
  if (!Object.keys(set).length) return go('now');
  const from = {...form.base, title: form.base.titles};
  const answer = await setFields(form.base, set, Object.keys(set).map(fieldWords).join(', '), {from});
  if (!answer) return undefined;
  forget(`edit-${id}`);
  return go(...(answer === 'queued' ? ['now'] : ['published']));
}

export function sessionView(context) {
  const {header, draft, go, redraw, forget, rest} = context;
  const back = {href: '#/now', words: t('nowTab')};
  const session = sessionOf(context);
  const form = draft(`edit-${rest[0]}`, () => {
    get(`sessions/${encodeURIComponent(rest[0])}`).then((whole) => {
      Object.assign(form, makeForm(whole), {source: whole.source});
      redraw();
    }, () => {});
    return {};
  });
  if (!session || !form.base) return [header(t('session'), back), el('p', {class: 'note'}, '…')];
  const at = now();
  const source = Object.entries(form.source || {}).filter(([name, value]) =>
    JSON.stringify(value) !== JSON.stringify(name === 'title' ? session.titles : session[name]));
  const edits = state.edits.filter((edit) => edit.session === session.id).slice(0, 5);
  return [
    header(t('session'), back), head(session),
    mayEdit() && el('div', {class: 'quick many'},
      button(t('changeRoom'), {icon: 'pin', id: 'to-room'}, () => go('room', session.id)),
      [5, 10, 15].map((n) => button(`+${n} min`, {id: `later-${n}`}, () => delay(session, n, at))),
      button(t('full'), {icon: 'full', id: 'full', 'aria-pressed': String(session.full)},
             () => setFields(session, {full: !session.full}, t('full'))),
      cancelled(session)
        ? button(t('reinstate'), {icon: 'undo', id: 'reinstate'}, () => setStatus(session, 'scheduled'))
        : button(t('cancelSession'), {icon: 'cancel', id: 'cancel', kind: 'danger'}, () => setStatus(session, 'cancelled'))),
    source.length > 0 && el('ul', {class: 'facts card pad'}, source.map(([name, value]) =>
      el('li', {}, el('strong', {}, fieldWords(name)), ' ', t('source', {x: valueWords(name, value)})))),
    el('form', {class: 'card pad', onsubmit: (event) => { event.preventDefault(); save(form, go, forget, session.id); }},
       el('fieldset', {disabled: !mayEdit()},
          languages_of(form.title).map((key) => field(`${t('title')} (${key})`, textField(form, 'title', key))),
          el('div', {class: 'row'}, timeField(form, 'start'), timeField(form, 'end')),
          field(t('field_people'), el('textarea', {id: 'field-people', rows: 3, value: form.people,
            oninput: (event) => { form.people = event.target.value; }}), el('small', {}, t('peopleEach'))),
          languages_of(form.abstract).map((key) => field(`${t('abstract')} (${key})`, textField(form, 'abstract', key, true))),
          el('button', {type: 'submit', class: 'button main big', id: 'save'}, icon('check'), t('publish')))),
    edits.length > 0 && el('section', {}, el('h3', {}, t('history')), historyRows(edits)),
  ];
}

/** Rows of edits, each with its undoing. */
export function historyRows(edits) {
  return el('ul', {class: 'rows card history'}, edits.map((edit) => el('li', {},
    el('time', {}, clock(edit.at)),
    el('div', {}, el('strong', {class: edit.state === 'undone' ? 'struck' : ''}, editTitle(edit)),
       el('span', {class: 'quiet'}, [edit.who, ...editFacts(edit)].join(', '))),
    mayEdit() && edit.state === 'published' && edit.op !== 'undo' &&
      button(t('undo'), {kind: 'small', id: `undo-${edit.id}`, 'aria-label': t('undoOf', {x: editTitle(edit)})}, () => undo(edit.id)),
    mayEdit() && edit.state === 'scheduled' &&
      button(t('dropEdit'), {kind: 'small', id: `drop-${edit.id}`}, () => act('DELETE', `edits/${edit.id}`, undefined, t('dropEdit'))))));
}


function editFacts(edit) {
  const facts = [];
  if (edit.state === 'undone') facts.push(`${t('undone')} (${edit.ended_by})`);
  if (edit.state === 'scheduled') facts.push(`${t('planned')} ${clock(edit.publish_at)}`);
  if (edit.state === 'failed') facts.push(edit.why);
  if (['held', 'answered', 'withdrawn'].includes(edit.state)) facts.push(t(`edit_${edit.state}`));
  return facts;
}

/** "Concourse: Salle 3": what an edit did. */
export function editTitle(edit) {
  const set = Object.entries(edit.set || {}).map(([name, value]) =>
    ['rooms', 'start', 'end', 'status'].includes(name) ? valueWords(name, value) : fieldWords(name));
  if (edit.op === 'announce') return `${t('message')}: ${edit.title}`;
  if (edit.op === 'withdraw') return `${t('withdraw')}: ${edit.title}`;
  if (edit.op === 'undo') return `${t('undo')}: ${edit.title}`;
  return `${edit.title}: ${set.join(', ') || edit.op}`;
}
