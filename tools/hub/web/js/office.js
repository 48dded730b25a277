// What is not done under pressure: history, imports, people, audit, one's own account.

import {call, get} from './api.js';
import {choice, button, dialog, el, field, icon} from './dom.js';
import {act, fieldWords, showBar, tellFailure, valueWords} from './actions.js';
import {editTitle, historyRows} from './session.js';
import {stamp} from './time.js';
import {isAdmin, mayEdit, sessionWith, signOut, state} from './store.js';
import {language, t} from './words.js';
import {page} from './app.js';

export const editWords = editTitle;
const audit_page = 500;
const roles = ['viewer', 'editor', 'admin'];

function link(view, name, words, count) {
  return el('a', {class: 'link-row', href: `#/${view}`}, icon(name), el('span', {class: 'grow'}, words),
            count > 0 && el('span', {class: 'chip warn'}, count), icon('right', 20));
}

export function moreView({header}) {
  const held = state.imports.filter((one) => one.state === 'held').length;
  return [
    header(t('more')),
    el('nav', {class: 'card rows', 'aria-label': t('more')},
       link('search', 'search', t('search')), link('history', 'history', t('history')),
       link('imports', 'down', t('imports'), held), isAdmin() && link('people', 'people', t('people')),
       link('audit', 'lock', t('audit')), link('account', 'person', `${t('account')}: ${state.me.name}`)),
  ];
}

const backToMore = () => ({href: '#/more', words: t('more')});

export function historyView({header}) {
  return [header(t('history'), backToMore()),
          state.edits.length ? historyRows(state.edits) : el('p', {class: 'note'}, t('nothing'))];
}

// --- imports -------------------------------------------------------------------------------------

function held(one, form, redraw) {
  if (!form.asked) {
    form.asked = true;
    get(`imports/${one.id}`).then((whole) => {
      form.diff = whole.diff;
      redraw();
    }, () => {});
  }
  return el('section', {class: 'card pad look'},
    el('h2', {}, icon('warn'), t('importHeld')),
    el('p', {class: 'quiet'}, `${one.who}, ${stamp(one.at)}, ${one.format}`),
    el('ul', {class: 'facts'}, one.losses.map((loss) => el('li', {class: 'bad'},
      t('importLoss', {x: loss.name || t(loss.kind === 'sessions' ? 'programme' : 'room'), lost: loss.lost, held: loss.held})))),
    el('div', {class: 'diff', 'data-scroll': `diff-${one.id}`, tabindex: '0', role: 'region', 'aria-label': t('previewChanges')},
       el('table', {}, el('tbody', {}, (form.diff || []).map((change) => el('tr', {},
         el('th', {scope: 'row'}, t(`kind_${change.kind}`)), el('td', {}, change.title),
         el('td', {}, change.from && el('s', {}, change.from), ' ', change.to && el('ins', {}, change.to))))))),
    mayEdit() && el('div', {class: 'row'},
      button(t('reject'), {id: `reject-${one.id}`}, () => act('POST', `imports/${one.id}/reject`, {}, t('importState_rejected'))),
      button(t('accept'), {id: `accept-${one.id}`, kind: 'main', icon: 'check'}, () => act('POST', `imports/${one.id}/accept`, {}, t('importState_accepted')))));
}

export function importsView({header, draft, redraw}) {
  const waiting = state.imports.filter((one) => one.state === 'held');
  const upload = async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    try {
      const answer = await call('POST', 'imports', {file, timeout: 120000});
      showBar(answer.held ? t('importHeld') : t('published'), file.name, null);
    } catch (failure) {
      tellFailure(failure);
    }
    event.target.value = '';
  };
  return [
    header(t('imports'), backToMore()),
    waiting.length === 0 && el('p', {class: 'note'}, t('importNone')),
    waiting.map((one) => held(one, draft(`held-${one.id}`, () => ({})), redraw)),
    mayEdit() && field(t('imports'), el('input', {type: 'file', id: 'upload', onchange: upload})),
    el('ul', {class: 'rows card history'}, state.imports.map((one) => el('li', {}, el('time', {}, stamp(one.at)),
      el('div', {}, el('strong', {}, `${t(`importState_${one.state}`)}: ${one.changes}`),
         el('span', {class: 'quiet'}, [one.who, one.format, one.ended_by].filter(Boolean).join(', ')))))),
  ];
}

// --- people --------------------------------------------------------------------------------------

/** Loads a list once for a view, and again when it is told to. */
function loaded(form, path, name, redraw) {
  if (!form.asked) {
    form.asked = true;
    get(path).then((answer) => {
      form[name] = answer[name];
      form.count = answer.count;
      redraw();
    }, tellFailure);
  }
  return form[name] || [];
}

const showPassword = (name, password) => dialog(t('password'), (close) => [
  el('p', {}, t('codeOnce', {x: name})), el('p', {class: 'secret', id: 'made-password'}, password),
  button(t('close'), {kind: 'main wide'}, () => close(''))]);

async function changePerson(form, method, path, body, redraw) {
  const answer = await act(method, path, body);
  if (!answer) return;
  form.asked = false;
  redraw();
  if (answer.password) await showPassword(answer.name, answer.password);
}

export function peopleView({header, draft, redraw}) {
  const form = draft('people', () => ({name: '', role: 'editor'}));
  const list = loaded(form, 'accounts', 'accounts', redraw);
  const sure = (words) => dialog(words, (close) => el('div', {class: 'row'},
    button(t('back'), {}, () => close('')), button(t('remove'), {kind: 'danger'}, () => close('yes'))));
  return [
    header(t('people'), backToMore()),
    list.map((one) => el('section', {class: 'card pad person', 'aria-label': one.name},
      el('h2', {}, icon('person'), one.name, one.id === state.me.id && el('span', {class: 'chip'}, t('you'))),
      choice(`${t('role')} ${one.id}`, roles.map((role) => ({value: role, label: t(`role_${role}`)})), one.role,
             (role) => role !== one.role && changePerson(form, 'PATCH', `accounts/${one.id}`, {role}, redraw)),
      el('div', {class: 'row'},
        button(t('makePassword'), {id: `password-${one.id}`}, () => changePerson(form, 'PATCH', `accounts/${one.id}`, {make_password: true}, redraw)),
        button(t('remove'), {id: `remove-${one.id}`, kind: 'danger'}, async () => {
          if (await sure(t('confirmRemove', {x: one.name}))) changePerson(form, 'DELETE', `accounts/${one.id}`, undefined, redraw);
        })))),
    el('form', {class: 'card pad', onsubmit: (event) => {
      event.preventDefault();
      changePerson(form, 'POST', 'accounts', {name: form.name, role: form.role, make_password: true}, redraw);
      form.name = '';
    }}, el('h2', {}, t('addPerson')),
    field(t('name'), el('input', {id: 'new-name', required: true, maxlength: 80, autocomplete: 'off', value: form.name,
                                  oninput: (event) => { form.name = event.target.value; }})),
    choice(t('role'), roles.map((role) => ({value: role, label: t(`role_${role}`)})), form.role,
           (role) => { form.role = role; redraw(); }),
    el('button', {type: 'submit', class: 'button main big', id: 'add-person'}, icon('plus'), t('addPerson'))),
  ];
}

// --- audit ---------------------------------------------------------------------------------------

/** All entries as a file, one JSON object a line, as foyer-hub audit export prints them. */
async function exportAudit() {
  const lines = [];
  for (let after = 0;;) {
    const answer = await get(`audit?after=${after}&limit=${audit_page}`);
    if (!answer.entries.length) break;
    lines.push(...answer.entries.map((entry) => JSON.stringify(entry)));
    after = answer.entries.at(-1).n;
  }
  const url = URL.createObjectURL(new Blob([`${lines.join('\n')}\n`], {type: 'application/x-ndjson'}));
  const anchor = el('a', {href: url, download: 'foyer-audit.ndjson'});
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** A value of the audit for people: the names and values of an object, without its quotes. */
const short = (value) => {
  const words = value === null ? '' : typeof value !== 'object' ? String(value)
    : Object.entries(value).map(([name, one]) => `${fieldWords(name)}: ${valueWords(name, one)}`).join(', ');
  return words.length > 160 ? `${words.slice(0, 160)}…` : words;
};

/** "session s1" with the title that it has today. */
function recordWords(record) {
  const [kind, id] = record.split(' ');
  const session = kind === 'session' && sessionWith(id);
  return session ? session.title : record;
}

export function auditView({header, draft, redraw}) {
  const form = draft('audit', () => ({filter: ''}));
  if (form.revision !== state.revision) form.asked = false;
  form.revision = state.revision;
  const wanted = form.filter.toLowerCase();
  const list = loaded(form, `audit?newest=${audit_page}`, 'entries', redraw).filter((entry) =>
    !wanted || `${entry.user} ${entry.op} ${entry.record} ${entry.reason}`.toLowerCase().includes(wanted));
  return [
    header(t('audit'), backToMore()),
    el('div', {class: 'row'},
      field(t('filter'), el('input', {type: 'search', id: 'audit-filter', placeholder: t('auditFilter'), value: form.filter,
        oninput: (event) => { form.filter = event.target.value; redraw(); }})),
      button(t('export'), {icon: 'down', id: 'export'}, () => exportAudit().catch(tellFailure))),
    el('ul', {class: 'rows card history'}, [...list].reverse().slice(0, 200).map((entry) => el('li', {},
      el('time', {}, stamp(entry.time)),
      el('div', {}, el('strong', {}, `${entry.op}: ${recordWords(entry.record)}`),
         el('span', {class: 'quiet'}, [entry.user, entry.reason].filter(Boolean).join(', ')),
         (entry.from !== null || entry.to !== null) && el('span', {class: 'quiet values'},
           entry.from !== null && el('s', {}, short(entry.from)), ' ', short(entry.to)))))),
  ];
}

// --- one's own account ---------------------------------------------------------------------------

export function accountView({header, draft, redraw}) {
  const form = draft('account', () => ({}));
  const bind = (name, complete) => el('input', {type: 'password', id: name, required: true, minlength: 8, maxlength: 256,
    autocomplete: complete, value: form[name] || '', oninput: (event) => { form[name] = event.target.value; }});
  const theme = localStorage.getItem('foyer-theme') || 'auto';
  return [
    header(t('account'), backToMore()),
    el('section', {class: 'card pad'}, el('h2', {}, icon('person'), state.me.name, el('span', {class: 'chip'}, t(`role_${state.me.role}`))),
       el('p', {class: 'quiet'}, state.until && t('until', {x: stamp(state.until)})),
       button(t('signOut'), {id: 'sign-out', kind: 'wide'}, signOut)),
    el('section', {class: 'card pad'},
       el('h3', {}, t('languages')),
       choice(t('languages'), [{value: 'fr', label: 'Français'}, {value: 'en', label: 'English'}], language(), page.switchTo),
       el('h3', {}, t('theme')),
       choice(t('theme'), ['auto', 'light', 'dark', 'contrast'].map((value) => ({value, label: t(`theme_${value}`)})), theme, (value) => {
         localStorage.setItem('foyer-theme', value);
         page.applyTheme();
         redraw();
       })),
    el('form', {class: 'card pad', onsubmit: async (event) => {
      event.preventDefault();
      if (await act('POST', 'sign-in/password', {old: form.old, new: form.fresh}, t('passwordChanged'))) {
        form.old = form.fresh = '';
        redraw();
      }
    }}, el('h2', {}, t('newPassword')),
    field(t('oldPassword'), bind('old', 'current-password')),
    field(t('newPassword'), bind('fresh', 'new-password'), el('small', {}, t('passwordHint'))),
    el('button', {type: 'submit', class: 'button big', id: 'change-password'}, t('save'))),
  ];
}
