// Pairing: a screen that the hub does not know shows a code; who types it says what that screen is.

import {el, field, icon} from './dom.js';
import {act} from './actions.js';
import {state} from './store.js';
import {ago, hoursOf, roleFields, setup} from './screens.js';
import {t} from './words.js';

/** A code as screens show it; '' when it is none yet. */
export function codeOf(typed) {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '');
  return plain.length === 6 ? `${plain.slice(0, 3)}-${plain.slice(3)}` : '';
}

function findings(form) {
  const code = codeOf(form.code);
  if (!code) return el('p', {class: 'note', id: 'found', role: 'status'}, t('pairWhere'));
  const screen = state.screens.find((one) => one.code === code);
  return el('p', {class: screen ? 'found good' : 'found', id: 'found', role: 'status'},
            icon(screen ? 'check' : 'warn'),
            el('span', {}, screen ? `${screen.id}, ${ago(screen.seen_at)}` : t('pairNone')));
}

export function pairView({header, rest, draft, redraw, forget, go}) {
  const key = `pair-${rest[0] || ''}`;
  const form = draft(key, () => ({code: rest[0] || '', name: '', room: '', zone: '', mode: 'touch', languages: '', theme: '',
                            ...hoursOf()}));
  const submit = async (event) => {
    event.preventDefault();
    if (form.busy) return;
    form.busy = true;
    const answer = await act('POST', 'screens/pair', {code: form.code.trim(), ...setup(form)}, t('paired'));
    form.busy = false;
    if (!answer) return;
    forget(key);
    go('screen', answer.id);
  };
  return [
    header(t('pair'), {href: '#/screens', words: t('screens')}),
    el('form', {class: 'card pad', id: 'pair-form', onsubmit: submit},
       field(t('pairCode'), el('input', {id: 'pair-code', class: 'code', value: form.code, required: true, maxlength: 12,
         placeholder: 'K7M-4QX', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false',
         oninput: (event) => {
           form.code = event.target.value;
           redraw();
         }})),
       findings(form), roleFields(form, redraw),
       el('button', {type: 'submit', class: 'button main big', id: 'pair'}, icon('check'), t('pair'))),
  ];
}
