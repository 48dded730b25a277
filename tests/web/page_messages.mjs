// Announcements on the staff page, and an emergency in two steps.

import assert from 'node:assert/strict';
import {until} from './browser.mjs';
import {check, clean, hub, signedIn} from './page_rig.mjs';

check('an emergency needs two steps; a slip of the finger sends nothing', async () => {
  const page = await signedIn();
  await page.evaluate("location.hash = '#/message'");
  await page.press('button', 'Emergency');
  await page.press('button', 'Leave the building');
  await page.press('button', 'Continue: emergency…');
  await page.shows('This interrupts every screen');
  await page.press('button', 'Hold for 2 seconds to send', 300);
  assert.equal((await hub.api('GET', 'announcements')).body.announcements.length, 0);
  await page.press('button', 'Hold for 2 seconds to send', 2300);
  const sent = await until('the announcement', async () => (await hub.api('GET', 'announcements')).body.announcements[0]);
  assert.equal(sent.severity, 'emergency');
  assert.deepEqual(Object.keys(sent.text).sort(), ['en', 'fr']);
  await page.press('button', 'Withdraw');
  await until('no announcement', async () => (await hub.api('GET', 'announcements')).body.announcements.length === 0);
});

check('a message goes to a zone, in both languages, for a while', async () => {
  const page = await signedIn();
  await page.evaluate("location.hash = '#/message'");
  await page.press('button', 'Lunch is served');
  await page.press('button', 'lobby');
  await page.press('button', '10 min');
  await page.press('button', 'Publish to 2 screens');
  const sent = await until('the announcement', async () => (await hub.api('GET', 'announcements')).body.announcements[0]);
  assert.deepEqual(sent.zones, ['lobby']);
  assert.equal(sent.text.fr, 'Le déjeuner est servi.');
  assert.equal(Math.round((Date.parse(sent.until) - Date.parse(sent.from)) / 60000), 10);
  await clean();
});
