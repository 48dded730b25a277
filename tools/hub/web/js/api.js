// Requests to the hub. A failure is an ApiError: status 0 when the hub was not reached.

export class ApiError extends Error {
  constructor(status, body, wait) {
    super((body.error && body.error.message) || `status ${status}`);
    this.status = status;
    this.code = (body.error && body.error.code) || (status === 0 ? 'offline' : 'failed');
    this.body = body;
    this.wait = wait;
  }
}

const patience_ms = 15000;
let onReach = () => {};

/** `listener(reached)` is told of each request whether the hub was reached. */
export function watchReach(listener) {
  onReach = listener;
}

export async function call(method, path, {body, base, key, file, timeout} = {}) {
  const headers = {'Foyer-Client': 'page'};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (base !== undefined) headers['If-Match'] = `"${base}"`;
  if (key) headers['Idempotency-Key'] = key;
  let response;
  let answer = {};
  try {
    response = await fetch(`/api/v1/${path}`, {
      method, headers, credentials: 'same-origin', cache: 'no-store', redirect: 'error',
      body: file !== undefined ? file : body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeout || patience_ms),
    });
    answer = await response.json();
  } catch (failure) {
    // A page of a captive portal is no answer of ours either.
    onReach(false);
    throw new ApiError(0, {});
  }
  onReach(true);
  if (response.ok) return answer;
  throw new ApiError(response.status, answer, Number(response.headers.get('Retry-After')) || 0);
}

export const get = (path) => call('GET', path);

/** A key under which a retry never acts twice; also where there is no secure context. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
