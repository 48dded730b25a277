// The staff page in a real browser against a real hub. FOYER_HUB names the program, FOYER_CHROMIUM
// the browser.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Browser, until} from './browser.mjs';
import {Hub, sample} from './hub.mjs';
import {password, setUp, signIn} from './steps.mjs';

const binary = process.env.FOYER_HUB;
const pictures = process.env.FOYER_PICTURES;
const all_views = ['now', 'programme', 'search', 'message', 'screens', 'screen/door-1', 'more', 'history', 'people', 'audit',
                   'account', 'imports', 'room/bedrock-of-dropbox', 'session/bedrock-of-dropbox', 'published'];
let browser;
let hub;
const pages = [];

before(async () => {
  browser = await Browser.start(process.env.FOYER_CHROMIUM || 'chromium');
  hub = await Hub.start(binary);
  const page = await browser.page();
  await setUp(page, hub);
  await hub.screen('kiosk-1', 1, {name: 'Kiosk 1', zone: 'lobby'});
  await hub.screen('door-1', 1, {name: 'Door 1', mode: 'door'});
});

after(async () => {
  await browser?.end();
  await hub?.end();
});

/** A page that is signed in; at the end of the test it must not have complained of anything. */
async function signedIn(options) {
  const page = await browser.page(options);
  pages.push(page);
  await signIn(page, hub);
  return page;
}

/** A test that fails when one of its pages had an error, or broke its own policy. */
function check(name, run) {
  test(name, {timeout: 120000}, async () => {
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
  });
}

/** Undoes what is published, the newest first, so that each test begins with the programme. */
async function clean() {
  const {body} = await hub.api('GET', 'edits?limit=200');
  for (const edit of body.edits)
    if (edit.state === 'published' && !['undo', 'withdraw'].includes(edit.op))
      await hub.api('POST', `edits/${edit.id}/undo`, {force: true, reason: 'test'});
}

/** Somebody else sets fields of a session. */
async function edit(words, set) {
  const session = await hub.session(words);
  const answer = await hub.api('PATCH', `sessions/${session.id}`, {set, force: true, reason: 'test'}, {'if-match': `"${session.revision}"`});
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return session;
}

const shownRevision = async () => (await hub.api('GET', 'status')).body.revision;

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
  const revision = await shownRevision();
  await hub.screen('kiosk-1', revision);
  await page.shows('1 of 2 screens show it');
  await hub.screen('door-1', revision);
  await page.shows('2 of 2 screens show it');
  await page.press('button', 'Undo');
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
  await page.press('button', 'Undo');
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

check('what others do is on an open page within a second, without a touch', async () => {
  const page = await signedIn();
  const begun = Date.now();
  await edit('Bedrock', {end: {to: '2018-06-26T11:55:00+02:00'}});
  await page.shows('until 11:55');
  assert.ok(Date.now() - begun < 3000, `${Date.now() - begun} ms`);
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

check('H98 whatever somebody typed is text on every view', async () => {
  const evil = `<img src=x onerror="window.evil=1"><script>window.evil=1</script>'"&lt;b&gt;{{7*7}}`;
  const page = await signedIn({width: 1440, height: 900});
  const session = await edit('Bedrock', {title: {to: {en: evil}}, people: {to: [evil]}, abstract: {to: {en: evil}}});
  await hub.api('POST', 'announcements', {text: {fr: evil, en: evil}});
  await hub.api('PUT', 'screens/kiosk-1', {name: evil, mode: 'touch', zone: 'lobby'});
  await hub.api('POST', 'screens/kiosk-1/status', {version: evil, last_error: evil, freshness: evil});
  await fetch(`${hub.url}/feed/head`, {headers: {'foyer-screen': `kiosk-1; at=1.1; state=${evil.replace(/;/g, '')}`}});
  const created = await hub.api('POST', 'accounts', {name: evil.slice(0, 60), role: 'viewer'});
  assert.equal(created.status, 201);
  for (const view of ['now', 'programme', 'message', 'screens', 'screen/kiosk-1', 'history', 'people', 'audit', 'imports',
                      `session/${session.id}`, `room/${session.id}`, 'search', encodeURIComponent(evil), `session/${encodeURIComponent(evil)}`]) {
    await page.evaluate(`location.hash = ${JSON.stringify(`#/${view}`)}`);
    await until('the view', () => page.evaluate("!!document.getElementById('title')"));
    assert.equal(await page.evaluate('window.evil || document.querySelectorAll("#app img, #app script").length'), 0, view);
  }
  await page.evaluate("location.hash = '#/now'");
  await page.shows('<img src=x onerror=');
  await hub.api('DELETE', 'screens/kiosk-1');
  await clean();
});

check('axe-core finds no serious fault on any view', async () => {
  const axe = [process.env.FOYER_AXE, '/usr/share/nodejs/axe-core/axe.min.js'].find((path) => path && existsSync(path));
  if (!axe) {
    console.log('SKIPPED: axe-core is not here; FOYER_AXE names its axe.min.js');
    return;
  }
  const source = readFileSync(axe, 'utf8');
  for (const [width, dark] of [[390, false], [390, true], [1440, false]]) {
    const page = await signedIn({width, height: 900, dark});
    for (const view of all_views) {
      await page.evaluate(`location.hash = '#/${view}'`);
      await until('the view', () => page.evaluate("!!document.getElementById('title')"));
      await page.evaluate(source);
      const faults = await page.evaluate(`axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations
        .filter((one) => ['serious', 'critical'].includes(one.impact))
        .map((one) => one.id + ': ' + one.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary).slice(0, 3).join('; ')))`);
      assert.deepEqual(faults, [], `${view} at ${width}, ${dark ? 'dark' : 'light'}`);
    }
  }
});

check('no view is wider than the window, at 390 and at 1440 pixels, in either language', async () => {
  for (const [width, language] of [[390, 'en'], [390, 'fr'], [1440, 'fr']]) {
    const page = await browser.page({width, height: 844, language});
    pages.push(page);
    await page.open(hub.url);
    await page.type(language === 'fr' ? 'Nom' : 'Name', 'Anna');
    await page.type(language === 'fr' ? 'Mot de passe' : 'Password', password);
    await page.key('Enter');
    await page.shows('Salle 1');
    for (const view of all_views) {
      await page.evaluate(`location.hash = '#/${view}'`);
      await until('the view', () => page.evaluate("!!document.getElementById('title')"));
      const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      assert.ok(wide <= 0, `${view} is ${wide} px too wide at ${width} in ${language}`);
      // Targets for a thumb: 40 px, and links within text aside.
      const small = await page.evaluate(`[...document.querySelectorAll('button, .tab, input, select, textarea')]
        .filter((node) => node.offsetParent && (node.offsetHeight < 40 || node.offsetWidth < 40)).map((node) => node.outerHTML).join()`);
      assert.equal(small, '', `${view} at ${width}`);
    }
  }
});
