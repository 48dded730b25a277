// What tools/bench tells of the staff page: from the tap on Publish to other pixels in the window of
// a door sign, and what opening the page costs. node tests/web/bench.mjs FOYER-HUB FOYER [TAPS]
// prints rows as JSON.

import {setTimeout as pause} from 'node:timers/promises';
import {Browser, until} from './browser.mjs';
import {Hub} from './hub.mjs';
import {setUp, signIn} from './steps.mjs';
import {Kiosk} from './window.mjs';

const [hub_binary, foyer, taps = '40'] = process.argv.slice(2);
const talk = 'bedrock-of-dropbox';

const percentile = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

function row(name, value, unit, baseline, baseline_value) {
  return {name, value: Number(value.toFixed(3)), unit, baseline, baseline_value,
          ratio: Number((value / baseline_value).toFixed(4))};
}

/** From the finger that leaves Publish to the first other pixel of the sign. */
async function publish(page, kiosk, room) {
  await page.evaluate(`location.hash = '#/room/${talk}'`);
  await page.press('radio', room);
  await page.shows('Preview');
  await until('a sign that stands still', async () => {
    const before = kiosk.pixels();
    await pause(300);
    return kiosk.pixels().equals(before);
  });
  const place = await page.middle('button', 'Publish');
  const before = kiosk.pixels();
  await page.mouse('mousePressed', ...place);
  const begun = performance.now();
  await page.mouse('mouseReleased', ...place);
  await kiosk.changed('the sign', before);
  const took = performance.now() - begun;
  await page.shows('Published');
  await page.evaluate("location.hash = '#/now'");
  return took;
}

/** What a phone that was never here loads until somebody who signs in sees the rooms. */
async function opening(browser, hub) {
  const page = await browser.page();
  const begun = performance.now();
  await page.open(hub.url);
  await page.shows('Staff sign-in');
  const shown = performance.now() - begun;
  await signIn(page, hub);
  await pause(1000);
  return {shown, received: page.received};
}

const browser = await Browser.start(process.env.FOYER_CHROMIUM || 'chromium');
const hub = await Hub.start(hub_binary, {speed: 0});
try {
  await setUp(await browser.page(), hub);
  const {shown, received} = await opening(browser, hub);
  const other = await hub.session('JobTeaser');
  await hub.api('PATCH', `sessions/${other.id}`, {set: {status: {to: 'cancelled'}}}, {'if-match': `"${other.revision}"`});
  await hub.api('PUT', 'screens/door-3', {name: 'Salle 3', mode: 'door', room: 'salle-3'});
  const page = await browser.page();
  await signIn(page, hub);
  const kiosk = await Kiosk.start(foyer, ['--hub', hub.url, '--lang', 'en', '--screen', 'door-3'], {size: '1080x1920'});
  const times = [];
  try {
    await until('the programme of the hub', () => kiosk.said.includes('shows revision'));
    for (let i = 0; i < Number(taps); i += 1) times.push(await publish(page, kiosk, i % 2 ? 'Salle 3' : 'Salle 2'));
  } finally {
    await kiosk.end();
  }
  console.log(JSON.stringify([
    row('tap on Publish to pixels on a door sign, p50', percentile(times, 0.5), 'ms', 'goal', 1000),
    row('tap on Publish to pixels on a door sign, p99', percentile(times, 0.99), 'ms', 'goal', 1000),
    row('staff page: bytes loaded until the rooms are shown', received / 1000, 'kB', 'goal', 150),
    row('staff page: from the address to the sign-in', shown, 'ms', 'goal', 1000),
  ]));
} finally {
  await browser.end();
  await hub.end();
}
