// The staff page in a real browser against a real hub: all tests on one hub and in one browser, one
// after the other. Each file can be run alone too.

import './page_edits.mjs';
import './page_network.mjs';
import './page_messages.mjs';
import './page_desk.mjs';
import './page_people.mjs';
import './page_views.mjs';
