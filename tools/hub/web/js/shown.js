// What a screen shows: a small picture, taken when staff ask for it.

import {button, el, icon} from './dom.js';
import {act} from './actions.js';
import {clock} from './time.js';
import {mayEdit, state} from './store.js';
import {t} from './words.js';

/** A screen that is there has answered long before. */
const patience_ms = 12000;

/** When this page first saw that a screen was asked: clocks of devices differ. */
const first = new Map();

function waits({id, picture}) {
  if (!picture || picture.state !== 'asked') return false;
  const seen = first.get(id);
  if (!seen || seen.asked_at !== picture.asked_at) first.set(id, {asked_at: picture.asked_at, at: Date.now()});
  return Date.now() - first.get(id).at < patience_ms;
}

function note(picture, waiting) {
  if (!picture) return t('pictureHint');
  if (picture.state === 'in_use') return t('pictureInUse');
  if (picture.state === 'asked') return waiting ? t('pictureAsked') : t('pictureNone');
  return '';
}

/** The card of a screen with its picture, and the way to a new one. */
export function shownCard(screen, reachable, redraw) {
  const {picture} = screen;
  const waiting = waits(screen);
  const words = note(picture, waiting);
  return el('section', {class: 'card pad shown', id: 'shown', 'aria-busy': String(waiting)},
    el('h3', {}, t('whatItShows')),
    picture && picture.taken_at && el('img', {
      id: 'shown-picture', src: `/api/v1/screens/${encodeURIComponent(screen.id)}/picture?at=${encodeURIComponent(picture.taken_at)}`,
      alt: t('pictureOf', {x: screen.name || screen.id, t: clock(picture.taken_at)})}),
    picture && picture.taken_at && el('p', {class: 'quiet'}, t('pictureAt', {t: clock(picture.taken_at)})),
    words && el('p', {class: picture && picture.state === 'in_use' ? 'found' : 'note', role: 'status'},
                picture && picture.state === 'in_use' && icon('person'), el('span', {}, words)),
    mayEdit() && reachable && button(picture && picture.taken_at ? t('pictureAgain') : t('pictureAsk'),
      {kind: 'wide', icon: 'screen', id: 'ask-picture', disabled: waiting}, async () => {
        await act('POST', `screens/${encodeURIComponent(screen.id)}/picture`, {});
        setTimeout(redraw, patience_ms + 500);
      }),
    !reachable && el('p', {class: 'note'}, t('offline')));
}
