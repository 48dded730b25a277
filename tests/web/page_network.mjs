// The staff page without a network, and while the hub is away.

import assert from 'node:assert/strict';
import {until} from './browser.mjs';
import {check, clean, hub, signedIn} from './page_rig.mjs';

check('H90 without a network edits wait in sight, and go out once when it is back', async () => {
  const page = await signedIn();
  await page.offline(true);
  await page.press('button', '+5 min: JobTeaser, destination Kubernetes');
  await page.shows('1 change waits for the network');
  await page.shows('only here, waiting');
  assert.equal((await hub.session('JobTeaser')).end, '2018-06-26T11:45:00+02:00');
  // The page is closed and opened again meanwhile: from what the browser keeps.
  await page.offline(false);
  await until('the edit', async () => (await hub.session('JobTeaser')).end === '2018-06-26T11:50:00+02:00');
  await page.hides('waits for the network');
  const {body} = await hub.api('GET', 'edits?limit=20');
  assert.equal(body.edits.filter((edit) => edit.session === 'jobteaser-destination-kubernetes' && edit.set.end && edit.state === 'published').length, 1);
  await clean();
});

check('the page opens without a network, with what it saw last', async () => {
  const page = await signedIn();
  await until('its worker', () => page.evaluate('navigator.serviceWorker.ready.then(() => !!navigator.serviceWorker.controller)'));
  await page.evaluate("fetch('/').then(() => Promise.all([...performance.getEntriesByType('resource')].map((one) => fetch(one.name)))).then(() => 1)");
  await page.offline(true);
  await page.send('Page.reload');
  await page.shows('No network.');
  await page.shows('Bedrock of Dropbox');
  await page.offline(false);
  await page.hides('No network.');
});

check('the hub is stopped and started: open pages find it again by themselves', async () => {
  const page = await signedIn();
  await hub.stop();
  await page.press('button', '+5 min: Bedrock of Dropbox');
  await page.shows('1 change waits for the network');
  await hub.serve();
  await until('the edit', async () => (await hub.session('Bedrock')).end === '2018-06-26T11:50:00+02:00');
  await page.hides('waits for the network');
  await clean();
});
