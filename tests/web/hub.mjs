// A hub for the tests: the sample programme, rehearsing the day of the conference, in a folder of
// its own.

import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const source = fileURLToPath(new URL('../..', import.meta.url));
export const sample = join(source, 'assets/sample/paris-container-day-2018.json');

export class Hub {
  static async start(binary, {programme = sample, at = '2018-06-26T11:20:00+02:00', speed = 1} = {}) {
    const hub = new Hub();
    hub.binary = binary;
    hub.folder = mkdtempSync(join(tmpdir(), 'foyer-hub-'));
    hub.db = join(hub.folder, 'hub.db');
    hub.env = {...process.env, XDG_CONFIG_HOME: hub.folder, XDG_STATE_HOME: hub.folder};
    hub.token = JSON.parse(hub.run('init', '--programme', programme, '--json')).token;
    hub.at = at;
    hub.speed = speed;
    hub.port = 0;
    await hub.serve();
    return hub;
  }

  run(...words) {
    const [command, ...rest] = words;
    return execFileSync(this.binary, [...(Array.isArray(command) ? command : [command]), '--db', this.db, ...rest],
                        {env: this.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
  }

  /** Serves, on the port that it had before. */
  async serve() {
    this.child = spawn(this.binary, ['serve', '--db', this.db, '--listen', `127.0.0.1:${this.port}`,
                                     ...(this.at ? ['--at', this.at, '--speed', String(this.speed)] : [])],
                       {env: this.env, stdio: ['ignore', 'pipe', 'inherit']});
    const ready = await new Promise((resolve, reject) => {
      let words = '';
      this.child.stdout.on('data', (part) => {
        words += part;
        if (words.includes('\n')) resolve(words);
      });
      this.child.on('exit', (code) => reject(new Error(`the hub ended with ${code}: ${words}`)));
    });
    this.port = Number(/:(\d+)\//.exec(ready)[1]);
    this.url = `http://localhost:${this.port}`;
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.on('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }

  async end() {
    await this.stop();
    rmSync(this.folder, {recursive: true, force: true});
  }

  /** The API, with the setup token. */
  async api(method, path, body, fields = {}) {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method, headers: {authorization: `Bearer ${this.token}`, 'foyer-client': 'test',
                        'content-type': 'application/json', ...fields},
      body: body === undefined ? undefined : JSON.stringify(body)});
    return {status: response.status, body: await response.json()};
  }

  /** A screen that says what it shows, as screens do when they ask for the head. */
  async screen(id, revision, {name, mode = 'touch', zone} = {}) {
    if (name) await this.api('PUT', `screens/${id}`, {name, mode, ...(zone ? {zone} : {})});
    await fetch(`${this.url}/feed/head`, {headers: {'foyer-screen': `${id}; at=1.${revision}; state=ok`}});
  }

  async session(words) {
    const {body} = await this.api('GET', `sessions?q=${encodeURIComponent(words)}`);
    return body.sessions[0];
  }
}
