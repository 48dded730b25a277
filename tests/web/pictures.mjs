// Pictures of every view, by hand: node tests/web/pictures.mjs FOYER-HUB FOLDER [VIEW…]

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {Browser} from './browser.mjs';
import {Hub} from './hub.mjs';
import {setUp} from './steps.mjs';

const [binary, folder, ...wanted] = process.argv.slice(2);
mkdirSync(folder, {recursive: true});
const hub = await Hub.start(binary);
const browser = await Browser.start('chromium');
const views = ['now', 'room/concourse-container-first-ci-and-cd', 'session/bedrock-of-dropbox', 'programme', 'message',
               'screens', 'screen/kiosk-1', 'pair/QQT-WNP', 'more', 'history', 'people', 'audit', 'account', 'imports', 'search'];
try {
  const kinds = ['touch', 'touch', 'touch', 'touch', 'board', 'board', 'board', 'door', 'door', 'door'];
  for (const [i, mode] of kinds.entries())
    await hub.screen(`${mode === 'touch' ? 'kiosk' : mode}-${i + 1}`, 12, {name: `${{touch: 'Kiosk', board: 'Board', door: 'Door'}[mode]} ${i + 1}`, mode, zone: i < 4 ? 'lobby' : 'hall'});
  const first = await browser.page();
  await setUp(first, hub);
  const {body} = await hub.api('GET', 'status');
  for (const [i, mode] of kinds.entries()) if (i !== 3)
    await hub.screen(`${mode === 'touch' ? 'kiosk' : mode}-${i + 1}`, body.revision);
  await hub.screen('lobby-3f2a1c', body.revision);
  const edit = async (words, set) => {
    const session = await hub.session(words);
    const answer = await hub.api('PATCH', `sessions/${session.id}`, {set, force: true, reason: 'test'}, {'if-match': `"${session.revision}"`});
    if (answer.status !== 200) console.log(answer.body);
  };
  await edit('Improving', {status: {to: 'cancelled'}});
  await edit('Concourse', {rooms: {to: ['salle-3']}});
  await edit('Should you use', {end: {to: '2018-06-26T11:50:00+02:00'}});
  for (const [name, options] of Object.entries({
    'phone-light': {}, 'phone-dark': {dark: true, language: 'fr'}, 'desk-light': {width: 1440, height: 900},
    'desk-dark': {width: 1440, height: 900, dark: true, language: 'fr'}})) {
    const page = await browser.page({...options, scale: 1});
    await page.open(hub.url);
    await pause(700);
    writeFileSync(join(folder, `${name}-sign-in.png`), await page.picture());
    await page.type(options.language === 'fr' ? 'Nom' : 'Name', 'Anna');
    await page.type(options.language === 'fr' ? 'Mot de passe' : 'Password', 'orange boat 17');
    await page.key('Enter');
    await page.shows('Salle 1');
    for (const view of wanted.length ? wanted : views) {
      await page.evaluate(`location.hash = '#/${view}'`);
      await pause(500);
      if (view.startsWith('room/')) {
        await page.evaluate(`document.querySelector('#pick-salle-1').click()`);
        await pause(400);
      }
      if (view === 'message') await page.evaluate(`document.querySelector('#choice-Message-warning, #choice-Message-info').click()`);
      writeFileSync(join(folder, `${name}-${view.split('/')[0]}.png`), await page.picture());
    }
    if (page.complaints.length) console.log(name, page.complaints);
    console.log(name, page.received, 'bytes');
  }
} finally {
  await browser.end();
  await hub.end();
}
