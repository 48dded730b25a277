// Debian's Chromium, driven over its DevTools pipe with what Node has built in: no package, no
// driver, no port. A page finds things as a person does: by role and name, from Chromium's own
// accessibility tree.

import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

const patience_ms = 60000;

/** Waits until `look()` gives something, looking every so often; says what it waited for when it
    does not. */
export async function until(what, look, every_ms = 40) {
  const end = Date.now() + patience_ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(every_ms);
  }
}

export class Browser {
  static async start(binary) {
    const browser = new Browser();
    browser.folder = mkdtempSync(join(tmpdir(), 'foyer-web-'));
    browser.child = spawn(binary, [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--force-device-scale-factor=1',
      '--disable-dev-shm-usage', '--remote-debugging-pipe', `--user-data-dir=${browser.folder}`, 'about:blank',
    ], {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true});
    browser.ended = new Promise((resolve) => browser.child.on('exit', resolve));
    browser.ended.then(() => {
      for (const {reject} of browser.waiting.values()) reject(new Error('the browser has ended'));
      browser.waiting.clear();
    });
    browser.waiting = new Map();
    browser.sessions = new Map();
    browser.last = 0;
    let rest = '';
    browser.child.stdio[4].setEncoding('utf8').on('data', (part) => {
      const whole = (rest + part).split('\0');
      rest = whole.pop();
      for (const message of whole) browser.take(JSON.parse(message));
    });
    browser.child.stdio[3].on('error', () => {});
    return browser;
  }

  take(message) {
    if (message.id) {
      const {resolve, reject} = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
      return;
    }
    const page = this.sessions.get(message.sessionId);
    if (page) page.heard(message.method, message.params);
  }

  send(method, params = {}, sessionId = undefined) {
    this.last += 1;
    const id = this.last;
    this.child.stdio[3].write(`${JSON.stringify({id, method, params, sessionId})}\0`);
    return new Promise((resolve, reject) => this.waiting.set(id, {resolve, reject}));
  }

  /** A page in a profile of its own: its own cookies and storage. */
  async page({width = 390, height = 844, language = 'en', dark = false, scale = 1} = {}) {
    const {browserContextId} = await this.send('Target.createBrowserContext');
    const {targetId} = await this.send('Target.createTarget', {url: 'about:blank', browserContextId});
    const {sessionId} = await this.send('Target.attachToTarget', {targetId, flatten: true});
    const page = new Page(this, sessionId, browserContextId);
    this.sessions.set(sessionId, page);
    for (const part of ['Page', 'Runtime', 'Network', 'Log', 'Accessibility']) await page.send(`${part}.enable`);
    await page.send('Emulation.setLocaleOverride', {locale: language === 'fr' ? 'fr_FR' : 'en_GB'});
    await page.send('Network.setUserAgentOverride', {userAgent: 'Chromium', acceptLanguage: language});
    await page.send('Emulation.setTimezoneOverride', {timezoneId: 'America/New_York'});
    await page.size(width, height, scale);
    await page.look(dark);
    return page;
  }

  /** Ends all of its processes: a child that lives on would still write into the folder. */
  async end() {
    try {
      process.kill(-this.child.pid, 'SIGKILL');
    } catch { /* it had ended before */ }
    await this.ended;
    rmSync(this.folder, {recursive: true, force: true, maxRetries: 20, retryDelay: 100});
  }
}

class Page {
  constructor(browser, session, profile) {
    this.browser = browser;
    this.session = session;
    this.profile = profile;
    /** What the page complained about: errors of scripts, refusals of its policy. */
    this.complaints = [];
    /** Bytes that came over the network. */
    this.received = 0;
  }

  send(method, params) {
    return this.browser.send(method, params, this.session);
  }

  /** Closes it with its profile: an open page goes on listening to the hub and costs the machine. */
  async close() {
    this.browser.sessions.delete(this.session);
    await this.browser.send('Target.disposeBrowserContext', {browserContextId: this.profile});
  }

  heard(method, params) {
    if (method === 'Runtime.exceptionThrown')
      this.complaints.push(params.exceptionDetails.exception?.description || params.exceptionDetails.text);
    if (method === 'Log.entryAdded' && params.entry.level === 'error' && params.entry.source !== 'network')
      this.complaints.push(params.entry.text);
    if (method === 'Network.loadingFinished') this.received += params.encodedDataLength;
  }

  size(width, height, scale = 1) {
    return this.send('Emulation.setDeviceMetricsOverride',
                     {width, height, deviceScaleFactor: scale, mobile: width < 600});
  }

  look(dark) {
    return this.send('Emulation.setEmulatedMedia', {features: [
      {name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'},
      {name: 'prefers-reduced-motion', value: 'reduce'}]});
  }

  offline(is) {
    return this.send('Network.emulateNetworkConditions',
                     {offline: is, latency: 0, downloadThroughput: -1, uploadThroughput: -1});
  }

  open(url) {
    return this.send('Page.navigate', {url});
  }

  async evaluate(expression) {
    const {result, exceptionDetails} = await this.send('Runtime.evaluate',
      {expression, awaitPromise: true, returnByValue: true});
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || exceptionDetails.text);
    return result.value;
  }

  text() {
    return this.evaluate("document.body ? document.body.innerText : ''");
  }

  shows(words) {
    return until(`"${words}"`, async () => (await this.text()).includes(words));
  }

  hides(words) {
    return until(`no "${words}"`, async () => !(await this.text()).includes(words));
  }

  /** What has this role and a name that contains `name`; what is in an open dialog comes first. */
  async find(role, name) {
    const {nodes} = await this.send('Accessibility.getFullAXTree');
    const fits = nodes.filter((node) => !node.ignored && node.role?.value === role &&
      String(node.name?.value || '').includes(name));
    const exact = fits.find((node) => node.name.value === name);
    const found = exact || fits[0];
    return found && found.backendDOMNodeId;
  }

  /** Where its middle is, once it is in sight. */
  middle(role, name) {
    return until(`${role} "${name}"`, async () => {
      const node = await this.find(role, name);
      if (!node) return null;
      try {
        await this.send('DOM.scrollIntoViewIfNeeded', {backendNodeId: node});
        const {model} = await this.send('DOM.getBoxModel', {backendNodeId: node});
        const [x1, y1, , , x2, y2] = model.border;
        return [(x1 + x2) / 2, (y1 + y2) / 2];
      } catch {
        return null;  // it has just gone, or is not in sight
      }
    });
  }

  mouse(type, x, y, more = {}) {
    return this.send('Input.dispatchMouseEvent',
                     {type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1, ...more});
  }

  async press(role, name, hold_ms = 0) {
    const place = await this.middle(role, name);
    await this.mouse('mousePressed', ...place);
    if (hold_ms) await pause(hold_ms);
    await this.mouse('mouseReleased', ...place);
  }

  /** Takes back what was done last: in the bar, which goes after ten seconds (a slow machine may have taken
      them), or else on the first view, where it stands then. */
  async undo() {
    await this.evaluate("location.hash = '#/now'");
    await until('a way to undo it', () => this.evaluate(`{ const undo = document.querySelector('#bar-undo, #last-undo');
      undo?.click(); !!undo; }`));
    await until('word that it is undone', () => this.evaluate("!!document.querySelector('#bar-close')"));
  }

  async drag(role, name, dx, dy) {
    const [x, y] = await this.middle(role, name);
    await this.mouse('mousePressed', x, y);
    for (let part = 1; part <= 5; part += 1)
      await this.mouse('mouseMoved', x + dx * part / 5, y + dy * part / 5);
    await this.mouse('mouseReleased', x + dx, y + dy);
  }

  async type(label, words) {
    const node = await until(`field "${label}"`, async () =>
      await this.find('textbox', label) || await this.find('searchbox', label) || this.find('InputTime', label));
    await this.send('DOM.focus', {backendNodeId: node});
    await this.evaluate(`document.activeElement.select && document.activeElement.select()`);
    await this.send('Input.insertText', {text: words});
  }

  async key(key, modifiers = 0) {
    const codes = {Enter: 13, Tab: 9, Escape: 27, ArrowDown: 40, ArrowUp: 38, ArrowLeft: 37, ArrowRight: 39, ' ': 32};
    const text = key === 'Enter' ? '\r' : key === ' ' ? ' ' : undefined;
    const base = {key, code: key === ' ' ? 'Space' : key, windowsVirtualKeyCode: codes[key], modifiers};
    await this.send('Input.dispatchKeyEvent', {type: text ? 'keyDown' : 'rawKeyDown', text, ...base});
    await this.send('Input.dispatchKeyEvent', {type: 'keyUp', ...base});
  }

  /** Role and name of what has the focus. */
  async focused() {
    return this.evaluate(`(() => { const a = document.activeElement; if (a === document.body) return '';
      return (a.getAttribute('aria-label') || a.labels?.[0]?.innerText || a.innerText || a.id || '').trim(); })()`);
  }

  async picture() {
    const {data} = await this.send('Page.captureScreenshot', {format: 'png'});
    return Buffer.from(data, 'base64');
  }
}
