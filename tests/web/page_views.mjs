// Every view of the staff page: hostile text, accessibility, widths.

import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {until} from './browser.mjs';
import {all_views, browser, check, clean, edit, hub, pages, signedIn} from './page_rig.mjs';
import {password} from './steps.mjs';

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

check('the hours in which a screen is light are set with its look', async () => {
  const page = await signedIn();
  const door = async () => (await hub.api('GET', 'screens')).body.screens.find((screen) => screen.id === 'door-1');
  await page.evaluate("location.hash = '#/screen/door-1'");
  await page.press('button', 'By the hour');
  await page.evaluate(`{ const input = document.getElementById('screen-light_from'); input.value = '09:15';
    input.dispatchEvent(new Event('input')); }`);
  await page.press('button', 'Save');
  await until('the hours', async () => (await door()).light_hours === '09:15-20:00');
  // The page goes back to the list once it has read the answer, which may be after the hub has said it here.
  await until('the list', () => page.evaluate("location.hash === '#/screens'"));
  await page.evaluate("location.hash = '#/screen/door-1'");
  await page.press('button', 'Dark');
  await page.press('button', 'Save');
  await until('the theme', async () => (await door()).theme === 'dark' && (await door()).light_hours === null);
});

check('axe-core finds no serious fault on any view', async () => {
  const axe = process.env.FOYER_AXE || fileURLToPath(new URL('node_modules/axe-core/axe.min.js', import.meta.url));
  if (!existsSync(axe)) {
    console.log(`SKIPPED: there is no ${axe}; tools/setup fetches it`);
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
