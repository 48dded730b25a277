// Debian's Prometheus with the configuration and the alerts that Foyer ships, watching a real hub
// whose screens fall silent, stale and wrong. FOYER_HUB names the program.

import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {until} from '../web/browser.mjs';
import {Hub, sample} from '../web/hub.mjs';

const shipped = fileURLToPath(new URL('../../tools/hub/monitoring', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'foyer-prometheus-'));
let hub;
let child;
let url;

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const {port} = server.address();
    server.close(() => resolve(port));
  });
});

/** What Foyer ships, but for the address of the hub, and with everything happening at once. */
function configure() {
  const config = readFileSync(join(shipped, 'prometheus.yml'), 'utf8');
  assert.ok(config.includes('localhost:8080'));
  writeFileSync(join(folder, 'prometheus.yml'),
                config.replace('localhost:8080', `127.0.0.1:${hub.port}`).replaceAll('15s', '1s'));
  copyFileSync(join(shipped, 'alerts.yml'), join(folder, 'alerts.yml'));
  const patient = readFileSync(join(shipped, 'alerts.yml'), 'utf8');
  writeFileSync(join(folder, 'alerts.yml'), patient.replaceAll(/\bfor: \w+/g, 'for: 1s'));
}

async function ask(path) {
  const response = await fetch(`${url}/api/v1/${path}`);
  const body = await response.json();
  assert.equal(body.status, 'success', JSON.stringify(body));
  return body.data;
}

const query = async (expression) => (await ask(`query?query=${encodeURIComponent(expression)}`)).result;
const firing = async () => (await ask('alerts')).alerts.filter((alert) => alert.state === 'firing').map((alert) => alert.labels.alertname);
const fires = (name) => until(`the alert ${name}`, async () => (await firing()).includes(name));

before(async () => {
  hub = await Hub.start(process.env.FOYER_HUB);
  configure();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  child = spawn('prometheus', [`--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`,
                               `--web.listen-address=127.0.0.1:${port}`, '--log.level=warn'], {stdio: ['ignore', 'inherit', 'inherit']});
  await until('Prometheus', () => fetch(`${url}/-/ready`).then((response) => response.ok, () => false));
});

after(async () => {
  if (child) {
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  await hub?.end();
  rmSync(folder, {recursive: true, force: true});
});

test('promtool finds nothing wrong with what Foyer ships', () => {
  for (const words of [['check', 'config', join(shipped, 'prometheus.yml')], ['check', 'rules', join(shipped, 'alerts.yml')],
                       ['test', 'rules', join(shipped, 'alerts_test.yml')]])
    execFileSync('promtool', words, {stdio: 'pipe'});
});

test('Prometheus takes every alert, and reads the hub', {timeout: 60000}, async () => {
  await until('the hub', async () => (await query('up{job="foyer-hub"}'))[0]?.value[1] === '1');
  const {groups} = await ask('rules');
  const names = groups.flatMap((group) => group.rules.map((rule) => rule.name));
  const stated = [...readFileSync(join(shipped, 'alerts.yml'), 'utf8').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  assert.ok(stated.length >= 8);
  assert.deepEqual(names, stated);
  await until('every rule to be looked at', async () => (await ask('rules')).groups.every((group) => group.rules.every((rule) => rule.health === 'ok')));
  assert.deepEqual(await firing(), []);
});

test('every question of the dashboard is answered', {timeout: 60000}, async () => {
  const dashboard = JSON.parse(readFileSync(join(shipped, 'grafana.json'), 'utf8'));
  const questions = dashboard.panels.flatMap((panel) => (panel.targets || []).map((target) => target.expr));
  assert.ok(questions.length >= 10);
  for (const question of questions) {
    await query(question);
    for (const [name] of question.matchAll(/foyer_hub_\w+/g))
      assert.ok((await query(`{__name__="${name}"}`)).length > 0, `${name} of ${question}`);
  }
});

test('a silent screen, a stale one, a wrong clock and a held import raise their alerts', {timeout: 120000}, async () => {
  const revision = (await hub.api('GET', 'status')).body.revision;
  await hub.screen('lobby-1', revision);
  assert.deepEqual(await firing(), []);
  await hub.screen('lobby-2', revision, {name: 'Lobby 2'});
  await hub.api('PUT', 'screens/never-seen', {name: 'Cloakroom'});
  await hub.api('POST', 'screens/lobby-1/status', {freshness: 'stale', clock_error_ms: 90000});
  const smaller = JSON.parse(readFileSync(sample, 'utf8'));
  smaller.sessions.length = 3;
  assert.equal((await hub.api('POST', 'imports', smaller)).status, 202);
  for (const name of ['FoyerScreenSilent', 'FoyerScreenStale', 'FoyerClockWrong', 'FoyerImportHeld']) await fires(name);
  assert.ok(!(await firing()).includes('FoyerHubSilent'));
});

test('a hub that ends raises its alert, and the alert goes when the hub is back', {timeout: 60000}, async () => {
  await hub.stop();
  await fires('FoyerHubSilent');
  await hub.serve();
  await until('the end of the alert', async () => !(await firing()).includes('FoyerHubSilent'));
});
