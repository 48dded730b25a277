// Edits of one session on the staff page: rooms, times, clashes, two people at once.

import assert from 'node:assert/strict';
import {until} from './browser.mjs';
import {browser, check, clean, edit, hub, pages, signedIn} from './page_rig.mjs';
import {password, signIn} from './steps.mjs';

check('a wrong password is told, and a right one lets in', async () => {
  const page = await browser.page();
  pages.push(page);
  await page.open(hub.url);
  await page.type('Name', 'Anna');
  await page.type('Password', 'wrong boat 17');
  await page.press('button', 'Sign in');
  await page.shows('Name or password is wrong.');
  await page.type('Password', password);
  await page.key('Enter');
  await page.shows('Salle 1');
  const cookies = await page.send('Network.getCookies');
  assert.equal(cookies.cookies[0].httpOnly, true);
  assert.equal(cookies.cookies[0].sameSite, 'Strict');
  assert.equal(await page.evaluate('document.cookie'), '');
});

check('a talk is moved: free rooms first, a clash is shown, then published and undone', async () => {
  const page = await signedIn();
  await page.press('button', 'Change the room of JobTeaser');
  await page.shows('where it is now');
  await page.press('radio', 'Salle 1');
  await page.shows('Salle 1 has “Kubernetes: Should you use it for your next project?” at that time');
  await page.press('button', 'Publish');
  await page.shows('This clashes');
  await page.press('button', 'Back');
  assert.deepEqual((await hub.session('JobTeaser')).rooms, ['salle-2']);

  await page.evaluate("location.hash = '#/room/the-cloud-native-way'");
  await page.shows('The Cloud Native Way');
  const order = await page.evaluate("[...document.querySelectorAll('.room-row strong')].map((node) => node.innerText).filter((words) => words.startsWith('Salle')).join()");
  assert.equal(order, 'Salle 1,Salle 2,Salle 3');
  await edit('Improving', {status: {to: 'cancelled'}});
  await until('a free room first', async () => await page.evaluate("document.querySelector('.room-row-words strong').innerText") === 'Salle 3');
  await page.press('radio', 'Salle 3');
  await page.shows('Moved: Salle 1 → Salle 3');
  await page.press('button', 'Publish');
  await page.shows('Published');
  await page.shows('0 of 2 screens show it');
  assert.deepEqual((await hub.session('The Cloud Native Way')).rooms, ['salle-3']);
  const revision = (await hub.api('GET', 'status')).body.revision;
  await hub.screen('kiosk-1', revision);
  await page.shows('1 of 2 screens show it');
  await hub.screen('door-1', revision);
  await page.shows('2 of 2 screens show it');
  await page.undo();
  await until('the room that it had', async () => (await hub.session('The Cloud Native Way')).rooms[0] === 'salle-1');
  await clean();
});

check('a clash can be meant, with a reason that stands in the audit', async () => {
  const page = await signedIn();
  await page.evaluate("location.hash = '#/room/bedrock-of-dropbox'");
  await page.press('radio', 'Salle 2');
  await page.press('button', 'Publish');
  await page.shows('This clashes');
  await page.type('Reason', 'Both in the large hall');
  await page.press('button', 'Publish all the same');
  await page.shows('Published');
  await page.evaluate("location.hash = '#/audit'");
  await page.shows('Both in the large hall');
  await clean();
});

check('later, cancelled, full, back again: one tap each', async () => {
  const page = await signedIn();
  await page.press('button', '+5 min: Bedrock of Dropbox');
  await page.shows('until 11:50');
  assert.equal((await hub.session('Bedrock')).end, '2018-06-26T11:50:00+02:00');
  await page.undo();
  await until('the end that it had', async () => (await hub.session('Bedrock')).end === '2018-06-26T11:45:00+02:00');
  await page.press('button', 'Full: Bedrock of Dropbox');
  await until('a full room', async () => (await hub.session('Bedrock')).full);
  await page.press('button', 'More for Bedrock of Dropbox');
  await page.press('button', 'Cancel the session');
  await until('a cancelled session', async () => (await hub.session('Bedrock')).status === 'cancelled');
  await page.press('button', 'Reinstate: Bedrock of Dropbox');
  await until('a reinstated session', async () => (await hub.session('Bedrock')).status === 'scheduled');
  await clean();
});

check('two talks change rooms', async () => {
  const page = await signedIn();
  await page.press('button', 'More for JobTeaser');
  await page.press('button', 'Swap with Salle 3');
  await until('both rooms', async () => (await hub.session('JobTeaser')).rooms[0] === 'salle-3' &&
    (await hub.session('Bedrock')).rooms[0] === 'salle-2');
  await clean();
});

check('H88 two browsers: other fields are merged, the same field is asked about', async () => {
  const [anna, bo] = [await signedIn(), await browser.page({width: 1440, height: 900})];
  pages.push(bo);
  const made = await hub.api('POST', 'accounts', {name: 'Bo', role: 'editor', password: 'green train 4'});
  assert.equal(made.status, 201);
  await signIn(bo, hub, 'Bo', 'green train 4');
  for (const page of [anna, bo]) {
    await page.evaluate("location.hash = '#/session/bedrock-of-dropbox'");
    await page.shows('Abstract (en)');
  }
  // Bo has the form of before; Anna changes the title, then Bo the speakers.
  await anna.type('Title (en)', 'Dropbox on bedrock');
  await anna.press('button', 'Publish');
  await until('the title', async () => (await hub.session('bedrock')).title === 'Dropbox on bedrock');
  await bo.type('Speakers', 'Grace Hopper');
  await bo.press('button', 'Publish');
  await until('the speaker', async () => (await hub.session('bedrock')).people[0] === 'Grace Hopper');
  assert.equal((await hub.session('bedrock')).title, 'Dropbox on bedrock');

  for (const page of [anna, bo]) {
    await page.evaluate("location.hash = '#/session/jobteaser-destination-kubernetes'");
    await page.shows('Title (fr)');
  }
  await anna.type('Title (fr)', 'Titre d’Anna');
  await anna.press('button', 'Publish');
  await until('the title of Anna', async () => (await hub.session('jobteaser-destination-kubernetes')).title === 'Titre d’Anna');
  await bo.type('Title (fr)', 'Titre de Bo');
  await bo.press('button', 'Publish');
  await bo.shows('Somebody was faster');
  await bo.shows('Anna has changed it meanwhile');
  const words = await bo.text();
  assert.ok(words.includes('Titre d’Anna') && words.includes('Titre de Bo'), words);
  await bo.press('button', 'Take mine');
  await until('the title of Bo', async () => (await hub.session('jobteaser-destination-kubernetes')).title === 'Titre de Bo');
  await clean();
});
