// What the site's pages can do beyond being read. Without this script every page is complete.

"use strict";
