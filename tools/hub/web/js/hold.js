// What is under a finger stays under it, whatever others do meanwhile: drawing waits while a finger
// is down, and then keeps in its place what was touched last, or else what is in sight.

/** A finger that has not come up by then is taken for one that left the window. */
const longest_ms = 3000;
/** So long after a touch, what was touched stays: the next tap of a row of taps goes there too. */
const recent_ms = 2000;
/** Where the eye is: below the heads that stay at the top. */
const eye_y = 160;

let touched = null;
let touched_at = -Infinity;
let down = false;
let late = null;
let limit = 0;

function lift() {
  clearTimeout(limit);
  down = false;
  const draw = late;
  late = null;
  if (draw) draw();
}

/** Begins to hear fingers and mouse buttons. */
export function watchFingers() {
  window.addEventListener('pointerdown', (event) => {
    const node = event.target instanceof Element && event.target.closest('main [id]');
    touched = node || null;
    touched_at = performance.now();
    down = true;
    clearTimeout(limit);
    limit = setTimeout(lift, longest_ms);
  }, {capture: true});
  // The click comes after the finger: what it does is drawn first.
  for (const type of ['pointerup', 'pointercancel', 'dragend'])
    window.addEventListener(type, () => setTimeout(lift, 0), {capture: true});
}

/** `draw` at once, or when no finger is down any more. */
export const whenLifted = (draw) => () => {
  if (down) late = draw;
  else draw();
};

/** Calls `change`, which draws, and scrolls so that what should stay in its place does; where the
    page is too short for that, it is made longer. */
export function keepingPlace(change) {
  const recent = touched && touched.isConnected && performance.now() - touched_at < recent_ms;
  const node = recent ? touched
    : window.scrollY > 0 && document.elementFromPoint(window.innerWidth / 2, eye_y)?.closest('main [id]');
  if (!node) return change();
  const before = node.getBoundingClientRect().top;
  change();
  if (!node.isConnected) return;
  const by = node.getBoundingClientRect().top - before;
  const end = window.scrollY + by + window.innerHeight;
  if (end > document.documentElement.scrollHeight) document.body.style.minHeight = `${end}px`;
  if (by) window.scrollBy(0, by);
}

/** Begins another view, at its top. */
export function leavingPlace(change) {
  change();
  document.body.style.minHeight = '';
  window.scrollTo(0, 0);
}
