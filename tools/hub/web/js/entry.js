// Signing in, and setting the hub up.

import {call} from './api.js';
import {button, el, field, icon} from './dom.js';
import {state, takeMe} from './store.js';
import {setTimeLanguage, date, now} from './time.js';
import {language, setLanguage, t} from './words.js';

function switcher(redraw) {
  return button(t('switchLanguage'), {icon: 'globe', id: 'language', kind: 'plain'}, () => {
    setLanguage(language() === 'fr' ? 'en' : 'fr');
    setTimeLanguage(language());
    redraw();
  });
}

/** An input whose value outlives drawing anew. */
function bound(form, name, props) {
  return el('input', {id: name, name, required: true, ...props, value: form[name] || '',
                      oninput: (event) => { form[name] = event.target.value; }});
}

function problem(failure) {
  if (failure.status === 429) return t('tooMany', {n: failure.wait});
  if (failure.status === 401 && failure.code === 'sign_in') return t('wrongSignIn');
  return failure.status === 0 ? t('offline') : failure.message;
}

async function submit(event, form, path, names, enter, redraw) {
  event.preventDefault();
  if (form.busy) return;
  form.busy = true;
  form.problem = '';
  try {
    takeMe(await call('POST', path, {body: Object.fromEntries(names.map((name) => [name, form[name] || '']))}));
    form.password = form.token = '';
    await enter();
  } catch (failure) {
    form.problem = problem(failure);
  } finally {
    form.busy = false;
    redraw();
  }
}

function frame(title, note, form, redraw) {
  return [
    el('div', {class: 'entrance-head'}, el('span', {class: 'brand'}, icon('foyer', 40), el('strong', {}, 'Foyer')),
       switcher(redraw)),
    el('h1', {id: 'title', tabindex: '-1'}, title),
    el('p', {class: 'lead'}, note),
    form,
  ];
}

function alarm(form) {
  return el('p', {class: 'problem', role: 'alert', id: 'problem'}, form.problem || '');
}

const redrawer = (enter) => enter.redraw || (() => window.dispatchEvent(new HashChangeEvent('hashchange')));

export function signInView({draft, enter}) {
  const form = draft('sign-in', () => ({}));
  const redraw = redrawer(enter);
  return frame(t('signInTitle'), state.hub ? `${state.hub.title}, ${date(now())}` : '',
    el('form', {onsubmit: (event) => submit(event, form, 'sign-in', ['name', 'password'], enter, redraw)},
       field(t('name'), bound(form, 'name', {autocomplete: 'username', autocapitalize: 'words', maxlength: 80})),
       field(t('password'), bound(form, 'password', {type: 'password', autocomplete: 'current-password', maxlength: 256})),
       alarm(form),
       el('button', {class: 'button main big', type: 'submit', id: 'sign-in'}, t('signIn')),
       el('ul', {class: 'hints'},
          el('li', {}, icon('clock'), t('signedInUntil')),
          el('li', {}, icon('people'), t('noPassword')))), redraw);
}

export function setUpView({draft, enter}) {
  const form = draft('set-up', () => ({}));
  const redraw = redrawer(enter);
  return frame(t('setUp'), t('setUpWords'),
    el('form', {onsubmit: (event) => submit(event, form, 'setup', ['token', 'name', 'password'], enter, redraw)},
       field(t('token'), bound(form, 'token', {autocomplete: 'off', spellcheck: 'false', autocapitalize: 'none'})),
       field(t('name'), bound(form, 'name', {autocomplete: 'username', maxlength: 80})),
       field(t('password'), bound(form, 'password', {type: 'password', autocomplete: 'new-password', minlength: 8, maxlength: 256}),
             el('small', {}, t('passwordHint'))),
       alarm(form),
       el('button', {class: 'button main big', type: 'submit', id: 'set-up'}, t('setUp'))), redraw);
}
