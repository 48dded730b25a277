// Who works with the staff page: languages, roles, people; imports and plans that wait for them.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {until} from './browser.mjs';
import {Hub, sample} from './hub.mjs';
import {binary, browser, check, edit, hub, pages, signedIn} from './page_rig.mjs';
import {password, setUp, signIn} from './steps.mjs';

check('the page speaks French where the browser does, and as it is told', async () => {
  const page = await browser.page({language: 'fr'});
  pages.push(page);
  await page.open(hub.url);
  await page.type('Nom', 'Anna');
  await page.type('Mot de passe', password);
  await page.press('button', 'Se connecter');
  await page.shows('écrans à jour');
  await page.evaluate("location.hash = '#/account'");
  await page.press('button', 'English');
  await page.shows('Sign out');
  assert.equal(await page.evaluate('document.documentElement.lang'), 'en');
  await page.press('button', 'Sign out');
  await page.shows('Staff sign-in');
});

check('a viewer sees everything and is offered nothing', async () => {
  await hub.api('POST', 'accounts', {name: 'Vi', role: 'viewer', password: 'white cloud 9'});
  const page = await browser.page();
  pages.push(page);
  await signIn(page, hub, 'Vi', 'white cloud 9');
  const words = await page.text();
  assert.ok(!words.includes('+5 min'));
  await page.evaluate("location.hash = '#/session/bedrock-of-dropbox'");
  await page.shows('Abstract (en)');
  assert.equal(await page.evaluate("document.querySelector('fieldset').disabled"), true);
});

check('people: a password is made, shown once, and works', async () => {
  const page = await signedIn();
  await page.evaluate("location.hash = '#/people'");
  await page.type('Name', 'Cy');
  await page.press('button', 'Add a person');
  await page.shows('it is shown this once');
  const made = await page.evaluate("document.getElementById('made-password').innerText");
  await page.press('button', 'Close');
  const other = await browser.page();
  pages.push(other);
  await signIn(other, hub, 'Cy', made);
});

check('a held import is read, and accepted or refused', async () => {
  const page = await signedIn();
  const small = JSON.parse(readFileSync(sample));
  small.sessions = small.sessions.slice(0, 12);
  const held = await hub.api('POST', 'imports', small);
  assert.equal(held.status, 202, JSON.stringify(held.body));
  await page.shows('An import waits for you');
  await page.press('link', 'An import waits for you');
  await page.shows('Removed');
  await page.press('button', 'Reject');
  await page.hides('An import waits for you');
  assert.equal((await hub.api('GET', 'imports')).body.imports[0].state, 'rejected');
});

check('an edit is planned for a time, stands in the history, and is dropped again', async () => {
  const plain = await Hub.start(binary, {at: null});
  try {
    const page = await browser.page();
    pages.push(page);
    await setUp(page, plain);
    await page.evaluate("location.hash = '#/room/bedrock-of-dropbox'");
    await page.press('radio', 'Salle 2');
    await page.press('button', 'Publish at…');
    const soon = new Intl.DateTimeFormat('en-GB', {timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit'})
      .format(Date.now() + 1800000);
    await page.evaluate(`{ const input = document.getElementById('publish-at'); input.value = '${soon}';
      input.dispatchEvent(new Event('input')); input.dispatchEvent(new Event('change')); }`);
    await page.press('button', `Plan for ${soon}`);
    await page.shows('This clashes');
    await page.type('Reason', 'They know');
    await page.press('button', 'Publish all the same');
    await page.shows('Planned');
    const planned = (await plain.api('GET', 'edits')).body.edits[0];
    assert.equal(planned.state, 'scheduled');
    assert.ok(Math.abs(Date.parse(planned.publish_at) - Date.now() - 1800000) < 61000, planned.publish_at);
    await page.evaluate("location.hash = '#/history'");
    await page.press('button', 'Drop it');
    await until('no plan', async () => (await plain.api('GET', 'edits')).body.edits[0].state === 'withdrawn');
  } finally {
    await plain.end();
  }
});
