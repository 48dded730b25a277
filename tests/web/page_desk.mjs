// The staff page at a desk: what others do, the grid, keys alone.

import assert from 'node:assert/strict';
import {until} from './browser.mjs';
import {browser, check, clean, edit, hub, pages, signedIn} from './page_rig.mjs';
import {password} from './steps.mjs';

check('what others do is on an open page within a second, without a touch', async () => {
  const page = await signedIn();
  const begun = Date.now();
  await edit('Bedrock', {end: {to: '2018-06-26T11:55:00+02:00'}});
  await page.shows('until 11:55');
  assert.ok(Date.now() - begun < 3000, `${Date.now() - begun} ms`);
  await clean();
});

check('what is under a finger stays there while others publish, and after its own tap', async () => {
  const page = await signedIn();
  const name = '+5 min: JobTeaser, destination Kubernetes';
  const where = () => page.evaluate(`document.querySelector('[aria-label="${name}"]').getBoundingClientRect().top`);
  const place = await page.middle('button', name);
  const before = await where();
  // Somebody else's change puts a card above it while the finger is down; the finger still means this button.
  await page.mouse('mousePressed', ...place);
  await edit('Bedrock', {end: {to: '2018-06-26T11:55:00+02:00'}});
  await until('the news on the page', () => page.evaluate("localStorage.getItem('foyer-seen').includes('2018-06-26T11:55:00+02:00')"));
  assert.equal(await where(), before);
  await page.mouse('mouseReleased', ...place);
  await until('the first tap', async () => (await hub.session('JobTeaser')).end === '2018-06-26T11:50:00+02:00');
  await page.shows('until 11:55');
  await page.shows('until 11:50');
  assert.equal(await where(), before);
  await page.mouse('mousePressed', ...place);
  await page.mouse('mouseReleased', ...place);
  // The second tap, at the same place, means the same button: until 11:55 is into the next talk of that room.
  await page.shows('Salle 2 has “Concourse');
  await clean();
});

check('at a desk a talk is dragged to another time and room, and nothing is public before Publish', async () => {
  const page = await signedIn({width: 1440, height: 900});
  await page.press('link', 'Programme');
  await page.shows('The Cloud Native Way');
  await page.middle('link', 'The Cloud Native Way');
  await page.drag('link', 'The Cloud Native Way', 0, 2.9 * 30);
  await page.shows('1 change not published');
  assert.equal((await hub.session('The Cloud Native Way')).start, '2018-06-26T12:15:00+02:00');
  await page.press('button', 'Discard');
  await page.hides('not published');
  await page.drag('link', 'The Cloud Native Way', 0, 2.9 * 5);
  await page.shows('1 change not published');
  await page.press('button', 'Publish to 2 screens');
  await until('the new time', async () => (await hub.session('The Cloud Native Way')).start === '2018-06-26T12:20:00+02:00');
  await clean();
});

check('keys alone: from signing in to a moved talk', async () => {
  const page = await browser.page({width: 1440, height: 900});
  pages.push(page);
  await page.open(hub.url);
  await page.shows('Staff sign-in');
  const tabTo = async (words) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if ((await page.focused()).includes(words)) return;
      await page.key('Tab');
    }
    throw new Error(`Tab does not come to "${words}"`);
  };
  await tabTo('Name');
  await page.send('Input.insertText', {text: 'Anna'});
  await tabTo('Password');
  await page.send('Input.insertText', {text: password});
  await page.key('Enter');
  await page.shows('Salle 1');
  await tabTo('Change the room of Bedrock');
  await page.key('Enter');
  await page.shows('where it is now');
  await tabTo('Salle 1');
  await page.key('Enter');
  await page.shows('Preview');
  await page.evaluate("location.hash = '#/programme'");
  await tabTo('The Cloud Native Way');
  await page.key('ArrowDown', 1);
  await page.shows('1 change not published');
  await tabTo('Discard');
  await page.key('Enter');
  await page.hides('not published');
});
