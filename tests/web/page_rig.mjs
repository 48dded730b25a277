// What the tests of the staff page share: one browser, one hub with two screens, signing in, and
// cleaning up. FOYER_HUB names the program, FOYER_CHROMIUM the browser.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Browser} from './browser.mjs';
import {Hub} from './hub.mjs';
import {setUp, signIn} from './steps.mjs';

export const binary = process.env.FOYER_HUB;
const pictures = process.env.FOYER_PICTURES;
/** The addresses of all that the page can show. */
export const all_views = ['now', 'programme', 'search', 'message', 'screens', 'screen/door-1', 'pair', 'more', 'history', 'people', 'audit',
                          'account', 'imports', 'room/bedrock-of-dropbox', 'session/bedrock-of-dropbox', 'published'];
export let browser;
export let hub;
/** The open pages of the test that runs. */
export const pages = [];

before(async () => {
  browser = await Browser.start(process.env.FOYER_CHROMIUM || 'chromium');
  hub = await Hub.start(binary);
  const page = await browser.page();
  await setUp(page, hub);
  await hub.screen('kiosk-1', 1, {name: 'Kiosk 1', zone: 'lobby'});
  await hub.screen('door-1', 1, {name: 'Door 1', mode: 'door'});
});

after(async () => {
  // The hub first: while it runs, so does this test, whatever becomes of the browser.
  await hub?.end();
  await browser?.end();
});

/** A page that is signed in; at the end of the test it must not have complained of anything. */
export async function signedIn(options) {
  const page = await browser.page(options);
  pages.push(page);
  await signIn(page, hub);
  return page;
}

/** A test that fails when one of its pages had an error, or broke its own policy. */
export function check(name, run) {
  test(name, {timeout: 300000}, async () => {
    pages.length = 0;
    try {
      await run();
    } catch (failure) {
      if (pictures) {
        mkdirSync(pictures, {recursive: true});
        for (const [i, page] of pages.entries())
          writeFileSync(join(pictures, `${name.replace(/\W+/g, '-')}-${i}.png`), await page.picture());
      }
      throw failure;
    }
    for (const page of pages) assert.deepEqual(page.complaints, []);
    for (const page of pages) await page.close();
  });
}

/** Undoes what is published, the newest first, so that each test begins with the programme. */
export async function clean() {
  const {body} = await hub.api('GET', 'edits?limit=200');
  for (const edit of body.edits)
    if (edit.state === 'published' && !['undo', 'withdraw'].includes(edit.op))
      await hub.api('POST', `edits/${edit.id}/undo`, {force: true, reason: 'test'});
}

/** Somebody else sets fields of a session. */
export async function edit(words, set) {
  const session = await hub.session(words);
  const answer = await hub.api('PATCH', `sessions/${session.id}`, {set, force: true, reason: 'test'}, {'if-match': `"${session.revision}"`});
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return session;
}
