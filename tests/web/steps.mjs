// What several tests do: setting the hub up, signing in.

export const password = 'orange boat 17';

export async function setUp(page, hub) {
  await page.open(hub.url);
  await page.type('Setup token', hub.token);
  await page.type('Name', 'Anna');
  await page.type('Password', password);
  await page.press('button', 'Set up this hub');
  await page.shows('Salle 1');
}

export async function signIn(page, hub, name = 'Anna', words = password) {
  await page.open(hub.url);
  await page.type('Name', name);
  await page.type('Password', words);
  await page.press('button', 'Sign in');
  await page.shows('Salle 1');
}
