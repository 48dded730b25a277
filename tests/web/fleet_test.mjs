// Staff in a real browser, a real hub, and screens in real windows. FOYER_HUB and FOYER name the
// programs.

import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {Browser, until} from './browser.mjs';
import {Hub} from './hub.mjs';
import {setUp, signIn} from './steps.mjs';
import {Kiosk} from './window.mjs';

const foyer = process.env.FOYER;
const pictures = process.env.FOYER_PICTURES;
/** What a busy machine may take for what should be there within a second. */
const patience_ms = 10000;
let browser;
let hub;

before(async () => {
  browser = await Browser.start(process.env.FOYER_CHROMIUM || 'chromium');
  // Time stands still: what changes on a screen is what staff did.
  hub = await Hub.start(process.env.FOYER_HUB, {speed: 0});
  await setUp(await browser.page(), hub);
});

after(async () => {
  await browser?.end();
  await hub?.end();
});

async function keep(name, picture) {
  if (!pictures) return;
  mkdirSync(pictures, {recursive: true});
  writeFileSync(join(pictures, `${name}.png`), picture);
}

function keepWindow(name, kiosk) {
  if (!pictures) return;
  mkdirSync(pictures, {recursive: true});
  spawnSync('convert', [`xwd:${kiosk.file_path}`, join(pictures, `${name}.png`)]);
}

async function signedIn(options) {
  const page = await browser.page(options);
  await signIn(page, hub);
  return page;
}

/** A screen that follows the hub, in a window, while `run` lasts. */
async function withKiosk(words, run) {
  const kiosk = await Kiosk.start(foyer, ['--hub', hub.url, '--lang', 'en', ...words]);
  try {
    await until('the programme of the hub', () => kiosk.said.includes('shows revision'));
    await run(kiosk);
  } finally {
    await kiosk.end();
  }
}

/** The window looks as a screen drawn anew does. */
function looksLike(kiosk, words) {
  const drawn = join(kiosk.folder, 'drawn.png');
  execFileSync(foyer, ['--hub', hub.url, '--lang', 'en', '--size', '540x960', ...words, '--screenshot', drawn],
               {env: {...process.env, XDG_STATE_HOME: kiosk.folder}, stdio: 'ignore'});
  const {stderr} = spawnSync('compare', ['-metric', 'AE', '-fuzz', '1%', `xwd:${kiosk.file_path}`, drawn, 'null:'], {encoding: 'utf8'});
  if (stderr.trim() !== '0' && pictures) {
    keepWindow('unlike-window', kiosk);
    writeFileSync(join(pictures, 'unlike-drawn.png'), readFileSync(drawn));
    console.log(`${stderr.trim()} pixels differ`);
  }
  return stderr.trim() === '0';
}

const unknown = async () => (await hub.api('GET', 'screens')).body.screens.filter((screen) => !screen.known);

test('a screen that nobody knows is paired by its code, and is a door within a second', {timeout: 120000}, async (t) => {
  const page = await signedIn();
  await withKiosk([], async (kiosk) => {
    const [screen] = await until('the screen at the hub', async () => {
      const list = await unknown();
      return list.length && list;
    });
    await page.evaluate("location.hash = '#/screens'");
    await page.shows('Waiting to be set up');
    await page.shows(screen.code);
    await keep('screens-waiting', await page.picture());
    await page.press('link', 'Pair a screen');
    await page.type('Code on the screen', 'wrong1');
    await page.shows('No screen that waits shows this code.');
    await page.type('Code on the screen', screen.code.toLowerCase().replace('-', ''));
    await page.shows(screen.id);
    await page.type('Name', 'Door Salle 2');
    await page.press('button', 'Door sign');
    await page.evaluate(`(() => { const select = document.querySelector('#screen-room');
      select.value = 'salle-2'; select.dispatchEvent(new Event('change')); })()`);
    await keep('pair', await page.picture());
    const before = kiosk.pixels();
    const begun = performance.now();
    await page.press('button', 'Pair a screen');
    await kiosk.changed('the door sign', before);
    const took = performance.now() - begun;
    t.diagnostic(`from the tap to other pixels: ${took.toFixed(0)} ms`);
    assert.ok(took < patience_ms);
    await page.shows('Paired');
    assert.deepEqual(await unknown(), []);
    await until('the sign of Salle 2', () => looksLike(kiosk, ['--screen', screen.id]));
    keepWindow('paired-door', kiosk);
  });
});

test('a talk that is moved on a phone is in its new room on a kiosk’s window', {timeout: 120000}, async (t) => {
  const page = await signedIn();
  await withKiosk(['--screen', 'kiosk-1'], async (kiosk) => {
    await page.evaluate("location.hash = '#/room/jobteaser-destination-kubernetes'");
    await page.press('radio', 'Salle 1');
    await page.shows('Preview');
    const before = kiosk.pixels();
    await page.press('button', 'Publish');
    await page.shows('This clashes');
    await page.type('Reason', 'The larger room');
    const begun = performance.now();
    await page.press('button', 'Publish all the same');
    await kiosk.changed('the moved talk', before);
    const took = performance.now() - begun;
    t.diagnostic(`from the tap to other pixels: ${took.toFixed(0)} ms`);
    assert.ok(took < patience_ms);
    await until('the picture of the new programme', () => looksLike(kiosk, ['--screen', 'kiosk-1']));
    keepWindow('moved', kiosk);
    const moved = kiosk.pixels();
    await page.undo();
    await kiosk.changed('the talk where it was', moved);
  });
});

test('staff see what a screen shows when they ask, and never what a visitor looks at', {timeout: 120000}, async (t) => {
  const page = await signedIn();
  await withKiosk(['--screen', 'kiosk-2'], async (kiosk) => {
    await until('the screen at the hub', async () =>
      (await hub.api('GET', 'screens')).body.screens.some((screen) => screen.id === 'kiosk-2'));
    await page.evaluate("location.hash = '#/screen/kiosk-2'");
    await page.shows('What it shows');
    let begun = performance.now();
    await page.press('button', 'Show a picture');
    const size = await until('the picture', () => page.evaluate(`(() => { const image = document.querySelector('#shown-picture');
      return image && image.complete && image.naturalWidth ? [image.naturalWidth, image.naturalHeight] : null; })()`));
    t.diagnostic(`from the tap to the picture on the page: ${(performance.now() - begun).toFixed(0)} ms`);
    assert.deepEqual(size, [360, 640]);
    await keep('shown', await page.picture());
    const got = await fetch(`${hub.url}/api/v1/screens/kiosk-2/picture`, {headers: {authorization: `Bearer ${hub.token}`}});
    const bytes = Buffer.from(await got.arrayBuffer());
    t.diagnostic(`the picture has ${bytes.length} bytes`);
    const file = join(kiosk.folder, 'shown.png');
    writeFileSync(file, bytes);
    // The same as the pixels of the window, made as small: what one sees, not something like it.
    const small = join(kiosk.folder, 'small.png');
    execFileSync('convert', [`xwd:${kiosk.file_path}`, '-resize', '360x640!', small]);
    const {stderr} = spawnSync('compare', ['-metric', 'RMSE', file, small, 'null:'], {encoding: 'utf8'});
    const difference = Number(/\((.*)\)/.exec(stderr)[1]);
    t.diagnostic(`it differs from the window by ${difference}`);
    assert.ok(difference < 0.04, stderr);

    const before = kiosk.pixels();
    kiosk.tap(270, 300);
    await kiosk.changed('what the visitor opened', before);
    begun = performance.now();
    await page.press('button', 'Take another picture');
    await page.shows('A visitor is using it. No picture was taken.');
    await keep('shown-in-use', await page.picture());
    const again = await fetch(`${hub.url}/api/v1/screens/kiosk-2/picture`, {headers: {authorization: `Bearer ${hub.token}`}});
    assert.deepEqual(Buffer.from(await again.arrayBuffer()), bytes);
  });
});
