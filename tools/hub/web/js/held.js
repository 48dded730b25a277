// Edits that the hub refused and holds: made at a kiosk, and asked about here too. Each with both
// values and who; one of them is taken.

import {button, el, icon} from './dom.js';
import {clashList, dropHeld, fieldWords, takeHeld, valueWords} from './actions.js';
import {clock, stamp} from './time.js';
import {mayEdit, state} from './store.js';
import {language, t} from './words.js';

/** What is published and what the kiosk wants, field by field. */
function versus(edit, one) {
  return el('section', {class: 'versus'}, el('h3', {}, fieldWords(one.field)),
    el('dl', {},
       el('dt', {}, one.who ? `${one.who} (${clock(one.when)})` : t('heldPublished')),
       el('dd', {}, valueWords(one.field, one.theirs)),
       el('dt', {}, edit.who), el('dd', {}, valueWords(one.field, one.mine))));
}

/** What it would set, where no field has two values. */
function wish(edit) {
  return el('p', {}, Object.entries(edit.set).map(([name, value]) =>
    `${fieldWords(name)}: ${valueWords(name, value)}`).join(', '));
}

function question(edit) {
  const asked = edit.question;
  if (!asked) return [wish(edit), el('p', {class: 'note'}, t('heldFree'))];
  if (asked.conflicts) return asked.conflicts.map((one) => versus(edit, one));
  if (asked.clashes) return [wish(edit), clashList(asked.clashes)];
  return [wish(edit), el('p', {class: 'note'}, asked.message)];
}

function announced(edit) {
  if (!edit.announce) return null;
  const {text} = edit.announce;
  const words = typeof text === 'string' ? text : text[language()] || Object.values(text)[0];
  return el('p', {class: 'note'}, icon('message'), t('heldTells', {x: words}));
}

function heldEdit(edit) {
  const name = (words) => `${words}: ${edit.title}`;
  const gone = edit.question && edit.question.code === 'not_found';
  return el('li', {class: 'held', id: `held-${edit.id}`},
    el('strong', {}, edit.title), el('small', {}, `${t('by', {x: edit.who})}, ${stamp(edit.at)}`),
    question(edit), announced(edit),
    mayEdit() && el('div', {class: 'row'},
      button(t('heldDrop'), {id: `held-drop-${edit.id}`, 'aria-label': name(t('heldDrop'))},
             () => dropHeld(edit)),
      !gone && button(t('heldTake', {x: edit.who}), {kind: 'main', id: `held-take-${edit.id}`,
        'aria-label': name(t('heldTake', {x: edit.who}))}, () => takeHeld(edit))));
}

/** All that wait for somebody to decide; nothing where none does. */
export function heldBox() {
  if (!state.held.length) return null;
  const title = t('heldTitle', {n: state.held.length});
  return el('section', {class: 'queue', id: 'held', 'aria-label': title},
    el('p', {}, icon('warn'), el('strong', {}, title)), el('ul', {}, state.held.map(heldEdit)));
}
