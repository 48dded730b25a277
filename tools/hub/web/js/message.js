// Messages to the screens: in both languages, for zones, for a time; an emergency in two steps.

import {choice, button, dialog, el, field, icon} from './dom.js';
import {act, showBar, tellFailure} from './actions.js';
import {call, newKey} from './api.js';
import {clock, iso, now, stamp} from './time.js';
import {mayEdit, refresh, sessionWith, state} from './store.js';
import {own, t, templates} from './words.js';

const longest = 160;
const hold_ms = 2000;
const severities = [['info', 'info'], ['warning', 'warning', 'warn'], ['emergency', 'emergency', 'danger']];

function fresh(session) {
  const form = {severity: 'info', template: 'empty', fr: '', en: '', zones: '', minutes: 30, key: newKey()};
  if (session) {
    const room = session.room_names.join(', ');
    const when = clock(session.start);
    form.severity = 'warning';
    form.fr = `${when} « ${session.title} » : ${room}.`;
    form.en = `${when} “${session.title}”: ${room}.`;
    if (session.status === 'cancelled') {
      form.fr = `${when} « ${session.title} » est annulé.`;
      form.en = `${when} “${session.title}” is cancelled.`;
    }
  }
  return form;
}

function words(form, language, redraw) {
  const left = el('small', {id: `count-${language}`}, `${form[language].length} / ${longest}`);
  return field(t(language === 'fr' ? 'french' : 'english'), el('textarea', {
    id: `text-${language}`, rows: 2, lang: language, maxlength: longest, value: form[language], required: true,
    oninput: (event) => {
      form[language] = event.target.value;
      redraw();
    }}), left);
}

/** Held for two seconds, by finger, mouse or key; a slip sends nothing. */
function holdButton(done) {
  const fill = el('span', {class: 'hold-fill'});
  const hold = el('button', {type: 'button', class: 'button danger big hold', id: 'hold'}, fill, el('span', {}, t('emergencyHold')));
  let timer = 0;
  const begin = (event) => {
    if (event.type === 'keydown' && (event.repeat || !['Enter', ' '].includes(event.key))) return;
    if (event.type === 'keydown') event.preventDefault();
    clearTimeout(timer);
    hold.classList.add('holding');
    timer = setTimeout(done, hold_ms);
  };
  const end = () => {
    clearTimeout(timer);
    hold.classList.remove('holding');
  };
  for (const name of ['pointerdown', 'keydown']) hold.addEventListener(name, begin);
  for (const name of ['pointerup', 'pointerleave', 'pointercancel', 'keyup', 'blur']) hold.addEventListener(name, end);
  hold.addEventListener('contextmenu', (event) => event.preventDefault());
  return hold;
}

function askEmergency(form) {
  return dialog(t('emergency'), (close) => [
    el('p', {}, t('emergencySure')),
    el('blockquote', {lang: 'fr'}, form.fr), el('blockquote', {lang: 'en'}, form.en),
    el('p', {class: 'note'}, form.zones || t('everywhere'), ', ', t('publishTo', {n: state.screens.length})),
    holdButton(() => close('send')),
    button(t('back'), {kind: 'wide plain'}, () => close('')),
  ], {class: 'alert emergency'});
}

async function send(form, forget, name) {
  if (form.severity === 'emergency' && await askEmergency(form) !== 'send') return;
  const body = {severity: form.severity, text: {fr: form.fr.trim(), en: form.en.trim()},
                zones: form.zones ? [form.zones] : []};
  if (form.minutes) body.until = iso(now() + form.minutes * 60000);
  try {
    const answer = await call('POST', 'announcements', {body, key: form.key});
    forget(name);
    showBar(t('sentAll'), form.en, answer.edit);
    refresh();
  } catch (failure) {
    // The same key goes with the next try: an answer that was lost sends nothing twice.
    tellFailure(failure);
  }
}

function shownNow() {
  return el('section', {}, el('h3', {}, t('messageOn')),
    state.announcements.length === 0 && el('p', {class: 'note'}, t('messageNone')),
    el('ul', {class: 'rows card'}, state.announcements.map((one) => el('li', {},
      icon(one.severity === 'info' ? 'message' : 'warn'),
      el('div', {}, Object.entries(one.text).map(([language, text]) => el('strong', {lang: language, class: 'block'}, text)),
         el('span', {class: 'quiet'}, [t(one.severity), one.zones.join(', ') || t('everywhere'),
           one.until ? t('until', {x: stamp(one.until)}) : t('untilStopped')].join(', '))),
      mayEdit() && button(t('withdraw'), {kind: 'small', id: `withdraw-${one.id}`},
        () => act('DELETE', `announcements/${one.id}`, undefined, t('withdraw')))))));
}

export function messageView({header, draft, redraw, forget, rest}) {
  const session = rest[0] && sessionWith(rest[0]);
  const name = `message-${rest[0] || ''}`;
  const form = draft(name, () => fresh(session));
  const set = (values) => {
    Object.assign(form, values);
    redraw();
  };
  if (!mayEdit()) return [header(t('message')), shownNow()];
  const zones = [...new Set(state.screens.map((screen) => screen.zone).filter(Boolean))];
  const ready = form.fr.trim() && form.en.trim();
  return [
    header(t('message')),
    el('div', {class: 'two-columns'},
      el('section', {},
        choice(t('message'), severities.map(([value, label, kind]) => ({value, label: t(label), kind, icon: value === 'emergency' && 'warn'})),
               form.severity, (severity) => set({severity})),
        el('h3', {}, t('startFrom')),
        choice(t('startFrom'), Object.entries(templates).map(([value, one]) => ({value, label: own(one.label), kind: 'soft'})),
               form.template, (template) => set({template, fr: templates[template].fr, en: templates[template].en,
                                                 severity: templates[template].severity || form.severity}),
               {class: 'pills flow'}),
        words(form, 'fr', redraw), words(form, 'en', redraw),
        el('h3', {}, t('where')),
        choice(t('where'), [{value: '', label: t('everywhere')}, ...zones.map((zone) => ({value: zone, label: zone}))],
               form.zones, (value) => set({zones: value})),
        el('h3', {}, t('forHowLong')),
        choice(t('forHowLong'), [10, 30, 60, 0].map((n) => ({value: n, label: n ? t('min', {n}) : t('untilStopped')})),
               form.minutes, (value) => set({minutes: value})),
        el('h3', {}, t('messageLooks')),
        el('div', {class: `screen-preview ${form.severity}`}, el('div', {class: 'screen-strip'},
          icon(form.severity === 'info' ? 'message' : 'warn', 28),
          el('span', {class: 'two-lines'}, form.fr || '…', el('small', {lang: 'en'}, form.en)))),
        el('div', {class: 'foot'},
           button(form.severity === 'emergency' ? t('emergencyNext') : t('publishTo', {n: state.screens.length}),
                  {icon: form.severity === 'emergency' ? 'warn' : 'check', id: 'publish', disabled: !ready,
                   kind: `${form.severity === 'emergency' ? 'danger' : 'main'} big`}, () => send(form, forget, name)))),
      shownNow()),
  ];
}
