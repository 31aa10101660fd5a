/**
 * The configured databases: their entity managers, their dialects, keyset pages, the operations all
 * managers share.
 */
@NullMarked
package org.celeryresults.store;

import org.jspecify.annotations.NullMarked;
