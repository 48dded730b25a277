// Edits that a kiosk made and the hub holds, decided on the staff page in a real browser. FOYER_HUB
// names the program, FOYER_CHROMIUM the browser.

import assert from 'node:assert/strict';
import {after, afterEach, before, test} from 'node:test';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Browser, until} from './browser.mjs';
import {Hub} from './hub.mjs';
import {setUp, signIn} from './steps.mjs';

const pictures = process.env.FOYER_PICTURES;
const talk = 'Buzzwords';
let browser;
let hub;
let page;
let kiosk;

before(async () => {
  browser = await Browser.start(process.env.FOYER_CHROMIUM || 'chromium');
  hub = await Hub.start(process.env.FOYER_HUB);
  const first = await browser.page();
  await setUp(first, hub);
  await first.close();
  const token = await hub.api('POST', 'tokens', {name: 'Kiosk lobby', role: 'editor'});
  kiosk = {authorization: `Bearer ${token.body.token}`};
  page = await browser.page();
  await signIn(page, hub);
});

after(async () => {
  await hub?.end();
  await browser?.end();
});

afterEach(async () => {
  assert.deepEqual(page.complaints, []);
  const {body} = await hub.api('GET', 'edits?limit=50');
  for (const edit of body.edits)
    if (edit.state === 'published' && !['undo', 'withdraw'].includes(edit.op))
      await hub.api('POST', `edits/${edit.id}/undo`, {force: true, reason: 'test'});
});

/** What the kiosk does, on a revision that it saw. */
const fromKiosk = async (session, set, more = {}) => (await hub.api('PATCH', `sessions/${session.id}`,
  {set, hold: true, ...more}, {'if-match': `"${session.revision}"`, ...kiosk})).body;
const minutesLater = (instant, n) => new Date(Date.parse(instant) + n * 60000).toISOString();

/** Staff move the start by five minutes; a kiosk that has not heard of it moves it by three. */
async function conflict(more) {
  const session = await hub.session(talk);
  const start = (n) => ({start: {from: session.start, to: minutesLater(session.start, n)}});
  const other = await hub.api('PATCH', `sessions/${session.id}`, {set: start(5), force: true, reason: 'test'},
                              {'if-match': `"${session.revision}"`});
  assert.equal(other.status, 200, JSON.stringify(other.body));
  const refused = await fromKiosk(session, start(3), more);
  assert.equal(refused.error.code, 'conflict');
  return session;
}

const picture = async (name) => {
  if (!pictures) return;
  mkdirSync(pictures, {recursive: true});
  writeFileSync(join(pictures, `${name}.png`), await page.picture());
};
const box = () => page.evaluate("document.getElementById('held')?.innerText || ''");
const clockOf = (instant, n) => new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris'})
  .format(new Date(Date.parse(instant) + n * 60000));

test('a conflict of a kiosk is on the open page at once, with both values and who', {timeout: 120000}, async () => {
  const asked = Date.now();
  const session = await conflict();
  await page.shows('1 edit needs a decision');
  assert.ok(Date.now() - asked < 5000);
  const words = await box();
  assert.ok(words.includes('Kiosk lobby'), words);
  assert.ok(words.includes(clockOf(session.start, 3)), words);
  assert.ok(words.includes(clockOf(session.start, 5)), words);
  await picture('held-conflict');
  await page.press('button', `Leave as published: ${session.title}`);
  await until('nothing is asked any more', async () => await box() === '');
  assert.equal(Date.parse((await hub.session(talk)).start), Date.parse(minutesLater(session.start, 5)));
});

test('the value of the kiosk is taken: published once, with its message, and undone', {timeout: 120000}, async () => {
  const session = await conflict({announce: {text: {en: 'Five minutes late', fr: 'Cinq minutes de retard'}}});
  await page.shows('It tells all screens: Five minutes late');
  assert.deepEqual((await hub.api('GET', 'announcements')).body.announcements, []);
  await page.press('button', `Publish that of Kiosk lobby: ${session.title}`);
  await until('the time of the kiosk', async () =>
    Date.parse((await hub.session(talk)).start) === Date.parse(minutesLater(session.start, 3)));
  await until('nothing is asked any more', async () => await box() === '');
  assert.equal((await hub.api('GET', 'announcements')).body.announcements[0].text.fr, 'Cinq minutes de retard');
  await page.undo();
  await until('undone', async () =>
    Date.parse((await hub.session(talk)).start) === Date.parse(minutesLater(session.start, 5)));
});

test('a clash of a kiosk is passed with a reason, or left', {timeout: 120000}, async () => {
  // What was undone before is published a moment later.
  let session;
  await until('a clash and nothing else', async () => {
    session = await hub.session(talk);
    const look = await fromKiosk(session, {rooms: {from: session.rooms, to: ['salle-2']}}, {preview: true});
    return look.error?.code === 'clash';
  });
  const refused = await fromKiosk(session, {rooms: {from: session.rooms, to: ['salle-2']}});
  assert.equal(refused.error.code, 'clash');
  await page.shows('at that time');
  await picture('held-clash');
  await page.press('button', `Publish that of Kiosk lobby: ${session.title}`);
  await page.shows('This clashes');
  await page.press('button', 'Back');
  assert.deepEqual((await hub.session(talk)).rooms, session.rooms);
  await page.press('button', `Publish that of Kiosk lobby: ${session.title}`);
  await page.type('Reason', 'they share the stage');
  await page.press('button', 'Publish all the same');
  await until('the room of the kiosk', async () => (await hub.session(talk)).rooms[0] === 'salle-2');
  await until('nothing is asked any more', async () => await box() === '');
});

test('what somebody else decides is gone from every open page', {timeout: 120000}, async () => {
  await conflict();
  await page.shows('1 edit needs a decision');
  const {body} = await hub.api('GET', 'edits?state=held');
  await hub.api('DELETE', `edits/${body.edits[0].id}`);
  await until('nothing is asked any more', async () => await box() === '');
});
