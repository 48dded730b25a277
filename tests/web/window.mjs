// A kiosk in a real window, on a display in memory whose pixels are a file: what is on the screen
// is read without asking anybody, within a millisecond.

import {execFileSync, spawn} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, readSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {until} from './browser.mjs';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));

/** Resolves to the first line that a stream says. */
function firstLine(stream, child, what) {
  return new Promise((resolve, reject) => {
    let words = '';
    stream.on('data', (part) => {
      words += part;
      if (words.includes('\n')) resolve(words.trim());
    });
    child.on('exit', (code) => reject(new Error(`${what} ended with ${code}`)));
    child.on('error', reject);
  });
}

const gone = (child) => new Promise((resolve) => {
  if (child.exitCode !== null || child.signalCode !== null) resolve();
  else child.on('exit', resolve);
});

export class Kiosk {
  /** `words` are options of foyer; `size` is WIDTHxHEIGHT. */
  static async start(binary, words, {size = '540x960', db} = {}) {
    const kiosk = new Kiosk();
    kiosk.folder = mkdtempSync(join(tmpdir(), 'foyer-window-'));
    kiosk.server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-fbdir', kiosk.folder,
                                  '-noreset', '-nolisten', 'tcp'],
                         {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    kiosk.number = await firstLine(kiosk.server.stdio[3], kiosk.server, 'Xvfb');
    kiosk.file_path = join(kiosk.folder, 'Xvfb_screen0');
    kiosk.file = openSync(kiosk.file_path, 'r');
    kiosk.bytes = statSync(kiosk.file_path).size;
    kiosk.db = db || join(kiosk.folder, 'kiosk.db');
    kiosk.said = '';
    kiosk.child = spawn(binary, [...words, '--db', kiosk.db, '--size', size], {
      env: {...process.env, DISPLAY: `:${kiosk.number}`, FOYER_ASSETS: assets, FOYER_TRACE: '1',
            XDG_STATE_HOME: kiosk.folder, LANG: 'C.UTF-8'},
      stdio: ['ignore', 'ignore', 'pipe']});
    kiosk.child.stderr.setEncoding('utf8').on('data', (part) => { kiosk.said += part; });
    await until('the first frame', () => {
      if (kiosk.child.exitCode !== null) throw new Error(`foyer ended: ${kiosk.said}`);
      return kiosk.said.includes('first frame');
    });
    return kiosk;
  }

  /** All pixels, as they are now. */
  pixels() {
    const buffer = Buffer.alloc(this.bytes);
    readSync(this.file, buffer, 0, this.bytes, 0);
    return buffer;
  }

  /** A finger touches the screen for a moment. */
  tap(x, y) {
    execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', '1'],
                 {env: {...process.env, DISPLAY: `:${this.number}`}});
  }

  /** Waits until the screen looks otherwise than `before`. */
  changed(what, before) {
    return until(what, () => !this.pixels().equals(before), 4);
  }

  /** What the log says that the kiosk shows. */
  shows(revision) {
    return until(`revision ${revision} on the screen`, () => this.said.includes(`shows revision ${revision}\n`));
  }

  async end() {
    this.child.kill('SIGTERM');
    await gone(this.child);
    this.server.kill('SIGTERM');
    await gone(this.server);
    closeSync(this.file);
    rmSync(this.folder, {recursive: true, force: true, maxRetries: 5});
  }
}
