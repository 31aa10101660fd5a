/** How answers look: JSON, pages, caching, compression, security headers. */
@NullMarked
package org.celeryresults.rest.answer;

import org.jspecify.annotations.NullMarked;
