// Instants in the conference's time zone, whatever the zone of the device.

let zone = 'UTC';
let language = 'en';
let offset = 0;
let speed = 1;
let since = 0;
const formats = new Map();

export function setZone(name) {
  zone = name;
  formats.clear();
}

export function setTimeLanguage(name) {
  language = name;
  formats.clear();
}

/** The hub's clock: programme time was `now` when this was called. */
export function setClock(now, rehearsalSpeed) {
  since = Date.now();
  offset = now;
  speed = rehearsalSpeed;
}

/** Programme time in milliseconds. */
export const now = () => since ? offset + (Date.now() - since) * speed : Date.now();

function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key))
    formats.set(key, new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB',
                                             {timeZone: zone, ...options}));
  return formats.get(key);
}

export const ms = (instant) => typeof instant === 'number' ? instant : Date.parse(instant);
export const clock = (instant) => format({hour: '2-digit', minute: '2-digit'}).format(ms(instant));
export const span = (session) => `${clock(session.start)} – ${clock(session.end)}`;
export const date = (instant) =>
  format({weekday: 'long', day: 'numeric', month: 'long'}).format(ms(instant));
export const stamp = (instant) =>
  format({day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'}).format(ms(instant));
/** A programme day ("2018-06-26") for people. */
export const dayWords = (day, long) => new Intl.DateTimeFormat(
  language === 'fr' ? 'fr-FR' : 'en-GB',
  {timeZone: 'UTC', weekday: long ? 'long' : 'short', day: 'numeric', month: long ? 'long' : 'short'})
  .format(Date.parse(`${day}T12:00:00Z`));

export const iso = (instant) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** The instant of a time of day ("14:05") on the programme's day of `near`, at or after it where
    that is meant by `after`. */
export function atTime(words, near) {
  const [hours, minutes] = words.split(':').map(Number);
  if (!Number.isFinite(hours) || !Number.isFinite(minutes)) return null;
  const parts = Object.fromEntries(format({hour: '2-digit', minute: '2-digit', hourCycle: 'h23'})
    .formatToParts(near).map((part) => [part.type, part.value]));
  const passed = Number(parts.hour) * 60 + Number(parts.minute);
  let minutesAway = hours * 60 + minutes - passed;
  if (minutesAway < -720) minutesAway += 1440;
  if (minutesAway > 720) minutesAway -= 1440;
  return Math.floor(near / 60000) * 60000 + minutesAway * 60000;
}
